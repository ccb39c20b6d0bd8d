"""Reading the same articles again and again: only what has changed is parsed anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from conflictcheck.model import Article
from conflictcheck.model.statement import Annotated

if TYPE_CHECKING:
    from conflictcheck.pipeline import ReadAll


class Remembering:
    """Reads articles as `read_all` does, and keeps what it read until the next call; for `check_articles`."""

    def __init__(self, read_all: ReadAll) -> None:
        self._read_all = read_all
        self._known: dict[Article, Annotated] = {}

    def __call__(
        self, articles: Sequence[Article], progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Annotated]:
        """Raises UserError when the language model is missing."""
        fresh = {_key(article): article for article in articles if _key(article) not in self._known}
        known = self._known | dict(zip(fresh, self._read_all(tuple(fresh.values()), progress), strict=True))
        # Articles that are gone are forgotten, lest a day's versions add up.
        self._known = {_key(article): known[_key(article)] for article in articles}
        yield from (_as(article, self._known[_key(article)]) for article in articles)


def _key(article: Article) -> Article:
    """All that reading depends on. An article in front, new or gone, changes the ids behind it and nothing else."""
    return replace(article, id="")


def _as(article: Article, read: Annotated) -> Annotated:
    if read.article == article:
        return read
    return replace(read, article=article, mentions=tuple(replace(m, article=article.id) for m in read.mentions))
