"""What a kind of disagreement is, for everyone who lists, documents or tests them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from conflictcheck.model.conflict import Level, Reason

USUAL_LEVELS: Mapping[Reason, Level] = MappingProxyType(
    {"contradiction": "error", "update": "warning", "scope": "warning"}
)
"""What cannot both be right matters most; the rest is worth a look."""


@dataclass(frozen=True, slots=True)
class Example:
    """Two short texts and whether they disagree in the way of this kind. Shown to users, run as tests."""

    a: str
    b: str
    conflict: bool
    note: str = ""
    """Why, in a few words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of disagreement. One module a kind: its docstring is the manual page, given here as `page`."""

    name: str
    summary: str
    """One line, no full stop."""
    reads: tuple[str, ...]
    """Types of values that it compares: Quantity, Moment, Place, name, speaker, quotation, clause."""
    default_level: Mapping[Reason, Level] = field(default_factory=lambda: USUAL_LEVELS, hash=False)
    examples: tuple[Example, ...] = ()
    reasons: tuple[Reason, ...] = ("contradiction", "update", "scope")
    """Those that its findings can have."""
    page: str = field(default="", repr=False)
