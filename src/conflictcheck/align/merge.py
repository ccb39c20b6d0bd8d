"""One event, one disagreement: where and when of two accounts of one event are told together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from conflictcheck.align.pairing import Claimed, Pairing


def merge_events(pairings: Sequence[Pairing]) -> list[Pairing]:
    """Place and date pairings of the same two event words become one pairing: the surer one's kind, with the
    values of both on its sides."""
    by_event: dict[object, list[Pairing]] = defaultdict(list)
    out: list[Pairing] = []
    for pairing in pairings:
        if pairing.event is None:
            out.append(pairing)
        else:
            by_event[pairing.event].append(pairing)
    for told in by_event.values():
        told.sort(key=lambda p: p.rank)
        first = told[0]
        other = next((p for p in told[1:] if p.kind != first.kind and p.confidence >= 0.5 * first.confidence), None)
        if other is None:
            out += told
            continue
        best = max(first.confidence, other.confidence)
        joined = 1.0 - (1.0 - best) * (1.0 - 0.5 * min(first.confidence, other.confidence))
        out.append(
            replace(
                first,
                a=_both(first.a, other.a),
                b=_both(first.b, other.b),
                confidence=joined,
                evidence=(*first.evidence, *(e for e in other.evidence if e not in first.evidence)),
            )
        )
        out += [p for p in told[1:] if p is not other]
    return out


def _both(x: Claimed, y: Claimed) -> Claimed:
    if x.annotated.article.id != y.annotated.article.id or y.value in x.value:
        return x
    return replace(x, value=f"{x.value}, {y.value}", normalized=f"{x.normalized}, {y.normalized}")
