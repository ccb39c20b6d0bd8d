"""An article's text in the HTML page: paragraphs, lines, marks that overlap."""

from __future__ import annotations

import pytest
from html_read import Page
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictcheck.report._html_safe import running
from conflictcheck.report._html_text import Place, body


def test_hand_wrapped_lines_flow_and_short_lines_stay() -> None:
    text = (
        "By Ann Lee\nPort Vale\n\nThe ferry sank on Tuesday night, the coast guard said on\nthe radio.\n"
        "- a list whose items are long enough to look like a wrapped\n- line\n"
    )
    first, second = body(text, 0, ())
    assert first == '<p data-line="1">By Ann Lee<br>Port Vale</p>'
    assert second.startswith('<p data-line="4">')
    assert "said on\nthe radio.<br>- a list" in second
    assert "wrapped<br>- line" in second


def test_a_headline_stands_apart_from_the_date_below_it() -> None:
    headline = "The harbour of Port Vale is closed until the end of May\n5 May 2025\n\n"
    long = "The harbour is closed, and nobody can say for how long. " * 6
    wrapped = "The harbour is closed, and nobody in the town of Port Vale can say for\nhow long that will last.\n"
    for story in (long, wrapped * 5):
        first, second = body(f"{headline}{story}\n", 0, ())
        assert first.endswith("end of May<br>5 May 2025</p>")
        assert "<br>how long" not in second


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_paragraphs_know_their_line_whatever_ends_it(end: str) -> None:
    assert [p[: p.index(">") + 1] for p in body(end.join(["", "a", "b", "", " ", "c"]), 0, ())] == [
        '<p data-line="2">',
        '<p data-line="6">',
    ]


TEXTS = st.text(st.sampled_from("ab <&\"'\n\r\t\x00\u202e\ufeff0.é😀"), min_size=1, max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20), st.integers(0, 2)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(TEXTS, SPANS)
def test_no_character_is_lost_or_doubled_and_every_claim_is_marked(
    text: str, spans: list[tuple[int, int, int]]
) -> None:
    places = [
        Place(start, min(start + length, len(text)), number, side)
        for number, (start, length, side) in enumerate(spans, 1)
        if start < len(text)
    ]
    page = Page.of("<div>" + "".join(body(text, 4, places)) + "</div>")
    shown = Page.of(f"<div>{running(text)}</div>").one("div").text
    assert "".join(page.one("div").text.split()) == "".join(shown.split())
    for place in places:
        own = [m for m in page.all("mark") if f"{place.finding}.{place.side}" in m.attributes["data-f"].split()]
        value = Page.of(f"<div>{running(text[place.start : place.end])}</div>").one("div").text
        assert "".join("".join(m.text for m in own).split()) == "".join(value.split())
