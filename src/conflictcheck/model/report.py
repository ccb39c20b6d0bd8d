"""What a run hands to reports, policies and other programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conflictcheck.model.conflict import Conflict


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """An article of the report. `text` is kept so that formats can show the sentence in place."""

    id: str
    path: str
    title: str | None
    date: date | None
    sentences: int
    words: int
    offsets: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read. `error` tells what the user asked for and could not be read (exit 2) from what
    a directory walk left out on purpose (hidden, binary, unknown format)."""

    path: str
    reason: str
    error: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a user should hear of and that is no error. `where` is a path or `file:line`."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run; `conflicts` in the order of level, confidence, position."""

    version: str
    articles: tuple[ArticleInfo, ...]
    conflicts: tuple[Conflict, ...]
    skipped: tuple[Skipped, ...] = ()
    suppressed: int = 0
    baselined: int = 0
    statements: int = 0
    compared: int = 0
    notes: tuple[Note, ...] = ()
