"""Words by which somebody takes a stance: silences and outlooks (data/silences.tsv, data/outlooks.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from conflictcheck.normalize.lexicon import table_rows


@cache
def _silences() -> Mapping[str, tuple[tuple[str, bool], ...]]:
    table: dict[str, list[tuple[str, bool]]] = {}
    for verb, word, negated in table_rows("silences.tsv", 3):
        table.setdefault(verb, []).append(("" if word == "-" else word, negated == "yes"))
    return {verb: tuple(rows) for verb, rows in table.items()}


def silences(verb: str) -> tuple[tuple[str, bool], ...]:
    """What a verb needs to say that something is not told yet: a word beside it ('' for none), and whether it is
    negated; see data/silences.tsv."""
    return _silences().get(verb, ())


@cache
def _outlooks() -> Mapping[tuple[str, str], bool]:
    return {(word, part): said == "good" for word, part, said in table_rows("outlooks.tsv", 3)}


def outlook(word: str, part: str) -> bool | None:
    """Whether a word in its part of the clause says that something can be had; None where it says nothing of it. See
    data/outlooks.tsv."""
    return _outlooks().get((word, part))


@cache
def outlook_nouns() -> frozenset[str]:
    """Nouns by which an outlook is told, in the words of data/outlooks.tsv: "reach", "chance"."""
    return frozenset(word.split()[-1] for word, part in _outlooks() if part != "a")
