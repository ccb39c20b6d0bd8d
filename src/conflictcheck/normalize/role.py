"""Titles, offices, ranks and jobs: one word for each, and which cannot be held together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from conflictcheck.normalize.foldname import ascii_of
from conflictcheck.normalize.gazetteer import rows
from conflictcheck.normalize.namedata import part_words
from conflictcheck.normalize.place import country_of

RoleRelation = Literal["same", "compatible", "differ"]

_TAIL = re.compile(r"\s+(?:of|for|at|in|to|from|with)\s.*|,.*")

_ONE_OFFICE_AT_A_TIME = ({"subnational", "legislature"}, {"head", "subnational"})
"""Groups that constitutions keep apart as well: no governor or mayor sits in a parliament, or leads the
state."""


@dataclass(frozen=True, slots=True)
class _Roles:
    canonical: dict[str, str]
    """Folded word or phrase -> role."""
    capitals: dict[str, str]
    """Abbreviations that count in capitals only: PM, AG."""
    group: dict[str, str]
    broader: dict[str, str]


@cache
def _roles() -> _Roles:
    roles = _Roles({}, {}, {}, {})
    for role, others, group, broader in (row[:4] for row in rows("titles.tsv", 4)):
        roles.canonical[_fold(role)] = role
        for word in filter(None, others.split("|")):
            bare = word.replace(".", "")
            table = roles.capitals if bare.isupper() and len(bare) < 4 else roles.canonical
            table.setdefault(bare if table is roles.capitals else _fold(word), role)
        if group:
            roles.group[role] = group
        if broader:
            roles.broader[role] = broader
    return roles


def _fold(phrase: str) -> str:
    return " ".join(re.findall(r"[^\s.,\-]+", ascii_of(phrase.replace("’", "'")).lower()))


def role_of(phrase: str) -> str | None:
    """The canonical role that a word or phrase names: "PM" -> "prime minister", "then-Russian President" ->
    "president".

    Looks at the phrase, then at it without what follows "of", "for" or a comma, then at its longest known
    ending ("White House press secretary"). None when no known role is in it.
    """
    roles = _roles()
    for form in (phrase, _TAIL.sub("", phrase)):
        capital = form.strip().replace(".", "")
        if capital in roles.capitals:
            return roles.capitals[capital]
        words = _fold(form).split()
        if " ".join(words) in roles.canonical:
            return roles.canonical[" ".join(words)]
    for form in (phrase, _TAIL.sub("", phrase)):
        for word_count in range(len(_fold(form).split()), 0, -1):
            words = form.replace("-", " ").split()[-word_count:]
            ending = " ".join(words)
            folded = _fold(ending)
            known = roles.capitals.get(ending.replace(".", "")) or roles.canonical.get(folded)
            known = known or roles.canonical.get(folded.removesuffix("s"))
            if known:
                return known
    return None


@cache
def _sole() -> frozenset[str]:
    return frozenset(row[0] for row in rows("sole_offices.tsv", 1))


def is_sole(role: str) -> bool:
    """Whether one person alone holds the office at a time, for one firm, club, town or country. `role` is canonical."""
    return role in _sole()


def roles_relation(a: str, b: str) -> RoleRelation:
    """Whether two roles, as words or canonical, are one, can be held together, or exclude each other at one
    time."""
    roles = _roles()
    first, second = role_of(a) or _fold(a), role_of(b) or _fold(b)
    if first == second:
        return "same"
    if second in _line(first) or first in _line(second):
        return "compatible"
    group, other = roles.group.get(first, ""), roles.group.get(second, "")
    if group and (group == other or {group, other} in _ONE_OFFICE_AT_A_TIME):
        return "differ"
    return "compatible"


def _line(role: str) -> tuple[str, ...]:
    """The role and all that are broader."""
    broader = _roles().broader.get(role)
    return (role, *_line(broader)) if broader else (role,)


def leading_titles(words: list[str]) -> tuple[tuple[str, ...], int]:
    """Roles and honorifics at the start of a name, and how many words they take; at least one word is left.

    "former French President Emmanuel Macron" -> (("president",), 3).
    """
    found, at = list[str](), 0
    while at < len(words) - 1:
        length, role = _title_at(words, at)
        if not length:
            break
        if role:
            found.append(role)
        at += length
    if at and not found:
        return (), 0
    if found and at == 1 and len(words) == 2 and words[0].lower() in part_words("givenlike"):
        return (), 0
    return tuple(found), at


def _title_at(words: list[str], at: int) -> tuple[int, str | None]:
    """(words taken, role); the role is None for a word that only goes before one: former, Russian."""
    roles = _roles()
    for length in range(min(5, len(words) - 1 - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        role = roles.capitals.get(phrase.replace(".", "")) or roles.canonical.get(_fold(phrase))
        if role:
            return length, role
    prefix, hyphen, stem = words[at].partition("-")
    if hyphen and prefix.lower() in part_words("bare"):
        return (1, roles.canonical[_fold(stem)]) if _fold(stem) in roles.canonical else (0, None)
    rest = words[at + 1 :]
    goes_before = words[at].lower() in part_words("bare") or country_of(words[at])
    if goes_before and any(_title_at(rest, k)[1] for k in range(min(2, len(rest) - 1))):
        return 1, None
    return 0, None
