"""Places in an order: "the 15th", "fourth-largest"."""

from __future__ import annotations

from decimal import Decimal

from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_reading import Reading, exact
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen

_ORDINAL_SUFFIX = ("st", "nd", "rd", "th")


def read_rank(scene: Scene, i: int) -> Reading | None:
    """ "the 15th", "fourth-largest", "his second term"; names and dates with ordinals are left out."""
    tokens, ctx = scene.tokens, context()
    token = tokens[i]
    value: int | None = None
    end = i + 1
    if token.kind == "num" and (suffix := at(tokens, i + 1)) and suffix.glued and suffix.low in _ORDINAL_SUFFIX:
        if not token.text.replace(",", "").isdigit():
            return None
        value, end = int(token.text.replace(",", "")), i + 2
    elif token.low in words().ordinals:
        value = words().ordinals[token.low]
    elif token.low in words().cardinals and words().cardinals[token.low] >= 20:
        j = over_hyphen(tokens, i + 1)
        last = words().ordinals.get(scene.word(j), 99)
        if j > i + 1 and last < 10:
            value, end = words().cardinals[token.low] + last, j + 1
    if value is None:
        return None
    k = over_hyphen(tokens, end)
    follow = at(tokens, k)
    superlative = follow is not None and (
        follow.low.endswith("est") or follow.low in ("most", "highest", "place", "ranked")
    )
    rank = Reading(i, end, exact(Decimal(value), "rank", "rank"), hedged=False)
    if superlative:
        return rank
    if (
        token.kind == "word"
        and scene.word(i - 1) in ctx["rank_placed"]
        and (follow is None or follow.low in ctx["rank_then"])
    ):
        # "came second in the race"
        return rank
    if follow is not None and (
        follow.low in ctx["rank_stop"]
        or (follow.kind == "word" and follow.text[0].isupper())
        or (follow.kind == "num" and k == end)
    ):
        return None
    if is_word(follow, "of") and scene.word(k + 1) in ctx["months"]:
        return None
    if token.kind == "word" and token.text[0].isupper():
        return None
    if token.kind == "num":
        return rank
    if (
        scene.word(i - 1) not in ctx["rank_before"]
        or follow is None
        or follow.kind != "word"
        or follow.low in ctx["rank_not_after"]
    ):
        return None
    if scene.word(i - 1) in ("a", "in") and (value > 2 and scene.word(k) == "of"):
        return None
    return rank
