"""What is alike by chance in long articles: there two values need more in common than that they are of one sort.

The learned weights tell of stories of one event, where hardly anything else is counted or dated. In a story of weeks
there is always another number of the same noun. See docs/decisions/0014.
"""

from __future__ import annotations

Levels = tuple[tuple[str, str], ...]

LONG = "two articles of full length"
_WORDED_ALIKE = frozenset({f"wording around it: {word}" for word in ("much alike", "nearly the same")})
_ONE_PREDICATE = frozenset({"same predicate", "synonymous predicates", "predicates of one event family"})
_ONE_PARTICIPANT = frozenset({"same entity", "same word", "synonym or broader", "may be one"})
_LITTLE = frozenset({"little of the rest is in the other", "half of the rest is in the other"})


def by_chance(sort: str, levels: Levels) -> bool:
    """Whether two values of a sort of mention, in two articles of full length, have too little in common: numbers, in
    sentences that are not built alike, no wording; times, no wording and no deed of one another; names, no half of the
    rest of their sentences."""
    found = dict(levels)
    if found.get("room for chance") != LONG:
        return False
    if sort == "quantity":
        return found["wording near"] not in _WORDED_ALIKE and found["parallel"] != "sentences parallel"
    if sort == "moment":
        return found["wording near"] != "wording around it: nearly the same" and not _one_deed(found)
    return sort == "name" and found.get("told by both") in _LITTLE


def _one_deed(found: dict[str, str]) -> bool:
    shared = {found.get("subject"), found.get("object")} & _ONE_PARTICIPANT
    return found.get("predicate") in _ONE_PREDICATE and bool(shared)
