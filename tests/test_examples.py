"""The examples do what their READMEs say: the shell scripts and programs run, the workflow is well formed."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
TOLL = "Rescuers in Calarasi said on Sunday that the explosion at the grain silo killed {} people."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two short articles that cannot both be right, in a folder of their own."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "early.txt").write_text(TOLL.format(12) + "\n", encoding="utf-8")
    (folder / "late.txt").write_text(TOLL.format(31) + "\n", encoding="utf-8")
    return folder


def _run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    # The scripts call `conflictcheck`: that of the Python that runs the tests.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(command, cwd=cwd, env=os.environ | {"PATH": path}, capture_output=True, text=True)


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_lists_for_the_desk(articles: Path) -> None:
    done = _run(["sh", str(EXAMPLES / "jq" / "desk-list.sh"), "articles"], articles.parent)
    assert (done.returncode, done.stderr) == (0, "")
    level, kind, sure, summary, places = done.stdout.rstrip("\n").split("\t")
    assert (level, kind) == ("error", "number")
    assert 50 <= int(sure.rstrip("%")) <= 100
    assert "12 vs 31" in summary
    assert [place.split(":")[:2] for place in places.split()] == [
        ["articles/early.txt", "1"],
        ["articles/late.txt", "1"],
    ]

    done = _run(["sh", str(EXAMPLES / "jq" / "by-article.sh"), "articles"], articles.parent)
    assert done.stdout == "1\tarticles/early.txt\n1\tarticles/late.txt\n"


def test_checks_a_folder_from_python(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "library" / "check_folder.py"))["main"](str(articles))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("number: 12 vs 31")
    assert lines[-1] == "1 in 2 articles"


def test_compares_texts_from_python(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "library" / "compare_texts.py"))["main"]()
    later, other = capsys.readouterr().out.splitlines()
    assert later.startswith("later: 41 vs 57")
    assert other == "other: nothing"


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_check_of_a_branch_stops_it(articles: Path) -> None:
    project = articles.parent
    script = ["sh", str(EXAMPLES / "ci-shell" / "check-changed.sh"), "start"]
    identity = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    (articles / "late.txt").rename(project / "late.txt")
    for command in (["init", "-q"], ["add", "articles"], ["commit", "-q", "-m", "start"], ["tag", "start"]):
        assert _run([*identity, *command], project).returncode == 0
    done = _run(script, project)
    assert done.returncode == 0, done.stderr

    # An article of the archive and a new one.
    (project / "late.txt").rename(articles / "late.txt")
    done = _run(script, project)
    assert done.returncode == 1, done.stderr
    assert "12 vs 31" in done.stdout
    assert (project / "conflictcheck.json").exists()
