"""Numbers in words: "a hundred and five", "two thousand", and vague ones: "dozens", "a few"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from conflictcheck.normalize.number_data import words
from conflictcheck.normalize.number_tokens import Tok
from conflictcheck.normalize.numeral_base import (
    ONE,
    Numeral,
    at,
    exact_numeral,
    is_word,
    over_hyphen,
    step_of,
)
from conflictcheck.normalize.numeral_fraction import with_fraction

TEN_OR_SO = Decimal(12)


def read_vague(tokens: Sequence[Tok], i: int) -> Numeral | None:
    lex = words()
    for length in (3, 2, 1):
        phrase = tuple(t.low for t in tokens[i : i + length])
        if len(phrase) == length and phrase in lex.vague:
            break
    else:
        return None
    low, high = lex.vague[phrase]
    j = i + length
    if phrase[0] in lex.vague_factors and is_word(at(tokens, j), "of"):
        times = at(tokens, j + 1)
        if times and times.low in ("thousands", "millions", "billions", "trillions", "hundreds"):
            scale = lex.scales[times.low[:-1]]
            a, b = lex.vague_factors[phrase[0]]
            return Numeral(a * scale, b * scale, ONE, j + 2, a * scale, scaled=True, vague=True)
    if phrase in (("scores",), ("tens",)) and (
        not is_word(at(tokens, j), "of") or (t := at(tokens, j + 1)) is None or t.kind == "num"
    ):
        return None
    if len(phrase) == 1 and phrase[0] != "several":
        return Numeral(low, high, ONE, j, low, scaled=True, vague=True)
    follow = at(tokens, j)
    if follow is not None and follow.low in lex.scales:
        # "several" may be two dozen people, "several hundred" are hardly two thousand
        high = min(high, TEN_OR_SO)
    return Numeral(low, high, ONE, j, low, vague=True)


def read_words(tokens: Sequence[Tok], i: int) -> Numeral | None:
    """ "twenty-six", "a hundred and five", "two thousand three hundred"."""
    lex = words()
    first = tokens[i].low
    if first == "zero":
        return exact_numeral(Decimal(0), ONE, i + 1)
    if first in ("a", "an", "the"):
        j = i + 1
        if is_word(at(tokens, j), "half") and first == "a":
            return None
        scale = at(tokens, j)
        if (
            first == "an"
            or scale is None
            or scale.low not in ("hundred", "thousand", "million", "billion", "trillion", "dozen")
        ):
            return None
        if first == "the" and scale.low != "dozen":
            return None
        return _tail(tokens, _small_scale(tokens, ONE, j))
    if first == "half" or first not in lex.cardinals:
        return None
    value, j = _below_hundred(tokens, i)
    return _tail(tokens, with_fraction(tokens, exact_numeral(Decimal(value), ONE, j)))


def _below_hundred(tokens: Sequence[Tok], i: int) -> tuple[int, int]:
    cardinals = words().cardinals
    value = cardinals[tokens[i].low]
    j = over_hyphen(tokens, i + 1)
    unit = at(tokens, j)
    apart = j == i + 1 and over_hyphen(tokens, j + 1) > j + 1  # "twenty one-day passes"
    if value >= 20 and unit and cardinals.get(unit.low, 10) < 10 and not apart:
        return value + cardinals[unit.low], j + 1
    return value, i + 1


def _small_scale(tokens: Sequence[Tok], mantissa: Decimal, j: int) -> Numeral:
    scale = words().scales[tokens[j].low]
    value = mantissa * scale
    return Numeral(value, value, step_of(value), j + 1, mantissa, scaled=True)


def _tail(tokens: Sequence[Tok], found: Numeral) -> Numeral:
    """Goes on behind "two" or "a hundred" with scales and smaller parts: "two thousand three hundred and
    five"."""
    lex = words()
    total, group, end = Decimal(0), found.low, found.end
    mantissa, scaled = found.mantissa, found.scaled
    ceiling = Decimal("1e30")
    whole = found.low == found.low.to_integral_value()
    while True:
        j = over_hyphen(tokens, end)
        word = at(tokens, j)
        if word is None or word.kind != "word":
            break
        scale = lex.scales.get(word.low)
        if scale is not None and word.low != "score":
            if scale == 100 and group < 100:
                group *= 100
            elif scale < ceiling and scale != 100:
                if word.low == "dozen" and scaled:
                    break
                total, group, ceiling = total + group * scale, Decimal(0), scale
            else:
                break
            scaled, end = True, j + 1
            continue
        if not scaled or not whole or word.glued != (j > end):
            break
        k = j + 1 if word.low == "and" and j == end else j
        part = at(tokens, k)
        if part is None or part.low not in lex.cardinals:
            break
        if k > j and (ceiling >= 1_000_000 and group == 0):
            break
        value, after = _below_hundred(tokens, k)
        follow = at(tokens, after)
        is_hundreds = is_word(follow, "hundred")
        room = Decimal(100) if group and group % 100 == 0 else min(ceiling, Decimal(1000))
        if (group and group % 100 != 0) or value >= room or (group == 0 and ceiling < 1000):
            break
        if k > j and is_hundreds:
            break
        group += value
        end = after
    whole_value = total + group
    if whole_value == found.low and end == found.end:
        return found
    step = step_of(whole_value) if whole else found.step * whole_value / found.low
    return replace(found, low=whole_value, high=whole_value, step=step, end=end, mantissa=mantissa, scaled=scaled)
