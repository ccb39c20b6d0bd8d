"""Pairings to findings: one fact, one finding, with all its claims on their sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.relate import SUM, relate

_WEIGHED = frozenset({"slot", "deed", "stance", "swap"})
OPEN = 0.85
JOIN = 0.6
"""A pairing joins a finding that it shares a claim with when it is at least this share as sure; a less sure
one is explained by the finding and dropped."""


@dataclass(slots=True)
class Group:
    """Pairings about one fact, surest first, and the claims of each side."""

    pairings: list[Pairing]
    sides: list[list[Claimed]] = field(default_factory=list)

    @property
    def best(self) -> Pairing:
        return self.pairings[0]


def group(pairings: Sequence[Pairing]) -> tuple[Group, ...]:
    """Findings in the order of their confidence. Two findings never cite the same two places."""
    groups: list[Group] = []
    at: dict[tuple[str, tuple[int, int, int]], Group] = {}
    sentences: dict[tuple[str, int, str, int], Group] = {}
    events: set[tuple[str, int]] = set()
    for pairing in sorted(pairings, key=_as_told):
        if pairing.model in _WEIGHED and same_value(pairing.a, pairing.b):
            # Told apart by words of the sentence, said to be the same by the values themselves.
            continue
        keys = [(pairing.kind, c.key) for c in (pairing.a, pairing.b)]
        home = next((at[k] for k in keys if k in at), None)
        if home is not None:
            if pairing.confidence >= JOIN * home.best.confidence and _fits(home, pairing):
                home.pairings.append(pairing)
                _place(home, pairing)
                for k in keys:
                    at.setdefault(k, home)
            continue
        if pairing.by_chance:
            continue
        twin = _sentences(pairing)
        if twin in sentences:
            # The same two sentences again, told by another kind or another number of the same list.
            continue
        if pairing.one_event and any(s in events for s in _both_sentences(pairing)):
            # Where the event was is told already; when it was is told with it.
            continue
        home = Group([pairing])
        _place(home, pairing)
        groups.append(home)
        if pairing.one_event:
            events.update(_both_sentences(pairing))
        sentences[twin] = home
        for k in keys:
            at[k] = home
    for made in groups:
        _attach(made)
    return tuple(_once(_gathered(groups)))


def _gathered(groups: Sequence[Group]) -> list[Group]:
    """Findings of one fact together: a claim that agrees with a side of one may have begun another, "60 dead" and "65
    dead", "59 bodies" and "65 dead"."""
    out: list[Group] = []
    for made in groups:
        home = next((g for g in out if _one_fact(g, made)), None)
        if home is None:
            out.append(made)
            continue
        home.pairings += made.pairings
        for side in made.sides:
            for claim in side:
                _add(home, claim)
        for side in home.sides:
            side.sort(key=lambda c: c.key)
    return out


def _one_fact(home: Group, made: Group) -> bool:
    """Whether two numbers that stand apart in one of the two findings are of the other as well."""
    first, second = home.best, made.best
    if first.kind != second.kind or first.model != second.model or first.model != "slot":
        return False
    if second.confidence < JOIN * first.confidence:
        return False
    known = {c.key for side in home.sides for c in side}
    told = {c.key for p in made.pairings for c in (p.a, p.b)}
    return bool(known & told)


def _add(home: Group, claim: Claimed) -> None:
    side = _side(home, claim)
    if side is None:
        home.sides.append([claim])
    elif not any(c.key == claim.key for c in home.sides[side]):
        home.sides[side].append(claim)


def _once(groups: Sequence[Group]) -> list[Group]:
    """Without the findings all of whose sides a surer one of their kind cites already, on sides of its own: claims
    that agree with a side can bring two findings together that began apart."""
    out: list[Group] = []
    cited: dict[str, list[list[set[tuple[int, int, int]]]]] = {}
    for made in groups:
        sides = [{c.key for c in side} for side in made.sides]
        before = cited.setdefault(made.best.kind, [])
        if any(_covers(known, sides) for known in before):
            continue
        before.append(sides)
        out.append(made)
    return out


def _covers(known: Sequence[set[tuple[int, int, int]]], sides: Sequence[set[tuple[int, int, int]]]) -> bool:
    homes = [next((k for k, there in enumerate(known) if side & there), None) for side in sides]
    return None not in homes and len(set(homes)) > 1


def _as_told(pairing: Pairing) -> tuple[object, ...]:
    """A quotation or an office that differs is told as such, whatever else differs in its words. What may be alike by
    chance comes last, when it can only join."""
    return (pairing.model not in {"quote", "title"}, pairing.by_chance, *pairing.rank)


def _both_sentences(pairing: Pairing) -> tuple[tuple[str, int], tuple[str, int]]:
    return (pairing.a.article, pairing.a.sentence), (pairing.b.article, pairing.b.sentence)


def _sentences(pairing: Pairing) -> tuple[str, int, str, int]:
    (x, i), (y, j) = sorted([(pairing.a.article, pairing.a.sentence), (pairing.b.article, pairing.b.sentence)])
    return x, i, y, j


def same_value(a: Claimed, b: Claimed) -> bool:
    if a.normalized == b.normalized or (a.comes_to and a.comes_to == b.comes_to):
        return True
    if a.slot is None or b.slot is None:
        return False
    verdict, detail = relate(a.slot, b.slot)
    # "23 pirates" and "12 Somali and 11 Yemeni" agree, and yet 23 is not 11.
    return verdict == "equal" and detail != SUM


def _fits(home: Group, pairing: Pairing) -> bool:
    """Whether the pairing's claims stand on different sides of the finding, or open a new one."""
    sides = [_side(home, c) for c in (pairing.a, pairing.b)]
    if None in sides:
        # A further value opens a side only on evidence nearly as good as the best.
        return pairing.confidence >= OPEN * home.best.confidence
    return sides[0] != sides[1]


def _side(home: Group, claim: Claimed) -> int | None:
    for k, side in enumerate(home.sides):
        if any(c.key == claim.key for c in side):
            return k
    for k, side in enumerate(home.sides):
        if same_value(side[0], claim):
            return k
    return None


def _place(home: Group, pairing: Pairing) -> None:
    for claim, more in ((pairing.a, pairing.beside_a), (pairing.b, pairing.beside_b)):
        side = _side(home, claim)
        if side is None:
            home.sides.append([claim])
            side = len(home.sides) - 1
        for found in (claim, *more):
            if not any(c.key == found.key or _said_there(c, found) for c in home.sides[side]):
                home.sides[side].append(found)


def _said_there(known: Claimed, found: Claimed) -> bool:
    """Whether the sentence has told the stance already, in words that fit the other side better."""
    return bool(found.comes_to) and (known.article, known.sentence) == (found.article, found.sentence)


def _attach(home: Group) -> None:
    """Add claims elsewhere that agree with one side and with no other."""
    for pairing in home.pairings:
        for claim in pairing.agreeing:
            if any(c.key == claim.key for side in home.sides for c in side):
                continue
            agreeing = [k for k, side in enumerate(home.sides) if same_value(side[0], claim)]
            if len(agreeing) == 1:
                home.sides[agreeing[0]].append(claim)
    for side in home.sides:
        side.sort(key=lambda c: c.key)
