"""Ids of findings: each its own, the same for the same input, left alone by what has nothing to do with them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from conflictcheck.align.findings import ordered
from conflictcheck.model import Claim, Conflict, Side

SAME = "0123456789ab"


def finding(*sentences: str, path: str = "a.txt", start: int = 0, id: str = SAME, confidence: float = 0.5) -> Conflict:
    """Each sentence a side."""
    sides = tuple(
        Side(str(i), str(i), None, (Claim(f"a{i}", path, 1, 1, start, start + 1, text, start, start + len(text)),))
        for i, text in enumerate(sentences)
    )
    return Conflict(id, "number", "contradiction", "error", confidence, "12 vs 15", "fire", sides, ())


ONE = finding("The fire killed 12.", "The fire killed 15.")
TWO = finding("The second fire killed 12.", "The second fire killed 15.", start=90)
OTHER = finding("A ship sank on Monday.", "A ship sank on Tuesday.", id="ba9876543210")


def ids(*conflicts: Conflict) -> dict[tuple[str, int], str]:
    """By the sentence and the place of the first claim."""
    firsts = [(c, c.sides[0].claims[0]) for c in ordered(conflicts)]
    return {(first.sentence, first.start): c.id for c, first in firsts}


def test_a_finding_without_a_twin_keeps_its_fingerprint() -> None:
    assert set(ids(ONE, OTHER).values()) == {SAME, OTHER.id}


def test_twins_get_ids_of_their_own_whatever_the_order() -> None:
    made = {tuple(sorted(ids(*order).items())) for order in permutations((ONE, TWO, OTHER))}
    assert len(made) == 1
    names = [name for _, name in made.pop()]
    assert len(set(names)) == 3
    assert SAME not in names, "a dismissed finding must not hand its id to the one that is left"
    assert all(len(name) == 12 for name in names)


def test_edits_elsewhere_leave_the_ids_of_twins_alone() -> None:
    third = finding("A third fire killed 12.", "A third fire killed 15.", start=900)
    moved = finding("The second  fire killed 12.", "The second fire\nkilled 15.", start=400, path="b.txt")
    before, after = ids(ONE, TWO), ids(ONE, moved, third, OTHER)
    assert after["The fire killed 12.", 0] == before["The fire killed 12.", 0]
    assert after["The second  fire killed 12.", 400] == before["The second fire killed 12.", 90]
    unsure = replace(ONE, confidence=0.4)
    assert ids(unsure, TWO) == before


def test_twins_in_the_same_sentences_are_counted_by_their_place() -> None:
    copy = finding("The fire killed 12.", "The fire killed 15.", start=70)
    assert len(set(ids(ONE, copy).values())) == 2
    assert ids(ONE, copy) == ids(copy, ONE)
