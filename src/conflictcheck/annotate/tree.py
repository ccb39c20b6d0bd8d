"""Walks over a sentence's dependency tree. Tokens are referred to by their index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conflictcheck.model import Span, Token

CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass", "pcomp", "xcomp"})
"""Arcs that open a clause of its own."""


@dataclass(frozen=True, slots=True)
class Tree:
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> Tree:
        below: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return cls(tokens, tuple(tuple(b) for b in below))

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        for k in self.children[i]:
            if not deps or self.tokens[k].dep in deps:
                yield self.tokens[k]

    def ancestors(self, i: int) -> Iterator[Token]:
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            seen.add(head)
            yield self.tokens[head]
            i = head

    def subtree(self, i: int, *, skip: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """Indexes under `i`, itself included, in reading order, without branches whose arc is in `skip`."""
        out: list[int] = []
        stack = [i]
        while stack:
            at = stack.pop()
            out.append(at)
            stack += [k for k in self.children[at] if self.tokens[k].dep not in skip]
        return tuple(sorted(out))

    def phrase(self, i: int) -> tuple[int, ...]:
        """The noun phrase under `i`, without clauses and appositions."""
        return self.subtree(i, skip=CLAUSAL | {"appos", "punct"})

    def span(self, indexes: tuple[int, ...]) -> Span:
        return Span(self.tokens[indexes[0]].start, self.tokens[indexes[-1]].end)

    def distances(self, start: tuple[int, ...]) -> dict[int, float]:
        """Cost of the path from the nearest of `start` to every token; function words are nearly free,
        clause borders dear, so that what is said of a value in its own clause is near it."""
        best = dict.fromkeys(start, 0.0)
        stack = list(start)
        while stack:
            at = stack.pop()
            for k in (*self.children[at], self.tokens[at].head):
                if k == at:
                    continue
                lower = self.tokens[k] if self.tokens[k].head == at else self.tokens[at]
                cost = best[at] + _cost(lower)
                if cost < best.get(k, 99.0):
                    best[k] = cost
                    stack.append(k)
        return best


def _cost(lower: Token) -> float:
    if lower.dep in {"prep", "case", "aux", "auxpass", "det", "agent", "mark", "prt", "quantmod", "dative"}:
        return 0.25
    if lower.dep in {"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass", "dep"}:
        return 2.0
    if lower.dep == "conj":
        return 1.5 if lower.pos in {"VERB", "AUX"} else 1.0
    return 1.0
