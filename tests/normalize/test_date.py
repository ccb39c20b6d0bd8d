"""Dates and clock times: what is found, how it resolves, how two of them stand to each other."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictcheck.model import Moment
from conflictcheck.normalize.date import could_be_same, find_moments, relation, render

TABLES = Path(__file__).parent / "tables"
BASE = date(2025, 9, 5)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _base(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _moment(text: str, base: date | None = None) -> Moment:
    (found,) = find_moments(text, base)
    return found.value


@pytest.mark.parametrize(("group", "base", "text", "expected"), _rows("dates_found.tsv"))
def test_found(group: str, base: str, text: str, expected: str) -> None:
    found = find_moments(text, _base(base))
    assert (" ; ".join(f"{f.raw} => {render(f.value)}" for f in found) or "-") == expected


@pytest.mark.parametrize(("a", "b", "base", "expected"), _rows("dates_related.tsv"))
def test_related(a: str, b: str, base: str, expected: str) -> None:
    first, second = _moment(a, _base(base)), _moment(b, _base(base))
    assert relation(first, second) == expected
    assert relation(second, first) == expected
    assert could_be_same(first, second) == (expected != "differ")


def test_the_tables_are_large_enough() -> None:
    groups = {row[0] for row in _rows("dates_found.tsv")}
    assert groups == {"wild", "bugs", "new"}
    assert len(_rows("dates_found.tsv")) >= 250


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They met last month.", datetime(2025, 8, 1), datetime(2025, 9, 1)),
        ("They met on 15 August.", datetime(2025, 8, 15), datetime(2025, 8, 16)),
        ("They met on Wednesday night.", datetime(2025, 9, 3, 18), datetime(2025, 9, 4, 6)),
        ("They met at 4:43 a.m. on Sunday.", datetime(2025, 8, 31, 4, 43), datetime(2025, 8, 31, 4, 44)),
        ("They met earlier this week.", datetime(2025, 9, 1), datetime(2025, 9, 6)),
        ("They met in the third quarter of 2008.", datetime(2008, 7, 1), datetime(2008, 10, 1)),
        ("They met in winter 2010.", datetime(2010, 12, 1), datetime(2011, 3, 1)),
        ("They met in the 19th century.", datetime(1801, 1, 1), datetime(1901, 1, 1)),
    ],
)
def test_interval(text: str, start: datetime, end: datetime) -> None:
    moment = _moment(text, BASE)
    assert (moment.start, moment.end) == (start, end)


def test_fields_stay_when_nothing_resolves_them() -> None:
    night = _moment("They met on Wednesday night.")
    assert (night.start, night.weekday, night.part, night.relative) == (None, 2, "night", True)
    day = _moment("They met on 5 September.")
    assert (day.start, day.month, day.day, day.year) == (None, 9, 5, None)
    both = _moment("It sank on Saturday 13 December at about 11am IST.")
    assert (both.day, both.hour, both.zone, both.weekday, both.approx) == (13, 11, "IST", 5, True)


def test_next_weekday_is_left_to_the_caller() -> None:
    moment = _moment("They meet next Tuesday.", BASE)
    assert (moment.start, moment.weekday, moment.relative) == (None, 1, True)


def test_one_day_told_with_two_article_dates() -> None:
    early = _moment("They met yesterday.", date(2025, 8, 16))
    late = _moment("They met last month.", BASE)
    assert relation(early, late) == "within"
    assert relation(_moment("They met yesterday.", BASE), early) == "differ"


def test_common_phrases_never_import_dateparser() -> None:
    code = (
        "import sys; from datetime import date; from conflictcheck.normalize.date import find_moments;"
        "b = date(2025, 9, 5);"
        "t = ['yesterday', 'last week', 'two days ago', 'last Friday', 'in March 2009', 'next month'];"
        "assert all(find_moments(f'It was {x}.', b) for x in t);"
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 5))
def test_every_spelling_of_a_day_is_that_day(day: date, style: int) -> None:
    month = MONTHS[day.month - 1]
    text = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}",
    )[style]
    found = _moment(f"It happened on {text} in the north.")
    start = datetime.combine(day, datetime.min.time())
    assert (found.start, found.end) == (start, start + timedelta(days=1))
    assert render(found) == day.isoformat()


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_lies_in_the_week_up_to_the_article(base: date, weekday: int) -> None:
    found = _moment(f"They met on {WEEKDAYS[weekday]}.", base)
    assert found.start is not None
    assert found.start.weekday() == weekday
    assert timedelta(0) <= datetime.combine(base, datetime.min.time()) - found.start <= timedelta(days=6)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_the_nearest(base: date, month: int, day: int) -> None:
    found = _moment(f"They met on {day} {MONTHS[month - 1]}.", base)
    assert found.start is not None
    assert abs(found.start.date() - base) <= timedelta(days=183)


_PHRASES = st.sampled_from([row[0] for row in _rows("dates_related.tsv")])


@given(_PHRASES, _PHRASES, st.sampled_from([None, BASE, date(2024, 2, 29)]))
def test_relation_is_symmetric_and_reflexive(a: str, b: str, base: date | None) -> None:
    first, second = _moment(a, base), _moment(b, base)
    assert relation(first, second) == relation(second, first)
    assert relation(first, first) == "equal"


_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """the of on at in about since by between and to from , - . 's ( ) 15 31 29 2009 0443 9:30
        9/8/2010 4pm a.m. August May Mar. February Monday Sat. weekend night noon early late end
        last next this every two days week years ago later half third quarter fiscal summer
        Christmas Easter GMT local time 1990s 19th century yesterday 31st first 2009-10 Q3 FY09
        o'clock hours people Smith""",
    )
)


@settings(max_examples=300)
@given(st.lists(_WORDS, max_size=12), st.sampled_from([None, BASE, date(1, 1, 1), date(9999, 12, 31)]))
def test_any_jumble_gives_ordered_mentions(words: list[str], base: date | None) -> None:
    text = " ".join(words)
    end = 0
    for found in find_moments(text, base):
        assert end <= found.span.start < found.span.end <= len(text)
        assert text[found.span.start : found.span.end] == found.raw
        assert render(found.value)
        start, stop = found.value.start, found.value.end
        assert (start is None) == (stop is None)
        assert start is None or stop is None or start < stop
        end = found.span.end


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(text[f.span.start : f.span.end] == f.raw for f in find_moments(text, BASE))


def test_a_long_sentence_takes_time_in_proportion() -> None:
    text = "On Monday, 4 May 2009, at 9 a.m. they met and " * 2000
    assert len(find_moments(text, BASE)) == 2000
