"""Finds, reads and validates the configuration: defaults, then one file, then options.

The file is `conflictcheck.toml`, or the table `[tool.conflictcheck]` of `pyproject.toml`, whichever is found
first from the working directory upwards; in one directory `conflictcheck.toml` wins. Only one file is read.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from conflictcheck.config_keys import PARSERS, parse
from conflictcheck.errors import UserError, near_match
from conflictcheck.model.settings import Settings

OWN = "conflictcheck.toml"
SHARED = "pyproject.toml"
TABLE = ("tool", "conflictcheck")
OPTIONS = {"dates": "--date"}
"""Options that are not called like their key."""
FILES = ("paths", "suppressions", "baseline")
"""Keys whose values name files, seen from the folder of the configuration."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, and for each of them where it came from: `default`, `file:line` or an option."""

    settings: Settings
    origins: tuple[tuple[str, str], ...]
    """(key as written in the file, origin) for every key, in the order of `Settings`."""
    file: str | None
    """The file that was read, if any."""

    def value(self, key: str) -> object:
        """The value of a key as written in the file (`min-level`)."""
        value: object = getattr(self.settings, key.replace("-", "_"))
        return value


def key_of(field: str) -> str:
    return field.replace("_", "-")


def resolve(options: Mapping[str, Any] | None = None, *, file: str | None = None, cwd: Path | None = None) -> Config:
    """Merge defaults, the file (`file`, else the nearest one from `cwd`) and `options` (key -> raw value).

    An option replaces what the file says; dates are added to those of the file and win over them.

    Raises UserError for a file that is missing or broken, an unknown key, a wrong type or value.
    """
    path = Path(file) if file else find_file(cwd or Path.cwd())
    chosen: dict[str, Any] = {}
    origins = {key_of(field.name): "default" for field in fields(Settings)}
    if path is not None:
        text, table = _read(path, named=file is not None)
        lines = key_lines(text, _table_of(path))
        for key, raw in table.items():
            where = f"{_shown(path, cwd)}:{lines[key]}" if key in lines else _shown(path, cwd)
            if key not in PARSERS:
                raise UserError(where, f'unknown key "{key}"', near_match(key, tuple(PARSERS)))
            value = parse(key, raw, where)
            here = cwd or Path.cwd()
            if key in FILES:
                value = _located(value, path.parent, here)
            elif key == "dates":
                value = tuple((_dated(name, path.parent, here), day) for name, day in value)
            chosen[key] = value
            origins[key] = where
    for key, raw in (options or {}).items():
        option = OPTIONS.get(key, f"--{key}")
        value = parse(key, raw, option)
        if key == "dates" and key in chosen:
            value = tuple(sorted({**dict(chosen[key]), **dict(value)}.items()))
            origins[key] += f" and option {option}"
        else:
            origins[key] = f"option {option}"
        chosen[key] = value
    settings = Settings(**{key.replace("-", "_"): value for key, value in chosen.items()})
    return Config(settings, tuple(origins.items()), _shown(path, cwd) if path else None)


def _located(value: Any, folder: Path, cwd: Path) -> Any:
    """File names as they are seen from the working directory."""
    if isinstance(value, tuple):
        return tuple(_located(name, folder, cwd) for name in value)
    if not value or os.path.isabs(value) or os.path.realpath(folder) == os.path.realpath(cwd):
        return value
    return Path(os.path.relpath(folder / value, cwd)).as_posix()


def _dated(name: str, folder: Path, cwd: Path) -> str:
    """The name of an article that has a date; that of standard input says nothing of a folder."""
    return name if name.partition("#")[0] == "-" else str(_located(name, folder, cwd))


def find_file(start: Path) -> Path | None:
    """The nearest configuration file upwards; a pyproject.toml without our table does not count."""
    for directory in (start, *start.parents):
        if (directory / OWN).is_file():
            return directory / OWN
        shared = directory / SHARED
        if shared.is_file() and _has_table(shared):
            return shared
    return None


def _has_table(path: Path) -> bool:
    """A cheap look first: other projects' files on the way up must not be able to break a run."""
    try:
        if TABLE[-1].encode() not in path.read_bytes():
            return False
    except OSError:
        return False
    return _lookup(_parse_toml(path)[1], TABLE) is not None


def key_lines(text: str, table: tuple[str, ...]) -> dict[str, int]:
    """1-based line on which each key of `table` (or its sub-table) first appears in a TOML text."""
    import re

    lines: dict[str, int] = {}
    current: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([^\[\]]+)\]", line)
        entry = re.match(r"\s*([\w\"'.\- ]+?)\s*=", line)
        if header:
            current = _dotted(header[1])
            path = current
        elif entry:
            path = current + _dotted(entry[1])
        else:
            continue
        if path[: len(table)] == table and len(path) > len(table):
            lines.setdefault(path[len(table)], number)
    return lines


def _dotted(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def _table_of(path: Path) -> tuple[str, ...]:
    return TABLE if path.name == SHARED else ()


def _read(path: Path, *, named: bool) -> tuple[str, dict[str, Any]]:
    text, data = _parse_toml(path)
    table = _lookup(data, _table_of(path))
    if table is None and named:
        raise UserError(str(path), "has no table [tool.conflictcheck]", "Add one, or leave out --config.")
    return text, table or {}


def _lookup(data: dict[str, Any], table: tuple[str, ...]) -> dict[str, Any] | None:
    found: Any = data
    for name in table:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _parse_toml(path: Path) -> tuple[str, dict[str, Any]]:
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(str(path), f"is not valid TOML: {error}", "Correct it.") from error
    except UnicodeDecodeError as error:
        raise UserError(str(path), "is not UTF-8", "Save it as UTF-8.") from error
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise UserError(str(path), reason, "Name a configuration file that can be read.") from error


def _shown(path: Path, cwd: Path | None) -> str:
    base = cwd or Path.cwd()
    return (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
