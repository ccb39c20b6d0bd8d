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
    people = [_people(s) for s in (a, b)]
    if all(people):
        return not people[0] & people[1]
    names = [_named(s) for s in (a, b)]
    if all(names):
        return names[0] != names[1]
    called = [_called(s) | _described(s, who) for s, who in zip((a, b), people, strict=True)]
    known = [bool(x) for x in zip(people, names, called, strict=True) if any(x)]
    # Somebody of whom nothing is told may be anybody.
    return len(known) == 2 and not any(_one(p, q) for p in called[0] for q in called[1])


def _people(slot: Slot) -> frozenset[str]:
    return frozenset(e for e in slot.near_entities if e.startswith("person:"))


def _named(slot: Slot) -> str:
    """The name beside which the age stands: "*Hill*, 47"."""
    head = slot.sentence.tokens[slot.mention.head]
    return head.lemma.lower() if head.pos == "PROPN" else ""


def _described(slot: Slot, people: frozenset[str]) -> frozenset[str]:
    """What the article calls the people elsewhere: "the *singer* Ann Hill", "Ann Hill, a *singer*"."""
    found = set[str]()
    for mention in slot.annotated.mentions if people else ():
        if mention.entity in people:
            tokens = slot.annotated.sentences[mention.sentence].tokens
            head = tokens[mention.head]
            beside = (t for t in tokens if t.head == head.i and t.dep in {"compound", "appos", "nmod"})
            found |= {t.lemma.lower() for t in (tokens[head.head], *beside) if _tells_who(t)}
    return frozenset(found)


def _at_the_time(slot: Slot) -> bool:
    after = [t for t in slot.sentence.tokens if t.start >= slot.mention.span.end][:2]
    return any(t.text.lower() in {"when", "while", "as"} for t in after)


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
