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
from conflictcheck.report._wording import short

MOST_NAMED = 3
"""Articles named for one value of a day; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """All articles (by number) of one day that claim one side."""

    side: int
    articles: tuple[int, ...]
    new: bool
    """Nobody had said it on an earlier day, and something else had been said."""


@dataclass(frozen=True, slots=True)
class Day:
    when: date
    said: tuple[Said, ...]
    """In the order of sides."""


def days(conflict: Conflict, index: Index) -> tuple[tuple[Day, ...], int]:
    """Publication days in order, and how many claims have none."""
    grouped: dict[date, dict[int, list[int]]] = {}
    undated = 0
    for side, stated in enumerate(conflict.sides):
        for claim in stated.claims:
            number = index.numbers.get(claim.article)
            when = index.articles[number].date if number is not None else None
            if number is None or when is None:
                undated += 1
            else:
                grouped.setdefault(when, {}).setdefault(side, []).append(number)
    made: list[Day] = []
    known: set[int] = set()
    for when in sorted(grouped):
        told = sorted(grouped[when].items())
        said = tuple(Said(side, tuple(dict.fromkeys(own)), bool(known) and side not in known) for side, own in told)
        made.append(Day(when, said))
        known.update(grouped[when])
    return tuple(made), undated


def timeline(report: Report, index: Index) -> Iterator[str]:
    """HTML lines, a story for each finding whose claims have two publication days or more."""
    told = False
    for number, conflict in enumerate(report.conflicts, 1):
        made, undated = days(conflict, index)
        if len(made) < 2:
            continue
        if not told:
            yield '<ol class="stories">'
            told = True
        heading = f'<h3><a href="#f{number}">{inline(short(conflict.summary))}</a></h3>'
        yield f'<li class="story" data-n="{number}">{heading}<ol class="steps">'
        for step in made:
            said = "".join(_said(conflict, one, index) for one in step.said)
            yield f'<li class="step">{day(step.when)}<ul>{said}</ul></li>'
        yield "</ol>"
        if undated:
            yield f'<p class="meta">{plural(undated, "further place")} without a publication date</p>'
        yield "</li>"
    if told:
        yield "</ol>"
    else:
        undated = sum(1 for article in report.articles if article.date is None)
        known = (
            f" {plural(undated, 'article')} without a date: give one with --date PATH=YYYY-MM-DD." if undated else ""
        )
        yield f"<p>No finding has articles of two publication days.{known}</p>"


def _said(conflict: Conflict, said: Said, index: Index) -> str:
    named = ", ".join(f'<a href="#{article_id(n)}">{index.name(n)}</a>' for n in said.articles[:MOST_NAMED])
    more = f" and {len(said.articles) - MOST_NAMED:,} more" if len(said.articles) > MOST_NAMED else ""
    name = letter(said.side)
    value = inline(short(conflict.sides[said.side].value))
    return (
        f'<li data-side="{name}"><span class="letter">{name}</span> <b>{value}</b>'
        f'{" <em>new</em>" if said.new else ""}<p class="meta">{named}{more}</p></li>'
    )
