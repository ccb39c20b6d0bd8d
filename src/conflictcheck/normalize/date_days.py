"""Compares the days that two Moments name, whatever hour they give."""

from __future__ import annotations

from datetime import date, timedelta

from conflictcheck.model.value import Moment
from conflictcheck.normalize import date_spans as spans
from conflictcheck.normalize.date_clock import Relation
from conflictcheck.normalize.date_spans import Days
from conflictcheck.normalize.date_words import calendar

_CLOCK_GRAINS = frozenset({"part", "hour", "minute"})
_QUALIFIERS = frozenset({"early", "mid", "late"})
_SLACK_DAYS = {
    "day": 3,
    "week": 7,
    "weekend": 3,
    "month": 31,
    "quarter": 92,
    "season": 92,
    "year": 366,
    "decade": 3653,
}
"""How far off "about" may be, by the coarser grain of the two."""
_QUALIFIED_SLACK = {"month": 5, "year": 61, "decade": 731, "season": 15}
"""How far outside an "early" or "late" third a day still passes."""
_ANY_YEAR = 2000
"""A leap year, so that 29 February has its place."""
_ORDER: tuple[Relation, ...] = (
    "equal",
    "within",
    "resolves",
    "approximation",
    "compatible",
    "incomparable",
    "differ",
)


def says_days(m: Moment) -> bool:
    """False for a bare clock time or part of the day."""
    said = (m.start, m.year, m.month, m.day, m.weekday)
    return any(x is not None for x in said) or bool(m.shift) or m.grain not in _CLOCK_GRAINS


def bare_weekday(m: Moment) -> bool:
    return (
        m.weekday is not None
        and m.month is None
        and m.year is None
        and m.shift not in ("last",)
        and (not m.shift.endswith("week") or m.start is None)
    )


def yearless(m: Moment) -> bool:
    return m.month is not None and m.year is None and not m.shift


def day_interval(m: Moment) -> Days | None:
    """Whole days covered, None when unresolved."""
    if m.start is None or m.end is None:
        return None
    first = m.start.date()
    if m.grain in _CLOCK_GRAINS and (m.to is None or m.end - m.start < timedelta(days=1)):
        return first, first + timedelta(days=1)
    return first, max(m.end.date(), first + timedelta(days=1))


def project(m: Moment, year: int) -> Days | None:
    """The days that a date without a year (or a season) covers in `year`."""
    if m.month is not None:
        if m.day is not None:
            if not spans.valid_day(year, m.month, m.day):
                return None
            span = spans.day(date(year, m.month, m.day))
        else:
            span = spans.month(year, m.month)
            span = spans.qualified(span, m.part if m.part in _QUALIFIERS else "")
    elif m.grain == "season" and m.part in calendar()["seasons"]:
        span = spans.month(year, calendar()["seasons"][m.part], 3)
    else:
        return None
    if m.to is not None:
        end = project(m.to, year) or span
        if end[1] <= span[0]:
            end = project(m.to, year + 1) or span
        span = span[0], max(span[1], end[1])
    return span


def day_relation(a: Moment, b: Moment) -> Relation | None:
    """None where one of the two says nothing about the day."""
    if not (says_days(a) and says_days(b)):
        return None
    if "fiscal" in (a.part, b.part):
        return _fiscal(a, b)
    if a.grain in ("season", "quarter") or b.grain in ("season", "quarter"):
        return _seasons(a, b)
    if bare_weekday(a) or bare_weekday(b):
        return _weekdays(a, b)
    da, db = day_interval(a), day_interval(b)
    placed = (yearless(a) or da is not None) and (yearless(b) or db is not None)
    if placed and (yearless(a) or yearless(b)):
        return _projected(a, b)  # an inferred year is never held against another year
    if da is None or db is None:
        return _unresolved(a, b)
    return _intervals(a, b, da, db)


def _fiscal(a: Moment, b: Moment) -> Relation:
    """A fiscal year may begin in the calendar year before or end in the one after."""
    if a.year is None or b.year is None:
        return "incomparable"
    if a.part == b.part:
        return "equal" if a.year == b.year else "differ"
    return "compatible" if a.year == b.year else "incomparable" if abs(a.year - b.year) == 1 else "differ"


def _seasons(a: Moment, b: Moment) -> Relation:
    """Against months only the year speaks: hemispheres and fiscal calendars differ."""
    da, db = day_interval(a), day_interval(b)
    if da is None or db is None:
        if a.grain == b.grain and a.part and b.part:
            if a.part != b.part:
                return "differ"
            return "equal" if a.year == b.year else "within"
        pa, pb = project(a, _ANY_YEAR), project(b, _ANY_YEAR)
        if a.shift or b.shift:
            return "compatible"
        return "within" if pa and pb and pa[0] < pb[1] and pb[0] < pa[1] else "incomparable"
    found = _intervals(a, b, da, db)
    if found != "differ" or a.grain == b.grain:
        return found
    far = max((db[0] - da[1]).days, (da[0] - db[1]).days)
    return "differ" if far > 270 else "incomparable"


def _weekdays(a: Moment, b: Moment) -> Relation:
    if not bare_weekday(a):
        a, b = b, a
    if a.to is not None or b.to is not None:
        return _weekday_stretch(a, b)
    da, db = day_interval(a), day_interval(b)
    if b.weekday is not None:
        if a.weekday != b.weekday:
            return "differ"
        if bare_weekday(b):
            same = da == db or ((da is None or db is None) and a.shift == b.shift)
            return "equal" if same else "compatible"
        return "resolves" if da == db and da else "compatible"
    if b.grain == "weekend":
        return "within" if a.weekday in (5, 6) else "incomparable" if a.weekday == 4 else "differ"
    if db is None:
        return "compatible" if b.shift and not b.shift.endswith("day") else "incomparable"
    if (db[1] - db[0]).days == 1:
        if db[0].weekday() != a.weekday:
            return "differ"
        return "resolves" if da == db else "compatible"
    if da is not None and db[0] <= da[0] and da[1] <= db[1]:
        return "resolves"
    return "compatible" if ((db[1] - db[0]).days >= 7 and da is None) or b.grain == "week" else "incomparable"


def _weekday_stretch(a: Moment, b: Moment) -> Relation:
    """Monday to Friday covers Wednesday."""
    if a.to is None:
        a, b = b, a
    if a.weekday is None or a.to is None or a.to.weekday is None or b.weekday is None or b.to is not None:
        return "incomparable"
    length = (a.to.weekday - a.weekday) % 7
    return "within" if (b.weekday - a.weekday) % 7 <= length else "differ"


_LAST_YEAR = 9998


def _projected(a: Moment, b: Moment) -> Relation:
    """At least one without a year: the best that any year allows."""
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday and (a.day is None or b.day is None):
        return "differ"
    fixed = next((day_interval(m) for m in (a, b) if not yearless(m)), None)
    first, last = (fixed[0].year, fixed[1].year) if fixed else (_ANY_YEAR, _ANY_YEAR)
    if last - first > 2:
        # "the first century": any day of a year lies in it.
        return "within"
    found: list[Relation] = []
    for year in range(max(1, first - 1), min(last + 1, _LAST_YEAR) + 1):
        da = day_interval(a) if not yearless(a) else project(a, year if fixed else _ANY_YEAR)
        db = day_interval(b) if not yearless(b) else project(b, year)
        if da and db:
            found.append(_intervals(a, b, da, db))
    best: Relation = min(found, key=_ORDER.index, default="incomparable")
    if best != "differ" and _weekday_clash(a, b, fixed):
        return "differ"
    return "within" if best == "equal" and (yearless(a) != yearless(b) or a.grain != b.grain) else best


def _weekday_clash(a: Moment, b: Moment, fixed: Days | None) -> bool:
    """ "Tuesday, August 5" cannot be the 5th of August of a year where that is a Friday: the years differ."""
    said = next((m.weekday for m in (a, b) if yearless(m) and m.weekday is not None), None)
    return said is not None and fixed is not None and (fixed[1] - fixed[0]).days == 1 and fixed[0].weekday() != said


def _unresolved(a: Moment, b: Moment) -> Relation:
    """Something said relative to a time that is not known."""
    if a.shift and b.shift:
        return "equal" if (a.shift, a.weekday, a.month) == (b.shift, b.weekday, b.month) else "incomparable"
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return "differ"
    if a.month is not None and b.month is not None:
        return _projected(_plain(a), _plain(b))
    coarse = {"week", "month", "year", "decade", "century", "quarter", "season", "weekend"}
    loose = a if a.shift else b
    if (a.shift or b.shift) and loose.grain in coarse:
        return "compatible"
    if a.shift or b.shift or a.grain != b.grain or a.part != b.part or a.weekday != b.weekday:
        return "incomparable"
    return "equal"


def _plain(m: Moment) -> Moment:
    """Month and day without what they are relative to."""
    return Moment(None, None, m.grain, month=m.month, day=m.day, part=m.part, to=m.to, approx=m.approx)


def _intervals(a: Moment, b: Moment, da: Days, db: Days) -> Relation:
    one_relative = a.relative != b.relative
    hedged = a.approx or b.approx
    if da == db:
        return "approximation" if a.approx != b.approx and not one_relative else "resolves" if one_relative else "equal"
    if (da[0] <= db[0] and db[1] <= da[1]) or (db[0] <= da[0] and da[1] <= db[1]):
        return "resolves" if one_relative else "within"
    gap = max((db[0] - da[1]).days, (da[0] - db[1]).days)
    if gap < 0:
        return "approximation" if hedged else "compatible"
    coarser = max((a.grain, b.grain), key=lambda g: _SLACK_DAYS.get(g, 3))
    if hedged and gap < _SLACK_DAYS.get(coarser, 3):
        return "approximation"
    if gap < 1 and "week" in (a.grain, b.grain) and a.grain != b.grain:
        return "compatible"  # weeks begin on Sunday or on Monday
    for m, other in ((a, b), (b, a)):
        slack = _QUALIFIED_SLACK.get(m.grain, 0) if m.part in _QUALIFIERS else 0
        if gap < slack and other.part not in _QUALIFIERS and other.grain != m.grain:
            return "compatible"
    return "differ"
