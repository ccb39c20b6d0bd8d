"""The evidence of one finding as a waterfall: what spoke for it, what against, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conflictcheck.report._plain import printable

BAR = 12
"""Columns of the longest bar."""


def waterfall(conflict: Mapping[str, Any], width: int = 80) -> str:
    """Lines of text for a finding of a JSON report. Weights are natural log-odds; the highest come first."""
    lines = [
        f"{conflict['kind']}: {printable(conflict['summary'])}",
        f"about {printable(conflict['about'])}",
        "",
    ]
    for side in conflict["sides"]:
        claims = side["claims"]
        first = claims[0]
        more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
        lines.append(f"  {printable(side['value'])}  {first['path']}:{first['line']}:{first['column']}{more}")
    evidence = sorted(conflict["evidence"], key=lambda item: (-item["weight"], item["level"], item["detail"]))
    strongest = max((abs(item["weight"]) for item in evidence), default=0) or 1
    lines += ["", f"{'weight':>7}  {'sum':>6}  evidence"]
    total = 0.0
    for item in evidence:
        total += item["weight"]
        drawn = ("+" if item["weight"] > 0 else "-") * round(BAR * abs(item["weight"]) / strongest)
        detail = f" ({printable(item['detail'])})" if item["detail"] else ""
        lines.append(f"{item['weight']:+7.2f}  {total:+6.2f}  {drawn:{BAR}}  {item['level']}{detail}")
    lines += ["", f"The evidence adds up to {total:+.2f}; confidence {conflict['confidence']:.0%}."]
    return "\n".join(_folded(line, width) for line in lines) + "\n"


def _folded(line: str, width: int) -> str:
    """A long line continued under its own text."""
    if len(line) <= width:
        return line
    from textwrap import wrap

    indent = len(line) - len(line.lstrip()) + 2
    return "\n".join(wrap(line, width, subsequent_indent=" " * indent, break_long_words=False))
