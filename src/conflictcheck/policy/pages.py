"""`<!-- conflictcheck: ignore[number] reason -->` in a web page, of which the article is the extracted text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from conflictcheck.model.text import Article, Lines, Span
from conflictcheck.policy.comments import line_at, ours_in, read
from conflictcheck.policy.suppress import Suppression

MOST_WORDS = 8
"""As many words next to a comment are looked for in the article."""
_COMMENT = re.compile(r"<!--(?P<body>.*?)(?:-->|\Z)", re.DOTALL)
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_INLINE = r"a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_WITHIN = re.compile(rf"</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"<[^<>]*>")


def page_suppressions(page: str, article: Article, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """What the comments of a page suppress in its article. A comment speaks of the paragraph that it stands in, before
    or behind its text, else of the next one that holds text. `kinds` are the known ones.

    Raises UserError, which names the page and the line, as `comments.suppressions` does.
    """
    lines = Lines.of(page)
    made = []
    for match in _COMMENT.finditer(page):
        ours = ours_in(match["body"])
        if ours:
            where = f"{article.path}:{lines.at(match.start())[0]}"
            named, reason = read(*ours, where, kinds)
            span = _paragraph(page, Span(*match.span()), article.text)
            made.append(Suppression(where, reason, named, article.id, span.start, span.end))
    return tuple(made)


def _paragraph(page: str, comment: Span, text: str) -> Span:
    """The line of the article that a comment speaks of; empty, at its end, where the article lacks the text."""
    before = _paragraphs(page[: comment.start])[-1]
    after = _paragraphs(page[comment.end :])
    if before:
        found = _place(before[-MOST_WORDS:], text)
    else:
        found = _place(next((words for words in after if words), [])[:MOST_WORDS], text)
    return line_at(text, found) if found is not None else Span(len(text), len(text))


def _paragraphs(markup: str) -> list[list[str]]:
    """The words between tags that end a paragraph."""
    seen = _WITHIN.sub("", _UNSEEN.sub("", markup))
    return [unescape(part).split() for part in _BLOCK.split(seen)]


def _place(words: Sequence[str], text: str) -> int | None:
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return found.start() if found else None
