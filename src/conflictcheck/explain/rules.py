"""Which rule kept two differing values from being set against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conflictcheck.align import levels as lv
from conflictcheck.align.predicates import Deed
from conflictcheck.align.relate import relate
from conflictcheck.align.rules import explained
from conflictcheck.align.slots import Slot
from conflictcheck.explain.texts import Texts
from conflictcheck.explain.words import mood, rule
from conflictcheck.model import Quantity


@dataclass(frozen=True, slots=True)
class Silent:
    """`x` of the first text and `y` of the second differ; `rule` is why they were not weighed."""

    x: str
    y: str
    rule: str
    why: str


WEAK = ("who says it", "compatible", "bound", "incomparable")
"""Rules that say little of why two sentences agree; shown, but no reason by themselves."""


def silent_values(texts: Texts, used: frozenset[tuple[int, int]]) -> tuple[Silent, ...]:
    """In the order of values, dates, places and names. `used` are the mentions that have an equal: two that both
    have one are explained already."""
    return tuple(
        made
        for sort in texts.sorts
        for a, b in texts.compared(sort)
        if not {(a.order[0], a.mention.index), (b.order[0], b.mention.index)} <= used
        for made in _silent(a, b)
    )


def _silent(a: Slot, b: Slot) -> Iterator[Silent]:
    verdict, how = relate(a, b)
    name = explained(a, b) if verdict == "differ" else how if verdict == "unclear" and how in WEAK else ""
    if name:
        yield Silent(a.mention.raw, b.mention.raw, name, value_rule(name, a, b))


def value_rule(name: str, a: Slot, b: Slot) -> str:
    """The rule in words, with the words of the texts that it goes by."""
    if name == "other things":
        if isinstance(a.mention.value, Quantity) and a.mention.value.dimension == "age":
            return rule("other ages")
        return rule(name, x=_quoted([a.mention.noun]), y=_quoted([b.mention.noun]))
    if name == "ordinals that point":
        return rule(name, x=_quoted([a.mention.raw]), y=_quoted([b.mention.raw]))
    if name == "other times":
        return rule(name, x=_quoted(raws(a, "moment")), y=_quoted(raws(b, "moment")))
    if name == "other places":
        return rule(name, x=_quoted(raws(a, "place")), y=_quoted(raws(b, "place")))
    if name == "other mood" and a.frame is not None and b.frame is not None:
        return rule(name, x=mood(a.frame.modality), y=mood(b.frame.modality))
    if name == "other people":
        x, y = _parties(a, b)
        return rule(name, x=x, y=y)
    return rule(name)


def _parties(a: Slot, b: Slot) -> tuple[str, str]:
    """Who does it, or to whom, in either clause."""
    for role in ("subj", "obj"):
        if lv.participant(role)(a, b) == "different names":
            x, y = ([r.text for r in s.deed.roles.get(role, ())] if s.deed else [] for s in (a, b))
            return _quoted(x), _quoted(y)
    return "some", "others"


def raws(of: Slot | Deed, sort: str) -> list[str]:
    """Mentions of one sort in the sentence, as written."""
    return [m.raw for m in of.annotated.mentions if m.sentence == of.sentence.index and m.type == sort]


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f'"{" ".join(w.split())}"' for w in dict.fromkeys(words)) or "nothing named"
