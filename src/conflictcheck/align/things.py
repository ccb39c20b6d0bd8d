"""Whether two numbers say themselves that they count two things: women and people, a rise and a level, a quake and
its aftershocks, this place and that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from conflictcheck.align import levels as lv
from conflictcheck.align.ages import ages_apart
from conflictcheck.align.slots import Slot
from conflictcheck.model import Place, Quantity
from conflictcheck.model.statement import Mention
from conflictcheck.normalize import lexicon, place


def things_apart(a: Slot, b: Slot) -> bool:
    """Two numbers of things that have nothing to do with each other, or the ages of two people."""
    x = a.mention.value
    if not isinstance(x, Quantity):
        return False
    if _by(a) != _by(b) and lv.predicate(a, b) not in {"same predicate", "synonymous predicates"}:
        return True
    if a.mention.noun == b.mention.noun == "time" and lv.predicate(a, b) == "different predicates":
        # "watched him 14 times", "scored 19 times"
        return True
    if any(told(a) != told(b) for told in (_difference, _at_most, _alone)):
        return True
    if rate(a) != rate(b) or _other_sort(a, b) or _superlative(a) != _superlative(b):
        return True
    if x.dimension == "score" and _interim(a) != _interim(b):
        # "led 52-50 at half-time", "won 104-97"
        return True
    if x.dimension == "age":
        return ages_apart(a, b)
    if x.dimension == "length" and _from_elsewhere(a, b):
        # "13 miles from the cargo ship", "12 miles from shore"
        return True
    if a.fates and b.fates and not a.fates & b.fates:
        # "two were killed", "three were hurt"
        return True
    if _two_groups(a, b):
        return True
    if _some_of_all(a, b) or _some_of_all(b, a) or _one_a_change(a, b) or _after_another(a) != _after_another(b):
        return True
    return x.dimension in {"count", "mass"} and lv.noun(a, b) == "different things counted"


def _two_groups(a: Slot, b: Slot) -> bool:
    """Whether people do one thing here and another there, and no likeness of the sentences makes them one group: "205
    dissidents signed a petition", "214 dissidents began a fast"."""
    if lv.predicate(a, b) != "different predicates" or lv.sentence(a, b) in _ONE_SENTENCE:
        return False
    return all(
        s.mention.role == "nsubj"
        and s.frame is not None
        and s.frame.pos == "v"
        and not s.frame.passive
        and not s.fates
        and not lexicon.is_light(s.frame.lemma)
        and (lexicon.is_anybody(s.mention.noun) or "person" in lexicon.broader(s.mention.noun))
        for s in (a, b)
    )


_ONE_SENTENCE = frozenset({"sentences: much alike", "sentences: very much alike", "sentences: nearly the same"})


def _from_elsewhere(a: Slot, b: Slot) -> bool:
    """Whether both tell from where they measure, in words that have nothing in common."""
    x, y = (_origin(s) for s in (a, b))
    return bool(x and y) and not x & y


def _origin(slot: Slot) -> frozenset[str]:
    """Words and linked entities of the place that the distance is told from or to."""
    tree = slot.context.tree
    near = range(slot.mention.head, slot.mention.head + REACH)
    origin = (
        t
        for t in tree.tokens
        if t.i in near
        and t.dep == "prep"
        and (t.lemma in {"from", "off"} or (t.lemma == "of" and lexicon.is_bearing(tree.tokens[t.head].lemma)))
    )
    inside = {i for t in origin for i in tree.subtree(t.i)}
    return frozenset(k for word in slot.context.words if word.token in inside for k in word.keys)


def rate(slot: Slot) -> str:
    """What a number is told of each of: "9 million euros *a day*", "12 murders *per* 100,000 *people*"; '' for none."""
    after = [t for t in slot.sentence.tokens if t.start >= slot.mention.span.end][:REACH]
    for t, following in pairwise(after):
        if t.lemma == "per" or (t.lemma in {"a", "an", "each", "every"} and lexicon.is_denominator(following.lemma)):
            named = next((k.lemma for k in after if k.i > t.i and k.pos in {"NOUN", "PROPN"}), "")
            return lexicon.denominator(named)
        if t.pos in {"VERB", "AUX", "PUNCT", "ADP"} and t.lemma not in {"of", "for"}:
            return ""
    return ""


REACH = 7
"""Tokens behind a number among which its rate is told."""


def _other_sort(a: Slot, b: Slot) -> bool:
    """A figure with decimals that counts nothing is a reading ("put it at 6.1"), no number of people."""
    x, y = a.mention.value, b.mention.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or {x.dimension, y.dimension} != {"count"}:
        return False
    return any(
        p.low is not None and q.low is not None and not m.noun and p.low % 1 and n.noun and not q.low % 1
        for p, m, q, n in ((x, a.mention, y, b.mention), (y, b.mention, x, a.mention))
    )


def _by(slot: Slot) -> bool:
    """Whether a number tells a difference: "beat the record *by* 21 inches"."""
    value = slot.mention.value
    if isinstance(value, Quantity) and value.dimension == "share":
        # "backed it by 87 percent"
        return False
    before = [t for t in slot.sentence.tokens if t.end <= slot.mention.span.start][-2:]
    return any(t.lemma == "by" for t in before) and slot.mention.role.startswith("prep:by")


def _difference(slot: Slot) -> bool:
    """Whether a number tells how much more or less something is than another: "77 seats, 19 *more than* Labour"."""
    value = slot.mention.value
    if isinstance(value, Quantity) and value.dimension == "money":
        return False
    after = [t.lemma for t in slot.sentence.tokens if t.start >= slot.mention.span.end][:4]
    return any(word in _COMPARING and following == "than" for word, following in pairwise(after))


_COMPARING = frozenset({"more", "less", "few", "fewer", "high", "higher", "low", "lower"})


def _at_most(slot: Slot) -> bool:
    """Whether a number tells for how many there is room or leave."""
    value = slot.mention.value
    if not isinstance(value, Quantity) or value.dimension != "count":
        return False
    near = (t for t in slot.sentence.tokens if abs(t.i - slot.mention.head) <= REACH)
    return any(lexicon.limits(word) for t in near for word in (t.lemma.lower(), t.text.lower()))


def _alone(slot: Slot) -> bool:
    """Whether a number counts those of one place or firm among others: "640 work in Skipton *alone*"."""
    return any(t.lemma == "alone" and abs(t.i - slot.mention.head) <= NEAR for t in slot.sentence.tokens)


def _superlative(slot: Slot) -> bool:
    """Whether the counted are some of more, or the one of all times: "the four hardest-hit villages", "the largest
    quake ever recorded was 4.5"."""
    if _of_all_times(slot):
        return True
    if not slot.mention.noun:
        return False
    inner = slot.context.tree.phrase(slot.mention.head)
    before = [slot.sentence.tokens[i] for i in inner if i < slot.mention.head]
    return any(t.tag in {"JJS", "RBS"} and t.lemma not in _BOUNDS for t in before)


def _of_all_times(slot: Slot) -> bool:
    """Whether the clause tells it of the largest, the first or the worst "ever"."""
    if slot.frame is None:
        return False
    tree = slot.context.tree
    verbs = {slot.frame.head, tree.tokens[slot.frame.head].head}
    told = {i for verb in verbs for k in tree.kids(verb, "nsubj", "nsubjpass") for i in tree.subtree(k.i)}
    return any(tree.tokens[i].lemma == "ever" for i in told)


_BOUNDS = frozenset({"least", "most"})
"""Superlatives of "at least" and "at most", which narrow nothing."""


def _interim(slot: Slot) -> bool:
    """Whether the score is told to be one on the way to the result."""
    near = [t for t in slot.sentence.tokens if abs(t.i - slot.mention.head) <= NEAR]
    return any(lexicon.is_interim(word) for t in near for word in (t.lemma.lower(), t.text.lower()))


NEAR = 8
"""Tokens around a score among which "half-time" or "led" is looked for."""


def counts_another(one: Slot, noun: str, fates: frozenset[str]) -> bool:
    """Whether a number of that noun and those fates counts another sort of thing than `one`, or people with another
    fate: "12 were hurt", "18 were hurt and 12 arrested"."""
    if not isinstance(one.mention.value, Quantity):
        return False
    other_fate = bool(one.fates and fates) and not one.fates & fates
    return other_fate or lv.nouns(one.mention.noun, noun) == "different things counted"


def _some_of_all(few: Slot, all_: Slot) -> bool:
    """Whether people of one sort are counted, and no fewer people of any sort: "two women", "three people", "four
    deaths"."""
    x, y = few.mention.value, all_.mention.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.low is None or y.low is None:
        return False
    anybody = lexicon.is_anybody(all_.mention.noun) or bool(lexicon.fates(all_.mention.noun, "n"))
    return x.low < y.low and anybody and "person" in lexicon.broader(few.mention.noun)


def _one_a_change(a: Slot, b: Slot) -> bool:
    """Whether one sum is how much something rose or fell, and nothing rises or falls by the other: "a $50 billion
    increase in its value", "revenue of $54 billion"."""
    x = a.mention.value
    if not isinstance(x, Quantity) or x.dimension not in {"count", "money"}:
        return False
    told = [lexicon.is_change(s.mention.noun) for s in (a, b)]
    other = b if told[0] else a
    words = {other.mention.noun, *(w.split(":")[-1] for w in other.predicate)}
    return told[0] != told[1] and not any(map(lexicon.is_change, words))


def _after_another(slot: Slot) -> bool:
    """Whether the magnitude is that of an aftershock."""
    value = slot.mention.value
    if not isinstance(value, Quantity) or value.dimension != "magnitude":
        return False
    tree = slot.context.tree
    words = {tree.tokens[i].lemma for i in tree.phrase(slot.mention.head)}
    token = tree.tokens[slot.mention.head]
    while token.head != token.i:
        token = tree.tokens[token.head]
        words.add(token.lemma)
        if token.pos in {"VERB", "AUX"}:
            words |= {k.lemma for k in tree.kids(token.i, "nsubj", "nsubjpass")}
            break
    return any(map(lexicon.is_follow_on, words))


def set_apart_by_place(a: Slot, b: Slot) -> bool:
    """Whether each number has places of its own in its sentence, and none of one is or holds one of the other: "52
    percent in Egypt and 82 percent in India"."""
    if not isinstance(a.mention.value, Quantity) or a.mention.value.dimension in _MEASURED:
        return False
    x, y = _own_places(a), _own_places(b)
    return bool(x and y) and all(
        p.entity != q.entity
        and isinstance(p.value, Place)
        and isinstance(q.value, Place)
        and (place.relation(p.value, q.value) == "differ" or _region_and_country(p.value, q.value))
        for p in x
        for q in y
    )


def _region_and_country(x: Place, y: Place) -> bool:
    """ "in Central America", "in Honduras": what is counted in the one is not all that is counted in the other."""
    return any(p.kind == "country" and q.key in p.within for p, q in ((x, y), (y, x)))


_MEASURED = frozenset({"magnitude", "length", "speed", "temperature"})
"""Dimensions beside which a place tells who measures, or from where."""


def _own_places(slot: Slot) -> Sequence[Mention]:
    """Places inside the number's own phrase or right behind it, or beside it in a list of numbers and places."""
    tokens = slot.sentence.tokens
    places = [m for m in slot.annotated.told.get(slot.mention.sentence, ()) if isinstance(m.value, Place)]
    phrase = slot.context.tree.phrase(slot.mention.head)
    behind = [t for t in tokens[max(phrase) + 1 : max(phrase) + 3] if t.pos != "DET"]
    hung = behind[1].start if len(behind) == 2 and behind[0].pos == "ADP" else -1
    # "52 percent in Egypt and 82 percent in India": what follows the next number is told of that.
    later = [m.span.start for m in slot.siblings if _same_dimension(m, slot.mention)]
    end = min((start for start in later if start > slot.mention.span.start), default=tokens[-1].end)
    inside = [p for p in places if (p.head in phrase or p.span.start <= hung < p.span.end) and p.span.start < end]
    return inside or _where(slot, places) or _in_turn(slot, places) or _who_counts(slot, places)


def _where(slot: Slot, places: Sequence[Mention]) -> Sequence[Mention]:
    """The place that a clause with "where" tells of: "Peru, *where* 140 people died"."""
    tree = slot.context.tree
    token = tree.tokens[slot.mention.head]
    while token.head != token.i:
        if token.dep == "relcl" and any(k.lemma == "where" for k in tree.kids(token.i, "advmod")):
            return [p for p in places if p.head == token.head]
        token = tree.tokens[token.head]
    return ()


def _who_counts(slot: Slot, places: Sequence[Mention]) -> Sequence[Mention]:
    """The country that gives the number of its own: "*Peru* reported 100 deaths"."""
    tree = slot.context.tree
    verb = tree.tokens[tree.tokens[slot.mention.head].head]
    if tree.tokens[slot.mention.head].dep != "dobj" or lexicon.reporting(verb.lemma, "v") is None:
        return ()
    subjects = {i for k in tree.kids(verb.i, "nsubj") for i in (k.i, *(p.i for p in tree.kids(k.i, "poss")))}
    return [p for p in places if p.head in subjects]


def _in_turn(slot: Slot, places: Sequence[Mention]) -> Sequence[Mention]:
    """The place that stands beside the number where numbers and places take turns."""
    numbers = [m for m in (slot.mention, *slot.siblings) if _same_dimension(m, slot.mention)]
    told = sorted([*numbers, *places], key=lambda m: m.span.start)
    order = "".join("p" if isinstance(m.value, Place) else "n" for m in told)
    at = next(i for i, m in enumerate(told) if m.span == slot.mention.span)
    if re.fullmatch("(np){2,}p?", order):
        return told[at + 1 : at + 2]
    return told[at - 1 : at] if re.fullmatch("(pn){2,}", order) else ()


def _same_dimension(x: Mention, y: Mention) -> bool:
    p, q = x.value, y.value
    return isinstance(p, Quantity) and isinstance(q, Quantity) and p.dimension == q.dimension
