"""Reads one number - digits, words, fractions, scales, vague plurals - from a token list. No units, no
hedges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import gcd

from conflictcheck.normalize.number_data import words
from conflictcheck.normalize.number_tokens import HYPHENS, VULGAR, Tok

ONE = Decimal(1)
_SLASH_BOTTOMS = frozenset((2, 3, 4, 5, 6, 8, 16))


@dataclass(frozen=True, slots=True)
class Numeral:
    """`low` and `high` differ only for vague counts ("dozens"). `end` is the index of the token behind it."""

    low: Decimal
    high: Decimal
    step: Decimal
    end: int
    mantissa: Decimal
    scaled: bool = False
    fraction: bool = False
    vague: bool = False
    digits: bool = False
    grouped: bool = False
    glued_scale: str = ""


def step_of(value: Decimal, smallest: Decimal = ONE) -> Decimal:
    """How far the writing of a whole number lets the real one be rounded, in multiples of `smallest`.

    Reporters give small counts as they are and round large ones. So: below 100 every number is meant to the
    unit; from 100 to 999 only multiples of 50 look round, and then to ten; from 1,000 the step is the power
    of ten of the last digit that is not zero, but never more than a tenth of the value ("20,000" stands for
    19,000 to 21,000 and not, as its zeros alone would have it, for 15,000 to 25,000).
    """
    size = abs(value) / smallest
    if size < 100:
        return smallest
    if size < 1000:
        return smallest * 10 if size % 50 == 0 else smallest
    zeros = ONE
    while size % (zeros * 10) == 0:
        zeros *= 10
    return smallest * min(zeros, size / 10)


def _exact(
    value: Decimal, step: Decimal, end: int, *, digits: bool = False, grouped: bool = False
) -> Numeral:
    return Numeral(value, value, step, end, value, digits=digits, grouped=grouped)


def at(tokens: Sequence[Tok], i: int) -> Tok | None:
    return tokens[i] if 0 <= i < len(tokens) else None


def is_word(token: Tok | None, *choices: str) -> bool:
    return token is not None and token.low in choices


def over_hyphen(tokens: Sequence[Tok], i: int) -> int:
    """`i`, or the index behind a hyphen that is glued on at `i`."""
    token = at(tokens, i)
    return i + 1 if token and token.text in HYPHENS and token.glued and i + 1 < len(tokens) else i


def read_numeral(tokens: Sequence[Tok], i: int) -> Numeral | None:
    """The longest number that begins at token `i`, or None."""
    token = tokens[i]
    if token.kind == "num":
        slash = slash_fraction(tokens, i)
        found = _share(*slash) if slash else _digits(tokens, i)
    elif token.text in VULGAR:
        top, bottom = VULGAR[token.text]
        found = _share(top, bottom, i + 1)
    elif token.kind == "word":
        found = _vague(tokens, i) or _fraction(tokens, i) or _words(tokens, i)
    else:
        return None
    return found and _scaled(tokens, found)


def _digits(tokens: Sequence[Tok], i: int) -> Numeral | None:
    token = tokens[i]
    text = token.text
    grouped = False
    if text.count(".") > 1:
        text, grouped = text.replace(".", ""), True
    elif "," in text:
        head, tail = text.rsplit(",", 1)
        grouped = len(tail.split(".")[0]) == 3
        text = text.replace(",", "") if grouped else f"{head}.{tail}"
    for space in (" ", "\u00a0", "\u202f", "\u2009"):
        grouped = grouped or space in text
        text = text.replace(space, "")
    value = Decimal(text)
    decimals = len(text.partition(".")[2])
    step = Decimal(1).scaleb(-decimals) if decimals else step_of(value)
    found = _exact(value, step, i + 1, digits=True, grouped=grouped or bool(decimals))
    return _mixed(tokens, found)


def _mixed(tokens: Sequence[Tok], found: Numeral) -> Numeral:
    """Adds the fraction of "2 1/2", "2½", "2 and a half", "two-and-a-half"."""
    i = found.end
    token = at(tokens, i)
    part: tuple[int, int, int] | None = None
    if token is None:
        return found
    if token.text in VULGAR:
        part = (*VULGAR[token.text], i + 1)
    elif slash := slash_fraction(tokens, i):
        part = slash if found.digits else None
    else:
        j = over_hyphen(tokens, i)
        if is_word(at(tokens, j), "and"):
            j = over_hyphen(tokens, j + 1)
            if is_word(at(tokens, j), "a", "one"):
                j = over_hyphen(tokens, j + 1)
                if is_word(at(tokens, j), "half"):
                    part = (1, 2, j + 1)
                elif is_word(at(tokens, j), "quarter", "third"):
                    part = (1, words().denominators[tokens[j].low], j + 1)
            elif is_word(at(tokens, j), "three") and is_word(
                at(tokens, over_hyphen(tokens, j + 1)), "quarters"
            ):
                part = (3, 4, over_hyphen(tokens, j + 1) + 1)
    if part is None:
        return found
    value = found.low + Decimal(part[0]) / Decimal(part[1])
    return replace(
        found, low=value, high=value, mantissa=value, step=ONE / part[1], end=part[2], grouped=True
    )


def slash_fraction(tokens: Sequence[Tok], i: int) -> tuple[int, int, int] | None:
    """(1, 2, index behind) of "1/2" at `i`."""
    three = tokens[i : i + 3]
    if len(three) < 3 or three[0].kind != "num" or three[1].text not in "/⁄" or three[2].kind != "num":
        return None
    if not (three[1].glued and three[2].glued and three[0].text.isdigit() and three[2].text.isdigit()):
        return None
    top, bottom = int(three[0].text), int(three[2].text)
    # "5/10" and "4/5" are marks out of ten or five; a share is reduced and goes on.
    behind = at(tokens, i + 3)
    goes_on = behind is not None and (behind.kind == "word" or behind.text in HYPHENS or behind.text == "%")
    if not (0 < top < bottom and bottom in _SLASH_BOTTOMS and gcd(top, bottom) == 1 and goes_on):
        return None
    return top, bottom, i + 3


def _share(top: int, bottom: int, end: int) -> Numeral:
    value = Decimal(top) / Decimal(bottom)
    # "a third" is said of 32 or 35 percent too; a finer denominator is a more careful statement.
    step = min(Decimal("0.05"), ONE / (bottom * bottom))
    return Numeral(value, value, step, end, value, fraction=True)


def _fraction(tokens: Sequence[Tok], i: int) -> Numeral | None:
    """ "half", "a third", "two-thirds", "three quarters", "one-fifth"; whether a bare ordinal is a share,
    the caller tells."""
    lex = words()
    token = tokens[i]
    if token.low == "half" or (token.low == "quarter" and is_word(at(tokens, i + 1), "of", "-")):
        return _share(1, lex.denominators[token.low], i + 1)
    top = 1 if token.low in ("a", "an") else lex.cardinals.get(token.low)
    if top is None:
        return None
    j = over_hyphen(tokens, i + 1)
    word = at(tokens, j)
    if word is None or word.low not in lex.denominators or (word.low == "second"):
        return None
    plural = word.low.endswith("s") and word.low != "halves"
    hyphen = j > i + 1
    if top == 1:
        if plural:
            return None
        if (
            token.low != "one"
            and word.low not in ("half", "quarter")
            and not is_word(at(tokens, j + 1), "of")
        ):
            return None
        if (
            token.low != "one"
            and word.low == "quarter"
            and not is_word(at(tokens, j + 1), "of", "-", "century")
        ):
            return None
    elif not plural or top >= lex.denominators[word.low]:
        return None
    if word.low == "quarters" and not hyphen and not is_word(at(tokens, j + 1), "of"):
        return None
    return _share(top, lex.denominators[word.low], j + 1)


def _vague(tokens: Sequence[Tok], i: int) -> Numeral | None:
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
    return Numeral(low, high, ONE, j, low, vague=True)


def _words(tokens: Sequence[Tok], i: int) -> Numeral | None:
    """ "twenty-six", "a hundred and five", "two thousand three hundred"."""
    lex = words()
    first = tokens[i].low
    if first == "zero":
        return _exact(Decimal(0), ONE, i + 1)
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
    return _tail(tokens, _mixed(tokens, _exact(Decimal(value), ONE, j)))


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
    return replace(
        found, low=whole_value, high=whole_value, step=step, end=end, mantissa=mantissa, scaled=scaled
    )


def _scaled(tokens: Sequence[Tok], found: Numeral) -> Numeral:
    """Scales, and the half of "a million and a half" behind them."""
    found = _scaled_plain(tokens, found)
    j = found.end
    and_a_half = [t.low for t in tokens[j : j + 3]] == ["and", "a", "half"]
    if not (and_a_half and found.scaled and not found.vague and found.mantissa and found.low >= 1_000_000):
        return found
    scale = found.low / found.mantissa
    value = found.low + scale / 2
    return replace(found, low=value, high=value, step=scale / 10, end=j + 3)


def _scaled_plain(tokens: Sequence[Tok], found: Numeral) -> Numeral:
    """Multiplies by the scales that follow: "1.2bn", "5-million", "several hundred", "half a million",
    "2 lakh crore"."""
    lex = words()
    while True:
        j = found.end
        token = at(tokens, j)
        if token is None:
            return found
        if found.digits and token.kind == "word" and token.glued and not found.scaled:
            suffix = (
                token.low if token.text in (token.low, token.text.upper(), token.low.capitalize()) else ""
            )
            if suffix in lex.glued_scales:
                return _times(found, lex.glued_scales[suffix], j + 1, glued=suffix)
        j = over_hyphen(tokens, j)
        if found.fraction or found.vague:
            if is_word(at(tokens, j), "of") and not found.vague:
                j += 1
            if is_word(at(tokens, j), "a", "one") and found.fraction:
                j = over_hyphen(tokens, j + 1)
        word = at(tokens, j)
        if word is None or word.kind != "word" or word.low not in lex.scales or word.low == "score":
            return found
        if word.low == "hundred" and found.scaled:
            return found
        if word.glued and not (found.digits or j > found.end):
            return found
        found = _times(found, lex.scales[word.low], j + 1)


def _times(found: Numeral, scale: Decimal, end: int, glued: str = "") -> Numeral:
    low, high = found.low * scale, found.high * scale
    step = found.step * scale
    if not found.vague and found.low == found.low.to_integral_value() and not found.fraction:
        step = step_of(low)
    elif found.fraction:
        step = low / 10
    step = min(step, abs(low) / 10) if low else step
    return replace(
        found,
        low=low,
        high=high,
        step=step,
        end=end,
        scaled=True,
        fraction=False,
        mantissa=found.low,
        glued_scale=glued,
    )
