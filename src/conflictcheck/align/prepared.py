"""All that the comparisons of a run need, made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conflictcheck.align.contexts import contexts
from conflictcheck.align.parallel import Line, Parallel, lines, parallels
from conflictcheck.align.predicates import Deed, deeds
from conflictcheck.align.slots import Slot, slots
from conflictcheck.align.story import Stories, stories
from conflictcheck.model.statement import Annotated


@dataclass(frozen=True, slots=True)
class Prepared:
    """Linked articles as their slots, deeds and sentences, and which of them may speak of one thing."""

    slots: tuple[Slot, ...]
    deeds: tuple[Deed, ...]
    lines: tuple[Line, ...]
    stories: Stories
    told: tuple[Parallel, ...]
    """Parallel sentences."""

    def of_type(self, name: str) -> list[Slot]:
        return [s for s in self.slots if s.mention.type == name]


def prepared(joined: Sequence[Annotated]) -> Prepared:
    """`joined` are linked articles (`slots.linked`)."""
    known = contexts(joined)
    done = deeds(joined, known)
    rows = lines(joined, known)
    near = stories(joined, known)
    return Prepared(slots(joined, done, known), done, rows, near, tuple(parallels(rows, near)))
