"""The list of findings: what disagrees, how sure that is, and every place that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conflictcheck.model.conflict import Claim, Conflict, Side
from conflictcheck.model.report import Report
from conflictcheck.report._excerpt import excerpt
from conflictcheck.report._html_index import Index, letter, plural
from conflictcheck.report._html_safe import inline
from conflictcheck.report._wording import REASONS, short

EXCERPT = 220
"""Characters of the sentence that stands for a side."""
OPEN_PLACES = 4
"""Places of a side in sight; further ones are folded."""


def findings(report: Report, index: Index) -> Iterator[str]:
    """HTML lines, an `li` element each."""
    for number, conflict in enumerate(report.conflicts, 1):
        yield from _finding(conflict, number, index)


def _finding(conflict: Conflict, number: int, index: Index) -> Iterator[str]:
    target = index.anchor(conflict.sides[0].claims[0]) or f"f{number}"
    level = inline(conflict.level)
    yield f'<li class="finding" id="f{number}" data-level="{level}">'
    yield f'<h3><a class="go" href="#{target}">{inline(short(conflict.summary))}</a></h3>'
    yield (
        f'<p class="facts"><span class="level">{level}</span> <span class="kind">{inline(conflict.kind)}</span> '
        f'<span class="sure">{conflict.confidence:.0%} sure</span> <code class="id">{inline(conflict.id)}</code></p>'
    )
    yield f'<p class="reason">{inline(conflict.reason)}: {REASONS[conflict.reason]}</p>'
    if conflict.about:
        yield f'<p class="about">about {inline(conflict.about)}</p>'
    yield '<ul class="sides">'
    for i, side in enumerate(conflict.sides):
        yield from _side(side, letter(i), index)
    yield "</ul></li>"


def _side(side: Side, name: str, index: Index) -> Iterator[str]:
    value = inline(short(side.value))
    sure = ' <span class="authority">authority</span>' if side.authority else ""
    yield f'<li class="side" data-side="{name}"><p><span class="letter">{name}</span> <b>{value}</b>{sure}</p>'
    first, further = side.claims[0], side.claims[1:]
    yield f'<ul class="claims"><li>{_place(first, index)}{_quote(first, side.value)}</li>'
    yield from _items(further[: OPEN_PLACES - 1], index)
    yield "</ul>"
    folded = further[OPEN_PLACES - 1 :]
    if folded:
        yield f"<details><summary>{plural(len(folded), 'more place')}</summary>"
        yield '<ul class="claims">'
        yield from _items(folded, index)
        yield "</ul></details>"
    yield "</li>"


def _items(claims: Sequence[Claim], index: Index) -> Iterator[str]:
    return (f"<li>{_place(claim, index)}</li>" for claim in claims)


def _place(claim: Claim, index: Index) -> str:
    anchor = index.anchor(claim)
    where = f"{inline(claim.path)}:{claim.line}:{claim.column}"
    link = f'<a class="place" href="#{anchor}">{where}</a>' if anchor else f'<span class="place">{where}</span>'
    return link + (f' <span class="speaker">said by {inline(claim.speaker)}</span>' if claim.speaker else "")


def _quote(claim: Claim, value: str) -> str:
    part = excerpt(claim, value, EXCERPT)
    marked = f"<b>{inline(part.value)}</b>" if part.value else ""
    return f'<p class="quote">{_spaced(part.before)}{marked}{_spaced(part.after)}</p>'


def _spaced(text: str) -> str:
    """`inline`, with the space at either end kept."""
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() and text.strip() else "")
    return lead + inline(text) + tail
