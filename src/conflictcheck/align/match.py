"""Equals first: pairs of compatible slots explain each other; only what they leave over can disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from conflictcheck.align import block
from conflictcheck.align import levels as lv
from conflictcheck.align.parallel import Parallel
from conflictcheck.align.relate import relate
from conflictcheck.align.rules import explained
from conflictcheck.align.slots import Slot
from conflictcheck.align.story import Stories
from conflictcheck.align.things import counts_another, set_apart_by_place
from conflictcheck.align.voices import two_voices
from conflictcheck.model import Quantity

Levels = tuple[tuple[str, str], ...]
"""(comparison, level) pairs in a fixed order."""
Scorer = Callable[[Slot, Slot], tuple[float, Levels]]
"""Log-odds that two slots speak of one thing, from their contexts alone, with the levels that gave it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two slots whose values differ, with every level that speaks for or against one thing being meant."""

    a: Slot
    b: Slot
    detail: str
    context: float
    """Log-odds from the contexts alone."""
    levels: Levels
    equals: tuple[Slot, ...] = field(default=())
    """Slots elsewhere that agree with `a` or `b` and stand in a like context."""


@dataclass(frozen=True, slots=True)
class _Scored:
    a: Slot
    b: Slot
    verdict: str
    detail: str
    score: float
    levels: Levels


def facing(slots: Sequence[Slot], told: Sequence[Parallel]) -> list[tuple[Slot, Slot]]:
    """Slots of one sort that stand in parallel sentences, whatever else they share."""
    placed: dict[tuple[int, int], list[Slot]] = defaultdict(list)
    for slot in slots:
        placed[slot.order[0], slot.mention.sentence].append(slot)
    out = []
    for pair in told:
        here = placed.get(pair.a.order)
        there = placed.get(pair.b.order) if here else None
        if here and there:
            ours = [s for s in here if s.mention.index in pair.a.by_mention]
            theirs = [s for s in there if s.mention.index in pair.b.by_mention]
            out += [(a, b) for a in ours for b in theirs]
    return out


def candidates(
    slots: Sequence[Slot], scorer: Scorer, stories: Stories, more: Sequence[tuple[Slot, Slot]] = ()
) -> tuple[list[Candidate], int]:
    """Differing pairs with their equals-first levels, and the number of pairs compared. Pairs that share enough keys
    are compared, and those of `more`."""
    scored: list[_Scored] = []
    compared = 0
    for a, b, firm in _unique((*((a, b, True) for a, b in more), *block.pairs(slots, stories))):
        if two_voices(a, b):
            continue
        if a.article == b.article and a.mention.sentence == b.mention.sentence:
            # What one sentence sets side by side, it means to tell apart.
            continue
        verdict, detail = relate(a, b)
        compared += 1
        if verdict == "unclear" or (verdict == "differ" and explained(a, b)) or (verdict == "equal" and not firm):
            # An equal in a place of its own explains nothing.
            continue
        score, levels = scorer(a, b)
        scored.append(_Scored(a, b, verdict, detail, score, levels))
    return _equals_first(scored, _several(slots), _stated(slots)), compared


def _unique(pairs: Iterable[tuple[Slot, Slot, bool]]) -> Iterable[tuple[Slot, Slot, bool]]:
    # A slot is one object in a run.
    found: dict[tuple[int, int], tuple[Slot, Slot, bool]] = {}
    for a, b, firm in pairs:
        found.setdefault((id(a), id(b)), (a, b, firm))
    return found.values()


def _several(slots: Sequence[Slot]) -> dict[tuple[str, str, str], int]:
    """How many different values an article gives for one noun (numbers) or in one role (all else)."""
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for slot in slots:
        seen[_sort(slot)].add(_value(slot))
    return {key: len(found) for key, found in seen.items()}


def _stated(slots: Sequence[Slot]) -> dict[str, frozenset[str]]:
    """All values that each article states."""
    found: dict[str, set[str]] = defaultdict(set)
    for slot in slots:
        found[slot.article].add(_value(slot))
    return {article: frozenset(values) for article, values in found.items()}


def _known(s: _Scored, stated: Mapping[str, frozenset[str]]) -> str:
    """Whether an article that states one value also states the other, of whatever: who knows two names does
    not mix them up."""
    if s.a.article == s.b.article:
        return "one article states both"
    both = (_value(s.b) in stated[s.a.article]) + (_value(s.a) in stated[s.b.article])
    return ("neither article states the other value", "one article states both", "both articles state both")[both]


def _sort(slot: Slot) -> tuple[str, str, str]:
    value = slot.mention.value
    if isinstance(value, Quantity):
        noun = slot.mention.noun if value.dimension in {"count", "share", "money", "length", "duration"} else ""
        return slot.article, value.dimension, noun
    return slot.article, slot.mention.type, slot.predicate[0] if slot.predicate else slot.mention.role


def _value(slot: Slot) -> str:
    value = slot.mention.value
    if isinstance(value, Quantity):
        return f"{value.low}-{value.high}"
    return slot.mention.entity or slot.mention.raw


def _key(slot: Slot) -> tuple[int, int, int]:
    return (*slot.order, slot.mention.index)


def _equals_first(
    scored: Sequence[_Scored], several: Mapping[tuple[str, str, str], int], stated: Mapping[str, frozenset[str]]
) -> list[Candidate]:
    # Best agreeing partner of each slot in each other article, and the rank among what differs.
    agree: dict[tuple[tuple[int, int, int], str], float] = {}
    partners: dict[tuple[int, int, int], list[tuple[float, Slot]]] = defaultdict(list)
    differ: dict[tuple[tuple[int, int, int], str], list[float]] = defaultdict(list)
    for s in scored:
        for one, other in ((s.a, s.b), (s.b, s.a)):
            slot = (_key(one), other.article)
            if s.verdict == "equal":
                agree[slot] = max(agree.get(slot, -99.0), s.score)
                partners[_key(one)].append((s.score, other))
            else:
                differ[slot].append(s.score)
    out = []
    for s in scored:
        if s.verdict != "differ":
            continue
        near = [agree.get((_key(one), other.article)) for one, other in ((s.a, s.b), (s.b, s.a))]
        rank = max(
            sum(score > s.score + 1e-9 for score in differ[_key(one), other.article])
            for one, other in ((s.a, s.b), (s.b, s.a))
        )
        equals = ("equals first", _equal_level(near, s.score))
        if equals[1] == MATCHED or _told_elsewhere(s, partners):
            # Each is told by both articles, in sentences more alike than these two: nothing is left to disagree.
            continue
        best = (
            "best match",
            "each is the other's best match"
            if rank == 0
            else "a better match exists"
            if rank == 1
            else "several better matches exist",
        )
        # Two values in one article are the two that are compared.
        spare = int(s.a.article == s.b.article and _sort(s.a) == _sort(s.b))
        crowd = [several[_sort(one)] - spare for one in (s.a, s.b)]
        known = ("known elsewhere", _known(s, stated))
        only = (
            "how many such",
            "each article gives one such value"
            if max(crowd) == 1
            else "one article gives several such values"
            if min(crowd) == 1
            else "both articles give several such values",
        )
        support = _support(partners[_key(s.a)], partners[_key(s.b)])
        out.append(
            Candidate(
                s.a, s.b, s.detail, s.score, (*s.levels, equals, best, known, only, support), _agreeing(s, partners)
            )
        )
    return out


def _told_elsewhere(s: _Scored, partners: Mapping[tuple[int, int, int], Sequence[tuple[float, Slot]]]) -> bool:
    """Whether another article tells both values of one article as well: then they are two facts to both."""
    if s.a.article != s.b.article:
        return False
    there = [{p.article for score, p in partners.get(_key(one), ()) if score > s.score} for one in (s.a, s.b)]
    return bool(there[0] & there[1])


MATCHED = "both have a better-matching equal"


def _equal_level(near: Sequence[float | None], score: float) -> str:
    found = [n for n in near if n is not None and n > EQUAL_FLOOR]
    if not found:
        return "neither value stands in the other article"
    better = sum(n >= score for n in found)
    if better == 2:
        return MATCHED
    if better == 1:
        return "one has a better-matching equal"
    return "an equal stands elsewhere, matching less"


EQUAL_FLOOR = -4.0
"""Log-odds under which an equal value is a coincidence, not a partner."""
ATTACH = -2.5
"""Log-odds from which an agreeing slot is taken to make the same claim: that the values agree speaks for it."""


def _support(x: Iterable[tuple[float, Slot]], y: Iterable[tuple[float, Slot]]) -> tuple[str, str]:
    many = [len({s.article for score, s in side if score > ATTACH}) for side in (x, y)]
    name = "support"
    if min(many) >= 1:
        return name, "both values are claimed more than once"
    return name, "one value is claimed more than once" if max(many) >= 1 else "each value is claimed once"


def _agreeing(s: _Scored, partners: dict[tuple[int, int, int], list[tuple[float, Slot]]]) -> tuple[Slot, ...]:
    rows = [
        (score, slot)
        for one in (s.a, s.b)
        for score, slot in partners[_key(one)]
        if score > _needed(one, slot) and not counts_another(one, slot.mention.noun, slot.fates)
        if not (isinstance(one.mention.value, Quantity) and _of_others(one, slot))
    ]
    return tuple(slot for _, slot in sorted(rows, key=lambda r: (-r[0], _key(r[1]))))


def _of_others(one: Slot, slot: Slot) -> bool:
    """Whether two numbers are told of two doers or two places: "22 seats for the Greens", "65 percent in India"."""
    return lv.names_apart(one, slot) or set_apart_by_place(one, slot)


def _needed(one: Slot, other: Slot) -> float:
    """A number that is not small does not stand in two reports of one story by chance."""
    x, y = one.mention.value, other.mention.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.low is None:
        return ATTACH
    telling = x.low > block.SMALL and (x.low, x.high) == (y.low, y.high)
    return ATTACH - 1.5 if telling else ATTACH
