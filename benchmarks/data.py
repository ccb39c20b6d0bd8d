"""Labelled data for the benchmarks: clusters, gold rows, pair sets; annotation cached by content.

DATA is a directory as ../shared/data describes: clusters/<name>/*.txt, clusters-gold.jsonl, pairs/*.jsonl.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import conflictcheck
from conflictcheck.annotate import read
from conflictcheck.annotate.parse import parse
from conflictcheck.load import from_text, load
from conflictcheck.model import Article, Conflict
from conflictcheck.model.statement import Annotated

ROOT = Path(__file__).resolve().parent.parent
TRAINING = ROOT / "benchmarks" / "training"
"""Clusters and pairs of our own writing."""
UNSEEN = ROOT / "benchmarks" / "unseen"
"""Stories of our own that nothing is ever fitted on."""
RUNNING = ROOT / "benchmarks" / "running"
"""The same, each told over days or weeks in long articles."""
DEFAULT = ROOT.parent / "shared" / "data"
CACHE = ROOT / ".bench-cache"


PARSER = (
    "annotate/parse.py",
    "annotate/sentences.py",
    "annotate/nlp.py",
    "data/common_names.tsv",
    "normalize/ruler.py",
)
"""Files on which the parse of a text depends, places of the gazetteer apart."""


@cache
def _code_key(*parts: str) -> str:
    """Fingerprint of some of our packages or files."""
    digest = hashlib.sha256()
    home = Path(conflictcheck.__file__).parent
    for part in parts:
        for file in sorted((home / part).rglob("*")) if (home / part).is_dir() else [home / part]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _cached(kind: str, seed: str) -> Path:
    CACHE.mkdir(exist_ok=True)
    return CACHE / f"{kind}-{hashlib.sha256(seed.encode()).hexdigest()[:24]}.pickle"


def _parse_file(article: Article) -> Path:
    return _cached("parse", f"{_code_key(*PARSER)}|{article.prose}")


def _read_file(article: Article) -> Path:
    key = _code_key("annotate", "normalize", "data", "model")
    seed = f"{key}|{article.id}|{article.path}|{article.date}|{article.title}|{article.prose}"
    return _cached("read", seed)


@lru_cache(maxsize=3000)
def _unpickled(file: Path) -> Annotated:
    # One article stands in many pairs.
    read_before: Annotated = pickle.loads(file.read_bytes())
    return read_before


def warm(articles: Iterable[Article]) -> None:
    """Parse what is not in the cache yet, in one batch."""
    todo = {a.prose: a for a in articles if not _parse_file(a).exists() and not _read_file(a).exists()}
    for article, sentences in parse(todo.values()):
        _parse_file(article).write_bytes(pickle.dumps(sentences))


def annotated(articles: Sequence[Article]) -> list[Annotated]:
    """Annotations of the articles, from the cache where this very text was read by this very code."""
    out = []
    for article in articles:
        file = _read_file(article)
        if not file.exists():
            if not _parse_file(article).exists():
                warm(articles)
            file.write_bytes(pickle.dumps(read(article, pickle.loads(_parse_file(article).read_bytes()))))
        out.append(_unpickled(file))
    return out


def clusters(folder: Path) -> dict[str, tuple[Article, ...]]:
    """Articles of each sub-folder."""
    return {d.name: load([str(d)])[0] for d in sorted(folder.iterdir()) if d.is_dir()}


def gold(*files: Path) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                rows[row["cluster"]].append(row)
    return rows


def pair_set(data: Path, name: str) -> list[dict[str, Any]]:
    text = (data / "pairs" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def pair_articles(row: dict[str, Any]) -> tuple[Article, Article]:
    return (
        from_text(row["a"], id="a1", path="a"),
        from_text(row["b"], id="a2", path="b"),
    )


def places(row: dict[str, Any], articles: Iterable[Article]) -> list[tuple[int, str, int, int]]:
    """Gold places as (side, article id, start, end): side 0 a, 1 b, 2 others (either)."""
    by_name = {Path(a.path).name: a for a in articles}
    out = []
    for side, items in ((0, [row["a"]]), (1, [row["b"]]), (2, row.get("others") or [])):
        for item in items:
            article = by_name.get(item["doc"])
            at = article.text.find(item["quote"]) if article else -1
            if article is not None and at >= 0:
                out.append((side, article.id, at, at + len(item["quote"])))
    return out


ORIGINALS = DEFAULT.parent / "seeds"
"""The two reports that seeds/ retells; they are no part of the project."""
SEEDS = (
    ("number", ("26", "35")),
    ("place", ("Alaska", "Oval Office")),
    ("date", ("15 August", "Wednesday night")),
    ("polarity", ("impossible", "possible")),
    ("status", ("not specified", "clarified")),
)
"""What our two reports in seeds/ disagree about."""


@cache
def literate_cases() -> tuple[tuple[str, tuple[Article, ...], tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """Cases of tests/cases as (name, articles, expected (kind, values) rows)."""
    sys.path.insert(0, str(ROOT / "tests"))
    from case_files import read_cases

    out = []
    for file in sorted((ROOT / "tests" / "cases").glob("*.md")):
        for case in read_cases(file):
            articles = tuple(
                replace(from_text(t.body, id=f"a{k + 1}", path=t.name), date=t.date) for k, t in enumerate(case.texts)
            )
            expected = tuple((kind, e.values) for e in case.expected for kind in e.kinds)
            out.append((case.name, articles, expected))
    out.append(("seeds", load([str(ROOT / "seeds")])[0], SEEDS))
    if ORIGINALS.is_dir():
        out.append(("seeds, as published", load([str(ORIGINALS)])[0], SEEDS))
    return tuple(out)


def pair_group(name: str, record: dict[str, Any]) -> str:
    """Rows of one source text form a group: they are never on both sides of a cross-validation."""
    return f"{name}/{hashlib.sha256(record['a'][:400].encode()).hexdigest()[:10]}"


def cites(conflict: Conflict, spots: Sequence[tuple[int, str, int, int]]) -> bool:
    """Whether two sides of a finding cite sentences with opposite places of a gold row (as score_clusters does)."""
    hits = []
    for side in conflict.sides:
        hits.append(
            {
                (place, k)
                for claim in side.claims
                for k, (place, article, start, end) in enumerate(spots)
                if article == claim.article and claim.sentence_start < end and start < claim.sentence_end
            }
        )
    return any(
        k != m and (p, q) in {(0, 1), (0, 2), (1, 2), (2, 2)}
        for i, first in enumerate(hits)
        for j, second in enumerate(hits)
        if i != j
        for p, k in first
        for q, m in second
    )
