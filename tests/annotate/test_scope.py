"""What is denied, planned or left open by the word that governs a clause."""

from __future__ import annotations

import pytest

from conflictcheck.annotate import annotate
from conflictcheck.load import from_text


def _frame(text: str, lemma: str) -> tuple[bool, str]:
    (read,) = annotate([from_text(text, id="a1", path="a.txt")])
    frame = next(f for f in read.frames if f.lemma == lemma and f.pos != "n")
    return frame.negated, frame.modality


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The mayor had no plans to resign.", "resign"),
        ("The club denied that the coach had been sacked.", "sack"),
        ("It was too early to lift the ban.", "lift"),
        ("The army has yet to enter the town.", "enter"),
        ("The firm refused to pay the fine.", "pay"),
        ("The group is not planning to play together again.", "play"),
        ("She denied taking bribes.", "take"),
        ("He doesn't think they will win.", "win"),
    ],
)
def test_denied_by_what_governs_it(text: str, lemma: str) -> None:
    assert _frame(text, lemma)[0]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("He refused the prize for building a clock.", "build"),
        ("The disease does not spread by shaking hands.", "shake"),
        ("The ministers could not settle who pays the wages.", "pay"),
        ("The council has not ruled out selling the pool.", "sell"),
        ("Employees must remove the app from their work phones, and from private ones too.", "remove"),
        ("Valley cut off by floods, 6 hikers missing.", "cut off"),
        ("The world No 1 recovered from a setback.", "recover"),
    ],
)
def test_not_denied_by_what_stands_beside_it(text: str, lemma: str) -> None:
    assert not _frame(text, lemma)[0]


@pytest.mark.parametrize(
    ("text", "lemma", "mood"),
    [
        ("The ministers could not settle who pays the wages.", "pay", "question"),
        ("The council has not ruled out selling the pool.", "sell", "possible"),
        ("The firm announced that it would close the mill.", "close", "future"),
        ("The mayor had no plans to resign.", "resign", "plan"),
    ],
)
def test_mood_that_a_clause_takes_on(text: str, lemma: str, mood: str) -> None:
    assert _frame(text, lemma)[1] == mood


def test_what_was_not_said_is_not_announced() -> None:
    assert _frame("The firm did not say that it would close the mill.", "close")[1] != "future"
