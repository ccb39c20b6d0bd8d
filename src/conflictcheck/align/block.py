"""Blocking: only slots that share a telling key are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from conflictcheck.align.slots import Slot
from conflictcheck.align.story import Index, Stories
from conflictcheck.model import Quantity
from conflictcheck.normalize import lexicon

ENOUGH = 1.0
"""Sum of the key weights that makes a pair worth comparing (a counted noun alone suffices; a predicate and a word
of the surroundings do)."""
ENOUGH_OF_NUMBERS = 0.6
"""Numbers are told with few words around them, and two of one dimension are soon told apart."""
LOOSE = 0.55
SMALL = 12
"""Numbers up to this stand in any two reports."""


def pairs(slots: Sequence[Slot], stories: Stories) -> Iterator[tuple[Slot, Slot, bool]]:
    """Pairs of comparable slots of one type and dimension that share enough keys, in reading order; with each, whether
    they share so much that one may explain the other."""
    weights = [dict(_keys(slot)) for slot in slots]
    index = Index(
        (
            ((_group(slot), key), slot.order[0], position)
            for position, slot in enumerate(slots)
            for key in weights[position]
        ),
        stories,
    )
    for position, slot in enumerate(slots):
        group = _group(slot)
        enough = ENOUGH_OF_NUMBERS if slot.mention.type == "quantity" else ENOUGH
        # What every two times have in common explains nothing.
        firm = ENOUGH + ENOUGH if slot.mention.type == "moment" else ENOUGH
        score: dict[int, float] = defaultdict(float)
        for key, weight in weights[position].items():
            for other in index.after((group, key), slot.order[0], position):
                score[other] += min(weight, weights[other][key])
        for other in sorted(k for k, s in score.items() if s >= enough):
            yield slot, slots[other], score[other] >= firm


def _group(slot: Slot) -> str:
    value = slot.mention.value
    if isinstance(value, Quantity):
        return f"quantity {value.dimension}"
    return slot.mention.type


def _keys(slot: Slot) -> Iterable[tuple[str, float]]:
    seen: dict[str, float] = {}
    if slot.mention.type == "thing":
        role = slot.mention.role
        governor = [slot.sentence.tokens[slot.sentence.tokens[slot.mention.head].head].lemma]
        keys = governor if role == "compound" else slot.predicate
        return sorted((f"{role} {key}", 1.0) for key in keys)
    noun = slot.mention.noun
    if noun:
        for key in (noun, *(f"s:{g}" for g in lexicon.synonym_groups(noun, "n")), *lexicon.broader(noun)):
            seen[f"noun {key}"] = 1.0
        for key in lexicon.noun_classes(noun):
            seen[f"class {key}"] = 0.6
    for key in slot.predicate:
        seen[f"predicate {key}"] = 0.8
    for key, weight in slot.near.strength.items():
        seen[f"near {key}"] = LOOSE * min(1.0, weight)
    value = slot.mention.value
    if isinstance(value, Quantity) and value.low is not None and value.low > SMALL:
        # The same telling number elsewhere may be the partner that explains this one.
        seen[f"value {value.low} {value.unit}"] = 0.5
    if isinstance(value, Quantity) and value.dimension not in {"count", "share", "rank", "duration", "year"}:
        # Two magnitudes, ages or sums are rare enough to be looked at.
        seen["dimension"] = ENOUGH_OF_NUMBERS
    if isinstance(value, Quantity) and value.dimension == "age":
        for entity in slot.near_entities:
            seen[f"of {entity}"] = ENOUGH_OF_NUMBERS
    if slot.mention.type == "moment":
        # A report names few times, and tells one event by many verbs.
        seen["time"] = ENOUGH
    return sorted(seen.items())
