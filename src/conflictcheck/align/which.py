"""Which one of a sort is meant: what tells the upper house from the lower, petrol prices from diesel prices."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from conflictcheck.annotate.tree import Tree
from conflictcheck.annotate.words import fold
from conflictcheck.normalize import lexicon

_NARROWING = ("amod", "compound", "nmod", "poss", "nummod")
_WORDS = frozenset({"NOUN", "ADJ", "ADV"})
_OF = frozenset({"of", "among", "for", "in", "on"})


def kinds(tree: Tree, head: int) -> frozenset[str]:
    """Lemmas of the words that narrow a noun: its adjectives and compounds, and the nouns behind "of" and "among"."""
    # "lower" is no "low"; a name at the head of a sentence may be none.
    narrowing = [t for t in tree.kids(head, *_NARROWING) if t.pos in _WORDS or (t.pos == "PROPN" and not t.ent)]
    found = {fold(form) for t in narrowing for form in (t.lemma, t.text.lower())}
    for prep in tree.kids(head, "prep"):
        if prep.lemma in _OF:
            found |= {fold(t.lemma) for t in tree.kids(prep.i, "pobj") if t.pos == "NOUN"}
    return frozenset(found)


def other_kinds(x: Set[str], y: Set[str]) -> bool:
    """Whether a word of one rules out a word of the other, as only one of them has it."""
    return any(_apart(p, q) for p in x - y for q in y - x)


@lru_cache(maxsize=65536)
def _apart(p: str, q: str) -> bool:
    if p in _ORDINALS and q in _ORDINALS:
        return True
    if lexicon.near(p, q) or lexicon.synonym(p, q):
        return False
    return bool(lexicon.exclusive(p, q) or lexicon.contrast(p, q) or lexicon.rivals(p, q) or lexicon.opposite(p, q))


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "next"})
