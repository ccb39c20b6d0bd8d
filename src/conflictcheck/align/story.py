"""Which articles may tell of one thing at all: those that share enough telling words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain

from conflictcheck.align.contexts import Contexts
from conflictcheck.model.statement import Annotated

Stories = Sequence[frozenset[int]]
"""Of each article, by its number, the numbers of those that its statements are compared with, its own among them."""

TELLING = 0.4
"""Weight from which a word tells something of what an article is about (see `rarity`)."""
LEAST = 0.08
"""Share of the telling words of the shorter article that two reports of one story have in common. Of 787 pairs of
articles of one cluster 4 have less, of 19,113 pairs of two clusters six in seven do."""
BESIDE_BEST = 0.3
"""What two reports of one story share is no less than this part of what one of them shares with the article that is
nearest to it. In a run of several stories that leaves three in eight of the pairs of two clusters, and takes away 11
of 680 of one."""
SHORT = 3
"""Sentences. A text of no more is compared with all others: one word put in another's place is much of it."""
FEW = 4
"""Pairs of sentences of two texts that are hardly more than what is compared: little needs to be shared there."""
CROWD = 400
"""A key that more statements of a story have tells nothing; following it would cost the square of the story."""


def stories(articles: Sequence[Annotated], known: Contexts) -> Stories:
    """`known` are the contexts of the articles' sentences."""
    tell = [_telling(n, article, known) for n, article in enumerate(articles)]
    total = [sum(words.values()) for words in tell]
    shared = _shared(tell)
    short = [n for n, article in enumerate(articles) if len(article.sentences) <= SHORT]
    met: list[set[int]] = [{n, *short} for n in range(len(articles))]
    for n in short:
        met[n].update(range(len(articles)))
    shares = {(n, m): weight / min(total[n], total[m]) for (n, m), weight in shared.items()}
    nearest = [0.0] * len(articles)
    for pair, share in shares.items():
        for n in pair:
            nearest[n] = max(share, nearest[n])
    for (n, m), share in shares.items():
        if share >= max(LEAST, BESIDE_BEST * min(nearest[n], nearest[m])):
            met[n].add(m)
            met[m].add(n)
    return [frozenset(found) for found in met]


def _telling(number_of: int, article: Annotated, known: Contexts) -> Mapping[str, float]:
    """Telling words and linked entities with their weights, each counted once; a word's first key is itself."""
    found: dict[str, float] = {}
    for sentence in article.sentences:
        for word in known[number_of, sentence.index][0].words:
            if word.weight >= TELLING:
                found[word.keys[0]] = max(word.weight, found.get(word.keys[0], 0.0))
    return found


def _shared(tell: Sequence[Mapping[str, float]]) -> Mapping[tuple[int, int], float]:
    """Weight of the common words by pair of articles."""
    holders: dict[str, list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for n, words in enumerate(tell):
        for word, weight in words.items():
            for m in holders[word]:
                shared[m, n] += min(weight, tell[m][word])
            holders[word].append(n)
    return shared


class Index:
    """Positions of statements by key and article: which statements of a story have a key."""

    def __init__(self, rows: Iterable[tuple[Hashable, int, int]], stories: Stories, crowd: int = CROWD) -> None:
        """`rows` are (key, article number, position), positions of one key in rising order. A key that more than
        `crowd` statements of a story have is not followed there."""
        self._stories = stories
        self._crowd = crowd
        self._places: dict[Hashable, dict[int, list[int]]] = {}
        for key, article, position in rows:
            self._places.setdefault(key, {}).setdefault(article, []).append(position)
        self._told: dict[tuple[Hashable, int], list[int]] = {}

    def after(self, key: Hashable, article: int, position: int) -> list[int]:
        """Positions behind `position` in the articles of the article's story, in rising order; none where they are a
        crowd."""
        told = self._told.get((key, article))
        if told is None:
            told = self._told[key, article] = self._in_story(key, article)
        return told[bisect_right(told, position) :]

    def _in_story(self, key: Hashable, article: int) -> list[int]:
        places = self._places.get(key)
        if places is None:
            return []
        found = [places[other] for other in sorted(places.keys() & self._stories[article])]
        return list(chain.from_iterable(found)) if sum(map(len, found)) <= self._crowd else []
