"""Phrases of data/evidence.tsv and data/explain.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

START = "starting point"
"""Level of the evidence that stands for how often such a pair disagrees at all."""


def _read(name: str) -> str:
    return files("conflictcheck.data").joinpath(name).read_text(encoding="utf-8")


@cache
def _phrases() -> Mapping[tuple[str, str], str]:
    rows = (line.split("\t") for line in _read("evidence.tsv").splitlines() if line and line[0] != "#")
    return {(comparison, level): text for comparison, level, text in rows}


@cache
def _said() -> Mapping[str, Any]:
    return tomllib.loads(_read("explain.toml"))


def evidence_phrase(comparison: str, level: str) -> str:
    """What a level of a comparison means; "level (comparison)" where no phrase is known, as for quotations, whose
    evidence carries words of the texts."""
    known = _phrases()
    found = known.get((comparison, level)) or known.get((comparison, "*"), "").replace("{}", level)
    return found or (f"{level} ({comparison})" if comparison else level)


def known(comparison: str, level: str) -> bool:
    """Whether there is a phrase of its own for the level."""
    return not {(comparison, level), (comparison, "*")}.isdisjoint(_phrases())


def outcome(name: str) -> str:
    return str(_said()["outcomes"][name])


def rule(name: str, **fields: str) -> str:
    """Raises KeyError for a rule without words."""
    return str(_said()["rules"][name]).format(**fields)


def mood(name: str) -> str:
    return str(_said()["moods"][name])


def equal(sort: str, how: str, **fields: str) -> str:
    """How two values of one sort (`quantity`, ..., `word`) came out the same; '' for an unknown way."""
    return str(_said()["equal"].get(sort, {}).get(how, "")).format(**fields)


def lack(name: str, **fields: str) -> str:
    """Why two sentences are not taken to tell one thing."""
    return str(_said()["lacks"][name]).format(**fields)


def plural(unit: str) -> str:
    return str(_said()["plural"].get(unit, unit))


def sort(name: str) -> str:
    """A sort of value with its article; '' for what is no value."""
    return str(_said()["sorts"].get(name, ""))
