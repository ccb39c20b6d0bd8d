"""Participles that deny their verb by a prefix: "undamaged", "unharmed"."""

from __future__ import annotations

from collections.abc import Iterator

from conflictcheck.normalize import lexicon


def denied_participle(adjective: str) -> str:
    """The verb whose participle the adjective denies: "damage" of "undamaged"; '' where it is none."""
    if not adjective.startswith("un"):
        return ""
    return next((verb for verb in _verbs(adjective.removeprefix("un")) if lexicon.is_verb(verb)), "")


def _verbs(participle: str) -> Iterator[str]:
    """Verbs of which it may be the participle, the likeliest first: "harmed", "planned", "identified", "hurt"."""
    if participle.endswith("ied"):
        yield f"{participle[:-3]}y"
    if participle.endswith("ed"):
        stem = participle[:-2]
        yield from (f"{stem}e", stem)
        if stem[-1:] == stem[-2:-1]:
            yield stem[:-1]
    elif participle in _IRREGULAR:
        yield _IRREGULAR[participle]


_IRREGULAR = {"hurt": "hurt", "paid": "pay", "sold": "sell", "told": "tell", "built": "build", "met": "meet"}
