"""`check` and `compare`: what the settings name is heeded as on the command line, and nothing is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conflictcheck import Report, Settings, UserError, check, compare
from conflictcheck.cli import run

TOLL = "The flood in Valencia killed {} people on Monday, the regional government said."
WHY = "the early toll, kept on purpose"
IGNORE = f'[[ignore]]\nkind = "number"\nvalues = ["26", "35"]\nreason = "{WHY}"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TOLL.format(26) + "\n", "utf-8")
    Path("b.txt").write_text(TOLL.format(35) + "\n", "utf-8")


@pytest.fixture(autouse=True)
def silence(capfd: pytest.CaptureFixture[str]) -> object:
    yield
    assert capfd.readouterr() == ("", "")


def summaries(report: Report) -> list[str]:
    return [conflict.summary for conflict in report.conflicts]


def test_a_plain_check() -> None:
    report = check("a.txt", Path("b.txt"))
    assert (summaries(report), report.suppressed, report.baselined, report.notes) == (["26 vs 35 people"], 0, 0, ())


def test_a_file_of_suppressions_that_the_settings_name() -> None:
    Path("known.toml").write_text(IGNORE, "utf-8")
    report = check("a.txt", "b.txt", settings=Settings(suppressions="known.toml"))
    assert (summaries(report), report.suppressed) == ([], 1)
    assert summaries(check("a.txt", "b.txt")) == ["26 vs 35 people"]


def test_no_file_is_looked_for_that_is_not_named() -> None:
    Path("conflictcheck-ignore.toml").write_text(IGNORE, "utf-8")
    Path("conflictcheck.toml").write_text('kinds = ["quote"]\n', "utf-8")
    assert summaries(check("a.txt", "b.txt")) == ["26 vs 35 people"]


def test_comments_in_articles() -> None:
    Path("a.txt").write_text(f"<!-- conflictcheck: ignore[number] {WHY} -->\n{TOLL.format(26)}\n", "utf-8")
    assert check("a.txt", "b.txt").suppressed == 1


def test_a_suppression_that_meets_nothing_is_a_note() -> None:
    Path("a.txt").write_text(
        f"{TOLL.format(26)}\n\n<!-- conflictcheck: ignore[quote] {WHY} -->\nAll is calm.\n", "utf-8"
    )
    (note,) = check("a.txt", "b.txt").notes
    assert note.where == "a.txt:3"
    assert note.text.startswith("this suppression met no finding")


def test_a_baseline_that_the_settings_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "create", "a.txt", "b.txt", "--baseline", "known.json"]) == 0
    capfd.readouterr()
    chosen = Settings(baseline="known.json")
    report = check("a.txt", "b.txt", settings=chosen)
    assert (summaries(report), report.baselined) == ([], 1)
    Path("b.txt").write_text(TOLL.format(44) + "\n", "utf-8")
    assert summaries(check("a.txt", "b.txt", settings=chosen)) == ["26 vs 44 people"]
    assert [article.path for article in check(".", settings=chosen).articles] == ["a.txt", "b.txt"]


def test_an_authority() -> None:
    (found,) = check("a.txt", "b.txt", settings=Settings(authority=("b.txt",))).conflicts
    assert [(side.value, side.authority) for side in found.sides] == [("35", True), ("26", False)]


def test_the_report_is_that_of_the_command_line(capfd: pytest.CaptureFixture[str]) -> None:
    from io import StringIO

    from conflictcheck.report import Look, format_named

    Path("known.toml").write_text(IGNORE.replace("35", "36"), "utf-8")
    Path("conflictcheck.toml").write_text('suppressions = "known.toml"\nauthority = ["a.txt"]\n', "utf-8")
    assert run(["a.txt", "b.txt", "--format", "json"]) == 1
    said = capfd.readouterr()
    assert len(said.err.splitlines()) == 1
    out, form = StringIO(), format_named("json")
    assert form is not None
    form.render(
        check("a.txt", "b.txt", settings=Settings(suppressions="known.toml", authority=("a.txt",))), out, Look()
    )
    assert json.loads(out.getvalue()) == json.loads(said.out)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Settings(suppressions="none.toml"), "none.toml"),
        (Settings(baseline="none.json"), "none.json"),
        (Settings(suppressions="a.txt"), "a.txt"),
        (Settings(baseline="a.txt"), "a.txt"),
    ],
)
def test_files_of_the_settings_that_cannot_be_used(chosen: Settings, said: str) -> None:
    with pytest.raises(UserError, match=said):
        check("a.txt", "b.txt", settings=chosen)


def test_a_suppression_without_a_reason_is_refused() -> None:
    Path("a.txt").write_text(f"<!-- conflictcheck: ignore[number] -->\n{TOLL.format(26)}\n", "utf-8")
    with pytest.raises(UserError, match=r"a\.txt:1: the suppression gives no reason"):
        check("a.txt", "b.txt")


def test_compare_heeds_suppressions_and_levels() -> None:
    Path("known.toml").write_text(IGNORE, "utf-8")
    texts = TOLL.format(26), TOLL.format(35)
    (found,) = compare(*texts)
    assert found.level == "error"
    assert compare(*texts, settings=Settings(suppressions="known.toml")) == ()
    assert [c.level for c in compare(*texts, settings=Settings(levels=(("number", "note"),)))] == ["note"]
    assert compare(*texts, settings=Settings(levels=(("number", "note"),), min_level="error")) == ()
    assert compare(TOLL.format(26), TOLL.format(44), settings=Settings(suppressions="known.toml")) != ()
    with pytest.raises(UserError, match=r"none\.toml"):
        compare(*texts, settings=Settings(suppressions="none.toml"))


def test_the_id_of_a_finding_outlives_edits_elsewhere_and_another_name() -> None:
    (before,) = check("a.txt", "b.txt").conflicts
    text = f"Rain fell all day.\n\n{Path('b.txt').read_text('utf-8')}\nSchools stay closed until Friday.\n"
    Path("b.txt").unlink()
    Path("renamed.txt").write_bytes(text.replace("\n", "\r\n").encode())
    (after,) = check("renamed.txt", "a.txt").conflicts
    assert after.id == before.id
    Path("renamed.txt").write_text(TOLL.format(36) + "\n", "utf-8")
    (other,) = check("renamed.txt", "a.txt").conflicts
    assert other.id != before.id
