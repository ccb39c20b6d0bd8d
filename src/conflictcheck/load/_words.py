"""The patterns and words of `data/boilerplate.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """See the comments of the data file; patterns of one kind are joined into one."""

    lines: re.Pattern[str]
    lines_cased: re.Pattern[str]
    prefixes: re.Pattern[str]
    tails: re.Pattern[str]
    inlines: re.Pattern[str]
    agencies: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]


def either(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def longest_first(words: dict[str, int]) -> str:
    """An alternation in which `september` is tried before `sep`."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def words() -> Words:
    """The parsed data file."""
    raw = tomllib.loads(files("conflictcheck.data").joinpath("boilerplate.toml").read_text("utf-8"))
    return Words(
        lines=re.compile(either(raw["lines"]), re.IGNORECASE),
        lines_cased=re.compile(either(raw["lines_cased"])),
        prefixes=re.compile(either(raw["prefixes"])),
        tails=re.compile(either(raw["tails"])),
        inlines=re.compile(either(raw["inlines"])),
        agencies=frozenset(raw["agencies"]),
        months=raw["months"],
        weekdays=raw["weekdays"],
    )
