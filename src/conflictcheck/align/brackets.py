"""Short names that a text itself explains: "the Motherland Renewal Party (PRP)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conflictcheck.model.statement import Annotated, Mention

_NAMED = frozenset({"ORG", "FAC", "PRODUCT", "LAW", "EVENT", "NORP", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class _Explained:
    short: str
    entity: str


def explained_names(articles: Sequence[Annotated]) -> Mapping[str, str]:
    """Short name -> entity of the long one that it is put behind in brackets; left out where texts disagree."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for mention in article.mentions:
            if (one := _explained(article, mention)) is not None:
                found[one.short].add(one.entity)
    return {short: min(entities) for short, entities in sorted(found.items()) if len(entities) == 1}


def _explained(article: Annotated, mention: Mention) -> _Explained | None:
    if mention.type != "name" or not mention.entity or mention.value not in _NAMED:
        return None
    behind = article.article.text[mention.span.end : mention.span.end + 12]
    if not behind.startswith(" (") or ")" not in behind:
        return None
    short = behind[2 : behind.index(")")]
    return _Explained(short, mention.entity) if short.isupper() and short.isalpha() and len(short) > 1 else None
