"""What settings change in the findings of the real program."""

from __future__ import annotations

from conflictcheck import Settings, compare

A = "The flood in the port of Valencia killed 110 people on Monday, the regional government said."
B = "The flood in the port of Valencia killed 114 people on Monday, the regional government said."


def test_numbers_within_the_tolerance_agree() -> None:
    shown = Settings(min_confidence=0.05)
    assert any(c.kind == "number" for c in compare(A, B, settings=shown))
    tolerant = Settings(min_confidence=0.05, tolerance=0.05)
    assert not any(c.kind == "number" for c in compare(A, B, settings=tolerant))


def test_only_the_kinds_asked_for() -> None:
    other = Settings(min_confidence=0.05, kinds=frozenset({"polarity"}))
    assert not compare(A, B, settings=other)
