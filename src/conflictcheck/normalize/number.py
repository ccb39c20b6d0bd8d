"""Numbers of a sentence as typed quantities. The grammar is written by hand: number libraries fail on
news ("$1.2bn")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from conflictcheck.model.text import Span
from conflictcheck.model.value import Found, Quantity
from conflictcheck.normalize.hedge import Hedge, hedge_of
from conflictcheck.normalize.measure import Measure, canonical, read_measure
from conflictcheck.normalize.number_age import read_age
from conflictcheck.normalize.number_agree import Relation, compatible, relation, render
from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_doubt import counts_something, is_magnitude, is_year
from conflictcheck.normalize.number_magnitude import read_magnitude
from conflictcheck.normalize.number_range import read_range
from conflictcheck.normalize.number_rank import read_rank
from conflictcheck.normalize.number_ratio import read_multiple, read_share
from conflictcheck.normalize.number_reading import Reading
from conflictcheck.normalize.number_scene import Scene, may_have_numbers, scene_of
from conflictcheck.normalize.number_score import read_score
from conflictcheck.normalize.number_tokens import HYPHENS, Tok
from conflictcheck.normalize.number_zero import read_zero
from conflictcheck.normalize.numeral_base import at

__all__ = ["Relation", "compatible", "find_quantities", "relation", "render"]

_SPECIAL = (read_zero, read_magnitude, read_age, read_multiple, read_rank, read_score, read_share)


def find_quantities(text: str, taken: Sequence[Span] = ()) -> tuple[Found[Quantity], ...]:
    """The quantities of one sentence or short text, in order, none overlapping another or a span of `taken`.

    A found span covers the number with its unit and scale ("$1.2bn", "26 percent", "6.1-magnitude"),
    neither the hedge before it nor the noun it counts. Values are in the canonical unit (see
    `Quantity.unit`). How hedges are kept:

    - "about 26": low = high = 26, `approx`;
    - "nearly 200", "just over 200": low = high = 200, `approx`, and `bound` tells the side;
    - "more than 20": low = 20, high None, `bound` "at least"; "fewer than 20": the reverse;
    - "as many as 2,000": high = 2000, low None, `bound` "at most", `approx`.

    Left out: clock times, addresses, phone numbers, names with numbers (Flight 370), idioms, "a" and "an".
    A bare calendar year has the dimension `year`. Never raises.
    """
    if not may_have_numbers(text):
        return ()
    scene = scene_of(text, taken)
    found: list[Found[Quantity]] = []
    i = 0
    while i < len(scene.tokens):
        readings = () if i in scene.blocked or not _may_begin(scene.tokens[i]) else _read(scene, i)
        i += 1
        for reading in readings:
            if any(k in scene.blocked for k in range(reading.first, reading.end)):
                continue
            found.append(_found(scene, reading))
            i = max(i, reading.end)
    return tuple(found)


def _may_begin(token: Tok) -> bool:
    if token.kind in ("num", "cur"):
        return True
    if token.kind == "sym":
        return token.text in HYPHENS or not token.text.isascii()
    return token.kind == "word" and token.low in _starters()


@cache
def _starters() -> frozenset[str]:
    lex = words()
    return frozenset(
        {
            "a",
            "an",
            "the",
            "no",
            "none",
            "nobody",
            "zero",
            "half",
            "quarter",
            "magnitude",
            "category",
            "minus",
            "single",
        }
        | set(lex.cardinals)
        | set(lex.ordinals)
        | set(lex.multiples)
        | {phrase[0] for phrase in lex.vague}
        | {phrase[0] for phrase in lex.groups}
    )


def _read(scene: Scene, i: int) -> tuple[Reading, ...]:
    for reader in _SPECIAL:
        reading = reader(scene, i)
        if reading is not None:
            return (reading,)
    if scene.tokens[i].low == "single":
        return _single(scene, i)
    if (group := _group(scene, i)) is not None:
        return (group,)
    if _has_suffix(scene, i):
        return ()
    measures = read_range(scene, i)
    if measures is None:
        measure = read_measure(scene.tokens, i)
        measures = (measure,) if measure and counts_something(scene, measure) else ()
    return tuple(_reading(scene, measure) for measure in measures)


def _has_suffix(scene: Scene, i: int) -> bool:
    """An ordinal or a decade that no reader wanted ("14th Amendment", "the 80s") is no count either."""
    suffix = at(scene.tokens, i + 1)
    if suffix is None or scene.tokens[i].kind != "num":
        return False
    return suffix.glued and suffix.low in ("st", "nd", "rd", "th", "s", "x")


def _single(scene: Scene, i: int) -> tuple[Reading, ...]:
    follow = at(scene.tokens, i + 1)
    if scene.word(i - 1) not in ("a", "the", "no", "one") or follow is None or follow.kind != "word":
        return ()
    if follow.low in context()["not_single"] or scene.word(i - 1) in ("the", "no"):
        return ()
    return (Reading(i, i + 1, Quantity(Decimal(1), Decimal(1), "count", "count", step=Decimal(1))),)


def _group(scene: Scene, i: int) -> Reading | None:
    phrase = (scene.word(i), scene.word(i + 1))
    size = words().groups.get(phrase)
    if size is None:
        return None
    return Reading(i, i + 2, Quantity(size, size, "count", "count", step=Decimal(1)))


def _reading(scene: Scene, measure: Measure) -> Reading:
    low, high, step = canonical(measure)
    unit = measure.unit
    if is_magnitude(scene, measure):
        value = Quantity(low, high, "magnitude", "magnitude", step=measure.numeral.step, original_unit="magnitude")
        return Reading(measure.first, measure.end, value)
    if is_year(scene, measure):
        return Reading(measure.first, measure.end, Quantity(low, high, "year", "year", step=Decimal(1)), hedged=False)
    original = (
        "fraction" if measure.numeral.fraction and unit.dimension == "share" and unit.name == "percent" else unit.name
    )
    value = Quantity(
        low,
        high,
        unit.canonical,
        unit.dimension,
        step=step,
        original_unit=original,
        vague=measure.numeral.vague,
    )
    return Reading(measure.first, measure.end, value)


def _found(scene: Scene, reading: Reading) -> Found[Quantity]:
    start, end = scene.tokens[reading.first].start, scene.tokens[reading.end - 1].end
    value = reading.value
    if reading.hedged:
        value = _hedged(value, hedge_of(scene.tokens, reading.first, reading.end, value.dimension))
    return Found(Span(start, end), scene.text[start:end], value)


def _hedged(value: Quantity, hedge: Hedge) -> Quantity:
    if hedge.bound == "at least" and not hedge.near:
        return replace(value, high=None, bound="at least", approx=hedge.approx)
    if hedge.bound == "at most" and not hedge.near:
        return replace(value, low=None, bound="at most", approx=hedge.approx)
    return replace(value, approx=value.approx or hedge.approx, bound=hedge.bound)
