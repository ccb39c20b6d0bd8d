"""Words before and behind a number that soften or bound it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from conflictcheck.normalize.number_data import Phrase, pieces, read_toml
from conflictcheck.normalize.number_tokens import Tok

Bound = Literal["", "at least", "at most"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """`near` tells "nearly 200" and "just over 200" (a value close by, on one side) from a plain bound."""

    approx: bool = False
    bound: Bound = ""
    near: bool = False


_KINDS = {
    "approx": Hedge(approx=True),
    "below": Hedge(approx=True, bound="at most", near=True),
    "above": Hedge(approx=True, bound="at least", near=True),
    "at_least": Hedge(bound="at least"),
    "at_most": Hedge(bound="at most"),
    "up_to_about": Hedge(approx=True, bound="at most"),
}


@dataclass(frozen=True, slots=True)
class _Lists:
    before: dict[Phrase, Hedge]
    after: dict[Phrase, Hedge]
    filler: frozenset[Phrase]
    temporal: frozenset[str]
    last: frozenset[str]
    longest: int


@cache
def _lists() -> _Lists:
    raw = read_toml("hedges.toml")

    def table(rows: dict[str, list[str]]) -> dict[Phrase, Hedge]:
        return {pieces(phrase): _KINDS[kind] for kind, phrases in rows.items() for phrase in phrases}

    filler = raw["before"].pop("filler")
    before = table(raw["before"])
    return _Lists(
        before,
        table(raw["after"]),
        frozenset(pieces(phrase) for phrase in filler),
        frozenset(raw["temporal"]["words"]),
        frozenset(phrase[-1] for phrase in before),
        max(map(len, before)),
    )


def hedge_of(tokens: Sequence[Tok], first: int, end: int, dimension: str) -> Hedge:
    """What the words around tokens[first:end] say; several hedges add up ("at least about 20")."""
    before = _before(tokens, first, dimension)
    after = _after(tokens, end)
    return Hedge(
        approx=before.approx or after.approx,
        bound=before.bound or after.bound,
        near=before.near and not after.bound,
    )


def _before(tokens: Sequence[Tok], first: int, dimension: str) -> Hedge:
    lists = _lists()
    approx, bound, near = False, "", False
    j = first
    skipped = False
    while j > 0:
        for length in range(min(lists.longest, j), 0, -1):
            phrase = tuple(t.low for t in tokens[j - length : j])
            hedge = lists.before.get(phrase)
            if hedge is None or _means_time_or_place(tokens, j, phrase, dimension, lists):
                continue
            approx = approx or hedge.approx
            if not bound:
                bound, near = hedge.bound, hedge.near
            j -= length
            break
        else:
            if skipped:
                break
            length = next(
                (n for n in (3, 2, 1) if n <= j and tuple(t.low for t in tokens[j - n : j]) in lists.filler),
                0,
            )
            if not length:
                break
            j -= length
            skipped = True
    return Hedge(approx, bound, near)  # type: ignore[arg-type]


def _means_time_or_place(tokens: Sequence[Tok], j: int, phrase: Phrase, dimension: str, lists: _Lists) -> bool:
    """ "over three days" is during them; "like 20" needs no comparison; "up to" behind a verb of motion
    stays a bound."""
    if len(phrase) > 1:
        return False
    if phrase[0] in lists.temporal and dimension == "duration":
        before = tokens[j - 2].low if j >= 2 else ""
        return before not in (
            "for",
            "lasted",
            "took",
            "well",
            "just",
            "aged",
            "is",
            "was",
            "anyone",
            "everyone",
            "those",
            "people",
            "by",
        )
    return False


def _after(tokens: Sequence[Tok], end: int) -> Hedge:
    lists = _lists()
    # A counted noun may stand between: "20 people or more".
    for start in (end, end + 1):
        if start < len(tokens) and tokens[start].text == "-":
            start += 1
        for length in (3, 2, 1):
            phrase = tuple(t.low for t in tokens[start : start + length])
            if (
                len(phrase) == length
                and phrase in lists.after
                and (start == end or length > 1 or tokens[start - 1].text == "-")
            ):
                return lists.after[phrase]
    return Hedge()
