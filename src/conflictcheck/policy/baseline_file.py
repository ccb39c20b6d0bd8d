"""The baseline as a file: JSON that people can read and merge, the same bytes for the same findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from conflictcheck.errors import UserError
from conflictcheck.policy.baseline import Known

NAME = "conflictcheck-baseline.json"
SCHEMA = "conflictcheck/baseline/1"
ADVICE = "Make it again with `conflictcheck baseline create`."
_LISTS = ("values", "about", "articles")


def written(entries: Sequence[Known]) -> str:
    """A finding a line, sorted, so that version control shows what came and what went."""
    lines = [
        json.dumps({"kind": e.kind, "values": e.values, "about": e.about, "articles": e.articles}, ensure_ascii=False)
        for e in sorted(entries)
    ]
    body = "".join(f"\n    {line}," for line in lines).rstrip(",")
    ending = "\n  ]" if lines else "]"
    return f'{{\n  "schema": {json.dumps(SCHEMA)},\n  "findings": [{body}{ending}\n}}\n'


def read(text: str, path: str) -> tuple[Known, ...]:
    """Raises UserError, which names the file, and the entry by its number, for what is no baseline."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(path, "is not JSON", ADVICE) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("findings"), list):
        raise UserError(path, f"is no baseline of schema {SCHEMA}", ADVICE)
    return tuple(_entry(raw, f"{path}, finding {number}") for number, raw in enumerate(data["findings"], 1))


def _entry(raw: Any, where: str) -> Known:
    if not isinstance(raw, dict) or not isinstance(raw.get("kind"), str):
        raise UserError(where, "has no kind", ADVICE)
    lists = []
    for key in _LISTS:
        values = raw.get(key)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise UserError(where, f"{key} is no list of strings", ADVICE)
        lists.append(tuple(sorted(values)))
    values, about, articles = lists
    return Known(raw["kind"], articles, values, about)
