"""Turns what a phrase says into a Moment, against the article's own date where it has one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal, cast

from conflictcheck.model.value import Grain, Moment
from conflictcheck.normalize import date_spans as spans
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_relative import counted, tail_day
from conflictcheck.normalize.date_spans import Days
from conflictcheck.normalize.date_words import calendar

_TOWARD = {-1: "last", 0: "this", 1: "next"}
Bound = Literal["", "since", "until", "before", "after", "by"]


def resolve(p: Phrase, base: date | None) -> Moment | None:
    """The Moment of a phrase; None when it names no possible date (31 June)."""
    if base is not None and not 1000 <= base.year <= 8000:
        base = None  # too near the ends of the calendar to count from
    p = _with_holiday(p, base)
    if p.month and p.day and not spans.valid_day(p.year, p.month, p.day):
        return None
    if p.to is not None:
        return _range(p, p.to, base)
    days = None if p.recurring or p.fiscal else _days(p, base)
    if days is not None and p.qualifier:
        days = spans.qualified(days, p.qualifier)
    start, end = _clock_span(p, days)
    relative = (
        p.count is not None
        or p.toward is not None
        or bool(p.tail)
        or (not p.recurring and p.month is None and p.day is None and (p.weekday is not None or p.weekend))
    )
    grain = _grain(p)
    return Moment(
        start,
        end,
        grain,
        year=p.year if p.year is not None else p.decade,
        month=p.month,
        day=p.day,
        weekday=p.weekday,
        hour=_hour(p),
        minute=p.minute,
        part=_part(p),
        relative=relative,
        approx=p.approx,
        recurring=p.recurring,
        zone=p.zone,
        bound=cast(Bound, p.bound),
        shift=_shift(p),
        to=_last_of(p, base),
    )


def _hour(p: Phrase) -> int | None:
    """ "10:40 on Monday evening" is 22:40."""
    if p.hour is None or not 0 < p.hour < 12:
        return p.hour
    late = p.part in ("afternoon", "evening") or (p.part == "night" and p.hour > 5)
    return p.hour + 12 if late else p.hour


def _range(p: Phrase, to: Phrase, base: date | None) -> Moment | None:
    """The ends of a range share what only one of them says: a year, a month, a weekday."""
    first = replace(p, to=None, year=p.year if p.year is not None else to.year, zone=p.zone or to.zone)
    if first.weekday is None and first.hour is not None:
        first = replace(first, weekday=to.weekday, day=first.day or to.day, month=first.month or to.month)
    last = replace(to, bound="")
    if last.hour is not None:
        last = replace(
            last,
            weekday=last.weekday if last.weekday is not None else p.weekday,
            day=last.day or p.day,
            month=last.month or p.month,
            year=last.year if last.year is not None else p.year,
        )
    a, b = resolve(first, base), resolve(last, base)
    if a is None or b is None:
        return a or b
    if a.start is None or a.end is None or b.start is None or b.end is None or b.end <= a.start:
        return replace(a, start=None, end=None, to=b)
    return replace(a, end=b.end, to=b)


def _last_of(p: Phrase, base: date | None) -> Moment | None:
    """The last day of "12-15 May", the last year of "2009-10"."""
    if p.last_day is not None:
        return resolve(replace(p, day=p.last_day, last_day=None, bound="", approx=False), base)
    if p.last_year is not None:
        return resolve(replace(p, year=p.last_year, last_year=None, bound="", approx=False), base)
    return None


def _with_holiday(p: Phrase, base: date | None) -> Phrase:
    """Month and day of a holiday as far as its year is known or near the base; else its weekday."""
    if not p.holiday:
        return p
    cal = calendar()
    if p.holiday in cal["holidays"]:
        month, day = cal["holidays"][p.holiday]
        return replace(p, month=month, day=day, holiday="")
    if p.holiday in cal["nth_weekday"]:
        month, weekday, nth = cal["nth_weekday"][p.holiday]
        found = [spans.nth_weekday(y, month, weekday, nth) for y in _years_near(p, base)]
        unknown = replace(p, month=month, weekday=weekday)
    else:
        offset = cal["easter"][p.holiday]
        found = [spans.easter(y) + timedelta(days=offset) for y in _years_near(p, base)]
        unknown = replace(p, weekday=(6 + offset) % 7)
    if not found:
        return unknown
    d = spans.nearest(found, base) if base else found[0]
    return replace(p, month=d.month, day=d.day, holiday="")


def _years_near(p: Phrase, base: date | None) -> list[int]:
    if p.year is not None:
        return [p.year]
    return [base.year - 1, base.year, base.year + 1] if base else []


def _days(p: Phrase, base: date | None) -> Days | None:
    """The whole days that the phrase covers, before a clock time or part of the day narrows them."""
    if p.tail:
        return tail_day(p.tail, p.unit, base) if base else None
    if p.century is not None:
        return spans.years((p.century - 1) * 100 + 1, p.century * 100)
    if p.decade is not None:
        return spans.years(p.decade, p.decade + 9)
    year = p.year
    if p.count is not None and p.unit == "year" and (p.month or p.season or p.quarter) and base and not p.story:
        year = base.year + p.count
    if year is not None:
        return _in_year(p, year)
    if base is None or p.story:
        return None
    if p.count is not None:
        return counted(p, base)
    if p.toward is not None:
        return _toward(p, p.toward, base)
    return _near(p, base)


def _in_year(p: Phrase, year: int) -> Days | None:
    if p.month is not None and p.day is not None:
        if not spans.valid_day(year, p.month, p.day):
            return None
        first = date(year, p.month, p.day)
        last = date(year, p.month, p.last_day) if p.last_day else first
        return first, last + timedelta(days=1)
    if p.month is not None:
        return spans.month(year, p.month)
    if p.season:
        return spans.month(year, _season_month(p.season), 3)
    if p.quarter is not None:
        return spans.month(year, p.quarter * 3 - 2, 3)
    if p.half is not None:
        return spans.month(year, p.half * 6 - 5, 6)
    return spans.years(year, p.last_year or year) if p.weekday is None else None


def _season_month(name: str) -> int:
    return int(calendar()["seasons"][name])


def _near(p: Phrase, base: date) -> Days | None:
    """A date without a year is the nearest such one; a bare weekday the last such day up to the base."""
    around = range(base.year - 1, base.year + 2)
    if p.month is not None and p.day is not None:
        if p.month == 2 and p.day == 29:
            around = range(base.year - 4, base.year + 5)
        found = [date(y, p.month, p.day) for y in around if spans.valid_day(y, p.month, p.day)]
        return _in_year(p, spans.nearest(found, base).year) if found else None
    if p.month is not None:
        found = [date(y, p.month, 15) for y in around]
        return spans.month(spans.nearest(found, base).year, p.month) if p.weekday is None else None
    if p.weekday is not None:
        return spans.day(base - timedelta(days=(base.weekday() - p.weekday) % 7))
    if p.weekend:
        return _weekend(base, 0)
    return None


def _weekend(base: date, weeks: int) -> Days:
    """The latest weekend up to the base, moved by whole weeks."""
    saturday = base - timedelta(days=(base.weekday() - 5) % 7) + timedelta(weeks=weeks)
    return saturday, saturday + timedelta(days=2)


def _toward(p: Phrase, way: int, base: date) -> Days | None:
    """Only what is unambiguous: last Friday, this weekend's neighbours and next week's days are not."""
    if p.weekday is not None:
        back = (base.weekday() - p.weekday) % 7 or 7
        return spans.day(base - timedelta(days=back)) if way < 0 else None
    if p.weekend:
        return _weekend(base - timedelta(days=2), 0) if way < 0 else None
    if p.month is not None:
        if way == 0:
            return spans.month(base.year, p.month)
        months = (base.month - p.month) % 12 or 12
        # "last August" written in September may be this year's or the one before
        if way < 0 and months > 3:
            return spans.month(*spans.shift_month(base.year, base.month, -months))
        return None
    if p.season:
        first = _season_month(p.season)
        if way == 0:
            return spans.month(base.year, first, 3) if first != 12 else None
        since_end = (base.month - (first + 2)) % 12
        if way < 0 and 3 < since_end < 10:
            return spans.month(*spans.shift_month(base.year, base.month, -since_end - 2), 3)
    return None


def _clock_span(p: Phrase, days: Days | None) -> tuple[datetime | None, datetime | None]:
    if days is None:
        return None, None
    start = datetime.combine(days[0], time())
    end = datetime.combine(days[1], time())
    if end - start != timedelta(days=1):
        return start, end
    if p.hour is not None:
        start += timedelta(hours=p.hour, minutes=p.minute or 0)
        return start, start + (timedelta(hours=1) if p.minute is None else timedelta(minutes=1))
    if p.part:
        low, high = calendar()["parts"][p.part]
        return start + timedelta(hours=low), start + timedelta(hours=high)
    return start, end


def _grain(p: Phrase) -> Grain:
    if p.hour is not None:
        return "hour" if p.minute is None else "minute"
    if p.part:
        return "part"
    if p.day is not None or p.weekday is not None or p.holiday:
        return "day"
    for said, grain in (
        (p.weekend, "weekend"),
        (p.month is not None, "month"),
        (bool(p.season), "season"),
        (p.quarter is not None, "quarter"),
        (p.half is not None or p.year is not None, "year"),
        (p.decade is not None, "decade"),
        (p.century is not None, "century"),
    ):
        if said:
            return cast(Grain, grain)
    return cast(Grain, p.unit) if p.unit else "day"


def _part(p: Phrase) -> str:
    if p.part or p.qualifier:
        return p.part or p.qualifier
    if p.season:
        return p.season
    if p.quarter is not None:
        return f"Q{p.quarter}"
    if p.half is not None:
        return f"H{p.half}"
    return "fiscal" if p.fiscal else p.holiday


def _shift(p: Phrase) -> str:
    if p.toward is not None or p.tail:
        return p.tail or _TOWARD[p.toward or 0]
    return "" if p.count is None else f"{p.count:+d} {p.unit}"
