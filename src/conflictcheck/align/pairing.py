"""What all comparisons end in: two claims that disagree, with the evidence that they are about one thing."""

from __future__ import annotations

from dataclasses import dataclass, field

from conflictcheck.align.slots import Slot
from conflictcheck.model import Span
from conflictcheck.model.conflict import Evidence, Reason
from conflictcheck.model.statement import Annotated


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value at its place. `order` is (article number, offset) and sorts claims in reading order."""

    order: tuple[int, int]
    annotated: Annotated
    sentence: int
    span: Span
    value: str
    """As written."""
    normalized: str
    unit: str | None = None
    speaker: str | None = None
    comes_to: str = ""
    """What it says in the end, for claims that say one thing in other words: stances for and against."""
    slot: Slot | None = field(default=None, compare=False)

    @property
    def article(self) -> str:
        return self.annotated.article.id

    @property
    def key(self) -> tuple[int, int, int]:
        return (*self.order, self.span.end)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two claims that cannot both hold, as one kind sees them. `about` names what they share, most telling
    first; `label` is the counted noun or deed that the summary may name."""

    kind: str
    a: Claimed
    b: Claimed
    confidence: float
    reason: Reason
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...] = ()
    label: str = ""
    agreeing: tuple[Claimed, ...] = ()
    event: tuple[tuple[int, int], tuple[int, int]] | None = None
    """The two sentences (article number, sentence), when the pairing compares where or when an event was."""
    beside_a: tuple[Claimed, ...] = ()
    """Further claims of the side of `a`: where, when `a` tells when."""
    beside_b: tuple[Claimed, ...] = ()
    model: str = "slot"
    """What found it: `slot`, `deed`, `stance`, `swap`, `quote` or `title`; each is calibrated for itself."""
    one_event: bool = False
    """Whether both claims say where or when one event was, by its word and its participants."""
    by_chance: bool = False
    """Whether the two have too little in common to begin a finding of their own; they may be of one that others
    began (chance.py)."""

    @property
    def rank(self) -> tuple[float, tuple[int, int, int], tuple[int, int, int], str]:
        return (-self.confidence, self.a.key, self.b.key, self.kind)
