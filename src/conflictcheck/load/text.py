"""Plain text: the file is the article."""

from __future__ import annotations

from conflictcheck.load._base import Draft, Format, Record, one
from conflictcheck.load.decode import decode


def read(data: bytes) -> tuple[Record, ...]:
    """One article; raises `Unreadable` for bytes that are no text."""
    return one(Draft(decode(data)))


FORMAT = Format("plain text", (".txt", ".text"), read)
