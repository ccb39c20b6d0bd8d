"""Whether a deed only seems to deny another: it came after it, or denies a narrower thing."""

from __future__ import annotations

from conflictcheck.align.context import overlap
from conflictcheck.align.predicates import Deed, role_level
from conflictcheck.annotate.tree import Tree
from conflictcheck.model import Token
from conflictcheck.normalize import lexicon


def undone(a: Deed, b: Deed) -> bool:
    """Whether one tells that what the other tells was undone: "was captured", "has been released". Of two sentences
    that say the same else, one has the wrong word."""
    x, y = a.frame, b.frame
    if x.negated or y.negated or x.pos != "v" or y.pos != "v":
        return False
    after = lexicon.undoes(x.lemma, y.lemma) or lexicon.undoes(y.lemma, x.lemma)
    return after and overlap(a.context.bag, b.context.bag).cosine < TOLD_ALIKE


TOLD_ALIKE = 0.75
"""Likeness of two sentences from which they tell one moment, not one after the other."""


def denies_less(a: Deed, b: Deed) -> bool:
    """Whether what is denied is one sort of what the other says it is ("is a war", "is not a war *of choice*"), or is
    done to one thing where the other names none."""
    said, denied = (b, a) if a.frame.negated else (a, b)
    if _never_before(said) or _of_none(said) or _restricts(denied) or _at_another_time(said, denied):
        return True
    if denied.roles.get("obj") and not said.roles.get("obj"):
        # "were kept from attacking the tanker", "have carried out 100 attacks"
        return role_level(said, denied, "subj") in {"same entity", "same word"}
    if said.frame.pos != "attr" or denied.frame.pos != "attr":
        return False
    told = {*said.context.tree.subtree(said.frame.head), *(i for arg in said.frame.args for i in arg.tokens)}
    there = {k for word in said.context.words if word.token in told for k in word.keys}
    tree = denied.context.tree
    narrowing = [set(tree.subtree(k.i)) for k in tree.kids(denied.frame.head, *_NARROWING)]
    inner = [{w.keys for w in denied.context.words if w.token in tokens} for tokens in narrowing]
    return any(words and not any(set(keys) & there for keys in words) for words in inner)


def _never_before(said: Deed) -> bool:
    """ "the first time that it had *ever* been tried" is never before."""
    return any(k.lemma == "ever" for k in said.context.tree.kids(said.frame.head, "advmod"))


def _of_none(said: Deed) -> bool:
    """ "there are *no* rebels based there"."""
    tree = said.context.tree
    token = tree.tokens[said.frame.head]
    return token.dep in {"acl", "relcl"} and any(k.lemma == "no" for k in tree.kids(token.head, "det"))


def _restricts(denied: Deed) -> bool:
    """Whether the denial only says who of many is meant: "those *who have not applied*"."""
    tree = denied.context.tree
    token = tree.tokens[denied.frame.head]
    noun = tree.tokens[token.head]
    if token.dep != "relcl" or noun.pos == "PROPN" or _told_of_someone(tree, noun):
        return False
    first = min(tree.subtree(token.i))
    return first > 0 and tree.tokens[first - 1].text != ","


def _told_of_someone(tree: Tree, noun: Token) -> bool:
    """ "Hill is one of the six who did not vote"."""
    while noun.dep in {"pobj", "prep", "nummod"} and noun.head != noun.i:
        noun = tree.tokens[noun.head]
    return noun.dep == "attr"


def _at_another_time(said: Deed, denied: Deed) -> bool:
    """Whether it is denied of one occasion that the other does not tell of: "did not speak *during the visit*"."""
    there = {k for word in said.context.words for k in word.keys}
    tree = denied.context.tree
    for prep in tree.kids(denied.frame.head, "prep"):
        inner = set(tree.subtree(prep.i))
        words = [w for w in denied.context.words if w.token in inner]
        if prep.lemma.lower() in _OCCASIONS and words and not any(k in there for w in words for k in w.keys):
            return True
    return False


_OCCASIONS = frozenset({"during", "after", "before", "upon"})
_NARROWING = ("amod", "poss", "compound", "prep", "relcl", "acl", "nmod")
