"""An account as a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conflictcheck.explain.account import Account
from conflictcheck.explain.equal import Equal
from conflictcheck.explain.surest import Surest
from conflictcheck.explain.waterfall import evidence_lines, folded
from conflictcheck.explain.words import outcome
from conflictcheck.model import Conflict
from conflictcheck.report._plain import printable

MOST = 8
"""Rows of a list; more are counted."""
FEW = 4
"""Lines of evidence for and against a pair that is not reported."""


def page(told: Account, width: int = 80) -> str:
    """Lines of at most `width` columns. The reason that counts most comes first."""
    lines = [f"A: {printable(told.sentences[0])}", f"B: {printable(told.sentences[1])}", "", outcome(told.outcome), ""]
    parts = {
        "found": [line for c in told.shown for line in ("", *_found(c, width))][1:],
        "threshold": list(_surest(told, width)),
        "rule": _list("Not set against each other:", [_row(s.x, "and", s.y, s.why) for s in told.silent]),
        "equal": _list("The same:", [_row(e.x, "=", e.y, e.why) for e in _telling(told)]),
        "apart": list(_words(told)),
    }
    first = {"alike": "equal"}.get(told.outcome, told.outcome)
    order = [first, *(k for k in parts if k != first)]
    for name in order:
        if parts[name]:
            lines += [*parts[name], ""]
    return "\n".join(folded(line, width) for line in lines).rstrip("\n") + "\n"


def _found(conflict: Conflict, width: int) -> Iterator[str]:
    yield f"{conflict.kind}, {conflict.reason}: {printable(conflict.summary)}; confidence {conflict.confidence:.0%}"
    rows = [(e.level, e.detail, e.weight) for e in conflict.evidence]
    yield from (line.rstrip() for line in evidence_lines(rows, width))


def _surest(told: Account, width: int) -> Iterator[str]:
    best = told.surest
    if best is None:
        return
    pair = f'"{printable(best.x)}" and "{printable(best.y)}"'
    yield f"The surest pair of places that was compared: {pair}"
    yield f"  {_sureness(best, told.threshold)}"
    yield from (line.rstrip() for line in evidence_lines(best.rows, width, FEW))


def _sureness(best: Surest, threshold: float) -> str:
    if best.confidence is None:
        return "too unlikely a disagreement to be weighed any further"
    return f"confidence {best.confidence:.0%}; reported is what has {threshold:.0%} or more (min-confidence)"


def _telling(told: Account) -> list[Equal]:
    """What is written differently, values first, or, where nothing is, what is written alike."""
    other = [e for e in told.equals if e.x.lower() != e.y.lower()]
    alike = list(told.equals) if told.outcome in {"equal", "alike"} else []
    return sorted(other or alike, key=lambda e: not e.value)


def _row(x: str, between: str, y: str, why: str) -> str:
    return f'"{printable(x)}" {between} "{printable(y)}": {printable(why)}'


def _list(title: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    more = [f"  and {len(rows) - MOST} more"] if len(rows) > MOST else []
    return [title, *(f"  {row}" for row in rows[:MOST]), *more]


def _words(told: Account) -> Iterator[str]:
    if told.outcome == "apart":
        yield from _list("What lacks:", told.lacking)
        yield ""
    yield f"In both: {_named(told.shared)}"
    yield f"Only in A: {_named(told.only[0])}"
    yield f"Only in B: {_named(told.only[1])}"


def _named(words: Sequence[str]) -> str:
    return ", ".join(printable(w) for w in words[:MOST]) + (" ..." if len(words) > MOST else "") or "nothing"
