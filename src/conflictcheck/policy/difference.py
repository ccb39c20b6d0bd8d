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
    waiting: dict[tuple[str, tuple[str, ...]], list[tuple[Known, int]]] = defaultdict(list)
    for i, conflict in enumerate(old):
        told = known(conflict, place)
        waiting[told.kind, told.values].append((told, i))
    appeared: list[Conflict] = []
    gone = set(range(len(old)))
    for conflict in new:
        told = known(conflict, place)
        alike = waiting[told.kind, told.values]
        match = next((entry for entry in alike if entry[0] == told), None)
        match = match or next((entry for entry in alike if _bare(entry[0]).covers(_bare(told))), None)
        if match:
            alike.remove(match)
            gone.discard(match[1])
        else:
            appeared.append(conflict)
    return tuple(appeared), tuple(old[i] for i in sorted(gone))


def _bare(told: Known) -> Known:
    """A file that takes a finding over, renamed or copied, makes it no news."""
    return replace(told, articles=())
