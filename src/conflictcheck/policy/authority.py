"""Sources that are not to be doubted: a finding then points at the other articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.policy.paths import matches
from conflictcheck.policy.sides import arranged


def authority_first(report: Report, patterns: Sequence[str], where: str = "") -> Report:
    """The report with the sides that an authority claims marked and put first, in findings that have other sides
    too. Two authorities that disagree with nobody else stay as they are. `patterns` and `where` as in `matches`."""
    if not patterns:
        return report
    trusted = frozenset(article.id for article in report.articles if matches(article.path, patterns, where))
    return replace(report, conflicts=tuple(_marked(conflict, trusted) for conflict in report.conflicts))


def doubted_first(report: Report) -> Report:
    """The report for formats that show a finding at one place: the place is not that of an authority."""
    return replace(report, conflicts=tuple(_turned(conflict) for conflict in report.conflicts))


def _marked(conflict: Conflict, trusted: frozenset[str]) -> Conflict:
    sides = range(len(conflict.sides))
    sure = frozenset(i for i in sides if any(claim.article in trusted for claim in conflict.sides[i].claims))
    if not sure or len(sure) == len(conflict.sides):
        return conflict
    ordered = tuple(
        replace(side, claims=tuple(sorted(side.claims, key=lambda claim: claim.article not in trusted)))
        if i in sure
        else side
        for i, side in enumerate(conflict.sides)
    )
    return arranged(replace(conflict, sides=ordered), sorted(sides, key=lambda i: i not in sure), sure)


def _turned(conflict: Conflict) -> Conflict:
    if not conflict.sides[0].authority:
        return conflict
    sides = range(len(conflict.sides))
    sure = frozenset(i for i in sides if conflict.sides[i].authority)
    return arranged(conflict, sorted(sides, key=lambda i: i in sure), sure)
