"""docs/exit-codes.md, line by line, on real runs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from conflictcheck.cli import COMMANDS, run
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


BROKEN = "[conflictcheck"
USAGE = [
    (["--nope"], 2),
    (["chekc"], 2),
    (["check"], 2),
    ([*DISAGREE, "--nope"], 2),
    ([*DISAGREE, "--fail-on", "often"], 2),
    ([*DISAGREE, "--kinds", "weather"], 2),
    ([*DISAGREE, "--min-confidence", "2"], 2),
    ([*DISAGREE, "--min-level", "high"], 2),
    ([*DISAGREE, "--format", "word"], 2),
    ([*DISAGREE, "--output", "report.doc"], 2),
    ([*DISAGREE, "--date", "a.txt=tomorrow"], 2),
    ([*DISAGREE, "--date", "a.txt"], 2),
    ([*DISAGREE, "--config", "none.toml"], 2),
    ([*DISAGREE, "--config", "broken.toml"], 2),
    ([*DISAGREE, "--baseline", "none.json"], 2),
    ([*DISAGREE, "--changed", "HEAD"], 2),
    (["pairs"], 2),
    (["pairs", "none.jsonl"], 2),
    (["pairs", "a.txt"], 2),
    (["explain"], 2),
    (["explain", "weather"], 2),
    (["explain", "0123456789ab"], 2),
    (["explain", "0123456789ab", "--report", "none.json"], 2),
    (["explain", "0123456789ab", "--report", "a.txt"], 2),
    (["explain", "number", "--between", "A.", "B."], 2),
    (["kinds", "--nope"], 2),
    (["config", "--fail-on", "often"], 2),
    (["config", "--config", "broken.toml"], 2),
    (["baseline"], 2),
    (["baseline", "create"], 2),
    (["baseline", "destroy"], 2),
    (["baseline", "show"], 2),
    (["baseline", "update", *DISAGREE], 2),
    (["baseline", "create", "none.txt"], 2),
]
FINE = [
    ["--help"],
    ["--version"],
    ["check", "--help"],
    ["kinds"],
    ["config"],
    ["explain", "number"],
    ["explain", "--between", A, B],
    ["explain", "--between", A, A],
    ["init"],
    ["pairs", "empty.jsonl"],
    ["pairs", "pairs.jsonl"],
    ["baseline", "create", *DISAGREE],
]


@pytest.mark.parametrize(("args", "code"), USAGE, ids=[" ".join(args) for args, _ in USAGE])
def test_what_cannot_run_says_why_in_one_line(args: list[str], code: int, capfd: pytest.CaptureFixture[str]) -> None:
    Path("broken.toml").write_text(BROKEN, "utf-8")
    assert run(args) == code
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("conflictcheck: ")
    assert line.endswith((".", "?"))


@pytest.mark.parametrize("args", FINE, ids=[" ".join(args)[:40] for args in FINE])
def test_findings_fail_only_a_check(args: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    Path("empty.jsonl").write_bytes(b"")
    Path("pairs.jsonl").write_text(json.dumps({"id": 1, "a": A, "b": B}) + "\n", "utf-8")
    assert run(args) == 0
    captured = capfd.readouterr()
    assert captured.err == ""
    assert captured.out or args == ["pairs", "empty.jsonl"]


def test_a_second_init_and_a_second_baseline() -> None:
    for args in (["init"], ["baseline", "create", *DISAGREE]):
        assert [run(args), run(args)] == [0, 2]
    assert run(["init", "--force"]) == 0
    assert run(["baseline", "show"]) == 0
    assert run(["baseline", "update", *DISAGREE]) == 0
    assert run([*DISAGREE, "--baseline", "conflictcheck-baseline.json"]) == 0
    assert run(["baseline", "update", "a.txt", "none.txt"]) == 2


@pytest.mark.parametrize(
    "command", [DISAGREE, ["kinds"], ["config"], ["explain", "number"], ["--help"]], ids=lambda args: args[0]
)
def test_a_full_disk(command: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("the system has no /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "conflictcheck", *command], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr.startswith("conflictcheck: standard output: ")
    assert done.stderr.count("\n") == 1


def test_every_command_has_its_codes() -> None:
    text = (Path(__file__).resolve().parents[1] / "docs" / "exit-codes.md").read_text("utf-8")
    assert [command for command in COMMANDS if f"`{command}`" not in text] == []


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


def test_a_reader_that_has_gone_before_help_is_printed() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "conflictcheck", "--help"], stdout=gone, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (0, "")


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


@pytest.mark.parametrize("args", [["news"], ["baseline", "create", "news"]], ids=lambda args: args[0])
def test_interrupted_at_work(args: list[str]) -> None:
    """Nothing half done stays."""
    Path("news").mkdir()
    for number in range(3000):
        Path(f"news/{number}.txt").write_text(A + B, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "conflictcheck", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    assert process.poll() is None, "the run was over too soon"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"conflictcheck: interrupted.\n")
    assert not Path("conflictcheck-baseline.json").exists()


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
