"""Who says it, and who is told: two voices are no disagreement, one statement of two people is."""

from __future__ import annotations

from conflictcheck.align.context import overlap
from conflictcheck.align.slots import Slot
from conflictcheck.annotate.tree import Tree
from conflictcheck.model.statement import Frame
from conflictcheck.normalize import lexicon


def speaks(slot: Slot) -> bool:
    return (
        slot.mention.type in {"name", "place"}
        and slot.mention.role in _SPEAKING
        and slot.frame is not None
        and (slot.frame.lemma == "accord" or says(slot.frame, slot.context.tree))
    )


def says(frame: Frame, tree: Tree) -> bool:
    """Whether the predicate says something: "found that it was safe", not "found the body", "was reported missing"."""
    if frame.pos == "v" and _makes_public(frame, tree):
        return True
    if frame.pos != "v" or lexicon.reporting(frame.lemma, "v") is None:
        return False
    if "witnessing" in lexicon.verb_traits(frame.lemma):
        return any(tree.kids(frame.head, "ccomp"))
    return not (frame.passive and any(tree.kids(frame.head, "oprd", "acomp", "xcomp")))


def _makes_public(frame: Frame, tree: Tree) -> bool:
    """ "in a *statement released* on Friday", "a *letter dated* Tuesday"."""
    token = tree.tokens[frame.head]
    return token.dep == "acl" and token.tag == "VBN" and _is_statement(tree.tokens[token.head].lemma)


def _is_statement(noun: str) -> bool:
    return lexicon.reporting(noun, "n") is not None or bool(_WRITTEN & set(lexicon.broader(noun)))


_WRITTEN = frozenset({"document", "message"})


def two_voices(a: Slot, b: Slot) -> bool:
    """Whether one of the two says something, and not both one and the same thing: that two people speak is no
    disagreement, that one statement is given to two is."""
    if not speaks(a) and not speaks(b):
        return False
    if not (speaks(a) and speaks(b)) or {a.mention.role, b.mention.role} != {"nsubj"}:
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
