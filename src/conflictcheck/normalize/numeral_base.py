"""The number as read, its rounding step, and the small steps over tokens that all readers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from conflictcheck.normalize.number_tokens import HYPHENS, Tok

ONE = Decimal(1)


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


def exact_numeral(value: Decimal, step: Decimal, end: int, *, digits: bool = False, grouped: bool = False) -> Numeral:
    return Numeral(value, value, step, end, value, digits=digits, grouped=grouped)


def share_numeral(top: int, bottom: int, end: int) -> Numeral:
    value = Decimal(top) / Decimal(bottom)
    # "a third" is said of 32 or 35 percent too; a finer denominator is a more careful statement.
    step = min(Decimal("0.05"), ONE / (bottom * bottom))
    return Numeral(value, value, step, end, value, fraction=True)


def at(tokens: Sequence[Tok], i: int) -> Tok | None:
    return tokens[i] if 0 <= i < len(tokens) else None


def is_word(token: Tok | None, *choices: str) -> bool:
    return token is not None and token.low in choices


def over_hyphen(tokens: Sequence[Tok], i: int) -> int:
    """`i`, or the index behind a hyphen that is glued on at `i`."""
    token = at(tokens, i)
    return i + 1 if token and token.text in HYPHENS and token.glued and i + 1 < len(tokens) else i
