"""Cross-validate and calibrate findings: python -m benchmarks.calibrate [DATA].

Each cluster and each source text is checked with weights that were fitted without it. From these held-out findings
the chance that a finding is right is learned (logistic regression on the log-odds of its best pairing, its kind,
what found it and how much text there was; Platt 1999) and written into weights.json as `findings`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import math
import pickle
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import data as labelled
from benchmarks import fit
from benchmarks.gather import MODELS, PAIR_SETS, SLOT_MODELS, rows
from conflictcheck.align.findings import conflict, marks
from conflictcheck.align.weights import Weights, weights
from conflictcheck.model import Conflict, Lines
from conflictcheck.pipeline import groups

FOLDS = 5
KEPT = ("found by quote", "found by title")
"""What is found without learned weights carries its own confidence."""
PENALTY = 0.3


@dataclass(frozen=True, slots=True)
class Judged:
    """A held-out finding: where it was found, its uncalibrated confidence and whether it is right."""

    source: str
    unit: str
    confidence: float
    marks: tuple[str, ...]
    right: bool
    weight: float
    shown: str
    rows: tuple[str, ...] = ()
    """Gold rows that it finds, with their strength."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=labelled.DEFAULT)
    parser.add_argument("--save", type=Path, help="keep the held-out findings for reading")
    options = parser.parse_args()
    judged = held_out(options.data)
    if options.save:
        options.save.write_bytes(pickle.dumps(judged))
    found = calibration(judged)
    document = json.loads(fit.OUT.read_text(encoding="utf-8"))
    document["findings"] = found
    fit.OUT.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(reliability(judged, found))
    print(verdicts(options.data, judged, found))


def fold_of(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def fold_weights(data: Path) -> list[dict[str, Weights]]:
    """Weights fitted without each fold's groups."""
    every = list(rows(data, {m: weights(m) for m in SLOT_MODELS}))
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
        wanted = [g for g in gold.get(name, []) if g["kind"] != "lure"]
        real = [(f"{k} {g['strength']}", labelled.places(g, articles)) for k, g in enumerate(wanted)]
        lines = {a.id: Lines.of(a.text) for a in articles}
        for group in groups(labelled.annotated(articles), weigh=models[fold_of(name)].__getitem__)[0]:
            made = conflict(group, lines)
            hit = tuple(row for row, spots in real if labelled.cites(made, spots))
            out.append(_judged("clusters", name, group, bool(hit), 1.0, made.summary, hit))
    for name in PAIR_SETS:
        records = labelled.pair_set(data, name)
        twins = Counter(r["a"] for r in records)
        unique = list({(r["a"], r["b"]): r for r in reversed(records)}.values())
        innocent: set[tuple[object, ...]] = set()
        for record in sorted(unique, key=lambda r: int(r["label"])):
            articles = labelled.pair_articles(record)
            weigh = models[fold_of(labelled.pair_group(name, record))].__getitem__
            lines = {a.id: Lines.of(a.text) for a in articles}
            for group in groups(labelled.annotated(articles), weigh=weigh)[0]:
                made = conflict(group, lines)
                if len({c.article for s in made.sides for c in s.claims}) == 2:
                    weight = 1.0 / math.sqrt(twins[record["a"]])
                    # What is also found in a true retelling of the text is not what is wrong with this one.
                    told = _told(record["a"], made)
                    if not record["label"]:
                        innocent.add(told)
                    right = bool(record["label"]) and told not in innocent
                    out.append(_judged(name, record["id"], group, right, weight, made.summary))
    return out


def _told(text: str, found: Conflict) -> tuple[object, ...]:
    best = [s.claims[0] for s in found.sides[:2]]
    where = tuple(c.start if c.article == "a1" else s.value.lower() for c, s in zip(best, found.sides, strict=False))
    return (text, found.kind, *where)


def _judged(
    source: str, unit: str, group: Any, right: bool, weight: float, shown: str, hit: tuple[str, ...] = ()
) -> Judged:
    best = group.best
    return Judged(source, unit, best.confidence, marks(best), right, weight, f"{best.kind}: {shown}", hit)


def logit(p: float) -> float:
    p = min(1 - 1e-6, max(1e-6, p))
    return math.log(p / (1 - p))


def calibration(judged: Sequence[Judged]) -> dict[str, Any]:
    """One slope for all; the shift of a mark is drawn to none where there are few findings of it."""
    used = [j for j in judged if not set(j.marks) & set(KEPT)]
    names = sorted({m for j in used for m in j.marks})
    x = np.array([[logit(j.confidence), *(float(m in j.marks) for m in names)] for j in used])
    y = np.array([j.right for j in used])
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(x, y, sample_weight=[j.weight for j in used])
    shifts = {m: round(float(model.coef_[0][1 + k]), 3) for k, m in enumerate(names)}
    return {
        "scale": round(float(model.coef_[0][0]), 3),
        "shift": round(float(model.intercept_[0]), 3),
        "marks": shifts,
        "kept": list(KEPT),
    }


def apply(found: dict[str, Any], j: Judged) -> float:
    if set(j.marks) & set(found["kept"]):
        return j.confidence
    z = found["shift"] + sum(found["marks"].get(m, 0.0) for m in j.marks) + found["scale"] * logit(j.confidence)
    return float(1 / (1 + math.exp(-z)))


def reliability(judged: Sequence[Judged], found: dict[str, Any]) -> str:
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
    real = [j for j in judged if j.source in {"clusters", "rte3"}]
    lines.append(f"expected calibration error, clusters and rte3: {calibration_error(real, found):.3f}")
    return "\n".join(lines)


def calibration_error(judged: Sequence[Judged], found: dict[str, Any]) -> float:
    """Mean gap between confidence and the share that is right, over ten bins, weighted by their findings
    (expected calibration error; Naeini, Cooper, Hauskrecht 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for j in judged:
        p = apply(found, j)
        bins.setdefault(min(9, int(p * 10)), []).append((p, j.right))
    gaps = [abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()]
    return sum(gaps) / max(1, len(judged))


def verdicts(data: Path, judged: Sequence[Judged], found: dict[str, Any]) -> str:
    """Held-out precision, recall and false-positive rate by threshold."""
    lines = [_clusters(data, judged, found)]
    for name in PAIR_SETS:
        best: dict[str, float] = {}
        for j in judged:
            if j.source == name:
                best[j.unit] = max(apply(found, j), best.get(j.unit, 0.0))
        records = {(r["a"], r["b"]): r for r in reversed(labelled.pair_set(data, name))}.values()
        cells = []
        for threshold in THRESHOLDS:
            said = [(best.get(r["id"], 0.0) >= threshold, r["label"]) for r in records]
            tp, fp = sum(s and bool(y) for s, y in said), sum(s and not y for s, y in said)
            pos, neg = sum(bool(y) for _, y in said), sum(not y for _, y in said)
            cells.append(
                f"{threshold}: P {tp / max(1, tp + fp):.2f} R {tp / max(1, pos):.2f} FPR {fp / max(1, neg):.3f}"
            )
        lines.append(f"{name:16s} {' | '.join(cells)}")
    return "\n".join(lines)


THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


def _clusters(data: Path, judged: Sequence[Judged], found: dict[str, Any]) -> str:
    rows = [g for gold in labelled.gold(data / "clusters-gold.jsonl").values() for g in gold if g["kind"] != "lure"]
    firm = sum(g["strength"] != "arguable" for g in rows)
    cells = []
    for threshold in THRESHOLDS:
        shown = [j for j in judged if j.source == "clusters" and apply(found, j) >= threshold]
        hit = {(j.unit, row) for j in shown for row in j.rows}
        clear = sum(not row.endswith("arguable") for _, row in hit)
        right = sum(j.right for j in shown)
        cells.append(f"{threshold}: P {right / max(1, len(shown)):.2f} ({len(shown)}) R {clear / firm:.2f}")
    return f"{'clusters':16s} {' | '.join(cells)}"


if __name__ == "__main__":
    main()
