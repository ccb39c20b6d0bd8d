"""The whole program on one screen: annotate, link, compare, group, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from conflictcheck._version import __version__
from conflictcheck.align.deedpairs import deed_pairings
from conflictcheck.align.findings import conflict, ordered
from conflictcheck.align.group import Group, group
from conflictcheck.align.holders import holder_pairings
from conflictcheck.align.merge import merge_events
from conflictcheck.align.pairing import Pairing
from conflictcheck.align.prepared import Prepared, prepared
from conflictcheck.align.quotes import quote_pairings
from conflictcheck.align.slotpairs import KINDS, near_enough, slot_pairings
from conflictcheck.align.slots import linked
from conflictcheck.align.stancepairs import stance_pairings
from conflictcheck.align.swappairs import swap_pairings
from conflictcheck.align.titles import title_pairings
from conflictcheck.align.weights import Weights, weights
from conflictcheck.annotate import annotate
from conflictcheck.annotate.workers import MUCH, both
from conflictcheck.load import from_text
from conflictcheck.model import Article, ArticleInfo, Conflict, Lines, Report, Skipped
from conflictcheck.model.settings import Settings
from conflictcheck.model.statement import Annotated

_DEFAULT = Settings()
Progress = Callable[[int, int], None] | None
ReadAll = Callable[[Sequence[Article], Progress], Iterable[Annotated]]
Weigh = Callable[[str], Weights]
Found = tuple[list[Pairing], int]
"""Pairings, and how many pairs of statements were compared for them."""


def check_articles(
    articles: Sequence[Article],
    *,
    skipped: Sequence[Skipped] = (),
    settings: Settings = _DEFAULT,
    progress: Callable[[int, int], None] | None = None,
    read_all: ReadAll | None = None,
    jobs: int = 1,
) -> Report:
    """All disagreements above a low floor of confidence, unfiltered; `policy.select` decides what is shown.

    `progress` is told how many sentences are parsed, and of how many. `read_all` reads the articles, in order, for one
    who remembers some of them. With more than one of `jobs` two processes compare. Raises UserError when the
    language model is missing or has a wrong version.
    """
    read = tuple((read_all or annotate)(articles, progress))
    conflicts, compared = disagreements(read, settings, jobs=jobs)
    return Report(
        version=__version__,
        articles=tuple(_info(a) for a in read),
        conflicts=conflicts,
        skipped=tuple(skipped),
        statements=sum(len(a.frames) for a in read),
        compared=compared,
    )


def disagreements(
    read: Sequence[Annotated],
    settings: Settings = _DEFAULT,
    weigh: Weigh = weights,
    jobs: int = 1,
) -> tuple[tuple[Conflict, ...], int]:
    """Findings between and within annotated articles, and how many pairs of statements were compared."""
    made, compared = groups(read, settings, weigh, jobs)
    starts = {a.article.id: Lines.of(a.article.text) for a in read}
    return ordered([conflict(g, starts) for g in made]), compared


def groups(
    read: Sequence[Annotated],
    settings: Settings = _DEFAULT,
    weigh: Weigh = weights,
    jobs: int = 1,
) -> tuple[tuple[Group, ...], int]:
    """Pairings by the fact that they are about, and how many pairs of statements were compared. `weigh` gives the
    weights of a model by its name."""
    joined = linked(read, settings.aliases)
    run = prepared(joined)
    first, second = partial(_numbers, run, joined, weigh), partial(_deeds_and_names, run, weigh)
    if jobs > 1 and len(run.lines) >= MUCH:
        (found, compared), (more, further) = both(first, second, (*joined, *run.slots))
    else:
        (found, compared), (more, further) = first(), second()
    pairings = [*found, *more]
    if settings.kinds is not None:
        pairings = [p for p in pairings if p.kind in settings.kinds]
    if settings.tolerance:
        pairings = [p for p in pairings if not near_enough(p, settings.tolerance)]
    return group(merge_events(pairings)), compared + further


_FIRST = ("quantity", "moment")


def _numbers(run: Prepared, joined: Sequence[Annotated], weigh: Weigh) -> Found:
    """One half of the work: numbers and dates, sentences that are alike, quotations, titles and offices."""
    found, compared = slot_pairings(run, weigh, _FIRST)
    found += swap_pairings(run.told, run.deeds, run.slots, weigh)
    found += (*quote_pairings(joined), *title_pairings(joined), *holder_pairings(joined, run.stories))
    return found, compared + len(run.told)


def _deeds_and_names(run: Prepared, weigh: Weigh) -> Found:
    """The other half, which takes about as long: places, names, what was done, and stances."""
    found, compared = slot_pairings(run, weigh, [kind for kind in KINDS if kind not in _FIRST])
    told, more = deed_pairings(run.deeds, run.stories, weigh)
    opposed, further = stance_pairings(run.deeds, run.stories, weigh)
    return [*found, *told, *opposed], compared + more + further


def check_pair(a: str, b: str, settings: Settings = _DEFAULT) -> tuple[tuple[Conflict, ...], float]:
    """Disagreements between two texts (not within either), and the confidence of the best candidate. Datelines and
    boilerplate are left out, as of a file."""
    pair = (from_text(a, id="a1", path="a"), from_text(b, id="a2", path="b"))
    report = check_articles(pair, settings=settings)
    across = tuple(c for c in report.conflicts if len({k.article for s in c.sides for k in s.claims}) == 2)
    return across, max((c.confidence for c in across), default=0.0)


def _info(read: Annotated) -> ArticleInfo:
    article = read.article
    return ArticleInfo(
        id=article.id,
        path=article.path,
        title=article.title,
        date=article.date,
        sentences=len(read.sentences),
        words=sum(1 for s in read.sentences for t in s.tokens if t.pos not in {"PUNCT", "SYM"}),
        offsets=article.offsets,
        text=article.text,
    )
