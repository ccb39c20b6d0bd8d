"""Patterns of names that a small model misses or mislabels, for spaCy's entity ruler.

What a ruler before the recogniser marks cannot be read as part of a longer name any more: with "American"
as a pattern, "American Airlines" falls apart. So the patterns for that position are few, and take in the
given names and titles before a surname. Behind it, where a ruler only fills gaps, all names may be used.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

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
_WELL_KNOWN = frozenset(f"country:{code}" for code in ("US", "GB", "CA", "AU", "NZ", "IE"))
"""The model was trained on news from here: its own reading of their places is better than a list."""


def ruler_patterns(filling: bool = False) -> list[dict[str, Any]]:
    """`{"label", "pattern"}` dicts: places and demonyms of the gazetteer, PERSON, ORG of common_names.tsv.

    By default for a ruler between tagger and recogniser; with `filling`, all unambiguous names, for a ruler
    behind the recogniser that does not overwrite.
    """
    if filling:
        return [{"label": label, "pattern": pattern} for label, pattern in _all_names()]
    people = [name.replace("-", " - ").split() for label, name in _firm_names() if label == "PERSON"]
    # The matcher tries every such pattern at every word: the surnames of one word share one.
    surnames: list[Any] = [{"IN": sorted(words[0] for words in people if len(words) == 1)}]
    behind_given_names: list[list[Any]] = [surnames, *(words for words in people if len(words) > 1)]
    return [
        *({"label": label, "pattern": name} for label, name in _firm_names() if label != "PERSON"),
        *({"label": "PERSON", "pattern": _with_what_precedes(words)} for words in behind_given_names),
    ]


def _with_what_precedes(words: Sequence[Any]) -> list[dict[str, Any]]:
    return [{"TAG": "NNP", "OP": "*"}, *({"ORTH": word} for word in words)]


@cache
def _firm_names() -> tuple[tuple[str, str], ...]:
    """Names that are hardly ever a part of a longer name."""
    found = {name: row[0] for row in _common() if row[2] == "firm" for name in row[1].split("|")}
    gaz = gazetteer()
    for label, name in _all_names():
        if label not in ("GPE", "FAC") or len(fold(name)) < 4:
            continue
        places = [gaz.places[entry.key] for entry in gaz.names.get(fold(name), ())]
        foreign = places and not any(p.within & _WELL_KNOWN or p.kind == "country" for p in places)
        if foreign and all(p.kind in ("city", "site", "region") for p in places):
            found.setdefault(name, label)
    return tuple(sorted((label, name) for name, label in found.items()))


@cache
def _all_names() -> tuple[tuple[str, str], ...]:
    found = {name: row[0] for row in _common() for name in row[1].split("|")}
    gaz = gazetteer()
    for entries in gaz.names.values():
        for entry in entries:
            if _clear(entry, len({e.key for e in entries})):
                place = gaz.places[entry.key]
                label = "ORG" if place.kind == "group" else _LABELS.get(place.kind, "LOC")
                found.setdefault(entry.surface.removeprefix("the "), label)
    for row in rows("countries.tsv", 8):
        for word in filter(None, row[3].split("|")):
            if not word.startswith("~"):
                found.setdefault(word, "NORP")
            found.setdefault(f"{word.lstrip('~')}s", "NORP")
    return tuple(sorted((label, pattern) for pattern, label in found.items()))


def _common() -> list[list[str]]:
    return list(rows("common_names.tsv", 3))


def _clear(entry: Entry, meanings: int) -> bool:
    """Not a common word, not behind a comma or "the" only, and of a single place or its main one."""
    if entry.weak or entry.after_comma or (entry.surface.startswith("the ") and " " not in entry.surface[4:]):
        return False
    short = len(fold(entry.surface)) < 4 and not ascii_of(entry.surface).isupper() and "." not in entry.surface
    return not short and (meanings == 1 or entry.main)
