"""Full stops that end no sentence."""

from __future__ import annotations

import pytest

from conflictcheck.annotate.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The pipe burst at 4:31 a. m. about a mile from the mill. Nobody was hurt.", 2),
        ("She left at 9 p. m. Neighbours saw her go.", 2),
        ("The list is on lostferries. com, which was set up in May. It is long.", 2),
        ("The bus left at 7 a.m. EST. It was late.", 2),
        ("Demand rose. iPhones sold out.", 2),
        ("Rep. Ann Hill, R-Ind., said so. Rep. Joe Marsh, D-Ga., did not.", 2),
    ],
)
def test_split(text: str, count: int) -> None:
    spans = sentences(text)
    assert len(spans) == count
    assert " ".join(text[s.start : s.end] for s in spans) == text
