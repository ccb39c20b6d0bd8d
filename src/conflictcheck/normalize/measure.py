"""A number with its unit or currency: "$1.2bn", "26 percent", "6ft 3in", "half an hour", "-5C"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from conflictcheck.normalize.number_data import Phrase, context, words
from conflictcheck.normalize.number_tokens import HYPHENS, Tok
from conflictcheck.normalize.numeral import Numeral, at, is_word, over_hyphen, read_numeral
from conflictcheck.normalize.unit import Unit, currencies, tidy, units

COUNT = Unit("", "count", "count")
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
        unit, end = _unit_behind(tokens, numeral, j)
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


def match_form(
    tokens: Sequence[Tok], i: int, forms: dict[str, tuple[tuple[Phrase, Unit], ...]], *, exact: bool = False
) -> tuple[Unit, int] | None:
    """The longest written form at `i`; hyphens between its pieces do not matter."""
    token = at(tokens, i)
    if token is None:
        return None
    for phrase, unit in forms.get(token.text if exact else token.low, ()):
        j = i + 1
        for piece in phrase[1:]:
            k = j if piece in HYPHENS else over_hyphen(tokens, j)
            part = at(tokens, k)
            if part is None or (part.text if exact else part.low) != piece:
                break
            j = k + 1
        else:
            return unit, j
    return None


def _unit_behind(tokens: Sequence[Tok], numeral: Numeral, first: int) -> tuple[Unit, int]:
    j = numeral.end
    token = at(tokens, j)
    if token is None:
        return COUNT, j
    forms = units()
    if token.glued and numeral.digits and token.kind == "word" and not numeral.scaled:
        unit = forms.glued.get(token.text)
        if unit is not None:
            return unit, j + 1
        if token.text == "p":
            return Unit("penny", "money", "GBP", Decimal("0.01")), j + 1
    k = over_hyphen(tokens, j)
    if numeral.fraction:
        k = _over_article(tokens, k)
    elif (numeral.vague or numeral.scaled) and is_word(at(tokens, k), "of"):
        k += 1
        if not numeral.vague:
            return COUNT, j
    if k < len(tokens) and tokens[k].glued and tokens[k].kind == "word" and k == j and not numeral.digits:
        return COUNT, j
    if numeral.scaled and is_word(at(tokens, k), ".") and match_form(tokens, k + 1, currencies().words):
        k += 1  # "5 bn. dollars"
    unit_end = _unit_at(tokens, k, numeral, first)
    return unit_end if unit_end else (COUNT, j)


def _over_article(tokens: Sequence[Tok], k: int) -> int:
    """ "half an hour", "a quarter of a mile", "half of one percent"."""
    j = k + 1 if is_word(at(tokens, k), "of") else k
    one = at(tokens, j)
    if is_word(one, "a", "an", "one") or (j > k and one is not None and one.text == "1"):
        return over_hyphen(tokens, j + 1)
    return k


def _unit_at(tokens: Sequence[Tok], k: int, numeral: Numeral, first: int) -> tuple[Unit, int] | None:
    token = at(tokens, k)
    if token is None:
        return None
    forms = units()
    ctx = context()
    money = match_form(tokens, k, currencies().words)
    if money and not (money[0].name == "won" and not numeral.scaled):
        return money
    if token.kind == "cur" or token.text in ("$", "€", "£", "¥", "¢"):
        if token.text == "¢":
            return Unit("cent", "money", "USD", Decimal("0.01")), k + 1
        if token.text in ("€", "£"):
            return currencies().symbols[token.text], k + 1
        return None
    exact = match_form(tokens, k, forms.exact, exact=True)
    found = match_form(tokens, k, forms.words)
    if exact and (found is None or exact[1] > found[1]):
        found = exact
    if found is None:
        return None
    unit, end = found
    follow = at(tokens, end)
    if token.text == "m" and numeral.scaled:
        return None
    if unit.name == "second" and token.low == "second":
        hyphened = k > numeral.end
        if not hyphened and numeral.low != 1 and not numeral.fraction:
            return None
        if over_hyphen(tokens, end) > end and is_word(
            at(tokens, end + 1), "half", "degree", "place", "largest"
        ):
            return None
    if unit.name == "pound":
        before = {t.low for t in tokens[max(0, first - 6) : first]}
        if numeral.low >= 1_000_000 and not is_word(follow, "of"):
            return Unit("pound", "money", "GBP"), end
        if is_word(follow, "sterling"):
            return Unit("pound", "money", "GBP"), end + 1
        if token.low.startswith("pound") and before & ctx["money_words"] and not is_word(follow, "of"):
            return Unit("pound", "money", "GBP"), end
    if unit.name == "stone" and not numeral.digits:
        return None
    if (
        unit.dimension == "length"
        and unit.name == "foot"
        and token.low == "foot"
        and is_word(follow, "soldiers", "patrol", "patrols")
    ):
        return None
    return unit, end


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
    unit, end = _unit_behind(tokens, part, j)
    hyphened = j == measure.end + 1 and tokens[measure.end].text in HYPHENS
    if unit is COUNT and measure.unit.name == "foot" and hyphened and part.low < 12:
        unit = units().names["inch"]
    if unit.name != smaller or unit.factor * part.low >= measure.unit.factor:
        return measure
    ratio = unit.factor / measure.unit.factor
    extra = part.low * ratio
    return replace(
        measure, low=measure.low + extra, high=measure.high + extra, step=part.step * ratio, end=end
    )


def canonical(measure: Measure) -> tuple[Decimal, Decimal, Decimal]:
    """Low, high and step in the canonical unit."""
    unit = measure.unit
    return unit.convert(measure.low), unit.convert(measure.high), tidy(measure.step * unit.factor)
