"""Articles to frames and mentions: sentences, clauses, negation, modality, speech. The only door to spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from conflictcheck.annotate.frames import read_frames
from conflictcheck.annotate.mentions import read_mentions
from conflictcheck.annotate.parse import flatten, parse
from conflictcheck.annotate.speech import quotations, read_quotes, speaker_of
from conflictcheck.annotate.tree import Tree
from conflictcheck.annotate.workers import MUCH, both
from conflictcheck.model import Article, Sentence, Span
from conflictcheck.model.statement import Annotated, Frame, Mention, Quote

__all__ = ["annotate", "read"]

Parsed = tuple[Article, tuple[Sentence, ...]]
Told = tuple[tuple[Frame, ...], tuple[Mention, ...], tuple[Quote, ...]]


def annotate(
    articles: Iterable[Article], progress: Callable[[int, int], None] | None = None, jobs: int = 1
) -> Iterator[Annotated]:
    """Read each article, in order, in up to `jobs` processes. Raises UserError when the language model is missing."""
    rows = tuple(parse(articles, progress, jobs))
    if jobs < 2 or sum(len(sentences) for _, sentences in rows) < MUCH:
        yield from (read(article, sentences) for article, sentences in rows)
        return
    first, second = _halves(rows)
    told = both(lambda: [_told(*row) for row in first], lambda: [_told(*row) for row in second], ())
    for (article, sentences), found in zip(rows, (*told[0], *told[1]), strict=True):
        yield Annotated(article, sentences, *found)


def _halves(rows: Sequence[Parsed]) -> tuple[Sequence[Parsed], Sequence[Parsed]]:
    """The articles in two parts of about as many sentences."""
    up_to = list(accumulate(len(sentences) for _, sentences in rows))
    cut = next(n for n, many in enumerate(up_to, 1) if 2 * many >= up_to[-1])
    return rows[:cut], rows[cut:]


def read(article: Article, sentences: tuple[Sentence, ...]) -> Annotated:
    """Frames, mentions and quotations of an article whose sentences are parsed."""
    return Annotated(article, sentences, *_told(article, sentences))


def _told(article: Article, sentences: tuple[Sentence, ...]) -> Told:
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
    return tuple(frames), tuple(mentions), tuple(read_quotes(article.prose, quoted, sentences, tuple(frames)))


def _spoken(frame: Frame, speaker: str | None, quoted: bool) -> Frame:
    return replace(frame, speaker=speaker, quoted=quoted)


def _head_span(sentence: Sentence, frame: Frame) -> Span:
    token = sentence.tokens[frame.head]
    return Span(token.start, token.end)
