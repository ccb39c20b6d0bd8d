"""Web pages: the story as trafilatura finds it, the facts about it from the page's own metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from conflictcheck.load._base import Draft, Format, Record, Unreadable, one
from conflictcheck.load.decode import decode
from conflictcheck.load.published import read_date
from conflictcheck.load.quiet import quiet

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DATE_META = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report")


def read(data: bytes) -> tuple[Record, ...]:
    """One article of extracted text, its headline first; raises `Unreadable` for a page without one."""
    charset = _CHARSET.search(data[:4096])
    page = decode(data, charset[1].decode("ascii") if charset else None)
    import trafilatura

    with quiet("trafilatura", "courlan", "htmldate"):
        tree = trafilatura.load_html(page)
        if tree is None:
            raise Unreadable("holds no web page; give plain text the suffix .txt")
        facts = _facts(tree)
        text = trafilatura.extract(
            page, output_format="txt", include_comments=False, include_tables=True, include_formatting=False
        )
        if not text:
            text = trafilatura.baseline(page)[1]
    if not text.strip():
        raise Unreadable(
            "holds no article text; save the page after it has loaded, or paste the text into a .txt file"
        )
    title = facts.title
    lines = text.split("\n")
    # One paragraph a line is what trafilatura gives; headings among them need the break.
    if title and title.casefold() not in (" ".join(line.split()).casefold() for line in lines[:3]):
        lines.insert(0, title)
    body = "\n\n".join(line for line in lines if line.strip())
    return one(Draft(body, title=title, date=facts.date, source=facts.source, offsets="extracted"))


def _facts(tree: Any) -> Draft:
    """Title, date and source of a parsed page; the page's own words before what search engines get."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.lower(), content)
    linked = list(_linked_data(tree))
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    named = [str(item["headline"]) for item in linked if isinstance(item.get("headline"), str)]
    shown = " ".join((tree.findtext(".//title") or "").split())
    titles = [*headings[:1], meta.get("og:title", ""), *named, re.split(r"\s+[|–—]\s+", shown)[0]]
    dates = [meta[name] for name in _DATE_META if name in meta]
    dates += [str(item["datePublished"]) for item in linked if item.get("datePublished")]
    dates += [element.get("datetime") or element.text_content() for element in tree.iter("time")][:1]
    published: date | None = next((day for text in dates if (day := read_date(text.strip()))), None)
    publishers = [item["publisher"] for item in linked if isinstance(item.get("publisher"), dict)]
    sources = [meta.get("og:site_name", ""), *(str(publisher.get("name") or "") for publisher in publishers)]
    return Draft(
        "",
        title=next((" ".join(title.split()) for title in titles if title.strip()), None),
        date=published,
        source=next((source for source in sources if source), None),
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles in a page's JSON-LD; what is not valid JSON is passed over, as browsers do."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else [found]
        for item in items:
            if isinstance(item, dict):
                graph = item.get("@graph")
                nested = graph if isinstance(graph, list) else [item]
                yield from (
                    entry
                    for entry in nested
                    if isinstance(entry, dict) and _ARTICLE_TYPES.search(str(entry.get("@type", "")))
                )


FORMAT = Format("HTML", (".html", ".htm"), read)
