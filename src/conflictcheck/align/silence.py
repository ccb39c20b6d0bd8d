"""What one article says is not told yet, and another tells: "has not said whether it will send troops", "made clear
that it will send none"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conflictcheck.align import levels as lv
from conflictcheck.align.apart import events_apart, times_apart
from conflictcheck.align.context import Bag, overlap, shares
from conflictcheck.align.predicates import Deed, predicate_relation
from conflictcheck.align.roles import ANOTHER, GOOD, NONE, SAME, Role, compare
from conflictcheck.align.story import Stories
from conflictcheck.normalize import lexicon

Levels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A deed that makes something known, or says that it is not known yet."""

    deed: Deed
    silent: bool
    who: tuple[Role, ...]
    topic: Bag
    """Words of what is told or left untold."""
    plain: bool
    """Whether the verb may bring in anything at all: "said", against "made clear"."""


@dataclass(frozen=True, slots=True)
class SilenceCandidate:
    """`a` stands first in the run; one of the two is silent."""

    a: Deed
    b: Deed
    levels: Levels


def silence_candidates(found: Sequence[Deed], stories: Stories) -> tuple[list[SilenceCandidate], int]:
    """Pairs of a silence and a telling of two articles, by one teller, with their levels; and how many were
    compared."""
    told = [t for deed in found if (t := telling(deed)) is not None]
    rows, compared = [], 0
    for one in told:
        if not one.silent:
            continue
        for other in told:
            n, m = one.deed.order[0], other.deed.order[0]
            if other.silent or n == m or m not in stories[n]:
                continue
            compared += 1
            if _may_meet(one, other):
                rows.append((one, other))
    out = [_candidate(one, other, rows, told) for one, other in rows]
    return sorted(out, key=lambda c: (c.a.order, c.b.order)), compared


def telling(deed: Deed) -> Telling | None:
    """What the deed makes known or leaves unknown; None where it does neither."""
    frame = deed.frame
    who = deed.roles.get("obj" if frame.passive else "subj", ())
    if frame.pos != "v" or not who:
        return None
    traits = lexicon.verb_traits(frame.lemma)
    silent = frame.modality in _MOODS and ((frame.negated and "telling" in traits) or _falls_silent(deed))
    tells = not frame.negated and frame.modality == "fact" and ("telling" in traits or _makes_known(deed))
    if not silent and not (tells and _brings_in(deed)):
        return None
    return Telling(deed, silent, who, _topic(deed), "plain" in traits)


_MOODS = frozenset({"fact", "future", "hypothesis"})
"""Moods of a silence: "has not said", "will not say", "would not say"."""


def _falls_silent(deed: Deed) -> bool:
    wanted = lexicon.silences(deed.frame.lemma)
    if not wanted:
        return False
    beside = {t.lemma.lower() for t in deed.sentence.tokens if t.head == deed.frame.head}
    return any(negated == deed.frame.negated and word in {"", *beside} for word, negated in wanted)


def _makes_known(deed: Deed) -> bool:
    """ "made clear", "made it known", "let it be known"."""
    if deed.frame.lemma not in {"make", "let"}:
        return False
    tree = deed.context.tree
    below = {tree.tokens[i].lemma for kid in tree.kids(deed.frame.head) for i in (kid.i, *tree.children[kid.i])}
    return bool(below & {"clear", "known", "plain", "know"})


def _brings_in(deed: Deed) -> bool:
    """Whether the verb has something that it tells: a clause, an object, or what a colon brings in."""
    below = any(f.outer == deed.frame.index for f in deed.beside)
    return below or bool(deed.roles.get("obj")) or any(role.startswith("prep:on") for role in deed.roles)


def _topic(deed: Deed) -> Bag:
    tree = deed.context.tree
    tellers = {i for k in tree.kids(deed.frame.head, "nsubj", "nsubjpass") for i in tree.subtree(k.i)}
    below = set(tree.subtree(deed.frame.head)) - tellers - {deed.frame.head, deed.frame.carried}
    return Bag.of((w.keys, w.weight) for w in deed.context.words if w.token in below)


_STRANGERS = frozenset({"different", "different names", ANOTHER, NONE})
PLAIN = 0.8
"""Weight of the topic's words that a silence shares with what is merely said, or told by who may be another."""
MEETS = 0.8
"""Weight of any words of the two sentences that a silence shares with what is made clear."""


def _may_meet(one: Telling, other: Telling) -> bool:
    if _teller(one, other) in _STRANGERS or one.deed.sentence.text == other.deed.sentence.text:
        return False
    x, y = one.deed, other.deed
    known = _teller(one, other) in SAME
    if other.plain and not known:
        # "he says", "it reports": too many say too much.
        return False
    if not (shares(x.rest, y.rest, MEETS) if known and not other.plain else shares(one.topic, other.topic, PLAIN)):
        return False
    return not times_apart(x.context, y.context) and not events_apart(x.context, y.context)


def _teller(one: Telling, other: Telling) -> str:
    return min((compare(p, q) for p in one.who for q in other.who), key=GOOD.index)


def _candidate(
    one: Telling, other: Telling, rows: Sequence[tuple[Telling, Telling]], told: Sequence[Telling]
) -> SilenceCandidate:
    a, b = sorted((one.deed, other.deed), key=lambda d: d.order)
    return SilenceCandidate(a, b, _levels(one, other, rows, told))


def _levels(one: Telling, other: Telling, rows: Sequence[tuple[Telling, Telling]], told: Sequence[Telling]) -> Levels:
    topic, rest = overlap(one.topic, other.topic), overlap(one.deed.rest, other.deed.rest)
    return (
        ("teller", _teller(one, other)),
        ("verbs of telling", _verbs(one, other)),
        ("topic", lv.binned(topic.cosine, (0.02, 0.12, 0.25, 0.4), _TOPIC)),
        ("topic covered", lv.binned(topic.cover, (0.02, 0.25, 0.5, 0.75), _COVERED)),
        ("sentences", lv.binned(rest.cosine, (0.1, 0.2, 0.32, 0.5, 0.75), lv.ALIKE)),
        ("amount shared", lv.binned(rest.shared, (1.5, 3.0, 5.0), ("little", "something", "much", "very much"))),
        ("better told", _better(topic.shared, one, other, rows)),
        ("equals first", _equals(topic.shared, one, other, told)),
        ("room for chance", lv.room(one.deed.annotated, other.deed.annotated)),
    )


_TOPIC = tuple(f"topics {word}" for word in ("not alike", "hardly alike", "a little alike", "alike", "much alike"))
_COVERED = tuple(f"{word} of the topic is in the other" for word in ("nothing", "little", "some", "half", "most"))


def _verbs(one: Telling, other: Telling) -> str:
    if other.plain:
        return "one merely says it"
    alike = predicate_relation(one.deed.frame, other.deed.frame) in {"same", "synonyms", "near words"}
    return "verbs of telling alike" if alike else "one makes it known"


def _better(shared: float, one: Telling, other: Telling, rows: Sequence[tuple[Telling, Telling]]) -> str:
    """Whether the article tells something else that fits the silence better."""
    here = other.deed.order[0]
    fits = [overlap(one.topic, t.topic).shared for s, t in rows if s is one and t.deed.order[0] == here and t != other]
    return "something told fits better" if any(f > shared for f in fits) else "nothing told fits better"


def _equals(shared: float, one: Telling, other: Telling, told: Sequence[Telling]) -> str:
    """Whether either article says of the topic what the other does."""
    both = sum(
        any(
            t.silent == x.silent
            and t.deed.order[0] == y.deed.order[0]
            and _teller(t, x) in SAME
            and overlap(t.topic, x.topic).shared > max(shared, PLAIN)
            for t in told
        )
        for x, y in ((one, other), (other, one))
    )
    return ("no agreeing deed", "one deed agrees with another", "both deeds agree with others")[both]


def is_telling(deed: Deed) -> bool:
    """Whether its verb makes something known, or says that it is not known yet."""
    return deed.frame.pos == "v" and "telling" in lexicon.verb_traits(deed.frame.lemma)
