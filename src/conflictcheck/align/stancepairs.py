"""Two stances of one on one thing, opposed: candidates with their levels, and pairings with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conflictcheck.align import levels as lv
from conflictcheck.align.apart import events_apart, times_apart
from conflictcheck.align.context import overlap, shares
from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.predicates import Deed, predicate_relation
from conflictcheck.align.roles import ANOTHER, GOOD, NONE, SAME, Role, compare
from conflictcheck.align.slotpairs import FLOOR, about_words
from conflictcheck.align.stance import Stance, one_holder, stances, unnamed
from conflictcheck.align.story import Stories
from conflictcheck.align.weights import Weights
from conflictcheck.align.wording import LONGEST, told_twice, wording
from conflictcheck.model import Span
from conflictcheck.model.conflict import Evidence
from conflictcheck.model.statement import Frame
from conflictcheck.normalize import place

Levels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StanceCandidate:
    """`a` stands first in the run."""

    a: Stance
    b: Stance
    levels: Levels


def stance_candidates(found: Sequence[Deed], stories: Stories) -> tuple[list[StanceCandidate], int]:
    """Opposed stances of two articles with their levels, and how many pairs were compared."""
    told = list(stances(found))
    rows, compared = [], 0
    for one in told:
        for other in told if one.against else ():
            n, m = one.deed.order[0], other.deed.order[0]
            if other.against or n == m or m not in stories[n] or one.sort != other.sort:
                continue
            compared += 1
            if _may_meet(one, other):
                rows.append((one, other))
    # What both articles say, silence and statement, is told apart by each.
    out = [_candidate(one, other, told) for one, other in rows if _agreed(one, other, told) < BOTH]
    return sorted(out, key=lambda c: (c.a.deed.order, c.b.deed.order)), compared


_STRANGERS = frozenset({"different", "different names", ANOTHER, NONE})
TOPIC = 0.8
"""Weight of the topic's words that a silence shares with what is merely said, or told by who may be another; and that
two outlooks share."""
SOME = 0.4
"""... and with what the same one makes known in a verb of another meaning."""
HALF = 0.5
"""Share of the smaller topic that is in the other, from which a silence and a statement are on one topic."""
ALIKE = 0.2
"""Likeness of two sentences from which what one leaves untold may be what the other tells, whatever words it takes."""
MEETS = 0.8
"""Weight of any words of the two sentences that a silence shares with what is made clear."""


def _may_meet(one: Stance, other: Stance) -> bool:
    teller = _teller(one, other)
    if teller in _STRANGERS or told_twice(one.deed.sentence, other.deed.sentence):
        return False
    x, y = one.deed, other.deed
    known = teller in SAME
    if not known and (other.plain or teller == "pronoun"):
        # "he says", "it reports": too many say too much.
        return False
    if not _share_enough(one, other, known and not other.plain):
        return False
    if x.frame.lemma != y.frame.lemma and all(f.lemma in {g.lemma for g in d.beside} for f, d in _crossed(x, y)):
        # One sentence, told twice: what it leaves untold and what it tells are two things.
        return False
    return not times_apart(x.context, y.context) and not events_apart(x.context, y.context)


def _share_enough(one: Stance, other: Stance, sure: bool) -> bool:
    """`sure`: it is the same one who takes both, and takes them in so many words."""
    if sure and (one.sort == "outlook" or _verbs_alike(one, other)):
        # "has not specified its involvement", "has clarified that it will send no troops"
        alike = one.sort == "outlook" or overlap(one.deed.rest, other.deed.rest).cosine >= ALIKE
        return alike and shares(one.deed.rest, other.deed.rest, MEETS)
    on = overlap(one.topic, other.topic)
    if one.sort == "telling" and (on.cover < HALF or (other.plain and len(on.words) < 2)):
        # "declined to name a successor", "said that he had plotted to succeed him"
        return False
    return shares(one.topic, other.topic, SOME if sure else TOPIC)


def _crossed(x: Deed, y: Deed) -> tuple[tuple[Frame, Deed], tuple[Frame, Deed]]:
    return (x.frame, y), (y.frame, x)


def _teller(one: Stance, other: Stance) -> str:
    """How those who take the stances compare."""
    if one.sort == "telling":
        return min((_compared(p, q) for p in one.who for q in other.who), key=GOOD.index)
    if one_holder(one.holders, other.holders):
        return "same entity"
    if not one.holders and not other.holders:
        return "absent in both"
    if unnamed(one.holders) or unnamed(other.holders):
        return "pronoun" if one.holders and other.holders else "absent in one"
    return "different"


def _compared(p: Role, q: Role) -> str:
    if any(place.one_power(x, y) for x in p.entities for y in q.entities):
        return "same entity"
    # A pronoun whose meaning is known is as good as a name.
    known = p.entities and q.entities and p.pronoun != q.pronoun
    return "different names" if known and not p.entities & q.entities else compare(p, q)


def _candidate(one: Stance, other: Stance, told: Sequence[Stance]) -> StanceCandidate:
    a, b = sorted((one, other), key=lambda s: s.deed.order)
    return StanceCandidate(a, b, _levels(one, other, told))


def _levels(one: Stance, other: Stance, told: Sequence[Stance]) -> Levels:
    topic, rest = overlap(one.topic, other.topic), overlap(one.deed.rest, other.deed.rest)
    return (
        ("stance", _sort(one, other)),
        ("teller", _teller(one, other)),
        ("topic", lv.binned(topic.cosine, (0.02, 0.12, 0.25, 0.4), _TOPIC)),
        ("topic covered", lv.binned(topic.cover, (0.02, 0.25, 0.5, 0.75), _COVERED)),
        ("sentences", lv.binned(rest.cosine, (0.1, 0.2, 0.32, 0.5, 0.75), lv.ALIKE)),
        ("amount shared", lv.binned(rest.shared, (1.5, 3.0, 5.0), ("little", "something", "much", "very much"))),
        ("equals first", ("no agreeing deed", "one deed agrees with another")[_agreed(one, other, told)]),
        ("room for chance", lv.room(one.deed.annotated, other.deed.annotated)),
    )


_TOPIC = tuple(f"topics {word}" for word in ("not alike", "hardly alike", "a little alike", "alike", "much alike"))
_COVERED = tuple(f"{word} of the topic is in the other" for word in ("nothing", "little", "some", "half", "most"))


def _sort(one: Stance, other: Stance) -> str:
    if one.sort == "outlook":
        return "one outlook bad, one good"
    if other.plain:
        return "not told yet, and merely said"
    alike = _verbs_alike(one, other)
    return "not told yet, and told in like words" if alike else "not told yet, and made known"


def _verbs_alike(one: Stance, other: Stance) -> bool:
    return predicate_relation(one.deed.frame, other.deed.frame) in {"same", "synonyms", "near words"}


BOTH = 2
MOST = 0.75
"""Share of a topic that is in the other from which two stances of one sort are on one topic."""


def _agreed(one: Stance, other: Stance, told: Sequence[Stance]) -> int:
    """How many of the two stances the other's article takes as well, on a topic more alike than theirs."""
    least = max(overlap(one.topic, other.topic).shared, TOPIC)
    return sum(
        any(t.deed.order[0] == y.deed.order[0] and _agree(t, x, least) for t in told)
        for x, y in ((one, other), (other, one))
    )


def _agree(x: Stance, y: Stance, least: float) -> bool:
    if x.sort != y.sort or x.against != y.against:
        return False
    if told_twice(x.deed.sentence, y.deed.sentence):
        return True
    found = overlap(x.topic, y.topic)
    return _teller(x, y) in SAME and (found.shared > least or found.cover >= MOST)


def stance_pairings(
    told: Sequence[Deed], stories: Stories, weigh: Callable[[str], Weights]
) -> tuple[list[Pairing], int]:
    """All pairings above the floor, and how many pairs were compared."""
    model = weigh("stance")
    found, compared = stance_candidates(told, stories)
    return [p for c in found if (p := _pairing(c, model)) is not None], compared


def _pairing(c: StanceCandidate, model: Weights) -> Pairing | None:
    confidence = model.confidence(model.log_odds(c.levels))
    if confidence < FLOOR:
        return None
    evidence = (
        Evidence("starting point", "how often two such stances are on one thing", model.bias),
        *(Evidence(level, name, model.of(name, level)) for name, level in c.levels),
    )
    telling = c.a.sort == "telling"
    return Pairing(
        kind="status" if telling else "polarity",
        a=_claimed(c.a),
        b=_claimed(c.b),
        confidence=confidence,
        # Who was silent may have spoken since.
        reason="update" if telling else "contradiction",
        evidence=evidence,
        about=_about(c.a, c.b),
        model="stance",
    )


def _about(a: Stance, b: Stance) -> tuple[str, ...]:
    """Who takes the stances, as the first account calls them, and what both are about."""
    topic = about_words(overlap(a.topic, b.topic).words)
    words = about_words(tuple(f"e:{h}" for h in sorted(a.holders & b.holders)))
    tellers = sorted({p.text for s in (a, b) for p in s.who if not p.pronoun}, key=lambda text: (len(text), text))
    teller = tuple(t.removeprefix("The ").removeprefix("the ") for t in tellers[:1])
    shared = about_words(overlap(a.deed.rest, b.deed.rest).words)
    return tuple(dict.fromkeys((*teller, *words, *topic))) or shared


def _claimed(stance: Stance) -> Claimed:
    """The verb with what denies it, as far as the word that tells the stance."""
    deed, tokens = stance.deed, stance.deed.sentence.tokens
    first, last = wording(tokens, deed.frame.head, deed.frame.negated, deed.frame.carried)
    first, last = min(first, stance.word), max(last, stance.word)
    if last - first > LONGEST:
        first = last = stance.word
    span = Span(tokens[first].start, tokens[last].end)
    return Claimed(
        order=deed.order,
        annotated=deed.annotated,
        sentence=deed.frame.sentence,
        span=span,
        value=" ".join(deed.annotated.article.text[span.start : span.end].split()),
        normalized=_normalized(stance),
        speaker=deed.frame.speaker,
        comes_to=f"{stance.sort} {'against' if stance.against else 'for'}",
    )


def _normalized(stance: Stance) -> str:
    """As other comparisons of the verb or adjective put it; "no reach" for what is out of reach."""
    frame = stance.deed.frame
    if stance.sort == "telling" or frame.pos == "a":
        return f"not {frame.lemma}" if frame.negated else frame.lemma
    word = stance.deed.sentence.tokens[stance.word].lemma
    return f"no {word}" if stance.against else word
