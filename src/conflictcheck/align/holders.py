"""Names: one office with two holders: "Lions head coach Karl Dorn", "Lions head coach Peter Dorn"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conflictcheck.align.offices import title_of
from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.story import Stories
from conflictcheck.align.titles import office_pairing
from conflictcheck.annotate.words import fold
from conflictcheck.model.statement import Annotated, Mention
from conflictcheck.normalize import role
from conflictcheck.normalize.name import parse_name, relation

CONFIDENCE = 0.6
"""Set by hand, as for titles: too few labelled rows name two holders to learn from."""
_TWO = frozenset({"differ", "surname only differs", "given differs"})


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with an office, and the words before it that say whose office it is."""

    claimed: Claimed
    person: str
    office: str
    whose: frozenset[str]


def holder_pairings(articles: Sequence[Annotated], stories: Stories) -> list[Pairing]:
    """Pairings between different articles of one story; `articles` are linked."""
    by_office: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in _holders(articles):
        for word in sorted(holder.whose):
            by_office[holder.office, word].append(holder)
    named = [{m.entity for m in a.mentions if m.entity} for a in articles]
    out: dict[tuple[object, object], Pairing] = {}
    for (office, word), found in sorted(by_office.items()):
        for i, x in enumerate(found):
            for y in found[i + 1 :]:
                n, m = x.claimed.order[0], y.claimed.order[0]
                # An article that names both tells who came after whom.
                known = y.person in named[n] or x.person in named[m]
                if n != m and m in stories[n] and not known and _two_people(x, y):
                    out.setdefault((x.claimed.key, y.claimed.key), _pairing(x, y, f"{word} {office}"))
    return list(out.values())


def _holders(articles: Sequence[Annotated]) -> Iterator[Holder]:
    for number_of, annotated in enumerate(articles):
        for mention in annotated.mentions:
            if mention.type == "name" and mention.value == "PERSON" and mention.entity and " " in mention.raw:
                found = _holder(number_of, annotated, mention)
                if found is not None:
                    yield found


def _holder(number_of: int, annotated: Annotated, mention: Mention) -> Holder | None:
    found = title_of(annotated, mention)
    if found is None or not role.is_sole(found[1]):
        return None
    span, office = found
    told = [t for t in annotated.sentences[mention.sentence].tokens if span.start <= t.start < span.end]
    text = annotated.article.text
    # The office is the shortest ending that names it; what stands before tells whose it is.
    first = next((k for k in reversed(range(len(told))) if role.role_of(text[told[k].start : span.end]) == office), 0)
    whose = {fold(t.text.lower()) for t in told[:first] if t.pos in {"PROPN", "NOUN"}}
    if not whose or any(t.text.lower() in mention.raw.lower().split() for t in told):
        return None
    claimed = Claimed(
        (number_of, mention.span.start),
        annotated,
        mention.sentence,
        mention.span,
        mention.raw,
        mention.entity.split(":", 1)[-1],
    )
    return Holder(claimed, mention.entity, office, frozenset(whose))


def _two_people(x: Holder, y: Holder) -> bool:
    if not (x.whose <= y.whose or y.whose <= x.whose):
        # "National Bank chairman", "Central Bank chairman"
        return False
    return relation(parse_name(x.claimed.value, "PERSON"), parse_name(y.claimed.value, "PERSON")) in _TWO


def _pairing(x: Holder, y: Holder, office: str) -> Pairing:
    two = ("two holders", f"{x.claimed.value} and {y.claimed.value}")
    return office_pairing(x.claimed, y.claimed, CONFIDENCE, ("one office", office), two)
