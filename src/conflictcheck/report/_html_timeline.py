"""What was said when: the claims of a finding in the order in which their articles were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.report._html_articles import day
from conflictcheck.report._html_index import Index, article_id, letter, plural
from conflictcheck.report._html_safe import inline

MOST_NAMED = 3
"""Articles named for one step; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Step:
    """All articles (by number) of one day that claim one side."""

    when: date
    side: int
    articles: tuple[int, ...]


def steps(conflict: Conflict, index: Index) -> tuple[tuple[Step, ...], int]:
    """Steps in the order of dates, sides as they stand in the finding; and how many claims have no date."""
    grouped: dict[tuple[date, int], list[int]] = {}
    undated = 0
    for side, stated in enumerate(conflict.sides):
        for claim in stated.claims:
            number = index.numbers.get(claim.article)
            when = index.articles[number].date if number is not None else None
            if number is None or when is None:
                undated += 1
            else:
                grouped.setdefault((when, side), []).append(number)
    made = (Step(when, side, tuple(dict.fromkeys(grouped[when, side]))) for when, side in sorted(grouped))
    return tuple(made), undated


def timeline(report: Report, index: Index) -> Iterator[str]:
    """HTML lines, a story for each finding whose claims have two publication dates or more."""
    told = False
    for number, conflict in enumerate(report.conflicts, 1):
        made, undated = steps(conflict, index)
        if len({step.when for step in made}) < 2:
            continue
        if not told:
            yield '<ol class="stories">'
            told = True
        yield f'<li class="story" data-n="{number}"><h3><a href="#f{number}">{inline(conflict.summary)}</a></h3>'
        yield '<ol class="steps">'
        yield from _steps(conflict, made, index)
        yield "</ol>"
        if undated:
            yield f'<p class="meta">{plural(undated, "further place")} without a publication date</p>'
        yield "</li>"
    if told:
        yield "</ol>"
    else:
        yield "<p>No finding has places with two publication dates. Give dates with --date PATH=YYYY-MM-DD.</p>"


def _steps(conflict: Conflict, made: tuple[Step, ...], index: Index) -> Iterator[str]:
    before: int | None = None
    for step in made:
        changed = before is not None and before != step.side
        named = ", ".join(f'<a href="#{article_id(n)}">{index.name(n)}</a>' for n in step.articles[:MOST_NAMED])
        more = f" and {len(step.articles) - MOST_NAMED:,} more" if len(step.articles) > MOST_NAMED else ""
        yield (
            f'<li class="step" data-side="{letter(step.side)}">{day(step.when)}'
            f'<p><span class="letter">{letter(step.side)}</span> <b>{inline(conflict.sides[step.side].value)}</b>'
            f'{" <em>differs</em>" if changed else ""}</p><p class="meta">{named}{more}</p></li>'
        )
        before = step.side
