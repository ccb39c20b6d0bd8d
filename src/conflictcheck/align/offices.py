"""Offices before names, and who holds them in a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from conflictcheck.model import Span, Token
from conflictcheck.model.statement import Annotated, Mention
from conflictcheck.normalize import role

LONGEST = 5
"""Words before a name that are looked at."""
_PAST = frozenset({"former", "then", "ex", "late", "future", "incoming", "outgoing", "acting", "deputy", "vice"})


def offices(articles: Sequence[Annotated]) -> dict[str, str]:
    """Role -> entity id, for roles that one person alone holds in the linked articles: "the mayor"."""
    holders: dict[str, set[str]] = defaultdict(set)
    for annotated in articles:
        for mention in annotated.mentions:
            if mention.type == "name" and mention.value == "PERSON" and mention.entity:
                found = title_of(annotated, mention)
                if found is not None:
                    holders[found[1]].add(mention.entity)
    return {known: min(people) for known, people in holders.items() if len(people) == 1}


def title_of(annotated: Annotated, mention: Mention) -> tuple[Span, str] | None:
    """Span and canonical role of the title right before a name, or None."""
    tokens = annotated.sentences[mention.sentence].tokens
    first = next((t.i for t in tokens if t.start >= mention.span.start), None)
    if first is None:
        return None
    start = first
    while start > 0 and first - start < LONGEST:
        before = tokens[start - 1]
        if before.pos not in {"NOUN", "PROPN", "ADJ"} and before.text.lower() not in {"-", "of"}:
            break
        start -= 1
    last = max((t.i for t in tokens if t.end <= mention.span.end), default=first)
    words = tokens[start : last + 1]
    if any(t.text.lower() == "of" and t.i in _above(tokens, mention.head) for t in words):
        # "a lieutenant of the warlord Anna Hill"
        return None
    if {w.lemma for w in words} & _PAST:
        return None
    for cut in range(len(words) - 1, 0, -1):
        # The recogniser takes some titles into the name: the longest run of words that ends in a role counts.
        span = Span(words[0].start, words[cut - 1].end)
        known = role.role_of(annotated.article.text[span.start : span.end])
        if known is not None:
            return span, known
    return None


def _above(tokens: Sequence[Token], i: int) -> set[int]:
    """Tokens that the token depends on."""
    found: set[int] = set()
    while i not in found:
        found.add(i)
        i = tokens[i].head
    return found


def office_of(annotated: Annotated, mention: Mention) -> tuple[Span, str] | None:
    """The same of the office that an apposition or "is" gives to a name: "Ann Hill, the *mayor* of Ulm", "Ann Hill is
    the *mayor* of Ulm"."""
    tokens = annotated.sentences[mention.sentence].tokens
    head = tokens[mention.head]
    told = [t for t in tokens if t.head == head.i and t.dep == "appos" and t.pos in _NOUNS]
    verb = tokens[head.head]
    if head.dep == "nsubj" and verb.text.lower() == "is":
        below = [t for t in tokens if t.head == verb.i]
        if not any(t.dep in {"neg", "aux", "mark"} for t in below) and tokens[-1].text != "?":
            told += [t for t in below if t.dep == "attr" and t.pos in _NOUNS]
    for noun in told:
        own = [t for t in tokens if t.i <= noun.i and (t.i == noun.i or t.head == noun.i) and t.i > mention.head]
        if own and not {t.lemma for t in own} & _PAST and all(t.dep != "poss" and t.lemma != "a" for t in own):
            span = Span(own[0].start, noun.end)
            known = role.role_of(annotated.article.text[span.start : span.end])
            if known is not None:
                return span, known
    return None


_NOUNS = frozenset({"NOUN", "PROPN"})
