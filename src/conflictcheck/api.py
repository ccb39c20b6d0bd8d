"""The library: check files, or compare two texts. No printing, no global state, no file but those named."""

from __future__ import annotations

import os

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.model.settings import Settings


def check(*paths: str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Check articles in files and directories. What could not be read is in `Report.skipped`, what a user should hear
    of (a suppression that met nothing, a date that cannot be read) in `Report.notes`.

    As on the command line, suppressions in the articles are heeded, and so are `Settings.suppressions`,
    `Settings.baseline` and `Settings.authority`. No configuration file is looked for, nor a file of suppressions that
    the settings do not name.

    Raises UserError for a suppression without a reason, a file of the settings that cannot be read, and when the
    language model is missing or has a wrong version.

    >>> from conflictcheck import check
    >>> report = check("archive/", "draft.md")  # doctest: +SKIP
    >>> [conflict.summary for conflict in report.conflicts]  # doctest: +SKIP
    ['26 vs 35 countries']
    """
    from conflictcheck.checking import known_findings, read_inputs, report_of, without_baseline

    chosen = settings or Settings()
    known = known_findings(chosen.baseline) if chosen.baseline else ()
    inputs = read_inputs([os.fspath(path) for path in paths], chosen)
    return without_baseline(report_of(inputs, chosen), known, chosen.baseline)


def compare(a: str, b: str, *, settings: Settings | None = None) -> tuple[Conflict, ...]:
    """The disagreements between two texts. Their claims name the articles `a1` and `a2`.

    `Settings.suppressions` is heeded. A baseline is not, since it knows articles by their files, and comments in the
    texts are not looked at.

    Raises UserError for a file of suppressions that cannot be read or used, and when the language model is missing or
    has a wrong version.
    """
    from conflictcheck._version import __version__
    from conflictcheck.checking import listed_suppressions
    from conflictcheck.kinds import kind_names
    from conflictcheck.pipeline import check_pair
    from conflictcheck.policy import select, suppress

    chosen = settings or Settings()
    listed = listed_suppressions(chosen.suppressions, kind_names())
    conflicts, _ = check_pair(a, b, chosen)
    report, _ = suppress(Report(__version__, (), conflicts), listed, chosen)
    return select(report, chosen).conflicts
