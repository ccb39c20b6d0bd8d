"""Another number, another date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.numerals import WORDS, like, value_of
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import View

_MONTHS = tables()["months"]
_WEEKDAYS = tables()["weekdays"]
_MONTH = alternatives(_MONTHS)
_AFTER_MONTH = "|".join(f"(?<={month} )" for month in _MONTHS)
_NUMBER = re.compile(
    rf"(?<![\w.,:/–-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{alternatives([*WORDS, *(w.title() for w in WORDS)])})"
    r"(?![\w:/–-]|[.,]\d)"
)
# What lets a range of values hold ("more than 20" holds with 30), and what makes a number a date, a score or a name.
_BOUND = re.compile(rf"\b{alternatives(tables()['conflict']['no_count_after'])}\s[$€£]?$")
_TIME = re.compile(rf" ?(?:[ap]\.?m\b|o'clock|{_MONTH}|st\b|nd\b|rd\b|th\b)|-| (?:to|or|and|of) (?:\d|the\b|them)")
_YEARLIKE = re.compile(r"^(?:1[5-9]|20)\d\d$")
_WEEKDAY = re.compile(rf"(?:(?<=[oO]n )|(?<=since )|(?<=until )){alternatives(_WEEKDAYS)}(?! (?:\d|{_MONTH}))")
_DAY = re.compile(
    rf"(?<![\d,.])\b(?:[12]\d|3[01]|[1-9])(?= {_MONTH}\b)|(?:{_AFTER_MONTH})(?:[12]\d|3[01]|[1-9])\b(?![\d,.]\d)"
)
_YEAR = re.compile(r"(?<=\b[iI]n )(?:19|20)\d\d\b|(?<=\bsince )(?:19|20)\d\d\b")
_IN_MONTH = re.compile(rf"(?<=\b[iI]n ){_MONTH}\b")


def number(seen: View, rng: Random) -> Iterator[Change]:
    """26 countries -> 44 countries: far enough from the old value for no rounding to bridge, in the same shape, of a
    number that the text gives once."""
    for m in _NUMBER.finditer(seen.text):
        raw, value = m[0], value_of(m[0])
        before, after = seen.text[max(0, m.start() - 16) : m.start()], seen.text[m.end() : m.end() + 14]
        if (
            value is None
            or value < 2
            or _BOUND.search(before)
            or _TIME.match(after)
            or re.search(rf"{_MONTH} $", before)
        ):
            continue
        once = len(re.findall(rf"(?<![\w.,]){re.escape(raw)}(?![\w]|[.,]\d)", seen.text, re.I)) == 1
        if once and not _YEARLIKE.match(raw) and re.match(r"\s?[a-z%$€£(]", after):
            factor = rng.choice([1.5, 1.7, 2.0, 2.4])
            other = value + max(2, round(value * (factor - 1))) if value < 20 and "." not in raw else value * factor
            yield Change(*m.span(), like(_plain(other, value), raw), "other number", "number")


def _plain(value: float, model: float) -> float:
    """With as many trailing zeros as `model` has: a round number becomes a round one."""
    step = 1
    while model % (step * 10) == 0 and step < model:
        step *= 10
    return round(value / step) * step if model == int(model) else value


def date(seen: View, rng: Random) -> Iterator[Change]:
    """on Tuesday -> on Friday; 5 September -> 17 September; in March -> in August; in 2019 -> in 2012."""
    for m in _WEEKDAY.finditer(seen.text):
        day = _WEEKDAYS.index(m[0])
        yield Change(*m.span(), _WEEKDAYS[(day + rng.choice([2, 3, 4, 5])) % 7], "other weekday", "date")
    for m in _DAY.finditer(seen.text):
        # A weekday beside it would give the change away as a slip of the pen.
        if not re.search(rf"{alternatives(_WEEKDAYS)},? (?:{_MONTH} )?$", seen.text[: m.start()]):
            yield Change(*m.span(), str((int(m[0]) + rng.randrange(5, 20)) % 28 + 1), "other day", "date")
    for m in _IN_MONTH.finditer(seen.text):
        yield Change(*m.span(), _MONTHS[(_MONTHS.index(m[0]) + rng.randrange(2, 10)) % 12], "other month", "date")
    for m in _YEAR.finditer(seen.text):
        yield Change(*m.span(), str(int(m[0]) - rng.randrange(2, 9)), "other year", "date")
