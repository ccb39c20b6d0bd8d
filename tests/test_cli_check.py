"""`check` from files to reports, on real articles."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from conflictcheck import Settings, check, compare
from conflictcheck.cli import run

A = "Flood in Valencia\n\nThe flood in Valencia killed 26 people the “Generalitat” said — so far.\n"
B = "Valencia after the flood\n\nThe flood in Valencia killed 35 people on Monday, the “Generalitat” said.\n"
SCHEMA = json.loads((Path(__file__).parents[1] / "docs/schema/report-1.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    (tmp_path / "b.txt").write_text(B, "utf-8")
    monkeypatch.chdir(tmp_path)


def folded(text: str) -> str:
    """Without the line breaks that the width of the terminal made."""
    return " ".join(text.split())


def test_terminal_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["a.txt", "b.txt"]) == 1
    captured = capfd.readouterr()
    assert "a.txt:3:" in captured.out
    assert "killed [26] people" in folded(captured.out)
    assert "killed [35] people" in folded(captured.out)
    assert "1 disagreement (" in captured.out
    assert "\x1b" not in captured.out
    assert captured.err == ""


def test_json_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["a.txt", "b.txt", "--format", "json"]) == 1
    data = json.loads(capfd.readouterr().out)
    jsonschema.validate(data, SCHEMA)
    texts = {"a.txt": A, "b.txt": B}
    for conflict in data["conflicts"]:
        for side in conflict["sides"]:
            for claim in side["claims"]:
                text = texts[claim["path"]]
                assert text[claim["sentence_start"] : claim["sentence_end"]] == claim["sentence"]
                line = text[: claim["start"]].count("\n") + 1
                column = claim["start"] - text.rfind("\n", 0, claim["start"])
                assert (claim["line"], claim["column"]) == (line, column)


def test_same_input_same_bytes(capfd: pytest.CaptureFixture[str]) -> None:
    run(["a.txt", "b.txt", "--format", "json"])
    first = capfd.readouterr().out
    run(["a.txt", "b.txt", "--format", "json"])
    assert capfd.readouterr().out == first


def test_outputs_beside_the_terminal_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["a.txt", "b.txt", "--output", "r.json", "--output", "r.txt"]) == 1
    shown = capfd.readouterr().out
    assert "killed [26] people" in folded(shown)
    jsonschema.validate(json.loads(Path("r.json").read_text("utf-8")), SCHEMA)
    assert Path("r.txt").read_text("utf-8").splitlines()[0] == shown.splitlines()[0]
    assert sorted(os.listdir()) == ["a.txt", "b.txt", "r.json", "r.txt"]


def test_a_finding_of_a_report_can_be_explained(capfd: pytest.CaptureFixture[str]) -> None:
    run(["a.txt", "b.txt", "--output", "r.json"])
    finding = json.loads(Path("r.json").read_text("utf-8"))["conflicts"][0]
    capfd.readouterr()
    assert run(["explain", finding["id"], "--report", "r.json"]) == 0
    assert capfd.readouterr().out.startswith(f"{finding['kind']}: {finding['summary']}\n")


def test_a_file_called_like_a_command(capfd: pytest.CaptureFixture[str]) -> None:
    Path("check").write_text(A, "utf-8")
    assert run(["./check", "b.txt", "--format", "json"]) == 1
    assert json.loads(capfd.readouterr().out)["articles"][0]["path"] in ("check", "./check")


def written_to(encoding: str, args: list[str], monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What a run writes to a standard output of another encoding."""
    raw = io.BytesIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        assert run(args) == 1
        return raw.getvalue()


def test_a_terminal_without_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    text = written_to("ascii", ["a.txt", "b.txt"], monkeypatch).decode("ascii")
    assert 'the "Generalitat" said - so far.' in folded(text)


def test_json_is_utf_8_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    text = written_to("ascii", ["a.txt", "b.txt", "--format", "json"], monkeypatch).decode("utf-8")
    assert "“Generalitat”" in text


def test_the_plainest_locale() -> None:
    """A whole process under LC_ALL=C, reading standard input."""
    command = [sys.executable, "-m", "conflictcheck", "-", "b.txt"]
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "COLUMNS": "80",
    }
    done = subprocess.run(command, input=A.encode(), capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.isascii()
    assert b"\n  -:3:30" in done.stdout


def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(["a.txt", "b.txt"]) == 1
    out = capfd.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= 40
    assert "\x1b" not in out


def test_colours_on_demand(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert run(["a.txt", "b.txt"]) == 1
    assert "\x1b[1;7m26\x1b[0m" in capfd.readouterr().out


def test_the_library_does_what_the_command_does(capfd: pytest.CaptureFixture[str]) -> None:
    report = check("a.txt", "b.txt")
    assert capfd.readouterr() == ("", "")
    run(["a.txt", "b.txt", "--format", "json"])
    ids = [conflict["id"] for conflict in json.loads(capfd.readouterr().out)["conflicts"]]
    assert [conflict.id for conflict in report.conflicts] == ids
    assert check("a.txt", "b.txt", settings=Settings(min_confidence=1)).conflicts == ()
    assert [skipped.error for skipped in check("a.txt", Path("none.txt")).skipped] == [True]


def test_two_texts_are_compared() -> None:
    (conflict,) = compare(A, B)
    assert {side.value for side in conflict.sides} == {"26", "35"}
    assert compare(A, A) == ()
    assert compare(A, B, settings=Settings(kinds=frozenset({"quote"}))) == ()
