"""What a web page says of itself: headline, date, publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from conflictcheck.load.published import read_date

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


@dataclass(frozen=True, slots=True)
class Facts:
    """Each None where the page does not say it."""

    headline: str | None
    """As the page shows or announces it."""
    window: str | None
    """The title of the browser window, without the name of the site; no part of the story."""
    date: date | None
    unread_date: str | None
    """The first date in its metadata, where there is one and none can be read."""
    source: str | None


def facts_of(tree: Any) -> Facts:
    """Title, date and source of a parsed page; the page's own words before what search engines get."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.lower(), content)
    linked = list(_linked_data(tree))
    # Some sites put their own name into the first heading.
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    named = [str(item["headline"]) for item in linked if isinstance(item.get("headline"), str)]
    titles = [*headings[:3], meta.get("og:title", ""), *named]
    window = re.split(r"\s+[|–—]\s+", " ".join((tree.findtext(".//title") or "").split()))[0]
    dates = [meta[name] for name in _DATE_META if name in meta]
    dates += [str(item["datePublished"]) for item in linked if item.get("datePublished")]
    times = list(tree.iter("time"))[:1]
    named_dates = [text.strip() for text in dates + [element.get("datetime") or "" for element in times]]
    # "2 hours ago" is for readers.
    dates += [element.get("datetime") or element.text_content() for element in times]
    published: date | None = next((day for text in dates if (day := read_date(text.strip()))), None)
    publishers = [item["publisher"] for item in linked if isinstance(item.get("publisher"), dict)]
    sources = [meta.get("og:site_name", ""), *(str(publisher.get("name") or "") for publisher in publishers)]
    return Facts(
        headline=next((" ".join(title.split()) for title in titles if title.strip() not in ("", *sources)), None),
        window=window or None,
        date=published,
        unread_date=None if published else next((text for text in named_dates if text), None),
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
