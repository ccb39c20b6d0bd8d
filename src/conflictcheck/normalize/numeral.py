"""Reads one number - digits, words, fractions, scales, vague plurals - from a token list.

No units, no hedges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from conflictcheck.normalize.number_data import words
from conflictcheck.normalize.number_tokens import VULGAR, Tok
from conflictcheck.normalize.numeral_base import (
    Numeral,
    at,
    exact_numeral,
    is_word,
    over_hyphen,
    share_numeral,
    step_of,
)
from conflictcheck.normalize.numeral_fraction import read_fraction, slash_fraction, with_fraction
from conflictcheck.normalize.numeral_words import read_vague, read_words


def read_numeral(tokens: Sequence[Tok], i: int) -> Numeral | None:
    """The longest number that begins at token `i`, or None."""
    token = tokens[i]
    if token.kind == "num":
        slash = slash_fraction(tokens, i)
        found = share_numeral(*slash) if slash else _digits(tokens, i)
    elif token.text in VULGAR:
        top, bottom = VULGAR[token.text]
        found = share_numeral(top, bottom, i + 1)
    elif token.kind == "word":
        found = read_vague(tokens, i) or read_fraction(tokens, i) or read_words(tokens, i)
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
    found = exact_numeral(value, step, i + 1, digits=True, grouped=grouped or bool(decimals))
    return with_fraction(tokens, found)


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
            suffix = token.low if token.text in (token.low, token.text.upper(), token.low.capitalize()) else ""
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
