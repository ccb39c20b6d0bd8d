"""The controls that choose which findings are shown. They work with the script only and are hidden without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from conflictcheck.model.conflict import LEVELS
from conflictcheck.model.report import Report
from conflictcheck.report._html_index import plural
from conflictcheck.report._html_safe import inline
from conflictcheck.report._wording import REASONS


def filters(report: Report) -> Iterator[str]:
    """HTML lines of the form and of the count of what is shown."""
    yield '<form id="filters" aria-label="Filter the findings" hidden><details open><summary>Filters</summary>'
    kinds = Counter(conflict.kind for conflict in report.conflicts)
    levels = Counter(str(conflict.level) for conflict in report.conflicts)
    reasons = Counter(str(conflict.reason) for conflict in report.conflicts)
    yield from _boxes("Level", "level", reversed(LEVELS), levels)
    yield from _boxes("Kind", "kind", sorted(kinds), kinds)
    yield from _boxes("Reason", "reason", REASONS, reasons)
    yield '<div class="slider"><label for="sure">At least this sure</label>'
    yield '<input type="range" id="sure" min="0" max="100" step="1" value="0">'
    yield '<output id="sure-shown" for="sure">0%</output></div></details></form>'
    yield f'<p id="count" role="status" aria-live="polite">{plural(len(report.conflicts), "finding")}</p>'
    yield '<p id="only" hidden><span id="only-what"></span> <button type="button" id="only-off">Show all</button></p>'


def _boxes(title: str, name: str, values: Iterable[str], counts: Counter[str]) -> Iterator[str]:
    present = [value for value in values if counts[value]]
    if not present:
        return
    yield f"<fieldset><legend>{title}</legend><div>"
    for value in present:
        shown = inline(value)
        box = f'<input type="checkbox" name="{name}" value="{shown}" checked>'
        yield f"<label>{box} {shown} ({counts[value]:,})</label>"
    yield "</div></fieldset>"
