"""Sentences to tokens with their dependency tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from conflictcheck.annotate.nlp import know, model
from conflictcheck.annotate.sentences import sentences
from conflictcheck.annotate.workers import in_order
from conflictcheck.model import Article, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 256
"""Sentences handed to the parser at once; larger batches gain nothing and hold more memory."""

Parsed = tuple[Token, ...]


def parse(
    articles: Iterable[Article], progress: Callable[[int, int], None] | None = None, jobs: int = 1
) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Parse each article sentence by sentence, in order, in up to `jobs` processes.

    Each distinct sentence text is parsed once: wire copy repeats itself. `progress` is told how many
    sentences are done, and of how many.
    """
    plans = [(article, sentences(article.prose)) for article in articles]
    texts: dict[str, Parsed | None] = {}
    for article, spans in plans:
        for span in spans:
            texts.setdefault(_flat(article, span), None)
    todo = list(texts)
    for done, (text, tokens) in enumerate(zip(todo, _tokens(todo, jobs), strict=True), 1):
        texts[text] = tokens
        if progress is not None:
            progress(done, len(todo))
    for article, spans in plans:
        yield article, tuple(_place(i, article, span, texts) for i, span in enumerate(spans))


def _flat(article: Article, span: Span) -> str:
    # One character for one character, so that token offsets stay true.
    return flatten(article.prose[span.start : span.end])


def flatten(text: str) -> str:
    """The text with plain quotation marks and spaces, each character in its place."""
    return text.translate(_FLATTEN)


_FLATTEN = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "’": "'", "‘": "'", "“": '"', "”": '"'})


def _place(index: int, article: Article, span: Span, texts: dict[str, Parsed | None]) -> Sentence:
    flat = texts[_flat(article, span)] or ()
    at = span.start
    tokens = tuple(
        Token(t.i, t.start + at, t.end + at, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.ent) for t in flat
    )
    return Sentence(index, span, article.text[span.start : span.end], tokens)


def _tokens(texts: Sequence[str], jobs: int) -> Iterator[Parsed]:
    know(model(), texts)
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    for batch in in_order(_parsed, batches, jobs):
        yield from batch


def _parsed(texts: Sequence[str]) -> list[Parsed]:
    return [_read(doc) for doc in model().pipe(map(_whole, texts), batch_size=BATCH)]


def _whole(text: str) -> Doc:
    doc: Doc = model().make_doc(text)
    for token in doc[1:]:
        # The sentence splitter has decided; the parser may not cut again.
        token.is_sent_start = False
    return doc


def _read(doc: Any) -> Parsed:
    kept = [t for t in doc if not t.is_space]
    index = {t.i: k for k, t in enumerate(kept)}
    out = []
    for k, t in enumerate(kept):
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        out.append(
            Token(
                k,
                t.idx,
                t.idx + len(t),
                t.text,
                t.lemma_.lower(),
                t.pos_,
                t.tag_,
                t.dep_,
                index.get(head.i, k),
                t.ent_type_,
            )
        )
    return tuple(out)
