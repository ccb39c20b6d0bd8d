"""Finds what a page carries besides its story: navigation, teasers, credits, calls to subscribe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from conflictcheck.load._words import words
from conflictcheck.load.lines import Line
from conflictcheck.model import Span

_LONGEST_LINE = 300
_LONGEST_TAIL = 250
_SHORTEST_TEASER = 25
_TEASER_REACH = 5
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_NEXT_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
_CAPTION_END = re.compile(r"[)\]]\.?$")
_DOTS = re.compile(r"\s*,?\s*(?:\.{3,}|…|\[…\]|\[\.\.\.\])$")


def furniture_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Start offsets of the lines that are boilerplate from end to end."""
    return frozenset(line.start for line in lines if is_furniture(line.text)) | frozenset(_teasers(lines))


def is_furniture(text: str) -> bool:
    """Whether a whole line, stripped, is one of the known phrases."""
    if len(text) > _LONGEST_LINE:
        return False
    flat = " ".join(text.split())
    return bool(words().lines.fullmatch(flat) or words().lines_cased.fullmatch(flat))


def _teasers(lines: Sequence[Line]) -> Iterator[int]:
    """Lines cut off with dots that soon come again in full."""
    for i, line in enumerate(lines):
        opening = _DOTS.sub("", line.text)
        if len(opening) == len(line.text) or len(opening) < _SHORTEST_TEASER:
            continue
        following = lines[i + 1 : i + 1 + _TEASER_REACH]
        if any(later.text.startswith(opening) and len(later.text) > len(line.text) for later in following):
            yield line.start


def glued_parts(line: Line) -> Iterator[Span]:
    """Boilerplate inside a line that else is prose: glued openings and closings, photo credits."""
    if prefix := words().prefixes.match(line.text):
        yield Span(line.start, line.start + prefix.end())
    yield from _tail(line)
    for credit in words().inlines.finditer(line.text):
        # A short line that ends with its photo's credit is the caption.
        caption = credit.end() == len(line.text) and len(line.text) <= _LONGEST_LINE and _CAPTION_END.search(line.text)
        yield line.span if caption else Span(line.start + credit.start(), line.start + credit.end())


def _tail(line: Line) -> Iterator[Span]:
    for match in words().tails.finditer(line.text):
        before = line.text[max(0, match.start() - 4) : match.start()]
        if before and not _SENTENCE_END.search(before):
            continue
        end = len(line.text)
        # A whole article on one line goes on after the link.
        if end - match.end() > _LONGEST_TAIL:
            stop = _NEXT_SENTENCE.search(line.text, match.end())
            end = stop.start() + 1 if stop else match.end()
        yield Span(line.start + match.start(), line.start + end)


def repeats_of(title: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Every line that says the headline again; the first that says it stays."""
    wanted = _flat(title)
    same = [line for line in lines if len(line.text) <= 2 * len(title) + 8 and _flat(line.text) == wanted]
    for line in same[1:]:
        yield line.span


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
