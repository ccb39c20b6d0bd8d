"""Cross-validate and calibrate findings: python -m benchmarks.calibrate [DATA].

Each cluster and each source text is checked with weights that were fitted without it. From these held-out
findings the chance that a finding of a kind is right is learned (logistic regression on the log-odds of its best
pairing and its kind; Platt 1999) and written into weights.json as `findings`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import data as labelled
from benchmarks import fit
from benchmarks.gather import MODELS, PAIR_SETS, rows
from conflictcheck.align.weights import Weights, weights
from conflictcheck.model import Conflict
from conflictcheck.pipeline import disagreements

FOLDS = 5
KINDS = ("attribution", "date", "name", "number", "place", "polarity", "quote", "status")


@dataclass(frozen=True, slots=True)
class Judged:
    """A held-out finding: where it was found, its uncalibrated confidence and whether it is right."""

    source: str
    unit: str
    kind: str
    confidence: float
    right: bool
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=labelled.DEFAULT)
    options = parser.parse_args()
    judged = held_out(options.data)
    found = calibration(judged)
    document = json.loads(fit.OUT.read_text(encoding="utf-8"))
    document["findings"] = found
    fit.OUT.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(reliability(judged, found))


def fold_of(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def fold_weights(data: Path) -> list[dict[str, Weights]]:
    """Weights fitted without each fold's groups."""
    every = list(rows(data, {m: weights(m) for m in MODELS}))
    out = []
    for fold in range(FOLDS):
        with contextlib.redirect_stdout(io.StringIO()):
            fitted = fit.fit([r for r in every if fold_of(r.group) != fold])
        out.append({m: fit.loaded(fitted[m]) for m in MODELS})
    return out


def held_out(data: Path) -> list[Judged]:
    models = fold_weights(data)
    gold = labelled.gold(data / "clusters-gold.jsonl")
    out: list[Judged] = []
    for name, articles in labelled.clusters(data / "clusters").items():
        real = [labelled.places(g, articles) for g in gold.get(name, []) if g["kind"] != "lure"]
        for conflict in raw_findings(labelled.annotated(articles), models[fold_of(name)].__getitem__):
            right = any(labelled.cites(conflict, spots) for spots in real)
            out.append(Judged("clusters", name, conflict.kind, conflict.confidence, right, 1.0))
    for name in PAIR_SETS:
        records = labelled.pair_set(data, name)
        twins = Counter(r["a"] for r in records)
        for record in records:
            group = labelled.pair_group(name, record)
            found = raw_findings(labelled.annotated(labelled.pair_articles(record)), models[fold_of(group)].__getitem__)
            for conflict in found:
                if len({c.article for s in conflict.sides for c in s.claims}) == 2:
                    weight = 1.0 / math.sqrt(twins[record["a"]])
                    out.append(
                        Judged(name, record["id"], conflict.kind, conflict.confidence, bool(record["label"]), weight)
                    )
    return out


def raw_findings(read: Sequence[Any], weigh: Callable[[str], Weights]) -> tuple[Conflict, ...]:
    return disagreements(read, weigh=weigh, calibrate=lambda kind, confidence: confidence)[0]


def logit(p: float) -> float:
    p = min(1 - 1e-6, max(1e-6, p))
    return math.log(p / (1 - p))


def calibration(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Scale and shift of each kind. One slope for all; a kind's shift is drawn to the common one where the kind has
    few findings."""
    used = [j for j in judged if j.kind != "quote"]
    x = np.array([[logit(j.confidence), *(float(j.kind == k) for k in KINDS)] for j in used])
    y = np.array([j.right for j in used])
    model = LogisticRegression(C=1.0, max_iter=1000).fit(x, y, sample_weight=[j.weight for j in used])
    scale = float(model.coef_[0][0])
    out = {}
    for k, kind in enumerate(KINDS):
        shift = float(model.intercept_[0] + model.coef_[0][1 + k])
        # Quotations are compared by their words alone, without learned weights.
        out[kind] = (
            {"scale": 1.0, "shift": 0.0} if kind == "quote" else {"scale": round(scale, 3), "shift": round(shift, 3)}
        )
    return out


def apply(found: dict[str, dict[str, float]], j: Judged) -> float:
    row = found[j.kind]
    z = row["scale"] * logit(j.confidence) + row["shift"]
    return 1 / (1 + math.exp(-z))


def reliability(judged: Sequence[Judged], found: dict[str, dict[str, float]]) -> str:
    """A table: findings, mean confidence and share right by confidence, for the clusters and for all."""
    lines = [f"{'confidence':12s} {'clusters':>9s} {'right':>6s} {'pairs':>6s} {'right':>6s}"]
    for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        cells = []
        for part in (
            [j for j in judged if j.source == "clusters"],
            [j for j in judged if j.source != "clusters"],
        ):
            inside = [j for j in part if low <= apply(found, j) < low + 0.1]
            right = sum(j.right for j in inside)
            cells.append(f"{len(inside):9d} {right / len(inside) if inside else 0:6.2f}")
        lines.append(f"{low:.1f}-{low + 0.1:.1f}      {' '.join(cells)}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
