"""Numbers, units, dates and times of day in another form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.numerals import WORDS, in_words, rounded, value_of
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import View

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_MONTH = alternatives(tables()["months"])
_NOT_MONTH = "".join(f"(?<!{month} )" for month in tables()["months"])
_DAY_MONTH = re.compile(rf"\b(\d\d?) ({_MONTH})\b(?: (\d{{4}})\b)?")
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (\d\d?)\b(?:, (\d{{4}})\b)?(?!\d|[.,]\d)")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_CLOCK = re.compile(r"\b(1[0-2]|[1-9])(?:[.:]([0-5]\d))? ?([ap])\.?m\b\.?(?=[ ,])")
_UNIT = re.compile(
    rf"(?<![\w.,$€£–-])({_NUMBER}|{alternatives(list(WORDS))}) {alternatives(list(tables()['units']))}\b"
)
_WORD = re.compile(
    rf"(?<![\w-]){alternatives(list(WORDS))}(?= [a-z])(?! (?:thirds|quarters|fifths|tenths|and a|of (?:them|us|whom)))"
)
_DIGITS = re.compile(rf"(?<![\w.,$€£–:-]){_NOT_MONTH}([2-9]|1\d|20)(?= [a-z])")
_NO_COUNT = re.compile(rf" (?:{_MONTH}|a\.m|p\.m|am\b|pm\b|percent|per cent|{alternatives(list(tables()['units']))}\b)")
_PERCENT = re.compile(r"(?<=\d)( percent| per cent|%)(?!\w)")


def units(seen: View, rng: Random) -> Iterator[Change]:
    """90 km -> 56 miles."""
    for m in _UNIT.finditer(seen.text):
        value, unit = value_of(m[1]), m[0][len(m[1]) + 1 :]
        to, factor, offset = tables()["units"][unit]
        if value is not None:
            yield Change(*m.span(), f"{rounded(value * factor + offset)} {to}", "unit")


def dates(seen: View, rng: Random) -> Iterator[Change]:
    """5 September 2025 -> September 5, 2025 or 2025-09-05, and back."""
    for m in _DAY_MONTH.finditer(seen.text):
        yield Change(*m.span(), _date(int(m[1]), m[2], m[3], rng, "month first"), "date")
    for m in _MONTH_DAY.finditer(seen.text):
        if not re.match(r" \d{4}\b", seen.text[m.end() :]) and not re.search(r"\d $", seen.text[: m.start()]):
            yield Change(*m.span(), _date(int(m[2]), m[1], m[3], rng, "day first"), "date")
    for m in _ISO.finditer(seen.text):
        if 1 <= int(m[2]) <= 12:
            month, day = tables()["months"][int(m[2]) - 1], int(m[3])
            yield Change(*m.span(), rng.choice([f"{day} {month} {m[1]}", f"{month} {day}, {m[1]}"]), "date")


def _date(day: int, month: str, year: str | None, rng: Random, order: str) -> str:
    if year and order == "month first" and rng.random() < 0.3:
        return f"{year}-{tables()['months'].index(month) + 1:02d}-{day:02d}"
    if order == "day first":
        return f"{day} {month}" + (f" {year}" if year else "")
    return f"{month} {day}" + (f", {year}" if year else "")


def clock(seen: View, rng: Random) -> Iterator[Change]:
    """5.30 p.m. -> 17:30."""
    for m in _CLOCK.finditer(seen.text):
        hour = int(m[1]) % 12 + (12 if m[3] == "p" else 0)
        yield Change(*m.span(), f"{hour}:{m[2] or '00'}", "time")


def numbers(seen: View, rng: Random) -> Iterator[Change]:
    """three men -> 3 men; 12 people -> twelve people."""
    for m in _WORD.finditer(seen.text):
        yield Change(*m.span(), str(WORDS[m[0]]), "number word")
    for m in _DIGITS.finditer(seen.text):
        # A number behind a capital that counts nothing belongs to a name: "the Orvell 9 that came out".
        named = re.search(r"[a-z] [A-Z][\w'’-]* $", seen.text[max(0, m.start() - 40) : m.start()])
        counts = re.match(r" (?:[a-z]+ )?[a-z]+(?:s|men|ren|people)\b", seen.text[m.end() : m.end() + 40])
        if (counts or not named) and not _NO_COUNT.match(seen.text, m.end()):
            yield Change(*m.span(), in_words(int(m[1])), "number word")


def percent(seen: View, rng: Random) -> Iterator[Change]:
    """percent -> per cent or %."""
    for m in _PERCENT.finditer(seen.text):
        forms = [form for form in (" percent", " per cent", "%") if form != m[0]]
        yield Change(*m.span(), rng.choice(forms), "percent")
