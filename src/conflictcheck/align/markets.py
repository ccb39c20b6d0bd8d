"""Prices and rates that move every day: those of two days are no disagreement."""

from __future__ import annotations

from functools import cache

from conflictcheck.align.slots import Slot
from conflictcheck.model import Moment, Quantity
from conflictcheck.normalize.lexicon import table_rows


def days_of_trading_apart(a: Slot, b: Slot) -> bool:
    """Whether both numbers tell how something trades, on two days: by the days that the sentences name, or else by the
    dates of the articles."""
    if not (_traded(a) and _traded(b)):
        return False
    x, y = _days(a), _days(b)
    if x and y:
        return not x & y
    p, q = a.annotated.article.date, b.annotated.article.date
    return p is not None and q is not None and p != q


def _traded(slot: Slot) -> bool:
    value = slot.mention.value
    if not isinstance(value, Quantity) or (value.dimension == "count" and slot.mention.noun):
        return False
    if value.dimension not in {"money", "count"} or slot.frame is None:
        return False
    # The clause itself tells the price: a takeover at $13 billion is no price of the day, though shares rose on it.
    return slot.frame.lemma in _words("v") and any(t.lemma.lower() in _words("n") for t in slot.sentence.tokens)


def _days(slot: Slot) -> frozenset[int]:
    told = (m.value for m in slot.annotated.told.get(slot.mention.sentence, ()))
    return frozenset(v.weekday for v in told if isinstance(v, Moment) and v.weekday is not None)


@cache
def _words(pos: str) -> frozenset[str]:
    return frozenset(word for part, word in table_rows("markets.tsv", 2) if part == pos)
