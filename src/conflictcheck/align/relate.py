"""Whether the values of two slots can both be true of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from conflictcheck.align.levels import nouns
from conflictcheck.align.slots import Slot
from conflictcheck.model import Moment, Place, Quantity
from conflictcheck.model.statement import Mention
from conflictcheck.normalize import date, lexicon, name, number, place

Verdict = Literal["equal", "differ", "unclear"]

_PLACE: dict[str, Verdict] = {
    "same": "equal",
    "within": "equal",
    "contains": "equal",
    "metonym": "equal",
    "differ": "differ",
}
_DATE: dict[str, Verdict] = {
    "equal": "equal",
    "within": "equal",
    "resolves": "equal",
    "approximation": "equal",
    "differ": "differ",
}
_NAME_EQUAL = frozenset({"same", "spelling", "part", "initials", "nickname", "acronym"})


SUM = "sum of the parts"
"""Detail of two numbers that agree because one is the sum of the other and of its neighbours."""


def relate(a: Slot, b: Slot) -> tuple[Verdict, str]:
    """The verdict with the normaliser's own word for it: ("equal", "rounding")."""
    if a.mention.raw == b.mention.raw and a.sentence.text == b.sentence.text:
        return "equal", "one sentence, told twice"
    if b.mention == _twin(a):
        return "equal", "one value in two units"
    found = _mentions(a.mention, a.siblings, b.mention, b.siblings)
    if found[0] == "differ" and (x := _twin(a)) and (y := _twin(b)) and _one_number(x, y):
        # "110bn euros ($143bn)", "110bn euros ($158bn)"
        return "equal", "one value, converted twice"
    if found[0] == "differ" and (_twin(a) or _twin(b)) and _near_sums(a.mention.value, b.mention.value):
        # "110bn euros ($143bn)", "$144bn"
        return "equal", "one value, converted twice"
    return found


RATES = Decimal("0.02")
"""Share by which two conversions of one sum differ, as rates of exchange move from day to day."""


def _near_sums(x: object, y: object) -> bool:
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or not x.low or not y.low:
        return False
    return x.dimension == "money" and x.unit == y.unit and abs(x.low - y.low) <= RATES * max(x.low, y.low)


def _one_number(x: Mention, y: Mention) -> bool:
    p, q = x.value, y.value
    return _mentions(x, (), y, ())[0] == "equal" or (
        isinstance(p, Quantity) and isinstance(q, Quantity) and p.low == q.low and p.high == q.high
    )


def _twin(slot: Slot) -> Mention | None:
    """The same value in another unit, in brackets beside it: "75 kilometres (47 miles)"."""
    if not isinstance(slot.mention.value, Quantity):
        return None
    text = slot.annotated.article.text
    for other in slot.siblings:
        first, last = sorted((slot.mention.span, other.span), key=lambda s: s.start)
        if not isinstance(other.value, Quantity) or text[first.end : last.start].strip() not in {"(", "[", "or", "/"}:
            continue
        sorts = {other.value.dimension, slot.mention.value.dimension}
        # "110-billion ($143-billion)": the first sum may stand without its currency.
        if (len(sorts) == 1 or sorts == {"count", "money"}) and (
            other.value.original_unit != slot.mention.value.original_unit
        ):
            return other
    return None


def _mentions(a: Mention, beside_a: Sequence[Mention], b: Mention, beside_b: Sequence[Mention]) -> tuple[Verdict, str]:
    """`beside_a` and `beside_b` are other mentions of the type in their sentences."""
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        word: str = number.relation(x, y)
        if word == "incomparable":
            return "unclear", word
        if word == "differ" and (_is_sum(a, b, beside_b) or _is_sum(b, a, beside_a)):
            return "equal", SUM
        return ("differ" if word == "differ" else "equal"), word
    if isinstance(x, Moment) and isinstance(y, Moment):
        if x.bound != y.bound or x.recurring != y.recurring:
            return "unclear", "bound"
        word = date.relation(x, y)
        return _DATE.get(word, "unclear"), word
    if isinstance(x, Place) and isinstance(y, Place):
        if a.entity and a.entity == b.entity:
            return "equal", "same"
        word = place.relation(x, y)
        return _PLACE.get(word, "unclear"), word
    if isinstance(x, str) and isinstance(y, str) and a.type == "thing":
        return _things(x, y)
    if isinstance(x, str) and isinstance(y, str):
        return _names(a, b, x, y)
    return "unclear", "other type"


def _things(x: str, y: str) -> tuple[Verdict, str]:
    if lexicon.synonym(x, y, "n") or x in lexicon.broader(y) or y in lexicon.broader(x):
        return "equal", "same thing"
    if lexicon.exclusive(x, y) or lexicon.opposite(x, y, "n") == "outcome":
        return "differ", "one thing cannot be both"
    # Any other noun in the same role may name the same thing or another part of the story.
    return "unclear", "other thing"


def relate_values(one: Slot, sibling: Mention) -> bool:
    """Whether a sibling mention of another slot says what `one` says."""
    if one.mention.entity and one.mention.entity == sibling.entity:
        return True
    if sibling.type == one.mention.type == "thing":
        # "flew on helicopters to the ship", "on a helicopter to the ship"
        return sibling.value == one.mention.value
    if isinstance(sibling.value, Place | str):
        # A country that holds the place is another statement, not the same value.
        return False
    return _mentions(one.mention, one.siblings, sibling, ())[0] == "equal"


def _names(a: Mention, b: Mention, label_a: str, label_b: str) -> tuple[Verdict, str]:
    if a.entity and a.entity == b.entity:
        return "equal", "same"
    if label_a != label_b and not _perhaps_person(a, b, label_a, label_b):
        return "unclear", "other type"
    label = "PERSON" if label_a != label_b else label_a
    if label_a == label_b == "NORP" and a.raw[:STEM].lower() == b.raw[:STEM].lower():
        # "Islamic", "Islamist"
        return "equal", "spelling"
    x, y = set(a.raw.lower().split()), set(b.raw.lower().split())
    if x <= y or y <= x:
        # "the navy" and "the Indian navy"
        return "equal", "part"
    word = name.relation(name.parse_name(a.raw, label), name.parse_name(b.raw, label))
    return ("equal" if word in _NAME_EQUAL else "differ"), word


STEM = 5
"""First letters that two words for one group have in common."""


def _perhaps_person(a: Mention, b: Mention, label_a: str, label_b: str) -> bool:
    """A place that no gazetteer knows is often a person whom the recogniser does not know; so is a firm that shares
    the surname."""
    labels = {label_a, label_b}
    family = a.raw.split()[-1] == b.raw.split()[-1] and len(a.raw.split()) == len(b.raw.split()) > 1
    return labels == {"PERSON", "GPE"} or (labels == {"PERSON", "ORG"} and family)


def _is_sum(a: Mention, b: Mention, beside: Sequence[Mention]) -> bool:
    """Whether a count is the sum of the other and of numbers that follow or precede it in its list: "23 pirates"
    and "12 Somali and 11 Yemeni pirates"; "seven villages" is not "four villages" and "three people"."""
    x, y = a.value, b.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return False
    if (all_of := _countries(a)) and not _countries(b) <= all_of:
        # "23 Somali pirates" are not "12 Somali and 11 Yemeni pirates".
        return False
    if a.noun and a.noun == b.noun:
        beside = [m for m in beside if nouns(a.noun, m.noun) != "different things counted"]
    if x.dimension not in {"count", "share"} or x.low is None or y.low is None or x.low <= y.low:
        return False
    parts = [m.value.low for m in beside if isinstance(m.value, Quantity) and m.value.dimension == x.dimension]
    known = [p for p in parts if p is not None and p > 0]
    rest = x.low - y.low
    return rest in known or any(p + q == rest for i, p in enumerate(known) for q in known[i + 1 :])


def _countries(mention: Mention) -> frozenset[str]:
    """Whose those are that are counted: "12 *Somali* pirates"."""
    return frozenset(c for word in mention.modifiers if (c := place.country_of(word)) is not None)
