"""Numbers that mean more than how many: ages, magnitudes, ranks, scores, shares, zeros, multiples.

Each reader takes a scene and the index of the token where it may begin and gives a `Reading` or None.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from conflictcheck.model.value import Quantity
from conflictcheck.normalize.measure import Measure, canonical, read_measure
from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_scene import Scene
from conflictcheck.normalize.number_tokens import DASHES, HYPHENS
from conflictcheck.normalize.numeral import at, is_word, over_hyphen, read_numeral

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """Token range [first, end) and what it says; `hedged` lets the words around soften it."""

    first: int
    end: int
    value: Quantity
    hedged: bool = True


def _exact(
    value: Decimal,
    unit: str,
    dimension: str,
    *,
    step: Decimal = ONE,
    second: Decimal | None = None,
    noun: str = "",
    original: str = "",
) -> Quantity:
    return Quantity(
        value, value, unit, dimension, step=step, second=second, noun=noun, original_unit=original
    )


# --- zero


def read_zero(scene: Scene, i: int) -> Reading | None:
    """ "no injuries", "no one", "nobody", "none": a count of nothing."""
    token = scene.tokens[i]
    if token.low in ("nobody", "none"):
        if token.low == "none" and scene.word(i + 1) in ("the", "too", "other"):
            return None
        return Reading(
            i,
            i + 1,
            _exact(Decimal(0), "count", "count", noun="person" if token.low == "nobody" else ""),
            hedged=False,
        )
    if token.low != "no":
        return None
    ctx = context()
    k = i + 1
    follow = at(scene.tokens, k)
    hyphen = over_hyphen(scene.tokens, k)
    if is_word(at(scene.tokens, hyphen), "one") and scene.word(hyphen + 1) not in ("thing", "day"):
        return Reading(i, hyphen + 1, _exact(Decimal(0), "count", "count", noun="person"), hedged=False)
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
            return Reading(i, i + 1, _exact(Decimal(0), "count", "count"), hedged=False)
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


# --- multiples


def read_multiple(scene: Scene, i: int) -> Reading | None:
    """ "doubled", "twice as many", "threefold", "10-fold", "three times more": a ratio to something else."""
    lex = words()
    token = scene.tokens[i]
    factor = lex.multiples.get(token.low)
    if factor is not None:
        needs = lex.multiple_needs.get(token.low)
        if needs is not None and scene.word(i + 1) not in needs:
            return None
        return Reading(i, i + 1, _exact(factor, "times", "ratio", step=Decimal(0)))
    if token.kind != "num" and token.low not in lex.cardinals and token.low != "a":
        return None
    numeral = read_numeral(scene.tokens, i)
    if numeral is None or numeral.vague or numeral.fraction:
        return None
    j = over_hyphen(scene.tokens, numeral.end)
    follow = scene.word(j)
    if follow == "fold":
        return Reading(i, j + 1, _exact(numeral.low, "times", "ratio", step=numeral.step))
    if follow == "x" and scene.tokens[j].glued and numeral.digits:
        return Reading(i, j + 1, _exact(numeral.low, "times", "ratio", step=numeral.step))
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
        return Reading(i, j + 1, _exact(numeral.low, "times", "ratio", step=numeral.step))
    return None


# --- ranks

_ORDINAL_SUFFIX = ("st", "nd", "rd", "th")


def read_rank(scene: Scene, i: int) -> Reading | None:
    """ "the 15th", "fourth-largest", "his second term"; names and dates with ordinals are left out."""
    tokens, ctx = scene.tokens, context()
    token = tokens[i]
    value: int | None = None
    end = i + 1
    if (
        token.kind == "num"
        and (suffix := at(tokens, i + 1))
        and suffix.glued
        and suffix.low in _ORDINAL_SUFFIX
    ):
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
    rank = Reading(i, end, _exact(Decimal(value), "rank", "rank"), hedged=False)
    if superlative:
        return rank
    if follow is not None and (
        follow.low in ctx["rank_stop"]
        or (follow.kind == "word" and follow.text[0].isupper())
        or (follow.kind == "num" and k == end)
    ):
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


# --- shares


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
    if (
        whole is None
        or not whole.bare
        or whole.numeral.vague
        or whole.numeral.fraction
        or whole.low <= part.low
    ):
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
    return Reading(i, whole.end, _exact(percent, "percent", "share", step=step, original="fraction"))


# --- magnitudes


def read_magnitude(scene: Scene, i: int) -> Reading | None:
    """ "magnitude 7.6", "6.1-magnitude", "7.5 on the Richter scale", "a 4.4 quake", "measured 6.1", "Category 4"."""
    tokens, ctx = scene.tokens, context()
    token = tokens[i]
    if token.low in ("magnitude", "category"):
        j = over_hyphen(tokens, i + 1)
        if is_word(at(tokens, j), "of") or is_word(at(tokens, j), "a"):
            j += 1
        number = read_numeral(tokens, j) if j < len(tokens) and j not in scene.blocked else None
        if number is None or number.low > 10 or number.scaled or number.vague:
            return None
        if token.low == "category":
            if number.low > 5 or not (scene.vocabulary & _STORMS):
                return None
            return Reading(i, number.end, _exact(number.low, "category", "magnitude", original="category"))
        return Reading(
            i,
            number.end,
            _exact(number.low, "magnitude", "magnitude", step=number.step, original="magnitude"),
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
    if follow == "magnitude":
        end = j + 1
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
    return Reading(
        i, end, _exact(number.low, "magnitude", "magnitude", step=number.step, original="magnitude")
    )


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


# --- ages


_NO_NOUN = frozenset("and or in who are is to from at on with".split())


def _age(low: Decimal, high: Decimal, step: Decimal = ONE, *, vague: bool = False) -> Quantity:
    return Quantity(low, high, "year of age", "age", step=step, vague=vague, original_unit="year")


def read_age(scene: Scene, i: int) -> Reading | None:
    """ "45-year-old", "45 years old", "aged 45", "Jane Doe, 45,", "in his 30s"."""
    tokens = scene.tokens
    token = tokens[i]
    if token.kind != "num" and token.low not in words().cardinals and token.low not in ("a", "half"):
        return None
    if token.kind == "num" and (decade := at(tokens, i + 1)) and decade.text == "s" and decade.glued:
        if token.text in ("20", "30", "40", "50", "60", "70", "80", "90") and scene.word(i - 1) in (
            "his",
            "her",
            "their",
            "mid",
            "early",
            "late",
            "-",
            "the",
        ):
            low = Decimal(token.text)
            return Reading(i, i + 2, _age(low, low + 9, vague=True), hedged=False)
        return None
    measure = read_measure(tokens, i)
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
    if before in ("aged", "ages", "age") or (before == "of" and scene.word(i - 2) in ("age", "ages")):
        return Reading(i, measure.end, _age(measure.low, measure.low))
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
    return Quantity(
        low / year, high / year, "year of age", "age", step=step / year, original_unit=measure.unit.name
    )


def _continues_ages(scene: Scene, i: int) -> bool:
    """The 7 and the 9 of "aged 5, 7 and 9"; the 30 of "aged between 20 and 30" is left to ranges."""
    j = i - 1
    seen = False
    while j > 0 and (
        scene.word(j) in (",", "and", "or", "to")
        or scene.tokens[j].text in DASHES
        or scene.tokens[j].kind == "num"
    ):
        seen = seen or scene.tokens[j].kind == "num"
        j -= 1
    return seen and scene.word(j) in ("aged", "ages") and scene.tokens[i].kind == "num"


def _apposed(scene: Scene, i: int, end: int) -> bool:
    """The 45 of "Jane Doe, 45, said" and of "Jane Doe (45)": a number set off behind a capitalised name."""
    tokens = scene.tokens
    mark, closing = scene.word(i - 1), scene.word(end)
    if mark == "," and (closing in (",", ";", ".", ")", "") or tokens[end].text in DASHES):
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
    if names < need or (closing == "." and names < 2):
        return False
    head = scene.word(i - 2)
    return head not in context()["identifier_heads"] and not (names == 1 and j < 0 and head not in ())


# --- scores and ratios


def read_score(scene: Scene, i: int) -> Reading | None:
    """ "won 2-0", "a 52-48 vote", "voted 35 to 23", "two-to-one", "3:1"; ranges and spans of years are left out."""
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
    changed = scene.word(i - 1) == "from" or bool(
        scene.before(i, 4) & (ctx["change_words"] - ctx["score_words"])
    )
    after = scene.word(end)
    if (
        colon
        or (to and odds and a != b and min(a, b) <= 3 and not scored)
        or (hyphened_to and a > b and not scored)
    ):
        return Reading(i, end, _exact(a, "ratio", "ratio", step=Decimal(0), second=b))
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
    return Reading(i, end, _exact(a, "score", "score", step=Decimal(0), second=b), hedged=False)
