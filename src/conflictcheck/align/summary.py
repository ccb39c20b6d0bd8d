"""Words for findings: what an editor reads first."""

from __future__ import annotations

from collections.abc import Sequence

from conflictcheck.align.pairing import Claimed
from conflictcheck.align.slots import Slot
from conflictcheck.normalize import lexicon


def values(sides: Sequence[Sequence[Claimed]]) -> str:
    """The sides' values as written, shortest claim of each, or that which tells where and when: "26 vs 35"."""
    return " vs ".join(_shortest(side) if fullest(side) is side[0] else fullest(side).value for side in sides)


def fullest(side: Sequence[Claimed]) -> Claimed:
    """The claim that tells most of the side, the first of equals: "Alaska, last month" tells where and when."""
    return max(side, key=lambda c: len(c.value.split(", ")))


def _shortest(side: Sequence[Claimed]) -> str:
    texts = sorted((" ".join(c.value.split()) for c in side), key=lambda v: (len(v), v))
    digits = [t for t in texts if any(ch.isdigit() for ch in t)]
    return (digits or texts)[0]


def noun_label(a: Slot, b: Slot) -> str:
    """The counted noun as written, the broader one where they differ: allies and countries are "countries"."""
    x, y = a.mention.noun, b.mention.noun
    if not x and not y:
        return ""
    wider = b
    if x and (not y or x in lexicon.broader(y) or (x in lexicon.noun_classes(y) and x != y)):
        wider = a
    token = wider.sentence.tokens[wider.mention.head]
    return token.text.lower() if token.pos != "PROPN" else token.text
