"""One parser a configuration key: raw value of a TOML file or of an option -> field of `Settings`.

Every parser gets the raw value and where it stands, and raises UserError with both named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, get_args

from conflictcheck.errors import UserError, near_match
from conflictcheck.model.conflict import LEVELS, Level, Reason
from conflictcheck.model.settings import FailOn


def parse(key: str, raw: Any, where: str) -> Any:
    return PARSERS[key](raw, where, key)


def _wrong(where: str, key: str, expected: str, raw: Any) -> UserError:
    subject = "" if where == f"--{key}" else f"{key} "
    return UserError(where, f"{subject}must be {expected}, not {raw!r}", "")


def _number(low: float, high: float, *, open_end: bool = False) -> Callable[[Any, str, str], float]:
    def parser(raw: Any, where: str, key: str) -> float:
        number = raw
        if isinstance(raw, str) and where.startswith("--"):
            try:
                number = float(raw)
            except ValueError:
                number = None
        is_number = isinstance(number, int | float) and not isinstance(number, bool)
        if not is_number or not (low <= number <= high) or (open_end and number == high):
            raise _wrong(where, key, f"a number from {low:g} to {'below ' * open_end}{high:g}", raw)
        return float(number)

    return parser


def _one_of(known: tuple[str, ...]) -> Callable[[Any, str, str], str]:
    def parser(raw: Any, where: str, key: str) -> str:
        if not isinstance(raw, str):
            raise _wrong(where, key, f"one of {', '.join(known)}", raw)
        if raw not in known:
            error = _wrong(where, key, f"one of {', '.join(known)}", raw)
            advice = near_match(raw, known)
            raise UserError(where, error.reason, advice if advice.startswith("Did") else "")
        return raw

    return parser


def _strings(raw: Any, where: str, key: str) -> tuple[str, ...]:
    items = list(raw) if isinstance(raw, list | tuple) else None
    if items is None or not all(isinstance(item, str) and item for item in items):
        raise _wrong(where, key, "a list of strings", raw)
    return tuple(items)


def _kinds(raw: Any, where: str, key: str) -> frozenset[str]:
    from conflictcheck.kinds import kind_names

    known = kind_names()
    names = _strings(raw, where, key)
    if not names:
        raise _wrong(where, key, "a list of at least one kind", raw)
    for name in names:
        if name not in known:
            raise UserError(where, f'unknown kind "{name}"', near_match(name, known))
    return frozenset(names)


def _dates(raw: Any, where: str, key: str) -> tuple[tuple[str, date], ...]:
    if not isinstance(raw, Mapping):
        raise _wrong(where, key, 'a table of dates by path, such as { "a.txt" = 2025-09-05 }', raw)
    prefix = "" if where.startswith("--") else f"{key} of "
    return tuple((path, _date(value, where, f"{prefix}{path}")) for path, value in sorted(raw.items()))


def _date(raw: Any, where: str, key: str) -> date:
    if isinstance(raw, str):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise _wrong(where, key, "a date written YYYY-MM-DD", raw) from None
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    raise _wrong(where, key, "a date written YYYY-MM-DD", raw)


def _aliases(raw: Any, where: str, key: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(raw, list | tuple):
        raise _wrong(where, key, 'a list of lists of names, such as [["Kyiv", "Kiev"]]', raw)
    groups = tuple(_strings(group, where, key) for group in raw)
    if any(len(group) < 2 for group in groups):
        raise _wrong(where, key, "groups of at least two names", raw)
    return groups


def _levels(raw: Any, where: str, key: str) -> tuple[tuple[str, Level], ...]:
    from conflictcheck.kinds import kind_names

    if not isinstance(raw, Mapping):
        raise _wrong(where, key, 'a table of levels by kind or reason, such as { quote = "note" }', raw)
    known = (*kind_names(), *get_args(Reason))
    for name in raw:
        if name not in known:
            raise UserError(where, f'{key} has the unknown kind or reason "{name}"', near_match(name, known))
    level = _one_of(LEVELS[::-1])
    found: list[tuple[str, Any]] = [(name, level(value, where, f"{key} of {name}")) for name, value in raw.items()]
    return tuple(sorted(found))


def _file(raw: Any, where: str, key: str) -> str:
    if not isinstance(raw, str):
        raise _wrong(where, key, "the name of a file", raw)
    return raw


PARSERS: Mapping[str, Callable[[Any, str, str], Any]] = {
    "kinds": _kinds,
    "min-confidence": _number(0, 1),
    "min-level": _one_of(LEVELS[::-1]),
    "fail-on": _one_of(get_args(FailOn)),
    "dates": _dates,
    "exclude": _strings,
    "tolerance": _number(0, 1, open_end=True),
    "aliases": _aliases,
    "paths": _strings,
    "levels": _levels,
    "authority": _strings,
    "suppressions": _file,
    "baseline": _file,
}
"""In the order of the fields of `Settings`."""
