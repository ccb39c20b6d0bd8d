"""Text for any output: no control characters, only characters that it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictcheck.report._plain import encodable, printable


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("“26” — a…b · 5 × 3", "ascii", '"26" - a...b - 5 x 3'),
        ("“26” é", "latin-1", '"26" é'),
        ("Zażółć", "iso8859-2", "Zażółć"),
        ("Zażółć", "ascii", "Zazolc"),
        ("“26” é 東京", "utf-8", "“26” é 東京"),
        ("€5", "latin-1", "EUR5"),
        ("\ud800", "utf-8", "?"),
    ],
)
def test_encodable(text: str, encoding: str, expected: str) -> None:
    assert encodable(text, encoding) == expected


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp437", "cp1252", "koi8-r", "utf-8"]))
def test_encodable_text_can_be_encoded(text: str, encoding: str) -> None:
    encodable(text, encoding).encode(encoding)


@given(st.text())
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    shown = printable(text)
    assert shown.splitlines() in ([], [shown])
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
