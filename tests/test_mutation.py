"""Mutants of the project's own articles: what the program says of them, and what the mutator did to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.mutate import Mutant, __main__, copied, injected, reworded
from benchmarks.mutate.conflicts import MAKERS
from benchmarks.mutate.measure import cites, judged
from benchmarks.mutate.mutant import Change, apply, restored
from benchmarks.mutate.view import view

ROOT = Path(__file__).resolve().parent.parent
TRAINING = ROOT / "benchmarks" / "training"
ARTICLES = sorted(TRAINING.glob("*/*.txt"))
CHECKED = [
    *sorted((ROOT / "seeds").glob("*.txt")),
    TRAINING / "alpha-06" / "danube-weekly.txt",
    TRAINING / "alpha-12" / "channel-times.txt",
    TRAINING / "delta-03" / "biz.txt",
    TRAINING / "epsilon-06" / "morningpost.txt",
]


def by_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def rules(mutant: Mutant) -> set[str]:
    return {placed.change.rule for placed in mutant.placed}


@pytest.mark.parametrize("path", CHECKED, ids=by_name)
def test_an_article_agrees_with_its_copy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert judged(path.name, "copy", text, copied(text)).false == ()


@pytest.mark.parametrize("path", CHECKED, ids=by_name)
@pytest.mark.parametrize("seed", [0, 1])
def test_an_article_agrees_with_its_reworded_copy(path: Path, seed: int) -> None:
    text = path.read_text(encoding="utf-8")
    mutant = reworded(text, seed)
    assert mutant.text != text
    assert judged(path.name, "reworded", text, mutant).false == ()


def test_a_conflict_that_was_put_in_is_found_and_counted() -> None:
    text = (TRAINING / "delta-03" / "biz.txt").read_text(encoding="utf-8")
    seen = view(text)
    at = text.index("1.20 euros")
    outcome = judged("biz", "injected", text, apply(seen, [Change(at, at + 4, "2.70", "other number", "number")]))
    (found,) = outcome.found
    assert [conflict.kind for conflict in found] == ["number"]
    assert outcome.false == outcome.echoes == ()
    assert all(cites(conflict, outcome.put_in[0]) for conflict in found)


def test_a_change_that_is_not_declared_as_a_conflict_counts_as_false() -> None:
    """The measure itself can fail: the same slip, passed off as a rewording."""
    text = (TRAINING / "delta-03" / "biz.txt").read_text(encoding="utf-8")
    at = text.index("1.20 euros")
    outcome = judged("biz", "reworded", text, apply(view(text), [Change(at, at + 4, "2.70", "synonym")]))
    assert outcome.found == ()
    assert [conflict.kind for conflict in outcome.false] == ["number"]


def test_only_what_is_declared_differs() -> None:
    assert len(ARTICLES) > 200
    for path in ARTICLES:
        text = path.read_text(encoding="utf-8")
        assert copied(text).text == text
        for mutant in (reworded(text), injected(text, conflicts=8)):
            assert restored(mutant, text) == text, path
            for placed in mutant.placed:
                assert mutant.text[placed.start : placed.end] == placed.change.new
                assert text[placed.change.start : placed.change.end] != placed.change.new
                assert placed.old_sentence[0] <= placed.change.start < placed.change.end <= placed.old_sentence[1]
                assert placed.new_sentence[0] <= placed.start <= placed.end <= placed.new_sentence[1]


def test_a_rewording_declares_no_conflict_and_leaves_quotations_alone() -> None:
    for path in ARTICLES[::5]:
        text = path.read_text(encoding="utf-8")
        mutant = reworded(text)
        assert mutant.conflicts == ()
        assert sorted(re.findall(r'"[^"\n]+"', mutant.text)) == sorted(re.findall(r'"[^"\n]+"', text)), path


def test_conflicts_are_of_different_kinds_in_different_sentences() -> None:
    met: set[str] = set()
    for path in ARTICLES[::5]:
        placed = injected(path.read_text(encoding="utf-8"), conflicts=8).conflicts
        kinds = [p.change.kind for p in placed]
        assert len(kinds) == len(set(kinds)) == len({p.old_sentence for p in placed})
        met.update(kinds)
    assert met == set(MAKERS)


def test_a_conflict_does_not_alter_how_the_rest_is_worded() -> None:
    text = (TRAINING / "delta-03" / "biz.txt").read_text(encoding="utf-8")
    plain = {placed.change for placed in reworded(text).placed}
    mutant = injected(text)
    conflicts = [placed.change for placed in mutant.conflicts]
    assert len(conflicts) == 3
    rest = {placed.change for placed in mutant.placed} - set(conflicts)
    assert {c for c in plain if not any(c.touches(w) for w in conflicts)} <= rest


def test_same_text_and_seed_same_mutant() -> None:
    for path in ARTICLES[::10]:
        text = path.read_text(encoding="utf-8")
        assert injected(text, seed=3) == injected(text, seed=3)
    text = CHECKED[0].read_text(encoding="utf-8")
    assert len({injected(text, seed=seed).text for seed in range(6)}) > 1


def test_the_number_of_conflicts_is_kept() -> None:
    text = CHECKED[0].read_text(encoding="utf-8")
    assert injected(text, conflicts=0).text == reworded(text).text
    assert len(injected(text, conflicts=2).conflicts) == 2
    (only,) = injected(text, conflicts=4, kinds=["date"]).conflicts
    assert only.change.kind == "date"
    with pytest.raises(ValueError, match="no such kind of conflict: colour"):
        injected(text, kinds=["colour"])


def test_sentences_change_places_where_neither_leans_on_the_other() -> None:
    free = "Guests slept on benches. The lift was out of order. Rain kept most of the guests away."
    texts = {reworded(free, seed).text for seed in range(20)}
    assert any(text.startswith("The lift was out of order. Guests slept on benches.") for text in texts)
    assert {reworded(free, seed).rewordings for seed in range(20)} == {0, 1}
    bound = "The baker closed his shop. He moved to Lyon."
    assert {reworded(bound, seed).text for seed in range(20)} == {bound}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is 90 km long and was closed.", "56 miles"),
        ("The fire was put out by 5 September 2025 at last.", "September 5, 2025"),
        ("It burned from September 5 to the end.", "5 September"),
        ("The plane left the town at 5.30 p.m. on a runway.", "17:30"),
        ("A boat with three men on board sank.", "3 men"),
        ("Police arrested the two drivers on Monday.", "The two drivers were arrested by police on Monday."),
        ("The shop was damaged by the storm in May.", "The storm damaged the shop in May."),
        ("The alarm was off at the time, police said.", "Police said that the alarm was off at the time."),
        ("Minister Martine Caron said she would stay.", "Martine Caron, the minister, said"),
        ("Ruth Hale won the race. The crowd cheered Hale at the end.", "cheered Ruth Hale at"),
        ("Shares in the firm fell by 12 percent in May.", "12 per cent"),
        ("The tower of the church was close to the river.", "near the river"),
    ],
)
def test_how_things_are_reworded(text: str, expected: str) -> None:
    assert any(expected in reworded(text, seed).text for seed in range(20))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("number", "The club sold 1,200 tickets for the match.", r"sold (?!1,200)\d,\d00 tickets"),
        ("date", "The shop was robbed on Tuesday at noon.", r"robbed on (?!Tuesday)[A-Z][a-z]+day at"),
        ("place", "The two men were seen in Zilina by a guard.", r"seen in (?!Zilina)[A-Z]\w+ by"),
        ("name", "Director Paul Vandamme closed the museum.", r"Director (?!Paul)\w+ \w+ closed"),
        ("name", "Two robbers fled on a motorcycle with the bag.", r"on a (?:van|tractor|bus|bicycle) with"),
        ("polarity", "The driver was not hurt in the crash.", r"was hurt"),
        ("polarity", "The painting is insured for a large sum.", r"is not insured"),
        ("polarity", "Shares in the firm fell by a tenth.", r"firm rose by"),
        ("status", "The museum will open the new wing.", r"has already opened the"),
        ("status", "Two men were charged with the murder.", r"convicted of the"),
        ("attribution", "The road is open again, police said.", r"again, (?!police).* said"),
        ("quote", '"We will stay in this town," said the baker.', r'"We may stay'),
    ],
)
def test_what_is_put_in(kind: str, text: str, expected: str) -> None:
    mutants = [injected(text, seed, 1, [kind]) for seed in range(12)]
    assert all(len(mutant.conflicts) == 1 for mutant in mutants)
    assert any(re.search(expected, mutant.text) for mutant in mutants)


def test_a_value_that_a_bound_still_holds_is_not_a_conflict() -> None:
    for text in ("More than 20 people were hurt in the crash.", "Up to 20 people were hurt in the crash."):
        assert injected(text, kinds=["number"]).conflicts == ()


def test_changes_that_touch_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="touch each other"):
        apply(view("Two men came to town."), [Change(0, 3, "Six", "a"), Change(2, 5, "x", "b")])


def test_a_folder_without_articles_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main([str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert str(tmp_path) in err
    assert len(err.splitlines()) == 1


def test_a_file_in_another_encoding_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.txt").write_bytes("Der Zug fährt.".encode("latin-1"))
    assert __main__.main([str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert "latin.txt: not UTF-8" in err
    assert len(err.splitlines()) == 1


def test_the_table_names_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(CHECKED[0].read_text(encoding="utf-8"), encoding="utf-8")
    assert __main__.main([str(tmp_path), "--conflicts", "1"]) == 0
    out = capsys.readouterr().out
    assert all(f"| {kind} |" in out for kind in (*MAKERS, "all"))
    assert re.search(r"\| copy \| 1 \| \d+ \| 0 \| 0 \| 0 \| 0\.00 \| 0 \|", out)
