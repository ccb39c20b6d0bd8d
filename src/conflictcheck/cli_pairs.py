"""`pairs`: JSON Lines in, JSON Lines out, one for one and in order. It measures: findings do not fail it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from conflictcheck.cli_output import say, write_stdout
from conflictcheck.config import resolve
from conflictcheck.errors import UserError
from conflictcheck.policy import graded, is_shown
from conflictcheck.report.json import DIGITS, conflict_data

if TYPE_CHECKING:
    from conflictcheck.model.conflict import Conflict
    from conflictcheck.model.settings import Settings

    CheckPair = Callable[[str, str, Settings], tuple[tuple[Conflict, ...], float]]


def run_pairs(file: str, options: Mapping[str, Any], config_file: str | None) -> int:
    """0 when every line was a pair, 2 when one was not. Raises UserError when the file cannot be read."""
    settings = resolve(options, file=config_file).settings
    total = bad = 0
    with _opened(file) as lines:
        from conflictcheck.pipeline import check_pair

        for number, raw in _kept(lines):
            answer = _answer(raw, number, check_pair, settings)
            total += 1
            bad += "error" in answer
            if not write_stdout(json.dumps(answer, ensure_ascii=False) + "\n", "utf-8"):
                return 0
    if bad:
        say(f"conflictcheck: {file}: {bad} of {total} lines could not be read. Their output lines say why.")
    return 2 if bad else 0


def _answer(raw: bytes, number: int, check_pair: CheckPair, settings: Settings) -> dict[str, Any]:
    record: Any = None
    try:
        record = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
        pair_id, a, b = _pair(record)
    except (ValueError, RecursionError) as error:
        found = record.get("id") if isinstance(record, dict) else None
        return {"id": found, "error": f"line {number}: {_reason(raw, error)}"}
    found_conflicts, confidence = check_pair(a, b, settings)
    levelled = (graded(conflict, settings.levels) for conflict in found_conflicts)
    conflicts = [conflict for conflict in levelled if is_shown(conflict, settings)]
    return {
        "id": pair_id,
        "conflict": bool(conflicts),
        "confidence": round(confidence, DIGITS),
        "conflicts": [conflict_data(conflict) for conflict in conflicts],
    }


def _pair(record: Any) -> tuple[str | int, str, str]:
    """Raises ValueError for anything but an object with `id`, `a` and `b`."""
    if not isinstance(record, dict):
        raise ValueError('not an object with "id", "a" and "b"')
    for key in ("id", "a", "b"):
        if key not in record:
            raise ValueError(f'"{key}" is missing')
    if not isinstance(record["id"], str | int):
        raise ValueError('"id" is neither a string nor a whole number')
    for key in ("a", "b"):
        if not isinstance(record[key], str):
            raise ValueError(f'"{key}" is not a string')
    return record["id"], record["a"], record["b"]


def _reason(raw: bytes, error: Exception) -> str:
    if not raw.strip():
        return "empty"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _kept(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Numbered lines without the empty ones at the end; an empty line among others counts as a line."""
    waiting: list[int] = []
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            waiting.append(number)
            continue
        yield from ((blank, b"") for blank in waiting)
        waiting.clear()
        yield number, raw


def _opened(file: str) -> AbstractContextManager[IO[bytes]]:
    """Lines as they come in; the caller's standard input is not closed. Raises UserError."""
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        advice = "Name a JSON Lines file, or - for standard input."
        raise UserError(file, error.strerror or "cannot be read", advice) from error
