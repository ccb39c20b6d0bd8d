"""Dates and clock times: what is found, how it resolves, how two of them stand to each other."""

from __future__ import annotations

from datetime import date

from conflictcheck.normalize.date import find_moments, render


def test_one_mention_of_day_and_hour() -> None:
    (found,) = find_moments("The quake hit at 4:43 a.m. on Sunday, January 4, 2009, in the north.")
    assert found.raw == "4:43 a.m. on Sunday, January 4, 2009"
    assert render(found.value) == "2009-01-04 04:43"


def test_last_month_resolves_against_the_article() -> None:
    (found,) = find_moments("They met last month.", date(2025, 9, 5))
    assert render(found.value) == "2025-08"
