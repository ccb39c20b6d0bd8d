"""Which articles are compared at all."""

from __future__ import annotations

from pathlib import Path

from conflictcheck import check
from conflictcheck.align.contexts import contexts
from conflictcheck.align.slots import linked
from conflictcheck.align.story import Index, stories
from conflictcheck.annotate import annotate
from conflictcheck.load import from_text

FLOOD = """The river Ouse burst its banks near Selby on Monday, and 340 households were evacuated by the fire brigade.
The council opened a sports hall for those who had to leave.
Engineers expect the level to drop by the weekend, as no more rain is forecast for the valley.
Farmers moved their sheep to higher ground."""
AGAIN = """Some 520 households near Selby were evacuated on Monday after the Ouse burst its banks.
Fire crews brought older people out by boat, and the council opened a sports hall.
The level of the river is expected to drop by the weekend.
Sheep were driven to higher ground."""
CHESS = """Mira Holt won the national chess title in Leeds after eleven rounds without a defeat.
The student of physics beat last year's champion with the black pieces.
Her trainer praised her patience in long endgames.
The prize is worth 4,000 pounds."""


def _stories(*texts: str) -> list[frozenset[int]]:
    joined = linked(tuple(annotate(from_text(t, id=f"a{n}", path=f"{n}.txt") for n, t in enumerate(texts))))
    return list(stories(joined, contexts(joined)))


def test_two_reports_of_one_story_meet_and_a_third_of_another_does_not() -> None:
    assert _stories(FLOOD, AGAIN, CHESS) == [{0, 1}, {0, 1}, {2}]


def test_a_short_text_is_compared_with_all() -> None:
    assert _stories(FLOOD, CHESS, "Prices rose by 3 percent.") == [{0, 2}, {1, 2}, {0, 1, 2}]


def test_where_each_has_nearer_ones_few_words_are_not_enough() -> None:
    both = f"{CHESS}\nShe comes from Selby, where the fire brigade was busy with the Ouse."
    assert _stories(FLOOD, both) == [{0, 1}, {0, 1}]
    assert _stories(FLOOD, both, FLOOD, both) == [{0, 2}, {1, 3}, {0, 2}, {1, 3}]


def test_what_other_articles_there_are_changes_no_finding(tmp_path: Path) -> None:
    for name, text in (("flood", FLOOD), ("again", AGAIN), ("chess", CHESS)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    two = check(tmp_path / "flood.txt", tmp_path / "again.txt")
    three = check(tmp_path)
    shown = [[sorted(side.value for side in c.sides) for c in report.conflicts] for report in (two, three)]
    assert shown[0] == shown[1] == [["340", "520"]]


def test_a_key_is_followed_inside_a_story_and_not_in_a_crowd() -> None:
    rows = [("river", 0, 1), ("river", 1, 2), ("river", 2, 3), ("sheep", 1, 4), ("sheep", 1, 5), ("sheep", 1, 6)]
    index = Index(rows, [frozenset({0, 1}), frozenset({0, 1}), frozenset({2})], crowd=2)
    assert index.after("river", 0, 1) == [2]
    assert index.after("river", 1, 0) == [1, 2]
    assert index.after("river", 2, 0) == [3]
    assert index.after("sheep", 1, 0) == []
    assert index.after("goat", 0, 0) == []
