"""Tables about names: parts, nicknames, organisations with several names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from conflictcheck.normalize.foldname import fold
from conflictcheck.normalize.gazetteer import rows


@cache
def part_words(kind: str) -> frozenset[str]:
    """Words of data/name_parts.tsv of one kind: particle, suffix, legal, small, generic, ..."""
    return frozenset(word for row in rows("name_parts.tsv", 2) if row[0] == kind for word in row[1].split())


@cache
def nickname_groups() -> dict[str, frozenset[int]]:
    """Folded given name -> numbers of the groups of names that may name one person."""
    return _groups("nicknames.tsv")


@cache
def surname_groups() -> dict[str, frozenset[int]]:
    """Folded family name -> numbers of the names that it is a spelling of."""
    return _groups("surnames.tsv")


@cache
def organisation_groups() -> dict[str, frozenset[int]]:
    """Folded name or acronym -> numbers of the organisations that bear it."""
    return _groups("organisations.tsv")


def _groups(name: str) -> dict[str, frozenset[int]]:
    text = files("conflictcheck.data").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    groups: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines):
        for member in line.split("|"):
            folded = fold(member)
            groups[folded] = groups.get(folded, frozenset()) | {number}
    return groups


def share_nickname(a: str, b: str) -> bool:
    groups = nickname_groups()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def share_organisation(a: str, b: str) -> bool:
    groups = organisation_groups()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))
