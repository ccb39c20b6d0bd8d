"""Builders of phrases said from the present: last week, two days ago, tomorrow."""

from __future__ import annotations

from conflictcheck.normalize import date_context as context
from conflictcheck.normalize.date_context import Toks
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_words import Tok, calendar

_BEYOND = {"before": -2, "after": 2}


def day_beyond(toks: Toks, i: int, j: int) -> Phrase | None:
    """the day before yesterday, the day after tomorrow."""
    count = _BEYOND.get(toks[i + 2].text.lower(), 0)
    if toks[i + 1].value != "day" or toks[j - 1].value * count <= 0:
        return None
    return Phrase(i, j, count=count, unit="day")


def tail(toks: Toks, i: int, j: int) -> Phrase | None:
    """Long spellings of "ago", read by dateparser."""
    words = " ".join(t.text.lower() for t in toks[i:j])
    fine = next((u for u in ("day", "week") if u in words and "half" not in words), "")
    coarse = "month" if "year" in words or "month" in words else "day"
    unit = coarse if coarse == "month" else fine or coarse
    return Phrase(i, j, tail=words, unit=unit, approx=True)


def _count(tok: Tok) -> int:
    return 1 if tok.cls == "a" else int(tok.value)


def _unit(toks: Toks, j: int) -> tuple[str, int]:
    """Unit and how many of it a fortnight-like word stands for."""
    unit: str = toks[j].value
    return ("week", 2) if unit == "fortnight" else (unit, 1)


def ago(toks: Toks, i: int, j: int) -> Phrase | None:
    """two days ago, a year ago."""
    unit, factor = _unit(toks, j - 2)
    return Phrase(i, j, count=-_count(toks[i]) * factor, unit=unit, approx=unit not in ("day",))


def counted_later(toks: Toks, i: int, j: int) -> Phrase | None:
    """three weeks later, two days earlier: from the story's own time."""
    unit, factor = _unit(toks, j - 2)
    sign = 1 if toks[j - 1].text.lower() == "later" else -1
    return Phrase(i, j, count=sign * _count(toks[i]) * factor, unit=unit, story=True)


def unit_end(toks: Toks, i: int, j: int) -> Phrase | None:
    """the end of the year: of the story's own year."""
    unit = toks[j - 1].value
    qualifier = calendar()["qualifiers"][toks[i].text.lower()]
    if unit not in ("month", "year", "week"):
        return None
    return Phrase(i, j, count=0, unit=unit, story=True, qualifier=qualifier)


_STEP = {"L": -1, "X": 1, "T": 0}


_DATED_UNITS = frozenset({"day", "week", "fortnight", "month", "year"})


def within_unit(toks: Toks, i: int, j: int) -> Phrase | None:
    """earlier this week, later this month."""
    slack = "before" if toks[i].text.lower() == "earlier" else "after"
    last = toks[j - 1]
    if last.cls == "J":
        return Phrase(i, j, weekend=True, toward=0)
    return Phrase(i, j, count=0, unit=last.value, slack=slack) if last.value in _DATED_UNITS else None


def day_word(toks: Toks, i: int, j: int) -> Phrase | None:
    """yesterday, today, tonight, tomorrow."""
    word = toks[i].text.lower()
    if word == "today" and context.before(toks, i) == "usa":
        return None
    possessive = j < len(toks) and toks[j].cls == "'"
    if possessive and context.after(toks, j + 1) in calendar()["names"]["ages"]:
        return None
    return Phrase(i, j, count=toks[i].value, unit="day", part="night" if word == "tonight" else "")


def story_step(toks: Toks, i: int, j: int) -> Phrase | None:
    """the following day, the previous week; "the last year" is a duration."""
    unit = toks[j - 1].value
    if toks[i + 1].text.lower() == "last" or unit not in _DATED_UNITS:
        return None
    if toks[i + 1].text.lower() in ("next", "coming") and unit != "day":
        return None
    return Phrase(i, j, count=_STEP[toks[i + 1].cls], unit=unit, story=True)


def step(toks: Toks, i: int, j: int) -> Phrase | None:
    """last month, next year, this week."""
    unit, word = toks[j - 1].value, toks[i].text.lower()
    if unit not in _DATED_UNITS or unit == "day" or (i and toks[i - 1].cls == "t"):
        return None
    if toks[i].text[0].isupper() and toks[j - 1].text[0].isupper():
        return None  # the name of a programme
    story = word in ("following", "previous")
    return Phrase(i, j, count=_STEP[toks[i].cls], unit=unit, story=story)


def part_step(toks: Toks, i: int, j: int) -> Phrase | None:
    """last night, this morning."""
    part = toks[j - 1].value
    if toks[i].cls == "L" and (part != "night" or toks[i].text.lower() != "last"):
        return None
    return Phrase(i, j, count=_STEP[toks[i].cls], unit="day", part=part)


def coming(toks: Toks, i: int, j: int) -> Phrase | None:
    """in the coming days: a time too loose to compare."""
    if toks[j - 1].value not in _DATED_UNITS or toks[i].text.lower() == "following" or j - i > 2:
        return None
    return Phrase(i, j, count=1, unit=toks[j - 1].value, approx=True, story=True)


def toward(toks: Toks, i: int, j: int) -> Phrase | None:
    """last Friday, next May, this summer, last weekend, this quarter."""
    tok, way, word = toks[j - 1], _STEP[toks[i].cls], toks[i].text.lower()
    if word == "following" or (tok.cls in "MS" and j < len(toks) and toks[j].cls == "^"):
        return None
    if tok.cls == "J":
        return Phrase(i, j, weekend=True, toward=way)
    if tok.cls == "q":
        return Phrase(i, j, count=way, unit="quarter") if toks[i].text.lower() in ("last", "this") else None
    if tok.cls == "W":
        return Phrase(i, j, weekday=tok.value, toward=way)
    if tok.cls == "S":
        return Phrase(i, j, season=tok.value, toward=way)
    return Phrase(i, j, month=tok.value, toward=way)
