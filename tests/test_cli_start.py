"""The command starts fast, explains itself, and knows a path from a command."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

import conflictcheck
from conflictcheck.cli import COMMANDS, app, run, with_command

HEAVY = (
    "spacy",
    "numpy",
    "rich",
    "dateparser",
    "trafilatura",
    "pypdf",
    "docx",
    "rapidfuzz",
    "importlib.metadata",
)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_are_fast(option: str) -> None:
    """0.3 s of wall clock, the best of five: the machine that runs the tests may have other work."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "conflictcheck", option], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    assert min(times) <= 0.3


@pytest.mark.parametrize("start", ["import conflictcheck", "import conflictcheck.cli"])
def test_starting_loads_nothing_heavy(start: str) -> None:
    code = f"import sys; {start}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert [name for name in HEAVY if name in loaded] == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"conflictcheck {conflictcheck.__version__}\n"
    assert run(["check", "--version"]) == 0
    assert capsys.readouterr().out == f"conflictcheck {conflictcheck.__version__}\n"


def test_no_argument_prints_the_help_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    out = capsys.readouterr().out
    assert run(["--help"]) == 0
    assert capsys.readouterr().out == out
    assert "Usage: conflictcheck" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert capsys.readouterr().out.isascii()


def test_the_list_of_commands_is_that_of_the_program() -> None:
    assert {info.name or info.callback.__name__ for info in app.registered_commands if info.callback} == set(COMMANDS)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["a.txt"], ["check", "a.txt"]),
        (["--format", "json", "a.txt"], ["check", "--format", "json", "a.txt"]),
        (["-"], ["check", "-"]),
        (["./check"], ["check", "./check"]),
        (["check", "check"], ["check", "check"]),
        (["kinds"], ["kinds"]),
        (["--help"], ["--help"]),
        (["--", "-a.txt"], ["check", "--", "-a.txt"]),
        ([], []),
    ],
)
def test_a_path_needs_no_command(given: list[str], meant: list[str]) -> None:
    assert with_command(given) == meant


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.txt", "--formt", "json"], "No such option: --formt"),
        (["a.txt", "--format", "jsn"], '--format: unknown format "jsn". Did you mean "json"?'),
        (["a.txt", "--fail-on", "eror"], "not 'eror'. Did you mean \"error\"?"),
        (
            ["a.txt", "--min-confidence", "high"],
            "--min-confidence: must be a number from 0 to 1, not 'high'.",
        ),
        (["a.txt", "--kinds", "number,dat"], '--kinds: unknown kind "dat". Did you mean "date"?'),
        (["a.txt", "--date", "a.txt"], "--date: needs PATH=YYYY-MM-DD."),
        (
            ["a.txt", "--date", "a.txt=5.9.2025"],
            "--date: a.txt must be a date written YYYY-MM-DD, not '5.9.2025'.",
        ),
        (
            ["a.txt", "--output", "a.docx"],
            "a.docx: its ending names no report format. Known endings: ",
        ),
        (
            ["a.txt", "--output", "no/such/dir/a.json"],
            "no/such/dir/a.json: the directory no/such/dir does not exist.",
        ),
        (["a.txt", "--config", "no.toml"], "no.toml: No such file or directory."),
        (["a.txt", "--format"], "requires an argument"),
        (["check"], "Missing"),
        (["kinds", "x"], "unexpected extra argument"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    args: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(args) == 2
    captured = capfd.readouterr()
    assert said in captured.err
    assert captured.err.startswith("conflictcheck: ")
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_the_library_is_found_by_name() -> None:
    for name in conflictcheck.__all__:
        assert getattr(conflictcheck, name) is not None
    assert set(conflictcheck.__all__) == set(dir(conflictcheck))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        conflictcheck.nothing  # noqa: B018
