"""Web pages: the story as trafilatura finds it, the facts about it from the page's own metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conflictcheck.load._base import Draft, Format, Record, Unreadable, one
from conflictcheck.load.decode import decode
from conflictcheck.load.page_facts import facts_of
from conflictcheck.load.quiet import quiet

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MARK = re.compile(r"^(?:- |#{1,6} |> )+")
_RULE = re.compile(r"[\s|:-]+")
_STOP = re.compile(r"[.!?:…][\"'”’)\]]*$")


def read(data: bytes) -> tuple[Record, ...]:
    """One article of extracted text, its headline first; raises `Unreadable` for a page without one."""
    page = page_of(data)
    import trafilatura

    with quiet("trafilatura", "courlan", "htmldate"):
        tree = trafilatura.load_html(page)
        if tree is None:
            raise Unreadable("holds no web page; give plain text the suffix .txt")
        facts = facts_of(tree)
        text = trafilatura.extract(
            page, output_format="txt", include_comments=False, include_tables=True, include_formatting=False
        )
        if not text:
            text = trafilatura.baseline(page)[1]
    if not text.strip():
        raise Unreadable("holds no article text; save the page after it has loaded, or paste the text into a .txt file")
    blocks = list(_blocks(text))
    shown = [" ".join(block.split()).casefold() for block in blocks[:3]]
    if facts.headline and facts.headline.casefold() not in shown:
        blocks.insert(0, facts.headline)
    return one(
        Draft(
            "\n\n".join(blocks),
            title=facts.headline or facts.window,
            date=facts.date,
            unread_date=facts.unread_date,
            source=facts.source,
            offsets="extracted",
        )
    )


def page_of(data: bytes) -> str:
    """The markup of a page, in the encoding that it declares; raises `Unreadable` for bytes that are no text."""
    charset = _CHARSET.search(data[:4096])
    return decode(data, charset[1].decode("ascii") if charset else None)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, list items and table rows without marks, from what trafilatura gives: one a line.

    A line break inside a sentence comes out as a line end too; such lines are joined again.
    """
    current = ""
    for line in text.split("\n"):
        plain = _MARK.sub("", line.strip())
        if line.lstrip().startswith("|"):
            plain = "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
        if not plain or _RULE.fullmatch(plain):
            continue
        if current and line[0].islower() and not _STOP.search(current):
            current = f"{current} {plain}"
            continue
        if current:
            yield current
        current = plain
    if current:
        yield current


FORMAT = Format("HTML", (".html", ".htm"), read)
