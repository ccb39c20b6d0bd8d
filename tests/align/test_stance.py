"""What is not told yet and what is told; what cannot be had and what can."""

from __future__ import annotations

import pytest

from conflictcheck import Settings, compare
from conflictcheck.align.prepared import prepared
from conflictcheck.align.slots import linked
from conflictcheck.align.stance import stances
from conflictcheck.annotate import annotate
from conflictcheck.load import from_text

STANCES = [
    ("Italy has not said whether it will send ships.", "telling", True),
    ("Italy has yet to disclose what it will pay.", "telling", True),
    ("Italy declined to say what it will pay.", "telling", True),
    ("Italy kept silent on what it will pay.", "telling", True),
    ("Italy gave no hint of what it will pay.", "telling", True),
    ("Italy would not be drawn on what it will pay.", "telling", True),
    ("Italy has left open whether it will pay.", "telling", True),
    ("Italy made clear that it will pay nothing.", "telling", False),
    ("Italy let it be known that it will pay nothing.", "telling", False),
    ("Italy ruled out that it will pay.", "telling", False),
    ("A truce is possible.", "outlook", False),
    ("A truce is not possible.", "outlook", True),
    ("A truce is out of the question.", "outlook", True),
    ("A truce is well within reach.", "outlook", False),
    ("There is no prospect of a truce.", "outlook", True),
    ("The envoy sees no chance of a truce.", "outlook", True),
    ("The envoy called a truce inconceivable.", "outlook", True),
    ("A truce is a lost cause.", "outlook", True),
    ("A truce is a real prospect.", "outlook", False),
]


@pytest.mark.parametrize(("text", "sort", "against"), STANCES)
def test_a_stance(text: str, sort: str, against: bool) -> None:
    assert (sort, against) in [(s.sort, s.against) for s in _stances(text)]


NONE = [
    "The agency has given the vaccine its licence.",
    "The alarm was given by a neighbour.",
    "The only way to change it is to vote.",
    "Asked whether a truce was possible, the envoy smiled.",
    "The ministry was asked to clarify the rule.",
    "The bridge collapsed on Monday.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_stance(text: str) -> None:
    assert [s for s in _stances(text) if s.sort == "outlook" or s.against or not s.plain] == []


def _stances(text: str) -> list:  # type: ignore[type-arg]
    return list(stances(prepared(linked(list(annotate([from_text(text, id="a", path="a")])))).deeds))


OPPOSED = {
    "not told, and told": (
        "The United States has not specified what its involvement will be.",
        "The United States has clarified that it will send no troops on the ground.",
        "status",
    ),
    "government and capital": (
        "Norway joined the plan, but Oslo has not disclosed what it will pay for the radar.",
        "Norway revealed on Monday that it will pay 40 million euros for the radar.",
        "status",
    ),
    "two outlooks of one": (
        "A truce before the summer is out of the question, said the envoy, Ann Bell.",
        "Ann Bell said that a truce before the summer was well within reach.",
        "polarity",
    ),
}


@pytest.mark.parametrize(("a", "b", "kind"), OPPOSED.values(), ids=OPPOSED)
def test_opposed(a: str, b: str, kind: str) -> None:
    assert [c.kind for c in compare(a, b)] == [kind]


SILENT = {
    "two tellers": (
        "Italy has not disclosed what it will pay for the radar.",
        "Norway revealed on Monday that it will pay 40 million euros for the radar.",
    ),
    "two holders": (
        "A truce before the summer is out of the question, said Ann Bell.",
        "Tom Reyes said that a truce before the summer was well within reach.",
    ),
    "both silent": (
        "Italy has not disclosed what it will pay for the radar.",
        "Italy has yet to say what it will pay for the radar.",
    ),
    "something else is said": (
        "The minister has not said whether the harbour will be closed.",
        "The minister said that she had slept well.",
    ),
}


@pytest.mark.parametrize(("a", "b"), SILENT.values(), ids=SILENT)
def test_silent(a: str, b: str) -> None:
    assert compare(a, b, settings=Settings(min_confidence=0.0)) == ()


def test_an_article_that_tells_both_is_silent_on_its_copy() -> None:
    text = (
        "The agency said on Wednesday that it had not yet cleared the ring.\n"
        "The mayor, who has given no date for publishing the report, named a deputy on Monday.\n"
        "Mayor Hill has not said which plan she supports. Mayor Hill made clear that the plan is dead.\n"
        "The club did not state what the player will earn."
    )
    again = text.replace("Wednesday", "Wed.").replace("Mayor Hill has", "Hill, the mayor, has")
    assert compare(text, text, settings=Settings(min_confidence=0.0)) == ()
    assert compare(text, again) == ()


def test_a_sentence_with_a_headline_read_into_it_is_told_twice() -> None:
    told = "The agency said on Wednesday that it had not yet cleared the blood pressure function of the Halo ring."
    assert (
        compare(
            told, f"Agency: No decision yet on Orrery's ring 10 September {told}", settings=Settings(min_confidence=0.0)
        )
        == ()
    )
