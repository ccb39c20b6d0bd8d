"""Findings with claims left out, or their sides in another order. The id stays: it names what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from conflictcheck.model.conflict import Claim, Conflict, Side

MARK = " (authority)"


def without(conflict: Conflict, drop: Callable[[int, Claim], bool]) -> Conflict | None:
    """The finding without the claims (number of the side, claim) that `drop` names; None where fewer than two
    sides are left."""
    claims = [tuple(c for c in side.claims if not drop(i, c)) for i, side in enumerate(conflict.sides)]
    left = [i for i, kept in enumerate(claims) if kept]
    if len(left) < 2:
        return None
    sides = tuple(_side(conflict.sides[i], claims[i]) for i in left)
    return replace(conflict, sides=sides, summary=_summary(conflict, left, sides))


def arranged(conflict: Conflict, order: Sequence[int], authority: frozenset[int] = frozenset()) -> Conflict:
    """The finding with its sides in this order; those with a number in `authority` marked as such."""
    sides = tuple(replace(conflict.sides[i], authority=i in authority) for i in order)
    return replace(conflict, sides=sides, summary=_summary(conflict, order, sides))


def _side(side: Side, claims: tuple[Claim, ...]) -> Side:
    """With the value as its first claim writes it."""
    if claims == side.claims:
        return side
    first = claims[0]
    written = first.sentence[max(first.start - first.sentence_start, 0) : max(first.end - first.sentence_start, 0)]
    return replace(side, value=" ".join(written.split()) or side.value, claims=claims)


def _summary(conflict: Conflict, order: Sequence[int], sides: Sequence[Side]) -> str:
    """`26 vs 35 countries` with other values; the noun that numbers count comes first in `about` and last here."""
    label = conflict.about.split(", ")[0] if conflict.kind == "number" else ""
    ending = f" {label}" if label and conflict.summary.endswith(f" {label}") else ""
    values = conflict.summary.removesuffix(ending).split(" vs ")
    if len(values) != len(conflict.sides):
        values = [side.value for side in conflict.sides]
    bare = [value.removesuffix(MARK) for value in values]
    told = [bare[i] + MARK * side.authority for i, side in zip(order, sides, strict=True)]
    return " vs ".join(told) + ending
