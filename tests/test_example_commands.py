"""The commands of examples/first-steps and examples/newsroom, in order; and that examples/ leaves none out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from conflictcheck.cli import COMMANDS, app

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
Ran = dict[str, subprocess.CompletedProcess[str]]


def shown(folder: str) -> list[tuple[str, int]]:
    """The commands of a README with the exit code that it states."""
    lines = (EXAMPLES / folder / "README.md").read_text("utf-8").splitlines()
    split = [line.strip().partition("  #") for line in lines if line.startswith("    ")]
    return [(command.strip(), int(code or 0)) for command, _, code in split]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """Folder -> command -> what came of it, in a copy of the folder."""
    found: dict[str, Ran] = {}
    for folder in ("first-steps", "newsroom"):
        copy = tmp_path_factory.mktemp("examples") / folder
        shutil.copytree(EXAMPLES / folder, copy)
        found[folder] = {command: _run(command, copy) for command, _ in shown(folder)}
    return found


def _run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    # Completion is installed below HOME, for the shell that is the parent process: `exit` keeps bash from giving way.
    environment = os.environ | {"PATH": path, "HOME": str(cwd.parent), "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(
        ["bash", "-c", f"{command}\nexit $?"], cwd=cwd, env=environment, capture_output=True, encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("folder", "command", "code"),
    [(folder, *line) for folder in ("first-steps", "newsroom") for line in shown(folder)],
    ids=lambda value: str(value)[:60],
)
def test_ends_as_the_readme_says(folder: str, command: str, code: int, ran: dict[str, Ran]) -> None:
    if "$(jq " in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = ran[folder][command]
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout


def test_the_settings_of_the_newsroom_do_what_their_comments_say(ran: dict[str, Ran], tmp_path: Path) -> None:
    text = ran["newsroom"]["conflictcheck check"].stdout
    assert "error number: 14 (authority) vs 19 traders" in text
    assert "note quote: " in text
    assert "2 disagreements (1 error, 1 note) in 6 articles" in text
    assert ", 2 suppressed" in text
    assert "city/drafts/roof-2.md: left out" in text

    # Without them, each of what they hold back is there.
    copy = tmp_path / "newsroom"
    shutil.copytree(EXAMPLES / "newsroom", copy)
    for name in ("conflictcheck.toml", "conflictcheck-ignore.toml"):
        (copy / name).unlink()
    plain = _run("conflictcheck . --no-progress --format json", copy)
    summaries = {conflict["summary"]: conflict["level"] for conflict in json.loads(plain.stdout)["conflicts"]}
    assert "41 vs 19 vs 14 traders" in summaries, "drafts/ is read, the letter is not"
    assert "1,035 vs 1,020 people" in summaries, "tolerance"
    assert any("Donaubau" in summary for summary in summaries), "aliases"
    assert any("20 million" in summary for summary in summaries), "conflictcheck-ignore.toml"
    assert set(summaries.values()) == {"error"}, "levels"
    for path in (copy / "city").glob("*.md"):
        path.write_text(re.sub(r"^.*conflictcheck: ignore.*\n", "", path.read_text("utf-8"), flags=re.M), "utf-8")
    bare = _run("conflictcheck . --no-progress --format jsonl", copy).stdout
    assert "1907 vs 1911" in bare, "the comment"
    assert "25 traders" in bare, "the front matter"


def test_the_baseline_holds_the_findings_of_the_newsroom(ran: dict[str, Ran]) -> None:
    done = ran["newsroom"]
    assert "2 in the baseline" in done["conflictcheck check --baseline conflictcheck-baseline.json"].stdout
    assert "14 vs 19" in done["conflictcheck baseline show"].stdout.replace("19 vs 14", "14 vs 19")


def test_first_steps_say_what_they_are_for(ran: dict[str, Ran]) -> None:
    done = ran["first-steps"]
    assert "12 vs 31" in done["conflictcheck articles/early.txt articles/late.txt"].stdout
    assert "Not reported: the values say the same." in next(
        text.stdout for command, text in done.items() if "--between" in command
    )
    lines = done["conflictcheck pairs pairs.jsonl"].stdout
    assert [json.loads(line)["conflict"] for line in lines.splitlines()] == [True, False]
    assert done["conflictcheck pairs - < pairs.jsonl"].stdout == lines


def options() -> list[tuple[str, str]]:
    """Command -> each of its options; those of the program itself under an empty name."""
    group = typer.main.get_command(app)
    commands = {"": group} | group.commands  # type: ignore[attr-defined]
    return sorted(
        (name, max(option.opts, key=len))
        for name, command in commands.items()
        for option in command.params
        if option.param_type_name == "option"
        and (name == "" or max(option.opts, key=len) not in {"--help", "--version"})
    )


def told() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*")) if path.is_file())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    assert f"conflictcheck {command} " in told().replace("\n", " ")


@pytest.mark.parametrize("option", sorted({option for _, option in options()}))
def test_every_option_has_an_example(option: str) -> None:
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", told())
