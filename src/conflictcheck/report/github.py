"""Workflow commands of GitHub Actions: an annotation a finding, shown in the changed files of a pull request.

Form: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from conflictcheck.model.conflict import Conflict, Level
from conflictcheck.model.report import ArticleInfo, Report, Skipped
from conflictcheck.report._base import Format, Look
from conflictcheck.report._closing import counts, plural
from conflictcheck.report._places import Place, by_id, places, relative
from conflictcheck.report._plain import printable
from conflictcheck.report._wording import short, verdict

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_ROOM_TO_SAY = 30
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
STDIN = "-"
MOST = 4000
"""Characters of a message; the runner of GitHub Actions cuts what is longer than 4,096."""


def render(report: Report, out: TextIO, look: Look) -> None:
    """A line a finding and a line an input that could not be read; then the counts, which the log shows."""
    articles = by_id(report)
    for conflict in report.conflicts:
        out.write(_finding(conflict, articles, look.base) + "\n")
    for skipped in report.skipped:
        if skipped.error:
            out.write(_unread(skipped, look.base) + "\n")
    out.write(counts(report) + "\n")


def _finding(conflict: Conflict, articles: dict[str, ArticleInfo], base: str) -> str:
    """At the first place of the first side; the message gives every side a line."""
    sides = list(places(conflict, articles, base))
    ending = f"{verdict(conflict)} ({conflict.id})"
    lines = _fitting([_side(side) for side in sides], MOST - len(ending))
    properties = {**_where(sides[0][0]), "title": f"{conflict.kind}: {short(conflict.summary)}"}
    return _command(COMMANDS[conflict.level], properties, "\n".join([*lines, ending]))


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    """As many as there is room for, and how many more there are."""
    shown: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < _ROOM_TO_SAY:
            return [*shown, f"and {plural(len(lines) - len(shown), 'more value')}"]
        shown.append(line)
    return shown


def _side(side: tuple[Place, ...]) -> str:
    first, *further = side
    also = f" and {len(further)} more" if further else ""
    return f'"{short(first.value)}" in {printable(first.shown())}{also}: {short(first.claim.sentence, 300)}'


def _where(place: Place) -> dict[str, str]:
    """Columns only on one line: GitHub refuses them elsewhere. The end is exclusive."""
    region = place.region
    found = {"file": place.file} if place.file != STDIN else {}
    if not region:
        return found
    found["line"] = str(region.line)
    if region.column is None or region.end_line is None:
        return found
    if region.end_line != region.line:
        return {**found, "endLine": str(region.end_line)}
    return {**found, "col": str(region.column), "endColumn": str(region.end_column)}


def _unread(skipped: Skipped, base: str) -> str:
    path = relative(skipped.path, base)
    properties = {**({"file": path} if path != STDIN else {}), "title": "not read"}
    return _command("error", properties, f"{printable(path)}: {printable(skipped.reason)}")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {given}::{message.translate(_DATA)}"


FORMAT = Format("github", (), render, "annotations for GitHub Actions", at_one_place=True)
