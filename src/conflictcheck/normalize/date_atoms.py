"""Builders of calendar days and months: each reads the tokens of a match, or refuses it by its context."""

from __future__ import annotations

import re

from conflictcheck.normalize import date_context as context
from conflictcheck.normalize.date_context import Toks
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_words import calendar


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
    month, year = context.value_of(toks, i, j, "Mm"), context.year_of(context.value_of(toks, i, j, "Y"))
    return Phrase(i, j, year=year, month=month, day=days[0], last_day=days[1])


def _is_event_name(toks: Toks, j: int, month: int | None, day: int | None) -> bool:
    k = j + 1 if j < len(toks) and toks[j].text in ",-" else j
    return any(
        (e["month"], e["day"]) == (month, day) and context.after(toks, k) in e["words"]
        for e in calendar()["event_names"]
    )


def day_month(toks: Toks, i: int, j: int) -> Phrase | None:
    """15 August, the 15th of August, 15 August 2025, the first of May."""
    day, month = context.value_of(toks, i, j, "ndo"), context.value_of(toks, i, j, "Mm")
    year = context.year_of(context.value_of(toks, i, j, "Y"))
    if day is None or not 1 <= day <= 31 or (year is None and _is_event_name(toks, j, month, day)):
        return None
    # "at least 20 May ..." reads as a date only where the number is not a count of the word before.
    if toks[i].cls == "n" and i and toks[i - 1].cls == "M":
        return None
    return Phrase(i, j, year=year, month=month, day=day)


def month_day(toks: Toks, i: int, j: int) -> Phrase | None:
    """August 15, Aug. 15, 2025, July fourth."""
    month, day = context.value_of(toks, i, j, "Mm"), context.value_of(toks, i, j, "ndo")
    year = context.year_of(context.value_of(toks, i, j, "Y"))
    if day is None or not 1 <= day <= 31 or (year is None and _is_event_name(toks, j, month, day)):
        return None
    if year is None and context.after(toks, j) in calendar()["names"]["counted_after"]:
        return None
    return Phrase(i, j, year=year, month=month, day=day)


def holiday(toks: Toks, i: int, j: int) -> Phrase | None:
    """Christmas Day, Good Friday 2012; Christmas alone needs a word that makes it a time."""
    names = calendar()["names"]
    festival = toks[i].value in names["festivals"]
    if festival and context.before(toks, i) not in names["festival_leads"]:
        return None
    if festival and context.after(toks, j) in names["festive_nouns"]:
        return None
    year = context.year_of(context.value_of(toks, i, j, "Y"))
    return Phrase(i, j, holiday=toks[i].value, year=year, approx=festival)


def month_end(toks: Toks, i: int, j: int) -> Phrase | None:
    """November-end."""
    qualifier = calendar()["qualifiers"][toks[j - 1].text.lower()]
    return Phrase(i, j, month=toks[i].value, qualifier=qualifier)


def month_year(toks: Toks, i: int, j: int) -> Phrase | None:
    """August 2025, August of 2025."""
    year = context.year_of(toks[j - 1].value)
    if year is None or (toks[i].cls == "m" and not toks[i].text[0].isupper()):
        return None
    return Phrase(i, j, month=toks[i].value, year=year)


def month_alone(toks: Toks, i: int, j: int) -> Phrase | None:
    """August, when it is the month and not a person, a verb or an abbreviation."""
    names = calendar()["names"]
    before = context.before(toks, i)
    if before == "-":
        before = context.before(toks, i, 2)
    if before in names["titles"]:
        return None
    found = Phrase(i, j, month=toks[i].value)
    if toks[i].cls == "m":
        return found if before in names["month_lead"] and toks[i].text[0].isupper() else None
    if toks[i].text.lower() in names["ambiguous_months"]:
        return found if _is_month(toks, i, j, before) else None
    return found


def _is_month(toks: Toks, i: int, j: int, before: str) -> bool:
    """Whether March, April, May, June or August is not a verb, a given name or a surname here."""
    names = calendar()["names"]
    word, after = toks[i].text.lower(), context.after(toks, j)
    names_person = j < len(toks) and toks[j].cls == "^" and toks[j].start == toks[i].end + 1
    if names_person or after in names["month_verbs"]:
        return False
    if before in names["month_articles"]:
        return (word != "may" or before != "the") and j < len(toks) and toks[j].cls == "_"
    if before not in names["month_lead"]:
        return False
    if before in names["name_leads"] and not _dated_near(toks, i):
        possessive = j < len(toks) and toks[j].cls == "'"
        return before in names["bound_leads"] and word != "may" and not possessive
    return True


def _dated_near(toks: Toks, i: int) -> bool:
    """Another month or a year within three words speaks for a date."""
    near = [*toks[max(0, i - 4) : i], *toks[i + 1 : i + 4]]
    return any(t.cls in "MmYI" for t in near)


def recurring(toks: Toks, i: int, j: int) -> Phrase | None:
    """every Friday, on Mondays, every morning."""
    last = toks[j - 1]
    if last.cls == "P":
        return Phrase(i, j, part=last.value, recurring=True)
    start = i if toks[i].cls == "y" else j - 1
    return Phrase(start, j, weekday=last.value, recurring=True)


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
    k = j + 1 if context.after(toks, j) == "," else j
    beside = (k < len(toks) and toks[k].cls in "MmKIndP") or (i and toks[i - 1].cls in "KZ")
    return Phrase(i, j, weekday=toks[i].value) if beside and toks[i].text[0].isupper() else None


def weekend(toks: Toks, i: int, j: int) -> Phrase | None:
    """the weekend, at the weekend."""
    if j < len(toks) and toks[j].cls == "_" and context.before(toks, i) in ("of", "for"):
        return None
    return Phrase(j - 2, j, weekend=True)
