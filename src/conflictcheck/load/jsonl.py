"""JSON and JSON Lines: one article an object; `text` is required, `id`, `title`, `date`, `source` are not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from conflictcheck.load._base import Draft, Format, Record, Unreadable, one
from conflictcheck.load.decode import decode
from conflictcheck.load.metadata import date_in, source_in, title_in, unread_date_in

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NAMES = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_OPTIONAL = ("title", "date", "source")


def read_lines(data: bytes) -> tuple[Record, ...]:
    """An article or an error a line, labelled `#1`, `#2`, ... by line number; blank lines are passed over.

    Raises `Unreadable` for bytes that are no text.
    """
    return tuple(_records(decode(data)))


def read_json(data: bytes) -> tuple[Record, ...]:
    """The article of an object, or those of a list, labelled `#1`, `#2`, ...; else raises `Unreadable`."""
    text = decode(data).removeprefix("\ufeff")
    try:
        value = _parsed(text)
    except Unreadable:
        # Exports of one object a line often carry the name .json.
        records = tuple(_records(text))
        if len(records) > 1 and isinstance(records[0].content, Draft):
            return records
        raise
    if isinstance(value, list):
        return tuple(Record(f"#{i}", _article(item)) for i, item in enumerate(value, 1))
    found = _article(value)
    if isinstance(found, Unreadable):
        raise found
    return one(found)


def _records(text: str) -> Iterator[Record]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if not line.strip():
            continue
        content: Draft | Unreadable
        try:
            content = _article(_parsed(line))
        except Unreadable as error:
            content = error
        yield Record(f"#{number}", content)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"is not valid JSON ({error.msg} at {where}); correct it or take it out") from None
    except RecursionError:
        raise Unreadable("is JSON nested too deep to hold an article") from None
    except ValueError as error:
        raise Unreadable(f"is not valid JSON ({error}); correct it or take it out") from None


def _article(value: object) -> Draft | Unreadable:
    if not isinstance(value, dict):
        return Unreadable(f'must be an object with "text", not {_name(value)}')
    if "text" not in value:
        return Unreadable('has no "text"; each article is an object with its text under that name')
    text = value["text"]
    if not isinstance(text, str):
        return Unreadable(f'has a "text" that is {_name(text)}; it must be text in quotation marks')
    if not text.strip():
        return Unreadable('has an empty "text"')
    for name in _OPTIONAL:
        if value.get(name) is not None and not isinstance(value[name], str):
            return Unreadable(f'has a "{name}" that is {_name(value[name])}; it must be text in quotation marks')
    fields: dict[str, object] = {
        str(name).lower(): _SURROGATE.sub("\ufffd", field) if isinstance(field, str) else field
        for name, field in value.items()
    }
    given = fields.get("id")
    usable = isinstance(given, str | int) and not isinstance(given, bool)
    notes = () if usable or given is None else (f'its "id" is {_name(given)} and not used; give text or a number.',)
    return Draft(
        _SURROGATE.sub("\ufffd", text),
        id=str(given).strip() or None if usable else None,
        notes=notes,
        title=title_in(fields),
        date=date_in(fields),
        unread_date=unread_date_in(fields),
        source=source_in(fields),
        offsets="extracted",
    )


def _name(value: object) -> str:
    return _NAMES.get(type(value), type(value).__name__)


JSON = Format("JSON", (".json",), read_json)
LINES = Format("JSON Lines", (".jsonl", ".ndjson"), read_lines)
