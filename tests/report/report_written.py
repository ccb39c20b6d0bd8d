"""A report as a format writes it, for the tests of formats."""

from __future__ import annotations

import io
from dataclasses import replace

from conflictcheck.kinds import all_kinds
from conflictcheck.model import ArticleInfo, Claim, Conflict, Report, Side
from conflictcheck.model.text import Lines
from conflictcheck.report import Look, Rule, formats

RULES = tuple(Rule(kind.name, kind.summary, kind.page.strip()) for kind in all_kinds())
LOOK = Look(rules=RULES, base="/desk")


def written(name: str, report: Report, **told: object) -> str:
    (form,) = [form for form in formats() if form.name == name]
    out = io.StringIO()
    form.render(report, out, replace(LOOK, **told))  # type: ignore[arg-type]
    return out.getvalue()


def two_sides(
    a: tuple[str, str, str],
    b: tuple[str, str, str],
    *,
    offsets: str = "file",
    number: int = 0,
    level: str = "error",
    kind: str = "number",
    summary: str | None = None,
) -> Report:
    """A report of one finding between two articles, each given as path, text and the value in it."""
    articles, sides = [], []
    for name, (path, text, value) in (("a1", a), ("a2", b)):
        start = text.index(value)
        line, column = Lines.of(text).at(start)
        claim = Claim(name, path, line, column, start, start + len(value), text, 0, len(text))
        sides.append(Side(value, value, None, (claim,)))
        articles.append(ArticleInfo(name, path, None, None, 1, 5, offsets, text))
    said = f"{a[2]} vs {b[2]}" if summary is None else summary
    conflict = Conflict(f"{number:012x}", kind, "contradiction", level, 0.75, said, "x", tuple(sides), ())  # type: ignore[arg-type]
    return Report("0.1.0", tuple(articles), (conflict,), statements=2, compared=1)


def many(count: int, **more: object) -> Report:
    """A report with `count` findings of different ids between two articles."""
    text = "The fire in the old mill on the river killed 12 people, the mayor said on Monday. " * 4
    one = two_sides(("a.txt", text, "12"), ("b.txt", text.replace("12", "15"), "15"), **more)  # type: ignore[arg-type]
    found = tuple(replace(one.conflicts[0], id=f"{i:012x}") for i in range(count))
    return replace(one, conflicts=found)
