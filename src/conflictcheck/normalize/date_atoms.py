"""Builders of the smallest date phrases: each reads the tokens of a match, or refuses it by its context."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_words import Tok, calendar

Toks = Sequence[Tok]


def _value(toks: Toks, i: int, j: int, classes: str) -> int | None:
    return next((t.value for t in toks[i:j] if t.cls in classes), None)


def _before(toks: Toks, i: int, back: int = 1) -> str:
    return toks[i - back].text.lower() if i >= back else ""


def _after(toks: Toks, j: int) -> str:
    return toks[j].text.lower() if j < len(toks) else ""


def _year(value: int | None) -> int | None:
    return value if value is not None and 1000 <= value <= 2199 else None


def numeric(toks: Toks, i: int, j: int) -> Phrase | None:
    """2025-08-15 and 15.08.2025."""
    n = [int(x) for x in re.findall(r"\d+", toks[i].text)]
    year, month, day = (n[0], n[1], n[2]) if "-" in toks[i].text else (n[2], n[1], n[0])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    hour, minute = (n[3], n[4]) if len(n) > 4 else (None, None)
    zone = "UTC" if toks[i].text.endswith("Z") else ""
    return Phrase(i, j, year=year, month=month, day=day, hour=hour, minute=minute, zone=zone)


def slashed(toks: Toks, i: int, j: int) -> Phrase | None:
    """8/15/2025 and 15/8/2025; 8/9/2025 says neither the 8th nor the 9th for sure."""
    a, b, year = (int(x) for x in re.findall(r"\d+", toks[i].text))
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    if a <= 12 < b <= 31:
        return Phrase(i, j, year=year, month=a, day=b)
    if b <= 12 and (12 < a <= 31 or a == b):
        return Phrase(i, j, year=year, month=b, day=a)
    return None


def days_of_month(toks: Toks, i: int, j: int) -> Phrase | None:
    """12-15 May, May 12 to 15."""
    days = [t.value for t in toks[i:j] if t.cls == "n"]
    if days[0] >= days[1]:
        return None
    month, year = _value(toks, i, j, "Mm"), _year(_value(toks, i, j, "Y"))
    return Phrase(i, j, year=year, month=month, day=days[0], last_day=days[1])


def _is_event_name(toks: Toks, j: int, month: int | None, day: int | None) -> bool:
    k = j + 1 if j < len(toks) and toks[j].text in ",-" else j
    return any(
        (e["month"], e["day"]) == (month, day) and _after(toks, k) in e["words"]
        for e in calendar()["event_names"]
    )


def day_month(toks: Toks, i: int, j: int) -> Phrase | None:
    """15 August, the 15th of August, 15 August 2025, the first of May."""
    day, month = _value(toks, i, j, "ndo"), _value(toks, i, j, "Mm")
    year = _year(_value(toks, i, j, "Y"))
    if day is None or not 1 <= day <= 31 or (year is None and _is_event_name(toks, j, month, day)):
        return None
    # "at least 20 May ..." reads as a date only where the number is not a count of the word before.
    if toks[i].cls == "n" and i and toks[i - 1].cls == "M":
        return None
    return Phrase(i, j, year=year, month=month, day=day)


def month_day(toks: Toks, i: int, j: int) -> Phrase | None:
    """August 15, Aug. 15, 2025, July fourth."""
    month, day = _value(toks, i, j, "Mm"), _value(toks, i, j, "ndo")
    year = _year(_value(toks, i, j, "Y"))
    if day is None or not 1 <= day <= 31 or (year is None and _is_event_name(toks, j, month, day)):
        return None
    if year is None and _after(toks, j) in calendar()["names"]["counted_after"]:
        return None
    return Phrase(i, j, year=year, month=month, day=day)


def holiday(toks: Toks, i: int, j: int) -> Phrase | None:
    """Christmas Day, Good Friday 2012; Christmas alone needs a word that makes it a time."""
    names = calendar()["names"]
    if toks[i].value in names["festivals"]:
        led = _before(toks, i) in names["festival_leads"]
        if not led or _after(toks, j) in names["festive_nouns"]:
            return None
        return Phrase(i, j, holiday=toks[i].value, year=_year(_value(toks, i, j, "Y")), approx=True)
    return Phrase(i, j, holiday=toks[i].value, year=_year(_value(toks, i, j, "Y")))


def month_end(toks: Toks, i: int, j: int) -> Phrase | None:
    """November-end."""
    qualifier = calendar()["qualifiers"][toks[j - 1].text.lower()]
    return Phrase(i, j, month=toks[i].value, qualifier=qualifier)


def month_year(toks: Toks, i: int, j: int) -> Phrase | None:
    """August 2025, August of 2025."""
    year = _year(toks[j - 1].value)
    if year is None or (toks[i].cls == "m" and not toks[i].text[0].isupper()):
        return None
    return Phrase(i, j, month=toks[i].value, year=year)


def month_alone(toks: Toks, i: int, j: int) -> Phrase | None:
    """August, when it is the month and not a person, a verb or an abbreviation."""
    names = calendar()["names"]
    word, before, after = toks[i].text, _before(toks, i), _after(toks, j)
    follows_name = j < len(toks) and toks[j].cls == "^" and toks[j].start == toks[i].end + 1
    clitic = j < len(toks) and toks[j].cls == "'"
    led = before in names["month_lead"] or (before == "-" and _before(toks, i, 2) in names["month_lead"])
    if before in names["titles"]:
        return None
    if toks[i].cls == "m":
        return Phrase(i, j, month=toks[i].value) if led and word[0].isupper() else None
    if word.lower() in names["ambiguous_months"]:
        if before in ("the", "a", "an", "its", "their") and (
            word.lower() in ("march", "may") or after in ("", ".")
        ):
            return None
        if (
            not (led or before in ("the", "a", "an", "its", "their"))
            or (follows_name and not clitic)
            or after in ("on", "be", "have")
        ):
            return None
        if before in ("and", "or", "to", "for", "by", "from", "about", "before", "after") and not _dated_near(
            toks, i
        ):
            led = before in ("by", "from", "before", "after", "to") and not clitic and after not in ("said",)
            return (
                Phrase(i, j, month=toks[i].value)
                if led and word.lower() not in ("may", "april", "june")
                else None
            )
    return Phrase(i, j, month=toks[i].value)


def _dated_near(toks: Toks, i: int) -> bool:
    """Another month or a year within three words speaks for a date."""
    near = [*toks[max(0, i - 4) : i], *toks[i + 1 : i + 4]]
    return any(t.cls in "MmYI" for t in near)


def years(toks: Toks, i: int, j: int) -> Phrase | None:
    """2009-10, 1990-1995; 2012-05 may be a month and is refused."""
    first, last = (int(x) for x in re.findall(r"\d+", toks[i].text))
    last += first // 100 * 100 if last < 100 else 0
    if not first < last <= first + 150:
        return None
    return Phrase(i, j, year=first, last_year=last)


def fiscal(toks: Toks, i: int, j: int) -> Phrase | None:
    """fiscal 2009, fiscal year 2009, FY09."""
    year: int = toks[j - 1].value
    return Phrase(i, j, year=year + 2000 if year < 100 else year, fiscal=True)


def quarter(toks: Toks, i: int, j: int) -> Phrase | None:
    """third quarter of 2008, Q3, third-quarter."""
    number = toks[i].value
    if not 1 <= number <= 4:
        return None
    is_fiscal = any(t.cls == "x" for t in toks[i:j])
    return Phrase(i, j, quarter=number, year=_year(_value(toks, i, j, "Y")), fiscal=is_fiscal)


def half(toks: Toks, i: int, j: int) -> Phrase | None:
    """first half of 2009."""
    number = toks[i].value
    year = _year(toks[j - 1].value)
    return Phrase(i, j, half=number, year=year) if number in (1, 2) and year else None


def season(toks: Toks, i: int, j: int) -> Phrase | None:
    """summer 2008, the fall of 2000."""
    year = _year(toks[j - 1].value)
    return Phrase(i, j, season=toks[i].value, year=year) if year else None


def season_alone(toks: Toks, i: int, j: int) -> Phrase | None:
    """in the summer; not "the fall of", "in spring water", "the Winter Olympics"."""
    word = toks[j - 1].text
    following = toks[j] if j < len(toks) else None
    if following and (
        following.cls in "f^'" or (following.cls == "_" and word.lower() in ("fall", "spring"))
    ):
        return None
    if _before(toks, j - 1) == "the" and word.lower() == "fall" and toks[i].cls != "i":
        return None
    return Phrase(j - 1, j, season=toks[j - 1].value) if toks[i].cls == "i" or word.islower() else None


def decade(toks: Toks, i: int, j: int) -> Phrase | None:
    """the 1990s, the '90s."""
    return Phrase(i, j, decade=toks[j - 1].value)


def century(toks: Toks, i: int, j: int) -> Phrase | None:
    """19th century, the twenty-first is left alone."""
    number = _value(toks, i, j, "do")
    if number is None or number > 21 or (number <= 5 and toks[j - 2].cls == "o"):
        return None
    return Phrase(i, j, century=number)


_BEYOND = {"before": -2, "after": 2}


def day_beyond(toks: Toks, i: int, j: int) -> Phrase | None:
    """the day before yesterday, the day after tomorrow."""
    count = _BEYOND.get(toks[i + 2].text.lower(), 0)
    if toks[i + 1].value != "day" or toks[j - 1].value * count <= 0:
        return None
    return Phrase(i, j, count=count, unit="day")


def tail(toks: Toks, i: int, j: int) -> Phrase | None:
    """Long spellings of "ago", read by dateparser."""
    return Phrase(i, j, tail=" ".join(t.text for t in toks[i:j]))


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


def early_hours(toks: Toks, i: int, j: int) -> Phrase | None:
    """the early hours (of Sunday)."""
    early = toks[i].text.lower() == "early" and toks[i + 1].value == "hour"
    return Phrase(i, j, part="early morning") if early else None


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
    part = "night" if toks[i].text.lower() == "tonight" else ""
    clitic = j < len(toks) and toks[j].cls == "'"
    if toks[i].text.lower() == "today" and (toks[i].text[0].isupper() and i and _before(toks, i) == "usa"):
        return None
    if clitic and toks[i].text.lower() == "today" and _after(toks, j + 1) in calendar()["names"]["ages"]:
        return None
    return Phrase(i, j, count=toks[i].value, unit="day", part=part)


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


def recurring(toks: Toks, i: int, j: int) -> Phrase | None:
    """every Friday, on Mondays, every morning."""
    last = toks[j - 1]
    if last.cls == "P":
        return Phrase(i, j, part=last.value, recurring=True)
    start = i if toks[i].cls == "y" else j - 1
    return Phrase(start, j, weekday=last.value, recurring=True)


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


def weekday(toks: Toks, i: int, j: int) -> Phrase | None:
    """Tuesday; not a name such as Black Friday, Tuesday Weld, Sheffield Wednesday."""
    before = toks[i - 1] if i else None
    if before and before.text in ("Black", "Bloody", "Sheffield", "Ruby", "Cyber", "Fat", "Super"):
        return None
    show = toks[j : j + 2]
    if len(show) == 2 and show[0].cls == "P" and show[0].text[0].isupper() and show[1].cls == "^":
        return None  # Saturday Night Live
    return Phrase(i, j, weekday=toks[i].value)


def weekday_abbreviation(toks: Toks, i: int, j: int) -> Phrase | None:
    """Tues., Sat. beside a date or a clock time."""
    k = j + 1 if _after(toks, j) == "," else j
    beside = (k < len(toks) and toks[k].cls in "MmKIndP") or (i and toks[i - 1].cls in "KZ")
    return Phrase(i, j, weekday=toks[i].value) if beside and toks[i].text[0].isupper() else None


def weekend(toks: Toks, i: int, j: int) -> Phrase | None:
    """the weekend, at the weekend."""
    if j < len(toks) and toks[j].cls == "_" and _before(toks, i) in ("of", "for"):
        return None
    return Phrase(j - 2, j, weekend=True)


def clock(toks: Toks, i: int, j: int) -> Phrase | None:
    """4:43 a.m., 11am IST, 0443 GMT, 1100 hours, five o'clock; a bare 14:00 needs "at" or the like."""
    tok = toks[i]
    zone = next((t.value for t in toks[i:j] if t.cls == "Z"), "")
    if tok.cls in "nN":
        if toks[i + 1].value != "clock":
            return None
        part = next((t.value for t in toks[i:j] if t.cls == "P"), "")
        hour = tok.value + (12 if part in ("afternoon", "evening", "night") and tok.value < 12 else 0)
        if hour > 23 or not part:
            return None
        return Phrase(i, j, hour=hour, minute=None, part="")
    if tok.cls in "FY":
        if tok.value % 100 > 59 or tok.value // 100 > 23:
            return None
        return Phrase(i, j, hour=tok.value // 100, minute=tok.value % 100, zone=zone)
    digits = [int(x) for x in re.findall(r"\d+", tok.text)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else None
    if hour > 23 or (minute or 0) > 59:
        return None
    if tok.cls == "K":
        if not 1 <= hour <= 12:
            return (
                None
                if hour > 12 and "p" not in tok.text.lower()
                else Phrase(i, j, hour=hour % 24, minute=minute, zone=zone)
            )
        hour = hour % 12 + (12 if "p" in tok.text.lower() else 0)
    elif not zone and not any(t.cls == "k" for t in toks[i:j]):
        lead = _before(toks, i)
        dated = i > 1 and toks[i - 2 if lead == "," else i - 1].cls in "YIs"
        if dated:
            return Phrase(i, j, hour=hour, minute=minute, zone=zone)
        if lead not in (
            "at",
            "around",
            "about",
            "by",
            "before",
            "after",
            "until",
            "since",
            "from",
            "between",
            "and",
            "to",
        ):
            return None
        if lead in ("about", "by", "and", "to", "from") and not any(
            t.cls in "CK" for t in toks[max(0, i - 3) : i]
        ):
            return None
    return Phrase(i, j, hour=hour, minute=minute, zone=zone)


def part(toks: Toks, i: int, j: int) -> Phrase | None:
    """morning, early morning; whether it may stand alone is decided when phrases are joined."""
    name = toks[j - 1].value
    if j - i > 1:
        qualifier = calendar()["qualifiers"][toks[i].text.lower()]
        name = "early morning" if (qualifier, name) == ("early", "morning") else name
    return Phrase(i, j, part=name)


def year(toks: Toks, i: int, j: int) -> Phrase | None:
    """A four-digit number where a year may stand."""
    value, names = toks[i].value, calendar()["names"]
    before = toks[i - 1] if i else None
    nxt = toks[j] if j < len(toks) else None
    if not 1000 <= value <= 2099 or (nxt is not None and nxt.cls in "pU$%kZ"):
        return None
    if nxt is not None and nxt.text in ("-", "/") and j + 1 < len(toks) and toks[j + 1].cls not in "Y_^":
        return None
    plural = (
        nxt is not None
        and nxt.cls == "_"
        and (nxt.text.endswith("s") or nxt.text in ("people", "men", "women"))
    )
    if (
        plural
        and (value % 50 == 0 or value < 1900)
        and nxt is not None
        and nxt.text not in ("was", "is", "has", "as")
    ):
        return None
    if before is None:
        return Phrase(i, j, year=value) if value >= 1900 and nxt is not None and not plural else None
    if before.cls == "[":
        return Phrase(i, j, year=value) if nxt is not None and nxt.text in "),-" else None
    if before.cls == "'" or before.text.lower() in ("a", "an"):
        named = value >= 1950 or before.text.lower() in ("a", "an")
        attributive = nxt is not None and nxt.cls in "_^o" and not plural and value % 100
        return Phrase(i, j, year=value) if named and attributive and value >= 1700 else None
    led = before.text.lower() in names["year_lead"] or (
        before.text in "-–" and _before(toks, i, 2) in names["year_lead"]
    )
    if not led or (
        value < 1900 and before.text.lower() not in ("in", "since", "of", "from", "between", "until", "year")
    ):
        return None
    if before.text.lower() in (
        "a",
        "to",
        "by",
        "about",
        "around",
        "than",
        "for",
        "and",
        "or",
        "as",
        "at",
    ) and (value % 100 == 0 or value < 1900):
        return None
    return Phrase(i, j, year=value)
