"""How two Moments stand to each other. Days and hours are compared apart, then put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from conflictcheck.model.value import Moment
from conflictcheck.normalize.date_bounds import bounded
from conflictcheck.normalize.date_clock import NEAR, Relation, clock_relation, hours, says_clock
from conflictcheck.normalize.date_days import day_interval, day_relation, says_days
from conflictcheck.normalize.date_words import calendar

_WEAKER: tuple[Relation, ...] = (
    "equal",
    "within",
    "resolves",
    "approximation",
    "compatible",
    "incomparable",
    "differ",
)


def relation(a: Moment, b: Moment) -> Relation:
    """How two moments stand to each other; symmetric.

    `equal` · `within` (one refines the other) · `resolves` (a relative one comes out as the other) ·
    `approximation` (a hedge covers the distance) · `compatible` (nothing said clashes) · `differ` (cannot be
    one time) · `incomparable` (not enough is known).
    """
    if a == b:
        return "equal"
    if a.recurring or b.recurring:
        return _recurring(a, b)
    if a.bound or b.bound:
        return bounded(a, b, relation)
    if _ends_apart(a, b):
        return "differ"
    return _combined(a, b, day_relation(a, b), clock_relation(a, b))


def _ends_apart(a: Moment, b: Moment) -> bool:
    """Whether both are spans, told as finely, with one end in common and the other not: "from 1939 to 1945", "from
    1938 to 1945". A span inside another may be a part of it."""
    if a.to is None or b.to is None or a.approx or b.approx or (a.grain, a.to.grain) != (b.grain, b.to.grain):
        return False
    if a.hour is not None and b.hour is not None:
        x, y = hours(a), hours(b)
        apart = [abs(p - q) > NEAR for p, q in zip(x or (), y or (), strict=False)]
        return a.zone == b.zone and sum(apart) == 1
    p, q = day_interval(a), day_interval(b)
    if p is None or q is None or a.relative != b.relative:
        return False
    return (p[0] == q[0]) != (p[1] == q[1])


def could_be_same(a: Moment, b: Moment) -> bool:
    """Whether nothing that is known tells the two apart."""
    return relation(a, b) != "differ"


def _recurring(a: Moment, b: Moment) -> Relation:
    if a.recurring and b.recurring:
        plain = relation(replace(a, recurring=False), replace(b, recurring=False))
        return plain if plain in ("equal", "differ") else "compatible"
    same_day = a.weekday is not None and a.weekday == b.weekday
    return "compatible" if same_day else "incomparable"


def _combined(a: Moment, b: Moment, days: Relation | None, clock: Relation | None) -> Relation:
    if days == "differ":
        return _neighbours(a, b)
    if clock == "differ":
        return "differ"
    if days is None and clock is None:
        return "compatible"
    one_sided = says_days(a) != says_days(b) or says_clock(a) != says_clock(b)
    said = [r for r in (days, clock) if r is not None]
    worst = max(said, key=_WEAKER.index)
    return "within" if worst == "equal" and one_sided else worst


def _neighbours(a: Moment, b: Moment) -> Relation:
    """Monday night runs into Tuesday, midnight belongs to two days, and zones part a moment into two days."""
    first, second = (a, b) if _next_day(a, b) else (b, a)
    if not _next_day(first, second):
        return "differ"
    if first.zone != second.zone and first.hour is not None and second.hour is not None:
        return clock_relation(a, b) or "incomparable"
    if "midnight" in (first.part, second.part) and (first.part == "midnight" or second.hour is None):
        return "compatible"
    late, early = hours(first), hours(second)
    if late is None or early is None:
        return "differ"
    night = calendar()["parts"]["night"]
    runs_over = late[1] > 24 or late[0] >= night[0] + 4
    return "compatible" if runs_over and early[0] < night[1] - 24 and first.part != second.part else "differ"


def _next_day(a: Moment, b: Moment) -> bool:
    if a.weekday is not None and b.weekday is not None:
        return (a.weekday + 1) % 7 == b.weekday
    da, db = day_interval(a), day_interval(b)
    return da is not None and db is not None and da[0] + timedelta(days=1) == db[0] and (db[1] - db[0]).days == 1
