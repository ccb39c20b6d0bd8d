"""One text on the way to its quantities: tokens, what is blocked, and the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from conflictcheck.model.text import Span
from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_names import identifier_at, idiom_at, named_at
from conflictcheck.normalize.number_tokens import VULGAR, Tok, tokenize


@dataclass(frozen=True, slots=True)
class Scene:
    text: str
    tokens: tuple[Tok, ...]
    blocked: frozenset[int]
    """Indexes of tokens that are no quantity or belong to a date found before."""
    vocabulary: frozenset[str]
    """All words of the text in lower case."""

    def before(self, i: int, n: int) -> set[str]:
        return {t.low for t in self.tokens[max(0, i - n) : i]}

    def after(self, i: int, n: int) -> set[str]:
        return {t.low for t in self.tokens[i : i + n]}

    def word(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""


@cache
def _trigger() -> re.Pattern[str]:
    lex = words()
    triggers = (
        set(lex.cardinals) | set(lex.multiples) | set(lex.ordinals) | set(lex.denominators) | set(lex.vague_factors)
    )
    triggers |= {phrase[-1] for phrase in lex.vague} | {phrase[0] for phrase in lex.groups} | set(lex.scales)
    triggers |= {"no", "none", "nobody", "zero", "single", "few", "couple", "handful"}
    whole = "|".join(sorted(triggers, key=lambda w: (-len(w), w)))
    return re.compile(rf"\d|[{''.join(VULGAR)}]|\b(?:{whole})\b", re.IGNORECASE)


def may_have_numbers(text: str) -> bool:
    return _trigger().search(text) is not None


def scene_of(text: str, taken: Sequence[Span]) -> Scene:
    tokens = tuple(tokenize(text))
    spans = [(s.start, s.end) for s in taken]
    blocked = {i for i, t in enumerate(tokens) if t.kind == "skip"}
    if spans:
        blocked |= {i for i, t in enumerate(tokens) if any(a < t.end and t.start < b for a, b in spans)}
    idioms = context().idioms
    dated = frozenset(blocked)
    for i, token in enumerate(tokens):
        if token.low in idioms:
            blocked.update(idiom_at(tokens, i))
        if token.kind == "num" and i not in blocked:
            blocked |= identifier_at(tokens, i, dated)
        elif token.kind == "word" and token.low in words().cardinals:
            blocked |= named_at(tokens, i)
    return Scene(text, tokens, frozenset(blocked), frozenset(t.low for t in tokens))
