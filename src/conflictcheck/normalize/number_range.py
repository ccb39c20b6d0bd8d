"""Two numbers that are one range: "20 to 30", "between $12 billion and $13 billion", "24- to 30-foot",
"€4-5bn"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from conflictcheck.normalize.measure import Measure, read_measure
from conflictcheck.normalize.number_data import context
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.number_tokens import DASHES, HYPHENS
from conflictcheck.normalize.numeral_base import at, is_word


def read_range(scene: Scene, i: int) -> tuple[Measure, ...] | None:
    """One measure for a range, two for a change ("rose from 20 to 30 percent" - the unit is shared),
    else None."""
    tokens = scene.tokens
    left = read_measure(tokens, i)
    if left is None or left.numeral.vague:
        return None
    j = left.end
    mark = at(tokens, j)
    if mark is None:
        return None
    before = scene.word(left.first - 1)
    between = _between(scene, left.first)
    joined = (
        mark.text in DASHES and (mark.glued or mark.text != "—") and not is_word(at(tokens, j + 1), "to", "or", "and")
    )
    if joined:
        right = at(tokens, j + 1)
        if right is None or right.glued != mark.glued or (mark.text in HYPHENS and not mark.glued and mark.text == "-"):
            return None
        j += 1
    else:
        open_hyphen = mark.text in HYPHENS and mark.glued  # of "24- to 30-foot"
        if open_hyphen:
            j += 1
        if open_hyphen and is_word(at(tokens, j), "and") and not between:
            return _listed(scene, left, j + 1)
        if not (is_word(at(tokens, j), "to", "or") or (between and is_word(at(tokens, j), "and"))):
            return None
        j += 1
        if is_word(at(tokens, j), "as", "about", "perhaps", "even"):
            j += 1
    if j >= len(tokens) or j in scene.blocked or (not joined and tokens[j].text in HYPHENS):
        return None
    right_measure = read_measure(tokens, j)
    if right_measure is None or right_measure.numeral.vague:
        return None
    if right_measure.low == 1 and is_word(tokens[j], "one"):
        return None
    pair = _share_unit(left, right_measure)
    if pair is None:
        return None
    low, high = pair
    changed = not between and bool(scene.before(left.first, 7) & context()["change_words"]) and before == "from"
    if changed:
        return low, high
    two_amounts = not (left.bare or right_measure.bare) and is_word(at(tokens, left.end), "to")
    if two_amounts and not between and scene.before(left.first, 4) & context()["change_words"]:
        return left, right_measure  # "rose 50 cents to $24.10"
    if low.low > high.low:
        return None if before != "from" else (low, high)
    if low.low == high.low or (joined and _two_years(low, high)):
        return None
    return (replace(low, high=high.high, step=max(low.step, high.step), end=high.end, numeral=high.numeral),)


def _listed(scene: Scene, left: Measure, j: int) -> tuple[Measure, ...] | None:
    """ "8- and 9-foot waves": two measures of one unit."""
    right = read_measure(scene.tokens, j) if j < len(scene.tokens) and j not in scene.blocked else None
    if right is None or right.bare or not left.bare or right.numeral.vague:
        return None
    return _share_unit(left, right)


def _between(scene: Scene, first: int) -> bool:
    """ "between 20 and 30", "between ages 5 and 14", "between the ages of 5 and 14"."""
    j = first - 1
    while scene.word(j) in ("of", "ages", "the", "about"):
        j -= 1
    return scene.word(j) == "between"


def _two_years(low: Measure, high: Measure) -> bool:
    return low.bare and 1500 <= low.low <= 2100 and high.low < 1500


def _share_unit(left: Measure, right: Measure) -> tuple[Measure, Measure] | None:
    """Both measures in one unit: the bare one takes the unit and, being small, the scale of the other."""
    if left.unit is not right.unit and left.unit != right.unit:
        if left.bare:
            left = replace(left, unit=right.unit)
        elif right.bare and left.unit.dimension in ("money", "temperature"):
            right = replace(right, unit=left.unit)
        elif right.unit.canonical == left.unit.canonical and right.unit.offset == left.unit.offset:
            ratio = left.unit.factor / right.unit.factor
            left = replace(left, low=left.low * ratio, high=left.high * ratio, step=left.step * ratio, unit=right.unit)
        else:
            return None
    if right.numeral.scaled and not left.numeral.scaled and left.low < right.numeral.mantissa:
        scale = right.low / right.numeral.mantissa if right.numeral.mantissa else Decimal(1)
        left = replace(left, low=left.low * scale, high=left.high * scale, step=right.step)
    return left, right
