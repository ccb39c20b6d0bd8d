"""The hooks of `.pre-commit-hooks.yaml`, in pre-commit itself: installed from a copy of this repository, run by git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import load_config, load_manifest

from conflictcheck.cli import app, run
from conflictcheck.load import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
EXAMPLE = ROOT / "examples" / "pre-commit" / ".pre-commit-config.yaml"
HOOKS: list[dict[str, Any]] = load_manifest(str(MANIFEST))
PACKAGE = ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
SILO = "Rescuers in Calarasi said on Sunday that the explosion at the grain silo killed {} people.\n"
FERRY = "The coast guard said on Monday that the ferry Aurelia sank off Bodo with {} passengers on board.\n"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
each_hook = pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])


@each_hook
def test_a_hook_reads_all_articles_in_one_process(hook: dict[str, Any]) -> None:
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert hook["require_serial"] is True


@each_hook
def test_a_hook_runs_for_what_is_read_as_an_article(hook: dict[str, Any]) -> None:
    assert all(re.search(hook["files"], f"news/a{suffix}") for suffix in SUFFIXES)
    assert re.search(hook["files"], "news/A.TXT")
    assert not any(re.search(hook["files"], name) for name in ("a.py", "a.txt.bak", "txt", "a.yaml"))


@needs_git
@each_hook
def test_a_hook_is_a_command_that_exists(hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *words = hook["entry"].split()
    assert program == app.info.name
    (tmp_path / "a.txt").write_text(SILO.format(12))
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    assert run([*words, *hook["args"]]) == 0


def test_the_example_names_a_hook_that_exists() -> None:
    (repository,) = load_config(str(EXAMPLE))["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in HOOKS}


class Desk:
    """A newsroom's repository with the example's hooks installed, and a program of git and pre-commit around it."""

    def __init__(self, base: Path) -> None:
        self.root = base / "desk"
        self.root.mkdir()
        self.environment = (
            {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
            | {
                "GIT_CONFIG_GLOBAL": os.devnull,
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
                "PRE_COMMIT_HOME": str(base / "pre-commit"),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            }
            | {
                f"GIT_{who}_{what}": f"desk{end}"
                for who in ("AUTHOR", "COMMITTER")
                for what, end in (("NAME", ""), ("EMAIL", "@example.org"))
            }
        )

    def call(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=cwd or self.root, env=self.environment, capture_output=True, encoding="utf-8"
        )

    def must(self, *command: str, cwd: Path | None = None) -> str:
        done = self.call(*command, cwd=cwd)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.must("git", "add", name)

    def commit(self, *options: str) -> subprocess.CompletedProcess[str]:
        return self.call("git", "commit", "-m", "articles", *options)


def _published(desk: Desk, folder: Path) -> str:
    """A repository of this package as it stands in the working tree, with one commit. Returns the commit."""
    folder.mkdir()
    for name in PACKAGE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    desk.must("git", "init", "-q", cwd=folder)
    desk.must("git", "add", "-A", cwd=folder)
    desk.must("git", "commit", "-q", "-m", "package", cwd=folder)
    return desk.must("git", "rev-parse", "HEAD", cwd=folder).strip()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The environment of the hooks is installed once, from the package index: half a minute."""
    base = tmp_path_factory.mktemp("pre-commit")
    desk = Desk(base)
    revision = _published(desk, base / "package")
    config = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    config["repos"][0] |= {"repo": str(base / "package"), "rev": revision}
    desk.must("git", "init", "-q")
    desk.write("articles/ferry-1.txt", FERRY.format(140))
    desk.write("articles/ferry-2.txt", FERRY.format(97))
    desk.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    desk.must("git", "commit", "-q", "-m", "an archive with a disagreement")
    desk.must("pre-commit", "install", "--install-hooks")
    return desk


@needs_git
@pytest.mark.network
def test_git_refuses_a_commit_that_adds_a_disagreement(desk: Desk) -> None:
    """A day at the desk, step by step: each step stands on the one before."""
    # A first report: nothing speaks against it, and the archive's own disagreement is not its fault.
    desk.write("articles/silo-1.txt", SILO.format(12))
    done = desk.commit()
    assert done.returncode == 0, done.stdout + done.stderr

    # A second one that cannot be right as well.
    desk.write("articles/silo-2.txt", SILO.format(31))
    done = desk.commit()
    assert done.returncode == 1
    said = " ".join((done.stdout + done.stderr).split())
    assert "- exit code: 1" in said
    assert "12 vs 31" in said
    assert "articles/silo-2.txt:1:" in said
    assert "ferry" not in said

    # Corrected in the working tree only: what is about to be committed is still wrong.
    (desk.root / "articles/silo-2.txt").write_text(SILO.format(12), encoding="utf-8")
    assert desk.commit().returncode == 1
    desk.must("git", "add", "-A")
    assert desk.commit().returncode == 0

    # A commit without an article asks nobody.
    desk.write("notes.yaml", "desk: night\n")
    done = desk.commit()
    assert done.returncode == 0
    assert "Skipped" in done.stdout + done.stderr


@needs_git
@pytest.mark.network
def test_the_other_hook_reports_the_whole_archive(desk: Desk) -> None:
    config = desk.root / "all.yaml"
    text = (desk.root / ".pre-commit-config.yaml").read_text().replace("conflictcheck-changed", "conflictcheck")
    config.write_text(text)
    done = desk.call("pre-commit", "run", "--config", str(config), "--all-files")
    config.unlink()
    assert done.returncode == 1
    assert "97 vs 140" in done.stdout or "140 vs 97" in done.stdout
