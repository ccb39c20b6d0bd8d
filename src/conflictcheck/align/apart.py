"""Whether two sentences say themselves that they speak of two things: other times, other places, other people."""

from __future__ import annotations

from conflictcheck.align import levels as lv
from conflictcheck.align.slots import Slot
from conflictcheck.model import Moment, Place, Quantity
from conflictcheck.model.statement import Annotated
from conflictcheck.normalize import date, place

_PERIODS = frozenset({"year", "quarter", "season", "month", "decade", "century"})


def times_apart(a: Annotated, i: int, b: Annotated, j: int) -> bool:
    """Sentence `i` of `a` and `j` of `b` name times, and no time of one can be a time of the other."""
    x, y = _moments(a, i), _moments(b, j)
    return any(map(_named, x)) and any(map(_named, y)) and all(date.relation(p, q) == "differ" for p in x for q in y)


def _moments(read: Annotated, sentence: int) -> list[Moment]:
    return [m.value for m in read.told.get(sentence, ()) if isinstance(m.value, Moment)]


def _named(moment: Moment) -> bool:
    """A calendar time; "on Tuesday" and "at noon" are times within the story."""
    dated = moment.year is not None or moment.month is not None or moment.grain in _PERIODS
    return dated and moment.weekday is None


def places_apart(a: Annotated, i: int, b: Annotated, j: int) -> bool:
    """Both sentences name places, and none of one is, holds or lies in one of the other."""
    x, y = _places(a, i), _places(b, j)
    return bool(x) and bool(y) and all(place.relation(p, q) == "differ" for p in x for q in y)


def _places(read: Annotated, sentence: int) -> list[Place]:
    return [m.value for m in read.told.get(sentence, ()) if isinstance(m.value, Place)]


def things_apart(a: Slot, b: Slot) -> bool:
    """Two numbers of things that have nothing to do with each other, or the ages of two people."""
    x = a.mention.value
    if not isinstance(x, Quantity):
        return False
    if x.dimension == "age":
        heads = [s.sentence.tokens[s.mention.head] for s in (a, b)]
        if all(t.pos == "PROPN" for t in heads) and heads[0].lemma != heads[1].lemma:
            return not ({k for k in a.near.strength if k[:2] == "e:"} & set(b.near.strength))
        people = [{e for e in s.near_entities if e.startswith("person:")} for s in (a, b)]
        return bool(people[0] and people[1]) and not people[0] & people[1]
    return x.dimension in {"count", "mass"} and lv.noun(a, b) == "different things counted"
