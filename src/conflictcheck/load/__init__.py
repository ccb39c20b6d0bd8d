"""Files to articles. The only door to trafilatura, pypdf and python-docx, opened when a file needs them."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from conflictcheck.load._base import Draft, Format, Record, Unreadable
from conflictcheck.load.article_ids import article_ids
from conflictcheck.load.compose import from_text, to_article
from conflictcheck.load.formats import SUFFIXES, by_content, by_suffix
from conflictcheck.load.walk import STDIN, Source, shown, sources, why
from conflictcheck.model import Article, Skipped

__all__ = ["SUFFIXES", "Unreadable", "from_text", "load"]

_EMPTY = "is empty; put the article's text into it"
_NOTHING = b"\xef\xbb\xbf \t\r\n\f\v"


def load(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    exclude: Sequence[str] = (),
    dates: Mapping[str, date] = {},
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Reads all articles below `paths`, in the order given, directories sorted. Bad input is skipped.

    `-` is standard input (`stdin`, or the process's own). `exclude` holds shell wildcards for names or paths.
    An article is called by the `id` that its record gives where no other article has that one, else `a1`, `a2`, ...
    `dates` gives publication dates by path (`file.jsonl#3` for one record) and wins over what the file says;
    a path there that no article has is an error among the skipped.
    """
    drafts: list[tuple[str, Draft]] = []
    skipped: list[Skipped] = []
    days: list[date | None] = []
    given = {_key(path): day for path, day in dates.items()}
    unused = set(given)
    for path, found in _records(paths, stdin, exclude):
        if isinstance(found, Skipped):
            skipped.append(found)
            unused.discard(_key(path))
            continue
        name = path + found.label
        unused -= {_key(name), _key(path)}
        if isinstance(found.content, Unreadable):
            skipped.append(Skipped(name, str(found.content), error=True))
            continue
        drafts.append((name, found.content))
        days.append(given.get(_key(name)) or given.get(_key(path)))
    unmatched = [path for path in dates if _key(path) in unused]
    skipped += [
        Skipped(path, "has a date given but was not read; check the spelling", error=True) for path in unmatched
    ]
    named = article_ids([(name, draft.id) for name, draft in drafts])
    articles = (
        to_article(replace(draft, notes=draft.notes + notes), id=id, path=name, published=day)
        for (name, draft), day, (id, notes) in zip(drafts, days, named, strict=True)
    )
    return tuple(articles), tuple(skipped)


def _key(path: str) -> str:
    """Paths that differ only in `./` or in being absolute name one file."""
    return path if path == STDIN or path.startswith(f"{STDIN}#") else shown(os.path.abspath(path))


def _records(
    paths: Sequence[str], stdin: BinaryIO | None, exclude: Sequence[str]
) -> Iterator[tuple[str, Record | Skipped]]:
    """All records in order, each with the path of its file."""
    for source in sources(paths, exclude):
        if isinstance(source, Skipped):
            yield source.path, source
        else:
            yield from ((source.path, found) for found in _read(source, stdin))


def _read(source: Source, stdin: BinaryIO | None) -> tuple[Record | Skipped, ...]:
    if source.path == STDIN:
        data = (stdin or sys.stdin.buffer).read()
        if not data.strip(_NOTHING):
            return (Skipped(STDIN, "is empty; pipe an article into it", error=True),)
        return _parsed(by_content(data), data, STDIN)
    try:
        if not source.named and not stat.S_ISREG(os.stat(source.file).st_mode):
            return (Skipped(source.path, "not a regular file"),)
        with open(source.file, "rb") as file:
            data = file.read()
    except OSError as error:
        return (Skipped(source.path, why(error), error=True),)
    if not data.strip(_NOTHING):
        return (Skipped(source.path, _EMPTY, error=source.named),)
    return _parsed(by_suffix(source.path) or by_content(data), data, source.path)


def _parsed(format: Format, data: bytes, path: str) -> tuple[Record | Skipped, ...]:
    try:
        records = format.read(data)
    except Unreadable as error:
        return (Skipped(path, str(error), error=True),)
    if not records:
        return (Skipped(path, "holds no articles, only an empty list", error=True),)
    return tuple(Record(record.label, Unreadable(_EMPTY)) if _is_empty(record) else record for record in records)


def _is_empty(record: Record) -> bool:
    return isinstance(record.content, Draft) and not record.content.text.strip("\ufeff \t\r\n")
