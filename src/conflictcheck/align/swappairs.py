"""Swaps to pairings with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.parallel import Line, Parallel, Unit
from conflictcheck.align.predicates import Deed
from conflictcheck.align.slotpairs import FLOOR, about_words, claimed
from conflictcheck.align.slots import Slot
from conflictcheck.align.swaps import Swap, swaps
from conflictcheck.align.weights import Weights
from conflictcheck.align.wording import wording
from conflictcheck.model import Span
from conflictcheck.model.conflict import Evidence
from conflictcheck.normalize import lexicon

_WHERE = frozenset({"prep:in", "prep:at", "prep:on", "prep:near", "prep:inside", "prep:outside"})
_DOER = frozenset({"nsubj", "agent", "prep:by"})


def swap_pairings(
    told: Sequence[Parallel], done: Sequence[Deed], slots: Sequence[Slot], weigh: Callable[[str], Weights]
) -> list[Pairing]:
    """Pairings of the words and names that parallel sentences put differently."""
    model = weigh("swap")
    by_mention = {(s.order[0], s.mention.index): s for s in slots}
    return [p for s in swaps(told, done) if (p := _pairing(s, model, by_mention)) is not None]


def _pairing(swap: Swap, model: Weights, slots: Mapping[tuple[int, int], Slot]) -> Pairing | None:
    confidence = model.confidence(model.log_odds(swap.levels))
    if confidence < FLOOR:
        return None
    a, b = swap.told.a, swap.told.b
    x, y = (_slot(line, unit, slots) for line, unit in ((a, swap.x), (b, swap.y)))
    kind = _kind(swap)
    claim_a = claimed(x) if x is not None else _claimed(a, swap.x)
    claim_b = claimed(y) if y is not None else _claimed(b, swap.y)
    return Pairing(
        kind=kind,
        a=claim_a,
        b=claim_b,
        confidence=confidence,
        reason="update" if kind == "status" else "contradiction",
        evidence=(
            Evidence("starting point", "how often two such sentences disagree about one thing", model.bias),
            *(Evidence(level, name, model.of(name, level)) for name, level in swap.levels),
        ),
        about=about_words(_shared(swap)),
        model="swap",
    )


def _slot(line: Line, unit: Unit, slots: Mapping[tuple[int, int], Slot]) -> Slot | None:
    return slots.get((line.order[0], unit.mention.index)) if unit.mention is not None else None


def _kind(swap: Swap) -> str:
    x, arcs = swap.x, {swap.told.a.governors[swap.x.index][1], swap.told.b.governors[swap.y.index][1]}
    if x.index in swap.told.there:
        telling = all("telling" in lexicon.verb_traits(u.lemma) for u in (x, swap.y))
        # Not yet said, and said: how far a thing has come, not whether it is so.
        return "status" if telling else "polarity"
    if x.sort in {"verb", "adjective", "adverb"}:
        return "status" if "status" in swap.words else "polarity"
    if x.sort == "noun":
        return "place" if arcs <= _WHERE else "name"
    return "attribution" if arcs <= _DOER and _acts(swap) else "name"


def _acts(swap: Swap) -> bool:
    """Whether the two do something to something: then who did it is the question."""
    governor = swap.told.a.governors[swap.x.index][0]
    frame = swap.told.a.frames.get(swap.told.a.units[governor].token) if governor >= 0 else None
    return frame is not None and frame.pos == "v" and any(a.role == "obj" for a in frame.args)


def _shared(swap: Swap) -> list[str]:
    a, b = swap.told.a.units, swap.told.b.units
    rows = [(-max(a[p].weight, b[q].weight), _shared_word(a[p], b[q])) for p, q in swap.told.pairs]
    return [word for _, word in sorted(rows)]


def _shared_word(x: Unit, y: Unit) -> str:
    """The entity of both, or the word that comes first in the alphabet: whichever article is read first."""
    named = sorted(k for k in x.keys & y.keys if k[:2] == "e:")
    return named[0] if named else min(x.lemma, y.lemma)


def _claimed(line: Line, unit: Unit) -> Claimed:
    tokens = line.sentence.tokens
    frame = line.frames.get(unit.token)
    first, last = unit.tokens[0], unit.tokens[-1]
    if frame is not None:
        first, last = wording(tokens, unit.token, frame.negated)
    span = Span(tokens[first].start, tokens[last].end)
    text = line.annotated.article.text[span.start : span.end]
    negated = frame is not None and frame.negated
    return Claimed(
        order=(line.order[0], span.start),
        annotated=line.annotated,
        sentence=line.sentence.index,
        span=span,
        value=" ".join(text.split()),
        normalized=f"not {unit.lemma}" if negated else unit.lemma,
        speaker=frame.speaker if frame else None,
    )
