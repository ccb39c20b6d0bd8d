"""An account of two texts: what was found between them, or why nothing is reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from conflictcheck.align.parallel import Line
from conflictcheck.explain.deedrules import silent_deeds
from conflictcheck.explain.equal import Equal, equals
from conflictcheck.explain.lacking import lacking
from conflictcheck.explain.rules import WEAK, Silent, silent_values
from conflictcheck.explain.surest import Surest, found, of_conflict, under_the_floor
from conflictcheck.explain.texts import Texts, texts
from conflictcheck.explain.words import rule
from conflictcheck.model import Conflict
from conflictcheck.model.settings import Settings
from conflictcheck.policy import is_shown

Outcome = Literal["found", "threshold", "rule", "equal", "apart", "alike"]
CONFIGURED = frozenset({"tolerance", "switched off"})
"""Rules that the user made."""
NOTABLE = 0.5
"""Share of the threshold from which a doubtful pair, rather than a rule or an equal, is the reason that counts."""


@dataclass(frozen=True, slots=True)
class Account:
    """`outcome` is the reason that counts most; everything else is told beside it."""

    outcome: Outcome
    sentences: tuple[str, str]
    shown: tuple[Conflict, ...]
    surest: Surest | None
    """The surest pair that is not shown."""
    threshold: float
    equals: tuple[Equal, ...]
    silent: tuple[Silent, ...]
    shared: tuple[str, ...]
    """Words, names and values that the nearest two sentences have in common, heaviest first."""
    lacking: tuple[str, ...]
    """Which evidence that they tell one thing lacked."""
    only: tuple[tuple[str, ...], tuple[str, ...]]
    """What only the one and only the other has."""


def account(a: str, b: str, settings: Settings) -> Account:
    """Raises UserError when a text holds no words, or when the language model is missing."""
    read = texts(a, b, settings)
    rows = found(read, settings)
    shown = tuple(c for c, _ in rows if is_shown(c, settings))
    same, used = equals(read)
    silent = (*_switched_off(read, settings), *silent_values(read, used), *silent_deeds(read))
    hidden = [of_conflict(c, model) for c, model in rows if c.confidence < settings.min_confidence]
    surest = hidden[0] if hidden else under_the_floor(read) if not shown else None
    near = read.nearest
    return Account(
        outcome=_outcome(read, shown, surest, silent, same, settings.min_confidence),
        sentences=(a.strip(), b.strip()),
        shown=shown,
        surest=surest,
        threshold=settings.min_confidence,
        equals=same,
        silent=tuple(dict.fromkeys(silent)),
        shared=_names(near.a, tuple(p for p, _ in near.pairs)),
        lacking=() if read.run.told else tuple(lacking(near)),
        only=(_left(near.a, near.there), _left(near.b, near.here)),
    )


def _outcome(
    read: Texts,
    shown: tuple[Conflict, ...],
    surest: Surest | None,
    silent: tuple[Silent, ...],
    same: tuple[Equal, ...],
    threshold: float,
) -> Outcome:
    if shown:
        return "found"
    if any(s.rule in CONFIGURED for s in silent):
        return "rule"
    if surest is not None and (surest.confidence or 0.0) >= NOTABLE * threshold:
        return "threshold"
    if any(s.rule not in WEAK for s in silent):
        return "rule"
    if read.close and _say_the_same(same, surest):
        return "equal"
    if not read.run.told:
        return "apart"
    return "threshold" if surest is not None else "apart" if silent else "alike"


def _say_the_same(same: tuple[Equal, ...], surest: Surest | None) -> bool:
    """Whether equal values are the reason that counts: nothing else was weighed, or only other words beside values
    that are written differently."""
    values = [e for e in same if e.value]
    if surest is None:
        return bool(values)
    weighed = surest.model == "slot" or (surest.model != "swap" and surest.confidence is not None)
    return not weighed and any(e.x.lower() != e.y.lower() for e in values)


def _switched_off(read: Texts, settings: Settings) -> tuple[Silent, ...]:
    """What would be shown but for the configuration."""
    plain = replace(settings, kinds=None, tolerance=0.0, min_level="note")
    if plain == settings:
        return ()
    told = {c.id for c, _ in found(read, settings) if is_shown(c, settings)}
    out = []
    for c, _ in found(read, plain):
        if c.id not in told and is_shown(c, plain):
            allowed = is_shown(c, replace(settings, tolerance=0.0))
            name = "tolerance" if allowed else "switched off"
            out.append(Silent(c.sides[0].value, c.sides[1].value, name, rule(name)))
    return tuple(out)


def _names(line: Line, indexes: tuple[int, ...]) -> tuple[str, ...]:
    chosen = sorted((line.units[k] for k in indexes), key=lambda u: (-u.weight, u.index))
    return tuple(dict.fromkeys(u.mention.raw if u.mention else line.sentence.tokens[u.token].text for u in chosen))


def _left(line: Line, aligned: Mapping[int, int]) -> tuple[str, ...]:
    return _names(line, tuple(u.index for u in line.units if u.index not in aligned))
