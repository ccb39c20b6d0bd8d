"""An article's text as paragraphs in which every claimed value is marked, each character written once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conflictcheck.model.text import Lines
from conflictcheck.report._html_index import mark_id
from conflictcheck.report._html_safe import running

WRAPPED = 50
"""A line at least this long that goes on in words was wrapped by hand; shorter ones (verse, by-lines) are kept."""
FULL = 0.9
"""Not so a line into which the next word would have gone: a headline above a date. As a share of the usual width."""
WORD = re.compile(r"\S+")
GOES_ON = re.compile(r"(?!\d+[.)]\s)[\w\"'“‘(]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a side of a finding (from 1) is claimed; half-open, inside the text."""

    start: int
    end: int
    finding: int
    side: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    """1-based number of its first line."""
    lines: tuple[tuple[int, int], ...]
    """Half-open, with the line ends."""


def body(text: str, number: int, places: Sequence[Place]) -> Iterator[str]:
    """HTML of the article with this number, a paragraph an item."""
    starts = {place.start for place in places}
    usual = _usual_width(text)
    for paragraph in _paragraphs(text):
        first, last = paragraph.lines[0][0], paragraph.lines[-1][1]
        here = [place for place in places if place.start < last and place.end > first]
        pieces = (_line(text, number, here, starts, lines, usual) for lines in _with_next(paragraph.lines))
        yield f'<p data-line="{paragraph.line}">{"".join(pieces)}</p>'


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    starts = Lines.of(text).starts
    block: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True)):
        if text[start:end].strip():
            block.append((start, end))
        elif block:
            yield _Paragraph(i + 1 - len(block), tuple(block))
            block = []
    if block:
        yield _Paragraph(len(starts) + 1 - len(block), tuple(block))


def _with_next(lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int | None]]:
    for i, (start, end) in enumerate(lines):
        yield start, end, lines[i + 1][0] if i + 1 < len(lines) else None


def _usual_width(text: str) -> int:
    widths = sorted(len(line.strip()) for line in text.splitlines() if line.strip())
    return widths[len(widths) * 9 // 10] if widths else 0


def _line(
    text: str,
    number: int,
    places: Sequence[Place],
    starts: set[int],
    line: tuple[int, int, int | None],
    usual: int,
) -> str:
    start, end, following = line
    shown = text[start:end].rstrip("\r\n")
    html = "".join(_pieces(text, number, places, starts, (start, start + len(shown))))
    if following is None:
        return html
    width = len(shown.strip())
    room = usual * FULL - width - 1
    wrapped = width >= WRAPPED and _first_word(text, following) > room and GOES_ON.match(text, following)
    return html + ("\n" if wrapped else "<br>")


def _first_word(text: str, start: int) -> int:
    found = WORD.match(text, start)
    return len(found[0]) if found else 0


def _pieces(text: str, number: int, places: Sequence[Place], starts: set[int], line: tuple[int, int]) -> Iterator[str]:
    """The line cut wherever a claim begins or ends; overlapping claims share the pieces that both cover."""
    start, end = line
    here = [place for place in places if place.start < end and place.end > start]
    cuts = sorted({start, end} | {at for place in here for at in (place.start, place.end) if start < at < end})
    covers: list[list[Place]] = [[] for _ in cuts]
    for place in here:
        for i in range(bisect_left(cuts, max(place.start, start)), bisect_left(cuts, min(place.end, end))):
            covers[i].append(place)
    for left, right, cover in zip(cuts, cuts[1:], covers, strict=False):
        shown = running(text[left:right])
        yield _mark(shown, mark_id(number, left) if left in starts else "", cover) if cover else shown


def _mark(shown: str, anchor: str, cover: Sequence[Place]) -> str:
    """`data-f` holds `finding.side` of every claim that covers the piece."""
    claims = " ".join(dict.fromkeys(f"{place.finding}.{place.side}" for place in cover))
    named = f' id="{anchor}"' if anchor else ""
    return f'<mark{named} data-f="{claims}"><a href="#f{cover[0].finding}">{shown}</a></mark>'
