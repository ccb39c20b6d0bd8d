"""Ordinals that only point ("the third victim"), and sentences about two of one series."""

from __future__ import annotations

from collections.abc import Iterator

from conflictcheck.align import levels as lv
from conflictcheck.align.slots import Slot
from conflictcheck.model import Quantity
from conflictcheck.normalize import lexicon, number


def only_points(a: Slot, b: Slot) -> bool:
    """Two ordinals that tell which one is meant, not what rank it has: "the third victim", "the fourth victim"."""
    x = a.mention.value
    if not isinstance(x, Quantity) or x.dimension != "rank":
        return False
    if a.mention.noun == b.mention.noun and a.mention.noun in _STANDINGS:
        # "was in third place in the table"
        return False
    if all(_points(s) for s in (a, b)):
        return True
    if not a.mention.noun and not b.mention.noun:
        # "came second", "came fifth"
        return False
    return lv.predicate(a, b) not in {"same predicate", "synonymous predicates"}


_STANDINGS = frozenset({"place", "position", "spot"})


def _points(slot: Slot) -> bool:
    if slot.mention.role in {"nsubj", "nsubjpass", "agent", "prep:by"}:
        return True
    known = slot.mention.determiner == "the" and bool(lexicon.families(slot.mention.noun, "n"))
    return known and slot.mention.role not in {"attr", "ROOT"}


def another_of_series(a: Slot, b: Slot) -> bool:
    """Whether the sentences speak of two of a series: "the first fire", "the second fire"."""
    ranks = [dict(_ranks(s)) for s in (a, b)]
    return any(
        noun and number.relation(ranks[0][noun], ranks[1][noun]) == "differ"
        for noun in ranks[0].keys() & ranks[1].keys()
    )


def _ranks(slot: Slot) -> Iterator[tuple[str, Quantity]]:
    """Ordinals of the sentence other than the slot itself, by their noun."""
    for mention in slot.annotated.told.get(slot.mention.sentence, ()):
        if isinstance(mention.value, Quantity) and mention.value.dimension == "rank" and mention != slot.mention:
            yield mention.noun, mention.value
