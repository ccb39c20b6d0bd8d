"""The articles, each with its disagreements marked in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conflictcheck.model.report import Report
from conflictcheck.report._html_index import Index, article_id, inside, plural
from conflictcheck.report._html_safe import inline
from conflictcheck.report._html_text import Place, body

MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
"""Written out here: the names of `strftime` depend on the machine's language."""


def articles(report: Report, index: Index) -> Iterator[str]:
    """HTML lines, an `article` element each."""
    places = _places(report, index)
    for number in range(len(index.articles)):
        yield from _article(index, number, places[number])


def day(when: date) -> str:
    return f'<time datetime="{when.isoformat()}">{when.day} {MONTHS[when.month - 1]} {when.year}</time>'


def _places(report: Report, index: Index) -> list[list[Place]]:
    """Claims by article number; in each in the order of findings."""
    places: list[list[Place]] = [[] for _ in index.articles]
    for finding, conflict in enumerate(report.conflicts, 1):
        for side, stated in enumerate(conflict.sides):
            for claim in stated.claims:
                number = index.numbers.get(claim.article)
                if number is not None and inside(claim, index.articles[number].text):
                    places[number].append(Place(claim.start, claim.end, finding, side))
    return places


def _article(index: Index, number: int, places: list[Place]) -> Iterator[str]:
    article = index.articles[number]
    own = article_id(number)
    yield f'<article class="article" id="{own}" aria-labelledby="{own}-title">'
    yield f'<header><h3 id="{own}-title">{index.name(number)}</h3>'
    findings = len({place.finding for place in places})
    facts = [
        f'<span class="path">{inline(article.path)}</span>',
        day(article.date) if article.date else "no date known",
        plural(article.words, "word"),
        plural(findings, "finding"),
    ]
    if article.offsets == "extracted":
        facts.append("lines count in the extracted text")
    yield f'<p class="meta">{" · ".join(facts)}</p></header>'
    yield '<div class="text">'
    if article.text.strip():
        yield from body(article.text, number, places)
    else:
        yield '<p class="empty">This report was made without the text of this article.</p>'
    yield "</div></article>"
