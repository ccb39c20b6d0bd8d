"""Multiples of something else and shares said as odds."""

from __future__ import annotations

from decimal import Decimal

from conflictcheck.normalize.measure import read_measure
from conflictcheck.normalize.number_data import words
from conflictcheck.normalize.number_reading import Reading, exact
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.numeral import read_numeral
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen


def read_multiple(scene: Scene, i: int) -> Reading | None:
    """ "doubled", "twice as many", "threefold", "10-fold", "three times more": a ratio to something else."""
    lex = words()
    token = scene.tokens[i]
    factor = lex.multiples.get(token.low)
    if factor is not None:
        needs = lex.multiple_needs.get(token.low)
        if needs is not None and scene.word(i + 1) not in needs:
            return None
        return Reading(i, i + 1, exact(factor, "times", "ratio", step=Decimal(0)))
    if token.kind != "num" and token.low not in lex.cardinals and token.low != "a":
        return None
    numeral = read_numeral(scene.tokens, i)
    if numeral is None or numeral.vague or numeral.fraction:
        return None
    j = over_hyphen(scene.tokens, numeral.end)
    follow = scene.word(j)
    if follow == "fold":
        return Reading(i, j + 1, exact(numeral.low, "times", "ratio", step=numeral.step))
    if follow == "x" and scene.tokens[j].glued and numeral.digits:
        return Reading(i, j + 1, exact(numeral.low, "times", "ratio", step=numeral.step))
    if follow == "times" and scene.word(j + 1) in (
        "as",
        "the",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "faster",
        "that",
        "what",
        "less",
        "its",
        "their",
        "stronger",
    ):
        return Reading(i, j + 1, exact(numeral.low, "times", "ratio", step=numeral.step))
    return None


def read_share(scene: Scene, i: int) -> Reading | None:
    """ "one in five", "two out of three", "1-in-10": a share in percent."""
    tokens = scene.tokens
    part = read_numeral(tokens, i)
    if part is None or part.fraction or part.vague or part.low <= 0:
        return None
    j = over_hyphen(tokens, part.end)
    if is_word(at(tokens, j), "out") and is_word(at(tokens, j + 1), "of"):
        k, word = j + 2, "out of"
    elif is_word(at(tokens, j), "in"):
        k, word = over_hyphen(tokens, j + 1), "in"
    else:
        return None
    if is_word(at(tokens, k), "every"):
        k += 1
    if k >= len(tokens) or k in scene.blocked:
        return None
    whole = read_measure(tokens, k)
    if whole is None or not whole.bare or whole.numeral.vague or whole.numeral.fraction or whole.low <= part.low:
        return None
    year_like = whole.numeral.digits and 1500 <= whole.low <= 2100 and not whole.numeral.grouped
    if word == "in" and (year_like or (part.low > 1 and whole.low > 20) or part.low > 9):
        return None
    if word == "in" and scene.word(whole.end) in (
        "days",
        "years",
        "games",
        "matches",
        "months",
        "hours",
        "starts",
        "attempts",
        "innings",
        "states",
        "countries",
        "cities",
    ):
        return None
    percent = 100 * part.low / whole.low
    step = min(Decimal(5), 100 / whole.low**2)
    return Reading(i, whole.end, exact(percent, "percent", "share", step=step, original="fraction"))
