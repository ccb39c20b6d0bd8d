"""The pair sets, read strictly: a set that is not what it should be stops the run with one clear line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


class BadPairs(ValueError):
    """A pair set cannot be read; the message names the file and what to do."""


@dataclass(frozen=True)
class Pair:
    """Two texts; `label` is 1 where they contradict each other and 0 where they do not."""

    id: str
    a: str
    b: str
    label: int


def set_names(data: Path) -> tuple[str, ...]:
    """Names of the sets under DATA/pairs, sorted. Raises BadPairs where there are none."""
    names = tuple(sorted(f.stem for f in (data / "pairs").glob("*.jsonl")))
    if not names:
        raise BadPairs(f"{data / 'pairs'}: no *.jsonl file there; pass the directory that holds pairs/ as DATA")
    return names


def read_set(data: Path, name: str, limit: int | None = None) -> tuple[Pair, ...]:
    """Rows of one set, the first `limit` of them. Raises BadPairs."""
    file = data / "pairs" / f"{name}.jsonl"
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        known = ", ".join(set_names(data))
        raise BadPairs(f"{file}: no such set; name some of: {known}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadPairs(f"{file}: cannot be read ({error}); give a UTF-8 file") from None
    pairs = tuple(_pair(file, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if len({p.id for p in pairs}) < len(pairs):
        raise BadPairs(f"{file}: two rows have the same id; make the ids unique")
    if not pairs:
        raise BadPairs(f"{file}: no rows in it; remove the file or name other sets")
    return pairs[:limit]


def _pair(file: Path, number: int, line: str) -> Pair:
    try:
        row = json.loads(line)
        return Pair(str(row["id"]), str(row["a"]), str(row["b"]), int(row["label"]))
    except (ValueError, KeyError, TypeError):
        raise BadPairs(f'{file}:{number}: not a {{"id", "a", "b", "label"}} row; correct the line') from None
