"""Compares "since 1951" or "before noon" with other times: a bound is a half-line, not a point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from conflictcheck.model.value import Moment
from conflictcheck.normalize.date_clock import NEAR, Relation, hours
from conflictcheck.normalize.date_days import bare_weekday, project, says_days, yearless

_FORWARD = frozenset({"since", "after"})
_ANCHORED = frozenset({"since", "until"})
"""Words whose anchor is itself the claim: something began or ended then."""
_ANY_YEAR = 2000


def bounded(a: Moment, b: Moment, relation: Callable[[Moment, Moment], Relation]) -> Relation:
    """Relation where at least one has a bound; `relation` compares the anchors."""
    anchors = relation(replace(a, bound=""), replace(b, bound=""))
    if a.bound == b.bound:
        return anchors if a.bound in _ANCHORED or anchors != "differ" else "compatible"
    if a.bound and b.bound and (a.bound in _FORWARD) == (b.bound in _FORWARD):
        return "compatible"
    if not says_days(a) and not says_days(b):
        return _clocks(a, b)
    sa, sb = _stretch(a, b), _stretch(b, a)
    if sa is None or sb is None:
        return "compatible" if anchors in ("equal", "within", "resolves", "approximation") else "incomparable"
    found = _half_lines(a, b, sa, sb)
    guessed = bare_weekday(a) or bare_weekday(b)
    return "incomparable" if found == "differ" and guessed else found


def _stretch(m: Moment, other: Moment) -> tuple[datetime, datetime] | None:
    if yearless(m) and not (m.start and other.start and other.year is None):
        if not (yearless(other) or other.month is None):
            return None
        if not yearless(other):
            return None
        days = project(m, _ANY_YEAR)
        return (datetime.combine(days[0], time()), datetime.combine(days[1], time())) if days else None
    return (m.start, m.end) if m.start and m.end else None


def _half_lines(a: Moment, b: Moment, sa: tuple[datetime, datetime], sb: tuple[datetime, datetime]) -> Relation:
    la, lb = _line(a, sa), _line(b, sb)
    if la[0] >= lb[1] or lb[0] >= la[1]:
        # "before Friday" against "Friday" touch: reports say either of one deadline
        touching = sa == sb or la[0] == lb[1] or lb[0] == la[1]
        return "compatible" if touching and a.bound and b.bound else "differ"
    if a.bound and b.bound:
        return "compatible"
    line, point = (la, lb) if a.bound else (lb, la)
    return "within" if line[0] <= point[0] and point[1] <= line[1] else "compatible"


def _line(m: Moment, s: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
    return {
        "since": (s[0], datetime.max),
        "after": (s[0], datetime.max),
        "until": (datetime.min, s[1]),
        "by": (datetime.min, s[1]),
        "before": (datetime.min, s[0]),
    }.get(m.bound, s)


def _clocks(a: Moment, b: Moment) -> Relation:
    ha, hb = hours(a), hours(b)
    if ha is None or hb is None or (a.bound and b.bound):
        return "compatible"
    if a.zone != b.zone:
        return "incomparable"
    if min(ha[0], hb[0]) < 24 <= max(ha[0], hb[0]):  # midnight opens the day as well as it ends it
        ha, hb = (ha[0] % 24, ha[1] % 24), (hb[0] % 24, hb[1] % 24)
    line, anchor, point = (a, ha, hb) if a.bound else (b, hb, ha)
    inside = point[1] >= anchor[0] - NEAR if line.bound in _FORWARD else point[0] <= anchor[1] + NEAR
    return "within" if inside else "differ"
