"""Candidates with labels, from clusters, pair sets and the kinds' own examples, for fitting.

A row is one candidate of one model (quantity, moment, place, name, deed): its levels, label and group. The
group is the cluster or the source text, so that cross-validation never has one text on both sides.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import data as labelled
from conflictcheck.align import compare, match
from conflictcheck.align.deedpairs import DeedCandidate, deed_candidates
from conflictcheck.align.parallel import Line, Unit
from conflictcheck.align.predicates import Deed
from conflictcheck.align.prepared import prepared
from conflictcheck.align.slots import Slot, linked
from conflictcheck.align.stancepairs import StanceCandidate, stance_candidates
from conflictcheck.align.swaps import swaps
from conflictcheck.align.weights import Weights
from conflictcheck.kinds import all_kinds
from conflictcheck.model import Quantity
from conflictcheck.model.statement import Annotated
from conflictcheck.normalize import number

SLOT_MODELS = ("quantity", "moment", "place", "name", "thing")
MODELS = (*SLOT_MODELS, "deed", "stance", "swap")
GOLD_KINDS = {
    "quantity": {"number"},
    "moment": {"date"},
    "place": {"place"},
    "name": {"name", "attribution"},
    "thing": {"name", "place", "status"},
    "deed": {"polarity", "status"},
    "stance": {"status", "polarity"},
}
SWAP_KINDS = {
    "place": {"place", "name", "attribution"},
    "name": {"name", "attribution", "place"},
    "noun": {"name", "place", "status", "polarity"},
    "verb": {"polarity", "status"},
    "adjective": {"polarity", "status"},
    "adverb": {"polarity", "status"},
}
"""Kinds of gold row that a swap of each sort may be."""
EXAMPLE_KINDS = {
    "number": "quantity",
    "date": "moment",
    "place": "place",
    "name": "name",
    "polarity": "deed",
    "status": "deed",
}
PAIR_SETS = ("rte3", "bump", "summedits_news", "claimdiff_quiet", "wikicontradict")


@dataclass(frozen=True, slots=True)
class Row:
    model: str
    levels: tuple[tuple[str, str], ...]
    label: int
    """1 right, 0 wrong, -1 in a text pair that conflicts somewhere: which candidate it is, is not known."""
    group: str
    unit: str
    """What is decided as one: a gold row, a text pair."""
    shown: str
    """For reading, never for fitting."""


def rows(data: Path, scorers: Mapping[str, Weights]) -> Iterator[Row]:
    """All rows; `scorers` are the weights that rank contexts for equals first."""
    labelled.warm(a for name in PAIR_SETS for r in labelled.pair_set(data, name) for a in labelled.pair_articles(r))
    sources = [
        (data / "clusters", [data / "clusters-gold.jsonl"]),
        (labelled.TRAINING, sorted(labelled.TRAINING.glob("*-gold.jsonl"))),
    ]
    for folder, files in sources:
        yield from _cluster_rows(folder, files, scorers)
    for name in PAIR_SETS:
        yield from _pair_rows(data, name, scorers)
    yield from _own_pair_rows(scorers)
    yield from _example_rows(scorers)
    yield from _case_rows(scorers)


def _cluster_rows(folder: Path, files: Sequence[Path], scorers: Mapping[str, Weights]) -> Iterator[Row]:
    gold = labelled.gold(*files)
    for name, articles in labelled.clusters(folder).items():
        if name not in gold:
            continue
        read = labelled.annotated(articles)
        places = [(g, labelled.places(g, articles), _values(g)) for g in gold.get(name, [])]
        for model, levels, a, b, shown in _candidates(read, scorers):
            label, unit = _gold_label(model, a, b, places)
            if label is not None:
                yield Row(model, levels, label, name, f"{name}/{unit}" if unit else shown, shown)


def _own_pair_rows(scorers: Mapping[str, Weights]) -> Iterator[Row]:
    """Pairs of our own writing say which words are wrong and what they contradict."""
    records = [
        json.loads(line)
        for file in sorted(labelled.TRAINING.glob("*-pairs.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    labelled.warm(a for r in records for a in labelled.pair_articles(r))
    for record in records:
        group = f"own/{hashlib.sha256(record['a'][:400].encode()).hexdigest()[:10]}"
        wrong = _spots(record["b"], record.get("wrong"))
        right = _spots(record["a"], record.get("right"))
        for model, levels, a, b, shown in _candidates(labelled.annotated(labelled.pair_articles(record)), scorers):
            if a[0] == b[0]:
                continue
            if record["label"] and _meets(b, wrong) != _meets(a, right):
                # What is wrong contradicts more words than the ones that are named.
                continue
            label = int(record["label"] and _meets(b, wrong) and _meets(a, right))
            yield Row(model, levels, label, group, record["id"], shown)


def _spots(text: str, words: str | None) -> list[tuple[int, int]]:
    at = text.find(words) if words else -1
    return [(at, at + len(words))] if words and at >= 0 else []


def _meets(place: Place, spots: list[tuple[int, int]]) -> bool:
    return any(place[1] < end and start < place[2] for start, end in spots)


Place = tuple[str, int, int, Any]
"""Article id, start, end, value."""


def _candidates(
    read: list[Annotated], scorers: Mapping[str, Weights]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...], Place, Place, str]]:
    run = prepared(linked(read))
    for model in ("quantity", "moment", "place", "name", "thing"):
        own = run.of_type(model)
        scorer = compare.scorer(scorers[model], compare.beside(run.told))
        for c in match.candidates(own, scorer, run.stories, match.facing(own, run.told))[0]:
            levels = (*c.levels, *compare.value_levels(c.a, c.b, c.detail))
            yield model, levels, _slot_place(c.a), _slot_place(c.b), f"{_show(c.a)} || {_show(c.b)}"
    for d in deed_candidates(run.deeds, run.stories)[0]:
        yield (
            "deed",
            d.levels,
            *_deed_places(d),
            f"{d.a.frame.lemma}: {d.a.sentence.text[:200]} || {d.b.frame.lemma}: {d.b.sentence.text[:200]}",
        )

    for u in stance_candidates(run.deeds, run.stories)[0]:
        yield (
            "stance",
            u.levels,
            *_stance_places(u),
            f"{u.a.deed.sentence.text[:200]} || {u.b.deed.sentence.text[:200]}",
        )
    for s in swaps(run.told, run.deeds):
        yield "swap", s.levels, _unit_place(s.told.a, s.x), _unit_place(s.told.b, s.y), s.shown


def _unit_place(line: Line, unit: Unit) -> Place:
    tokens = line.sentence.tokens
    value = unit.mention.value if unit.mention else unit.sort
    negated = "not " if (f := line.frames.get(unit.token)) is not None and f.negated else ""
    start, end = tokens[unit.tokens[0]].start, tokens[unit.tokens[-1]].end
    return (line.article, start, end, (value, negated + line.annotated.article.text[start:end], unit.sort))


def _slot_place(slot: Slot) -> Place:
    return (
        slot.article,
        slot.mention.span.start,
        slot.mention.span.end,
        (slot.mention.value, slot.mention.raw),
    )


def _deed_places(d: DeedCandidate) -> tuple[Place, Place]:
    return _deed_place(d.a, d.a.frame.head), _deed_place(d.b, d.b.frame.head)


def _stance_places(s: StanceCandidate) -> tuple[Place, Place]:
    return _deed_place(s.a.deed, s.a.word), _deed_place(s.b.deed, s.b.word)


def _deed_place(deed: Deed, word: int) -> Place:
    """From the predicate to the word that ends it."""
    tokens = deed.sentence.tokens
    first, last = sorted((deed.frame.head, word))
    head = tokens[deed.frame.head]
    told = (None, f"{'not ' if deed.frame.negated else ''}{head.text}")
    return deed.article, tokens[first].start, tokens[last].end, told


def _show(slot: Slot) -> str:
    at = slot.mention.span.start - slot.sentence.span.start
    text = slot.sentence.text
    return f"[{slot.mention.raw}|{slot.mention.noun}] {text[max(0, at - 90) : at + 110]}".replace("\n", " ")


def _values(row: dict[str, Any]) -> list[tuple[Any, ...]]:
    items = [row["a"], row["b"], *(row.get("others") or [])]
    return [tuple(f.value for f in number.find_quantities(i["value"])) for i in items]


def _gold_label(
    model: str,
    a: Place,
    b: Place,
    places: list[tuple[dict[str, Any], list[tuple[int, str, int, int]], list[Any]]],
) -> tuple[int | None, str]:
    """Label by the gold; None for a candidate in the two sentences of a row of another kind."""
    label: int | None = 0
    unit = ""
    for index, (row, spots, values) in enumerate(places):
        if row["kind"] == "lure":
            continue
        sides = [
            [
                (side, k)
                for k, (side, doc, start, end) in enumerate(spots)
                if doc == p[0] and p[1] < end and start < p[2] and (len(spots) != len(values) or _fits(p, values[k]))
            ]
            for p in (a, b)
        ]
        if any(
            k != m and tuple(sorted((x, y))) in {(0, 1), (0, 2), (1, 2), (2, 2)}
            for x, k in sides[0]
            for y, m in sides[1]
        ):
            if row["kind"] in (SWAP_KINDS[a[3][2]] if model == "swap" else GOLD_KINDS[model]):
                return 1, f"gold {index}"
            label = None
    if label == 0 and model == "quantity" and any(_told_again(a, b, row, values) for row, _, values in places):
        return None, unit
    return label, unit


def _told_again(a: Place, b: Place, row: dict[str, Any], values: list[Any]) -> bool:
    """Whether the two numbers are those of a disagreement: the gold need not list every place that tells it."""
    if row["kind"] != "number" or not values[0] or not values[1]:
        return False
    return any(_fits(p, values[0]) and _fits(q, values[1]) for p, q in ((a, b), (b, a)))


def _fits(place: Place, values: tuple[Any, ...]) -> bool:
    """A number must be the gold's number: a quote may hold several."""
    value = place[3][0]
    if not isinstance(value, Quantity) or not values:
        return True
    return any(
        number.relation(value, v) not in {"differ", "incomparable"} or (v.low is not None and v.low == value.low)
        for v in values
    )


def _pair_rows(data: Path, name: str, scorers: Mapping[str, Weights]) -> Iterator[Row]:
    records = [r for r in labelled.pair_set(data, name) if "Coreference" not in str(r.get("fine"))]
    # A text told twice is one witness.
    unique = {(r["a"], r["b"], r["label"]): r for r in reversed(records)}
    innocent: dict[str, set[tuple[str, int, str]]] = defaultdict(set)
    for record in sorted(unique.values(), key=lambda r: int(r["label"])):
        group = labelled.pair_group(name, record)
        for model, levels, a, b, shown in _candidates(labelled.annotated(labelled.pair_articles(record)), scorers):
            if a[0] == b[0]:
                continue
            # What stands in a true retelling of the same text, too, is not what is wrong with this one.
            told = (f"{model} {dict(levels).get('words')}", a[1], b[3][1].lower())
            if not record["label"]:
                innocent[group].add(told)
            label = -1 if record["label"] and told not in innocent[group] else 0
            yield Row(model, levels, label, group, record["id"], shown)


def _example_rows(scorers: Mapping[str, Weights]) -> Iterator[Row]:
    for kind in all_kinds():
        model = EXAMPLE_KINDS.get(kind.name)
        for index, example in enumerate(kind.examples):
            record = {"id": f"{kind.name}-{index}", "a": example.a, "b": example.b}
            for own, levels, a, b, shown in _candidates(labelled.annotated(labelled.pair_articles(record)), scorers):
                meant = own in {model, "swap"} or (own, model) in {("stance", "deed"), ("thing", "name")}
                if a[0] != b[0] and (meant or not example.conflict):
                    yield Row(
                        own,
                        levels,
                        -1 if example.conflict else 0,
                        f"example/{kind.name}",
                        record["id"],
                        shown,
                    )


def _case_rows(scorers: Mapping[str, Weights]) -> Iterator[Row]:
    """The literate cases of tests/cases: what they expect is right, all else between their articles is wrong."""
    cases = labelled.literate_cases()
    labelled.warm(a for _, articles, _ in cases for a in articles)
    for name, articles, expected in cases:
        for model, levels, a, b, shown in _candidates(labelled.annotated(articles), scorers):
            wanted = [
                sides
                for kind, sides in expected
                if (kind in SWAP_KINDS[a[3][2]] if model == "swap" else model in CASE_MODELS.get(kind, ()))
                and _on_sides(a, b, sides)
            ]
            yield Row(model, levels, int(bool(wanted)), f"case/{name}", f"{name}/{wanted[:1]}", shown)


CASE_MODELS = {
    "number": ("quantity",),
    "date": ("moment",),
    "place": ("place", "name", "thing", "moment"),
    "name": ("name", "thing"),
    "attribution": ("name", "place"),
    "polarity": ("deed", "stance"),
    "status": ("deed", "stance"),
}


def _on_sides(a: Place, b: Place, sides: Sequence[str]) -> bool:
    """Whether the two values stand on two sides of what is expected."""
    found = [{k for k, side in enumerate(sides) if _same(p[3][1], side)} for p in (a, b)]
    return any(i != j for i in found[0] for j in found[1])


def _same(raw: str, side: str) -> bool:
    x, y = raw.lower().strip(), side.lower().strip()
    return x in y or y in x
