"""Calendar arithmetic: every stretch of time as a pair of dates, the second one not included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]


def shift_month(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def day(d: date) -> Days:
    return d, d + timedelta(days=1)


def month(year: int, number: int, length: int = 1) -> Days:
    last = shift_month(year, number, length)
    return date(year, number, 1), date(*last, 1)


def years(first: int, last: int) -> Days:
    """From the first year through the last; years outside 1..9998 raise ValueError."""
    return date(first, 1, 1), date(last + 1, 1, 1)


def week(d: date) -> Days:
    monday = d - timedelta(days=d.weekday())
    return monday, monday + timedelta(days=7)


def valid_day(year: int | None, number: int, dom: int) -> bool:
    """29 February passes without a year."""
    return 1 <= dom <= monthrange(year or 2000, number)[1]


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    first = date(year, number, 1)
    if nth < 0:
        last = month(year, number)[1] - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, dom = divmod(h + k - 7 * m + 114, 31)
    return date(year, number, dom + 1)


def qualified(span: Days, qualifier: str) -> Days:
    """The early, middle or late third of a stretch."""
    first, end = span
    third = max(1, (end - first).days // 3)
    if qualifier == "early":
        return first, first + timedelta(days=third)
    if qualifier == "late":
        return end - timedelta(days=third), end
    if qualifier == "mid":
        return first + timedelta(days=third), end - timedelta(days=third)
    return span


def nearest(candidates: list[date], base: date) -> date:
    """The candidate closest to the base; the earlier one of two."""
    return min(candidates, key=lambda d: (abs((d - base).days), d))
