"""The evidence of one finding, drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

from report_fixture import DEAD, NIGHT

from conflictcheck.explain.waterfall import evidence_lines, waterfall
from conflictcheck.explain.words import known
from conflictcheck.report.json import conflict_data

EXPECTED = """\
number: 12 vs 15 dead
about passengers of the Lady Anne

  12  news/harbour.txt:4:27
  15  news/courier — city.md:1:72 and 1 more

Weights: +0.7 doubles the odds that it is a disagreement, +2.3 makes them
  tenfold; below zero speaks against.

 weight     sum
for:
  +2.10   +2.10  ++++++++++  same linked entities (Lady Anne)
  +1.25   +3.35  ++++++      synonymous event word (die, dead)
against:
  -1.15   +2.20  -----       prior
  -0.60   +1.60  ---         time differs (Tuesday, Monday)

The evidence adds up to +1.60; confidence 83%.
"""


def test_waterfall() -> None:
    assert waterfall(conflict_data(DEAD)) == EXPECTED


def test_a_finding_without_evidence() -> None:
    text = waterfall(conflict_data(replace(NIGHT, evidence=())))
    assert text.endswith("The evidence adds up to +0.00; confidence 91%.\n")


def test_weights_of_zero_do_not_divide_by_it() -> None:
    evidence = (replace(NIGHT.evidence[0], weight=0.0),)
    text = waterfall(conflict_data(replace(NIGHT, evidence=evidence)))
    assert "adds up to +0.00" in text
    # What weighs nothing says nothing.
    assert evidence[0].level not in text


def test_it_fits_a_narrow_terminal() -> None:
    assert all(len(line) <= 50 for line in waterfall(conflict_data(DEAD), 50).splitlines())


def test_the_start_is_named_and_the_strongest_come_first() -> None:
    told = [("starting point", "how often two such values disagree", -3.0), ("same counted noun", "counted noun", 0.2)]
    told += [("times differ", "time", -0.5), ("sentences parallel", "parallel", 1.5)]
    lines = [" ".join(line.split()) for line in evidence_lines(told, 100)]
    assert lines[3:] == [
        "starting point:",
        "-3.00 -3.00 ---------- how often two such values disagree",
        "for:",
        "+1.50 -1.50 +++++ the sentences run parallel",
        "+0.20 -1.30 + both count the same thing",
        "against:",
        "-0.50 -1.80 -- the times that they name differ",
    ]


def test_weak_evidence_is_summed_up() -> None:
    told = [(f"level {k}", f"comparison {k}", 0.1 * k) for k in range(1, 11)]
    lines = evidence_lines(told, 100, 3)
    assert [line.split("  ")[-1].strip() for line in lines[4:7]] == [f"level {k} (comparison {k})" for k in (10, 9, 8)]
    assert lines[-1].endswith("7 weaker signs together")
    assert "+2.80" in lines[-1]
    assert "+5.50" in lines[-1]


def test_every_level_of_the_weights_has_words() -> None:
    """A comparison or level that is new in the weights file needs a row in data/evidence.tsv."""
    models = json.loads(files("conflictcheck.data").joinpath("weights.json").read_text("utf-8"))["models"]
    levels = {(c, level) for model in models.values() for c, named in model["levels"].items() for level in named}
    assert {row for row in levels if not known(*row)} == set()
