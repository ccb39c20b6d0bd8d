"""The word lists that reading numbers needs, loaded once from data/."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

Phrase = tuple[str, ...]

_PIECES = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")


def pieces(phrase: str) -> Phrase:
    """The phrase cut as the tokenizer cuts text, so that data may be written as people write."""
    return tuple(_PIECES.findall(phrase))


def read_text(name: str) -> str:
    return files("conflictcheck.data").joinpath(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads(read_text(name))


@dataclass(frozen=True, slots=True)
class Words:
    """number_words.toml, keys in lower case."""

    cardinals: dict[str, int]
    scales: dict[str, Decimal]
    glued_scales: dict[str, Decimal]
    money_scales: dict[str, Decimal]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    vague: dict[Phrase, tuple[Decimal, Decimal]]
    vague_factors: dict[str, tuple[Decimal, Decimal]]
    groups: dict[Phrase, Decimal]
    multiples: dict[str, Decimal]
    multiple_needs: dict[str, frozenset[str]]


@cache
def words() -> Words:
    raw = read_toml("number_words.toml")

    def decimals(table: str) -> dict[str, Decimal]:
        return {word: Decimal(str(value)) for word, value in raw[table].items()}

    def pair(value: list[int]) -> tuple[Decimal, Decimal]:
        return Decimal(value[0]), Decimal(value[1])

    return Words(
        cardinals=dict(raw["cardinals"]),
        scales=decimals("scales"),
        glued_scales=decimals("glued_scales"),
        money_scales=decimals("money_scales"),
        ordinals=dict(raw["ordinals"]),
        denominators=dict(raw["denominators"]),
        vague={pieces(phrase): pair(value) for phrase, value in raw["vague"].items()},
        vague_factors={word: pair(value) for word, value in raw["vague_factors"].items()},
        groups={pieces(phrase): Decimal(value) for phrase, value in raw["groups"].items()},
        multiples=decimals("multiples"),
        multiple_needs={word: frozenset(after) for word, after in raw["multiple_needs"].items()},
    )


@dataclass(frozen=True, slots=True)
class Context:
    """number_context.toml: sets of lower-case words, and the fixed phrases by their first word, longest
    first."""

    idioms: dict[str, tuple[Phrase, ...]]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


_HYPHENS = frozenset("-‐‑–−")


@cache
def context() -> Context:
    raw = read_toml("number_context.toml")
    idioms: dict[str, list[Phrase]] = {}
    for text in sorted(set(raw.pop("idioms"))):
        # A hyphen in the list is as good as a space.
        phrase = tuple(piece for piece in pieces(text) if piece not in _HYPHENS)
        idioms.setdefault(phrase[0], []).append(phrase)
    return Context(
        {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in idioms.items()},
        {name: frozenset(values) for name, values in raw.items()},
    )
