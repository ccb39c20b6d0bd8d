"""Which step failed for what is not found: python -m benchmarks.misses [DATA] [--write].

benchmarks/misses.jsonl holds a ruling for each labelled disagreement that was missed when all were read (id, step,
kind, a note in general terms; no text of the data): a row of a pair set by its id, one of a cluster as
`cluster#row`. This counts the rulings of those that are missed today, at default settings. `--write` renews the
table of docs/error-analysis.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import data as labelled
from benchmarks.quality import across, shown
from conflictcheck.pipeline import disagreements

RULINGS = labelled.ROOT / "benchmarks" / "misses.jsonl"
OUT = labelled.ROOT / "docs" / "error-analysis.md"
BEGIN, END = "<!-- table: python -m benchmarks.misses --write -->", "<!-- end of table -->"
STEPS = ("parse", "normalise", "link", "words", "align", "rule", "weigh", "grounding", "inference", "label")
SETS = ("clusters", "rte3", "bump", "summedits_news", "wikicontradict")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=labelled.DEFAULT)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rulings = {row["id"]: row["step"] for row in map(json.loads, RULINGS.read_text(encoding="utf-8").splitlines())}
    page = table({name: list(_rows(options.data, name)) for name in SETS}, rulings)
    print(page)
    if options.write:
        text = OUT.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        OUT.write_text(f"{before}{BEGIN}\n{page}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _rows(data: Path, name: str) -> Iterator[tuple[str, bool]]:
    """Labelled disagreements of a set by id, and whether each is found."""
    yield from _cluster_rows(data) if name == "clusters" else _pair_rows(data, name)


def _cluster_rows(data: Path) -> Iterator[tuple[str, bool]]:
    gold = labelled.gold(data / "clusters-gold.jsonl")
    for cluster, articles in labelled.clusters(data / "clusters").items():
        found = shown(disagreements(labelled.annotated(articles))[0])
        for k, row in enumerate(gold.get(cluster, [])):
            if row["kind"] != "lure":
                spots = labelled.places(row, articles)
                yield f"{cluster}#{k}", any(labelled.cites(conflict, spots) for conflict in found)


def _pair_rows(data: Path, name: str) -> Iterator[tuple[str, bool]]:
    for row in labelled.pair_set(data, name):
        if row["label"]:
            read = labelled.annotated(labelled.pair_articles(row))
            yield row["id"], bool(shown(across(disagreements(read)[0])))


def table(rows: Mapping[str, list[tuple[str, bool]]], rulings: Mapping[str, str]) -> str:
    """A line a step with the missed rows of each set; above it how many are labelled and missed."""
    missed = {name: Counter(rulings.get(i, "not ruled on") for i, found in rows[name] if not found) for name in SETS}
    lines = [
        f"| step that failed | {' | '.join(SETS)} | all |",
        f"|---|{'---:|' * (len(SETS) + 1)}",
        _line("labelled", [len(rows[name]) for name in SETS]),
        _line("missed", [missed[name].total() for name in SETS]),
        *(_line(step, [missed[name][step] for name in SETS]) for step in STEPS),
    ]
    if any(missed[name]["not ruled on"] for name in SETS):
        lines.append(_line("not ruled on", [missed[name]["not ruled on"] for name in SETS]))
    return "\n".join(lines)


def _line(name: str, counts: list[int]) -> str:
    return f"| {name} | {' | '.join(map(str, counts))} | {sum(counts)} |"


if __name__ == "__main__":
    main()
