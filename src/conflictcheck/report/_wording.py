"""Words that several formats share."""

from __future__ import annotations

from conflictcheck.model.conflict import Conflict
from conflictcheck.report._plain import printable

REASONS = {
    "contradiction": "cannot both be right",
    "update": "the story may have moved on",
    "scope": "may count different things",
}
LONGEST = 160
"""Characters of a value or a summary that a message shows; quotations can be whole paragraphs."""


def short(text: str, longest: int = LONGEST) -> str:
    """One safe line of at most `longest` characters."""
    line = printable(text)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def verdict(conflict: Conflict) -> str:
    """`scope: may count different things, 53% sure`."""
    return f"{conflict.reason}: {REASONS[conflict.reason]}, {conflict.confidence:.0%} sure"
