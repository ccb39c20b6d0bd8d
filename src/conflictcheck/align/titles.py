"""Names: one person with two offices or ranks that nobody holds at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conflictcheck.align.offices import office_of, title_of
from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.model import Span
from conflictcheck.model.conflict import Evidence
from conflictcheck.model.statement import Annotated, Mention
from conflictcheck.normalize import role

CONFIDENCE = 0.65
"""Set by hand, a guess that no measurement backs: too few labelled rows hold two offices to learn from."""


@dataclass(frozen=True, slots=True)
class Titled:
    claimed: Claimed
    role: str


def title_pairings(articles: Sequence[Annotated]) -> list[Pairing]:
    """Pairings between different articles; `articles` are linked."""
    held: dict[str, list[Titled]] = defaultdict(list)
    for number_of, annotated in enumerate(articles):
        for mention in annotated.mentions:
            if mention.type == "name" and mention.value == "PERSON" and mention.entity:
                found_title = title_of(annotated, mention) or office_of(annotated, mention)
                if found_title is not None:
                    held[mention.entity].append(_titled(number_of, annotated, mention, *found_title))
    out: list[Pairing] = []
    for entity, found in sorted(held.items()):
        # A bare surname is no one person: Governor Hill and Senator Hill may be two.
        if "?" not in entity and " " in entity.split(":", 1)[1]:
            out += _pairings(entity.split(":", 1)[1], found)
    return out


def _pairings(name: str, found: Sequence[Titled]) -> Iterator[Pairing]:
    by_article: dict[str, set[str]] = defaultdict(set)
    for titled in found:
        by_article[titled.claimed.article].add(titled.role)
    for i, x in enumerate(found):
        for y in found[i + 1 :]:
            apart = x.claimed.article != y.claimed.article and role.roles_relation(x.role, y.role) == "differ"
            # An article that knows both has told how the one became the other.
            if apart and y.role not in by_article[x.claimed.article] and x.role not in by_article[y.claimed.article]:
                differing = ("titles exclude each other", f"{x.role} and {y.role}")
                yield office_pairing(x.claimed, y.claimed, CONFIDENCE, ("one person", name), differing)


def office_pairing(
    a: Claimed, b: Claimed, confidence: float, same: tuple[str, str], differing: tuple[str, str]
) -> Pairing:
    """Two claims about who holds what: `same` and `differing` are evidence, its level and its detail."""
    return Pairing(
        model="title",
        kind="name",
        a=a,
        b=b,
        confidence=confidence,
        reason="contradiction",
        evidence=(Evidence(*same, 2.0), Evidence(*differing, 1.0)),
        about=(same[1],),
    )


def _titled(number_of: int, annotated: Annotated, mention: Mention, span: Span, known: str) -> Titled:
    text = annotated.article.text[span.start : span.end]
    return Titled(Claimed((number_of, span.start), annotated, mention.sentence, span, text, known), known)
