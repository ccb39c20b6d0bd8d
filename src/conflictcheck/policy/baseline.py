"""Findings that are known: they are no news, and do not fail a run.

A finding is told by its kind, its subject (what its statements share), its distinct values and the articles that take
part, by their path from the baseline's folder. No line, no offset, no sentence and no confidence is in it, so that it
survives edits elsewhere in the articles.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.policy.paths import file_of

MOST_WORDS = 4
"""A longer part of a finding's subject is text of the article, as of a quotation, and is left out."""
STDIN = "-"


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding as a baseline holds it; every part sorted."""

    kind: str
    articles: tuple[str, ...]
    values: tuple[str, ...]
    about: tuple[str, ...]

    def covers(self, found: Known, gone: Set[str] = frozenset()) -> bool:
        """Whether the finding is this one. With fewer values or articles it still is: a part was mended. Another value
        or another article makes a new one, but for an article in the place of one that is `gone`: it was renamed."""
        if found.kind != self.kind or not set(found.values) <= set(self.values) or not _akin(self.about, found.about):
            return False
        unknown = set(found.articles) - set(self.articles)
        return len(unknown) <= len(set(self.articles) & gone - set(found.articles))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program runs and where the baseline lies; both absolute and `/`-separated. `exists` tells, by the
    absolute path, whether there is such a file."""

    cwd: str
    folder: str
    exists: Callable[[str], bool]

    def name(self, path: str) -> str:
        """The name of an article: its path from the baseline, without the number of a record."""
        if path == STDIN or path.startswith(f"{STDIN}#"):
            return STDIN
        return posixpath.relpath(posixpath.join(self.cwd, file_of(path)), self.folder)

    def gone(self, baseline: Sequence[Known]) -> frozenset[str]:
        """The articles of a baseline that are there no more."""
        names = {name for entry in baseline for name in entry.articles} - {STDIN}
        return frozenset(name for name in names if not self.exists(posixpath.join(self.folder, name)))


@dataclass(frozen=True, slots=True)
class Change:
    """A baseline brought up to date: its entries, and how many are new or fixed."""

    entries: tuple[Known, ...]
    new: int
    fixed: int


def known(conflict: Conflict, place: Place) -> Known:
    words = {part.strip().casefold() for part in conflict.about.split(", ") if len(part.split()) <= MOST_WORDS}
    return Known(
        conflict.kind,
        tuple(sorted({place.name(claim.path) for side in conflict.sides for claim in side.claims})),
        tuple(sorted({" ".join(side.normalized.split()).casefold() for side in conflict.sides})),
        tuple(sorted(words - {"", conflict.kind})),
    )


def entries(report: Report, place: Place) -> tuple[Known, ...]:
    """The report's findings, sorted, each once."""
    return tuple(sorted({known(conflict, place) for conflict in report.conflicts}))


def without_known(report: Report, baseline: Sequence[Known], place: Place) -> Report:
    """The report without the findings of a baseline, which are counted."""
    is_known = _finder(baseline, place.gone(baseline))
    left = tuple(conflict for conflict in report.conflicts if not is_known(known(conflict, place)))
    return replace(report, conflicts=left, baselined=report.baselined + len(report.conflicts) - len(left))


def updated(
    old: Sequence[Known],
    found: Sequence[Known],
    *,
    read: Set[str],
    kinds: Set[str] | None,
    gone: Set[str],
    add: bool = True,
) -> Change:
    """`old` after a run that read the articles `read`, looked for `kinds` (None: all) and found `found`.

    What is fixed drops out, and what is new comes in where `add` is set. Entries on which the run had nothing to say,
    since an article was not read or their kind not looked for, stay.
    """
    unread = [e for e in old if (kinds is not None and e.kind not in kinds) or set(e.articles) - read - gone]
    was_known, is_kept = _finder(old, gone), _finder(unread, gone)
    new = [f for f in found if not was_known(f)]
    fresh = [f for f in found if not is_kept(f) and (add or was_known(f))]
    # One that a further article or value joined is not fixed.
    stays = {e for f in found for e in old if e.kind == f.kind and (e.covers(f, gone) or f.covers(e))}
    fixed = set(old) - set(unread) - stays
    return Change(tuple(sorted({*unread, *fresh})), len(new) if add else 0, len(fixed))


def _finder(baseline: Sequence[Known], gone: Set[str]) -> Callable[[Known], bool]:
    """Tells whether a baseline covers a finding. By a value: a baseline may hold thousands of entries."""
    by_value: dict[tuple[str, str], list[Known]] = {}
    for entry in baseline:
        for value in entry.values:
            by_value.setdefault((entry.kind, value), []).append(entry)
    return lambda found: any(entry.covers(found, gone) for entry in by_value.get((found.kind, found.values[0]), ()))


def _akin(a: Sequence[str], b: Sequence[str]) -> bool:
    """Half of the words of the shorter subject are in the other: which words tell most may change with an edit."""
    shorter = min(len(a), len(b))
    return 2 * len(set(a) & set(b)) >= shorter if shorter else len(a) == len(b)
