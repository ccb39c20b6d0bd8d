"""Articles to frames and mentions: sentences, clauses, negation, modality, speech. The only door to spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from conflictcheck.annotate.frames import read_frames
from conflictcheck.annotate.mentions import read_mentions
from conflictcheck.annotate.parse import flatten, parse
from conflictcheck.annotate.speech import quotations, read_quotes, speaker_of
from conflictcheck.annotate.tree import Tree
from conflictcheck.model import Article, Sentence, Span
from conflictcheck.model.statement import Annotated, Frame, Mention

__all__ = ["annotate", "read"]


def annotate(
    articles: Iterable[Article], progress: Callable[[int, int], None] | None = None, jobs: int = 1
) -> Iterator[Annotated]:
    """Read each article, in order, in up to `jobs` processes. Raises UserError when the language model is missing."""
    for article, sentences in parse(articles, progress, jobs):
        yield read(article, sentences)


def read(article: Article, sentences: tuple[Sentence, ...]) -> Annotated:
    """Frames, mentions and quotations of an article whose sentences are parsed."""
    quoted = quotations(article.prose)
    frames: list[Frame] = []
    mentions: list[Mention] = []
    for sentence in sentences:
        tree = Tree.of(sentence.tokens)
        first = len(frames)
        found = read_frames(sentence, tree, first)
        found = tuple(
            _spoken(frame, speaker_of(frame, found, first, sentence, tree), any(q.overlaps(head) for q in quoted))
            for frame in found
            for head in [_head_span(sentence, frame)]
        )
        frames += found
        flat = flatten(article.prose[sentence.span.start : sentence.span.end])
        mentions += read_mentions(article.id, sentence, flat, tree, found, article.date, len(mentions))
    quotes = tuple(read_quotes(article.prose, quoted, sentences, tuple(frames)))
    return Annotated(article, sentences, tuple(frames), tuple(mentions), quotes)


def _spoken(frame: Frame, speaker: str | None, quoted: bool) -> Frame:
    return replace(frame, speaker=speaker, quoted=quoted)


def _head_span(sentence: Sentence, frame: Frame) -> Span:
    token = sentence.tokens[frame.head]
    return Span(token.start, token.end)
