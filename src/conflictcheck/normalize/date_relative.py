"""Days counted from the article's own day: plain arithmetic for common phrases, dateparser for the rest."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from conflictcheck.normalize import date_spans as spans
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_spans import Days
from conflictcheck.normalize.date_words import calendar


def counted(p: Phrase, base: date) -> Days | None:
    """The days of "yesterday", "last week", "earlier this week". None beyond the calendar."""
    count = p.count or 0
    try:
        span = _unit_span(p.unit, count, base)
    except (OverflowError, ValueError):
        return None
    if span is None:
        return None
    if p.weekday is not None and p.unit == "week":
        return spans.day(span[0] + timedelta(days=p.weekday))
    if p.slack == "before":
        return span[0], base + timedelta(days=1)
    if p.slack == "after":
        return base, span[1]
    return span


def _unit_span(unit: str, count: int, base: date) -> Days | None:
    if unit == "day":
        return spans.day(base + timedelta(days=count))
    if unit == "week":
        return spans.week(base + timedelta(weeks=count))
    if unit == "month":
        return spans.month(*spans.shift_month(base.year, base.month, count))
    if unit == "quarter":
        return spans.month(*spans.shift_month(base.year, (base.month - 1) // 3 * 3 + 1, 3 * count), 3)
    if unit == "decade":
        return spans.years(base.year + 10 * count - 5, base.year + 10 * count + 4)
    if unit == "year":
        return spans.years(base.year + count, base.year + count)
    return None


def tail_day(words: str, unit: str, base: date) -> Days | None:
    """What dateparser reads in "a year and two months ago", widened to the unit that it leaves open."""
    found = _parse(words, base)
    if found is None:
        return None
    if unit == "month":
        return spans.month(found.year, found.month)
    return spans.week(found) if unit == "week" else spans.day(found)


@lru_cache(maxsize=4096)
def _parse(words: str, base: date) -> date | None:
    # dateparser takes a good part of a second to import: only a text with such a phrase pays for it.
    import dateparser

    settings = {"RELATIVE_BASE": datetime.combine(base, time(12)), "PREFER_DATES_FROM": "past"}
    found = dateparser.parse(_digits(words), languages=["en"], settings=settings)
    return found.date() if found is not None else None


def _digits(words: str) -> str:
    """Digits, and halves in the next smaller unit: "two and a half years" -> "2 years 6 months"."""
    table = {**calendar()["numbers"], "a": 1, "an": 1}
    smaller = {
        "year": "6 months",
        "month": "15 days",
        "week": "3 days",
        "day": "12 hours",
        "hour": "30 minutes",
    }
    parts = words.lower().replace(" - ", " ").split()
    half = "half" in parts
    parts = [w for w in parts if w not in ("half", "and", "ago")]
    if half and parts.count("a") + parts.count("an") and len(parts) > 2:
        k = (
            max(i for i, w in enumerate(parts) if w in ("a", "an") and i)
            if parts[0] not in ("a", "an") or (parts.count("a") > 1)
            else 0
        )
        parts = parts[:k] + parts[k + 1 :] if k else parts
    said = " ".join(str(table.get(w, w)) for w in parts)
    unit = next((w.rstrip("s") for w in parts if w.rstrip("s") in smaller), "")
    return f"{said} {smaller[unit] if half and unit else ''} ago"
