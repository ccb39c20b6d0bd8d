"""The usual figures of a set of verdicts: those that ../shared/tools/score_pairs.py prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.peers.pairs import Pair

COLUMNS = ("precision", "recall", "F1", "false-positive rate", "balanced accuracy")


@dataclass(frozen=True)
class Verdict:
    """What a tool said of one pair; `confidence` from 0 to 1, 0 where nothing was reported."""

    id: str
    conflict: bool
    confidence: float
    error: str = ""
    """Of what the tool died on this pair; it then reported nothing."""


def read_verdicts(text: str) -> dict[str, Verdict]:
    """Verdict lines by id. Raises ValueError where a line is not {"id", "conflict", "confidence"?}."""
    out: dict[str, Verdict] = {}
    for number, line in enumerate(text.splitlines(), 1):
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row.get("conflict"), bool) or "id" not in row:
            raise ValueError(f'line {number} of the verdicts is not {{"id", "conflict", "confidence"}}')
        confidence = float(row.get("confidence", float(row["conflict"])))
        out[str(row["id"])] = Verdict(str(row["id"]), row["conflict"], confidence, str(row.get("error", "")))
    return out


def write_verdicts(verdicts: Iterable[Verdict]) -> str:
    """The lines that `read_verdicts` reads."""
    return "".join(json.dumps({k: v for k, v in asdict(verdict).items() if v != ""}) + "\n" for verdict in verdicts)


def figures(pairs: Sequence[Pair], verdicts: Mapping[str, Verdict]) -> dict[str, float | None]:
    """A figure from 0 to 1 for each of COLUMNS; None where the set has nothing to divide by."""
    said = [(p.label, verdicts[p.id].conflict) for p in pairs]
    tp, fp, fn, tn = (said.count(case) for case in ((1, True), (0, True), (1, False), (0, False)))
    recall, false = _share(tp, tp + fn), _share(fp, fp + tn)
    balanced = None if recall is None or false is None else (recall + 1 - false) / 2
    return dict(
        zip(COLUMNS, (_share(tp, tp + fp), recall, _share(2 * tp, 2 * tp + fp + fn), false, balanced), strict=True)
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
