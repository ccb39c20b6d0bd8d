"""Which evidence lacked, where two sentences are not taken to tell one thing."""

from __future__ import annotations

from collections.abc import Iterator

from conflictcheck.align.parallel import AMOUNT, COVER, Line, Parallel
from conflictcheck.explain.words import lack, sort


def lacking(near: Parallel) -> Iterator[str]:
    """`near` are the two sentences that share most. Plain sentences without a full stop, the weightiest first."""
    if not near.pairs:
        yield lack("nothing")
    else:
        if near.amount < AMOUNT:
            yield lack("amount", x=f"{near.amount:.1f}", y=f"{AMOUNT:.1f}")
        if max(near.covers) < COVER:
            yield lack("cover", x=f"{max(near.covers):.0%}", y=f"{COVER:.0%}")
        if all(near.a.units[p].mention is None for p, _ in near.pairs):
            yield lack("name")
    x, y = _sorts(near.a), _sorts(near.b)
    if not x.keys() & y.keys() and (x or y):
        yield lack("sorts", x=_listed(x), y=_listed(y))


def _sorts(line: Line) -> dict[str, str]:
    return {u.sort: sort(u.sort) for u in line.units if u.mention is not None and sort(u.sort)}


def _listed(sorts: dict[str, str]) -> str:
    return " and ".join(sorts.values()) or "none"
