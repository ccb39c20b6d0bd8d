"""Which words, names and values of two parallel sentences stand against each other, and how they differ."""

from __future__ import annotations

from itertools import pairwise

from conflictcheck.align.parallel import Line, Parallel, Unit, alike
from conflictcheck.align.predicates import moods_meet
from conflictcheck.model import Token
from conflictcheck.normalize import lexicon
from conflictcheck.normalize.spelling import family_is_one, one_stem

NAMED = frozenset({"name", "place"})
DENIED = "denied in one"


def odd_pairs(told: Parallel) -> list[tuple[Unit, Unit]]:
    """Pairs of unaligned units in one place, and of aligned predicates that are denied in one sentence."""
    a, b = told.a, told.b
    out = []
    for x in a.units:
        if x.index in told.there:
            y = b.units[told.there[x.index]]
            if x.sort == y.sort and alike(x, y) >= 0.8 and flipped(told, x, y):
                out.append((x, y))
            continue
        for y in b.units:
            if y.index in told.here or not (_comparable(x, y) or _both_describe(told, x, y)):
                continue
            out.append((x, y))
    return out


def flipped(told: Parallel, x: Unit, y: Unit) -> bool:
    f, g = told.a.frames.get(x.token), told.b.frames.get(y.token)
    return f is not None and g is not None and f.negated != g.negated


def _comparable(x: Unit, y: Unit) -> bool:
    if x.mention is not None and y.mention is not None:
        # Two names of one label are compared as slots; what the recogniser calls a place may be a firm.
        return {x.sort, y.sort} == NAMED or (x.sort == y.sort == "name" and x.mention.value != y.mention.value)
    if x.sort in NAMED and y.sort in NAMED:
        return True
    return x.sort == y.sort or ({x.sort, y.sort} == _DESCRIBING and lexicon.exclusive(x.lemma, y.lemma) is not None)


_DESCRIBING = frozenset({"noun", "adjective"})
"""Sorts of what a thing is made of or is like, which the tagger mixes up: "a *copper* coin", "a *silver* coin"."""


def relation(told: Parallel, x: Unit, y: Unit) -> str:
    """How the two units differ, or '' where they need not."""
    f, g = told.a.frames.get(x.token), told.b.frames.get(y.token)
    if x.mention is None and f is not None and g is not None and not moods_meet(f, g):
        return ""
    if x.index in told.there:
        return DENIED
    if x.sort in NAMED and (_titles(told.a, x) or _titles(told.b, y)):
        return ""
    if x.sort in NAMED and x.lemma.strip(".") == y.lemma.strip("."):
        # "Ms", "Ms."
        return ""
    if x.sort in NAMED and (_perhaps_inside(x, y) or family_is_one(x.lemma, y.lemma) or one_stem(x.lemma, y.lemma)):
        return ""
    if x.sort in NAMED:
        sorts = {x.sort, y.sort} if x.mention is not None and y.mention is not None else set()
        return "a name against a place" if sorts == NAMED else "names of unknown sort"
    if x.sort == "adjective" and _one_of_several(told, x, y):
        return ""
    if f is not None and g is not None and f.negated != g.negated:
        # "did not accept" and "rejected" are one; what else is denied on one side is another matter.
        return ""
    forms = [(p, q, pos) for p, pos in _forms(told.a, x) for q, other in _forms(told.b, y) if pos == other]
    found = next((kind for p, q, pos in forms if (kind := lexicon.opposite(p, q, pos))), None)
    if found == "status" and (f is not None or g is not None):
        # What came of a matter is told by who did what to whom, which deeds compare.
        return ""
    if found:
        return f"opposites ({found})"
    if _in_hyphens(told.a, x) != _in_hyphens(told.b, y):
        # "an 11th-hour offer", "a last-minute offer"
        return ""
    if any(lexicon.exclusive(p, q) for p in _called(told.a, x) for q in _called(told.b, y)):
        return "one thing cannot be both"
    if _exclusive_compounds(told, x, y):
        return "one thing cannot be both"
    # Words that are merely other words may paraphrase each other, and so may two that share their opposites: nothing
    # is said of them.
    return "contrasting words" if lexicon.contrast(x.lemma, y.lemma) else ""


_POS = {"noun": "n", "verb": "v", "adjective": "a", "adverb": "r"}


def _forms(line: Line, unit: Unit) -> tuple[tuple[str, str], ...]:
    """The unit's word with its part of speech, and as an adjective where it is a participle: "*controlled* burn"."""
    token = line.sentence.tokens[unit.token]
    own = (unit.lemma, _POS[unit.sort])
    return (own, (token.text.lower(), "a")) if _is_participle(line, unit) else (own,)


def _is_participle(line: Line, unit: Unit) -> bool:
    token = line.sentence.tokens[unit.token]
    return unit.sort == "verb" and token.tag in {"VBN", "VBG"} and token.dep in {"amod", "acomp"}


def _both_describe(told: Parallel, x: Unit, y: Unit) -> bool:
    """An adjective and a participle in its place: "uncrewed", "crewed"."""
    one, other = (told.a, x), (told.b, y)
    return any(p[1].sort == "adjective" and _is_participle(*q) for p, q in ((one, other), (other, one)))


def _one_of_several(told: Parallel, x: Unit, y: Unit) -> bool:
    """Whether one adjective tells of one and the other of several: "two *female* colleagues", "a *male* colleague"."""
    heads = [line.context.tree.tokens[line.context.tree.tokens[u.token].head] for line, u in ((told.a, x), (told.b, y))]
    return {h.tag for h in heads} == {"NN", "NNS"} and len({h.lemma for h in heads}) == 1


def _in_hyphens(line: Line, unit: Unit) -> tuple[str, ...]:
    """What hyphens join to the unit's word: "last" in "last-minute"."""
    tokens = line.sentence.tokens
    joined = ((unit.token - 2, unit.token - 1), (unit.token + 2, unit.token + 1))
    return tuple(
        tokens[far].text.lower()
        for far, near in joined
        if 0 <= far < len(tokens) and tokens[near].text == "-" and _touch(tokens[near], tokens[far], tokens[unit.token])
    )


def _touch(*tokens: Token) -> bool:
    """Whether no space parts them."""
    row = sorted(tokens, key=lambda t: t.start)
    return all(p.end == q.start for p, q in pairwise(row))


def _perhaps_inside(x: Unit, y: Unit) -> bool:
    """Whether both name places, not both known: one may lie in the other."""
    return all(u.sort == "place" or (u.mention is not None and u.mention.value in _PLACES) for u in (x, y))


_PLACES = frozenset({"GPE", "LOC", "FAC"})


def _called(line: Line, unit: Unit) -> tuple[str, ...]:
    """The unit's lemma, and with its compound: "hall", "town hall"."""
    if unit.sort != "noun":
        return (unit.lemma,)
    compounds = [k.lemma for k in line.context.tree.kids(unit.token, "compound")]
    return (unit.lemma, *(f"{compound} {unit.lemma}" for compound in compounds))


def _titles(line: Line, unit: Unit) -> bool:
    """Whether the unit is part of what a person is called by: offices are compared for themselves."""
    above = line.governors[unit.index][0]
    holder = line.units[above].mention if above >= 0 else None
    return unit.mention is None and holder is not None and holder.value == "PERSON"


def _exclusive_compounds(told: Parallel, x: Unit, y: Unit) -> bool:
    """ "telephone" and "computer" before "operator": the compounds exclude each other where the words do not."""
    (p, first), (q, second) = told.a.governors[x.index], told.b.governors[y.index]
    if p < 0 or q < 0 or {first, second} != {"compound"}:
        return False
    one, other = told.a.units[p].lemma, told.b.units[q].lemma
    return lexicon.exclusive(f"{x.lemma} {one}", f"{y.lemma} {other}") is not None
