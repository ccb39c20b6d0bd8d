"""Ages of people and things."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from conflictcheck.model.value import Quantity
from conflictcheck.normalize.date_words import calendar
from conflictcheck.normalize.measure import Measure, canonical, read_measure
from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_range import read_range
from conflictcheck.normalize.number_reading import Reading
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.number_tokens import DASHES, HYPHENS
from conflictcheck.normalize.numeral import read_numeral
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen

_NO_NOUN = frozenset(["and", "or", "in", "who", "are", "is", "to", "from", "at", "on", "with"])


_DECADES = frozenset(["20", "30", "40", "50", "60", "70", "80", "90"])
_DECADE_AFTER = frozenset(["his", "her", "their", "mid", "early", "late", "-"])


def _age(low: Decimal, high: Decimal, step: Decimal = Decimal(1), *, vague: bool = False) -> Quantity:
    return Quantity(low, high, "year of age", "age", step=step, vague=vague, original_unit="year")


def read_age(scene: Scene, i: int) -> Reading | None:
    """ "45-year-old", "45 years old", "aged 45", "Jane Doe, 45,", "who is 45", "in his 30s"."""
    tokens = scene.tokens
    token = tokens[i]
    if token.kind != "num" and token.low not in words().cardinals and token.low not in ("a", "half"):
        return None
    if token.kind == "num" and (decade := at(tokens, i + 1)) and decade.text == "s" and decade.glued:
        if token.text in _DECADES and scene.word(i - 2) in ("over", "under") and scene.word(i - 1) in HYPHENS:
            older = scene.word(i - 2) == "over"
            age = _age(Decimal(token.text), Decimal(token.text))
            age = replace(age, high=None, bound="at least") if older else replace(age, low=None, bound="at most")
            return Reading(i, i + 2, age, hedged=False)
        if token.text in _DECADES and scene.word(i - 1) in _DECADE_AFTER:
            low = Decimal(token.text)
            return Reading(i, i + 2, _age(low, low + 9, vague=True), hedged=False)
        return None
    if (listed := _listed_age(scene, i)) is not None:
        return listed
    ranged = read_range(scene, i)
    measure = ranged[0] if ranged and len(ranged) == 1 else read_measure(tokens, i)
    if measure is None or measure.numeral.vague:
        return None
    if measure.unit.dimension == "duration":
        j = over_hyphen(tokens, measure.end)
        if is_word(at(tokens, j), "old", "olds"):
            end = j + 1
        elif is_word(at(tokens, j), "of") and is_word(at(tokens, j + 1), "age"):
            end = j + 2
        elif scene.word(i - 1) == "aged":
            end = measure.end
        else:
            return None
        return Reading(i, end, _age_of(measure))
    if not measure.bare or not 0 < measure.low <= 115 or measure.numeral.step < 1 or measure.numeral.scaled:
        return None
    before = scene.word(i - 1)
    if _after_age_word(scene, i) or _said_of_someone(scene, i, measure.end):
        return Reading(i, measure.end, _age(measure.low, measure.high))
    if before in ("under", "over", "above", "below") and scene.word(i - 2) in context()["aged_people"]:
        follow = at(tokens, measure.end)
        if follow is None or follow.kind != "word" or follow.low in _NO_NOUN:
            return Reading(i, measure.end, _age(measure.low, measure.low))
    if _continues_ages(scene, i):
        return Reading(i, measure.end, _age(measure.low, measure.low))
    if measure.numeral.digits and _apposed(scene, i, measure.end):
        return Reading(i, measure.end, _age(measure.low, measure.low), hedged=False)
    return None


def _age_of(measure: Measure) -> Quantity:
    low, high, step = canonical(measure)
    year = Decimal(31556952)
    return Quantity(low / year, high / year, "year of age", "age", step=step / year, original_unit=measure.unit.name)


def _listed_age(scene: Scene, i: int) -> Reading | None:
    """The 8 of "8- and 9-year-olds"."""
    left = read_numeral(scene.tokens, i)
    if left is None or left.scaled or left.vague or left.fraction:
        return None
    j = over_hyphen(scene.tokens, left.end)
    if j == left.end or scene.word(j) not in ("and", "or") or j + 1 >= len(scene.tokens):
        return None
    right = read_measure(scene.tokens, j + 1)
    if right is None or right.unit.name != "year":
        return None
    if scene.word(over_hyphen(scene.tokens, right.end)) not in ("old", "olds"):
        return None
    return Reading(i, left.end, _age(left.low, left.high))


def _after_age_word(scene: Scene, i: int) -> bool:
    """ "aged 45", "at the age of nine", "as young as nine", "aged between 20 and 30", "turned 50"."""
    one, two, three = scene.word(i - 1), scene.word(i - 2), scene.word(i - 3)
    if one in ("just", "only", "about", "around", "between", "from"):
        one, two, three = two, three, scene.word(i - 4)
    if one in ("aged", "ages", "age", "turned", "turning", "turns"):
        return True
    if one == "of" and two in _ONE_PERSON:
        # "a man of 61 was hurt"
        return True
    return (one == "of" and two in ("age", "ages")) or (one == "as" and two in ("young", "old") and three == "as")


def _said_of_someone(scene: Scene, i: int, end: int) -> bool:
    """The 48 of "who is 48, said" and of "he was just 48 when"."""
    j = i - 1
    while scene.word(j) in _BARELY:
        j -= 1
    closed = end >= len(scene.tokens) or scene.word(end) in _CLOSING
    return closed and scene.word(j) in _BEING and scene.word(j - 1) in _SOMEONE


_ONE_PERSON = frozenset(["man", "woman", "boy", "girl", "child"])
_BARELY = frozenset(["only", "just", "now", "already", "about", "around", "then"])
_BEING = frozenset(["is", "was", "'s", "’s", "turns", "turned"])
_SOMEONE = frozenset(["who", "he", "she", "i"])
_CLOSING = frozenset([",", ".", ";", ":", ")", "!", "?", "and", "when", "but", "at", "-", "–", "—"])


def _continues_ages(scene: Scene, i: int) -> bool:
    """The 7 and the 9 of "aged 5, 7 and 9"; the 30 of "aged between 20 and 30" is left to ranges."""
    j = i - 1
    seen = False
    while j > 0 and (
        scene.word(j) in (",", "and", "or", "to") or scene.tokens[j].text in DASHES or scene.tokens[j].kind == "num"
    ):
        seen = seen or scene.tokens[j].kind == "num"
        j -= 1
    if scene.word(j) == "of":
        j -= 1
    return seen and scene.word(j) in ("aged", "ages") and scene.tokens[i].kind == "num"


def _apposed(scene: Scene, i: int, end: int) -> bool:
    """The 45 of "Jane Doe, 45, said" and of "Jane Doe (45)": a number set off behind a capitalised name."""
    tokens = scene.tokens
    mark, closing = scene.word(i - 1), scene.word(end)
    if mark == "," and (closing in (",", ";", ".", ")", "") or (tokens[end].text in DASHES and not _score(scene, end))):
        need = 1
    elif mark == "(" and closing == ")":
        need = 2
    else:
        return False
    j = i - 2
    names = 0
    while j >= 0 and tokens[j].kind == "word" and tokens[j].text[0].isupper() and j not in scene.blocked:
        names += 1
        j -= 1
    if names < need or (closing == "." and names < 2 and not _amid(scene, j)):
        return False
    head = scene.word(i - 2)
    if names == 1 and j < 0:
        # "Hiller, 43, then shot", but not "Overall, 12, 14 and 16 ...": a name opens the sentence and goes
        # on in words.
        follow = at(tokens, end + 1)
        if closing != "," or follow is None or not follow.text.islower() or tokens[i - 2].low.endswith("ly"):
            return False
    return head not in context()["identifier_heads"] and head not in calendar()["months"] | calendar()["weekdays"]


def _score(scene: Scene, dash: int) -> bool:
    """The dash of "Colts, 23-17"."""
    behind = at(scene.tokens, dash + 1)
    return behind is not None and behind.kind == "num"


def _amid(scene: Scene, j: int) -> bool:
    """Whether the sentence is under way at the token: "filed against Boudry, 61."."""
    return j >= 0 and scene.tokens[j].kind == "word" and scene.tokens[j].text.islower()
