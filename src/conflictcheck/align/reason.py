"""Why two claims differ: they contradict, the story moved on, or they may speak of different things."""

from __future__ import annotations

from conflictcheck.align import levels as lv
from conflictcheck.align.slots import Slot
from conflictcheck.model import Quantity
from conflictcheck.model.conflict import Reason
from conflictcheck.normalize import lexicon

_SAME_NOUN = frozenset({"same counted noun", "synonyms counted", "neither names what it counts"})


def reason(a: Slot, b: Slot) -> Reason:
    """Number, date, place and name slots. See DETECTION in docs: what only grows is an update when one side
    says so far, at least or stands in a later article; other nouns or narrower ones are a matter of scope."""
    if isinstance(a.mention.value, Quantity) and isinstance(b.mention.value, Quantity):
        return _number(a, b, a.mention.value, b.mention.value)
    return "contradiction"


def _number(a: Slot, b: Slot, x: Quantity, y: Quantity) -> Reason:
    if lv.noun(a, b) not in _SAME_NOUN:
        return "scope"
    if x.dimension == "count" and (_grows(a) or _grows(b)) and (_moving(a) or _moving(b) or _later(a, b)):
        return "update"
    if _cued(a) or _cued(b):
        return "update"
    if lv.narrowed(a.mention.modifiers, b.mention.modifiers, "") in {" on one side only", "different "}:
        return "scope"
    return "contradiction"


def _grows(slot: Slot) -> bool:
    words = {slot.mention.noun, *slot.mention.modifiers, *slot.predicate}
    return any(lexicon.grows(w) for w in words if ":" not in w)


def _moving(slot: Slot) -> bool:
    value = slot.mention.value
    return _cued(slot) or (isinstance(value, Quantity) and value.bound == "at least")


def _cued(slot: Slot) -> bool:
    text = f" {slot.sentence.text.lower()} "
    return any(f" {cue} " in text for cue in lexicon.update_cues())


def _later(a: Slot, b: Slot) -> bool:
    x, y = a.annotated.article.date, b.annotated.article.date
    return x is not None and y is not None and x != y
