"""When and where a sentence is set."""

from __future__ import annotations

from datetime import date

import pytest

from conflictcheck.align.scene import scenes
from conflictcheck.align.slots import linked
from conflictcheck.annotate import annotate
from conflictcheck.model import Article

LEAD = (
    "A ferry capsized off Bergen in Norway on Monday, killing nine people. "
    "Divers searched the hull. The line paid. Rain fell."
)


def told(last: str) -> tuple[bool, bool]:
    text = f"{LEAD} {last}"
    read = linked(tuple(annotate([Article("a1", "a", text, text, date=date(2024, 5, 7))])))
    scene = scenes(read[0])[-1]
    return scene.earlier, scene.elsewhere


@pytest.mark.parametrize(
    ("last", "earlier", "elsewhere"),
    [
        ("The ship sank within minutes.", False, False),
        ("In June 2012 a ferry ran aground there.", True, False),
        ("In June 2012 a ferry ran aground. The ferry carried 80 people.", True, False),
        ("In June 2012 a ferry ran aground. It carried 80 people.", True, False),
        ("In June 2012 a ferry ran aground. Police questioned the captain.", False, False),
        ("In May the line had bought two ships.", False, False),
        ("It was the worst disaster ever.", True, False),
        ("A ferry sank near Jakarta in Indonesia on Sunday.", False, True),
        ("A ferry sank near Jakarta in Indonesia on Sunday. It carried 80 people.", False, True),
        ("Norway has strict rules for ferries.", False, False),
    ],
)
def test_scene_of_the_last_sentence(last: str, earlier: bool, elsewhere: bool) -> None:
    assert told(last) == (earlier, elsewhere)
