"""Names: one person with two offices or ranks that nobody holds at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.annotate.tree import Tree
from conflictcheck.model import Span
from conflictcheck.model.conflict import Evidence
from conflictcheck.model.statement import Annotated, Mention
from conflictcheck.normalize import role

CONFIDENCE = 0.65
"""Set by hand: the labelled data hold two such rows, too few to learn from; read on the training clusters, about
two in three titles that exclude each other before one full name were real."""
LONGEST = 5
"""Words of a title that are looked at."""
_PAST = frozenset({"former", "then", "ex", "late", "future", "incoming", "outgoing", "acting", "deputy", "vice"})


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
                held[mention.entity] += _titled(number_of, annotated, mention)
    out: list[Pairing] = []
    for entity, found in sorted(held.items()):
        if "?" not in entity:
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
                yield Pairing(
                    kind="name",
                    a=x.claimed,
                    b=y.claimed,
                    confidence=CONFIDENCE,
                    reason="contradiction",
                    evidence=(
                        Evidence("one person", name, 2.0),
                        Evidence("titles exclude each other", f"{x.role} and {y.role}", 1.0),
                    ),
                    about=(name,),
                )


def _titled(number_of: int, annotated: Annotated, mention: Mention) -> Iterator[Titled]:
    """The title right before a name, where it is a known role."""
    sentence = annotated.sentences[mention.sentence]
    tree = Tree.of(sentence.tokens)
    first = next((t.i for t in sentence.tokens if t.start >= mention.span.start), None)
    if first is None:
        return
    start = first
    while start > 0 and first - start < LONGEST:
        before = tree.tokens[start - 1]
        if before.pos not in {"NOUN", "PROPN", "ADJ"} and before.text.lower() not in {"-", "of"}:
            break
        start -= 1
    last = max((t.i for t in sentence.tokens if t.end <= mention.span.end), default=first)
    words = tree.tokens[start : last + 1]
    if {w.lemma for w in words} & _PAST:
        return
    for cut in range(len(words) - 1, 0, -1):
        # The recogniser takes some titles into the name: the longest run of words that ends in a role counts.
        span = Span(words[0].start, words[cut - 1].end)
        text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
        known = role.role_of(text)
        if known is not None:
            yield Titled(Claimed((number_of, span.start), annotated, sentence.index, span, text, known), known)
            return
