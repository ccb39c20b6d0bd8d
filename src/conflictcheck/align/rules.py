"""Rules of silence: two places that differ for a reason that both give, so that nothing is left to disagree about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from conflictcheck.align import levels as lv
from conflictcheck.align.apart import (
    events_apart,
    is_reference,
    periods_apart,
    places_apart,
    times_apart,
    times_of_office_apart,
)
from conflictcheck.align.context import Bag, overlap
from conflictcheck.align.days import counted_on_two_days, two_days_news
from conflictcheck.align.fates import fates
from conflictcheck.align.listed import lists_apart
from conflictcheck.align.markets import days_of_trading_apart
from conflictcheck.align.ordinals import another_of_series, only_points
from conflictcheck.align.predicates import (
    RECIPIENTS,
    amounts_apart,
    predicate_relation,
    recipients_apart,
    role_level,
    strangers,
)
from conflictcheck.align.relate import relate_values
from conflictcheck.align.roles import ANOTHER
from conflictcheck.align.scene import PERIODS
from conflictcheck.align.slots import Slot
from conflictcheck.align.things import counts_another, set_apart_by_place, things_apart
from conflictcheck.align.voices import says, two_voices
from conflictcheck.model import Moment, Quantity, Token
from conflictcheck.model.statement import Frame, Mention
from conflictcheck.normalize import lexicon, number


def explained(a: Slot, b: Slot) -> str:
    """The rule by which the two places differ for a reason that both give, so that nothing is left to disagree
    about; '' where there is none."""
    return next((rule for rule, holds in RULES if holds(a, b)), "")


def _other_mood(a: Slot, b: Slot) -> bool:
    """A condition, plan or forecast against a fact."""
    told = [f for f in (_verb(a), _verb(b)) if f is not None]
    moods = {f.modality for f in told}
    if moods == {"fact", "future"} and all(f.tense != "past" for f in told):
        # "reopens on Monday", "will reopen on Tuesday"
        return False
    return len(moods) == 2 and "fact" in moods


def _other_party(a: Slot, b: Slot) -> bool:
    """Whether the clauses name other participants: "Nokia sold 40 million", "Ericsson sold 60 million"."""
    found = [compare(a, b) for compare in _PARTIES]
    if ANOTHER in found or _other_recipient(a, b):
        return True
    if a.mention.type == "name" and _two_offices(a, b):
        return True
    if a.mention.type == "name" and "different names" in found:
        # "Lagaffe was created by Franquin", "Spirou was created by Rob-Vel"
        return True
    if a.mention.type not in {"quantity", "moment"}:
        return False
    if found[0] == "different" and lv.names_apart(a, b):
        return True
    # "opened the bridge on Monday", "opened the school on Tuesday"
    one_deed = lv.predicate(a, b) in {"same predicate", "synonymous predicates"}
    return a.mention.type == "moment" and found[1] == "different" and one_deed


def _two_offices(a: Slot, b: Slot) -> bool:
    """Whether both names have an office before them, alike and of two bodies: "Central Bank chairman Adamov", "National
    Bank chairman Bondar"."""
    x, y = (set(_before_name(s)) for s in (a, b))
    return bool(x & y) and not x <= y and not y <= x


def _before_name(slot: Slot) -> Iterator[str]:
    tree = slot.context.tree
    for kid in tree.kids(slot.mention.head, "compound"):
        for token in (tree.tokens[i] for i in tree.subtree(kid.i)):
            if token.pos == "PROPN" and token.end <= slot.mention.span.start:
                yield token.lemma.lower()


_PARTIES = (lv.participant("subj"), lv.participant("obj"))


def _other_recipient(a: Slot, b: Slot) -> bool:
    """Whether the same is given to two: "sent 40 generators to Kharkiv", "25 to Odesa"."""
    giving = all(s.frame is not None and "giving" in lexicon.verb_traits(s.frame.lemma) for s in (a, b))
    if not giving:
        return False
    x, y = a.mention.complement, b.mention.complement
    # The parser hangs "to Kharkiv" on the verb or on the generators.
    hung = bool(x and y) and x.isdisjoint(y) and a.mention.type == "quantity"
    own = any(s.mention.role in RECIPIENTS for s in (a, b))
    return hung or (not own and a.deed is not None and b.deed is not None and recipients_apart(a.deed, b.deed))


def _other_fact(a: Slot, b: Slot) -> bool:
    """Two opposite deeds, or two times with two figures: two facts, not one."""
    if a.mention.type in {"moment", "place"} and _numbers_apart(a, b):
        return True
    if a.mention.type == "name" and a.deed and b.deed and amounts_apart(a.deed, b.deed):
        return True
    f, g = _verb(a), _verb(b)
    if f is None or g is None:
        return False
    if a.mention.type in {"name", "place", "moment"} and f.negated != g.negated:
        # "Sweden has not said", "Finland has said"
        return True
    said = says(f, a.context.tree), says(g, b.context.tree)
    if a.mention.type == "moment" and all(said) and lv.sentence(a, b) != _TOLD_TWICE:
        # "said on Wednesday that it burns", "said on Thursday that the roads are open"
        return True
    if a.mention.type == "name" and all(said) and _told(a, b) < ONE_SAYING:
        # Two who say two things, of one matter.
        return True
    if a.mention.type == "moment" and _lasts(f, a) and _lasts(g, b):
        return True
    relation = predicate_relation(f, g)
    if a.mention.type in {"moment", "place", "name"} and not relation and _two_deeds(a, b, f, g):
        return True
    if a.mention.type == "moment" and _news_and_history(a, b):
        return True
    if a.mention.type == "moment" and not relation and _other_actors(a, b):
        # "the trial began", "the verdict in the trial was announced"
        return True
    return relation.startswith(("opposites", "contrasting"))


def _lasts(frame: Frame, slot: Slot) -> bool:
    """Whether it may be so on several days: "was unclear on Monday", "were searching on Tuesday"."""
    tree = slot.context.tree
    ongoing = tree.tokens[frame.head].tag == "VBG" and any(k.lemma == "be" for k in tree.kids(frame.head, "aux"))
    return _of_the_day(slot.mention.value) and (frame.pos == "a" or (ongoing and frame.tense == "past"))


def _numbers_apart(a: Slot, b: Slot) -> bool:
    """Whether both sentences give numbers, and no number of one is one of the other's. That one is the other, rounded,
    is too little where the times or places differ: "6.5 percent in March", "7 percent in May"."""
    x, y = ([m.value for m in _others(s) if isinstance(m.value, Quantity)] for s in (a, b))
    return bool(x and y) and not any(_one_number(p, q) for p in x for q in y)


def _one_number(x: Quantity, y: Quantity) -> bool:
    """ "Roy (left), 52, ...", "Roy, 52, ...": the second alone is read as an age."""
    return number.relation(x, y) not in {"differ", "rounding", "incomparable"} or (
        x.low is not None and (x.low, x.high) == (y.low, y.high)
    )


def _told(a: Slot, b: Slot) -> float:
    """Share of what one of the two is told to say that the other says, too."""
    return overlap(_without(a), _without(b)).cover


def _without(slot: Slot) -> Bag:
    """The words of the sentence without the name and what goes with it."""
    own = set(slot.context.tree.subtree(slot.mention.head))
    return Bag.of((w.keys, w.weight) for w in slot.context.words if w.token not in own)


ONE_SAYING = 0.7
"""Share from which two people are told to have made one statement."""


def _two_deeds(a: Slot, b: Slot, f: Frame, g: Frame) -> bool:
    """Two verbs that tell something, and not the same: "was arrested", "was sentenced"."""
    if a.mention.type == "name" and {f.pos, g.pos} == {"v", "attr"}:
        # "was owned by Ann Hill", "Ann Hill and Jo Hill are relatives"
        return a.mention.head != f.head and b.mention.head != g.head
    if a.mention.type == "moment" and says(f, a.context.tree) != says(g, b.context.tree):
        # "said on Wednesday", "was arrested on Tuesday"
        return True
    if a.mention.type == "moment" and _witnessed(f, g):
        # "was last seen on Saturday", "was found on Monday"
        return True
    if lv.predicate(a, b) != "different predicates":
        return False
    if a.mention.type == "moment" and f.pos == g.pos == "v" and lv.sentence(a, b) not in _ONE_SENTENCE:
        # "began at noon", "was brought under control at six"
        return True
    # In "the president is Ann Hill" the name is what is told.
    told = a.mention.type == "name" and a.mention.head != f.head and b.mention.head != g.head
    return (told or f.pos == g.pos == "v") and not lexicon.is_light(f.lemma) and not lexicon.is_light(g.lemma)


def _witnessed(f: Frame, g: Frame) -> bool:
    """Whether one tells that something was found or seen, and the other of another deed."""
    if f.pos != "v" or g.pos != "v" or f.lemma == g.lemma or lexicon.near(f.lemma, g.lemma):
        return False
    return any("witnessing" in lexicon.verb_traits(x.lemma) for x in (f, g))


_TOLD_TWICE = "sentences: nearly the same"
_ONE_SENTENCE = frozenset({"sentences: very much alike", _TOLD_TWICE})
"""Likeness from which two sentences tell one thing, whatever their verbs."""


def _news_and_history(a: Slot, b: Slot) -> bool:
    """A day of the news and a year: "resigned on Thursday", "came to the museum in 2012"."""
    if lv.predicate(a, b) in {"same predicate", "synonymous predicates"}:
        return False
    x, y = a.mention.value, b.mention.value
    return isinstance(x, Moment) and isinstance(y, Moment) and (x.grain in PERIODS) != (y.grain in PERIODS)


def _other_event(a: Slot, b: Slot) -> bool:
    """Whether a number is told of an event that its sentence alone brings in, in another country ("a quake in China"),
    or one is the strength or the result of an earlier event."""
    x, y, value = a.context.scene, b.context.scene, a.mention.value
    if not isinstance(value, Quantity):
        return False
    if x.another != y.another or (value.dimension in _OF_EVENTS and x.earlier != y.earlier):
        return True
    return _of_the_past(a, b) or _of_the_past(b, a) or _in_general(a) != _in_general(b)


def _of_the_past(then: Slot, now: Slot) -> bool:
    """Whether one sentence begins with a year, or tells of one what the other tells of a day of the news, and the other
    names none: "In 2014, 41 inmates fled", "Six years ago 16 died", "27 fled before dawn on Sunday"."""
    years = [m for m in _times(then) if _names_a_year(m) or _is_ago(m)]
    if not years or any(_names_a_year(m) or _is_ago(m) for m in _times(now)):
        return False
    opened = any(m.head <= OPENING and (_is_ago(m) or _after_in(then, m)) for m in years)
    return opened or any(_of_the_day(m.value) for m in _times(now) if any(map(_names_a_year, years)))


OPENING = 3
"""Token up to which a year opens a sentence: "Background: In 2019"."""
_DAYS = frozenset({"day", "part", "hour", "minute", "weekend", "week"})


def _times(slot: Slot) -> Sequence[Mention]:
    return [m for m in _others(slot) if m.type == "moment"]


def _others(slot: Slot) -> Sequence[Mention]:
    """The other mentions of the sentence."""
    return [m for m in slot.annotated.told.get(slot.mention.sentence, ()) if m.index != slot.mention.index]


def _names_a_year(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Moment) and value.grain == "year" and not value.relative and not value.bound


def _is_ago(mention: Mention) -> bool:
    """Whether it names a year by how long ago it was: "six years ago", "last year"."""
    value = mention.value
    return isinstance(value, Moment) and value.grain in {"year", "decade"} and value.shift.startswith("-")


def _of_the_day(value: object) -> bool:
    return isinstance(value, Moment) and (value.weekday is not None or (value.relative and value.grain in _DAYS))


def _after_in(slot: Slot, mention: Mention) -> bool:
    return mention.head > 0 and slot.sentence.tokens[mention.head - 1].lemma.lower() == "in"


def _in_general(slot: Slot) -> bool:
    """Whether the clause tells what one of a sort can do: "*a* magnitude-6 quake *can* cause severe damage"."""
    verb = _verb(slot)
    if verb is None:
        return False
    tree = slot.context.tree
    able = any(k.lemma in _ABLE for k in tree.kids(verb.head, "aux"))
    any_one = (k.i for k in tree.kids(verb.head, "nsubj", "nsubjpass") if any(_any(t) for t in tree.kids(k.i)))
    return able and any(slot.mention.head in tree.subtree(k) or slot.mention.head == k for k in any_one)


_ABLE = frozenset({"can", "could", "may", "might"})


def _any(token: Token) -> bool:
    return token.dep == "det" and token.lemma in {"a", "an", "any"}


_OF_EVENTS = frozenset({"magnitude", "score"})
"""Dimensions that belong to one event each."""


def _teller_is_from(a: Slot, b: Slot) -> bool:
    """Whether one of the places only tells who speaks or measures: "*Tehran*'s seismologists put it at 5.9"."""
    return a.mention.type in {"place", "name"} and any(map(_tells_the_teller, (a, b)))


def _tells_the_teller(slot: Slot) -> bool:
    tokens = slot.sentence.tokens
    token = tokens[slot.mention.head]
    if token.dep not in {"poss", "compound", "amod", "nmod"}:
        return False
    noun = tokens[token.head]
    while noun.dep in {"compound", "conj"} and noun.head != noun.i:
        noun = tokens[noun.head]
    verb = tokens[noun.head]
    told = lexicon.reporting(verb.lemma, "v") is not None or lexicon.is_measuring(verb.lemma)
    return noun.dep in {"nsubj", "nsubjpass"} and verb.pos == "VERB" and told


def _measured_from(a: Slot, b: Slot) -> bool:
    """Whether one of the places is only one to measure from; how far and where to are compared as lengths."""
    return a.mention.type in {"place", "name"} and any(is_reference(s.sentence.tokens, s.mention.head) for s in (a, b))


def _other_actors(a: Slot, b: Slot) -> bool:
    if a.deed is None or b.deed is None:
        return False
    return strangers(a.deed, b.deed) or role_level(a.deed, b.deed, "subj") in {"a word shared", "different"}


def _verb(slot: Slot) -> Frame | None:
    """The clause's own predicate: of "exports from Peru rose" the rising, not the exports."""
    frame = slot.frame
    while frame is not None and frame.pos == "n" and frame.outer >= 0:
        frame = slot.annotated.frames[frame.outer]
    return frame


def _among_others(slot: Slot) -> bool:
    """Whether the name only stands for a number of them: "McKay and 43 other senators"."""
    tree = slot.context.tree
    joined = (i for t in tree.kids(slot.mention.head, "conj") for i in tree.subtree(t.i))
    return any(tree.tokens[i].lemma in {"other", "others"} for i in joined)


def _named_beside(a: Slot, b: Slot) -> bool:
    """Whether a sentence with another counted noun also counts the noun of the other one: "42 offices and 1,600
    houses" against "18 houses"."""
    if a.mention.noun == b.mention.noun:
        return False
    return any(
        m.noun == other.mention.noun and m.head != one.mention.head and _counts(m) and _counts(other.mention)
        for one, other in ((a, b), (b, a))
        for m in one.siblings
        if m.noun
    )


def _counts(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.dimension == "count"


def _side_by_side(a: Slot, b: Slot) -> bool:
    """Whether one of the sentences states both values: then it tells them apart, and the other need not."""
    return any(
        relate_values(one, m) and not counts_another(one, m.noun, fates(other.context.tree, m))
        for one, other in ((a, b), (b, a))
        for m in other.siblings
    )


def _other_times(a: Slot, b: Slot) -> bool:
    if a.mention.type == "moment":
        # "this year's festival opened on 3 June", "last year's on 9 June"
        return periods_apart(a.moments, b.moments)
    return times_apart(a.context, b.context)


RULES: tuple[tuple[str, Callable[[Slot, Slot], bool]], ...] = (
    # Two people who say something say two things; who said one thing is for quotations to tell.
    ("who says it", two_voices),
    ("one sentence states both", _side_by_side),
    ("other things", things_apart),
    ("other times", _other_times),
    ("other time of office", times_of_office_apart),
    ("measured from", _measured_from),
    ("where the teller is from", _teller_is_from),
    ("another event", lambda a, b: events_apart(a.context, b.context) or _other_event(a, b)),
    (
        "other places",
        lambda a, b: (
            (a.mention.type in {"quantity", "moment", "name"} and places_apart(a.context, b.context))
            or set_apart_by_place(a, b)
        ),
    ),
    ("other mood", _other_mood),
    ("other people", _other_party),
    ("two facts", _other_fact),
    ("other counted noun beside", _named_beside),
    ("other days of trading", days_of_trading_apart),
    ("news of two days", lambda a, b: two_days_news(a, b) or counted_on_two_days(a, b)),
    ("others of a list", lambda a, b: a.mention.type == "quantity" and lists_apart(a, b)),
    ("one of many", lambda a, b: a.mention.type == "name" and (_among_others(a) or _among_others(b))),
    ("ordinals that point", only_points),
    ("another of a series", another_of_series),
)
