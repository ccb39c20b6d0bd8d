"""Which conflicts go into a text: a few, each of another kind, each in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from benchmarks.mutate import conflict_claims, conflict_names, conflict_values
from benchmarks.mutate.mutant import Change
from benchmarks.mutate.view import View

MAKERS = {
    "number": conflict_values.number,
    "date": conflict_values.date,
    "place": conflict_names.place,
    "name": conflict_names.name,
    "polarity": conflict_claims.polarity,
    "status": conflict_claims.status,
    "attribution": conflict_names.attribution,
    "quote": conflict_claims.quote,
}
"""Kind of conflict -> what makes every candidate of that kind."""


def chosen(seen: View, rng: Random, count: int, kinds: Iterable[str] | None = None) -> tuple[Change, ...]:
    """Up to `count` changes of different kinds in different sentences.

    Raises ValueError for a kind that there is no maker of.
    """
    wanted = list(MAKERS) if kinds is None else list(kinds)
    unknown = sorted(set(wanted) - set(MAKERS))
    if unknown:
        raise ValueError(f"no such kind of conflict: {', '.join(unknown)}; there are {', '.join(MAKERS)}")
    made = {kind: list(MAKERS[kind](seen, rng)) for kind in wanted}
    # What has few places comes up first more often, or the table would be of numbers and denials.
    turn = {kind: rng.random() * len(candidates) for kind, candidates in made.items()}
    kept: list[Change] = []
    used: set[int] = set()
    for kind in sorted(wanted, key=lambda kind: (turn[kind], kind)):
        free = [c for c in made[kind] if _open(seen, c, used)]
        if free and len(kept) < count:
            kept.append(rng.choice(free))
            used.add(seen.sentence_at(kept[-1].start, kept[-1].end))
    return tuple(sorted(kept))


def _open(seen: View, change: Change, used: set[int]) -> bool:
    """In a sentence that has no conflict yet; inside a quotation only where the quotation is what changes."""
    sentence = seen.sentence_at(change.start, change.end)
    quoted = seen.in_quote(change.start, change.end)
    return sentence >= 0 and sentence not in used and quoted == (change.kind == "quote")
