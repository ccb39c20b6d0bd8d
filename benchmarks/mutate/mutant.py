"""Changes to a text, and the text that they make, with both places of each kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.mutate.view import View


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """`new` in place of the original's characters `start` to `end`. `kind` is empty where the meaning is kept, else
    the kind of the conflict that it makes."""

    start: int
    end: int
    new: str
    rule: str
    kind: str = ""

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("a change replaces at least one character")

    def touches(self, other: Change) -> bool:
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class Placed:
    """A change and where it lies: `start` and `end` count in the mutant, `change.start` and `.end` in the original.
    The two sentences that hold it are given the same way."""

    change: Change
    start: int
    end: int
    old_sentence: tuple[int, int]
    new_sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the original and where it went."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mutant:
    text: str
    placed: tuple[Placed, ...]
    segments: tuple[Segment, ...]

    @property
    def conflicts(self) -> tuple[Placed, ...]:
        return tuple(p for p in self.placed if p.change.kind)

    @property
    def rewordings(self) -> int:
        """Changes that keep the meaning, and pairs of sentences that changed places."""
        # Two steps backward a pair: from the second sentence to the space between them, and on to the first.
        backward = sum(b.old < a.old for a, b in pairwise(self.segments))
        return len(self.placed) - len(self.conflicts) + backward // 2


def apply(seen: View, changes: Iterable[Change], swaps: Sequence[int] = ()) -> Mutant:
    """Make the changes; sentences `i` and `i + 1` change places for every `i` of `swaps`.

    Raises ValueError where changes touch each other or cross the edge of a sentence.
    """
    todo = sorted(changes)
    for a, b in pairwise(todo):
        if a.touches(b):
            raise ValueError(f"changes touch each other: {a}, {b}")
    out: list[str] = []
    placed: list[Placed] = []
    segments: list[Segment] = []
    length = 0
    for start, end in _order(seen, swaps):
        begin, at, inside = length, start, []
        for change in todo:
            if start <= change.start and change.end <= end:
                out += [seen.text[at : change.start], change.new]
                length += change.start - at
                inside.append((change, length))
                length += len(change.new)
                at = change.end
        out.append(seen.text[at:end])
        length += end - at
        segments.append(Segment((start, end), (begin, length)))
        placed += [Placed(c, p, p + len(c.new), (start, end), (begin, length)) for c, p in inside]
    if len(placed) != len(todo):
        raise ValueError("a change crosses the edge of a sentence")
    return Mutant("".join(out), tuple(placed), tuple(segments))


def restored(mutant: Mutant, original: str) -> str:
    """The mutant with every declared change undone; equals `original` when nothing else was changed."""
    parts = []
    for segment in sorted(mutant.segments, key=lambda s: s.old):
        text, at = "", segment.new[0]
        for p in mutant.placed:
            if p.new_sentence == segment.new:
                text += mutant.text[at : p.start] + original[p.change.start : p.change.end]
                at = p.end
        parts.append(text + mutant.text[at : segment.new[1]])
    return "".join(parts)


def _order(seen: View, swaps: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences and what lies between them, in the order of the mutant."""
    sentences = list(seen.sentences)
    for i in swaps:
        sentences[i], sentences[i + 1] = sentences[i + 1], sentences[i]
    order, at = [], 0
    for (start, end), moved in zip(seen.sentences, sentences, strict=True):
        if at < start:
            order.append((at, start))
        order.append(moved)
        at = end
    if at < len(seen.text):
        order.append((at, len(seen.text)))
    return order
