"""What somebody has looked at and does not want to see again, with the reason that they gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflictcheck.model.conflict import Claim, Conflict
from conflictcheck.model.report import Report
from conflictcheck.model.settings import Settings
from conflictcheck.policy.paths import matches
from conflictcheck.policy.select import graded, is_shown
from conflictcheck.policy.sides import without


@dataclass(frozen=True, slots=True)
class Suppression:
    """Leaves claims out of findings. Every field that is not empty narrows what it means."""

    where: str
    """`file:line`, for people."""
    reason: str
    kinds: frozenset[str] = frozenset()
    article: str = ""
    """Id of the one article whose claims are meant."""
    start: int = -1
    end: int = -1
    """With `article`: the claims whose sentence has a character in [start, end); -1 means the whole article."""
    id: str = ""
    values: frozenset[str] = frozenset()
    """Folded values: findings all of whose values are among them."""
    paths: tuple[str, ...] = ()
    """Glob patterns of articles whose claims are meant."""


def folded(value: str) -> str:
    """A value as suppressions compare it."""
    return " ".join(value.split()).casefold()


def suppress(
    report: Report, suppressions: Sequence[Suppression], settings: Settings, where: str = ""
) -> tuple[Report, tuple[Suppression, ...]]:
    """The report without what is suppressed, and the suppressions that met nothing.

    A finding goes when the claims that are left do not disagree any more; with three articles, the two others may
    still disagree. An article's claim takes with it the article's other claims of the same value, such as that of
    the headline. `report` is a whole one, before `select`: only findings that would be shown are counted, yet a
    suppression that meets one below the threshold is in use. `where` as in `matches`.
    """
    left: list[Conflict] = []
    used: set[Suppression] = set()
    hidden = 0
    for conflict in report.conflicts:
        met = {s: found for s in suppressions if (found := _met(conflict, s, where))}
        used |= met.keys()
        dropped = frozenset().union(*met.values())
        kept = _without(conflict, dropped)
        if kept:
            left.append(kept)
        else:
            hidden += is_shown(graded(conflict, settings.levels), settings)
    articles = tuple(article.path for article in report.articles)
    unused = tuple(s for s in suppressions if s not in used and _could(s, settings, articles, where))
    return replace(report, conflicts=tuple(left), suppressed=report.suppressed + hidden), unused


def _without(conflict: Conflict, dropped: frozenset[tuple[int, str]]) -> Conflict | None:
    return without(conflict, lambda i, claim: (i, claim.article) in dropped) if dropped else conflict


def _met(conflict: Conflict, s: Suppression, where: str) -> frozenset[tuple[int, str]]:
    """The claims that a suppression leaves out: number of the side, id of the article."""
    if (s.kinds and conflict.kind not in s.kinds) or (s.id and conflict.id != s.id):
        return frozenset()
    if s.values and not all({folded(side.value), folded(side.normalized)} & s.values for side in conflict.sides):
        return frozenset()
    return frozenset(
        (i, claim.article) for i, side in enumerate(conflict.sides) for claim in side.claims if _means(s, claim, where)
    )


def _means(s: Suppression, claim: Claim, where: str) -> bool:
    if s.article and (claim.article != s.article or not _touches(s, claim)):
        return False
    return not s.paths or matches(claim.path, s.paths, where)


def _touches(s: Suppression, claim: Claim) -> bool:
    return s.start < 0 or (claim.sentence_start < s.end and s.start < claim.sentence_end)


def _could(s: Suppression, settings: Settings, articles: Sequence[str], where: str) -> bool:
    """Whether the run could have met it: it looked for its kind and read its articles."""
    if s.kinds and settings.kinds is not None and not s.kinds & settings.kinds:
        return False
    return not s.paths or any(matches(path, s.paths, where) for path in articles)
