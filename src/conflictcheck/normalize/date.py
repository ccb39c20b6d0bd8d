"""Dates and clock times of one sentence, read as Moments."""

from __future__ import annotations

from datetime import date

from conflictcheck.model.text import Span
from conflictcheck.model.value import Found, Moment
from conflictcheck.normalize.date_clock import Relation
from conflictcheck.normalize.date_compare import could_be_same, relation
from conflictcheck.normalize.date_grammar import atoms
from conflictcheck.normalize.date_join import join
from conflictcheck.normalize.date_render import render
from conflictcheck.normalize.date_resolve import resolve
from conflictcheck.normalize.date_words import HEADS, lex

__all__ = ["Relation", "could_be_same", "find_moments", "relation", "render"]


def find_moments(text: str, base: date | None = None) -> tuple[Found[Moment], ...]:
    """Date and time mentions of one sentence in order, none overlapping.

    `base` is the article's own date, against which "yesterday" and "15 August" are resolved. Spans count
    characters of `text`; a hedge or bound ("around", "since") belongs to the span, a preposition ("on") does
    not.
    """
    toks = lex(text)
    if not any(t.cls in HEADS for t in toks):
        return ()
    out: list[Found[Moment]] = []
    for phrase in join(atoms(toks), toks):
        moment = resolve(phrase, base)
        if moment is not None:
            span = Span(toks[phrase.start].start, toks[phrase.end - 1].end)
            out.append(Found(span, text[span.start : span.end], moment))
    return tuple(out)
