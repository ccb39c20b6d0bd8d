"""The evidence of one finding, drawn."""

from __future__ import annotations

from dataclasses import replace

from report_fixture import DEAD, NIGHT

from conflictcheck.report._waterfall import waterfall
from conflictcheck.report.json import conflict_data

EXPECTED = """\
number: 12 vs 15 dead
about passengers of the Lady Anne

  12  news/harbour.txt:4:27
  15  news/courier — city.md:1:72 and 1 more

 weight     sum  evidence
  +2.10   +2.10  ++++++++++++  same linked entities (Lady Anne)
  +1.25   +3.35  +++++++       synonymous event word (die, dead)
  -0.60   +2.75  ---           time differs (Tuesday, Monday)
  -1.15   +1.60  -------       prior

The evidence adds up to +1.60; confidence 83%.
"""


def test_waterfall() -> None:
    assert waterfall(conflict_data(DEAD)) == EXPECTED


def test_a_finding_without_evidence() -> None:
    text = waterfall(conflict_data(replace(NIGHT, evidence=())))
    assert text.endswith("The evidence adds up to +0.00; confidence 91%.\n")


def test_weights_of_zero_do_not_divide_by_it() -> None:
    evidence = (replace(NIGHT.evidence[0], weight=0.0),)
    assert "+0.00" in waterfall(conflict_data(replace(NIGHT, evidence=evidence)))


def test_it_fits_a_narrow_terminal() -> None:
    assert all(len(line) <= 50 for line in waterfall(conflict_data(DEAD), 50).splitlines())
