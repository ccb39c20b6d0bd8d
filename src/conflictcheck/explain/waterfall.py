"""The evidence of one finding as a waterfall: where it starts, what spoke for it, what against, what it came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from conflictcheck.explain.words import START, evidence_phrase
from conflictcheck.report._plain import printable

BAR = 10
"""Columns of the longest bar."""
COLUMNS = 7 + 2 + 6 + 2 + BAR + 2
"""Where the phrases begin."""
STRONGEST = 6
"""Lines for and against that are shown one by one; an editor reads no more."""
LEGEND = "Weights: +0.7 doubles the odds that it is a disagreement, +2.3 makes them tenfold; below zero speaks against."

Weighed = tuple[str, float]
"""A phrase and its weight in natural log-odds."""


def waterfall(conflict: Mapping[str, Any], width: int = 80) -> str:
    """Lines of text for a finding of a JSON report, each at most `width` columns wide."""
    lines = [f"{conflict['kind']}: {printable(conflict['summary'])}", f"about {printable(conflict['about'])}", ""]
    for side in conflict["sides"]:
        claims = side["claims"]
        first = claims[0]
        more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
        lines.append(f"  {printable(side['value'])}  {first['path']}:{first['line']}:{first['column']}{more}")
    rows = [(item["level"], item["detail"], float(item["weight"])) for item in conflict["evidence"]]
    lines += ["", *evidence_lines(rows, width), ""]
    total = sum(weight for _, _, weight in rows)
    lines.append(f"The evidence adds up to {total:+.2f}; confidence {conflict['confidence']:.0%}.")
    return "\n".join(folded(line, width) for line in lines) + "\n"


def evidence_lines(rows: Sequence[tuple[str, str, float]], width: int, strongest: int = STRONGEST) -> list[str]:
    """`rows` are (level, comparison, weight): the start, then what speaks for and what against, heaviest first, with
    the sum so far. What weighs nothing is left out."""
    start = [(detail, weight) for level, detail, weight in rows if level == START]
    rest = [
        (printable(evidence_phrase(detail, level)), round(weight, 2))
        for level, detail, weight in rows
        if level != START
    ]
    heaviest = max((abs(w) for _, w in [*start, *rest]), default=0.0) or 1.0
    lines = [LEGEND, "", f"{'weight':>7}  {'sum':>6}"]
    total = 0.0
    for title, part in (
        (f"{START}:", start),
        ("for:", _shortened([r for r in rest if r[1] > 0], strongest)),
        ("against:", _shortened([r for r in rest if r[1] < 0], strongest)),
    ):
        if part:
            lines.append(title)
        for text, weight in part:
            total += weight
            drawn = ("+" if weight > 0 else "-") * round(BAR * abs(weight) / heaviest)
            lines.append(folded(f"{weight:+7.2f}  {total:+6.2f}  {drawn[:BAR]:{BAR}}  {text}", width, COLUMNS))
    return lines


def _shortened(rows: Sequence[Weighed], strongest: int) -> list[Weighed]:
    ranked = sorted(rows, key=lambda r: (-abs(r[1]), r[0]))
    if len(ranked) <= strongest + 1:
        return ranked
    weak = ranked[strongest:]
    return [*ranked[:strongest], (f"{len(weak)} weaker signs together", sum(w for _, w in weak))]


def folded(line: str, width: int, indent: int = -1) -> str:
    """A long line continued under its own text, or `indent` columns from the left if that leaves room."""
    if "\n" in line or len(line) <= width:
        return line
    if not 0 <= indent <= width // 2:
        indent = len(line) - len(line.lstrip()) + 2
    return "\n".join(wrap(line, width, subsequent_indent=" " * indent, break_long_words=False))
