"""From what the user named to files, in a fixed order, each once."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate

from conflictcheck.load.formats import SUFFIXES, by_suffix
from conflictcheck.model import Skipped

STDIN = "-"
_KNOWN = ("already read", "left out by")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input. `named` when the user named it, not a folder above it."""

    path: str
    """As shown."""
    file: str
    """As the operating system wants it."""
    named: bool


def why(error: OSError) -> str:
    """An operating system's error in plain words."""
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the spelling and the folder"
    if isinstance(error, PermissionError):
        return "may not be read; give yourself permission to read it"
    return f"cannot be read ({(error.strerror or type(error).__name__).lower()})"


def shown(path: str) -> str:
    """A path for people and JSON: `/`-separated, without `./`, bytes that are no UTF-8 as U+FFFD."""
    clean = os.path.normpath(path).replace(os.sep, "/")
    return clean.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def sources(paths: Sequence[str], exclude: Sequence[str]) -> Iterator[Source | Skipped]:
    """Every file below `paths` that has a known suffix, and a `Skipped` for everything left out.

    Files that the user named come whatever their suffix. A pattern of `exclude` (shell wildcards) leaves
    out a file or a directory whose name or path it matches, or the last parts of its path below the folder that the
    user named: what lies above is nobody's concern. `-` comes once, as it is.
    """
    excluded = [re.compile(translate(pattern.rstrip("/").removeprefix("./"))) for pattern in exclude]
    seen: dict[str, str] = {}
    for path in paths:
        if path == STDIN:
            if STDIN not in seen:
                yield Source(STDIN, STDIN, True)
            seen[STDIN] = STDIN
        else:
            yield from _named(path, excluded, seen)


def _named(path: str, excluded: list[re.Pattern[str]], seen: dict[str, str]) -> Iterator[Source | Skipped]:
    name = shown(path)
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        if os.path.islink(path) and isinstance(error, FileNotFoundError):
            yield Skipped(
                name,
                "is a link to a file that does not exist; restore the file or remove the link",
                error=True,
            )
        else:
            yield Skipped(name, why(error), error=True)
        return
    if _matches(name, excluded):
        yield Skipped(name, "left out by --exclude")
    elif stat.S_ISDIR(mode):
        found = list(_inside(path, excluded, seen))
        yield from found
        told = any(isinstance(item, Source) or item.error or item.reason.startswith(_KNOWN) for item in found)
        if not told:
            yield Skipped(name, f"holds no articles; they need a suffix of {', '.join(SUFFIXES)}", error=True)
    else:
        yield from _file(path, named=True, seen=seen)


def _inside(folder: str, excluded: list[re.Pattern[str]], seen: dict[str, str]) -> Iterator[Source | Skipped]:
    """Depth first, names in code point order. Its own stack: trees may be deeper than Python's."""
    todo = [folder]
    entered: set[str] = set()
    while todo:
        path = todo.pop()
        name = shown(path)
        if path != folder and os.path.basename(path).startswith("."):
            yield Skipped(name, "hidden")
        elif path != folder and _matches(name, excluded, os.path.relpath(path, folder).replace(os.sep, "/")):
            yield Skipped(name, "left out by --exclude")
        elif os.path.isdir(path):
            real = os.path.realpath(path)
            if real in entered:
                yield Skipped(name, "a link to a folder that is read already")
                continue
            entered.add(real)
            try:
                inside = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                yield Skipped(name, why(error), error=True)
                continue
            todo.extend(os.path.join(path, entry) for entry in inside)
        elif by_suffix(path) is None:
            yield Skipped(name, "unknown format")
        else:
            yield from _file(path, named=False, seen=seen)


def _file(path: str, *, named: bool, seen: dict[str, str]) -> Iterator[Source | Skipped]:
    name = shown(path)
    real = os.path.realpath(path)
    if real in seen:
        yield Skipped(name, f"already read as {seen[real]}")
        return
    seen[real] = name
    yield Source(name, path, named)


def _matches(name: str, excluded: list[re.Pattern[str]], below: str = "") -> bool:
    parts = below.split("/")
    forms = {name, name.rsplit("/", 1)[-1], *("/".join(parts[i:]) for i in range(len(parts)))} - {""}
    return any(pattern.match(form) for pattern in excluded for form in forms)
