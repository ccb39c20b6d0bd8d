"""Sentences shortened around their value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictcheck.model import Claim
from conflictcheck.report._excerpt import excerpt

SENTENCE = "The mayor said that after the storm 26 of the boats in the old harbour had not come back."


def claim(sentence: str, value: str, offset: int = 100) -> Claim:
    start = offset + sentence.index(value)
    end = offset + len(sentence)
    return Claim("a1", "a.txt", 1, 1, start, start + len(value), sentence, offset, end)


def line(sentence: str, value: str, room: int) -> str:
    part = excerpt(claim(sentence, value), value, room)
    return f"{part.before}[{part.value}]{part.after}"


def test_a_short_sentence_stays_whole() -> None:
    assert line(SENTENCE, "26", 200) == SENTENCE.replace("26", "[26]")


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (60, "… said that after the storm [26] of the boats in the old …"),
        (30, "… the storm [26] of the …"),
        (8, "… [26] …"),
    ],
)
def test_a_long_sentence_is_cut_between_words(room: int, expected: str) -> None:
    assert line(SENTENCE, "26", room) == expected


def test_the_side_with_less_text_leaves_its_room_to_the_other() -> None:
    assert line(SENTENCE, "The mayor", 60) == "[The mayor] said that after the storm 26 of the boats in …"
    assert line(SENTENCE, "come back", 60) == "… 26 of the boats in the old harbour had not [come back]."


def test_hard_wrapped_lines_become_one() -> None:
    assert line("About\n  26 boats\r\nwere lost.", "26", 200) == "About [26] boats were lost."


def test_a_value_longer_than_the_room_stays_whole() -> None:
    assert line(SENTENCE, "26 of the boats in the old harbour", 10).count("26 of the boats in the old harbour") == 1


def test_offsets_that_do_not_fit_fall_back_to_the_text() -> None:
    strange = replace(claim(SENTENCE, "26"), start=5, end=7)
    part = excerpt(strange, "26", 200)
    assert (part.value, part.before[-6:]) == ("26", "storm ")


def test_a_value_that_is_not_there_is_not_marked() -> None:
    strange = replace(claim(SENTENCE, "26"), start=5, end=7)
    assert excerpt(strange, "thirty", 200).value == ""
    assert excerpt(strange, "thirty", 200).after == SENTENCE


WORDS = st.lists(st.text("abc", min_size=1, max_size=12), max_size=30).map(" ".join)


@given(WORDS, WORDS, st.integers(0, 200))
def test_never_longer_than_asked_and_never_without_the_value(before: str, after: str, room: int) -> None:
    sentence = f"{before} 26 {after}".strip()
    part = excerpt(claim(sentence, "26"), "26", room)
    assert part.value == "26"
    assert len(part.before + part.value + part.after) <= max(room, 2) + 2 * len(" …")
    assert part.before.removeprefix("… ") in sentence
    assert part.after.removesuffix(" …") in sentence
