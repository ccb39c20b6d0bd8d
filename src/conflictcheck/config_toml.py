"""Settings as one would write them into a configuration file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from conflictcheck.config_keys import PARSERS
from conflictcheck.errors import UserError
from conflictcheck.kinds import kind_names
from conflictcheck.model.settings import Settings

WIDTH = 100
HEAD = """\
Settings of conflictcheck for what is checked from this directory or one below it.
A line that begins with # and a key shows its default: take the # away and change the value.
`conflictcheck config` shows what is in force and where it comes from.
"""
EXAMPLES: Mapping[str, str] = {
    "kinds": '["number", "date"]',
    "min-confidence": "0.7",
    "min-level": '"warning"',
    "fail-on": '"error"',
    "dates": '{ "archive/flood.txt" = 2025-09-05 }',
    "exclude": '["drafts/*", "*.json"]',
    "tolerance": "0.02",
    "paths": '["articles"]',
    "levels": '{ quote = "note", scope = "warning" }',
    "authority": '["archive/corrections/*"]',
    "suppressions": '"desk/suppressions.toml"',
    "baseline": '"desk/known.json"',
    "aliases": '[["Kyiv", "Kiev"], ["Myanmar", "Burma"]]',
}
"""Values other than the default, where that alone does not show what may be written."""


def template() -> str:
    """A configuration file that changes nothing: every key there is, explained, its default commented out."""
    told = _explained()
    parts = ["\n".join(f"# {line}" for line in HEAD.splitlines())]
    for field in fields(Settings):
        key = field.name.replace("_", "-")
        if key in PARSERS:
            parts.append("\n".join([*_comment(told.get(field.name, "")), *_example(key), _default(key, field.default)]))
    return "\n\n".join(parts) + "\n"


def as_toml(key: str, value: object) -> str:
    """The value of a key in TOML; the unset list of kinds means all, and another unset value is an empty text."""
    if value is None:
        return json.dumps(kind_names()) if key == "kinds" else ""
    if value == "" and not _takes(key, ""):
        return ""
    if value == ():
        return "[]" if _takes(key, []) else "{}"
    if isinstance(value, tuple) and all(_is_entry(item) for item in value) and not _takes(key, value):
        return "{ " + ", ".join(f"{json.dumps(name, ensure_ascii=False)} = {_plain(of)}" for name, of in value) + " }"
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return _plain(tuple(sorted(value)))
    if isinstance(value, tuple | list):
        return f"[{', '.join(_plain(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _is_entry(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str)


def _takes(key: str, raw: Any) -> bool:
    """Whether a file may say so: tells keys that hold a list from those that hold a table."""
    try:
        PARSERS[key](raw, "", key)
    except UserError:
        return False
    return True


def _comment(text: str) -> list[str]:
    from textwrap import wrap

    return [f"# {line}" for line in wrap(" ".join(text.split()), WIDTH - 2)]


def _example(key: str) -> list[str]:
    return [f"# For example: {key} = {EXAMPLES[key]}"] if key in EXAMPLES else []


def _default(key: str, value: object) -> str:
    written = as_toml(key, value)
    return f"#{key} = {written}" if written else f"#{key} =  (not set)"


def _explained() -> dict[str, str]:
    """What the fields of `Settings` mean: the string below each, which Python itself does not keep."""
    import ast
    import inspect

    body = ast.parse(inspect.getsource(Settings)).body[0]
    told: dict[str, str] = {}
    name = ""
    for statement in ast.iter_child_nodes(body):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and name:
            told.setdefault(name, str(statement.value.value))
    return told
