"""Numbers, dates, places and names: differing slots to pairings with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from conflictcheck.align import compare, match
from conflictcheck.align.chance import by_chance
from conflictcheck.align.context import overlap
from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.prepared import Prepared
from conflictcheck.align.reason import reason
from conflictcheck.align.slots import Slot
from conflictcheck.align.summary import noun_label
from conflictcheck.align.weights import Weights
from conflictcheck.model import Moment, Place, Quantity
from conflictcheck.model.conflict import Evidence
from conflictcheck.normalize import date, lexicon, number
from conflictcheck.normalize.gazetteer import gazetteer

KINDS = {"quantity": "number", "moment": "date", "place": "place", "name": "name", "thing": "name"}
FLOOR = 0.03
"""Confidence under which a pairing is not worth carrying on."""


def slot_pairings(
    run: Prepared, weigh: Callable[[str], Weights], kinds: Iterable[str] = tuple(KINDS)
) -> tuple[list[Pairing], int]:
    """All pairings of these types of mentions above the floor, and how many pairs were compared."""
    beside = compare.beside(run.told)
    out: list[Pairing] = []
    compared = 0
    for kind in kinds:
        model = weigh(kind)
        own = run.of_type(kind)
        found, count = match.candidates(own, compare.scorer(model, beside), run.stories, match.facing(own, run.told))
        compared += count
        out += [p for c in found if (p := _pairing(c, model)) is not None]
    return out, compared


def _pairing(candidate: match.Candidate, model: Weights) -> Pairing | None:
    a, b = candidate.a, candidate.b
    levels = (*candidate.levels, *compare.value_levels(a, b, candidate.detail))
    confidence = model.confidence(model.log_odds(levels))
    if confidence < FLOOR:
        return None
    one_event = ("event", "one event among the same participants") in levels
    shared = overlap(a.context.bag, b.context.bag).words
    if one_event:
        shared = tuple(k for k in shared if k[:2] == "e:" or lexicon.families(k, "n") | lexicon.families(k, "v"))
    evidence = (
        Evidence("starting point", "how often two such values disagree about one thing", model.bias),
        *(Evidence(level, name, model.of(name, level)) for name, level in levels),
    )
    return Pairing(
        kind=_kind(a),
        a=claimed(a),
        b=claimed(b),
        confidence=confidence,
        reason=reason(a, b),
        evidence=evidence,
        about=about_words(shared),
        label=noun_label(a, b),
        agreeing=tuple(claimed(s) for s in candidate.equals),
        event=_event(a, b),
        one_event=one_event,
        by_chance=by_chance(a.mention.type, levels),
    )


_WHERE = frozenset({"prep:in", "prep:at", "prep:on", "prep:near", "prep:inside", "prep:outside"})


def _kind(slot: Slot) -> str:
    if slot.mention.type == "thing" and slot.mention.role in _WHERE:
        return "place"
    if slot.mention.type in {"name", "place"} and slot.mention.role in {"nsubj", "prep:by", "agent"} and _acts(slot):
        return "attribution"
    return KINDS[slot.mention.type]


def _acts(slot: Slot) -> bool:
    """Whether it does something to something, or says it: then who did is the question."""
    frame = slot.frame
    if frame is not None and lexicon.reporting(frame.lemma, "v") is not None:
        return True
    return frame is not None and frame.pos == "v" and any(a.role == "obj" for a in frame.args)


def about_words(keys: Sequence[str]) -> tuple[str, ...]:
    """Readable names of shared keys: linked entities by their name, words as they are."""
    return tuple(dict.fromkeys(map(_readable, keys)))


def _readable(key: str) -> str:
    if key.startswith("e:country:"):
        # A code is no word for an editor.
        known = gazetteer().places.get(key.removeprefix("e:"))
        return known.name if known else key
    return key.split(":")[-1].split(",")[0]


def _event(a: Slot, b: Slot) -> tuple[tuple[int, int], tuple[int, int]] | None:
    if a.mention.type not in {"moment", "place"}:
        return None
    return (a.order[0], a.mention.sentence), (b.order[0], b.mention.sentence)


def near_enough(pairing: Pairing, tolerance: float) -> bool:
    """Whether a number pairing differs by no more than the share of the larger value that the user tolerates."""
    values = [c.slot.mention.value for c in (pairing.a, pairing.b) if c.slot is not None]
    numbers = [float(v.low) for v in values if isinstance(v, Quantity) and v.low is not None]
    return len(numbers) == 2 and abs(numbers[0] - numbers[1]) <= tolerance * max(map(abs, numbers))


def claimed(slot: Slot) -> Claimed:
    mention = slot.mention
    return Claimed(
        order=slot.order,
        annotated=slot.annotated,
        sentence=mention.sentence,
        span=mention.span,
        value=mention.raw + _when(slot),
        normalized=normalized(slot),
        unit=_unit(slot),
        speaker=slot.frame.speaker if slot.frame else None,
        slot=slot,
    )


def _when(slot: Slot) -> str:
    """For a place, the time that its own clause gives: where and when of an event are told together."""
    if slot.mention.type != "place" or slot.frame is None:
        return ""
    frames = slot.annotated.frames
    clause = {slot.frame.index, slot.frame.outer}
    clause |= {f.index for f in frames if f.outer == slot.frame.index and f.pos == "n"}
    told = [
        m.raw
        for m in slot.annotated.mentions
        if m.type == "moment" and m.sentence == slot.mention.sentence and m.frame in clause
    ]
    return f", {told[0]}" if len(told) == 1 else ""


def normalized(slot: Slot) -> str:
    value = slot.mention.value
    if isinstance(value, Quantity):
        return number.render(value)
    if isinstance(value, Moment):
        return date.render(value)
    if isinstance(value, Place):
        return value.name
    return slot.mention.entity.split(":", 1)[-1] or slot.mention.raw


def _unit(slot: Slot) -> str | None:
    value = slot.mention.value
    if not isinstance(value, Quantity):
        return None
    return slot.mention.noun or None if value.unit == "count" else value.unit
