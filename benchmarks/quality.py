"""Run all labelled sets and score them: python -m benchmarks.quality [DATA] [--before FILE] [--write].

The figures are those of the usual scores: a finding on a cluster is right when two of its sides cite sentences
with opposite places of one gold row; a pair is a conflict when a finding at or above the default level and
confidence crosses it. `--write` renews docs/benchmarks.md; `--save FILE` keeps the figures for a later `--before`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import data as labelled
from benchmarks import peers
from benchmarks.gather import PAIR_SETS
from conflictcheck.model import Conflict
from conflictcheck.model.settings import Settings
from conflictcheck.pipeline import disagreements
from conflictcheck.policy import is_shown

OUT = labelled.ROOT / "docs" / "benchmarks.md"
RULINGS = labelled.ROOT / "benchmarks" / "rulings.jsonl"
"""What was read and ruled on, of the findings on the clusters that the gold does not list."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=labelled.DEFAULT)
    parser.add_argument("--before", type=Path, help="figures of an earlier --save, shown beside")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--peers", action="store_true", help="run the other offline tools on the same pairs, too")
    options = parser.parse_args()
    reasons: Counter[tuple[str, str]] = Counter()
    real = score_clusters(options.data / "clusters", [options.data / "clusters-gold.jsonl"], reasons)
    own = {name: _own(folder) for name, folder in OWN.items()}
    figures = {"clusters": real} | own | {n: score_pairs(options.data, n) for n in PAIR_SETS}
    before = json.loads(options.before.read_text(encoding="utf-8")) if options.before else {}
    page = f"{table(figures, before)}\n\n{REASONS}\n\n{confusion(reasons)}"
    print(page)
    if options.save:
        options.save.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.write:
        OUT.write_text(f"{HEAD}\n{page}\n", encoding="utf-8")
    if options.peers:
        print(peers.table(options.data, ours={n: figures[n] for n in PAIR_SETS}))


OWN = {"own stories, unseen": labelled.UNSEEN, "own stories, running": labelled.RUNNING}


def _own(folder: Path) -> dict[str, float]:
    figures = score_clusters(folder, sorted(folder.glob("*-gold.jsonl")), Counter())
    del figures["precision, judged"], figures["not ruled on"]
    return figures


HEAD = """# Quality

Written by `python -m benchmarks.quality --write` at default settings. The weights were fitted on these sets too (and
on our own in benchmarks/training and tests/cases), so the figures flatter; the cross-validated ones, each text
checked with weights that never saw it, are printed by `python -m benchmarks.calibrate`. The sets are not part of the
project (licences differ); pass their directory as the first argument. "Own stories, unseen" are 36 stories of
benchmarks/unseen, told in some 190 articles in the manner of news wires; nothing is ever fitted on them. "Own stories,
running" are 30 stories of benchmarks/running, each told over days or weeks in seven articles of 280 to 450 words, with
several events, people and counts of each sort; no weight is fitted on them, rules were
made by reading them.
"""


def shown(conflicts: tuple[Conflict, ...]) -> list[Conflict]:
    settings = Settings()
    return [c for c in conflicts if is_shown(c, settings)]


REASONS = "What findings that the labels list say of themselves, against the strength that the labels give them:"
STRENGTHS = ("clear", "update", "arguable")


def confusion(reasons: Counter[tuple[str, str]]) -> str:
    lines = ["| reason | clear | update | arguable |", "|---|---:|---:|---:|"]
    for reason in ("contradiction", "update", "scope"):
        lines.append(f"| {reason} | {' | '.join(str(reasons[reason, s]) for s in STRENGTHS)} |")
    return "\n".join(lines)


def score_clusters(folder: Path, files: Sequence[Path], reasons: Counter[tuple[str, str]]) -> dict[str, float]:
    """`files` hold the gold; `reasons` is given the (reason, strength) of every finding that it lists."""
    gold = labelled.gold(*files)
    lines = RULINGS.read_text(encoding="utf-8").splitlines()
    rulings = {row["id"]: row["ruling"] for row in map(json.loads, lines)}
    count: Counter[str] = Counter()
    for name, articles in labelled.clusters(folder).items():
        rows = [(g, labelled.places(g, articles)) for g in gold.get(name, [])]
        real = [(g, p) for g, p in rows if g["kind"] != "lure"]
        lures = [p for g, p in rows if g["kind"] == "lure"]
        count.update(f"want {g['strength']}" for g, _ in real)
        hit: set[int] = set()
        for conflict in shown(disagreements(labelled.annotated(articles))[0]):
            ruled = rulings.get(conflict.id)
            right = [k for k, (_, spots) in enumerate(real) if labelled.cites(conflict, spots)]
            hit.update(right)
            reasons.update((conflict.reason, real[k][0]["strength"]) for k in right[:1])
            count["findings"] += 1
            count["right"] += bool(right)
            count["judged right"] += bool(right) or ruled == "right"
            count["not ruled on"] += not right and ruled is None
            count["lures"] += not right and any(labelled.cites(conflict, spots) for spots in lures)
        count.update(f"found {real[k][0]['strength']}" for k in hit)
    firm = count["want clear"] + count["want update"]
    every = firm + count["want arguable"]
    found = count["found clear"] + count["found update"]
    return {
        "n": count["findings"],
        "precision": _share(count["right"], count["findings"]),
        "precision, judged": _share(count["judged right"], count["findings"]),
        "not ruled on": count["not ruled on"],
        "recall": _share(found, firm),
        "recall, all": _share(found + count["found arguable"], every),
        "lures hit": count["lures"],
    }


def score_pairs(data: Path, name: str) -> dict[str, float]:
    count: Counter[str] = Counter()
    ranked: list[tuple[float, int]] = []
    for record in labelled.pair_set(data, name):
        found = across(disagreements(labelled.annotated(labelled.pair_articles(record)))[0])
        label = int(record["label"])
        count[f"{'yes' if shown(found) else 'no'} {label}"] += 1
        ranked.append((max((c.confidence for c in found), default=0.0), label))
    tp, fp, fn, tn = count["yes 1"], count["yes 0"], count["no 1"], count["no 0"]
    recall, false = _share(tp, tp + fn), _share(fp, fp + tn)
    out: dict[str, float] = {"n": sum(count.values()), "precision": _share(tp, tp + fp), "recall": recall}
    out |= {"F1": _share(2 * tp, 2 * tp + fp + fn), "false-positive rate": false}
    if tp + fn and fp + tn:
        out |= {"balanced accuracy": (recall + 1 - false) / 2, "average precision": average_precision(ranked)}
    return out


def across(conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """The findings between the two texts of a pair, without those within either."""
    return tuple(c for c in conflicts if len({k.article for s in c.sides for k in s.claims}) == 2)


def average_precision(ranked: list[tuple[float, int]]) -> float:
    """Mean of the precision at each conflict, by falling confidence (ties in the order of the file)."""
    total = right = 0.0
    for position, (_, label) in enumerate(sorted(ranked, key=lambda r: -r[0]), 1):
        right += label
        total += right / position if label else 0.0
    return total / right if right else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


COLUMNS = (
    "n",
    "precision",
    "precision, judged",
    "not ruled on",
    "recall",
    "recall, all",
    "F1",
    "false-positive rate",
    "balanced accuracy",
    "average precision",
    "lures hit",
)


def table(figures: dict[str, dict[str, float]], before: dict[str, Any]) -> str:
    lines = [f"| set | {' | '.join(COLUMNS)} |", f"|---{'|---:' * len(COLUMNS)}|"]
    for name, row in figures.items():
        cells = [_cell(column, row.get(column), before.get(name, {}).get(column)) for column in COLUMNS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(column: str, value: float | None, earlier: float | None) -> str:
    if value is None:
        return ""
    digits = 0 if column in {"n", "lures hit", "not ruled on"} else 3
    text = f"{value:.{digits}f}"
    return f"{text} ({earlier:.{digits}f})" if earlier is not None and earlier != value else text


if __name__ == "__main__":
    main()
