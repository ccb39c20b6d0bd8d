"""What two parallel sentences put differently: the word, name or value that one has in the other's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conflictcheck.align import levels as lv
from conflictcheck.align.apart import events_apart, is_reference, places_apart, times_apart
from conflictcheck.align.denials import denies_less, undone
from conflictcheck.align.parallel import Line, Parallel, Unit
from conflictcheck.align.place import arc, place_levels, signs
from conflictcheck.align.predicates import (
    Deed,
    amounts_apart,
    handed,
    participants_agree,
    role_level,
)
from conflictcheck.align.roles import ANOTHER
from conflictcheck.align.swapwords import DENIED, NAMED, flipped, odd_pairs, relation
from conflictcheck.align.wording import ONE_WORDING, deny_alike
from conflictcheck.model.statement import Frame
from conflictcheck.normalize import lexicon

Levels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Swap:
    """Unit `x` of the first sentence stands where the second has `y`."""

    told: Parallel
    x: Unit
    y: Unit
    words: str
    levels: Levels

    @property
    def shown(self) -> str:
        """For reading."""
        return (
            f"[{self.x.lemma}] {self.told.a.sentence.text[:220]} || [{self.y.lemma}] {self.told.b.sentence.text[:220]}"
        )


Told = Mapping[tuple[int, int], Deed]
"""Deeds by (article number, index of the frame)."""


def swaps(told: Sequence[Parallel], done: Sequence[Deed]) -> list[Swap]:
    """Swaps of words, of names that were not read as such, and of a name against a place, with their levels.
    Values, names and places of one sort are compared as slots. `done` are the deeds of the same articles."""
    by_frame = {(d.order[0], d.frame.index): d for d in done}
    stated = _stated(told)
    covered = _covered(told)
    out: list[Swap] = []
    for pair in told:
        odd = [(x, y, words) for x, y in odd_pairs(pair) if (words := relation(pair, x, y)) and _fits(pair, x, y)]
        if not odd or _apart(pair):
            continue
        more = _values_apart(pair) or any(not _narrows(pair, x, y) for x, y, _ in odd)
        for x, y, words in odd:
            if more and _narrows(pair, x, y):
                # "the northern tunnel has reopened", "the southern tunnel stays closed"
                continue
            deeds = _deed(pair.a, x, by_frame), _deed(pair.b, y, by_frame)
            if _only_seems(words, *deeds):
                continue
            if words == DENIED and max(pair.covers) >= ONE_WORDING and deny_alike(pair.a.sentence, pair.b.sentence):
                continue
            if _says(pair.a, x) or _says(pair.b, y) or _is_reference(pair.a, x) or _is_reference(pair.b, y):
                continue
            if _bearings_apart(pair.a, x, pair.b, y):
                continue
            if _others_do_it(pair, words, *deeds) or _other_matter(pair, x, y, by_frame):
                continue
            levels = (*_levels(pair, x, y, words, stated, covered), *_party_levels(*deeds))
            if ("swap equals", MATCHED) in levels:
                continue
            out.append(Swap(pair, x, y, words, levels))
    return out


def _says(line: Line, unit: Unit) -> bool:
    """Whether a name is of who says it or is told it ("the BBC reported", "told Fox News", "according to ENA"), or a
    verb that of saying it."""
    tokens = line.sentence.tokens
    token = tokens[unit.token]
    if unit.sort == "verb":
        return lexicon.reporting(token.lemma, "v") is not None and any(line.context.tree.kids(unit.token, "ccomp"))
    if unit.sort not in NAMED:
        return False
    while token.dep in {"compound", "conj", "appos", "poss"} and token.head != token.i:
        token = tokens[token.head]
    above = tokens[token.head]
    if token.dep == "pobj" and above.lemma in {"to", "by"}:
        above = tokens[above.head]
        if above.lemma == "accord":
            return True
    elif token.dep not in {"nsubj", "dobj", "dative"}:
        return False
    return lexicon.reporting(above.lemma, "v") is not None


def _is_reference(line: Line, unit: Unit) -> bool:
    return unit.sort in NAMED and is_reference(line.sentence.tokens, unit.token)


def _only_seems(words: str, a: Deed | None, b: Deed | None) -> bool:
    """Whether one deed came after the other and undid it, or only a narrower thing is denied."""
    return a is not None and b is not None and (undone(a, b) or (words == DENIED and denies_less(a, b)))


def _bearings_apart(a: Line, x: Unit, b: Line, y: Unit) -> bool:
    """Whether two directions are told from two places: "south *of Peru*", "northwest *of the city*"."""
    from_ = [
        {
            word
            for k in line.context.tree.kids(unit.token, "prep")
            for i in line.context.tree.subtree(k.i)
            if (word := line.sentence.tokens[i].lemma) not in {"of", "from", "the"}
        }
        for line, unit in ((a, x), (b, y))
    ]
    both = lexicon.is_bearing(x.lemma) and lexicon.is_bearing(y.lemma)
    return both and bool(from_[0] and from_[1]) and not from_[0] & from_[1]


def _narrows(told: Parallel, x: Unit, y: Unit) -> bool:
    """Whether the two are adjectives or compounds of one noun: which of a pair is meant, where more differs."""
    return all(
        arc(line.governors[u.index][1]) == "modifier" and line.governors[u.index][0] >= 0
        for line, u in ((told.a, x), (told.b, y))
    )


def _values_apart(told: Parallel) -> bool:
    """Whether both sentences give values of one sort (number, time) and none of one is one of the other."""
    left = [
        {u.sort for u in line.units if u.sort in _VALUES and u.index not in done}
        - {u.sort for u in line.units if u.index in done}
        for line, done in ((told.a, told.there), (told.b, told.here))
    ]
    return bool(left[0] & left[1])


_VALUES = frozenset({"quantity", "moment"})


def _deed(line: Line, unit: Unit, by_frame: Told) -> Deed | None:
    frame = line.frames.get(unit.token)
    return by_frame.get((line.order[0], frame.index)) if frame is not None else None


def _others_do_it(told: Parallel, words: str, a: Deed | None, b: Deed | None) -> bool:
    """Whether two predicates are of two deeds: no participant is the same, or one is another. In sentences
    that share nearly all, one predicate needs no participant that both name, only none that differs."""
    if a is None or b is None:
        return False
    if words == DENIED and min(told.covers) >= NEARLY_ALL:
        return any(role_level(a, b, role) in {"different", ANOTHER} for role in ("subj", "obj"))
    if words == "opposites (role)" and handed(a, b):
        # "sold it to Ann", "Ann bought it"
        return True
    return not participants_agree(a, b, "opposites")


def _other_matter(told: Parallel, x: Unit, y: Unit, by_frame: Told) -> bool:
    """Whether two names do something to other numbers or to others: "Nokia sold 40 million", "Ericsson sold 60
    million"; "Lagaffe was created by Franquin", "Spirou was created by Rob-Vel"."""
    if x.sort not in NAMED:
        return False
    above = [line.governors[u.index][0] for line, u in ((told.a, x), (told.b, y))]
    if min(above) < 0:
        return False
    a, b = (_deed(line, line.units[at], by_frame) for line, at in zip((told.a, told.b), above, strict=True))
    if a is None or b is None:
        return False
    return amounts_apart(a, b) or any(
        role_level(a, b, role) == "different names"
        for role in ("subj", "obj")
        if not _fills(a, role, x) and not _fills(b, role, y)
    )


def _fills(deed: Deed, role: str, unit: Unit) -> bool:
    return any(arg.role == role and unit.token in arg.tokens for arg in deed.frame.args)


def _party_levels(a: Deed | None, b: Deed | None) -> Levels:
    if a is None or b is None:
        return (("subject", "no clause"), ("object", "no clause"))
    return (("subject", role_level(a, b, "subj")), ("object", role_level(a, b, "obj")))


NEARLY_ALL = 0.7
"""Aligned share of both sentences from which they are taken for one sentence, put twice."""
MATCHED = "both have equals in sentences more alike"


def _apart(told: Parallel) -> bool:
    """Whether the sentences say themselves that they speak of other times, other places or another event."""
    a, b = told.a.context, told.b.context
    return times_apart(a, b) or places_apart(a, b) or events_apart(a, b)


def _fits(told: Parallel, x: Unit, y: Unit) -> bool:
    """Whether any sign (governor, dependants, left or right neighbour) says that the two stand in one place."""
    return x.mention is not None or x.index in told.there or any(signs(told, x, y))


def _stated(told: Sequence[Parallel]) -> dict[str, frozenset[str]]:
    """All that each article names in sentences that have a parallel, by keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in {id(p): p for t in told for p in (t.a, t.b)}.values():
        for unit in line.units:
            found[line.article].update(_marks(unit))
    return {article: frozenset(keys) for article, keys in found.items()}


def _marks(unit: Unit) -> set[str]:
    return {k for k in unit.keys if k[:2] == "e:"} or {unit.lemma}


def _covered(found: Sequence[Parallel]) -> dict[tuple[tuple[int, int], int, str], float]:
    """For a unit of a sentence and another article, the best cover of a sentence there that has its equal."""
    best: dict[tuple[tuple[int, int], int, str], float] = {}
    for told in found:
        for p, q in told.pairs:
            if flipped(told, told.a.units[p], told.b.units[q]):
                continue
            for key, cover in (
                ((told.a.order, p, told.b.article), told.covers[0]),
                ((told.b.order, q, told.a.article), told.covers[1]),
            ):
                best[key] = max(cover, best.get(key, 0.0))
    return best


def _levels(
    told: Parallel,
    x: Unit,
    y: Unit,
    words: str,
    stated: dict[str, frozenset[str]],
    covered: dict[tuple[tuple[int, int], int, str], float],
) -> Levels:
    a, b = told.a, told.b
    return (
        ("sort", x.sort if x.sort == y.sort else "name or place"),
        ("words", words),
        ("sort and words", f"{x.sort}: {words}"),
        *place_levels(told, x, y),
        ("stands elsewhere", _elsewhere(told, x, y, stated)),
        ("swap equals", _equals(told, x, y, covered)),
        ("mood", _mood(told, x, y)),
        ("role", arc(a.governors[x.index][1]) if arc(a.governors[x.index][1]) in _ROLES else "other role"),
        ("room for chance", lv.room(a.annotated, b.annotated)),
    )


_ROLES = frozenset(
    {
        "subject",
        "object",
        "modifier",
        "clause",
        "adverb",
        "conj",
        "ROOT",
        "prep:in",
        "prep:at",
        "prep:on",
        "prep:of",
        "prep:to",
        "prep:for",
        "prep:from",
        "attr",
    }
)


def _elsewhere(told: Parallel, x: Unit, y: Unit, stated: dict[str, frozenset[str]]) -> str:
    if x.index in told.there:
        return "the word is in both"
    here = not _marks(x).isdisjoint(stated[told.b.article])
    there = not _marks(y).isdisjoint(stated[told.a.article])
    return ("neither stands in the other text", "one stands in the other text too", "both stand in both texts")[
        here + there
    ]


def _equals(told: Parallel, x: Unit, y: Unit, covered: dict[tuple[tuple[int, int], int, str], float]) -> str:
    near_x = covered.get((told.a.order, x.index, told.b.article), 0.0)
    near_y = covered.get((told.b.order, y.index, told.a.article), 0.0)
    better = (near_x >= told.covers[0]) + (near_y >= told.covers[1])
    if x.index in told.there:
        return MATCHED if better == 2 else "the word is in both"
    if better:
        return "an equal stands in a sentence more alike" if better == 1 else MATCHED
    return "an equal stands in a sentence less alike" if near_x or near_y else "no equal in a like sentence"


def _mood(told: Parallel, x: Unit, y: Unit) -> str:
    f, g = _clause(told.a, x), _clause(told.b, y)
    if f is None or g is None:
        return "mood not known"
    negated = "" if f.negated == g.negated else ", one denied"
    if f.modality == g.modality:
        return ("both fact" if f.modality == "fact" else "one mood") + negated
    return "two moods" + negated


def _clause(line: Line, unit: Unit) -> Frame | None:
    at = unit.index
    for _ in range(len(line.units)):
        found = line.frames.get(line.units[at].token)
        if found is not None:
            return found
        at = line.governors[at][0]
        if at < 0:
            return None
    return None
