"""Fractions: "two-thirds", "1/2", and the half of "two and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import gcd

from conflictcheck.normalize.number_data import words
from conflictcheck.normalize.number_tokens import HYPHENS, VULGAR, Tok
from conflictcheck.normalize.numeral_base import ONE, Numeral, at, is_word, over_hyphen, share_numeral

_SLASH_BOTTOMS = frozenset((2, 3, 4, 5, 6, 8, 16))


def with_fraction(tokens: Sequence[Tok], found: Numeral) -> Numeral:
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
            elif is_word(at(tokens, j), "three") and is_word(at(tokens, over_hyphen(tokens, j + 1)), "quarters"):
                part = (3, 4, over_hyphen(tokens, j + 1) + 1)
    if part is None:
        return found
    value = found.low + Decimal(part[0]) / Decimal(part[1])
    return replace(found, low=value, high=value, mantissa=value, step=ONE / part[1], end=part[2], grouped=True)


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


def read_fraction(tokens: Sequence[Tok], i: int) -> Numeral | None:
    """ "half", "a third", "two-thirds", "three quarters", "one-fifth"; whether a bare ordinal is a share,
    the caller tells."""
    lex = words()
    token = tokens[i]
    if token.low == "half" or (token.low == "quarter" and is_word(at(tokens, i + 1), "of", "-")):
        return share_numeral(1, lex.denominators[token.low], i + 1)
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
        if token.low != "one" and word.low not in ("half", "quarter") and not is_word(at(tokens, j + 1), "of"):
            return None
        if token.low != "one" and word.low == "quarter" and not is_word(at(tokens, j + 1), "of", "-", "century"):
            return None
    elif not plural or top >= lex.denominators[word.low]:
        return None
    if word.low == "quarters" and not hyphen and not is_word(at(tokens, j + 1), "of"):
        return None
    return share_numeral(top, lex.denominators[word.low], j + 1)
