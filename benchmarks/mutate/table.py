"""The figures as Markdown tables, and the single findings behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.mutate.conflicts import MAKERS
from benchmarks.mutate.measure import Outcome
from conflictcheck.model.conflict import Conflict


def tables_of(outcomes: Sequence[Outcome]) -> str:
    return f"{_by_kind(outcomes)}\n\n{_by_variant(outcomes)}\n\n{_by_rule(outcomes)}\n"


def _by_kind(outcomes: Sequence[Outcome]) -> str:
    rows = ["| injected | n | found | recall | under its own kind |", "|---|---:|---:|---:|---:|"]
    pairs = [(p, found) for o in outcomes for p, found in zip(o.put_in, o.found, strict=True)]
    for kind in (*MAKERS, "all"):
        mine = [(p, found) for p, found in pairs if kind in (p.change.kind, "all")]
        hit = sum(bool(found) for _, found in mine)
        named = sum(any(c.kind == p.change.kind for c in found) for p, found in mine)
        recall = f"{hit / len(mine):.3f}" if mine else ""
        rows.append(f"| {kind} | {len(mine)} | {hit} | {recall} | {named} |")
    return "\n".join(rows)


def _by_variant(outcomes: Sequence[Outcome]) -> str:
    rows = [
        "| text | articles | sentences | rewordings | echoes | false findings | per 1,000 sentences | in articles |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for variant in ("copy", "reworded", "injected"):
        mine = [o for o in outcomes if o.variant == variant]
        sentences, false = sum(o.sentences for o in mine), sum(len(o.false) for o in mine)
        unclean = sum(bool(o.false) for o in mine)
        rewordings, echoes = sum(o.rewordings for o in mine), sum(len(o.echoes) for o in mine)
        rate = f"{1000 * false / sentences:.2f}" if sentences else ""
        rows.append(
            f"| {variant} | {len(mine)} | {sentences} | {rewordings} | {echoes} | {false} | {rate} | {unclean} |"
        )
    return "\n".join(rows)


def _by_rule(outcomes: Sequence[Outcome]) -> str:
    rows = ["| kind | change | n | found | recall |", "|---|---|---:|---:|---:|"]
    counts: dict[tuple[int, str], list[bool]] = {}
    for o in outcomes:
        for place, found in zip(o.put_in, o.found, strict=True):
            key = (list(MAKERS).index(place.change.kind), place.change.rule)
            counts.setdefault(key, []).append(bool(found))
    for (kind, rule), hits in sorted(counts.items()):
        rows.append(f"| {list(MAKERS)[kind]} | {rule} | {len(hits)} | {sum(hits)} | {sum(hits) / len(hits):.3f} |")
    return "\n".join(rows)


def details(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line for every false finding, and one for every conflict that was missed, each with its sentences."""
    for o in outcomes:
        for conflict in o.false:
            yield f"FALSE {o.article} ({o.variant}) {_line(conflict)}"
        for place, found in zip(o.put_in, o.found, strict=True):
            old, new = o.original[slice(*place.old_sentence)], o.mutant[slice(*place.new_sentence)]
            verdict = "FOUND" if found else "MISSED"
            yield f"{verdict} {place.change.kind} ({place.change.rule}) {o.article}\n    {old}\n    {new}"


def _line(conflict: Conflict) -> str:
    head = f"{conflict.kind} {conflict.confidence:.2f}: {conflict.summary}"
    return head + "".join(f"\n    {claim.sentence}" for side in conflict.sides for claim in side.claims)
