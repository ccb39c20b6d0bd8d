"""What a format hands over, before titles, dates and boilerplate are looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from conflictcheck.model import Span


class Unreadable(Exception):
    """An input that holds no article we can read. Its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One text of an input with what the format itself knows of it."""

    text: str
    title: str | None = None
    date: date | None = None
    source: str | None = None
    blanks: tuple[Span, ...] = ()
    """Markup and other places of `text` that are no prose."""
    offsets: Literal["file", "extracted"] = "file"
    id: str | None = None
    """As the input gives it."""
    unread_date: str | None = None
    """A date of publication that the input gives and that cannot be read in one way only."""
    notes: tuple[str, ...] = ()
    """As in `Article.notes`."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article of an input, or why it has none. `label` is appended to the path: empty, or `#3`."""

    label: str
    content: Draft | Unreadable


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name for people, lower-case suffixes with the dot, and its reader.

    `read` gets the bytes of one file and returns its articles in order; it raises `Unreadable` when the
    file as a whole cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], tuple[Record, ...]]


def one(draft: Draft) -> tuple[Record, ...]:
    """The records of a file that is a single article."""
    return (Record("", draft),)
