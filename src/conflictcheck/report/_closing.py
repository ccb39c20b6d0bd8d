"""The last lines of a report for people: the counts, what was left out, what would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from conflictcheck.model.conflict import LEVELS, Conflict
from conflictcheck.model.report import Report
from conflictcheck.report._plain import printable

MOST_SKIPPED = 10
MOST_UNDATED = 3


def closing(report: Report, seconds: float | None) -> Iterator[str]:
    """Lines without line ends: counts, skipped inputs, undated articles."""
    yield counts(report, seconds)
    yield from _skipped(report)
    yield from _undated(report)


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def tally(conflicts: Sequence[Conflict]) -> str:
    """`3 disagreements (1 error, 2 warnings)`."""
    levels = Counter(conflict.level for conflict in conflicts)
    parts = ", ".join(plural(levels[level], level) for level in reversed(LEVELS) if levels[level])
    return plural(len(conflicts), "disagreement") + f" ({parts})" if parts else "No disagreements"


def counts(report: Report, seconds: float | None = None) -> str:
    """One line: findings by level, what was read, what is not shown."""
    read = f"{plural(len(report.articles), 'article')}, {plural(report.statements, 'statement')}"
    line = f"{tally(report.conflicts)} in {read}"
    hidden = [(report.suppressed, "suppressed"), (report.baselined, "in the baseline")]
    line += "".join(f", {count:,} {what}" for count, what in hidden if count)
    return line + (f", {seconds:.1f} s" if seconds is not None else "")


def _skipped(report: Report) -> Iterator[str]:
    if report.skipped:
        yield f"Not read ({plural(len(report.skipped), 'file')}):"
        failures_first = sorted(report.skipped, key=lambda skipped: not skipped.error)
        for skipped in failures_first[:MOST_SKIPPED]:
            yield f"  {printable(skipped.path)}: {printable(skipped.reason)}"
        if len(report.skipped) > MOST_SKIPPED:
            yield f"  and {len(report.skipped) - MOST_SKIPPED:,} more"


def _undated(report: Report) -> Iterator[str]:
    paths = [printable(article.path) for article in report.articles if article.date is None]
    if not paths:
        return
    named = ", ".join(paths) if len(paths) <= MOST_UNDATED else plural(len(paths), "article")
    yield f'No date known for {named}: "last week" has no meaning there. Give one: --date PATH=YYYY-MM-DD.'
