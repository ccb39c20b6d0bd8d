"""Another place, another person or thing, another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import Person, View

_WORDS = tables()["conflict"]
_NO_PLACE = {*_WORDS["no_places"], *tables()["months"], *tables()["weekdays"], *tables()["titles"]}
_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t) ([A-Z][a-zé]{2,})\b(?! [A-Z&]|['’-]|,? [A-Z][a-z]+ [a-z])")
_SPEAKER = (
    rf"(?:(?:{alternatives(tables()['titles'])}\.? )?[A-Z][\wéć'’-]+ [A-Z][\wéć-]+"
    rf"|{alternatives(_WORDS['speaking_bare'])}|[Tt]he (?:[a-z]+ )?{alternatives(_WORDS['speaking'])})"
)
_BEFORE = re.compile(rf"\b({_SPEAKER}) (?:said|told|announced|warned|added|argued)\b")
_BEHIND = re.compile(rf"\b(?:said|according to) ({_SPEAKER})(?=[.,])")


def place(seen: View, rng: Random) -> Iterator[Change]:
    """in Ghent -> in Porto; a country by a country, any other place by a town that the text does not name."""
    towns, countries = _WORDS["places"]
    surnames = {p.surname for p in seen.people} | {p.first for p in seen.people}
    for m in _PLACE.finditer(seen.text):
        if m[1] in _NO_PLACE or m[1] in surnames or re.search(rf"\b(?:Mr|Mrs|Ms) {m[1]}\b", seen.text):
            continue
        others = [name for name in (countries if m[1] in _WORDS["countries"] else towns) if name not in seen.text]
        yield Change(*m.span(1), rng.choice(others), "other place", "place")


def name(seen: View, rng: Random) -> Iterator[Change]:
    """Director Paul Vandamme -> Director Marcus Feldmann; a motorcycle -> a van."""
    for person in seen.people:
        start, end = person.places[0]
        alone = len(re.findall(rf"\b{re.escape(person.surname)}\b", seen.text)) == 1
        if alone and _has_role(seen, person):
            yield Change(
                start, end, rng.choice([n for n in _WORDS["names"] if n not in seen.text]), "other person", "name"
            )
    for group in _WORDS["things"]:
        for m in re.finditer(rf"\b([Tt]he|[Hh]is|[Hh]er|[Aa]) ({alternatives(group)})\b(?![-'’])", seen.text):
            others = [thing for thing in group if thing not in seen.text and thing[0] not in "aeiou"]
            if others:
                yield Change(*m.span(2), rng.choice(others), "other thing", "name")


def _has_role(seen: View, person: Person) -> bool:
    """The text says who it is: without that, another name is just another person."""
    start, end = person.places[0]
    before, after = seen.text[max(0, start - 30) : start], seen.text[end : end + 20]
    titled = re.search(rf"\b{alternatives(tables()['titles'])} $", before) or re.search(
        r"\b(?:the|The) [\w' -]+[a-z] $|[a-z]+(?:er|or|man|ist|ive|ent) $", before
    )
    return bool(titled or re.match(r", (?:the|a|an|who|\d\d)\b", after))


def attribution(seen: View, rng: Random) -> Iterator[Change]:
    """police said -> the mayor said."""
    for pattern in (_BEFORE, _BEHIND):
        for m in pattern.finditer(seen.text):
            others = [who for who in _WORDS["speakers"] if who.split()[-1] not in seen.text]
            sentence = seen.sentence_at(*m.span(1))
            if not others or sentence < 0:
                continue
            behind = re.match(r", [a-z][^.,]*,", seen.text[m.end(1) :])
            other = rng.choice(others)
            if not behind and not _leads_in(seen, sentence, m.start(1)):
                new = other[0].upper() + other[1:] if m.start(1) == seen.sentences[sentence][0] else other
                yield Change(*m.span(1), new, "other speaker", "attribution")


def _leads_in(seen: View, sentence: int, start: int) -> bool:
    """True where the words before belong to the speaker: "union leader Ana Roy"."""
    before = seen.text[seen.sentences[sentence][0] : start].rstrip()
    return bool(before) and before[-1] not in ',"”;:—-'
