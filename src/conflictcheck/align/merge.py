"""One event, one disagreement: where and when of two accounts of one event are told together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.model.conflict import Evidence


def merge_events(pairings: Sequence[Pairing]) -> list[Pairing]:
    """Where and when of one event become one pairing: the surer one's kind, with the values of both on its sides."""
    return _meetings(_sentences(pairings))


def _meetings(pairings: Sequence[Pairing]) -> list[Pairing]:
    """Join where and when of one event that one account gives in one sentence and the other in two."""
    out = sorted((p for p in pairings if p.one_event), key=lambda p: p.rank)
    for first in tuple(out):
        if first not in out:
            continue
        rest = [p for p in out if p is not first and p.kind != first.kind]
        met = next(((p, q) for p in rest for q in (p, _turned(p)) if _shared(first, q)), None)
        if met is not None:
            out[out.index(first)] = _joined(first, met[1])
            out.remove(met[0])
    return [*out, *(p for p in pairings if not p.one_event)]


def _turned(pairing: Pairing) -> Pairing:
    return replace(pairing, a=pairing.b, b=pairing.a)


def _shared(first: Pairing, other: Pairing) -> str:
    """The end at which both pairings cite one sentence: `a`, `b` or ''."""
    same = [_place(getattr(first, end)) == _place(getattr(other, end)) for end in ("a", "b")]
    return "" if same[0] == same[1] else "a" if same[0] else "b"


def _place(claim: Claimed) -> tuple[str, int]:
    return claim.article, claim.sentence


def _joined(first: Pairing, other: Pairing) -> Pairing:
    told = replace(first, confidence=_surer(first, other), evidence=_evidence(first, other))
    if _shared(first, other) == "a":
        return replace(told, a=_both(first.a, other.a), b=_with(first.b, other.b), beside_b=(other.b,))
    return replace(told, b=_both(first.b, other.b), a=_with(first.a, other.a), beside_a=(other.a,))


def _with(x: Claimed, y: Claimed) -> Claimed:
    return replace(x, value=_listed(x.value, y.value), normalized=_listed(x.normalized, y.normalized))


def _listed(*values: str) -> str:
    """Each part once: "Alaska, last month" and "last month" are "Alaska, last month"."""
    return ", ".join(dict.fromkeys(part for value in values for part in value.split(", ")))


def _surer(first: Pairing, other: Pairing) -> float:
    best = max(first.confidence, other.confidence)
    return 1.0 - (1.0 - best) * (1.0 - 0.5 * min(first.confidence, other.confidence))


def _evidence(first: Pairing, other: Pairing) -> tuple[Evidence, ...]:
    return (*first.evidence, *(e for e in other.evidence if e not in first.evidence))


def _sentences(pairings: Sequence[Pairing]) -> list[Pairing]:
    """Place and date pairings of the same two sentences."""
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
        out.append(
            replace(
                first,
                a=_both(first.a, other.a),
                b=_both(first.b, other.b),
                confidence=_surer(first, other),
                evidence=_evidence(first, other),
            )
        )
        out += [p for p in told[1:] if p is not other]
    return out


def _both(x: Claimed, y: Claimed) -> Claimed:
    return x if x.annotated.article.id != y.annotated.article.id else _with(x, y)
