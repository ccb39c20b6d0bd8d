"""Suppressions as text: whatever stands in an article, it is read or refused, and soon."""

from __future__ import annotations

import time
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from conflictcheck.errors import UserError
from conflictcheck.model import Article, Claim, Conflict, Side
from conflictcheck.policy.comments import silent, suppressions
from conflictcheck.policy.sides import arranged
from conflictcheck.policy.suppress import Suppression

WORDS = ("<!--", "-->", "conflictcheck:", "conflictcheck-ignore:", " ignore[number]", " why", "Six died. ", "é")
MARKS = ("```", "`", "---\n", "+++\n", "- ", "[", "]", '"', "#", "\n", "\r\n", "\ufeff")
PIECES = (*WORDS, *MARKS)


def suppressed(article: Article) -> Sequence[Suppression] | None:
    """None where the article is refused, with its name."""
    try:
        return suppressions(article, ["number"])
    except UserError as error:
        if not error.where.startswith(f"{article.path}:"):
            raise
        return None


def test_a_mark_moves_with_its_side() -> None:
    """What a side says may end in the word that the finding is about."""
    claims = [Claim(f"a{i}", f"{i}.txt", 1, 1, 0, 1, "x", 0, 1) for i in (1, 2)]
    sides = tuple(Side(v, v, None, (c,)) for v, c in zip(("open", "no port"), claims, strict=True))
    conflict = Conflict("x", "polarity", "contradiction", "error", 0.9, "open vs no port", "port, crew", sides, ())
    marked = arranged(conflict, (1, 0), frozenset({1}))
    assert marked.summary == "no port (authority) vs open"
    assert arranged(marked, (1, 0)).summary == "open vs no port"


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    article = Article("a1", "a.txt", text, text, title=text[:20].strip() or None)
    made = suppressed(article)
    if made is None:
        return
    for suppression in made:
        assert suppression.reason
        assert -1 <= suppression.start <= suppression.end <= len(text)
    quiet = silent(article)
    assert [len(line) for line in quiet.prose.splitlines()] == [len(line) for line in text.splitlines()]
    assert (quiet == article) or made


def test_a_long_text_of_marks_is_read_in_time() -> None:
    for part in ("<!--", "`a", "```\n", "conflictcheck: <!-- --> ", "<!-- conflictcheck:", "---\n"):
        text = part * 20_000
        article = Article("a1", "a.txt", text, text)
        started = time.perf_counter()
        suppressed(article)
        assert time.perf_counter() - started < 2, part
