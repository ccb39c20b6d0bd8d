"""Counts of nothing: "no injuries", "nobody"."""

from __future__ import annotations

from decimal import Decimal

from conflictcheck.normalize.number_data import context
from conflictcheck.normalize.number_reading import Reading, exact
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen


def read_zero(scene: Scene, i: int) -> Reading | None:
    """ "no injuries", "no one", "nobody", "none": a count of nothing."""
    token = scene.tokens[i]
    if token.low in ("nobody", "none"):
        if token.low == "none" and scene.word(i + 1) in ("the", "too", "other"):
            return None
        return Reading(
            i,
            i + 1,
            exact(Decimal(0), "count", "count", noun="person" if token.low == "nobody" else ""),
            hedged=False,
        )
    if token.low != "no":
        return None
    ctx = context()
    k = i + 1
    follow = at(scene.tokens, k)
    hyphen = over_hyphen(scene.tokens, k)
    if is_word(at(scene.tokens, hyphen), "one") and scene.word(hyphen + 1) not in ("thing", "day"):
        return Reading(i, hyphen + 1, exact(Decimal(0), "count", "count", noun="person"), hedged=False)
    if (
        hyphen != k
        or follow is None
        or follow.low in ("more", "less", "fewer", "longer", "matter", "later", "doubt", "such")
    ):
        return None
    for word in scene.tokens[k : k + 4]:
        if word.kind != "word" or not word.text.islower():
            return None
        if word.low in ctx["zero_nouns"] or (
            word.low.endswith("s")
            and not word.low.endswith(("ss", "us", "is"))
            and len(word.low) > 3
            and word.low not in ctx["not_plural"]
        ):
            return Reading(i, i + 1, exact(Decimal(0), "count", "count"), hedged=False)
        if word.low in ctx["not_plural"] or word.low in (
            "of",
            "in",
            "to",
            "for",
            "that",
            "the",
            "and",
            "or",
            "on",
            "was",
            "at",
        ):
            return None
    return None
