"""Whether two units stand in one place of two parallel sentences, and how much else the sentences share."""

from __future__ import annotations

from collections.abc import Mapping

from conflictcheck.align import levels as lv
from conflictcheck.align.parallel import Line, Parallel, Unit, alike

Levels = tuple[tuple[str, str], ...]


def place_levels(told: Parallel, x: Unit, y: Unit) -> Levels:
    """`x` is a unit of the first sentence, `y` of the second."""
    rest = [_rest(told.a, told.there, x), _rest(told.b, told.here, y)]
    lesser = min(rest, key=lambda r: (r[1], -r[0]))
    return (
        ("above", governed(told, x, y)),
        ("below", lv.binned(below(told, x, y), (1, 2), BELOW)),
        ("left", beside(told, x, y, -1)),
        ("right", beside(told, x, y, 1)),
        ("fit", FIT[sum(signs(told, x, y))]),
        ("else left over", lv.binned(lesser[1], (1, 2, 3, 5), LEFT_OVER)),
        ("told by both", lv.binned(lesser[0], (0.45, 0.6, 0.75, 0.9), TOLD)),
        ("told by both ways", lv.binned(min(r[0] for r in rest), (0.2, 0.35, 0.5, 0.7, 0.9), TOLD_BOTH)),
        ("words aligned", lv.binned(told.amount, (2.5, 4.0, 6.0, 9.0), ALIGNED)),
    )


BELOW = ("nothing aligned below", "one aligned below", "several aligned below")
FIT = ("no sign", "one sign", "two signs of one place", "three signs of one place", "four signs of one place")
LEFT_OVER = (
    "nothing else left over",
    "one more word left over",
    "two more left over",
    "a few more left over",
    "much left over",
)
TOLD = tuple(f"{n} of the rest is in the other" for n in ("little", "half", "most", "nearly all", "all"))
TOLD_BOTH = tuple(f"{n} of both is shared" for n in ("little", "a part", "a third", "half", "most", "nearly all"))
ALIGNED = tuple(f"{n} aligned" for n in ("little", "something", "much", "very much", "nearly everything"))
NOT_PARALLEL: Levels = (("parallel", "sentences not parallel"),)
PARALLEL = ("parallel", "sentences parallel")


def signs(told: Parallel, x: Unit, y: Unit) -> tuple[bool, bool, bool, bool]:
    return (
        governed(told, x, y) in {"same word above", "like word above", "both on top"},
        below(told, x, y) > 0,
        beside(told, x, y, -1) == "aligned",
        beside(told, x, y, 1) == "aligned",
    )


def governed(told: Parallel, x: Unit, y: Unit) -> str:
    (p, role), (q, other) = told.a.governors[x.index], told.b.governors[y.index]
    if p < 0 or q < 0:
        return "both on top" if p == q else "one on top"
    if told.there.get(p) != q:
        return "other words above"
    if arc(role) != arc(other):
        return "another role under it"
    return "same word above" if alike(told.a.units[p], told.b.units[q]) >= 0.9 else "like word above"


_ARCS = {
    "nsubjpass": "object",
    "dobj": "object",
    "nsubj": "subject",
    "agent": "subject",
    "prep:by": "subject",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
    "poss": "modifier",
    "nummod": "modifier",
    "advmod": "adverb",
    "npadvmod": "adverb",
    "xcomp": "clause",
    "ccomp": "clause",
    "advcl": "clause",
    "relcl": "clause",
    "acl": "clause",
    "conj": "conj",
}


def arc(label: str) -> str:
    return _ARCS.get(label, label)


def below(told: Parallel, x: Unit, y: Unit) -> int:
    """How many units under `x` are aligned with units under `y`."""
    under = [u.index for u in told.a.units if told.a.governors[u.index][0] == x.index]
    return sum(told.b.governors[told.there[k]][0] == y.index for k in under if k in told.there)


def beside(told: Parallel, x: Unit, y: Unit, step: int) -> str:
    p, q = x.index + step, y.index + step
    inside = (0 <= p < len(told.a.units), 0 <= q < len(told.b.units))
    if not any(inside):
        return "both at the edge"
    if not all(inside):
        return "one at the edge"
    return "aligned" if told.there.get(p) == q else "not aligned"


def _rest(line: Line, aligned: Mapping[int, int], unit: Unit) -> tuple[float, int]:
    """Aligned share of the sentence without the unit, and how many other units are not aligned."""
    total = line.total - unit.weight
    done = sum(u.weight for u in line.units if u.index in aligned and u.index != unit.index)
    odd = sum(u.index not in aligned and u.index != unit.index for u in line.units)
    return (done / total if total > 0 else 0.0), odd
