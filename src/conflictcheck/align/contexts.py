"""The context of every sentence of a run, made once for all that compare sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conflictcheck.align.context import SentenceContext, entity_tokens, sentence_context
from conflictcheck.align.offices import offices
from conflictcheck.align.scene import scenes
from conflictcheck.model.statement import Annotated

Contexts = Mapping[tuple[int, int], tuple[SentenceContext, Mapping[int, str]]]
"""By (article number, sentence): the context, and the linked entities of the sentence by token."""


def contexts(articles: Sequence[Annotated]) -> Contexts:
    """`articles` are linked."""
    held = offices(articles)
    out: dict[tuple[int, int], tuple[SentenceContext, Mapping[int, str]]] = {}
    for number_of, annotated in enumerate(articles):
        names = entity_tokens(annotated, held)
        for sentence, scene in zip(annotated.sentences, scenes(annotated), strict=True):
            linked = names.get(sentence.index, {})
            mentions = annotated.told.get(sentence.index, ())
            out[number_of, sentence.index] = (sentence_context(sentence, linked, mentions, scene), linked)
    return out
