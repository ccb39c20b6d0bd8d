"""Work in several processes comes to the same as in one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conflictcheck.annotate import annotate
from conflictcheck.annotate.workers import FEWEST, in_order
from conflictcheck.load import from_text


def _who(part: int) -> tuple[int, int]:
    return part, os.getpid()


def _picky(part: int) -> int:
    if part == FEWEST:
        raise ValueError(f"part {part}")
    return part


def test_parts_come_in_order_whoever_works_on_them() -> None:
    parts = range(5 * FEWEST)
    assert [part for part, _ in in_order(_who, parts, 3)] == list(parts)


def test_few_parts_and_one_job_stay_in_this_process() -> None:
    assert {who for _, who in in_order(_who, range(FEWEST - 1), 3)} == {os.getpid()}
    assert {who for _, who in in_order(_who, range(2 * FEWEST), 1)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_any_process_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match=f"part {FEWEST}"):
        list(in_order(_picky, range(2 * FEWEST), jobs))


def test_articles_are_read_the_same_by_one_and_by_two_processes() -> None:
    text = (Path(__file__).parents[2] / "seeds" / "paris-summit.txt").read_text("utf-8")
    rows = "\n".join(f"The harbour of town {n} took in {n + 3} ships on Monday." for n in range(1100))
    articles = [from_text(t, id=f"a{n}", path=f"{n}.txt") for n, t in enumerate((text, rows))]
    alone, together = (tuple(annotate(articles, jobs=jobs)) for jobs in (1, 2))
    assert alone == together
    assert len(alone[1].sentences) == 1100
