"""Groups to findings as the report shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from conflictcheck.align import levels as lv
from conflictcheck.align.group import Group
from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.summary import fullest, values
from conflictcheck.align.weights import chance
from conflictcheck.model import Claim, Conflict, Lines, Side
from conflictcheck.model.conflict import LEVELS, Level, Reason

BASE_LEVEL: dict[Reason, Level] = {"contradiction": "error", "update": "warning", "scope": "warning"}


def conflict(group: Group, lines: dict[str, Lines]) -> Conflict:
    """`lines` maps article ids to their line starts."""
    best = group.best
    sides = sorted(group.sides, key=lambda side: side[0].key)
    label = best.label if best.kind == "number" else ""
    summary = f"{values(sides)} {label}".strip()
    about = _about(group)
    return Conflict(
        id=fingerprint(best.kind, sides, best.about),
        kind=best.kind,
        reason=best.reason,
        level=BASE_LEVEL[best.reason],
        confidence=round(chance(best.confidence, marks(best)), 4),
        summary=summary,
        about=about,
        sides=tuple(_side(side, lines) for side in sides),
        evidence=tuple(sorted(best.evidence, key=lambda e: (-abs(e.weight), e.detail, e.level))),
    )


def marks(pairing: Pairing) -> tuple[str, ...]:
    """What the calibration of findings tells apart: the kind, what found it, and how much text there is."""
    return (
        f"kind {pairing.kind}",
        f"found by {pairing.model}",
        f"{pairing.model} in {lv.room(pairing.a.annotated, pairing.b.annotated)}",
    )


def _about(group: Group) -> str:
    best = group.best
    # The label is the counted noun as written, "countries"; "country" behind it would say it twice.
    nouns = {c.slot.mention.noun for c in (best.a, best.b) if c.slot is not None} if best.label else set()
    words = [w for w in best.about if w != best.label and w not in nouns][:5]
    lead = [best.label] if best.label else []
    return ", ".join([*lead, *words]) or best.kind


def _side(side: Sequence[Claimed], lines: dict[str, Lines]) -> Side:
    first = fullest(side)
    return Side(first.value, first.normalized, first.unit, tuple(_claim(c, lines) for c in side))


def _claim(claimed: Claimed, lines: dict[str, Lines]) -> Claim:
    article = claimed.annotated.article
    sentence = claimed.annotated.sentences[claimed.sentence]
    line, column = lines[article.id].at(claimed.span.start)
    return Claim(
        article.id,
        article.path,
        line,
        column,
        claimed.span.start,
        claimed.span.end,
        sentence.text,
        sentence.span.start,
        sentence.span.end,
        claimed.speaker,
    )


def fingerprint(kind: str, sides: Sequence[Sequence[Claimed]], about: Sequence[str]) -> str:
    """Twelve hexadecimal digits of kind, distinct values and shared words: no line, path or offset, so that it
    survives edits elsewhere and a renamed file."""
    # Whichever article is read first: the claims of a side may be worded differently.
    distinct = sorted({min(c.normalized.lower() for c in side) for side in sides})
    seed = "\x1f".join([kind, *distinct, "\x1e", *sorted(about[:4])])
    return _digest(seed)


def ordered(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """By level, confidence, position; findings that share a fingerprint are told apart, see `_distinct`."""
    ranked = sorted(
        _distinct(conflicts),
        key=lambda c: (-LEVELS.index(c.level), -c.confidence, *_position(c), c.id),
    )
    return tuple(ranked)


def _distinct(conflicts: Sequence[Conflict]) -> Iterator[Conflict]:
    """Findings of one kind, with one set of values and the same words, get ids of the sentences that they stand in,
    so that none takes the id of another that was mended; a counter only where the sentences are the same too."""
    alike: dict[str, list[Conflict]] = {}
    for found in conflicts:
        alike.setdefault(found.id, []).append(found)
    taken = set(alike)
    for first, group in alike.items():
        if len(group) == 1:
            yield group[0]
            continue
        for found in sorted(group, key=_places):
            seed = "\x1f".join([first, *sorted({_worded(c) for side in found.sides for c in side.claims})])
            number, name = 1, _digest(seed)
            while name in taken:
                number += 1
                name = _digest(f"{seed}\x1e{number}")
            taken.add(name)
            yield replace(found, id=name)


def _worded(claim: Claim) -> str:
    return " ".join(claim.sentence.split()).casefold()


def _digest(seed: str) -> str:
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _position(conflict: Conflict) -> tuple[str, int, str]:
    first = conflict.sides[0].claims[0]
    return (first.path, first.start, conflict.kind)


def _places(conflict: Conflict) -> list[tuple[str, int]]:
    return [(claim.path, claim.start) for side in conflict.sides for claim in side.claims]
