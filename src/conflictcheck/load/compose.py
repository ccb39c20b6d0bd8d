"""From a format's draft to the article: title, date, and prose with all else blanked."""

from __future__ import annotations

from datetime import date

from conflictcheck.load._base import Draft
from conflictcheck.load.boilerplate import furniture_lines, glued_parts, repeats_of
from conflictcheck.load.head import read_head
from conflictcheck.load.lines import blank, lines_of
from conflictcheck.model import Article, Span

_LONGEST_DATE = 60
"""Characters of a date that cannot be read, in what is said of it."""


def to_article(draft: Draft, *, id: str, path: str, published: date | None = None) -> Article:
    """The article of a draft. `published` goes before any date that the draft or its top lines state."""
    text = draft.text
    spans = list(draft.blanks)
    if text.startswith("\ufeff"):
        spans.append(Span(0, 1))
    lines = lines_of(blank(text, spans))
    furniture = furniture_lines(lines)
    head = read_head(lines, furniture)
    title = draft.title or (head.title.text if head.title else None)
    for line in lines:
        if line.start in furniture and line is not head.title:
            spans.append(line.span)
        else:
            spans.extend(glued_parts(line))
    spans.extend(head.blanks)
    if title:
        spans.extend(repeats_of(title, [line for line in lines if line.start not in furniture]))
    day = published or draft.date or head.date
    unread = draft.unread_date or head.unread_date
    return Article(
        id=id,
        path=path,
        text=text,
        prose=blank(text, spans),
        title=title,
        date=day,
        source=draft.source,
        offsets=draft.offsets,
        notes=draft.notes + ((_undated(unread),) if unread and not day else ()),
    )


def _undated(written: str) -> str:
    """Said where nothing else dates the article."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in written).split())
    short = plain if len(plain) <= _LONGEST_DATE else f"{plain[:_LONGEST_DATE]}…"
    advice = "Write it as YYYY-MM-DD, or give it with --date PATH=YYYY-MM-DD."
    return f'its date "{short}" cannot be read, or can be read in two ways, so it is taken to have none. {advice}'


def from_text(
    text: str, *, id: str = "a1", path: str = "-", title: str | None = None, published: date | None = None
) -> Article:
    """An article of plain text that the caller holds already: a side of a pair, a string of a program."""
    return to_article(Draft(text, title=title), id=id, path=path, published=published)
