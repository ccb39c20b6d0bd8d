"""Two texts, read and laid side by side as the program lays articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conflictcheck.align.block import pairs
from conflictcheck.align.match import facing
from conflictcheck.align.parallel import COVER, Line, Parallel, aligned
from conflictcheck.align.prepared import Prepared, prepared
from conflictcheck.align.slotpairs import KINDS
from conflictcheck.align.slots import Slot, linked
from conflictcheck.annotate import annotate
from conflictcheck.errors import UserError
from conflictcheck.model import Article
from conflictcheck.model.settings import Settings
from conflictcheck.model.statement import Annotated


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts with what alignment makes of them."""

    read: tuple[Annotated, ...]
    """As annotated; the pipeline links them itself."""
    run: Prepared
    nearest: Parallel
    """The two sentences, one of each text, that share most, parallel or not."""

    def compared(self, sort: str) -> Iterator[tuple[Slot, Slot]]:
        """Pairs of values of one sort, first text first, that share enough to be compared."""
        own = self.run.of_type(sort)
        seen: set[tuple[int, int]] = set()
        near = ((a, b) for a, b, _ in pairs(own, self.run.stories))
        for a, b in (*near, *facing(own, self.run.told)):
            key = (a.mention.index, b.mention.index)
            if a.article != b.article and key not in seen:
                seen.add(key)
                yield a, b

    @property
    def close(self) -> tuple[Parallel, ...]:
        """The parallel sentences, or the nearest two if enough of the shorter one is in the other, however little
        that is to go by."""
        return self.run.told or ((self.nearest,) if max(self.nearest.covers) >= COVER else ())

    @property
    def sorts(self) -> tuple[str, ...]:
        return tuple(KINDS)


def texts(a: str, b: str, settings: Settings) -> Texts:
    """Raises UserError when one of them holds no sentence, or when the language model is missing."""
    read = tuple(annotate((Article("a1", "A", a, a), Article("a2", "B", b, b))))
    joined = linked(read, settings.aliases)
    run = prepared(joined)
    for name, annotated in zip("AB", joined, strict=True):
        if not any(_words(line) for line in run.lines if line.annotated is annotated):
            raise UserError("--between", f"sentence {name} holds no words", 'Give two sentences: "..." "...".')
    here, there = ([r for r in run.lines if r.order[0] == k] for k in (0, 1))
    nearest = max((aligned(x, y) for x in here for y in there), key=lambda p: p.amount)
    return Texts(read, run, nearest)


def _words(line: Line) -> bool:
    return any(t.pos not in {"PUNCT", "SYM", "SPACE"} for t in line.sentence.tokens)
