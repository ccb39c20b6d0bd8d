"""Equals first: pairs of compatible slots explain each other; only what they leave over can disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from conflictcheck.align import block
from conflictcheck.align import levels as lv
from conflictcheck.align.apart import periods_apart, places_apart, things_apart, times_apart
from conflictcheck.align.context import overlap
from conflictcheck.align.parallel import Parallel
from conflictcheck.align.predicates import (
    ANOTHER,
    RECIPIENTS,
    amounts_apart,
    predicate_relation,
    recipients_apart,
    role_level,
    strangers,
)
from conflictcheck.align.relate import relate, relate_values
from conflictcheck.align.slots import Slot
from conflictcheck.align.story import Stories
from conflictcheck.model import Quantity
from conflictcheck.model.statement import Frame, Mention
from conflictcheck.normalize import lexicon, number

Levels = tuple[tuple[str, str], ...]
"""(comparison, level) pairs in a fixed order."""
Scorer = Callable[[Slot, Slot], tuple[float, Levels]]
"""Log-odds that two slots speak of one thing, from their contexts alone, with the levels that gave it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two slots whose values differ, with every level that speaks for or against one thing being meant."""

    a: Slot
    b: Slot
    detail: str
    context: float
    """Log-odds from the contexts alone."""
    levels: Levels
    equals: tuple[Slot, ...] = field(default=())
    """Slots elsewhere that agree with `a` or `b` and stand in a like context."""


@dataclass(frozen=True, slots=True)
class _Scored:
    a: Slot
    b: Slot
    verdict: str
    detail: str
    score: float
    levels: Levels


def facing(slots: Sequence[Slot], told: Sequence[Parallel]) -> list[tuple[Slot, Slot]]:
    """Slots of one sort that stand in parallel sentences, whatever else they share."""
    placed: dict[tuple[int, int], list[Slot]] = defaultdict(list)
    for slot in slots:
        placed[slot.order[0], slot.mention.sentence].append(slot)
    out = []
    for pair in told:
        here = placed.get(pair.a.order)
        there = placed.get(pair.b.order) if here else None
        if here and there:
            ours = [s for s in here if s.mention.index in pair.a.by_mention]
            theirs = [s for s in there if s.mention.index in pair.b.by_mention]
            out += [(a, b) for a in ours for b in theirs]
    return out


def candidates(
    slots: Sequence[Slot], scorer: Scorer, stories: Stories, more: Sequence[tuple[Slot, Slot]] = ()
) -> tuple[list[Candidate], int]:
    """Differing pairs with their equals-first levels, and the number of pairs compared. Pairs that share enough keys
    are compared, and those of `more`."""
    scored: list[_Scored] = []
    compared = 0
    for a, b in _unique((*block.pairs(slots, stories), *more)):
        if _two_voices(a, b):
            continue
        if a.article == b.article and a.mention.sentence == b.mention.sentence:
            # What one sentence sets side by side, it means to tell apart.
            continue
        verdict, detail = relate(a, b)
        compared += 1
        if verdict == "unclear" or (verdict == "differ" and explained(a, b)):
            continue
        score, levels = scorer(a, b)
        scored.append(_Scored(a, b, verdict, detail, score, levels))
    return _equals_first(scored, _several(slots), _stated(slots)), compared


def _unique(pairs: Iterable[tuple[Slot, Slot]]) -> Iterable[tuple[Slot, Slot]]:
    # A slot is one object in a run.
    return {(id(a), id(b)): (a, b) for a, b in pairs}.values()


def explained(a: Slot, b: Slot) -> str:
    """The rule by which the two places differ for a reason that both give, so that nothing is left to disagree
    about; '' where there is none."""
    return next((rule for rule, holds in _RULES if holds(a, b)), "")


def _other_mood(a: Slot, b: Slot) -> bool:
    """A condition, plan or forecast against a fact."""
    moods = {s.frame.modality for s in (a, b) if s.frame is not None}
    if moods == {"fact", "future"} and all(s.frame.tense != "past" for s in (a, b) if s.frame is not None):
        # "reopens on Monday", "will reopen on Tuesday"
        return False
    return len(moods) == 2 and "fact" in moods


def _other_party(a: Slot, b: Slot) -> bool:
    """Whether the clauses name other participants: "Nokia sold 40 million", "Ericsson sold 60 million"."""
    found = [compare(a, b) for compare in _PARTIES]
    if ANOTHER in found or _other_recipient(a, b):
        return True
    if a.mention.type not in {"quantity", "moment"}:
        return False
    if found[0] == "different" and names_apart(a, b):
        return True
    # "opened the bridge on Monday", "opened the school on Tuesday"
    one_deed = lv.predicate(a, b) in {"same predicate", "synonymous predicates"}
    return a.mention.type == "moment" and found[1] == "different" and one_deed


def names_apart(a: Slot, b: Slot) -> bool:
    """Whether both clauses name who does it, and name two that share no word."""
    x, y = (s.deed.roles.get("subj", ()) if s.deed else () for s in (a, b))
    return all(p.name and q.name and p.name != q.name and not p.words & q.words for p in x for q in y)


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
    if a.mention.type in {"moment", "place"} and a.numbers and b.numbers and not a.numbers & b.numbers:
        return True
    if a.mention.type == "name" and a.deed and b.deed and amounts_apart(a.deed, b.deed):
        return True
    f, g = _verb(a), _verb(b)
    if f is None or g is None:
        return False
    relation = predicate_relation(f, g)
    if a.mention.type in {"moment", "place"} and not relation and _two_deeds(a, b, f, g):
        return True
    if a.mention.type == "moment" and not relation and _other_actors(a, b):
        # "the trial began", "the verdict in the trial was announced"
        return True
    return relation.startswith(("opposites", "contrasting"))


def _two_deeds(a: Slot, b: Slot, f: Frame, g: Frame) -> bool:
    """Two verbs that tell something, and not the same: "was arrested", "was sentenced"."""
    if lv.predicate(a, b) != "different predicates":
        return False
    return f.pos == g.pos == "v" and not lexicon.is_light(f.lemma) and not lexicon.is_light(g.lemma)


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


def _speaks(slot: Slot) -> bool:
    return (
        slot.mention.type in {"name", "place"}
        and slot.mention.role in _SPEAKING
        and slot.frame is not None
        and slot.frame.pos == "v"
        and (slot.frame.lemma == "accord" or lexicon.reporting(slot.frame.lemma, "v") is not None)
    )


def _two_voices(a: Slot, b: Slot) -> bool:
    """Whether one of the two says something, and not both one and the same thing: that two people speak is no
    disagreement, that one statement is given to two is."""
    if not _speaks(a) and not _speaks(b):
        return False
    if not (_speaks(a) and _speaks(b)) or {a.mention.role, b.mention.role} != {"nsubj"}:
        return True
    if {a.mention.value, b.mention.value} != {"PERSON"} or a.article == b.article:
        return True
    shared = overlap(a.context.bag, b.context.bag)
    return shared.cosine < ONE_STATEMENT or shared.shared < MUCH


ONE_STATEMENT = 0.55
"""Likeness of two sentences, their speakers' names included, from which they report one statement."""
MUCH = 3.0
"""Weight that the statements share at least; shorter ones are made by anyone."""
_SPEAKING = frozenset({"nsubj", "prep:to", "prep:by", "dobj", "dative", "iobj"})
"""Who says it, and who is told."""


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


def _only_points(a: Slot, b: Slot) -> bool:
    """Two ordinals that tell which one is meant, not what rank it has: "the third victim", "the fourth victim"."""
    x = a.mention.value
    if not isinstance(x, Quantity) or x.dimension != "rank":
        return False
    if all(_points(s) for s in (a, b)):
        return True
    if not a.mention.noun and not b.mention.noun:
        # "came second", "came fifth"
        return False
    return lv.predicate(a, b) not in {"same predicate", "synonymous predicates"}


def _points(slot: Slot) -> bool:
    if slot.mention.role in {"nsubj", "nsubjpass", "agent", "prep:by"}:
        return True
    known = slot.mention.determiner == "the" and bool(lexicon.families(slot.mention.noun, "n"))
    return known and slot.mention.role not in {"attr", "ROOT"}


def _other_of_series(a: Slot, b: Slot) -> bool:
    """Whether the sentences speak of two of a series: "the first fire", "the second fire"."""
    ranks = [dict(_ranks(s)) for s in (a, b)]
    return any(
        noun and number.relation(ranks[0][noun], ranks[1][noun]) == "differ"
        for noun in ranks[0].keys() & ranks[1].keys()
    )


def _ranks(slot: Slot) -> Iterator[tuple[str, Quantity]]:
    """Ordinals of the sentence other than the slot itself, by their noun."""
    for mention in slot.annotated.told.get(slot.mention.sentence, ()):
        if isinstance(mention.value, Quantity) and mention.value.dimension == "rank" and mention != slot.mention:
            yield mention.noun, mention.value


def _side_by_side(a: Slot, b: Slot) -> bool:
    """Whether one of the sentences states both values: then it tells them apart, and the other need not."""
    return any(relate_values(b, m) for m in a.siblings) or any(relate_values(a, m) for m in b.siblings)


def _other_times(a: Slot, b: Slot) -> bool:
    if a.mention.type == "moment":
        # "this year's festival opened on 3 June", "last year's on 9 June"
        return periods_apart(a.moments, b.moments)
    return times_apart(a.context, b.context)


_RULES: tuple[tuple[str, Callable[[Slot, Slot], bool]], ...] = (
    # Two people who say something say two things; who said one thing is for quotations to tell.
    ("who says it", _two_voices),
    ("one sentence states both", _side_by_side),
    ("other things", things_apart),
    ("other times", _other_times),
    (
        "other places",
        lambda a, b: a.mention.type in {"quantity", "moment", "name"} and places_apart(a.context, b.context),
    ),
    ("other mood", _other_mood),
    ("other people", _other_party),
    ("two facts", _other_fact),
    ("other counted noun beside", _named_beside),
    ("ordinals that point", _only_points),
    ("another of a series", _other_of_series),
)


def _several(slots: Sequence[Slot]) -> dict[tuple[str, str, str], int]:
    """How many different values an article gives for one noun (numbers) or in one role (all else)."""
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for slot in slots:
        seen[_sort(slot)].add(_value(slot))
    return {key: len(found) for key, found in seen.items()}


def _stated(slots: Sequence[Slot]) -> dict[str, frozenset[str]]:
    """All values that each article states."""
    found: dict[str, set[str]] = defaultdict(set)
    for slot in slots:
        found[slot.article].add(_value(slot))
    return {article: frozenset(values) for article, values in found.items()}


def _known(s: _Scored, stated: Mapping[str, frozenset[str]]) -> str:
    """Whether an article that states one value also states the other, of whatever: who knows two names does
    not mix them up."""
    if s.a.article == s.b.article:
        return "one article states both"
    both = (_value(s.b) in stated[s.a.article]) + (_value(s.a) in stated[s.b.article])
    return ("neither article states the other value", "one article states both", "both articles state both")[both]


def _sort(slot: Slot) -> tuple[str, str, str]:
    value = slot.mention.value
    if isinstance(value, Quantity):
        noun = slot.mention.noun if value.dimension in {"count", "share", "money", "length", "duration"} else ""
        return slot.article, value.dimension, noun
    return slot.article, slot.mention.type, slot.predicate[0] if slot.predicate else slot.mention.role


def _value(slot: Slot) -> str:
    value = slot.mention.value
    if isinstance(value, Quantity):
        return f"{value.low}-{value.high}"
    return slot.mention.entity or slot.mention.raw


def _key(slot: Slot) -> tuple[int, int, int]:
    return (*slot.order, slot.mention.index)


def _equals_first(
    scored: Sequence[_Scored], several: Mapping[tuple[str, str, str], int], stated: Mapping[str, frozenset[str]]
) -> list[Candidate]:
    # Best agreeing partner of each slot in each other article, and the rank among what differs.
    agree: dict[tuple[tuple[int, int, int], str], float] = {}
    partners: dict[tuple[int, int, int], list[tuple[float, Slot]]] = defaultdict(list)
    differ: dict[tuple[tuple[int, int, int], str], list[float]] = defaultdict(list)
    for s in scored:
        for one, other in ((s.a, s.b), (s.b, s.a)):
            slot = (_key(one), other.article)
            if s.verdict == "equal":
                agree[slot] = max(agree.get(slot, -99.0), s.score)
                partners[_key(one)].append((s.score, other))
            else:
                differ[slot].append(s.score)
    out = []
    for s in scored:
        if s.verdict != "differ":
            continue
        near = [agree.get((_key(one), other.article)) for one, other in ((s.a, s.b), (s.b, s.a))]
        rank = max(
            sum(score > s.score + 1e-9 for score in differ[_key(one), other.article])
            for one, other in ((s.a, s.b), (s.b, s.a))
        )
        equals = ("equals first", _equal_level(near, s.score))
        if equals[1] == MATCHED or _told_elsewhere(s, partners):
            # Each is told by both articles, in sentences more alike than these two: nothing is left to disagree.
            continue
        best = (
            "best match",
            "each is the other's best match"
            if rank == 0
            else "a better match exists"
            if rank == 1
            else "several better matches exist",
        )
        # Two values in one article are the two that are compared.
        spare = int(s.a.article == s.b.article and _sort(s.a) == _sort(s.b))
        crowd = [several[_sort(one)] - spare for one in (s.a, s.b)]
        known = ("known elsewhere", _known(s, stated))
        only = (
            "how many such",
            "each article gives one such value"
            if max(crowd) == 1
            else "one article gives several such values"
            if min(crowd) == 1
            else "both articles give several such values",
        )
        support = _support(partners[_key(s.a)], partners[_key(s.b)])
        out.append(
            Candidate(
                s.a, s.b, s.detail, s.score, (*s.levels, equals, best, known, only, support), _agreeing(s, partners)
            )
        )
    return out


def _told_elsewhere(s: _Scored, partners: Mapping[tuple[int, int, int], Sequence[tuple[float, Slot]]]) -> bool:
    """Whether another article tells both values of one article as well: then they are two facts to both."""
    if s.a.article != s.b.article:
        return False
    there = [{p.article for score, p in partners.get(_key(one), ()) if score > s.score} for one in (s.a, s.b)]
    return bool(there[0] & there[1])


MATCHED = "both have a better-matching equal"


def _equal_level(near: Sequence[float | None], score: float) -> str:
    found = [n for n in near if n is not None and n > EQUAL_FLOOR]
    if not found:
        return "neither value stands in the other article"
    better = sum(n >= score for n in found)
    if better == 2:
        return MATCHED
    if better == 1:
        return "one has a better-matching equal"
    return "an equal stands elsewhere, matching less"


EQUAL_FLOOR = -4.0
"""Log-odds under which an equal value is a coincidence, not a partner."""
ATTACH = -2.5
"""Log-odds from which an agreeing slot is taken to make the same claim: that the values agree speaks for it."""


def _support(x: Iterable[tuple[float, Slot]], y: Iterable[tuple[float, Slot]]) -> tuple[str, str]:
    many = [len({s.article for score, s in side if score > ATTACH}) for side in (x, y)]
    name = "support"
    if min(many) >= 1:
        return name, "both values are claimed more than once"
    return name, "one value is claimed more than once" if max(many) >= 1 else "each value is claimed once"


def _needed(slot: Slot) -> float:
    """A number that is not small does not stand in two reports of one story by chance."""
    value = slot.mention.value
    telling = isinstance(value, Quantity) and value.low is not None and value.low > block.SMALL
    return ATTACH - 1.5 if telling else ATTACH


def _agreeing(s: _Scored, partners: dict[tuple[int, int, int], list[tuple[float, Slot]]]) -> tuple[Slot, ...]:
    rows = [p for k in (_key(s.a), _key(s.b)) for p in partners[k]]
    return tuple(slot for score, slot in sorted(rows, key=lambda r: (-r[0], _key(r[1]))) if score > _needed(slot))
