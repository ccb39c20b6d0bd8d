"""The library: check files, or compare two texts. No printing, no global state, no file but those named."""

from __future__ import annotations

import os
from datetime import date

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.model.settings import Settings
from conflictcheck.policy import is_shown, select


def check(*paths: str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Check articles in files and directories. What could not be read is in `Report.skipped`.

    Raises UserError when the language model is missing or has a wrong version.

    >>> from conflictcheck import check
    >>> report = check("archive/", "draft.md")  # doctest: +SKIP
    >>> [conflict.summary for conflict in report.conflicts]  # doctest: +SKIP
    ['26 vs 35 countries']
    """
    from conflictcheck.load import load
    from conflictcheck.pipeline import check_articles

    chosen = settings or Settings()
    names = [os.fspath(path) for path in paths]
    dates: dict[str, date] = dict(chosen.dates)
    articles, skipped = load(names, exclude=chosen.exclude, dates=dates)
    return select(check_articles(articles, skipped=skipped, settings=chosen), chosen)


def compare(a: str, b: str, *, settings: Settings | None = None) -> tuple[Conflict, ...]:
    """The disagreements between two texts. Their claims name the articles `a1` and `a2`.

    Raises UserError when the language model is missing or has a wrong version.
    """
    from conflictcheck.pipeline import check_pair

    chosen = settings or Settings()
    conflicts, _ = check_pair(a, b, chosen)
    return tuple(conflict for conflict in conflicts if is_shown(conflict, chosen))
