"""Short names that a text itself explains: "the Motherland Renewal Party (PRP)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from conflictcheck.model.statement import Annotated, Mention

_NAMED = frozenset({"ORG", "FAC", "PRODUCT", "LAW", "EVENT", "NORP", "WORK_OF_ART"})


def explained_names(articles: Sequence[Annotated]) -> Mapping[str, str]:
    """Short name -> entity of the long one that it is put behind in brackets; left out where texts disagree."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for mention in article.mentions:
            if short := _short(article, mention):
                found[short].add(mention.entity)
    return {short: min(entities) for short, entities in sorted(found.items()) if len(entities) == 1}


def _short(article: Annotated, mention: Mention) -> str:
    """The short name in the brackets behind the mention, '' where there is none."""
    if mention.type != "name" or not mention.entity or mention.value not in _NAMED:
        return ""
    behind = article.article.text[mention.span.end : mention.span.end + 12]
    if not behind.startswith(" (") or ")" not in behind:
        return ""
    short = behind[2 : behind.index(")")]
    return short if short.isupper() and short.isalpha() and len(short) > 1 else ""
