"""Suppressions in articles and in a file, and sources that are not to be doubted, on real runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conflictcheck.cli import run

TOLL = "The flood in Valencia killed {} people on Monday, the regional government said."
WHY = "the early toll, kept on purpose"
NUMBER = f"<!-- conflictcheck: ignore[number] {WHY} -->"


def article(name: str, toll: int, before: str = "", after: str = "", front: str = "") -> None:
    head = f"---\ntitle: Flood in Valencia\n{front}---\n\n" if name.endswith(".md") else ""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{before}{TOLL.format(toll)}{after}\n", "utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    article("b.md", 35)


Run = tuple[int, dict[str, Any], list[str]]


def checked(capfd: pytest.CaptureFixture[str], *args: str) -> Run:
    """The exit code, the JSON report and the lines of standard error."""
    code = run([*args, "--format", "json"])
    captured = capfd.readouterr()
    return code, json.loads(captured.out) if captured.out else {}, captured.err.splitlines()


def summaries(report: dict[str, Any]) -> list[str]:
    return [conflict["summary"] for conflict in report["conflicts"]]


def test_without_a_suppression_there_is_a_finding(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26)
    code, report, said = checked(capfd, "a.md", "b.md")
    assert (code, summaries(report), report["suppressed"], said) == (1, ["26 vs 35 people"], 0, [])


@pytest.mark.parametrize(
    "parts",
    [
        {"before": f"{NUMBER}\n"},
        {"before": f"{NUMBER}\n\n"},
        {"before": f"{NUMBER}\r\n"},
        {"before": f"<!--\n  conflictcheck: ignore[number]\n  {WHY}\n-->\n"},
        {"before": f"{NUMBER}\n<!-- another note -->\n"},
        {"before": f"<!-- conflictcheck: ignore[ date , number ]: {WHY} -->\n"},
        {"before": f"{NUMBER} "},
        {"after": f" {NUMBER}"},
        {"after": f" Hundreds fled. {NUMBER}"},
        {"front": f"conflictcheck: ignore[number] {WHY}\n"},
        {"front": f'conflictcheck: "ignore[number] {WHY}"\n'},
        {"front": f"conflictcheck-ignore: number, date {WHY}\n"},
        {"front": f"conflictcheck-ignore: number - {WHY}\n"},
        {"front": f"conflictcheck:\n  - ignore[number] {WHY}\n  - ignore[number,date] {WHY}\nauthor: Ann Lee\n"},
        {"front": f'conflictcheck: ["ignore[number] {WHY}"]\n'},
    ],
)
def test_a_suppressed_finding(parts: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, **parts)
    code, report, said = checked(capfd, "a.md", "b.md")
    assert (code, summaries(report), report["suppressed"], said) == (0, [], 1, [])


def test_toml_front_matter(capfd: pytest.CaptureFixture[str]) -> None:
    front = f'+++\ntitle = "Flood"\nconflictcheck = "ignore[number] {WHY}"\n+++\n'
    Path("a.md").write_text(f"{front}\n{TOLL.format(26)}\n", "utf-8")
    assert checked(capfd, "a.md", "b.md")[1]["suppressed"] == 1


def test_plain_text_and_a_comment_at_its_top(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing but this program knows that the comment is no part of the story."""
    article("a.txt", 26, before=f"{NUMBER}\n")
    _, report, said = checked(capfd, "a.txt", "b.md")
    assert (report["suppressed"], said) == (1, [])
    assert report["articles"][0]["title"] is None
    article("a.txt", 26)
    _, bare, _ = checked(capfd, "a.txt", "b.md")
    assert report["articles"][0]["words"] == bare["articles"][0]["words"]


@pytest.mark.parametrize(
    "parts",
    [
        {"before": f"<!-- conflictcheck: ignore[date] {WHY} -->\n"},
        {"before": f"{NUMBER}\n\nHundreds of families fled.\n\n"},
        {"before": f"Hundreds of families fled. {NUMBER}\n\n"},
        {"after": f"\n\n{NUMBER}\nHundreds of families fled."},
    ],
)
def test_a_suppression_that_meets_nothing_is_told(parts: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, **parts)
    code, report, said = checked(capfd, "a.md", "b.md")
    assert (code, summaries(report), report["suppressed"]) == (1, ["26 vs 35 people"], 0)
    line = Path("a.md").read_text("utf-8").partition("<!--")[0].count("\n") + 1
    assert said == [f"conflictcheck: a.md:{line}: this suppression met no finding. If it never does, remove it."]


def test_a_kind_that_is_not_looked_for_leaves_its_suppression_alone(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, before=f"{NUMBER}\n")
    assert checked(capfd, "a.md", "b.md", "--kinds", "date")[2] == []


def test_what_is_hidden_anyway_is_not_counted_yet_its_suppression_is_in_use(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, before=f"{NUMBER}\n")
    code, report, said = checked(capfd, "a.md", "b.md", "--min-confidence", "1")
    assert (code, report["suppressed"], said) == (0, 0, [])


@pytest.mark.parametrize("shown", [f"```\n{NUMBER}\n```\n\n", f"Write `{NUMBER}` there.\n\n"])
def test_code_shows_how_a_comment_is_written(shown: str, capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, before=shown)
    code, report, said = checked(capfd, "a.md", "b.md")
    assert (code, report["suppressed"], said) == (1, 0, [])


def test_two_others_still_disagree(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, before=f"{NUMBER}\n")
    article("c.md", 40)
    code, report, _ = checked(capfd, "a.md", "b.md", "c.md")
    assert (code, summaries(report), report["suppressed"]) == (1, ["35 vs 40 people"], 0)
    assert {c["path"] for s in report["conflicts"][0]["sides"] for c in s["claims"]} == {"b.md", "c.md"}
    article("c.md", 35)
    assert checked(capfd, "a.md", "b.md", "c.md")[1]["suppressed"] == 1
    article("c.md", 26)
    _, report, _ = checked(capfd, "a.md", "b.md", "c.md")
    assert summaries(report) == ["26 vs 35 people"]
    assert {c["path"] for s in report["conflicts"][0]["sides"] for c in s["claims"]} == {"b.md", "c.md"}


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- conflictcheck: ignore[number] -->", "a.md:5: the suppression gives no reason. Say"),
        ("<!-- conflictcheck: ignore[number] -- -->", "a.md:5: the suppression gives no reason. Say"),
        ("<!-- conflictcheck: ignore[numbr] x -->", 'a.md:5: unknown kind "numbr". Did you mean "number"?'),
        ("<!-- conflictcheck: ignore[] x -->", "a.md:5: the suppression names no kind. Write `conflictcheck:"),
        ("<!-- conflictcheck: ignore it -->", 'a.md:5: "ignore it" is no suppression. Write `conflictcheck:'),
        ("<!-- conflictcheck: -->", 'a.md:5: "" is no suppression. Write'),
        (f"<!-- conflictcheck: ignore[number] {WHY}", "a.md:5: the comment has no end. Close it with -->."),
    ],
)
def test_what_is_refused(comment: str, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, before=f"{comment}\n")
    code, report, lines = checked(capfd, "a.md", "b.md")
    assert (code, report, len(lines)) == (2, {}, 1)
    assert lines[0].startswith(f"conflictcheck: {said}")


def test_front_matter_without_a_reason(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, front="conflictcheck:\n  - ignore[date] the desk's style\n  - ignore[number]\n")
    code, _, lines = checked(capfd, "a.md", "b.md")
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith("conflictcheck: a.md:5: the suppression gives no reason.")


def test_a_comment_after_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26, after=f"\n\n{NUMBER}")
    code, _, lines = checked(capfd, "a.md", "b.md")
    assert (code, len(lines)) == (2, 1)
    assert "a.md:7: no text follows the comment" in lines[0]


def listed(text: str, name: str = "conflictcheck-ignore.toml") -> None:
    Path(name).write_text(text, "utf-8")


PAGE = """<html><head><title>Flood in Valencia</title><script>var s = "{toll}";</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Flood in Valencia</h1>
<p>Rain had fallen over the hills for days, and many of the roads were closed early on Sunday.</p>
{before}<p>{within}{toll}{behind}</p>
<p>Schools stay closed until the end of the week, and trains do not run on the line to the coast.</p>
</article></body></html>
"""


def page(**told: str) -> None:
    parts = {"before": "", "within": "", "behind": "", "toll": TOLL.format("<b>26</b>"), **told}
    Path("a.html").write_text(PAGE.format(**parts), "utf-8")


def test_a_page(capfd: pytest.CaptureFixture[str]) -> None:
    page()
    assert summaries(checked(capfd, "a.html", "b.md")[1]) == ["26 vs 35 people"]
    for place in ("before", "within", "behind"):
        page(**{place: NUMBER})
        code, report, said = checked(capfd, "a.html", "b.md")
        assert (code, report["suppressed"], said) == (0, 1, []), place


def test_a_page_in_another_encoding(capfd: pytest.CaptureFixture[str]) -> None:
    toll = TOLL.format(26).replace("The flood in", "In Łódź, Kraków and Łęczna the mayors said that the flood in")
    head = '<meta charset="iso-8859-2">'
    for words in ({"before": NUMBER}, {"behind": NUMBER}):
        page(toll=toll, **words)
        data = Path("a.html").read_text("utf-8").replace("<head>", f"<head>{head}").encode("iso-8859-2")
        assert head.encode() in data
        Path("a.html").write_bytes(data)
        code, report, said = checked(capfd, "a.html", "b.md")
        assert (code, report["suppressed"], said) == (0, 1, []), words


def test_a_comment_at_another_paragraph_of_a_page(capfd: pytest.CaptureFixture[str]) -> None:
    page(behind=f"</p>{NUMBER}<p>Hundreds of families fled to the hills above the town on Sunday night.")
    code, _, said = checked(capfd, "a.html", "b.md")
    assert code == 1
    assert said == ["conflictcheck: a.html:4: this suppression met no finding. If it never does, remove it."]
    page(before="<!-- conflictcheck: ignore[number] -->")
    code, _, said = checked(capfd, "a.html", "b.md")
    assert (code, len(said)) == (2, 1)
    assert said[0].startswith("conflictcheck: a.html:4: the suppression gives no reason.")


REASON = f'reason = "{WHY}"\n'


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ('kind = "number"\npaths = ["wire/*"]\n', []),
        ('kind = "number"\npaths = ["wire/*"]\nvalues = ["26", "35"]\n', []),
        ('kinds = ["date", "number"]\nvalues = ["35", "26", "40"]\n', []),
        ('kind = "date"\npaths = ["wire/*"]\n', ["26 vs 35 people"]),
        ('kind = "number"\npaths = ["wires/*"]\n', ["26 vs 35 people"]),
        ('kind = "number"\nvalues = ["26", "40"]\n', ["26 vs 35 people"]),
        ('id = "000000000000"\n', ["26 vs 35 people"]),
    ],
)
def test_the_file(entry: str, left: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    article("wire/a.txt", 26)
    listed(f"[[ignore]]\n{entry}{REASON}")
    code, report, said = checked(capfd, "wire", "b.md")
    assert (summaries(report), code) == (left, 1 if left else 0)
    of_others = "wires" in entry
    assert [line.partition(": this")[0] for line in said] == (
        ["conflictcheck: conflictcheck-ignore.toml:1"] if left and not of_others else []
    )


def test_by_id(capfd: pytest.CaptureFixture[str]) -> None:
    article("wire/a.txt", 26)
    conflict = checked(capfd, "wire", "b.md")[1]["conflicts"][0]
    listed(f'[[ignore]]\nid = "{conflict["id"]}"\n{REASON}')
    code, report, said = checked(capfd, "wire", "b.md")
    assert (code, report["suppressed"], said) == (0, 1, [])


def test_a_third_value_is_news(capfd: pytest.CaptureFixture[str]) -> None:
    article("wire/a.txt", 26)
    article("c.md", 40)
    listed(f'[[ignore]]\nkind = "number"\nvalues = ["26", "35"]\n{REASON}')
    assert summaries(checked(capfd, ".")[1]) == ["35 vs 40 vs 26 people"]


def test_the_file_that_the_configuration_names(capfd: pytest.CaptureFixture[str]) -> None:
    article("wire/a.txt", 26)
    Path("conflictcheck.toml").write_text('suppressions = "known.toml"\n', "utf-8")
    listed(f'[[ignore]]\nkind = "number"\npaths = ["wire/*"]\n{REASON}', "known.toml")
    assert checked(capfd, "wire", "b.md")[0] == 0
    Path("known.toml").unlink()
    code, _, said = checked(capfd, "wire", "b.md")
    assert (code, len(said)) == (2, 1)
    assert said[0].startswith("conflictcheck: known.toml: No such file or directory.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[ignore]]\nid = "1"\n', "ignore.toml:1: the suppression gives no reason."),
        (f'\n[[ignore]]\nkind = "number"\n{REASON}', "ignore.toml:2: the suppression names no finding."),
        (f'[[ignore]]\npaths = ["a"]\n{REASON}', "ignore.toml:1: the suppression names no finding."),
        (f'[[ignore]]\nkind = "numbr"\npaths = ["a"]\n{REASON}', 'ignore.toml:1: unknown kind "numbr". Did you'),
        (f'[[ignore]]\npath = ["a"]\n{REASON}', 'ignore.toml:1: unknown key "path". Did you mean "paths"?'),
        (f'[[ignore]]\nkind = "number"\npaths = "a"\n{REASON}', "ignore.toml:1: paths must be a list of strings"),
        (f'[[ignore]]\nkind = "number"\nvalues = ["26"]\n{REASON}', "ignore.toml:1: values needs all values"),
        ("[[ignore]]\nid = 1\nreason = 2\n", "ignore.toml:1: reason must be a string, not 2."),
        ("[ignore]\n", "ignore.toml: ignore is no list of tables."),
        ("ignored = 1\n", 'ignore.toml: unknown key "ignored".'),
        ("[[ignore]\n", "ignore.toml: is not valid TOML:"),
    ],
)
def test_a_wrong_file(text: str, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    listed(text)
    code, report, lines = checked(capfd, "b.md")
    assert (code, report, len(lines)) == (2, {}, 1)
    assert said in lines[0]


def test_levels_of_kinds_and_reasons(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26)
    Path("conflictcheck.toml").write_text('levels = { contradiction = "warning" }\n', "utf-8")
    code, report, _ = checked(capfd, "a.md", "b.md")
    assert (code, report["conflicts"][0]["level"]) == (1, "warning")
    Path("conflictcheck.toml").write_text('levels = { contradiction = "warning", number = "note" }\n', "utf-8")
    code, report, _ = checked(capfd, "a.md", "b.md")
    assert (code, report["conflicts"][0]["level"]) == (0, "note")
    assert checked(capfd, "a.md", "b.md", "--min-level", "warning")[1]["conflicts"] == []


def test_paths_of_the_configuration(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    article("news/a.md", 26)
    Path("conflictcheck.toml").write_text('paths = ["news", "b.md"]\n', "utf-8")
    assert {a["path"] for a in checked(capfd, "check")[1]["articles"]} == {"news/a.md", "b.md"}
    monkeypatch.chdir("news")
    assert {a["path"] for a in checked(capfd, "check")[1]["articles"]} == {"a.md", "../b.md"}
    assert {a["path"] for a in checked(capfd, "a.md")[1]["articles"]} == {"a.md"}


def authority(patterns: str) -> None:
    Path("conflictcheck.toml").write_text(f"authority = {patterns}\n", "utf-8")


def test_an_authority_comes_first_and_is_marked(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26)
    article("wire/c.txt", 40)
    authority('["wire/*.txt"]')
    _, report, _ = checked(capfd, "a.md", "b.md", "wire")
    assert summaries(report) == ["40 (authority) vs 26 vs 35 people"]
    sides = report["conflicts"][0]["sides"]
    assert [(side["value"], side["authority"]) for side in sides] == [("40", True), ("26", False), ("35", False)]
    assert run(["a.md", "b.md", "wire", "--format", "jsonl"]) == 1
    assert json.loads(capfd.readouterr().out)["sides"] == sides
    assert run(["a.md", "b.md", "wire"]) == 1
    assert "error number: 40 (authority) vs 26 vs 35 people" in capfd.readouterr().out


def test_an_annotation_stands_in_the_article_that_is_doubted(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26)
    authority('["a.md"]')
    assert run(["a.md", "b.md", "--format", "github", "--output", "r.sarif"]) == 1
    out = capfd.readouterr().out
    assert out.startswith("::error file=b.md,")
    assert "35 vs 26 (authority) people" in out
    result = json.loads(Path("r.sarif").read_text("utf-8"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.md"


def test_the_claims_of_an_authority_come_first_on_its_side(capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26)
    article("c.md", 26)
    authority('["c.md"]')
    _, report, _ = checked(capfd, "a.md", "b.md", "c.md")
    assert [claim["path"] for claim in report["conflicts"][0]["sides"][0]["claims"]] == ["c.md", "a.md"]


@pytest.mark.parametrize("patterns", ["[]", '["*.md"]', '["wires/*"]'])
def test_no_mark_where_nobody_or_everybody_is_an_authority(patterns: str, capfd: pytest.CaptureFixture[str]) -> None:
    article("a.md", 26)
    authority(patterns)
    assert summaries(checked(capfd, "a.md", "b.md")[1]) == ["26 vs 35 people"]


def test_an_authority_by_the_folders_above(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    article("wire/a.md", 26)
    authority('["wire/*"]')
    monkeypatch.chdir("wire")
    assert summaries(checked(capfd, "../b.md", "a.md")[1]) == ["26 (authority) vs 35 people"]
