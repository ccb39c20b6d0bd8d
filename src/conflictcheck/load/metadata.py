"""Title, date and source from named fields: front matter, JSON, the meta elements of a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from conflictcheck.load.published import read_date

_TITLE = ("title", "headline")
_DATE = (
    "date",
    "published",
    "datepublished",
    "date_published",
    "publish_date",
    "pubdate",
    "published_at",
    "created",
)
_NO_DATE = frozenset(("", "~", "null", "none", "true", "false", "yes", "no", "on", "off"))
"""What front matter writes for nothing, and `published: true`, which names no day."""
_SOURCE = ("source", "publisher", "outlet", "site", "publication")


def title_in(fields: Mapping[str, object]) -> str | None:
    return _first_text(fields, _TITLE)


def source_in(fields: Mapping[str, object]) -> str | None:
    return _first_text(fields, _SOURCE)


def date_in(fields: Mapping[str, object]) -> date | None:
    """The first date field that can be read in one way only; fields are lower-case."""
    for name in _DATE:
        value = fields.get(name)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str) and (day := read_date(value.strip())):
            return day
    return None


def unread_date_in(fields: Mapping[str, object]) -> str | None:
    """The first date field as written, where there is one and none can be read."""
    if date_in(fields):
        return None
    for name in _DATE:
        value = fields.get(name)
        if value is not None and (written := str(value).strip()).lower() not in _NO_DATE:
            return written
    return None


def _first_text(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None
