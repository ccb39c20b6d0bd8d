"""A disagreement: two or more sides, each a value with the places that claim it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal["contradiction", "update", "scope"]
Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("note", "warning", "error")
"""From least to most."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One place where an article states a side's value. Offsets as in `Span`; line and column 1-based."""

    article: str
    path: str
    line: int
    column: int
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A value as written, as normalised, and everyone who claims it. At least one claim."""

    value: str
    normalized: str
    unit: str | None
    claims: tuple[Claim, ...]
    authority: bool = False
    """Whether a source that is not to be doubted claims it, against the other sides."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison that spoke for or against the finding; `weight` in natural log-odds."""

    level: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding. `id` is a fingerprint that survives edits elsewhere in the articles."""

    id: str
    kind: str
    reason: Reason
    level: Level
    confidence: float
    summary: str
    about: str
    sides: tuple[Side, ...]
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2 or any(not side.claims for side in self.sides):
            raise ValueError("a conflict needs two sides with a claim each")
