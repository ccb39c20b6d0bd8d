"""Fit the weights of every comparison level: python -m benchmarks.fit [DATA] [--out FILE].

Regularised logistic regression on levels, one model a type of value; more agreement
never weighs less (orders.py). Cross-validated by cluster and by
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
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from benchmarks import data as labelled
from benchmarks.gather import MODELS, SLOT_MODELS, Row, rows
from benchmarks.orders import ORDERS
from conflictcheck.align.weights import Weights, weights

OUT = labelled.ROOT / "src" / "conflictcheck" / "data" / "weights.json"
PENALTY = 0.3
"""Inverse strength of the L2 penalty."""
PENALTIES = {"quantity": 0.05}
"""Of a model with many rows from many stories: of 0.3, 0.1, 0.05, 0.03 and 0.015 the best cross-validated average
precision on real clusters that costs none on our own; the others have too few real rows to tell."""
ROUNDS = 3
FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=labelled.DEFAULT)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--show", type=int, default=0, help="best-ranked wrong rows to print, a model")
    parser.add_argument("--from-last", action="store_true", help="rank contexts by the last weights: one turn, not two")
    options = parser.parse_args()
    scorers = {m: weights(m) if options.from_last else Weights(0.0, {}) for m in SLOT_MODELS}
    found: list[Row] = []
    fitted: dict[str, Any] = {}
    for turn in range(1 if options.from_last else 2):
        # Equals first needs context weights to rank by; the second turn has them.
        found = list(rows(options.data, scorers))
        fitted = fit(found, options.show if turn or options.from_last else 0)
        scorers = {m: loaded(fitted[m]) for m in SLOT_MODELS}
    before = json.loads(options.out.read_text(encoding="utf-8")) if options.out.exists() else {}
    document = {
        "fitted": date.today().isoformat(),
        "rows": {m: fitted[m]["sizes"] for m in MODELS},
        "cross-validated": {m: fitted[m]["figures"] for m in MODELS},
        "models": {m: {k: fitted[m][k] for k in ("bias", "scale", "shift", "levels")} for m in MODELS},
        # Written by benchmarks/calibrate.py.
        "findings": before.get("findings", {}),
    }
    options.out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def loaded(model: dict[str, Any]) -> Weights:
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
    design = Design.of(chosen)
    labels = np.array([r.label for r in chosen])
    groups = np.array([r.group for r in chosen])
    weight = _sample_weights(chosen)
    known = labels >= 0
    penalty = PENALTIES.get(model, PENALTY)
    held_out = np.zeros(len(chosen))
    for train, test in GroupKFold(FOLDS).split(design.matrix, groups=groups):
        train = train[known[train]]
        held_out[test] = design.odds(test, design.solve(train, labels == 1, weight, penalty))
    final = design.solve(np.flatnonzero(known), labels == 1, weight, penalty)
    platt = LogisticRegression(C=1e6).fit(held_out[known].reshape(-1, 1), labels[known], sample_weight=weight[known])
    bias, levels = design.levels(final)
    real = np.array([r.group.startswith(("ecb", "basil")) for r in chosen]) & known
    figures = {
        "average precision": _average_precision(labels[known], held_out[known]),
        "average precision, clusters": _average_precision(labels[real], held_out[real]),
    }
    ranked = labels[real][np.argsort(-held_out[real])]
    shares = [round(float(np.mean(ranked[:k] == 1)), 2) for k in (25, 50, 100) if len(ranked)]
    print(model, Counter(labels.tolist()), figures, shares)
    for k in np.argsort(-held_out)[:show]:
        print(f"   {1 / (1 + math.exp(-held_out[k])):.2f} {labels[k]:2d} {chosen[k].group} {chosen[k].shown}")
    return {
        "bias": bias,
        "scale": round(float(platt.coef_[0][0]), 3),
        "shift": round(float(platt.intercept_[0]), 3),
        "levels": levels,
        "sizes": {"right": int((labels == 1).sum()), "wrong": int((labels == 0).sum())},
        "figures": figures,
    }, held_out


@dataclass(frozen=True, slots=True)
class Design:
    """Levels as columns. An ordered comparison is coded as steps: column k is 1 from its k-th level on, and its
    coefficient may not be negative (see orders.py); the others are one-hot."""

    names: tuple[tuple[str, str], ...]
    rising: np.ndarray
    matrix: np.ndarray

    @classmethod
    def of(cls, chosen: Sequence[Row]) -> Design:
        seen = sorted({level for r in chosen for level in r.levels})
        names = [*((c, n) for c, n in seen if n not in ORDERS.get(c, ()))]
        steps = {c: [n for n in ORDERS[c] if (c, n) in set(seen)] for c in {c for c, _ in seen} & set(ORDERS)}
        for comparison in sorted(steps):
            names += [(comparison, n) for n in steps[comparison][1:]]
        column = {name: k for k, name in enumerate(names)}
        matrix = np.zeros((len(chosen), len(names)))
        for i, row in enumerate(chosen):
            for c, n in row.levels:
                if n in ORDERS.get(c, ()):
                    for lower in steps[c][1 : steps[c].index(n) + 1]:
                        matrix[i, column[c, lower]] = 1.0
                else:
                    matrix[i, column[c, n]] = 1.0
        rising = np.array([n in ORDERS.get(c, ()) for c, n in names])
        return cls(tuple(names), rising, matrix)

    def solve(self, rows: np.ndarray, labels: np.ndarray, weight: np.ndarray, c: float) -> np.ndarray:
        """Coefficients, the intercept last: weighted logistic loss plus |w|^2 / 2c, steps at least 0."""
        x = np.hstack([self.matrix[rows], np.ones((len(rows), 1))])
        sign = np.where(labels[rows], 1.0, -1.0)
        w = weight[rows]
        ridge = np.append(np.full(len(self.names), 1.0 / c), 0.0)

        def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
            z = sign * (x @ beta)
            value = float(np.sum(w * np.logaddexp(0.0, -z)) + 0.5 * np.sum(ridge * beta * beta))
            slope = -w * sign / (1.0 + np.exp(np.clip(z, -50, 50)))
            return value, x.T @ slope + ridge * beta

        bounds = [(0.0, None) if up else (None, None) for up in self.rising] + [(None, None)]
        start = np.zeros(x.shape[1])
        found: np.ndarray = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
        return found

    def odds(self, rows: np.ndarray, beta: np.ndarray) -> np.ndarray:
        out: np.ndarray = self.matrix[rows] @ beta[:-1] + beta[-1]
        return out

    def levels(self, beta: np.ndarray) -> tuple[float, dict[str, dict[str, float]]]:
        """Intercept and weight of every level. Ordered comparisons are centred on the level that most rows have,
        so that the usual case weighs nothing and `explain` shows what is special."""
        bias = float(beta[-1])
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        by_name = dict(zip(self.names, beta[:-1], strict=True))
        share = dict(zip(self.names, self.matrix.mean(axis=0), strict=True))
        for comparison in sorted({c for c, _ in self.names}):
            if not any(n in ORDERS.get(comparison, ()) for c, n in self.names if c == comparison):
                continue
            total, middle = 0.0, 0.0
            for name in ORDERS[comparison]:
                total += float(by_name.get((comparison, name), 0.0))
                weights[comparison][name] = total
                if share.get((comparison, name), 0.0) >= 0.5:
                    middle = total
            for name in weights[comparison]:
                weights[comparison][name] -= middle
            bias += middle
        for (comparison, name), value in by_name.items():
            if name not in ORDERS.get(comparison, ()):
                weights[comparison][name] = float(value)
        return round(bias, 3), {c: {n: round(v, 3) for n, v in named.items()} for c, named in sorted(weights.items())}


def _average_precision(labels: np.ndarray, odds: np.ndarray) -> float:
    return round(float(average_precision_score(labels == 1, odds)), 3) if (labels == 1).any() else 0.0


def _sample_weights(chosen: Sequence[Row]) -> np.ndarray:
    """Pairs of one gold row, or of one source text, are no independent witnesses: each counts as the square root
    of their number."""
    units = Counter((r.unit, r.label == 1) for r in chosen)
    return np.array([1.0 / math.sqrt(units[r.unit, r.label == 1]) if r.label == 1 else 1.0 for r in chosen])


if __name__ == "__main__":
    main()
