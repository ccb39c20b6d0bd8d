"""Parallel sentences: what is aligned, what is left over, and where it stands."""

from __future__ import annotations

import pytest

from conflictcheck.align.parallel import Parallel
from conflictcheck.align.place import signs
from conflictcheck.align.predicates import deeds
from conflictcheck.align.prepared import prepared
from conflictcheck.align.slots import linked
from conflictcheck.align.swaps import swaps
from conflictcheck.annotate import annotate
from conflictcheck.load import from_text


def _told(a: str, b: str) -> list[Parallel]:
    texts = (("a1", a), ("a2", b))
    read = tuple(annotate([from_text(text, id=name, path=f"{name}.txt") for name, text in texts]))
    return list(prepared(linked(read)).told)


def _words(a: str, b: str) -> set[tuple[str, str, str]]:
    told = _told(a, b)
    done = deeds([p.annotated for p in (told[0].a, told[0].b)]) if told else ()
    return {(s.x.lemma, s.y.lemma, s.words) for s in swaps(told, done)}


def test_synonyms_names_and_numbers_are_aligned_and_the_odd_noun_is_left_over() -> None:
    a = "Helga Brandt, a telephone operator from Bremen, won 40 euros in the village lottery."
    b = "The telephone operator Helga Brandt won forty euros in the village raffle in Bremen."
    (told,) = _told(a, b)
    aligned = {(told.a.units[p].lemma, told.b.units[q].lemma) for p, q in told.pairs}
    assert ("40 euros", "forty euros") in aligned
    assert ("telephone", "telephone") in aligned
    assert ("win", "win") in aligned


def test_unlike_sentences_are_not_parallel() -> None:
    assert not _told("The harbour of Split was closed on Monday.", "A painter sold his house in Oslo.")


@pytest.mark.parametrize(
    ("a", "b", "odd"),
    [
        ("The striker scored a penalty in Turin.", "The striker missed a penalty in Turin.", ("score", "miss")),
        ("A navy frigate towed the yacht.", "A navy submarine towed the yacht.", ("frigate", "submarine")),
        ("The court in Lyon convicted the banker.", "The court in Lyon acquitted the banker.", ("convict", "acquit")),
    ],
)  # fmt: skip
def test_a_word_in_the_place_of_its_contrary_is_a_swap(a: str, b: str, odd: tuple[str, str]) -> None:
    assert odd in {found[:2] for found in _words(a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The troubled airline dismissed 40 pilots in Athens.", "The ailing airline laid off 40 pilots in Athens."),
        ("Protesters poured paint on the embassy in Riga.", "Demonstrators spilled paint on the embassy in Riga."),
        ("The bank did not accept the offer from Madrid.", "The bank rejected the offer from Madrid."),
    ],
)
def test_a_paraphrase_is_no_swap(a: str, b: str) -> None:
    assert not _words(a, b)


def test_a_predicate_denied_in_one_sentence_is_a_swap() -> None:
    found = _words("The union in Ghent signed the contract.", "The union in Ghent did not sign the contract.")
    assert ("sign", "sign", "denied in one") in found


def test_signs_tell_a_common_place_from_another() -> None:
    (told,) = _told("Anna Berg sold a boat to Ulf Dahl in Oslo.", "Anna Berg sold a barn to Ulf Dahl in Oslo.")
    x = next(u for u in told.a.units if u.lemma == "boat")
    y = next(u for u in told.b.units if u.lemma == "barn")
    other = next(u for u in told.b.units if u.sort == "place")
    assert sum(signs(told, x, y)) > sum(signs(told, x, other))
