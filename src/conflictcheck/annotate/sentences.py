"""Split prose into sentences, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from conflictcheck.model import Span
from conflictcheck.normalize.date_words import calendar

LONGEST = 1200
"""Characters. Longer "sentences" are tables or machine output; they are cut at a space, so that one line of
megabytes costs what as many short ones do."""
HEADLINE = 110
"""A line at most this long that ends without punctuation stands alone."""

_BREAK = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+|\r(?!\n)")
_LINE_END = re.compile(r"\r?\n")
_CLOSED = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
_BULLET = re.compile(r"[ \t]*(?:[-*•–]|\d+[.)])[ \t]+")
_HOUR = re.compile(r"\d ?[ap]\.m\.\Z")
_SPACED = re.compile(r"\b\w\.\Z")
_GOES_ON = re.compile(r"[a-z]+\b(?![A-Z])")
_DOMAIN = re.compile(r"(?:com|org|net|gov)\b")
_GLUED = re.compile(r"(?<=[a-z\d]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z][.!?][\"”’])(?=[A-Z][a-z])")


@cache
def _segmenter() -> Any:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pysbd
    return pysbd.Segmenter(language="en", clean=False)


def paragraphs(prose: str) -> Iterator[Span]:
    """Runs of lines that read on: a blank line ends one, and so does a headline or a bullet."""
    at = 0
    for gap in [*_BREAK.finditer(prose), None]:
        end = gap.start() if gap else len(prose)
        yield from _lines(prose, at, end)
        at = gap.end() if gap else end


def _lines(prose: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for newline in _LINE_END.finditer(prose, start, end):
        line_start = max(begin, prose.rfind("\n", start, newline.start()) + 1)
        line = prose[line_start : newline.start()]
        stop = prose.find("\n", newline.end(), end)
        following = prose[newline.end() : stop if stop >= 0 else end]
        # In hard-wrapped text all lines are about as long; a headline is far shorter than what follows.
        apart = len(line) < 40 or len(following) > 1.5 * len(line)
        short = apart and len(line.strip()) <= HEADLINE and not _CLOSED.search(line)
        opens = following[:1].isupper() or following[:1] in "\"“'‘" or bool(_BULLET.match(following))
        full = bool(re.search(r"[.!?][\"'”’)\]]*\s*$", line))
        if (short and opens and line_start == begin) or bool(_BULLET.match(following)) or (full and opens):
            yield Span(begin, newline.start())
            begin = newline.end()
    yield Span(begin, end)


def sentences(prose: str) -> tuple[Span, ...]:
    """Spans of the sentences of `prose`, in order, without surrounding white space."""
    out: list[Span] = []
    for block in paragraphs(prose):
        text = prose[block.start : block.end]
        if not text.strip():
            continue
        at = 0
        for piece in _segments(text):
            found = text.find(piece, at)
            if found < 0:
                # The segmenter changed a character; keep everything up to the block's end as one sentence.
                out.extend(_trim(prose, block.start + at, block.end))
                at = len(text)
                break
            out.extend(_trim(prose, block.start + found, block.start + found + len(piece)))
            at = found + len(piece)
    return _rejoined(prose, out)


def _rejoined(prose: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The segmenter takes the full stops of "9 a.m. GMT", "9 a. m. on Monday", "R-Ind., said" and "example. com" for
    the end of the sentence."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        if last and _runs_on(prose, last, span):
            out[-1] = Span(last.start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _runs_on(prose: str, last: Span, span: Span) -> bool:
    if _HOUR.search(prose, last.start, last.end) and _zone_first().match(prose, span.start):
        return True
    if prose[span.start] in ",;":
        # "Rep. Ann Hill, R-Ind., said"
        return True
    if prose[last.end : span.start] != " ":
        return False
    spaced = _SPACED.search(prose, last.start, last.end) and _GOES_ON.match(prose, span.start)
    return bool(spaced or (prose[last.end - 2].islower() and _DOMAIN.match(prose, span.start)))


@cache
def _zone_first() -> re.Pattern[str]:
    zones = "|".join(re.escape(zone) for zone in calendar()["zones"])
    return re.compile(rf"(?:{zones})\b|(?i:local|eastern|central|pacific) (?i:time)\b")


def _segments(text: str) -> list[str]:
    if not re.search(r"[.!?]\s+\S", text) and not _GLUED.search(text):
        return [text.strip()]
    pieces: list[str] = []
    for chunk in _chunks(text):
        for glued in _GLUED.split(chunk):
            pieces += [p.strip() for p in _segmenter().segment(glued) if p.strip()]
    return _rejoin(pieces)


def _rejoin(pieces: list[str]) -> list[str]:
    """A segment of closing marks alone belongs to the sentence before; it has no words of its own."""
    return [p for p in pieces if re.search(r"\w", p)]


def _chunks(text: str) -> Iterator[str]:
    size = 20_000
    at = 0
    while at < len(text):
        end = at + size
        if end < len(text):
            cut = text.rfind(". ", at, end)
            end = cut + 1 if cut > at else (text.rfind(" ", at, end) + 1 or end)
            end = end if end > at else at + size
        yield text[at:end]
        at = end


def _trim(prose: str, start: int, end: int) -> Iterator[Span]:
    while start < end and prose[start].isspace():
        start += 1
    while end > start and prose[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = prose.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Span(start, cut)
        start = cut
        while start < end and prose[start].isspace():
            start += 1
    if end > start:
        yield Span(start, end)
