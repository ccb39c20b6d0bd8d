"""Two processes find what one finds."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from conflictcheck.annotate.workers import MUCH
from conflictcheck.load import load
from conflictcheck.model.settings import Settings
from conflictcheck.pipeline import check_articles

STORIES = Path(__file__).parents[1] / "benchmarks" / "unseen"


def test_two_processes_compare_to_the_same_report() -> None:
    folders = islice((str(f) for f in sorted(STORIES.iterdir()) if f.is_dir()), 24)
    articles, skipped = load(list(folders))
    alone, together = (check_articles(articles, skipped=skipped, settings=Settings(), jobs=n) for n in (1, 2))
    assert sum(a.sentences for a in alone.articles) >= MUCH
    assert alone.conflicts
    assert alone == together
