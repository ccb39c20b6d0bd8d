"""The top of an article: headline, date line, byline, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from conflictcheck.load._words import longest_first, words
from conflictcheck.load.lines import Line
from conflictcheck.load.published import date_line, read_date
from conflictcheck.model import Span

_DATE_LINES = 5
"""A date further down than this many lines belongs to the story."""
_BYLINES = 8
_LONGEST_TITLE = 200
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_PARTICLE = r"(?:de|van|von|der|den|al|bin|ben|da|di|del|della|dos|du|la|le|el|ter|zu)"
_NAME = rf"{_CAPITALISED}(?: (?:{_PARTICLE} )*{_CAPITALISED}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY):? {_NAME}"
    rf"(?:(?:,| and| AND| &|,? with| in| for| of|,? the)+ {_CAPITALISED}(?: {_CAPITALISED}){{0,3}}){{0,6}}"
)
_WITHIN = re.compile(r"\s*[|•·]\s*")
_PLACE = rf"{_CAPITALISED}(?:[ /-]{_CAPITALISED}){{0,3}}(?:, ?{_CAPITALISED}(?: {_CAPITALISED}){{0,2}}){{0,2}}"


@dataclass(frozen=True, slots=True)
class Head:
    """What the top lines tell, and which of their places are no prose."""

    title: Line | None
    date: date | None
    blanks: tuple[Span, ...]
    unread_date: str | None = None
    """A line that is a date and cannot be read in one way only, where no other dates the article."""


def read_head(lines: Sequence[Line], furniture: frozenset[int]) -> Head:
    """Reads the top of an article. `furniture` holds the start offsets of lines known to be boilerplate."""
    left = [line for line in lines if line.start not in furniture]
    dated = list(_dated(left[:_DATE_LINES]))
    bylines = [line for line in left[:_BYLINES] if is_byline(line.text)]
    taken = {line.start for line, _, _ in dated} | {line.start for line in bylines}
    body = [line for line in left if line.start not in taken]
    datelines = [(line, found) for i, line in enumerate(body) if (found := _dateline(line.text, i < _BYLINES))]
    days = [day for _, day, updated in dated if day and not updated] + [day for _, day, _ in dated if day]
    days += [found.date for _, found in datelines[:1] if found.date]
    blanks = [line.span for line, _, _ in dated] + [line.span for line in bylines]
    blanks += [Span(line.start, line.start + found.length) for line, found in datelines]
    unread = None if days else next((line.text for line, _, _ in dated), None)
    return Head(_title(body, lines), days[0] if days else None, tuple(blanks), unread)


def _dated(lines: Sequence[Line]) -> Iterator[tuple[Line, date | None, bool]]:
    for line in lines:
        parts = [part for part in _WITHIN.split(line.text) if not is_byline(part)]
        found = date_line(" | ".join(parts))
        if found:
            yield line, found.date, found.updated


def is_byline(text: str) -> bool:
    """ "By Jane Doe", "BY JANE DOE and John Roe, Political Editor"; "By Monday Night" is none."""
    if len(text) > 160 or not _BYLINE.fullmatch(" ".join(text.split())):
        return False
    return not any(word.lower().strip(",.") in _calendar() for word in text.split())


@cache
def _calendar() -> frozenset[str]:
    return frozenset(words().months) - {"may", "mar", "jan", "june", "april", "august"} | frozenset(words().weekdays)


def _title(body: Sequence[Line], every: Sequence[Line]) -> Line | None:
    """The first line where it is short, has no full stop, and stands apart from longer text below."""
    if len(body) < 2:
        return None
    first, second = body[0], body[1]
    if len(first.text) > _LONGEST_TITLE or re.search(r"(?:[,;:—–-]|(?<!\.)\.)[\"'”’)]*$", first.text):
        return None
    between = [line for line in every if first.start < line.start <= second.start]
    # In wrapped text the next line goes on with the sentence, perhaps with a capital, and is about as long.
    apart = len(between) > 1 or second.after_gap
    if apart or (len(second.text) > 1.3 * len(first.text) and not second.text[0].islower()):
        return first
    return None


@dataclass(frozen=True, slots=True)
class _Dateline:
    length: int
    date: date | None


@cache
def _dateline_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = longest_first(words().months)
    weekday = longest_first(words().weekdays)
    agency = "|".join(sorted(map(re.escape, words().agencies), key=lambda name: (-len(name), name)))
    day = rf"(?:(?:{weekday})\b\.?,? ?)?(?:(?:{month})\b\.? ?\d{{1,2}}|\d{{1,2}} (?:{month})\b\.?)"
    day = rf"(?i:{day})(?:,? \d{{4}})?"
    when = rf"(?:(?:, ?| )(?P<date>{day}))"
    dash = r"\s*(?:-{1,2}|[–—]+)\s*(?=[\"'“‘(]?[^\W_a-zß-öø-ÿ])"
    return (
        re.compile(rf"(?:{_PLACE})?{when}?,? ?\((?:{agency})\)(?:{dash}|(?=[A-Z\"“]))"),
        re.compile(rf"{_PLACE}(?:{when},? ?(?:\([^()]{{2,30}}\))?|,? ?\((?:{agency})\)){dash}"),
        re.compile(rf"{_PLACE}\s(?:-{{1,2}}|[–—])\s(?=[\"'“‘]?[^\W_a-zß-öø-ÿ])"),
    )


def _dateline(text: str, near_top: bool) -> _Dateline | None:
    """Where a report was filed: "LISBON, Jan. 22 (Xinhuanet) -- ", "(CNN)", "WASHINGTON — ".

    Left in place, the parser takes the place for the subject of the lead.
    """
    # Blanked markup leaves several spaces where the patterns expect one.
    opening = re.sub(r"\s+", " ", text[:160])
    signed, dated, bare = _dateline_patterns()
    match = signed.match(opening) or dated.match(opening)
    if not match and near_top:
        match = bare.match(opening)
        if match and not _all_capitals(match[0]):
            match = None
        # Two dashes hold an aside: "NATO — Europe's shield — said".
        if match and re.search(
            r"\s(?:--?|[–—])\s|—", re.split(r"[.!?]\s", text[_length(text, match.end()) :], maxsplit=1)[0]
        ):
            match = None
    if not match or match.end() >= len(opening):
        return None
    day = match.groupdict().get("date")
    return _Dateline(_length(text, match.end()), read_date(day) if day else None)


def _length(text: str, flat: int) -> int:
    """How far `flat` characters reach when runs of spaces count as one."""
    for match in re.finditer(r"\s+|\S", text):
        if not flat:
            return match.start()
        flat -= 1
    return len(text)


def _all_capitals(place: str) -> bool:
    first = place.split(",")[0].strip(" -–—")
    return first.isupper() and len(first) > 2
