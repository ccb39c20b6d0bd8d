"""What two parallel sentences put differently: the word, name or value that one has in the other's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from conflictcheck.align import levels as lv
from conflictcheck.align.parallel import Line, Parallel, Unit, alike, near, parallels
from conflictcheck.model import Moment, Place, Quantity
from conflictcheck.normalize import date, lexicon, name, number, place

Levels = tuple[tuple[str, str], ...]

FIT = 2
"""How many of the four signs of a common place (governor, dependants, left and right neighbour) a swap needs."""
_NAMED = frozenset({"name", "place"})


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
        return f"[{self.x.lemma}] {self.told.a.sentence.text[:220]} || [{self.y.lemma}] {self.told.b.sentence.text[:220]}"


def swaps(lines: Sequence[Line]) -> tuple[list[Swap], int]:
    """Swaps with their levels, and how many sentence pairs were aligned."""
    found = list(parallels(lines))
    stated = _stated(lines)
    covered = _covered(found)
    out: list[Swap] = []
    for told in found:
        for x, y in _odd(told):
            words = relation(told, x, y)
            if words and _fits(told, x, y, words):
                out.append(Swap(told, x, y, words, _levels(told, x, y, words, stated, covered)))
    return out, len(found)


def _odd(told: Parallel) -> list[tuple[Unit, Unit]]:
    """Pairs of unaligned units in one place, and of aligned predicates that are denied in one sentence."""
    a, b = told.a, told.b
    out = []
    for x in a.units:
        if x.index in told.there:
            y = b.units[told.there[x.index]]
            if x.sort == y.sort and _flipped(told, x, y):
                out.append((x, y))
            continue
        for y in b.units:
            if y.index in told.here or not _comparable(x, y):
                continue
            out.append((x, y))
    return out


def _fits(told: Parallel, x: Unit, y: Unit, words: str) -> bool:
    """Whether the two units stand in one place: the less the words themselves tell, the more signs it takes."""
    if x.mention is not None or x.index in told.there:
        return True
    return sum(_signs(told, x, y)) >= (FIT if words == "other words" else 1)


def _flipped(told: Parallel, x: Unit, y: Unit) -> bool:
    f, g = told.a.frames.get(x.token), told.b.frames.get(y.token)
    return f is not None and g is not None and f.negated != g.negated


def _comparable(x: Unit, y: Unit) -> bool:
    if x.sort in _NAMED and y.sort in _NAMED:
        return True
    if x.sort != y.sort:
        return False
    if x.mention is not None and y.mention is not None:
        p, q = x.mention.value, y.mention.value
        if isinstance(p, Quantity) and isinstance(q, Quantity):
            return p.dimension == q.dimension
    return True


def _signs(told: Parallel, x: Unit, y: Unit) -> tuple[bool, bool, bool, bool]:
    return (
        _governed(told, x, y) in {"same word above", "like word above", "both on top"},
        _below(told, x, y) > 0,
        _beside(told, x, y, -1) == "aligned",
        _beside(told, x, y, 1) == "aligned",
    )


def _governed(told: Parallel, x: Unit, y: Unit) -> str:
    (p, arc), (q, other) = told.a.governors[x.index], told.b.governors[y.index]
    if p < 0 or q < 0:
        return "both on top" if p == q else "one on top"
    if told.there.get(p) != q:
        return "other words above"
    if _arc(arc) != _arc(other):
        return "another role under it"
    return "same word above" if alike(told.a.units[p], told.b.units[q]) >= 0.9 else "like word above"


_ARCS = {"nsubjpass": "object", "dobj": "object", "nsubj": "subject", "agent": "subject", "prep:by": "subject",
         "amod": "modifier", "compound": "modifier", "nmod": "modifier", "poss": "modifier", "nummod": "modifier",
         "advmod": "adverb", "npadvmod": "adverb", "xcomp": "clause", "ccomp": "clause", "advcl": "clause",
         "relcl": "clause", "acl": "clause", "conj": "conj"}


def _arc(label: str) -> str:
    return _ARCS.get(label, label)


def _below(told: Parallel, x: Unit, y: Unit) -> int:
    """How many units under `x` are aligned with units under `y`."""
    under = [u.index for u in told.a.units if told.a.governors[u.index][0] == x.index]
    return sum(told.b.governors[told.there[k]][0] == y.index for k in under if k in told.there)


def _beside(told: Parallel, x: Unit, y: Unit, step: int) -> str:
    p, q = x.index + step, y.index + step
    inside = (0 <= p < len(told.a.units), 0 <= q < len(told.b.units))
    if not any(inside):
        return "both at the edge"
    if not all(inside):
        return "one at the edge"
    return "aligned" if told.there.get(p) == q else "not aligned"


def relation(told: Parallel, x: Unit, y: Unit) -> str:
    """How the two units differ, or '' where they need not."""
    if x.index in told.there:
        return "denied in one"
    if x.mention is not None and y.mention is not None:
        return _values(x, y)
    if x.sort in _NAMED:
        return "names of unknown sort"
    pos = {"noun": "n", "verb": "v", "adjective": "a", "adverb": "r"}[x.sort]
    found = lexicon.opposite(x.lemma, y.lemma, pos)
    if found:
        return f"opposites ({found})"
    if lexicon.exclusive(x.lemma, y.lemma):
        return "one thing cannot be both"
    if lexicon.contrast(x.lemma, y.lemma):
        return "contrasting words"
    if x.sort == "adverb" or near(x, y) or lexicon.synonym(x.lemma, y.lemma):
        return ""
    return "other words"


def _sums(line: Line, part: Unit, whole: Unit) -> bool:
    """Whether numbers of the part's own sentence add up to the whole: "21 counts and six" and "27 counts"."""
    values = [u.mention.value.low for u in line.units if u.index != part.index and u.mention is not None
              and isinstance(u.mention.value, Quantity) and u.mention.value.dimension == "count"]
    p, q = (u.mention.value if u.mention else None for u in (part, whole))
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.dimension != "count":
        return False
    return p.low is not None and q.low is not None and any(v is not None and v + p.low == q.low for v in values)


def _values(x: Unit, y: Unit) -> str:
    assert x.mention is not None and y.mention is not None
    p, q = x.mention.value, y.mention.value
    if isinstance(p, Quantity) and isinstance(q, Quantity):
        return "numbers differ" if number.relation(p, q) == "differ" else ""
    if isinstance(p, Moment) and isinstance(q, Moment):
        return "times differ" if date.relation(p, q) == "differ" else ""
    if isinstance(p, Place) and isinstance(q, Place):
        return "places differ" if place.relation(p, q) == "differ" else ""
    if isinstance(p, str) and isinstance(q, str):
        if p != q:
            return "names of two sorts"
        word = name.relation(name.parse_name(x.mention.raw, p), name.parse_name(y.mention.raw, q))
        return "" if word in {"same", "spelling", "part", "initials", "nickname", "acronym"} else f"names: {word}"
    return "a name against a place"


def _stated(lines: Sequence[Line]) -> dict[str, frozenset[str]]:
    """All that each article names, by keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for told in lines:
        for unit in told.units:
            found[told.article].update(_marks(unit))
    return {article: frozenset(keys) for article, keys in found.items()}


def _marks(unit: Unit) -> set[str]:
    marks = {k for k in unit.keys if k[:2] == "e:"} or {unit.lemma}
    if unit.mention is not None and isinstance(unit.mention.value, Quantity):
        marks = {f"{unit.mention.value.low}-{unit.mention.value.high}"}
    return marks


def _covered(found: Sequence[Parallel]) -> dict[tuple[tuple[int, int], int, str], float]:
    """For a unit of a sentence and another article, the best cover of a sentence there that has its equal."""
    best: dict[tuple[tuple[int, int], int, str], float] = {}
    for told in found:
        for p, q in told.pairs:
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
    rest = [_rest(line, told.there if line is a else told.here, unit) for line, unit in ((a, x), (b, y))]
    lesser = min(rest, key=lambda r: (r[1], -r[0]))
    return (
        ("sort", x.sort if x.sort == y.sort else "name or place"),
        ("words", words),
        ("sort and words", f"{x.sort}: {words}"),
        ("above", _governed(told, x, y)),
        ("below", lv.binned(_below(told, x, y), (1, 2), ("nothing aligned below", "one aligned below", "several aligned below"))),
        ("left", _beside(told, x, y, -1)),
        ("right", _beside(told, x, y, 1)),
        ("fit", ("no sign", "one sign", "two signs of one place", "three signs of one place", "four signs of one place")[sum(_signs(told, x, y))]),
        ("else left over", lv.binned(lesser[1], (1, 2, 3, 5), ("nothing else left over", "one more word left over", "two more left over", "a few more left over", "much left over"))),
        ("told by both", lv.binned(lesser[0], (0.45, 0.6, 0.75, 0.9), tuple(f"{n} of the rest is in the other" for n in ("little", "half", "most", "nearly all", "all")))),
        ("told by both ways", lv.binned(min(r[0] for r in rest), (0.2, 0.35, 0.5, 0.7, 0.9), tuple(f"{n} of both is shared" for n in ("little", "a part", "a third", "half", "most", "nearly all")))),
        ("words aligned", lv.binned(told.amount, (2.5, 4.0, 6.0, 9.0), tuple(f"{n} aligned" for n in ("little", "something", "much", "very much", "nearly everything")))),
        ("stands elsewhere", _elsewhere(told, x, y, stated)),
        ("swap equals", _equals(told, x, y, covered)),
        ("mood", _mood(told, x, y)),
        ("role", _arc(a.governors[x.index][1]) if _arc(a.governors[x.index][1]) in _ROLES else "other role"),
        ("room for chance", lv.room(a.annotated, b.annotated)),
    )


_ROLES = frozenset({"subject", "object", "modifier", "clause", "adverb", "conj", "ROOT", "prep:in", "prep:at", "prep:on", "prep:of", "prep:to", "prep:for", "prep:from", "attr"})


def _rest(line: Line, aligned: object, unit: Unit) -> tuple[float, int]:
    """Aligned share of the sentence without the unit, and how many other units are not aligned."""
    known = aligned if isinstance(aligned, dict) else {}
    total = line.total - unit.weight
    done = sum(u.weight for u in line.units if u.index in known and u.index != unit.index)
    odd = sum(u.index not in known and u.index != unit.index for u in line.units)
    return (done / total if total > 0 else 0.0), odd


def _elsewhere(told: Parallel, x: Unit, y: Unit, stated: dict[str, frozenset[str]]) -> str:
    if x.index in told.there:
        return "the word is in both"
    here = not _marks(x).isdisjoint(stated[told.b.article])
    there = not _marks(y).isdisjoint(stated[told.a.article])
    return ("neither stands in the other text", "one stands in the other text too", "both stand in both texts")[here + there]


def _equals(told: Parallel, x: Unit, y: Unit, covered: dict[tuple[tuple[int, int], int, str], float]) -> str:
    if x.index in told.there:
        return "the word is in both"
    near_x = covered.get((told.a.order, x.index, told.b.article), 0.0)
    near_y = covered.get((told.b.order, y.index, told.a.article), 0.0)
    better = (near_x >= told.covers[0]) + (near_y >= told.covers[1])
    if better:
        return "an equal stands in a sentence more alike" if better == 1 else "both have equals in sentences more alike"
    return "an equal stands in a sentence less alike" if near_x or near_y else "no equal in a like sentence"


def _mood(told: Parallel, x: Unit, y: Unit) -> str:
    f, g = _clause(told.a, x), _clause(told.b, y)
    if f is None or g is None:
        return "mood not known"
    negated = "" if f.negated == g.negated else ", one denied"
    if f.modality == g.modality:
        return ("both fact" if f.modality == "fact" else "one mood") + negated
    return "two moods" + negated


def _clause(line: Line, unit: Unit):  # type: ignore[no-untyped-def]
    at = unit.index
    for _ in range(len(line.units)):
        found = line.frames.get(line.units[at].token)
        if found is not None:
            return found
        at = line.governors[at][0]
        if at < 0:
            return None
    return None
