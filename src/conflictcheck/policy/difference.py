"""What appeared and what went between two runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from conflictcheck.model.conflict import Conflict
from conflictcheck.policy.baseline import Known, Place, known

Pair = tuple[tuple[Conflict, ...], tuple[Conflict, ...]]


def difference(old: Sequence[Conflict], new: Sequence[Conflict], place: Place) -> Pair:
    """Findings of `new` that are not in `old`, and of `old` that are not in `new`, each in its order.

    A finding is told by its kind, its values and its subject, as in a baseline; unlike there, a value that joins in or
    drops out makes another finding. One that is there twice is matched once.
    """
    before, after = [known(c, place) for c in old], [known(c, place) for c in new]
    gone, appeared = _unmatched(before, after, range(len(old)), range(len(new)))
    gone, appeared = _unmatched([_bare(b) for b in before], [_bare(a) for a in after], gone, appeared)
    return tuple(new[i] for i in appeared), tuple(old[i] for i in gone)


def _unmatched(
    old: Sequence[Known], new: Sequence[Known], olds: Sequence[int], news: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Of the indexes given, those without a partner: same values and articles, and a subject that is akin."""
    waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i in olds:
        waiting[_fixed(old[i])].append(i)
    left = []
    for j in news:
        alike = waiting[_fixed(new[j])]
        match = next((i for i in alike if old[i].covers(new[j])), None)
        if match is None:
            left.append(j)
        else:
            alike.remove(match)
    return sorted(i for alike in waiting.values() for i in alike), left


def _fixed(told: Known) -> tuple[object, ...]:
    return told.kind, told.values, told.articles


def _bare(told: Known) -> Known:
    """A file that takes a finding over, renamed or copied, makes it no news."""
    return replace(told, articles=())
