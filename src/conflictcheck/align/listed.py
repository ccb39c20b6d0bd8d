"""Whether a number is one of a list, or told of a list, and the other of one of its members: "15 other nations" beside
"16 nations", "embassies in Kenya and Tanzania" beside "in Kenya", "Xu and Qin got 13 and 12 years"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conflictcheck.align.slots import Slot
from conflictcheck.model import Place, Quantity, Token
from conflictcheck.model.statement import Mention
from conflictcheck.normalize import place


def lists_apart(a: Slot, b: Slot) -> bool:
    """Of two numbers: whether one counts what another thing of its list is left out of, or is of more places, or is one
    of several that belong to several people in turn."""
    if _besides(a) != _besides(b) or _in_turn(a) or _in_turn(b):
        return True
    return _of_more_places(a, b) or _of_more_places(b, a)


def _besides(slot: Slot) -> bool:
    """ "Canada and 15 *other* nations", "*the* three *other* bills", and not "killed 60 and injured 157 others"."""
    tokens = slot.sentence.tokens
    head = tokens[slot.mention.head]
    beside = [t for t in tokens if t.head == head.i]
    if not any(t.lemma == "other" for t in (head, *beside)):
        return False
    return (head.dep == "conj" and tokens[head.head].pos in {"NOUN", "PROPN"}) or _has_article(beside)


def _has_article(beside: Sequence[Token]) -> bool:
    return any(t.dep == "det" and t.lemma == "the" for t in beside)


def _in_turn(slot: Slot) -> bool:
    """Whether as many numbers of the sort as people are named before them stand in one list."""
    row = _row(slot)
    if len(row) < 2:
        return False
    told = slot.annotated.told.get(slot.mention.sentence, ())
    first = row[0].span.start
    people = {m.entity or m.raw for m in told if m.type == "name" and m.value == "PERSON" and m.span.end <= first}
    return len(people) >= 2


def _row(slot: Slot) -> Sequence[Mention]:
    """The numbers that stand in one list with the slot's: "13, 11 and 12 years"."""
    text = slot.annotated.article.text
    numbers = sorted(
        (m for m in (slot.mention, *slot.siblings) if isinstance(m.value, Quantity)), key=lambda m: m.span.start
    )
    row: list[Mention] = []
    for m in numbers:
        if row and text[row[-1].span.end : m.span.start].strip(" ,\n") not in _BETWEEN:
            if slot.mention in row:
                break
            row = []
        row.append(m)
    return row if slot.mention in row else ()


_BETWEEN = frozenset({"", "and", "or", "and to"})


def _of_more_places(many: Slot, one: Slot) -> bool:
    """Whether a list of places stands in one sentence and only some of them in the other."""
    known = one.context.places
    for row in _rows(many):
        there = [any(place.relation(p, q) in _WITHIN for q in known) for p in row]
        if any(there) and not all(there) and not any(place.relation(p, q) in _OVER for p in row for q in known):
            return True
    return False


_WITHIN = frozenset({"same", "within", "contains", "metonym"})
_OVER = frozenset({"within"})
"""The other tells of a place that holds one of the list: of the whole region."""


def _rows(slot: Slot) -> Iterator[tuple[Place, ...]]:
    """Places that "and" joins."""
    told = [m for m in slot.annotated.told.get(slot.mention.sentence, ()) if isinstance(m.value, Place)]
    tokens = slot.sentence.tokens
    for first in told:
        row = [first, *(m for m in told if tokens[m.head].dep == "conj" and tokens[m.head].head == first.head)]
        if len(row) > 1:
            yield tuple(m.value for m in row if isinstance(m.value, Place))
