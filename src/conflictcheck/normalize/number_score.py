"""Results of matches and votes, and ratios."""

from __future__ import annotations

from decimal import Decimal

from conflictcheck.normalize.measure import read_measure
from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_reading import Reading, exact
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.number_tokens import DASHES, HYPHENS
from conflictcheck.normalize.numeral import read_numeral
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen


def read_score(scene: Scene, i: int) -> Reading | None:
    """ "won 2-0", "a 52-48 vote", "voted 35 to 23", "two-to-one", "3:1"; ranges and spans of years are
    left out."""
    tokens, ctx = scene.tokens, context()
    token = tokens[i]
    if token.kind != "num" and token.low not in words().cardinals:
        return None
    left = read_numeral(tokens, i)
    if left is None or left.scaled or left.vague or left.fraction or left.step < 1:
        return None
    mark = at(tokens, left.end)
    if mark is None:
        return None
    hyphen = mark.text in DASHES and mark.glued
    colon = mark.text == ":" and mark.glued
    j = over_hyphen(tokens, left.end)
    to = is_word(at(tokens, j), "to")
    k = over_hyphen(tokens, j + 1) if to else left.end + 1
    if not (hyphen or colon or to) or k >= len(tokens) or k in scene.blocked:
        return None
    glued_right = tokens[k].glued
    if not to and not glued_right:
        return None
    if tokens[k].kind != "num" and tokens[k].low not in words().cardinals:
        return None
    right = read_measure(tokens, k)
    if right is None or not right.bare or right.numeral.scaled or right.numeral.step < 1:
        return None
    a, b, end = left.low, right.low, right.end
    if max(a, b) > 2000 or (1500 <= a <= 2100 and a > 999):
        return None
    near = scene.before(i, 7) | scene.after(end, 4)
    odds = bool(near & ctx["ratio_words"])
    scored = bool((near - {"by", "margin", "majority"}) & ctx["score_words"])
    hyphened_to = to and tokens[left.end].text in HYPHENS
    changed = scene.word(i - 1) == "from" or bool(scene.before(i, 4) & (ctx["change_words"] - ctx["score_words"]))
    after = scene.word(end)
    if (
        colon
        or (to and a != b and min(a, b) <= 3 and scene.after(end, 2) & ctx["ratio_nouns"])
        or (to and odds and a != b and min(a, b) <= 3 and not scored)
        or (hyphened_to and a > b and not scored)
    ):
        return Reading(i, end, exact(a, "ratio", "ratio", step=Decimal(0), second=b))
    if changed or scene.word(i - 1) == "between":
        return None
    if a < b and not scored:
        # A rising pair before a noun or a unit is a range: "20-30 people".
        return None
    if (
        a < b
        and to
        and not (near & {"vote", "voted", "votes", "score", "won", "lost", "beat", "lead", "led", "passed"})
    ):
        return None
    if a < b and scored and after.endswith("s") and len(after) > 3 and after not in ctx["score_words"]:
        return None
    if hyphen and token.kind == "word" and not scored:
        return None
    if to and not scored and not (token.kind == "num" and a > b):
        return None
    return Reading(i, end, exact(a, "score", "score", step=Decimal(0), second=b), hedged=False)
