"""Dates of publication, read strictly: a date that could be read two ways is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from conflictcheck.load._words import longest_first, words

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says nothing but when the article appeared; `date` is None where that is ambiguous."""

    date: date | None
    updated: bool
    """The date is that of the last change, not the first publication."""


@cache
def _token() -> re.Pattern[str]:
    month, weekday = longest_first(words().months), longest_first(words().weekdays)
    return re.compile(
        rf"""
        (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
        | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{month})\b\.?[\s,-]*(?P<y2>\d{{4}})(?!\d)
        | (?P<m3>{month})\b\.?\s*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(?P<y3>\d{{4}})(?!\d)
        | (?P<a4>\d{{1,2}})\s*(?P<sep>[/.-])\s*(?P<b4>\d{{1,2}})\s*(?P=sep)\s*(?P<y4>\d{{4}}|\d{{2}})(?![\d:])
        | T?\d{{1,2}}(?:[:.]\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?:\s*[ap]\.?\s?m\b\.?)?|\s*[ap]\.?\s?m\b\.?)
          (?:\s*(?:[+-]\d{{2}}:?\d{{2}}|local\ time|hrs?\b
            |(?-i:Z\b|[A-Z]{{2,5}}\b)(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?))?
        | (?P<weekday>{weekday})\b\.?
        | (?P<label>(?:(?:first|last|originally)\s+)?
            (?:published|posted|updated|modified|created|filed|issued|date)\b)
        | (?:on|at)\b
        | [\s,|;:·•@()/–—-]+
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def read_date(text: str) -> date | None:
    """The date that `text` consists of, if it is one and can be read in one way only.

    ISO (with or without a time), English month names in either order, and all-number dates whose day is
    above 12 or equal to the month. Never today's, never a guess.
    """
    found = date_line(text)
    return found.date if found else None


def date_line(text: str) -> DateLine | None:
    """What a whole line says of its date; None when it says anything else or no date at all."""
    if not 6 <= len(text) <= _LONGEST:
        return None
    dates: list[tuple[date | None, bool]] = []
    weekdays: set[int] = set()
    label, at, token = "", 0, _token()
    while at < len(text):
        match = token.match(text, at)
        if not match:
            return None
        at = match.end()
        if match["label"]:
            label = match["label"].lower()
        elif match["weekday"]:
            weekdays.add(words().weekdays[match["weekday"].lower()])
        elif match["y1"] or match["y2"] or match["y3"] or match["y4"]:
            dates.append((_date(match), "updated" in label or "modified" in label))
    if not dates:
        return None
    day, updated = next((found for found in dates if not found[1]), dates[0])
    # A weekday that does not fit says that one of the two is wrong: no date.
    if day and weekdays and all(d is None or d.weekday() not in weekdays for d, _ in dates):
        day = None
    return DateLine(day, updated)


def _date(match: re.Match[str]) -> date | None:
    months = words().months
    if match["y1"]:
        return _day(match["y1"], int(match["m1"]), match["d1"])
    if match["y2"]:
        return _day(match["y2"], months[match["m2"].lower()], match["d2"])
    if match["y3"]:
        return _day(match["y3"], months[match["m3"].lower()], match["d3"])
    first, second, year = int(match["a4"]), int(match["b4"]), match["y4"]
    if len(year) == 2:
        year = f"19{year}" if int(year) >= 70 else f"20{year}"
    readings = {_day(year, first, str(second)), _day(year, second, str(first))} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if found.year >= 1500 else None
