"""Silences to pairings with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from conflictcheck.align.context import overlap
from conflictcheck.align.deedpairs import claimed_deed
from conflictcheck.align.pairing import Pairing
from conflictcheck.align.predicates import Deed
from conflictcheck.align.silence import SilenceCandidate, silence_candidates
from conflictcheck.align.slotpairs import FLOOR, about_words
from conflictcheck.align.story import Stories
from conflictcheck.align.weights import Weights
from conflictcheck.model.conflict import Evidence


def silence_pairings(
    told: Sequence[Deed], stories: Stories, weigh: Callable[[str], Weights]
) -> tuple[list[Pairing], int]:
    """All pairings above the floor, and how many pairs were compared."""
    model = weigh("silence")
    found, compared = silence_candidates(told, stories)
    return [p for c in found if (p := _pairing(c, model)) is not None], compared


def _pairing(c: SilenceCandidate, model: Weights) -> Pairing | None:
    confidence = model.confidence(model.log_odds(c.levels))
    if confidence < FLOOR:
        return None
    evidence = (
        Evidence("starting point", "how often a silence and a statement are about one thing", model.bias),
        *(Evidence(level, name, model.of(name, level)) for name, level in c.levels),
    )
    return Pairing(
        kind="status",
        a=claimed_deed(c.a, "silence"),
        b=claimed_deed(c.b, "silence"),
        confidence=confidence,
        # The one who was silent may have spoken since.
        reason="update",
        evidence=evidence,
        about=about_words(overlap(c.a.rest, c.b.rest).words),
        model="silence",
    )
