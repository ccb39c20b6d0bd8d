"""Learned weights: log-odds of every comparison level, and what turns their sum into a confidence.

The file data/weights.json is written by benchmarks/fit.py; see docs/decisions for how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).resolve().parent.parent / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """`bias` and `levels` give the log-odds of one comparison model; `scale` and `shift` calibrate them."""

    bias: float
    levels: Mapping[tuple[str, str], float]
    scale: float = 1.0
    shift: float = 0.0

    def of(self, comparison: str, level: str) -> float:
        """Weight of a level; a level that was never seen says nothing (0)."""
        return self.levels.get((comparison, level), 0.0)

    def log_odds(self, levels: tuple[tuple[str, str], ...]) -> float:
        return self.bias + sum(self.levels.get(level, 0.0) for level in levels)

    def confidence(self, log_odds: float) -> float:
        """Calibrated probability (Platt 1999) that the finding is right."""
        z = self.scale * log_odds + self.shift
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


@cache
def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def chance(confidence: float, marks: tuple[str, ...]) -> float:
    """Chance that a finding is right, from the confidence of its best pairing and its marks (`findings.marks`); as
    held-out findings turned out (benchmarks/calibrate.py). What carries its own confidence keeps it."""
    table = _document()["findings"]
    if not set(marks).isdisjoint(table["kept"]):
        return confidence
    p = min(1 - 1e-6, max(1e-6, confidence))
    z = table["shift"] + sum(table["marks"].get(m, 0.0) for m in marks) + table["scale"] * math.log(p / (1 - p))
    return float(1.0 / (1.0 + math.exp(-z)))


@cache
def weights(model: str) -> Weights:
    """The weights of a model (`quantity`, `moment`, `place`, `name`, `frame`). Raises KeyError if unknown."""
    row = _document()["models"][model]
    levels = {(c, name): float(w) for c, named in row["levels"].items() for name, w in named.items()}
    return Weights(float(row["bias"]), levels, float(row["scale"]), float(row["shift"]))
