"""Whether two ages are those of two people, or of two times."""

from __future__ import annotations

from conflictcheck.align.slots import Slot
from conflictcheck.model import Token
from conflictcheck.normalize import lexicon


def ages_apart(a: Slot, b: Slot) -> bool:
    """Whether one was the age of then, or the two belong to two people: "the captain, aged 58", "the 61-year-old
    engineer"."""
    if _at_the_time(a) != _at_the_time(b):
        # "was 26 when he made his first film", "who is 34"
        return True
    heads = [s.sentence.tokens[s.mention.head] for s in (a, b)]
    if all(t.pos == "PROPN" for t in heads) and heads[0].lemma != heads[1].lemma:
        return not ({k for k in a.near.strength if k[:2] == "e:"} & set(b.near.strength))
    people = [{e for e in s.near_entities if e.startswith("person:")} for s in (a, b)]
    if people[0] and people[1] and not people[0] & people[1]:
        return True
    return not a.near_entities & b.near_entities and _strangers(_called(a), _called(b))


def _at_the_time(slot: Slot) -> bool:
    after = [t for t in slot.sentence.tokens if t.start >= slot.mention.span.end][:2]
    return any(t.text.lower() in {"when", "while", "as"} for t in after)


def _strangers(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether both are called by what they do or are to somebody, and no word of one may be said of the other."""
    return bool(x and y) and not any(_one(p, q) for p in x for q in y)


def _one(p: str, q: str) -> bool:
    related = p in lexicon.broader(q) or q in lexicon.broader(p) or lexicon.near(p, q)
    return related or lexicon.synonym(p, q, "n") or bool(lexicon.noun_classes(p) & lexicon.noun_classes(q))


def _called(slot: Slot) -> frozenset[str]:
    """What the one who has the age is called by: the captain, his mother, the student Esi Donkor."""
    tokens = slot.sentence.tokens
    head = tokens[slot.mention.head]
    for _ in range(CLIMB):
        if head.pos in {"NOUN", "PROPN"} or head.head == head.i:
            break
        head = tokens[head.head]
    beside = [k for k in tokens if k.head == head.i and k.dep in {"compound", "appos", "nmod"}]
    above = [tokens[head.head]] if head.dep == "appos" else []
    return frozenset(t.lemma.lower() for t in (head, *beside, *above) if _tells_who(t))


CLIMB = 4
"""Steps from an age up to the noun that has it: "a constable aged 24"."""


def _tells_who(token: Token) -> bool:
    """A noun that somebody is called by, and not everybody."""
    return token.pos == "NOUN" and not lexicon.is_anybody(token.lemma) and not lexicon.is_unspecific(token.lemma)
