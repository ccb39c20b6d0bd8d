"""The file of suppressions, for articles that one cannot edit: `conflictcheck-ignore.toml`.

[[ignore]]
id = "e67a8228eaab"                    # one finding
reason = "The wire corrected itself."

[[ignore]]
kind = "number"                        # or kinds = [...]; findings of these kinds,
values = ["26", "35"]                  # all of whose values are among these,
paths = ["wire/*.txt"]                 # as far as they rest on these articles
reason = "The one counts allies, the other guests."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from conflictcheck.errors import UserError, near_match
from conflictcheck.policy.comments import given_reason, named_kinds
from conflictcheck.policy.suppress import Suppression, folded

NAME = "conflictcheck-ignore.toml"
TABLE = "ignore"
KEYS = ("id", "kind", "kinds", "values", "paths", "reason")
_HEADER = re.compile(rf"\s*\[\[\s*[\"']?{TABLE}[\"']?\s*\]\]")
_ADVICE = f"Write [[{TABLE}]] with an id, or with a kind and paths or values, and a reason."


def listed(text: str, path: str, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """The suppressions of a file's text. `path` names it in errors; `kinds` are the known ones.

    Raises UserError, which names file and line, for what is not as the module's docstring shows.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(path, f"is not valid TOML: {error}", "Correct it.") from error
    for key in data:
        if key != TABLE:
            raise UserError(path, f'unknown key "{key}"', _ADVICE)
    entries = data.get(TABLE, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserError(path, f"{TABLE} is no list of tables", _ADVICE)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    places = [f"{path}:{number}" for number in lines] if len(lines) == len(entries) else [path] * len(entries)
    return tuple(_suppression(entry, where, kinds) for entry, where in zip(entries, places, strict=True))


def _suppression(entry: dict[str, Any], where: str, known: Sequence[str]) -> Suppression:
    for key in entry:
        if key not in KEYS:
            raise UserError(where, f'unknown key "{key}"', near_match(key, KEYS))
    reason = given_reason(_text(entry, "reason", where), where)
    names = _texts(entry, "kinds", where) + ((_text(entry, "kind", where),) if "kind" in entry else ())
    kinds = named_kinds(names, where, known) if names else frozenset()
    identity = _text(entry, "id", where)
    values = frozenset(folded(value) for value in _texts(entry, "values", where))
    paths = _texts(entry, "paths", where)
    if not identity and not (kinds and (values or paths)):
        raise UserError(where, "the suppression names no finding", _ADVICE)
    if len(values) == 1:
        raise UserError(where, "values needs all values that disagree, so two at least", "Add the others.")
    return Suppression(where, reason, kinds, id=identity, values=values, paths=paths)


def _text(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise UserError(where, f"{key} must be a string, not {value!r}", "Put it in quotes.")
    return value.strip()


def _texts(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = entry.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise UserError(where, f"{key} must be a list of strings, not {values!r}", 'For example ["26", "35"].')
    return tuple(values)
