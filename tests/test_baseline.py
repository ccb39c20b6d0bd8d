"""The baseline: what is known today does not fail tomorrow. On real runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conflictcheck.cli import run
from conflictcheck.policy.baseline import Known, Place, updated
from conflictcheck.policy.baseline_file import read, written

FILE = "conflictcheck-baseline.json"
TOLL = "The flood in Valencia killed {} people on Monday, the regional government said."
COURT = "The court in Dublin fined the airline {} million euros over late refunds, its spokesman said."


def article(name: str, *sentences: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(sentences) + "\n", "utf-8")


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    article("news/a.txt", TOLL.format(26))
    article("news/b.txt", TOLL.format(35))


def baseline(capfd: pytest.CaptureFixture[str], *args: str) -> str:
    """What `baseline` prints when all goes well."""
    assert run(["baseline", *args]) == 0
    captured = capfd.readouterr()
    assert captured.err == ""
    return captured.out


def checked(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[str], int]:
    """The exit code, the findings and how many are in the baseline."""
    code = run(["check", *args, "--baseline", FILE, "--format", "json"])
    report = json.loads(capfd.readouterr().out)
    return code, [conflict["summary"] for conflict in report["conflicts"]], report["baselined"]


def findings(file: str = FILE) -> list[dict[str, Any]]:
    data = json.loads(Path(file).read_text("utf-8"))
    assert data["schema"] == "conflictcheck/baseline/1"
    found: list[dict[str, Any]] = data["findings"]
    return found


def test_what_is_known_does_not_fail(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["news", "--format", "json"]) == 1
    capfd.readouterr()
    said = baseline(capfd, "create", "news")
    assert said.startswith(f"{FILE}: 1 known finding. Use it: --baseline {FILE}")
    assert checked(capfd, "news") == (0, [], 1)
    assert run(["news", "--baseline", FILE]) == 0
    assert "1 in the baseline" in capfd.readouterr().out
    assert run(["news", "--format", "json"]) == 1


def test_what_the_file_holds(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    (entry,) = findings()
    assert list(entry) == ["kind", "values", "about", "articles"]
    assert (entry["kind"], entry["values"]) == ("number", ["26", "35"])
    assert entry["articles"] == ["news/a.txt", "news/b.txt"]
    assert {"valencia", "people"} <= set(entry["about"])
    text = Path(FILE).read_text("utf-8")
    assert "regional government said" not in text
    assert text.endswith("}\n")
    Path(FILE).unlink()
    baseline(capfd, "create", "news/b.txt", "news/a.txt")
    assert Path(FILE).read_text("utf-8") == text


def test_a_quotation_is_there_as_a_value_only(capfd: pytest.CaptureFixture[str]) -> None:
    said = '"We will {} leave the harbour before the strike is over," Captain Maria Lopez told reporters in Cadiz.'
    article("news/a.txt", said.format("never"))
    article("news/b.txt", said.format("gladly"))
    baseline(capfd, "create", "news")
    quotes = [entry for entry in findings() if entry["kind"] == "quote"]
    assert quotes
    assert all(len(word.split()) <= 4 for entry in findings() for word in entry["about"])
    assert checked(capfd, "news")[:2] == (0, [])


def test_edits_elsewhere(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("news/a.txt", "Storm over Spain", "Rain had fallen for days.", TOLL.format(26), COURT.format(3))
    article("news/b.txt", TOLL.format(35), "Schools in Valencia stay closed, and the army sends 500 soldiers.")
    assert checked(capfd, "news") == (0, [], 1)


def test_another_word_in_the_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("news/a.txt", TOLL.format(26).replace("The flood", "The sudden flood").replace("said", "told reporters"))
    assert checked(capfd, "news") == (0, [], 1)


def test_a_new_finding_fails(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("news/a.txt", TOLL.format(26), COURT.format(3))
    article("news/b.txt", TOLL.format(35), COURT.format(5))
    code, found, known = checked(capfd, "news")
    assert (code, len(found), known) == (1, 1, 1)
    assert "3 million" in found[0]


def test_another_value_is_news(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("news/a.txt", TOLL.format(28))
    assert checked(capfd, "news") == (1, ["28 vs 35 people"], 0)


def test_the_same_values_about_something_else_are_news(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    for name, fine in (("a", 26), ("b", 35)):
        article(f"news/{name}.txt", COURT.format(fine))
    code, found, known = checked(capfd, "news")
    assert (code, len(found), known) == (1, 1, 0)


def test_a_further_article_is_news(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("news/c.txt", TOLL.format(26))
    assert checked(capfd, "news") == (1, ["26 vs 35 people"], 0)
    assert "1 known finding, 1 new, 0 fixed." in baseline(capfd, "update", "news")
    assert checked(capfd, "news") == (0, [], 1)
    Path("news/c.txt").unlink()
    assert checked(capfd, "news") == (0, [], 1)


def test_a_renamed_file(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    Path("news/a.txt").rename("news/flood.txt")
    assert checked(capfd, "news") == (0, [], 1)
    assert "(gone)" in baseline(capfd, "show")
    assert baseline(capfd, "update", "news") == f"{FILE}: 1 known finding, 0 new, 0 fixed.\n"
    assert findings()[0]["articles"] == ["news/b.txt", "news/flood.txt"]


def test_a_moved_folder(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    Path("news").rename("archive")
    assert checked(capfd, "archive") == (0, [], 1)


def test_a_copy_is_no_renamed_file(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("copy.txt", TOLL.format(26))
    assert checked(capfd, "copy.txt", "news/b.txt") == (1, ["26 vs 35 people"], 0)


def test_records_have_no_line_in_the_file(capfd: pytest.CaptureFixture[str]) -> None:
    tolls = [json.dumps({"text": TOLL.format(toll)}) for toll in (26, 35)]
    Path("news.jsonl").write_text("\n".join(tolls) + "\n", "utf-8")
    baseline(capfd, "create", "news.jsonl")
    assert findings()[0]["articles"] == ["news.jsonl"]
    other = json.dumps({"text": "Rain had fallen for days in the hills above the town."})
    Path("news.jsonl").write_text("\n".join([other, *tolls]) + "\n", "utf-8")
    assert checked(capfd, "news.jsonl") == (0, [], 1)


def test_what_is_fixed_drops_out(capfd: pytest.CaptureFixture[str]) -> None:
    article("news/c.txt", COURT.format(3))
    article("news/d.txt", COURT.format(5))
    baseline(capfd, "create", "news")
    assert len(findings()) == 2
    article("news/d.txt", COURT.format(3))
    assert baseline(capfd, "update", "news") == f"{FILE}: 1 known finding, 0 new, 1 fixed.\n"
    assert [entry["values"] for entry in findings()] == [["26", "35"]]
    article("news/d.txt", COURT.format(5))
    assert checked(capfd, "news")[0] == 1


def test_update_adds_what_is_new_unless_it_may_not(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news")
    article("news/c.txt", COURT.format(3))
    article("news/d.txt", COURT.format(5))
    assert baseline(capfd, "update", "news", "--only-drop") == f"{FILE}: 1 known finding, 0 new, 0 fixed.\n"
    assert baseline(capfd, "update", "news") == f"{FILE}: 2 known findings, 1 new, 0 fixed.\n"
    before = Path(FILE).read_text("utf-8")
    assert baseline(capfd, "update", "news") == f"{FILE}: 2 known findings, 0 new, 0 fixed.\n"
    assert Path(FILE).read_text("utf-8") == before


def test_update_of_some_articles_keeps_the_rest(capfd: pytest.CaptureFixture[str]) -> None:
    article("news/c.txt", COURT.format(3))
    article("news/d.txt", COURT.format(5))
    baseline(capfd, "create", "news")
    before = Path(FILE).read_text("utf-8")
    article("news/d.txt", COURT.format(3))
    assert "0 new, 0 fixed" in baseline(capfd, "update", "news/a.txt", "news/b.txt", "news/c.txt")
    assert "0 new, 0 fixed" in baseline(capfd, "update", "news", "--kinds", "date")
    assert Path(FILE).read_text("utf-8") == before
    assert "0 new, 1 fixed" in baseline(capfd, "update", "news/c.txt", "news/d.txt")


def test_show(capfd: pytest.CaptureFixture[str]) -> None:
    article("desk/c.txt", COURT.format(3))
    article("desk/d.txt", COURT.format(5))
    baseline(capfd, "create", "news", "desk")
    lines = baseline(capfd, "show").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("number: 26 vs 35 (about ")
    assert lines[1].endswith("): news/a.txt, news/b.txt")
    assert lines[2] == f"{FILE}: 2 known findings."
    assert baseline(capfd, "show", "news").splitlines()[1:] == [f"{FILE}: 1 known finding of 2."]
    assert baseline(capfd, "show", "news/b.txt", "./desk").endswith("2 known findings of 2.\n")
    assert baseline(capfd, "show", "new") == f"{FILE}: 0 known findings of 2.\n"


def test_a_suppressed_finding_is_not_in_the_baseline(capfd: pytest.CaptureFixture[str]) -> None:
    article("news/a.md", "<!-- conflictcheck: ignore[number] an early toll -->", TOLL.format(28))
    Path("news/a.txt").unlink()
    baseline(capfd, "create", "news")
    assert findings() == []
    assert Path(FILE).read_text("utf-8") == '{\n  "schema": "conflictcheck/baseline/1",\n  "findings": []\n}\n'


def test_the_key_of_the_configuration(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("conflictcheck.toml").write_text('baseline = "desk/known.json"\npaths = ["news"]\n', "utf-8")
    Path("desk").mkdir()
    assert baseline(capfd, "create") == "desk/known.json: 1 known finding.\n"
    assert findings("desk/known.json")[0]["articles"] == ["../news/a.txt", "../news/b.txt"]
    assert run(["check"]) == 0
    monkeypatch.chdir("news")
    assert run(["check"]) == 0
    assert run(["a.txt", "b.txt"]) == 0
    capfd.readouterr()
    assert baseline(capfd, "show").endswith("../desk/known.json: 1 known finding.\n")


def test_a_baseline_among_the_articles_is_no_article(capfd: pytest.CaptureFixture[str]) -> None:
    baseline(capfd, "create", "news", "--baseline", f"news/{FILE}")
    assert run(["news", "--format", "json"]) == 1
    report = json.loads(capfd.readouterr().out)
    assert [entry["reason"] for entry in report["skipped"]] == ["a baseline"]
    Path(f"news/{FILE}").rename("news/known.json")
    assert run(["news", "--baseline", "news/known.json"]) == 0
    assert "known.json: a baseline" in capfd.readouterr().out
    assert "0 new, 0 fixed" in baseline(capfd, "update", "news", "--baseline", "news/known.json")


@pytest.mark.parametrize(
    ("args", "text", "said"),
    [
        (["baseline", "creat", "news"], None, 'baseline: unknown action "creat". Did you mean "create"?'),
        (["baseline", "update", "news"], None, f"{FILE}: No such file or directory. Make it"),
        (["baseline", "show"], None, f"{FILE}: No such file or directory. Make it"),
        (["baseline", "create"], None, "PATH: Missing argument. Name articles"),
        (["baseline", "create", "news"], "{}", f"{FILE}: exists already. Bring it up to date with"),
        (["baseline", "create", "news", "--baseline", "no/b.json"], None, "no/b.json: the directory no does not exist"),
        (["news", "--baseline", FILE], None, f"{FILE}: No such file or directory. Make it"),
        (["news", "--baseline", FILE], "{", f"{FILE}: is not JSON. Make it again"),
        (
            ["news", "--baseline", FILE],
            '{"findings": []}',
            f"{FILE}: is no baseline of schema conflictcheck/baseline/1.",
        ),
        (
            ["news", "--baseline", FILE],
            '{"schema": "conflictcheck/baseline/1", "findings": [{"kind": "number", "values": [1]}]}',
            f"{FILE}, finding 1: values is no list of strings.",
        ),
    ],
)
def test_what_is_refused(args: list[str], text: str | None, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    if text is not None:
        Path(FILE).write_text(text, "utf-8")
    assert run(args) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"conflictcheck: {said}")
    assert captured.err.count("\n") == 1
    assert (Path(FILE).read_text("utf-8") if text is not None else None) == text


def test_an_article_that_cannot_be_read(capfd: pytest.CaptureFixture[str]) -> None:
    """Its findings are not taken for fixed."""
    baseline(capfd, "create", "news")
    Path("news/b.txt").write_bytes(b"\x00\x01\x02")
    assert run(["baseline", "update", "news"]) == 2
    assert "0 fixed" in capfd.readouterr().out
    assert len(findings()) == 1


A = Known("number", ("a", "b"), ("1", "2"), ("flood", "spain"))


@pytest.mark.parametrize(
    ("change", "gone", "covered"),
    [
        ({}, "", True),
        ({"kind": "date"}, "", False),
        ({"values": ("1", "3")}, "", False),
        ({"values": ("1", "2", "3")}, "", False),
        ({"values": ("2",)}, "", True),
        ({"about": ("flood", "rain")}, "", True),
        ({"about": ("rain",)}, "", False),
        ({"about": ()}, "", False),
        ({"articles": ("a",)}, "", True),
        ({"articles": ("a", "c")}, "", False),
        ({"articles": ("a", "c")}, "b", True),
        ({"articles": ("a", "c")}, "a", False),
        ({"articles": ("c", "d")}, "b", False),
        ({"articles": ("c", "d")}, "ab", True),
        ({"articles": ("a", "b", "c")}, "ab", False),
    ],
)
def test_what_an_entry_covers(change: dict[str, Any], gone: str, covered: bool) -> None:
    assert A.covers(replace(A, **change), frozenset(gone)) is covered


def test_an_entry_that_a_run_had_nothing_to_say_about_stays() -> None:
    away = replace(A, articles=("c", "d"))
    both = {"read": frozenset("ab"), "kinds": None, "gone": frozenset[str]()}
    assert updated([A, away], [A], **both).entries == (A, away)
    assert updated([A, away], [], **both).entries == (away,)
    assert updated([A], [], read=frozenset("ab"), kinds={"date"}, gone=frozenset()).entries == (A,)
    assert updated([A], [], read=frozenset("a"), kinds=None, gone=frozenset("b")).entries == ()


def test_the_file_comes_back_as_it_was_written() -> None:
    known = (A, replace(A, values=('"1"', "« 2 »"), about=()))
    assert read(written(known), "x") == tuple(sorted(known))
    assert written(known[::-1]) == written(known)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "../work/a.txt"),
        ("./x/../a.txt", "../work/a.txt"),
        ("/home/desk/news/a.txt", "news/a.txt"),
        ("a.jsonl#12", "../work/a.jsonl"),
        ("-", "-"),
        ("-#2", "-"),
    ],
)
def test_names_of_articles(path: str, name: str) -> None:
    assert Place("/home/work", "/home/desk", lambda _: True).name(path) == name
