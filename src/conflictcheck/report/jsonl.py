"""JSON Lines: a finding a line, as in the JSON report, with the paths of the articles that disagree.

For pipes and logs that take one record at a time. No findings make no lines.
"""

from __future__ import annotations

import json
from typing import TextIO

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.report._base import Format, Look
from conflictcheck.report.json import conflict_data

# Legal inside JSON text, but some readers end a line there.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render(report: Report, out: TextIO, look: Look) -> None:
    for conflict in report.conflicts:
        data = conflict_data(conflict) | {"paths": _paths(conflict)}
        out.write(json.dumps(data, ensure_ascii=False).translate(_LINE_ENDS) + "\n")


def _paths(conflict: Conflict) -> list[str]:
    """Each once, in the order of the sides."""
    return list(dict.fromkeys(claim.path for side in conflict.sides for claim in side.claims))


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), render, "a finding a line, for pipes")
