"""Strengths of earthquakes and storms."""

from __future__ import annotations

from decimal import Decimal

from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_reading import Reading, exact
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.numeral import read_numeral
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen


def read_magnitude(scene: Scene, i: int) -> Reading | None:
    """ "magnitude 7.6", "6.1-magnitude", "7.5 on the Richter scale", "a 4.4 quake", "measured 6.1",
    "Category 4"."""
    tokens, ctx = scene.tokens, context()
    token = tokens[i]
    if token.low in ("magnitude", "magnitudes", "category"):
        j = over_hyphen(tokens, i + 1)
        if is_word(at(tokens, j), "of") or is_word(at(tokens, j), "a"):
            j += 1
        number = read_numeral(tokens, j) if j < len(tokens) and j not in scene.blocked else None
        if number is None or number.low > 10 or number.scaled or number.vague:
            return None
        if token.low == "category":
            if number.low > 5 or not (scene.vocabulary & _STORMS):
                return None
            return Reading(i, number.end, exact(number.low, "category", "magnitude", original="category"))
        return Reading(
            i,
            number.end,
            exact(number.low, "magnitude", "magnitude", step=number.step, original="magnitude"),
        )
    if token.kind != "num" and token.low not in words().cardinals:
        return None
    number = read_numeral(tokens, i)
    if number is None or number.low > 10 or number.scaled or number.vague or number.fraction:
        return None
    j = over_hyphen(tokens, number.end)
    follow = scene.word(j)
    end = number.end
    decimal = number.digits and number.step < 1
    listed = scene.word(i - 1) in ("and", "or", "to") and {"magnitude", "magnitudes"} & scene.before(i, 4)
    if listed and (number.digits or number.low > 1):
        # "magnitude 2 and 3"
        end = number.end
    elif follow == "magnitude":
        end = j + 1
    elif follow == "plus" and scene.word(over_hyphen(tokens, j + 1)) in ctx["quake_words"] - _SEVERAL:
        # "a 4-plus earthquake" is one
        end = number.end
    elif (follow == "on" and {"richter", "scale"} & scene.after(j, 5)) or (
        decimal
        and (
            follow in ctx["quake_words"]
            or (
                follow in ("undersea", "offshore", "strong", "powerful", "mw")
                and scene.after(j, 3) & ctx["quake_words"]
            )
        )
    ):
        end = number.end
    elif not (
        decimal
        and number.step == Decimal("0.1")
        and scene.vocabulary & ctx["quake_words"]
        and scene.before(i, 4) & ctx["quake_verbs"]
    ) or follow in (
        "miles",
        "km",
        "kilometers",
        "kilometres",
        "percent",
        "%",
        "feet",
        "meters",
        "metres",
        "million",
        "billion",
        "inches",
    ):
        return None
    return Reading(i, end, exact(number.low, "magnitude", "magnitude", step=number.step, original="magnitude"))


_SEVERAL = frozenset(["quakes", "earthquakes", "tremors", "aftershocks", "temblors", "shocks"])
_STORMS = frozenset(
    [
        "hurricane",
        "hurricanes",
        "storm",
        "storms",
        "typhoon",
        "typhoons",
        "cyclone",
        "cyclones",
        "tornado",
        "winds",
    ]
)
