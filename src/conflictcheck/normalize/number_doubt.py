"""What a number with no unit of its own is: a count, a year, a magnitude, or part of a phrase."""

from __future__ import annotations

from decimal import Decimal

from conflictcheck.normalize.measure import Measure
from conflictcheck.normalize.number_data import context
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.number_tokens import HYPHENS
from conflictcheck.normalize.numeral_base import at


def counts_something(scene: Scene, measure: Measure) -> bool:
    """False for a number word that counts nothing here."""
    tokens = scene.tokens
    first = tokens[measure.first]
    follow = scene.word(measure.end)
    before_first = scene.word(measure.first - 1)
    if measure.bare and follow in ("a", "p") and scene.word(measure.end + 1) == "." and not scene.word(measure.end + 2):
        # "shortly after 2 a.": a time of day, cut off by whoever split the text.
        return False
    if first.text in HYPHENS:
        glued = measure.first + 1 < len(tokens) and tokens[measure.first + 1].glued
        signed = measure.unit.dimension in ("temperature", "share", "money") or measure.numeral.step < 1
        return glued and not first.glued and signed
    if measure.numeral.fraction and measure.unit.dimension == "share" and tokens[measure.end - 1].low == "half":
        if scene.word(measure.first - 1) in context()["half_not_after"] or follow in HYPHENS:
            return False
        return follow in (
            "of",
            "the",
            "its",
            "his",
            "her",
            "their",
            "our",
            "all",
            "that",
            "those",
            "these",
            "as",
        ) or (
            scene.word(measure.first - 1)
            in ("by", "than", "about", "nearly", "almost", "over", "roughly", "around", "and")
            and follow in (",", ".", ";", "", "in", "from", "since", "to")
        )
    if (
        measure.bare
        and follow == "in"
        and scene.word(measure.end + 1) == "the"
        and scene.word(measure.end + 2)
        in (
            "morning",
            "afternoon",
            "evening",
        )
    ):
        return False
    if first.low == "one" and measure.unit.name == "day" and tokens[measure.end - 1].text == "day":
        hyphened = tokens[measure.first + 1].text in HYPHENS
        beside = follow in context()["one_day_after"] or before_first in context()["one_day_before"]
        return hyphened or beside
    if first.low != "one" or not measure.bare or measure.end != measure.first + 1:
        return True
    ctx = context()
    before = scene.word(measure.first - 1)
    if before in ctx["pronoun_before"] or before.endswith("est"):
        return False
    behind = at(tokens, measure.end)
    if (behind is None or behind.kind != "word") and follow not in HYPHENS and not before.endswith("ing"):
        return before in ctx["one_alone_after"]
    if follow == "of":
        return scene.word(measure.end + 1) in ("whom", "which", "them")
    return follow not in ctx["pronoun_after"]


_NO_NOUN = frozenset(["on", "in", "and", "at", "or", "hit", "struck", "shook", "near", "that"])


def is_magnitude(scene: Scene, measure: Measure) -> bool:
    """ "aftershocks of 3.6 to 4.3", "a 6.7 degree quake": one decimal and no noun, among words of
    earthquakes."""
    quakes = context()["quake_words"]
    if not measure.numeral.digits or measure.numeral.step != Decimal("0.1") or measure.high >= 10:
        return False
    if measure.unit.name == "degree":
        return scene.word(measure.end) in quakes
    follow = at(scene.tokens, measure.end)
    ends = follow is None or follow.kind != "word" or follow.low in _NO_NOUN
    return measure.bare and ends and bool(scene.vocabulary & quakes)


def _has_era(scene: Scene, measure: Measure) -> bool:
    """ "AD 50", "300 BC", "1200 CE"."""
    around = (at(scene.tokens, measure.first - 1), at(scene.tokens, measure.end))
    return any(t is not None and t.text in ("AD", "BC", "BCE", "CE") for t in around)


def is_year(scene: Scene, measure: Measure) -> bool:
    numeral = measure.numeral
    if not (measure.bare and numeral.digits and not numeral.grouped and not numeral.scaled):
        return False
    if measure.low != measure.low.to_integral_value() or measure.high > 2100:
        return False
    if _has_era(scene, measure) or (scene.word(measure.first - 1) in context()["months"] and measure.low > 999):
        return True
    closes = scene.word(measure.end) in (")", ",", "")
    if measure.low < (1000 if measure.low < measure.high and closes else 1500):
        return False
    before, follow = scene.word(measure.first - 1), at(scene.tokens, measure.end)
    plural = (
        follow is not None
        and follow.kind == "word"
        and ((follow.text.islower() and follow.low.endswith("s")) or follow.low == "people")
    )
    plural = plural and follow is not None and follow.low not in ("was", "is", "has", "as", "this", "vs")
    if before in context()["year_before"] or not plural:
        if before == "least" and scene.word(measure.first - 3) in ("until", "till", "since", "by", "in"):
            return True
        return before not in ("than", "about", "least", "some", "nearly", "almost", "over", "only")
    return False
