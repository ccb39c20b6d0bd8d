"""Which findings are shown, and whether they fail the run."""

from __future__ import annotations

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


def select(report: Report, settings: Settings) -> Report:
    """The report with only the findings that the settings ask for, in the same order."""
    shown = tuple(conflict for conflict in report.conflicts if is_shown(conflict, settings))
    return replace(report, conflicts=shown)


def fails(report: Report, fail_on: FailOn) -> bool:
    """True when a finding of the (already selected) report is at or above `fail_on`."""
    return fail_on != "never" and any(at_least(conflict.level, fail_on) for conflict in report.conflicts)


def exit_code(report: Report, fail_on: FailOn) -> int:
    """2 when an input could not be read, else 1 when a finding fails the run, else 0."""
    if any(skipped.error for skipped in report.skipped):
        return 2
    return 1 if fails(report, fail_on) else 0
