"""Fit the weights of every comparison level: python -m benchmarks.fit [DATA] [--out FILE].

Regularised logistic regression on one-hot levels, one model a type of value. Cross-validated by cluster and by
source text; calibrated (Platt 1999) on the held-out log-odds. In a text pair that is labelled as a conflict it is
not said which candidate is meant: the one the current model ranks first is taken, and the model fitted again
(multiple-instance learning; Dietterich, Lathrop, Lozano-Perez 1997).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from benchmarks import data as labelled
from benchmarks.gather import MODELS, Row, rows
from conflictcheck.align.weights import Weights

OUT = labelled.ROOT / "src" / "conflictcheck" / "data" / "weights.json"
PENALTY = {"quantity": 0.3, "moment": 0.15, "place": 0.15, "name": 0.15, "thing": 0.15, "deed": 0.3}
"""Inverse strength of the L2 penalty; chosen by cross-validated average precision among 0.05..1."""
ROUNDS = 3
FOLDS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=labelled.DEFAULT)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--show", type=int, default=0, help="best-ranked wrong rows to print, a model")
    options = parser.parse_args()
    scorers = {m: Weights(0.0, {}) for m in MODELS}
    found: list[Row] = []
    fitted: dict[str, Any] = {}
    for turn in range(2):
        # Equals first needs context weights to rank by; the second turn has them.
        found = list(rows(options.data, scorers))
        fitted = fit(found, options.show if turn else 0)
        scorers = {m: _weights(fitted[m]) for m in MODELS}
    document = {
        "fitted": date.today().isoformat(),
        "rows": {m: fitted[m]["sizes"] for m in MODELS},
        "cross-validated": {m: fitted[m]["figures"] for m in MODELS},
        "models": {m: {k: fitted[m][k] for k in ("bias", "scale", "shift", "levels")} for m in MODELS},
    }
    options.out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _weights(model: dict[str, Any]) -> Weights:
    levels = {(c, n): w for c, named in model["levels"].items() for n, w in named.items()}
    return Weights(model["bias"], levels, model["scale"], model["shift"])


def fit(found: Sequence[Row], show: int = 0) -> dict[str, Any]:
    """All models together: which candidate of a conflicting text pair is meant is decided across models."""
    # To begin with, every candidate of a conflicting pair is half believed.
    current = [replace(r, label=1) if r.label == -1 else r for r in found]
    by_model = {m: [k for k, r in enumerate(found) if r.model == m] for m in MODELS}
    odds = np.full(len(found), -9.0)
    result: dict[str, Any] = {}
    for turn in range(ROUNDS):
        for model, indexes in by_model.items():
            chosen = [current[k] for k in indexes]
            result[model], held_out = _fit_one(model, chosen, show if turn == ROUNDS - 1 else 0)
            odds[indexes] = held_out
        current = _assign(found, odds)
    return result


def _assign(found: Sequence[Row], odds: np.ndarray) -> list[Row]:
    best: dict[str, int] = {}
    for k, row in enumerate(found):
        if row.label == -1 and (row.unit not in best or odds[k] > odds[best[row.unit]]):
            best[row.unit] = k
    # A pair whose best candidate is hopeless holds its conflict elsewhere (no candidate reads it).
    return [
        replace(r, label=1) if best.get(r.unit) == k and r.label == -1 and odds[k] > -3.5 else r
        for k, r in enumerate(found)
    ]


def _fit_one(model: str, chosen: Sequence[Row], show: int) -> tuple[dict[str, Any], np.ndarray]:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f"{c}\t{n}": 1.0 for c, n in r.levels} for r in chosen])
    labels = np.array([r.label for r in chosen])
    groups = np.array([r.group for r in chosen])
    weight = _sample_weights(chosen)
    known = labels >= 0
    held_out = np.zeros(len(chosen))
    for train, test in GroupKFold(FOLDS).split(matrix, groups=groups):
        train = train[known[train]]
        held_out[test] = _regression(model, matrix[train], labels[train], weight[train]).decision_function(matrix[test])
    final = _regression(model, matrix[known], labels[known], weight[known])
    platt = LogisticRegression(C=1e6).fit(held_out[known].reshape(-1, 1), labels[known], sample_weight=weight[known])
    levels: dict[str, dict[str, float]] = defaultdict(dict)
    for name, value in zip(vectorizer.get_feature_names_out(), final.coef_[0], strict=True):
        comparison, level = name.split("\t")
        levels[comparison][level] = round(float(value), 3)
    real = np.array([r.group.startswith(("ecb", "basil")) for r in chosen]) & known
    figures = {
        "average precision": _average_precision(labels[known], held_out[known]),
        "average precision, clusters": _average_precision(labels[real], held_out[real]),
    }
    print(
        model,
        Counter(labels.tolist()),
        figures,
        "P@",
        [round(float(np.mean(labels[real][np.argsort(-held_out[real])][:k] == 1)), 2) for k in (25, 50, 100, 200)],
    )
    if show:
        for k in np.argsort(-held_out)[:show]:
            print(f"   {1 / (1 + math.exp(-held_out[k])):.2f} {labels[k]:2d} {chosen[k].group} {chosen[k].shown}")
    return {
        "bias": round(float(final.intercept_[0]), 3),
        "scale": round(float(platt.coef_[0][0]), 3),
        "shift": round(float(platt.intercept_[0]), 3),
        "levels": {c: dict(sorted(named.items())) for c, named in sorted(levels.items())},
        "sizes": {"right": int((labels == 1).sum()), "wrong": int((labels == 0).sum())},
        "figures": figures,
    }, held_out


def _average_precision(labels: np.ndarray, odds: np.ndarray) -> float:
    return round(float(average_precision_score(labels == 1, odds)), 3) if (labels == 1).any() else 0.0


def _regression(model: str, matrix: Any, labels: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=PENALTY[model], max_iter=3000).fit(matrix, labels == 1, sample_weight=weight)


def _sample_weights(chosen: Sequence[Row]) -> np.ndarray:
    """Pairs of one gold row, or of one source text, are no independent witnesses: each counts as the square root
    of their number."""
    units = Counter((r.unit, r.label == 1) for r in chosen)
    return np.array([1.0 / math.sqrt(units[r.unit, r.label == 1]) if r.label == 1 else 1.0 for r in chosen])


if __name__ == "__main__":
    main()
