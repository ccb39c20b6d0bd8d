"""Days of dated articles: what each of two articles tells as the news of its own days is told of two events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from conflictcheck.align.slots import Slot
from conflictcheck.align.voices import says
from conflictcheck.model import Moment, Quantity
from conflictcheck.model.statement import Frame

FRESH = timedelta(days=3)
"""How long something is news, before and after."""
_DAYS = frozenset({"day", "part", "hour", "minute"})


def two_days_news(a: Slot, b: Slot) -> bool:
    """Of two days, each near the date of its own article, and the dates far from each other: "the court ruled on
    Thursday", and two weeks later "the court ruled on Monday". Plans are about one day to come."""
    if a.mention.type != "moment" or not (_happened(a.frame) and _happened(b.frame)):
        return False
    return _fresh(a) and _fresh(b) and _far_apart(a, b)


def counted_on_two_days(a: Slot, b: Slot) -> bool:
    """Whether the clauses of two numbers name days of their own that lie far apart: "flew 82 sorties on Monday"."""
    if not isinstance(a.mention.value, Quantity):
        return False
    x, y = set(_clause_days(a)), set(_clause_days(b))
    return bool(x and y) and all(abs(p - q) >= FRESH for p in x for q in y)


def _happened(frame: Frame | None) -> bool:
    return frame is not None and frame.modality == "fact" and frame.tense != "future"


def _fresh(slot: Slot) -> bool:
    told, day = slot.annotated.article.date, _day(slot.mention.value)
    return told is not None and day is not None and abs(day - told) <= FRESH


def _far_apart(a: Slot, b: Slot) -> bool:
    p, q = a.annotated.article.date, b.annotated.article.date
    return p is not None and q is not None and abs(p - q) > FRESH


def _clause_days(slot: Slot) -> Iterator[date]:
    """Days that the number's own clause names, not those on which somebody says it."""
    if slot.frame is None or slot.annotated.article.date is None or says(slot.frame, slot.context.tree):
        return
    for mention in slot.annotated.told.get(slot.mention.sentence, ()):
        if mention.frame == slot.frame.index and (day := _day(mention.value)) is not None:
            yield day


def _day(value: object) -> date | None:
    if not isinstance(value, Moment) or value.grain not in _DAYS or value.start is None:
        return None
    return value.start.date()
