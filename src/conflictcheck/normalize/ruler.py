"""Patterns of names that a small model misses, for spaCy's entity ruler."""

from __future__ import annotations

from functools import cache

from conflictcheck.normalize.foldname import ascii_of, fold
from conflictcheck.normalize.gazetteer import Entry, gazetteer, rows

_LABELS = {
    "country": "GPE",
    "region": "GPE",
    "city": "GPE",
    "county": "GPE",
    "district": "GPE",
    "site": "FAC",
}


def ruler_patterns() -> list[dict[str, str]]:
    """`{"label", "pattern"}` dicts with phrase patterns: GPE, LOC, FAC, NORP from the gazetteer, PERSON and
    ORG from data/common_names.tsv. Only names that mean one thing wherever they stand capitalised."""
    return [{"label": label, "pattern": pattern} for label, pattern in _patterns()]


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for label, names in (row[:2] for row in rows("common_names.tsv", 2)):
        found.update(dict.fromkeys(names.split("|"), label))
    gaz = gazetteer()
    for entries in gaz.names.values():
        for entry in entries:
            if not _clear(entry, len({e.key for e in entries})):
                continue
            place = gaz.places[entry.key]
            label = "ORG" if place.kind == "group" else _LABELS.get(place.kind, "LOC")
            found.setdefault(entry.surface.removeprefix("the "), label)
    for row in rows("countries.tsv", 8):
        for word in filter(None, row[3].split("|")):
            if not word.startswith("~"):
                found.setdefault(word, "NORP")
            found.setdefault(f"{word.lstrip('~')}s", "NORP")
    return tuple(sorted((label, pattern) for pattern, label in found.items()))


def _clear(entry: Entry, meanings: int) -> bool:
    """Not a common word, not behind a comma or "the" only, and of a single place or its main one."""
    if entry.weak or entry.after_comma or (entry.surface.startswith("the ") and " " not in entry.surface[4:]):
        return False
    short = (
        len(fold(entry.surface)) < 4 and not ascii_of(entry.surface).isupper() and "." not in entry.surface
    )
    return not short and (meanings == 1 or entry.main)
