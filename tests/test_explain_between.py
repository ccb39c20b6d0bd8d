"""`explain --between`: what is found between two sentences, or why nothing is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conflictcheck.align import rules
from conflictcheck.align.prepared import prepared
from conflictcheck.align.slots import linked
from conflictcheck.annotate import annotate
from conflictcheck.cli import run
from conflictcheck.explain import Account, account, page
from conflictcheck.explain.rules import value_rule
from conflictcheck.load import from_text
from conflictcheck.model.settings import Settings

ALL = replace(Settings(), min_confidence=0.0)
NONE = replace(Settings(), min_confidence=1.0)
FIRE = ("The fire at the harbour killed 12 people.", "The fire at the harbour killed 15 people.")


def told(a: str, b: str, settings: Settings = Settings()) -> Account:  # noqa: B008
    return account(a, b, settings)


def test_a_disagreement_is_shown_with_its_evidence() -> None:
    found = told(*FIRE, ALL)
    assert found.outcome == "found"
    assert {s.value for s in found.shown[0].sides} == {"12", "15"}
    shown = page(found)
    assert "starting point:" in shown
    assert "for:" in shown
    assert "In both: " in shown
    assert "Only in A: 12" in shown


def test_one_under_the_threshold_names_the_threshold_and_what_speaks_against() -> None:
    found = told("The storm cost the town of Ely $12 million.", "The storm cost Ely $15 million, a farmer said.", NONE)
    assert found.outcome == "threshold"
    assert found.surest is not None
    assert found.surest.confidence is not None
    shown = page(found)
    assert shown.split("\n\n")[1] == "Not reported: too unsure."
    assert "reported is what has 100% or more (min-confidence)" in shown
    assert "against:" in shown


@pytest.mark.parametrize(
    ("a", "b", "x", "y", "why"),
    [
        ("The storm killed twenty-six people.", "The storm killed 26 people.", "twenty-six", "26", "both are 26"),
        (
            "The walk to the mill is 10 km long.",
            "The walk to the mill is 6.2 miles long.",
            "10 km",
            "6.2 miles",
            "unit",
        ),
        ("The envoys met in Kyiv.", "The envoys met in Kiev.", "Kyiv", "Kiev", "one place"),
        ("About 200 workers lost their jobs.", "Some 197 workers lost their jobs.", "200", "197", "near enough"),
        ("More than 20 ships sank.", "In all, 25 ships sank.", "20", "25", "limit"),
        ("The plant cost $1.18 billion.", "The plant cost $1.2 billion.", "$1.18 billion", "$1.2 billion", "rounded"),
    ],
)
def test_equal_values_are_told_with_how_they_were_read(a: str, b: str, x: str, y: str, why: str) -> None:
    found = told(a, b)
    assert found.outcome == "equal"
    [row] = [e for e in found.equals if x in e.x and y in e.y]
    assert why in row.why
    assert f'" = "{row.y}": {row.why}' in " ".join(page(found, 400).split())


@pytest.mark.parametrize(
    ("a", "b", "rule", "words"),
    [
        ("Prices rose 5 percent in May 2024.", "Prices rose 7 percent in June 2024.", "other times", '"June 2024"'),
        (
            "If the talks fail, 5,000 workers will strike.",
            "The talks failed and 3,000 workers went on strike.",
            "other mood",
            "a fact",
        ),
        ("The flood ruined 40 houses and 25 barns.", "The flood ruined 25 barns.", "one sentence states both", "both"),
        ("The senate rejected the bill.", "The senate did not accept the bill.", "denied opposite", "say the same"),
        ("The minister may resign.", "The minister resigned.", "other mood", "a possibility against a fact"),
        ("The quake hurt 30 monks in Lhasa.", "The quake hurt 12 monks in Lima.", "other places", '"Lhasa" and "Lima"'),
    ],
)
def test_what_a_rule_keeps_silent_is_told_with_the_rule(a: str, b: str, rule: str, words: str) -> None:
    found = told(a, b)
    assert rule in {s.rule for s in found.silent}
    assert words in " ".join(page(found, 400).split())
    assert found.outcome in {"rule", "found", "threshold"}


def test_a_rule_is_the_reason_where_nothing_else_is() -> None:
    found = told("Prices rose 5 percent in May 2024.", "Prices rose 7 percent in June 2024.")
    assert found.outcome == "rule"
    assert "5 percent" in found.silent[0].x
    assert page(found).split("\n\n")[1] == "Not reported: a rule tells the two apart."


def test_sentences_that_share_nothing_are_told_apart_by_what_lacks() -> None:
    found = told("The mayor opened a bridge in Lyon.", "Shares of the bank fell after a weak quarter.")
    assert found.outcome == "apart"
    assert found.shared == ()
    shown = page(found)
    assert "they share no word, name or value" in shown
    assert "In both: nothing" in shown
    assert "Lyon" in found.only[0]


def test_sentences_that_share_too_little_say_how_little() -> None:
    found = told(
        "The bridge over the river near the old market hall was closed on Monday after an inspection by engineers.",
        "Children crossed a bridge in Porto with music, speeches and a lottery for cyclists and walkers.",
    )
    assert found.outcome == "apart"
    assert "bridge" in found.shared
    assert any("too little to go by" in reason for reason in found.lacking)
    assert any("A gives a time, B gives a place" in reason for reason in found.lacking)


def test_sentences_that_agree_word_for_word() -> None:
    found = told("The museum reopened after long repairs.", "The museum reopened after long repairs.")
    assert found.outcome == "alike"
    assert found.only == ((), ())


def test_equal_names_do_not_explain_a_deed_that_is_weighed() -> None:
    found = told("Anna Weber hired Paul Lind.", "Paul Lind hired Anna Weber.", NONE)
    assert found.outcome == "threshold"
    assert found.surest is not None
    assert found.surest.confidence is not None


def test_every_finding_is_shown() -> None:
    a = "Rescuers found 12 survivors. The search at the pass ended on Friday."
    b = "Rescuers found nine survivors. The search at the pass ended on Sunday."
    found = told(a, b, ALL)
    assert {"number", "date"} <= {c.kind for c in found.shown}
    assert page(found).count("starting point:") == len(found.shown)


def test_what_the_configuration_leaves_out_is_said() -> None:
    off = told(*FIRE, replace(ALL, kinds=frozenset({"quote"})))
    assert (off.outcome, off.silent[0].rule) == ("rule", "switched off")
    near = told(*FIRE, replace(Settings(), min_confidence=0.01, tolerance=0.5, kinds=frozenset({"number"})))
    assert (near.outcome, near.silent[0].rule) == ("rule", "tolerance")


def test_texts_of_several_sentences_are_read_whole() -> None:
    found = told("It rained. The envoys met in Kyiv.", "The envoys met in Kiev. Nobody spoke.")
    assert "envoys" in found.shared
    assert ("Kyiv", "Kiev") in {(e.x, e.y) for e in found.equals}


@pytest.mark.parametrize("width", [40, 60, 100])
def test_it_fits_the_terminal(width: int) -> None:
    for settings in (ALL, NONE):
        assert all(len(line) <= width for line in page(told(*FIRE, settings), width).splitlines())


def test_the_example_of_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    a, b = "The walk to Kyiv is 10 km long.", "The walk to Kiev is 6.2 miles long."
    assert f'conflictcheck explain --between "{a}" "{b}"' in readme
    assert run(["explain", "--between", a, b]) == 0
    shown = "".join(f"    {line}".rstrip() + "\n" for line in capsys.readouterr().out.splitlines())
    assert shown in readme


def test_the_same_input_gives_the_same_page() -> None:
    assert page(told(*FIRE)) == page(told(*FIRE))


def test_the_command_reads_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "conflictcheck.toml").write_text("min-confidence = 1.0\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["explain", "--between", *FIRE]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"A: {FIRE[0]}\nB: {FIRE[1]}\n\nNot reported: too unsure.\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "explain: needs one thing to explain."),
        (["number", "--between", "A fire.", "A flood."], "explain: needs one thing to explain."),
        (["--between", "A fire.", "A flood.", "--report", "r.json"], "explain: needs one thing to explain."),
        (["--between", " ", "A fire."], "--between: sentence A is empty."),
        (["--between", "A fire.", "?!"], "--between: sentence B holds no words."),
        (["--between", "A fire."], "requires 2 arguments"),
        (["--between", "A fire.", "A flood.", "--config", "no.toml"], "no.toml"),
    ],
)
def test_what_cannot_be_explained_is_one_line(args: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", *args]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_every_rule_of_silence_has_its_words() -> None:
    run_of = prepared(linked(tuple(annotate([from_text(t, id=f"a{k}", path=str(k)) for k, t in enumerate(FIRE)]))))
    a, b = (s for s in run_of.slots if s.mention.type == "quantity")
    for name, _ in rules.RULES:
        said = value_rule(name, a, b)
        assert said, name
        assert "{" not in said, name


def test_an_ordinal_that_points_is_explained() -> None:
    found = told("The third victim was found in Ely.", "The fourth victim was found in Ely.")
    assert found.outcome != "found"
    assert "third" in page(found)
