"""Which comparisons are made for which type of slot, and how their levels add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from conflictcheck.align import levels as lv
from conflictcheck.align.match import Levels
from conflictcheck.align.parallel import Parallel
from conflictcheck.align.place import NOT_PARALLEL, PARALLEL, place_levels
from conflictcheck.align.slots import Slot
from conflictcheck.align.weights import Weights
from conflictcheck.model import Moment, Place, Quantity

Comparison = Callable[[Slot, Slot], str]

_CONTEXT: tuple[tuple[str, Comparison], ...] = (
    ("predicate", lv.predicate),
    ("wording near", lv.near),
    ("sentence", lv.sentence),
    ("cover", lv.cover),
    ("amount", lv.amount),
    ("linked entities", lv.entities),
    ("near entities", lv.near_entities),
    ("subject", lv.participant("subj")),
    ("object", lv.participant("obj")),
    ("other names", lv.apart),
    ("role", lv.role),
    ("other numbers", lv.other_numbers),
    ("time", lv.time),
    ("story time", lv.background),
    ("story place", lv.elsewhere),
    ("mood", lv.modality),
    ("negation", lv.negation),
    ("speaker", lv.speaker),
    ("where", lv.place_in_run),
)


def _modifiers(a: Slot, b: Slot) -> str:
    return lv.narrowed(a.mention.modifiers, b.mention.modifiers, "modifiers")


def _complement(a: Slot, b: Slot) -> str:
    return lv.narrowed(a.mention.complement, b.mention.complement, "complements")


COMPARISONS: Mapping[str, tuple[tuple[str, Comparison], ...]] = {
    "quantity": (
        ("counted noun", lv.noun),
        ("what is told of it", lv.told_of),
        ("modifiers", _modifiers),
        ("complement", _complement),
        ("part", lv.part),
        ("further", lv.further),
        ("whose", lv.whose),
        ("fate", lv.fate),
        *_CONTEXT,
    ),
    "moment": (("event", lv.event), *_CONTEXT),
    "place": (("event", lv.event), *_CONTEXT),
    "name": (("modifiers", _modifiers), *_CONTEXT),
    "thing": (("modifiers", _modifiers), *(c for c in _CONTEXT if c[0] not in {"wording near", "near entities"})),
}


Beside = Mapping[tuple[tuple[int, int], tuple[int, int]], Parallel]
"""Parallel sentences by their places: (article number, sentence) of the first and of the second."""


def beside(told: Sequence[Parallel]) -> Beside:
    return {(p.a.order, p.b.order): p for p in told}


def context_levels(a: Slot, b: Slot, told: Beside) -> Levels:
    found = tuple((name, compare(a, b)) for name, compare in COMPARISONS[a.mention.type])
    return (*found, *_parallel_levels(a, b, told))


def _parallel_levels(a: Slot, b: Slot, told: Beside) -> Levels:
    pair = told.get(((a.order[0], a.mention.sentence), (b.order[0], b.mention.sentence)))
    if pair is None:
        return NOT_PARALLEL
    x, y = (line.by_token.get(s.mention.head) for line, s in ((pair.a, a), (pair.b, b)))
    x = pair.a.by_mention[a.mention.index].index if a.mention.index in pair.a.by_mention else x
    y = pair.b.by_mention[b.mention.index].index if b.mention.index in pair.b.by_mention else y
    if x is None or y is None:
        return NOT_PARALLEL
    return (PARALLEL, *place_levels(pair, pair.a.units[x], pair.b.units[y]))


def value_levels(a: Slot, b: Slot, detail: str) -> Levels:
    """Levels of how the two values differ and of how much text they come from."""
    return (*_value_levels(a, b, detail), ("room for chance", lv.room(a.annotated, b.annotated)))


def _value_levels(a: Slot, b: Slot, detail: str) -> Levels:
    x, y = a.mention.value, b.mention.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return (
            ("dimension", x.dimension),
            ("ratio", _ratio(x, y)),
            ("exactness", _exactness(x, y)),
            ("size", _size(x, y)),
            (
                "unit",
                "units written alike" if x.original_unit == y.original_unit else "units written differently",
            ),
        )
    if isinstance(x, Moment) and isinstance(y, Moment):
        same = "same grain" if x.grain == y.grain else "other grain"
        relative = f"{(x.relative and 1) + (y.relative and 1)} said relative to the story"
        return ("grain", same), ("finer grain", min(x.grain, y.grain)), ("relative", relative)
    if isinstance(x, Place) and isinstance(y, Place):
        kind = f"{min(x.kind, y.kind)} against {max(x.kind, y.kind)}"
        return (("place kinds", kind),)
    if a.mention.type == "thing":
        return ("things", detail), ("thing's role", a.mention.role.split(":")[0])
    return ("name type", str(x)), ("names", detail)


def _ratio(x: Quantity, y: Quantity) -> str:
    a, b = abs(float(x.low or x.high or 0)), abs(float(y.low or y.high or 0))
    if min(a, b) == 0:
        return "one value is none"
    return lv.binned(
        max(a, b) / min(a, b),
        (1.12, 1.5, 2.5, 6.0, 30.0),
        (
            "values within 12 %",
            "values within half",
            "values within 2.5 times",
            "values within 6 times",
            "values within 30 times",
            "values worlds apart",
        ),
    )


def _exactness(x: Quantity, y: Quantity) -> str:
    if x.vague or y.vague:
        return "one value vague"
    if x.bound or y.bound:
        return "one value is a bound"
    if x.approx or y.approx:
        return "one value approximate"
    return "both values exact"


def _size(x: Quantity, y: Quantity) -> str:
    if x.dimension != "count":
        return "not a count"
    small = min(float(x.low or x.high or 0), float(y.low or y.high or 0))
    return lv.binned(
        small,
        (1.5, 3.5, 12.5, 99.5),
        ("one of them is one", "two or three", "up to twelve", "up to a hundred", "over a hundred"),
    )


def scorer(weights: Weights, told: Beside) -> Callable[[Slot, Slot], tuple[float, Levels]]:
    def score(a: Slot, b: Slot) -> tuple[float, Levels]:
        found = context_levels(a, b, told)
        return weights.log_odds(found), found

    return score
