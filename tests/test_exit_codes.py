"""docs/exit-codes.md, line by line, on real runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from conflictcheck.cli import run
from conflictcheck.model import ArticleInfo, Claim, Conflict, Report, Side, Skipped
from conflictcheck.model.conflict import Level
from conflictcheck.model.settings import FailOn, Settings
from conflictcheck.policy import exit_code, fails, select

A = "The flood in Valencia killed 26 people on Monday, the regional government said.\n"
B = "The flood in Valencia killed 35 people on Monday, the regional government said.\n"
DISAGREE = ["a.txt", "b.txt"]
AGREE = ["a.txt", "same.txt"]


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    (tmp_path / "same.txt").write_text(A, "utf-8")
    (tmp_path / "b.txt").write_text(B, "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/a.txt").write_text(A, "utf-8")
    (tmp_path / "folder/.hidden.txt").write_text(B, "utf-8")
    (tmp_path / "folder/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (AGREE, 0),
        (DISAGREE, 1),
        (["check", *DISAGREE], 1),
        ([*DISAGREE, "--fail-on", "note"], 1),
        ([*DISAGREE, "--fail-on", "never"], 0),
        ([*DISAGREE, "--exit-zero"], 0),
        ([*DISAGREE, "--min-confidence", "1"], 0),
        ([*DISAGREE, "--kinds", "quote"], 0),
        ([*DISAGREE, "--kinds", "number,quote"], 1),
        ([*AGREE, "none.txt"], 2),
        ([*DISAGREE, "none.txt"], 2),
        ([*DISAGREE, "none.txt", "--exit-zero"], 2),
        (["none.txt"], 2),
        (["empty"], 2),
        (["folder"], 0),
        ([*AGREE, "--date", "none.txt=2025-09-05"], 2),
        ([], 2),
    ],
)
def test_check(args: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == code
    assert (capsys.readouterr().err != "") is (code == 2 and args != [])


def test_the_rest_is_reported_and_each_failure_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*DISAGREE, "none.txt", "empty"]) == 2
    captured = capfd.readouterr()
    assert "26 vs 35" in captured.out
    lines = captured.err.splitlines()
    assert [line.split(":")[:2] for line in lines] == [
        ["conflictcheck", " none.txt"],
        ["conflictcheck", " empty"],
    ]
    assert all(line.endswith(".") for line in lines)


def test_dates_of_the_configuration_may_speak_of_other_articles(capsys: pytest.CaptureFixture[str]) -> None:
    Path("conflictcheck.toml").write_text('[dates]\n"archive/old.txt" = 2020-01-01\n"a.txt" = 2025-09-05\n')
    assert run([*AGREE, "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert '"date": "2025-09-05"' in out
    assert "2020" not in out


def test_a_file_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*AGREE, "--output", "none/report.json"]) == 2
    assert capsys.readouterr().err.startswith("conflictcheck: none/report.json: ")


def test_a_reader_that_leaves_early_changes_nothing() -> None:
    program = f"{sys.executable} -m conflictcheck a.txt b.txt --format json --output r.json"
    command = f"{program} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "1"
    assert Path("r.json").read_text("utf-8").endswith("}\n")


def test_interrupted() -> None:
    """Ctrl-C while the program waits for its input."""
    process = subprocess.Popen(
        [sys.executable, "-m", "conflictcheck", "pairs", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"id": 1}\n')
    process.stdin.flush()
    process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"conflictcheck: interrupted.\n")


CLAIM = Claim("a1", "a.txt", 1, 1, 0, 1, "x", 0, 1)
SIDES = (Side("1", "1", None, (CLAIM,)), Side("2", "2", None, (CLAIM,)))


def report(*levels: Level, confidence: float = 0.8, skipped: tuple[Skipped, ...] = ()) -> Report:
    article = ArticleInfo("a1", "a.txt", None, None, 1, 1, "file")
    conflicts = tuple(Conflict("x", "number", "scope", level, confidence, "1 vs 2", "", SIDES, ()) for level in levels)
    return Report("0", (article,), conflicts, skipped)


@pytest.mark.parametrize(
    ("levels", "fail_on", "code"),
    [
        ((), "note", 0),
        (("note",), "warning", 0),
        (("note",), "note", 1),
        (("note", "warning"), "warning", 1),
        (("note", "warning"), "error", 0),
        (("error",), "error", 1),
        (("error",), "never", 0),
    ],
)
def test_levels(levels: tuple[Level, ...], fail_on: FailOn, code: int) -> None:
    assert fails(report(*levels), fail_on) is bool(code)
    assert exit_code(report(*levels), fail_on) == code


@pytest.mark.parametrize(("error", "code"), [(True, 2), (False, 1)])
def test_only_what_was_asked_for_and_not_read_is_an_error(error: bool, code: int) -> None:
    assert exit_code(report("error", skipped=(Skipped("b", "hidden", error),)), "warning") == code


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        (Settings(), 2),
        (Settings(min_confidence=0.8), 2),
        (Settings(min_confidence=0.81), 0),
        (Settings(min_level="warning"), 1),
        (Settings(min_level="error"), 0),
        (Settings(kinds=frozenset({"date"})), 0),
        (Settings(kinds=frozenset({"date", "number"})), 2),
    ],
)
def test_selection(settings: Settings, left: int) -> None:
    whole = report("warning", "note")
    assert len(select(whole, settings).conflicts) == left
    assert replace(select(whole, settings), conflicts=()) == replace(whole, conflicts=())


def test_unreadable_file(capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    Path("b.txt").chmod(0)
    assert run(DISAGREE) == 2
    assert "b.txt" in capsys.readouterr().err
