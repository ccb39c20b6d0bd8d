"""Builders of years and longer or shorter stretches of them: quarters, seasons, decades, centuries."""

from __future__ import annotations

import re

from conflictcheck.normalize import date_context as context
from conflictcheck.normalize.date_context import Toks
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_words import Tok, calendar


def years(toks: Toks, i: int, j: int) -> Phrase | None:
    """2009-10, 1990-1995; 2012-05 may be a month and is refused."""
    first, last = (int(x) for x in re.findall(r"\d+", toks[i].text))
    last += first // 100 * 100 if last < 100 else 0
    if not first < last <= first + 150:
        return None
    return Phrase(i, j, year=first, last_year=last)


def spaced_years(toks: Toks, i: int, j: int) -> Phrase | None:
    """1869 - 1913."""
    first, last = toks[i].value, toks[j - 1].value
    return Phrase(i, j, year=first, last_year=last) if 1000 <= first < last <= min(2099, first + 150) else None


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
    year = context.year_of(context.value_of(toks, i, j, "Y"))
    return Phrase(i, j, quarter=number, year=year, fiscal=is_fiscal)


def half(toks: Toks, i: int, j: int) -> Phrase | None:
    """first half of 2009."""
    number = toks[i].value
    year = context.year_of(toks[j - 1].value)
    return Phrase(i, j, half=number, year=year) if number in (1, 2) and year else None


def season(toks: Toks, i: int, j: int) -> Phrase | None:
    """summer 2008, the fall of 2000."""
    year = context.year_of(toks[j - 1].value)
    return Phrase(i, j, season=toks[i].value, year=year) if year else None


def season_alone(toks: Toks, i: int, j: int) -> Phrase | None:
    """in the summer; not "the fall of", "in spring water", "the Winter Olympics"."""
    word = toks[j - 1].text
    following = toks[j] if j < len(toks) else None
    if following and (following.cls in "f^'" or (following.cls == "_" and word.lower() in ("fall", "spring"))):
        return None
    if context.before(toks, j - 1) == "the" and word.lower() == "fall" and toks[i].cls != "i":
        return None
    return Phrase(j - 1, j, season=toks[j - 1].value) if toks[i].cls == "i" or word.islower() else None


def decade(toks: Toks, i: int, j: int) -> Phrase | None:
    """the 1990s, the '90s."""
    return Phrase(i, j, decade=toks[j - 1].value)


def century(toks: Toks, i: int, j: int) -> Phrase | None:
    """19th century, the twenty-first is left alone."""
    number = context.value_of(toks, i, j, "do")
    if number is None or number > 21 or (number <= 5 and toks[j - 2].cls == "o"):
        return None
    return Phrase(i, j, century=number)


def year(toks: Toks, i: int, j: int) -> Phrase | None:
    """A four-digit number where a year may stand."""
    value: int = toks[i].value
    before = toks[i - 1] if i else None
    after = toks[j] if j < len(toks) else None
    if not 1000 <= value <= 2099 or (after is not None and after.cls in "pU$%kZ"):
        return None
    attached = after is not None and after.text in ("-", "/") and after.start == toks[i].end
    if attached and (j + 1 == len(toks) or toks[j + 1].cls not in "Y_^"):
        return None
    counts = _counted(after)
    if counts and (value % 50 == 0 or value < 1900):
        return None
    found = Phrase(i, j, year=value)
    if before is None:
        return found if value >= 1900 and after is not None and not counts else None
    if before.cls == "[":
        return found if after is not None and after.text in "),-" else None
    if before.cls == "'" or before.text.lower() in ("a", "an"):
        named = value >= (1950 if before.cls == "'" else 1700) and value % 100 != 0
        return found if named and after is not None and after.cls in "_^o" and not counts else None
    if before.cls in "_," and value % 10 and not counts and value >= 1900:
        named = before.cls == "_" and after is not None and after.cls in "_^"
        listed = before.cls == "," and i > 1 and toks[i - 2].cls == "Y"
        if (named and after is not None and after.text not in calendar()["names"]["measures"]) or listed:
            return found
    return found if _leads_year(toks, i, value) else None


def _counted(after: Tok | None) -> bool:
    """A plural noun after the number: "2000 homes"."""
    if after is None or after.cls != "_" or after.text in ("was", "is", "has", "as"):
        return False
    return after.text.endswith("s") or after.text in ("people", "men", "women")


def _leads_year(toks: Toks, i: int, value: int) -> bool:
    names = calendar()["names"]
    word = context.before(toks, i)
    if word in "-–":
        word = context.before(toks, i, 2)
    if value < 1900:
        ranged = word == "to" and any(t.cls == "Y" for t in toks[max(0, i - 3) : i])
        rough = value < 1500 or value % 10 == 0
        return word in names["old_year_lead"] or ranged or (word in names["year_bounds"] and not rough)
    return word in names["year_lead"] and not (value % 100 == 0 and word in names["count_lead"])
