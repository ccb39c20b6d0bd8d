"""Which findings are shown, and whether they fail the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conflictcheck.model.conflict import LEVELS, Conflict, Level
from conflictcheck.model.report import Report
from conflictcheck.model.settings import FailOn, Settings


def at_least(level: Level, floor: Level) -> bool:
    return LEVELS.index(level) >= LEVELS.index(floor)


def is_shown(conflict: Conflict, settings: Settings) -> bool:
    return (
        (settings.kinds is None or conflict.kind in settings.kinds)
        and conflict.confidence >= settings.min_confidence
        and at_least(conflict.level, settings.min_level)
    )


def graded(conflict: Conflict, levels: Sequence[tuple[str, Level]]) -> Conflict:
    """The finding at the level that is set for its kind, or else for its reason."""
    known = dict(levels)
    level = known.get(conflict.kind) or known.get(conflict.reason)
    return replace(conflict, level=level) if level else conflict


def select(report: Report, settings: Settings) -> Report:
    """The report with only the findings that the settings ask for, at the levels that they set; in the same order,
    unless another level moves a finding."""
    conflicts = [graded(conflict, settings.levels) for conflict in report.conflicts]
    if settings.levels:
        conflicts.sort(key=lambda conflict: (-LEVELS.index(conflict.level), -conflict.confidence))
    return replace(report, conflicts=tuple(conflict for conflict in conflicts if is_shown(conflict, settings)))


def fails(report: Report, fail_on: FailOn) -> bool:
    """True when a finding of the (already selected) report is at or above `fail_on`."""
    return fail_on != "never" and any(at_least(conflict.level, fail_on) for conflict in report.conflicts)


def exit_code(report: Report, fail_on: FailOn) -> int:
    """2 when an input could not be read, else 1 when a finding fails the run, else 0."""
    if any(skipped.error for skipped in report.skipped):
        return 2
    return 1 if fails(report, fail_on) else 0
