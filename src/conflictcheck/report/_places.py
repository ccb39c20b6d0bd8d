"""Where a claim is, in the terms of other programs: paths without a root, columns in UTF-16 code units."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from conflictcheck.model.conflict import Claim, Conflict, Side
from conflictcheck.model.report import ArticleInfo, Report

_BREAK = re.compile(r"\r\n|\r|\n")
_ABSOLUTE = re.compile(r"([A-Za-z]:)?(/.*)", re.DOTALL)
_RECORD = re.compile(r"(.+)#([0-9]+)", re.DOTALL)
_LINES = (".jsonl", ".ndjson")
"""Formats whose record number is the line that the record stands on."""
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Region:
    """From (line, column) up to but without (end_line, end_column); 1-based, columns in UTF-16 code units. Columns
    are None where only the line is known."""

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A claim with the file that it stands in, relative, and its region where the file has lines of its own."""

    claim: Claim
    value: str
    """The value of the claim's side, as written."""
    file: str
    region: Region | None
    context: Region | None = None
    """The claim's sentence, where the text is at hand."""

    def shown(self) -> str:
        """`news/a.txt:13`, or the file alone."""
        return f"{self.file}:{self.region.line}" if self.region else self.file


def places(conflict: Conflict, articles: dict[str, ArticleInfo], base: str) -> Iterator[tuple[Place, ...]]:
    """For each side the places of its claims, in the report's order."""
    for side in conflict.sides:
        yield tuple(_place(claim, side.value, articles.get(claim.article), base) for claim in side.claims)


def by_id(report: Report) -> dict[str, ArticleInfo]:
    return {article.id: article for article in report.articles}


def relative(path: str, base: str) -> str:
    """A path without a root: seen from `base` where both are on one drive, else its parts alone."""
    # `../news/a.txt` inside of news/ is a.txt.
    whole = _ABSOLUTE.fullmatch(f"{base}/{path}" if path.startswith("../") else path)
    if not whole:
        return path
    root = _ABSOLUTE.fullmatch(base)
    if root and (root[1] or "").lower() == (whole[1] or "").lower():
        return posixpath.relpath(whole[2], root[2])
    return whole[2].strip("/") or "."


def seen_from(report: Report, base: str) -> Report:
    """The report with all paths made relative, for formats that have nothing else to do with places."""

    def side(one: Side) -> Side:
        return replace(one, claims=tuple(replace(claim, path=relative(claim.path, base)) for claim in one.claims))

    return replace(
        report,
        articles=tuple(replace(article, path=relative(article.path, base)) for article in report.articles),
        conflicts=tuple(replace(one, sides=tuple(side(s) for s in one.sides)) for one in report.conflicts),
        skipped=tuple(replace(skipped, path=relative(skipped.path, base)) for skipped in report.skipped),
        notes=tuple(replace(note, where=relative(note.where, base)) for note in report.notes),
    )


def _place(claim: Claim, value: str, article: ArticleInfo | None, base: str) -> Place:
    extracted = article is not None and article.offsets != "file"
    path = relative(claim.path, base)
    record = _RECORD.fullmatch(path) if extracted else None
    if record:
        line = int(record[2])
        return Place(claim, value, record[1], Region(line) if line and record[1].lower().endswith(_LINES) else None)
    text = article.text if article else ""
    if extracted or not text:
        return Place(claim, value, path, None if extracted else _told(claim))
    breaks = len(_BREAK.findall(text, claim.sentence_start, claim.start))
    context = _region(text, claim.sentence_start, claim.sentence_end, claim.line - breaks)
    return Place(claim, value, path, _region(text, claim.start, claim.end, claim.line), context)


def _told(claim: Claim) -> Region:
    """The region as far as the claim itself tells it."""
    within = (claim.start - claim.sentence_start, claim.end - claim.sentence_start)
    value = claim.sentence[max(within[0], 0) : max(within[1], 0)]
    return _spread(value, claim.line, claim.column)


def _region(text: str, start: int, end: int, line: int) -> Region:
    """`line` is that of `start`."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    # Readers of these formats do not count a byte order mark, which stands at the very start.
    column = _units(text[line_start:start].removeprefix(BOM if line_start == 0 else "")) + 1
    return _spread(text[start:end], line, column)


def _spread(value: str, line: int, column: int) -> Region:
    """The region of `value` that begins at (line, column)."""
    *breaks, last = _BREAK.split(value)
    end = _units(last) + (1 if breaks else column)
    return Region(line, column, line + len(breaks), end)


def _units(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff")
