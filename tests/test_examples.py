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


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_a_review_gives_a_list_to_mend(articles: Path) -> None:
    readme = (EXAMPLES / "review" / "README.md").read_text(encoding="utf-8")
    check, review, mend, scripted, watch = (line.strip() for line in readme.splitlines() if line.startswith("    "))
    assert watch.endswith("--watch"), "tests/test_watch.py runs that"
    assert _run(["sh", "-c", check], articles.parent).returncode == 0
    # The README's own decisions go through the command that it gives for people, too.
    done = _run(["sh", "-c", f"printf 'b\\n' | {review}"], articles.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Finding 1 of 1, 1 left" in done.stdout
    done = _run(["sh", "-c", scripted.replace("a\\nd The", "d The")], articles.parent)
    assert "1 dismissed, 0 left" in done.stdout
    done = _run(["sh", "-c", check.replace("--exit-zero ", "")], articles.parent)
    assert (done.returncode, done.stderr) == (0, "")

    (articles.parent / "conflictcheck-ignore.toml").unlink()
    assert _run(["sh", "-c", check], articles.parent).returncode == 0
    done = _run(["sh", "-c", f"printf 'a\\n' | {review}"], articles.parent)
    assert "1 accepted" in done.stdout
    done = _run(["sh", "-c", mend.replace("to-mend.sh", str(EXAMPLES / "review" / "to-mend.sh"))], articles.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["articles/early.txt:1\t12 vs 31 people", "articles/late.txt:1\t12 vs 31 people"]


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
