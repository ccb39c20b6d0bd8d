"""What two texts say alike in other words: the pairs of places that explain each other, and how."""

from __future__ import annotations

from dataclasses import dataclass

from conflictcheck.align.parallel import Parallel, Unit
from conflictcheck.align.relate import relate
from conflictcheck.align.slotpairs import normalized
from conflictcheck.align.slots import Slot
from conflictcheck.explain.texts import Texts
from conflictcheck.explain.words import equal, plural
from conflictcheck.model import Quantity
from conflictcheck.normalize import lexicon, number


@dataclass(frozen=True, slots=True)
class Equal:
    """`x` of the first text says what `y` of the second says. `value` where both are values, not plain words."""

    x: str
    y: str
    why: str
    value: bool


def equals(texts: Texts) -> tuple[tuple[Equal, ...], frozenset[tuple[int, int]]]:
    """Equal places in reading order, and the mentions that have an equal as (article number, mention index). One
    mention explains one; the alignment of the sentences decides which."""
    by_mention = {(s.order[0], s.mention.index): s for s in texts.run.slots}
    found: dict[tuple[int, int], tuple[Slot, Slot, str]] = {}
    used: set[tuple[int, int]] = set()
    for told in texts.run.told or (texts.nearest,):
        for p, q in told.pairs:
            x, y = told.a.units[p].mention, told.b.units[q].mention
            if x is not None and y is not None:
                _take(by_mention[told.a.order[0], x.index], by_mention[told.b.order[0], y.index], found, used)
    for sort in texts.sorts:
        for a, b in texts.compared(sort):
            _take(a, b, found, used)
    values = [
        (a.order, Equal(a.mention.raw, b.mention.raw, _why(a, b, how), a.mention.type != "thing"))
        for a, b, how in found.values()
    ]
    words = [row for told in texts.run.told for row in _words(told)]
    rows = sorted([*values, *words], key=lambda r: r[0])
    return tuple(dict.fromkeys(e for _, e in rows)), frozenset(used)


def _take(a: Slot, b: Slot, found: dict[tuple[int, int], tuple[Slot, Slot, str]], used: set[tuple[int, int]]) -> None:
    x, y = (a.order[0], a.mention.index), (b.order[0], b.mention.index)
    verdict, how = relate(a, b)
    if verdict == "equal" and not {x, y} & used:
        used.update((x, y))
        found[x] = (a, b, how)


def _equal(a: Slot, b: Slot, how: str) -> Equal:
    return Equal(a.mention.raw, b.mention.raw, _why(a, b, how), a.mention.type != "thing")


def _why(a: Slot, b: Slot, how: str) -> str:
    if a.mention.raw.lower() == b.mention.raw.lower():
        return "the same words"
    return equal(a.mention.type, how, p=_shown(a), q=_shown(b)) or how


def _shown(slot: Slot) -> str:
    """What a mention was read as: "9,978 metre", "26 people"."""
    value = slot.mention.value
    if not isinstance(value, Quantity):
        return normalized(slot)
    if value.low is not None and value.low == value.high and value.second is None:
        amount = f"{value.low:,.2f}".rstrip("0").rstrip(".") if value.low < 100 else f"{value.low:,.0f}"
    else:
        amount = number.render(value).removeprefix("~")
    unit = slot.mention.noun if value.unit == "count" else plural(value.unit)
    return amount if unit in {"", "score", "rank"} else f"{amount} {unit}"


def _words(told: Parallel) -> list[tuple[tuple[int, int], Equal]]:
    """Aligned plain words that are not the same word."""
    out = []
    for p, q in told.pairs:
        x, y = told.a.units[p], told.b.units[q]
        if x.mention is None and y.mention is None and x.lemma != y.lemma:
            how = "synonym" if lexicon.synonym(x.lemma, y.lemma) else "near"
            made = Equal(_text(told, x, 0), _text(told, y, 1), equal("word", how), False)
            out.append(((told.a.order[0], told.a.sentence.tokens[x.token].start), made))
    return out


def _text(told: Parallel, unit: Unit, side: int) -> str:
    return (told.a, told.b)[side].sentence.tokens[unit.token].text
