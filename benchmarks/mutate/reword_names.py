"""The same person under another form of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import View

_TITLE = alternatives(tables()["titles"])
_POLITE = re.compile(r"\b(Mr|Mrs|Ms|Dr)(\.?) (?=[A-Z])")


def later(seen: View, rng: Random) -> Iterator[Change]:
    """A later full mention shrinks to the surname, a later surname grows to the full name."""
    for person in seen.people:
        for start, end in person.places[1:]:
            yield Change(start, end, person.surname, "surname only")
        bare = rf"(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Dr )(?<!\. )\b{re.escape(person.surname)}\b(?![ -][A-Z]|['’]s [A-Z])"
        for m in re.finditer(bare, seen.text):
            before = seen.text[: m.start()]
            alone = not re.search(r"[A-Z][\w.]*[ -]$", before) and before[-1:] not in "-–"
            if m.start() > person.places[0][1] and alone and seen.sentence_at(*m.span()) >= 0:
                yield Change(*m.span(), f"{person.first} {person.surname}", "full name")


def titles(seen: View, rng: Random) -> Iterator[Change]:
    """Minister Martine Caron said -> Martine Caron, the minister, said."""
    for person in seen.people:
        start, end = person.places[0]
        m = re.search(rf"(?<![A-Za-z] )\b{_TITLE} $", seen.text[:start])
        sentence = seen.sentence_at(start, end)
        if (
            m
            and sentence >= 0
            and seen.sentences[sentence][0] == m.start()
            and re.match(r" (?:said|told)\b", seen.text[end:])
        ):
            name = seen.text[start:end]
            yield Change(m.start(), end, f"{name}, the {m[0].strip().lower()},", "title behind")


def polite(seen: View, rng: Random) -> Iterator[Change]:
    """Mr Hudak -> Mr. Hudak, and back."""
    for m in _POLITE.finditer(seen.text):
        yield Change(*m.span(), f"{m[1]}{'' if m[2] else '.'} ", "polite form")
