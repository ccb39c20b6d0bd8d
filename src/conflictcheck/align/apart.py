"""Whether two sentences say themselves that they speak of two things: other times, other places, other people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from conflictcheck.align.context import SentenceContext
from conflictcheck.align.scene import PERIODS
from conflictcheck.align.slots import Slot
from conflictcheck.model import Moment, Token
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
    """One tells of earlier times and of other places than its article begins with, the other of neither. An article
    that is hardly more than its beginning cannot tell of other places."""
    x, y = a.scene, b.scene
    if x.brief or y.brief:
        return False
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
