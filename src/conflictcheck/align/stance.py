"""Where somebody stands: what is not told yet and what is told ("has not said whether it will send troops", "made clear
that it will send none"); what cannot be had and what can ("a truce is out of the question", "a truce is possible")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from conflictcheck.align.context import Bag
from conflictcheck.align.predicates import Deed
from conflictcheck.align.roles import PRONOUNS, Role
from conflictcheck.normalize import lexicon, stancewords


@dataclass(frozen=True, slots=True)
class Stance:
    """A deed that tells where somebody stands on its topic."""

    deed: Deed
    sort: Literal["telling", "outlook"]
    against: bool
    """Not told yet; not to be had."""
    who: tuple[Role, ...]
    """Who tells or does not tell."""
    holders: frozenset[str]
    """Linked entities of whose outlook it is, or else their words."""
    topic: Bag
    word: int
    """Token that ends what tells the stance: "made *clear*", "is out of the *question*"."""
    plain: bool = False
    """Whether the verb may bring in anything at all: "said", against "made clear"."""


def stances(found: Sequence[Deed]) -> Iterator[Stance]:
    """In the order of the deeds."""
    for deed in found:
        stance = telling(deed) or outlook(deed)
        if stance is not None:
            yield stance


_MOODS = frozenset({"fact", "future", "hypothesis"})
"""Moods of a stance: "has not said", "will not say", "would not say"."""


def is_telling(deed: Deed) -> bool:
    """Whether its verb makes something known, or says that it is not known yet."""
    return deed.frame.pos == "v" and "telling" in lexicon.verb_traits(deed.frame.lemma)


def telling(deed: Deed) -> Stance | None:
    """What the deed makes known or leaves unknown; None where it does neither."""
    frame = deed.frame
    who = deed.roles.get("obj" if frame.passive else "subj", ())
    if frame.pos != "v" or not who:
        return None
    silent = frame.modality in _MOODS and (_leaves_untold(deed) or _falls_silent(deed))
    tells = not frame.negated and frame.modality == "fact" and (is_telling(deed) or _makes_known(deed))
    if not silent and not (tells and _brings_in(deed)):
        return None
    plain = "plain" in lexicon.verb_traits(frame.lemma)
    topic = _topic(deed, frame.head, _subjects(deed))
    return Stance(deed, "telling", silent, who, frozenset(), topic, _telling_word(deed), plain)


def _telling_word(deed: Deed) -> int:
    """The word that belongs to the verb: "kept *silent*", "made *clear*"; else the verb."""
    wanted = {word for word, _ in stancewords.silences(deed.frame.lemma)} | _CLEAR
    near = (t for t in deed.sentence.tokens if t.head == deed.frame.head and t.lemma.lower() in wanted)
    return next((t.i for t in near), deed.frame.head)


def _leaves_untold(deed: Deed) -> bool:
    """ "has not said", "has yet to say", "declined to say"; who avoids or stops saying it may have said it before, and
    who does not rule it out has said something."""
    frame = deed.frame
    if not frame.negated or not is_telling(deed) or "denying" in lexicon.verb_traits(frame.lemma):
        return False
    outer = next((f for f in deed.beside if f.index == frame.outer), None)
    itself = any(True for _ in deed.context.tree.kids(frame.head, "neg"))
    return itself or outer is None or outer.negated or "refusing" in lexicon.verb_traits(outer.lemma)


def _falls_silent(deed: Deed) -> bool:
    wanted = stancewords.silences(deed.frame.lemma)
    if not wanted:
        return False
    beside = {t.lemma.lower() for t in deed.sentence.tokens if t.head == deed.frame.head}
    said = any(negated == deed.frame.negated and word in {"", *beside} for word, negated in wanted)
    # "held back their support", "left Hill open to attack", "do not want the agency drawn into it"
    return said and not (_acts_on(deed) if ("", deed.frame.negated) in wanted else _on_someone(deed))


def _acts_on(deed: Deed) -> bool:
    return "prep:into" in deed.roles or ("obj" in deed.roles and not deed.frame.passive)


def _on_someone(deed: Deed) -> bool:
    return any(role.entities for role in deed.roles.get("obj", ()))


def _makes_known(deed: Deed) -> bool:
    """ "made clear", "made it known", "let it be known"."""
    if deed.frame.lemma not in {"make", "let"}:
        return False
    tree = deed.context.tree
    below = {tree.tokens[i].lemma for kid in tree.kids(deed.frame.head) for i in (kid.i, *tree.children[kid.i])}
    return bool(below & _CLEAR)


_CLEAR = frozenset({"clear", "known", "plain", "know"})


def _brings_in(deed: Deed) -> bool:
    """Whether the verb has something that it tells: a clause, an object, or what "on" brings in."""
    below = any(f.outer == deed.frame.index for f in deed.beside)
    return below or bool(deed.roles.get("obj")) or any(role.startswith("prep:on") for role in deed.roles)


def outlook(deed: Deed) -> Stance | None:
    """Whether the deed says that something can or cannot be had; None where it does neither."""
    frame = deed.frame
    # "considers it to be within reach" is read as a plan.
    if frame.pos == "n" or frame.modality not in _MOODS | ({"plan"} if frame.lemma == "be" else set()):
        return None
    found = _found(deed)
    verb = _clause(deed)
    if found is None or any(k.lemma in {"whether", "if"} for k in deed.context.tree.kids(verb, "mark")):
        return None
    # "Hill called a truce impossible", "Hill sees no chance": who does so judges.
    judging = verb != frame.head or _sees(deed)
    own = _subjects(deed) if judging and deed.roles.get("obj") else set()
    good, word = found
    return Stance(deed, "outlook", good == frame.negated, (), _holders(deed, own), _topic(deed, verb, own), word)


def _sees(deed: Deed) -> bool:
    return "seeing" in lexicon.verb_traits(deed.frame.lemma)


def _found(deed: Deed) -> tuple[bool, int] | None:
    """Whether the word of the table that the deed tells is good, whatever denies it, and its token; None where it has
    none."""
    return next((found for found in _words(deed) if found is not None), None)


def _words(deed: Deed) -> Iterator[tuple[bool, int] | None]:
    frame, tree = deed.frame, deed.context.tree
    if frame.pos == "a":
        yield _told(frame.lemma, "a", frame.head)
        return
    if frame.pos == "attr":
        narrowed = " ".join([*(k.lemma for k in tree.kids(frame.head, "amod", "compound")), frame.lemma])
        yield _told(narrowed, "attr", frame.head)
        yield _told(frame.lemma, "attr", frame.head)
        return
    # "there is no chance", and not "the way to do it is"
    there = frame.lemma in {"be", "exist", "remain"} and any(True for _ in tree.kids(frame.head, "expl"))
    if there or _sees(deed):
        for noun in tree.kids(frame.head, "dobj", "attr", "nsubj"):
            yield _told(noun.lemma, "of", noun.i)
    # "is within reach", "is out of the question"
    for prep in tree.kids(frame.head, "prep"):
        for inner in (prep, *tree.kids(prep.i, "prep")):
            for noun in tree.kids(inner.i, "pobj"):
                yield _told(f"{prep.lemma.lower()} {noun.lemma}", "with", noun.i)


def _told(word: str, part: str, token: int) -> tuple[bool, int] | None:
    good = stancewords.outlook(word, part)
    return None if good is None else (good, token)


def _clause(deed: Deed) -> int:
    """The verb of the clause in which an adjective or noun is what is told."""
    token = deed.sentence.tokens[deed.frame.head]
    return token.head if token.dep in {"acomp", "attr", "oprd", "ccomp"} and deed.frame.pos != "v" else token.i


def _subjects(deed: Deed) -> set[int]:
    tree = deed.context.tree
    verb = _clause(deed)
    return {i for k in tree.kids(verb, "nsubj", "nsubjpass") for i in tree.subtree(k.i)}


def _holders(deed: Deed, own: set[int]) -> frozenset[str]:
    if deed.speakers:
        return deed.speakers
    if deed.frame.speaker:
        said = deed.frame.speaker.split()
        own = {t.i for t in deed.sentence.tokens if t.text in said}
    tree = deed.context.tree
    # "the mediator, *Anna Hill*, said"
    named = {k for i in own for kid in tree.kids(i, "appos") for k in tree.subtree(kid.i)}
    words = [w for w in deed.context.words if w.token in own | named]
    linked = {k for w in words for k in w.keys if k[:2] == "e:"}
    return frozenset(k[2:] for k in linked) or frozenset(w.keys[0] for w in words)


def one_holder(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether one of each may be the same: the recogniser takes a surname for a person here and for a firm there."""
    names = [{h.split(":")[-1].split(",")[0].split()[-1] for h in side - PRONOUNS if h} for side in (x, y)]
    return bool(names[0] & names[1])


def unnamed(holders: frozenset[str]) -> bool:
    return holders <= PRONOUNS


def _topic(deed: Deed, verb: int, without: set[int]) -> Bag:
    below = set(deed.context.tree.subtree(verb)) - without - {verb, deed.frame.head, deed.frame.carried}
    words = (w for w in deed.context.words if w.token in below and w.keys[0] not in stancewords.outlook_nouns())
    return Bag.of((w.keys, w.weight) for w in words)
