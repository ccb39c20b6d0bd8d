"""What became of those that a number counts."""

from __future__ import annotations

import pytest

from conflictcheck.align.fates import fates
from conflictcheck.align.prepared import prepared
from conflictcheck.align.slots import linked
from conflictcheck.annotate import annotate
from conflictcheck.load import from_text

TOLD = {
    "12 people were killed in Ulm.": {"death"},
    "The death toll rose to 12 in Ulm.": {"death"},
    "The storm left 12 people dead in Ulm.": {"death"},
    "Officers arrested 12 people in Ulm.": {"arrest"},
    # The hospitals are not the victims.
    "The victims were taken to 3 hospitals in Ulm.": set(),
    "The dead were named by 3 papers in Ulm.": set(),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_fate_belongs_to_what_is_counted(text: str, expected: set[str]) -> None:
    run = prepared(linked(tuple(annotate([from_text(text, id="a", path="a.txt")]))))
    (number,) = run.of_type("quantity")
    assert fates(number.context.tree, number.mention) == expected
