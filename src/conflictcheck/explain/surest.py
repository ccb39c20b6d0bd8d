"""The surest pair of places that was compared, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conflictcheck.align import compare
from conflictcheck.align.deedpairs import deed_candidates
from conflictcheck.align.findings import conflict
from conflictcheck.align.match import candidates, facing
from conflictcheck.align.stancepairs import stance_candidates
from conflictcheck.align.swaps import swaps
from conflictcheck.align.weights import weights
from conflictcheck.explain.texts import Texts
from conflictcheck.explain.words import START
from conflictcheck.model import Conflict, Lines
from conflictcheck.model.settings import Settings
from conflictcheck.pipeline import groups

Levels = tuple[tuple[str, str], ...]
Rows = tuple[tuple[str, str, float], ...]
"""(level, comparison, weight)"""


@dataclass(frozen=True, slots=True)
class Surest:
    """`confidence` None means under the floor from which a pair is carried on at all."""

    x: str
    y: str
    model: str
    confidence: float | None
    rows: Rows


def found(texts: Texts, settings: Settings) -> tuple[tuple[Conflict, str], ...]:
    """Disagreements between the two texts, shown or not, with what found them (`Pairing.model`), surest first."""
    starts = {a.article.id: Lines.of(a.article.text) for a in texts.read}
    rows = [(conflict(g, starts), g.best.model) for g in groups(texts.read, settings)[0]]
    across = [r for r in rows if len({k.article for s in r[0].sides for k in s.claims}) == 2]
    return tuple(sorted(across, key=lambda r: (-r[0].confidence, r[0].id)))


def of_conflict(found: Conflict, model: str) -> Surest:
    rows = tuple((e.level, e.detail, e.weight) for e in found.evidence)
    return Surest(found.sides[0].value, found.sides[1].value, model, found.confidence, rows)


def under_the_floor(texts: Texts) -> Surest | None:
    """The surest of the pairs that were compared and too unlikely to be carried on."""
    best = max(_all(texts), key=lambda row: row[0], default=None)
    return best[1] if best else None


def _all(texts: Texts) -> Iterator[tuple[float, Surest]]:
    beside = compare.beside(texts.run.told)
    for sort in texts.sorts:
        own = texts.run.of_type(sort)
        more = facing(own, texts.run.told)
        for c in candidates(own, compare.scorer(weights(sort), beside), texts.run.stories, more)[0]:
            if c.a.article != c.b.article:
                levels = (*c.levels, *compare.value_levels(c.a, c.b, c.detail))
                yield _weighed(c.a.mention.raw, c.b.mention.raw, sort, "slot", levels)
    for d in deed_candidates(texts.run.deeds, texts.run.stories)[0]:
        if d.a.article != d.b.article:
            yield _weighed(d.a.frame.lemma, d.b.frame.lemma, "deed", "deed", d.levels)
    for o in stance_candidates(texts.run.deeds, texts.run.stories)[0]:
        yield _weighed(o.a.deed.frame.lemma, o.b.deed.frame.lemma, "stance", "stance", o.levels)
    for s in swaps(texts.run.told, texts.run.deeds):
        yield _weighed(s.x.lemma, s.y.lemma, "swap", "swap", s.levels)


def _weighed(x: str, y: str, weighed_as: str, model: str, levels: Levels) -> tuple[float, Surest]:
    own = weights(weighed_as)
    start = (START, "how often two such places disagree about one thing", own.bias)
    rows = (start, *((level, name, own.of(name, level)) for name, level in levels))
    return own.confidence(own.log_odds(levels)), Surest(x, y, model, None, rows)
