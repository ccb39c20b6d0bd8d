"""A number with its unit or currency: "$1.2bn", "26 percent", "6ft 3in", "half an hour", "-5C"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from conflictcheck.normalize.number_data import words
from conflictcheck.normalize.number_tokens import HYPHENS, Tok
from conflictcheck.normalize.numeral import read_numeral
from conflictcheck.normalize.numeral_base import Numeral, at, is_word, over_hyphen
from conflictcheck.normalize.unit import Unit, currencies, tidy, units
from conflictcheck.normalize.unit_behind import COUNT, match_form, unit_behind

PERCENT = Unit("percent", "share", "percent")
_SMALLER = {
    "foot": "inch", "hour": "minute", "minute": "second", "pound": "ounce", "stone": "pound", "year": "month",
    "day": "hour", "metre": "centimetre", "week": "day", "mile": "yard", "month": "week",
}  # fmt: skip
_HALVED = frozenset(("duration", "length", "mass"))
_METRE_AFTER = frozenset(
    [
        "tall",
        "high",
        "long",
        "deep",
        "wide",
        "away",
        "from",
        "race",
        "sprint",
        "freestyle",
        "butterfly",
        "backstroke",
        "breaststroke",
        "hurdles",
        "final",
        "relay",
        "below",
        "above",
        "beyond",
        "thick",
        "offshore",
        "apart",
    ]
)


@dataclass(frozen=True, slots=True)
class Measure:
    """Values in the unit as written; `first`/`end` are token indexes, `end` behind the last."""

    low: Decimal
    high: Decimal
    step: Decimal
    unit: Unit
    first: int
    end: int
    numeral: Numeral

    @property
    def bare(self) -> bool:
        return self.unit is COUNT


def read_measure(tokens: Sequence[Tok], i: int) -> Measure | None:
    """A measure that begins at token `i` (its currency sign, its minus sign or its number)."""
    token = tokens[i]
    if token.low in ("a", "an") and (whole := _one_and_a_half(tokens, i)):
        return whole
    symbol: Unit | None = None
    j = i
    negative = False
    if token.kind == "cur":
        symbol, j = currencies().symbols[token.text], i + 1
    sign = at(tokens, j)
    if sign and (sign.text in HYPHENS or sign.low in ("minus", "negative")):
        negative, j = True, j + 1
    if j >= len(tokens):
        return None
    numeral = read_numeral(tokens, j)
    if numeral is None:
        return None
    if symbol:
        numeral = _money_scale(tokens, numeral)
        unit, end = symbol, numeral.end
        end = _repeated_currency(tokens, end)
    else:
        numeral = _metres(tokens, numeral)
        unit, end = unit_behind(tokens, numeral, j)
    measure = Measure(numeral.low, numeral.high, numeral.step, unit, i, end, numeral)
    if numeral.fraction and (unit is COUNT):
        measure = replace(
            measure, low=numeral.low * 100, high=numeral.high * 100, step=numeral.step * 100, unit=PERCENT
        )
        if numeral.grouped:  # a mixed number is no share
            measure = replace(measure, low=numeral.low, high=numeral.high, step=numeral.step, unit=COUNT)
    if negative:
        measure = replace(measure, low=-measure.high, high=-measure.low)
    return _with_smaller_unit(tokens, measure)


def _one_and_a_half(tokens: Sequence[Tok], i: int) -> Measure | None:
    """ "a year and a half", "an hour and a half"."""
    found = match_form(tokens, i + 1, units().words)
    if found is None or found[0].dimension not in _HALVED:
        return None
    one = Numeral(Decimal(1), Decimal(1), Decimal(1), i + 1, Decimal(1))
    measure = _with_smaller_unit(tokens, Measure(one.low, one.high, one.step, found[0], i, found[1], one))
    return measure if measure.end > found[1] else None


def _money_scale(tokens: Sequence[Tok], numeral: Numeral) -> Numeral:
    token = at(tokens, numeral.end)
    if token is None or token.kind != "word" or numeral.scaled or token.low not in words().money_scales:
        return numeral
    if not (token.glued or token.low == "m"):
        return numeral
    scale = words().money_scales[token.low]
    low, high = numeral.low * scale, numeral.high * scale
    step = min(numeral.step * scale, low / 10)
    end = numeral.end + 1
    return replace(numeral, low=low, high=high, step=step, end=end, scaled=True, mantissa=numeral.low)


def _repeated_currency(tokens: Sequence[Tok], end: int) -> int:
    """Goes over the word in "$5 million dollars", "$5m USD", "US$ 5 billion dollars"."""
    found = match_form(tokens, over_hyphen(tokens, end), currencies().words)
    return found[1] if found and tokens[over_hyphen(tokens, end)].low not in ("won", "real") else end


def _metres(tokens: Sequence[Tok], numeral: Numeral) -> Numeral:
    """ "100m race", "50m high": the m is a metre although it reads as a million elsewhere."""
    if numeral.glued_scale == "m" and numeral.digits:
        follow = at(tokens, numeral.end)
        if is_word(follow, *_METRE_AFTER):
            low = numeral.mantissa
            scale = numeral.low / low if low else Decimal(1)
            return replace(
                numeral,
                low=low,
                high=low,
                step=numeral.step / scale,
                end=numeral.end - 1,
                scaled=False,
                glued_scale="",
            )
    return numeral


def _with_smaller_unit(tokens: Sequence[Tok], measure: Measure) -> Measure:
    """Adds the inches to the feet: "6ft 3in", "6-foot-3", "two hours and 20 minutes", "a year and a half"."""
    smaller = _SMALLER.get(measure.unit.name)
    if measure.bare or measure.numeral.vague:
        return measure
    j = measure.end
    if (
        is_word(at(tokens, j), "and")
        and is_word(at(tokens, j + 1), "a")
        and is_word(at(tokens, j + 2), "half")
        and measure.unit.dimension in _HALVED
    ):
        half = Decimal("0.5")
        return replace(measure, low=measure.low + half, high=measure.high + half, step=half, end=j + 3)
    if smaller is None:
        return measure
    if is_word(at(tokens, j), "and", ","):
        j += 1
        if is_word(at(tokens, j), "and"):
            j += 1
    j = over_hyphen(tokens, j)
    token = at(tokens, j)
    if token is None or (token.kind != "num" and token.low not in words().cardinals):
        return measure
    part = read_numeral(tokens, j)
    if part is None or part.scaled:
        return measure
    unit, end = unit_behind(tokens, part, j)
    hyphened = j == measure.end + 1 and tokens[measure.end].text in HYPHENS
    if unit is COUNT and measure.unit.name == "foot" and hyphened and part.low < 12:
        unit = units().names["inch"]
    if unit.name != smaller or unit.factor * part.low >= measure.unit.factor:
        return measure
    ratio = unit.factor / measure.unit.factor
    extra = part.low * ratio
    return replace(measure, low=measure.low + extra, high=measure.high + extra, step=part.step * ratio, end=end)


def canonical(measure: Measure) -> tuple[Decimal, Decimal, Decimal]:
    """Low, high and step in the canonical unit."""
    unit = measure.unit
    return unit.convert(measure.low), unit.convert(measure.high), tidy(measure.step * unit.factor)
