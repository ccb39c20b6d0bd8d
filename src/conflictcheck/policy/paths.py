"""Which articles a glob pattern of the configuration means."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

_RECORD = re.compile(r"(.+)#[0-9]+", re.DOTALL)


def matches(path: str, patterns: Sequence[str], where: str = "") -> bool:
    """Whether a pattern (shell wildcards) matches the path of an article or its last parts: `wire/*.txt` means
    `wire/a.txt` and `/news/wire/a.txt`. A record such as `a.jsonl#3` is also meant by the name of its file.

    `where` is the working directory, `/`-separated: with it the pattern may name folders above it.
    """
    whole = posixpath.normpath(posixpath.join(where, path))
    names = {path, whole, file_of(path), file_of(whole)}
    return any(fnmatchcase(name, form) for pattern in patterns for form in _forms(pattern) for name in names)


def file_of(path: str) -> str:
    """The path without the number of a record."""
    record = _RECORD.fullmatch(path)
    return record[1] if record else path


def _forms(pattern: str) -> tuple[str, str]:
    plain = pattern.removeprefix("./")
    return plain, f"*/{plain}"
