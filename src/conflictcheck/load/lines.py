"""Lines with their offsets, and the blanking of what is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conflictcheck.model import Span

_LINE = re.compile(r"[^\r\n]+")
_VISIBLE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, without the spaces at its ends."""

    start: int
    end: int
    text: str
    after_gap: bool
    """The first of the text, or a blank line stands before it."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold more than spaces. Lines end at LF, CR LF or CR."""
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + match[0].index(stripped)
        gap = not found or len(_LINE_END.findall(text, last_end, start)) > 1
        last_end = start + len(stripped)
        found.append(Line(start, last_end, stripped, gap))
    return tuple(found)


def blank(text: str, spans: Iterable[Span]) -> str:
    """`text` with `spans` turned to spaces; line ends stay, so that lines and offsets are those of `text`."""
    pieces: list[str] = []
    done = 0
    for span in sorted(spans):
        if span.end <= done:
            continue
        start = max(span.start, done)
        pieces.append(text[done:start])
        pieces.append(_VISIBLE.sub(lambda match: " " * len(match[0]), text[start : span.end]))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces)
