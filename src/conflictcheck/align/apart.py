"""Whether two sentences say themselves that they speak of two things: other times, other places, other people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from conflictcheck.align import levels as lv
from conflictcheck.align.context import SentenceContext
from conflictcheck.align.scene import PERIODS
from conflictcheck.align.slots import Slot
from conflictcheck.model import Moment, Quantity, Token
from conflictcheck.normalize import date, lexicon, place


# Every pair of values of two sentences asks.
@lru_cache(maxsize=65536)
def times_apart(a: SentenceContext, b: SentenceContext) -> bool:
    """Both sentences name times, and no time of one can be a time of the other."""
    x, y = a.moments, b.moments
    if periods_apart(x, y):
        return True
    return any(map(_named, x)) and any(map(_named, y)) and all(date.relation(p, q) == "differ" for p in x for q in y)


def periods_apart(x: Sequence[Moment], y: Sequence[Moment]) -> bool:
    """Both tell a period by how far it lies from their own day, and tell two: "last year", "this year"."""
    p, q = ([m for m in told if m.relative and m.shift and m.grain in PERIODS] for told in (x, y))
    return bool(p and q) and all(m.grain == n.grain and m.shift != n.shift for m in p for n in q)


def _named(moment: Moment) -> bool:
    """A calendar time; "on Tuesday" and "at noon" are times within the story."""
    dated = moment.year is not None or moment.month is not None or moment.grain in PERIODS
    return dated and moment.weekday is None


@lru_cache(maxsize=65536)
def places_apart(a: SentenceContext, b: SentenceContext) -> bool:
    """Both sentences name places, and none of one is, holds or lies in one of the other."""
    x, y = a.places, b.places
    return bool(x) and bool(y) and all(place.relation(p, q) == "differ" for p in x for q in y)


def events_apart(a: SentenceContext, b: SentenceContext) -> bool:
    """One tells of earlier times and of other places than its article begins with, the other of neither."""
    x, y = a.scene, b.scene
    return {(x.earlier, x.elsewhere), (y.earlier, y.elsewhere)} == {(True, True), (False, False)}


def is_reference(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name only tells from where something is measured: "14 miles northeast of *Healdsburg*"."""
    token = tokens[i]
    while token.dep in {"compound", "conj", "appos"} and token.head != token.i:
        token = tokens[token.head]
    above = tokens[token.head]
    if token.dep != "pobj" or above.lemma not in {"of", "from"}:
        return False
    measured = [tokens[above.head], *(t for t in tokens if t.head == above.head and t.i < above.i)]
    return any(lexicon.is_bearing(t.lemma) for t in measured)


def rate(slot: Slot) -> str:
    """What a number is told of each of: "9 million euros *a day*", "12 murders *per* 100,000 *people*"; '' for none."""
    after = [t for t in slot.sentence.tokens if t.start >= slot.mention.span.end][:REACH]
    for t, following in pairwise(after):
        if t.lemma == "per" or (t.lemma in {"a", "an", "each", "every"} and lexicon.is_denominator(following.lemma)):
            named = next((k.lemma for k in after if k.i > t.i and k.pos in {"NOUN", "PROPN"}), "")
            return lexicon.denominator(named)
        if t.pos in {"VERB", "AUX", "PUNCT", "ADP"} and t.lemma not in {"of", "for"}:
            return ""
    return ""


REACH = 7
"""Tokens behind a number among which its rate is told."""


def _other_sort(a: Slot, b: Slot) -> bool:
    """A figure with decimals that counts nothing is a reading ("put it at 6.1"), no number of people."""
    x, y = a.mention.value, b.mention.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or {x.dimension, y.dimension} != {"count"}:
        return False
    return any(
        p.low is not None and q.low is not None and not m.noun and p.low % 1 and n.noun and not q.low % 1
        for p, m, q, n in ((x, a.mention, y, b.mention), (y, b.mention, x, a.mention))
    )


def _by(slot: Slot) -> bool:
    """Whether a number tells a difference: "beat the record *by* 21 inches"."""
    value = slot.mention.value
    if isinstance(value, Quantity) and value.dimension == "share":
        # "backed it by 87 percent"
        return False
    before = [t for t in slot.sentence.tokens if t.end <= slot.mention.span.start][-2:]
    return any(t.lemma == "by" for t in before) and slot.mention.role.startswith("prep:by")


def _superlative(slot: Slot) -> bool:
    """Whether the counted are some of more: "the four hardest-hit villages"."""
    if not slot.mention.noun:
        return False
    inner = slot.context.tree.phrase(slot.mention.head)
    before = [slot.sentence.tokens[i] for i in inner if i < slot.mention.head]
    return any(t.tag in {"JJS", "RBS"} and t.lemma not in _BOUNDS for t in before)


_BOUNDS = frozenset({"least", "most"})
"""Superlatives of "at least" and "at most", which narrow nothing."""


def times_of_office_apart(a: Slot, b: Slot) -> bool:
    """Whether one name is that of who was something and the other of who is: "the former president Lee", "Chen is the
    new president"."""
    return a.mention.type == "name" and _past(a) != _past(b)


def _past(slot: Slot) -> bool:
    """Whether the name, or the office that the clause gives it, is told to be past."""
    tree = slot.context.tree
    heads = {slot.mention.head, tree.tokens[slot.mention.head].head}
    if slot.frame is not None and slot.frame.pos == "attr":
        heads.add(slot.frame.head)
    inner = {i for h in heads if tree.tokens[h].pos in {"NOUN", "PROPN"} for i in tree.phrase(h)}
    return any(tree.tokens[i].lemma in _PAST for i in inner)


_PAST = frozenset({"former", "ex", "late", "then", "previous", "outgoing", "ousted", "retired"})


def things_apart(a: Slot, b: Slot) -> bool:
    """Two numbers of things that have nothing to do with each other, or the ages of two people."""
    x = a.mention.value
    if not isinstance(x, Quantity):
        return False
    if _by(a) != _by(b) and lv.predicate(a, b) not in {"same predicate", "synonymous predicates"}:
        return True
    if rate(a) != rate(b) or _other_sort(a, b) or _superlative(a) != _superlative(b):
        return True
    if x.dimension == "age":
        heads = [s.sentence.tokens[s.mention.head] for s in (a, b)]
        if all(t.pos == "PROPN" for t in heads) and heads[0].lemma != heads[1].lemma:
            return not ({k for k in a.near.strength if k[:2] == "e:"} & set(b.near.strength))
        people = [{e for e in s.near_entities if e.startswith("person:")} for s in (a, b)]
        return bool(people[0] and people[1]) and not people[0] & people[1]
    if a.fates and b.fates and not a.fates & b.fates:
        # "two were killed", "three were hurt"
        return True
    return x.dimension in {"count", "mass"} and lv.noun(a, b) == "different things counted"
