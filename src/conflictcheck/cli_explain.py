"""`explain`, `kinds` and `config`: what the program knows about its findings and its settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conflictcheck.cli_output import look_of_stdout, write_stdout
from conflictcheck.config import resolve
from conflictcheck.config_toml import as_toml
from conflictcheck.errors import UserError, near_match
from conflictcheck.kinds import Kind, all_kinds, kind_names
from conflictcheck.report._plain import encodable
from conflictcheck.report._wrap import reflow
from conflictcheck.report.json import SCHEMA

ADVICE = "Write one with --output FILE.json."
PAGE_WIDTH = 100
SHORTEST_ID = 4
"""Fewer characters of an id are a typing mistake rather than an abbreviation."""


def run_kinds() -> int:
    kinds = all_kinds()
    width = max(len(kind.name) for kind in kinds)
    _print("".join(f"{kind.name:{width}}  {kind.summary}\n" for kind in kinds))
    return 0


def run_between(a: str, b: str, config_file: str | None) -> int:
    """Say what is found between two texts or why nothing is. Raises UserError for a text without words."""
    for name, text in (("A", a), ("B", b)):
        if not text.strip():
            raise UserError("--between", f"sentence {name} is empty", 'Give two sentences: "..." "...".')
    settings = resolve({}, file=config_file).settings
    from conflictcheck.explain import account, page

    _print(page(account(a, b, settings), min(look_of_stdout(None).width, PAGE_WIDTH)))
    return 0


def run_explain(topic: str, report: str | None) -> int:
    """Raises UserError for an unknown kind or finding and for a file that is no report."""
    if report is not None:
        _print(_drawn(topic, report, look_of_stdout(None).width))
        return 0
    for kind in all_kinds():
        if kind.name == topic.lower():
            _print(kind_page(kind, min(look_of_stdout(None).width, PAGE_WIDTH)))
            return 0
    if any(char.isdigit() for char in topic):
        raise UserError(topic, "is no kind", "To explain a finding, add --report FILE.json.")
    raise UserError(topic, "is no kind", near_match(topic, kind_names()))


def kind_page(kind: Kind, width: int = PAGE_WIDTH) -> str:
    """The manual page of a kind: its docstring and its examples, as Markdown."""
    parts = [kind.page, "## Examples"]
    for example in kind.examples:
        note = f" ({example.note})" if example.note else ""
        verdict = "Reported" if example.conflict else "Not reported"
        parts.append(f"{verdict}{note}:\n- {example.a}\n- {example.b}")
    return reflow("\n\n".join(parts), width) + "\n"


def _drawn(topic: str, path: str, width: int) -> str:
    from conflictcheck.explain.waterfall import waterfall

    try:
        return waterfall(_finding(topic, path), width)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise UserError(path, f"is not a whole report of schema {SCHEMA}", ADVICE) from error


def _finding(topic: str, path: str) -> dict[str, Any]:
    conflicts = _conflicts(path)
    exact = [conflict for conflict in conflicts if conflict["id"] == topic]
    begins = [conflict for conflict in conflicts if conflict["id"].startswith(topic)]
    hits = exact or (begins if len(topic) >= SHORTEST_ID else [])
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise UserError(topic, f"{len(hits)} findings of {path} begin so", "Give more of the id.")
    ids = [conflict["id"] for conflict in conflicts]
    advice = near_match(topic, ids) if ids else "It holds no findings."
    raise UserError(topic, f"is no finding of {path}", advice)


def _conflicts(path: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(Path(path).read_bytes())
    except OSError as error:
        raise UserError(path, error.strerror or "cannot be read", ADVICE) from error
    except (ValueError, RecursionError) as error:
        raise UserError(path, "is not JSON", ADVICE) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UserError(path, f"is not a report of schema {SCHEMA}", ADVICE)
    conflicts: list[dict[str, Any]] = data.get("conflicts", [])
    return conflicts


def run_config(options: Mapping[str, Any], config_file: str | None) -> int:
    config = resolve(options, file=config_file)
    rows = [(key, as_toml(key, config.value(key)), origin) for key, origin in config.origins]
    keys = max(len(key) for key, _, _ in rows)
    values = min(max(len(value) for _, value, _ in rows), 40)
    lines = [f"{key:{keys}} = {value:{values}}  # {origin}\n" for key, value, origin in rows]
    _print(f"# file: {config.file or 'none found'}\n" + "".join(lines))
    return 0


def _print(text: str) -> None:
    write_stdout(encodable(text, look_of_stdout(None).encoding))
