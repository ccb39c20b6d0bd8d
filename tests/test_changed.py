"""`--changed REF` in real git repositories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conflictcheck.changed import changed_since
from conflictcheck.cli import run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SILO = "Rescuers in Calarasi said on Sunday that the explosion at the grain silo killed {} people.\n"
FERRY = "The coast guard said on Monday that the ferry Aurelia sank off Bodo with {} passengers on board.\n"


def git(*args: str, cwd: Path | None = None) -> str:
    identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    local = ["-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *local, *args], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two pairs of articles that disagree, committed, as working directory."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "desk"
    (root / "news").mkdir(parents=True)
    write(root / "news/silo-1.txt", SILO.format(12))
    write(root / "news/silo-2.txt", SILO.format(31))
    write(root / "news/ferry-1.txt", FERRY.format(140))
    write(root / "news/ferry-2.txt", FERRY.format(97))
    git("init", "-q", cwd=root)
    git("add", "-A", cwd=root)
    git("commit", "-q", "-m", "four articles", cwd=root)
    monkeypatch.chdir(root)
    return root


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def names(ref: str) -> list[str]:
    """What has changed, relative to the repository."""
    changed = changed_since(ref)
    return sorted(os.path.relpath(path, changed.root) for path in changed.paths)


def found(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, set[frozenset[str]], str]:
    """Exit code, for each finding the files it touches, and what was said on standard error."""
    code = run([*args, "--format", "json"])
    out, err = capfd.readouterr()
    findings = {
        frozenset(Path(claim["path"]).name for side in conflict["sides"] for claim in side["claims"])
        for conflict in (json.loads(out)["conflicts"] if out else ())
    }
    return code, findings, err


SILOS = frozenset({"silo-1.txt", "silo-2.txt"})
FERRIES = frozenset({"ferry-1.txt", "ferry-2.txt"})


def test_without_the_option_all_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    assert found(capfd, "news") == (1, {SILOS, FERRIES}, "")


def test_nothing_has_changed(capfd: pytest.CaptureFixture[str]) -> None:
    code, findings, err = found(capfd, "news", "--changed", "HEAD")
    assert (code, findings) == (0, set())
    assert err == "conflictcheck: articles changed since HEAD: 0 of 4; findings about others, not shown: 2.\n"


@pytest.mark.parametrize("staged", [False, True])
def test_an_edit_shows_what_it_disagrees_with(staged: bool, capfd: pytest.CaptureFixture[str]) -> None:
    write(Path("news/silo-2.txt"), SILO.format(33))
    if staged:
        git("add", "-A")
    code, findings, err = found(capfd, "news", "--changed", "HEAD")
    assert (code, findings) == (1, {SILOS})
    assert "1 of 4; findings about others, not shown: 1." in err


@pytest.mark.parametrize("edited", sorted(SILOS))
def test_an_annotation_stands_in_the_changed_article(edited: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A pull request shows no remark on a file that it does not change."""
    write(Path("news", edited), SILO.format(33))
    assert run(["news", "--changed", "HEAD", "--format", "github", "--output", "r.sarif"]) == 1
    (line,) = [line for line in capfd.readouterr().out.splitlines() if line.startswith("::")]
    assert f" file=news/{edited}," in line
    assert "title=number%3A 33 vs " in line
    (result,) = json.loads(Path("r.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"news/{edited}"


def test_an_authority_is_not_doubted_though_it_has_changed(capfd: pytest.CaptureFixture[str]) -> None:
    write(Path("conflictcheck.toml"), 'authority = ["news/silo-2.txt"]\n')
    write(Path("news/silo-2.txt"), SILO.format(33))
    assert run(["news", "--changed", "HEAD", "--format", "github"]) == 1
    (line,) = [line for line in capfd.readouterr().out.splitlines() if line.startswith("::")]
    assert " file=news/silo-1.txt," in line
    assert "12 vs 33 (authority)" in line


def test_a_new_file_counts_and_an_ignored_one_does_not(capfd: pytest.CaptureFixture[str]) -> None:
    write(Path(".gitignore"), "silo-3.txt\n")
    write(Path("news/silo-3.txt"), SILO.format(33))
    write(Path("news/ferry-3.txt"), FERRY.format(45))
    assert names("HEAD") == [".gitignore", "news/ferry-3.txt"]
    _, findings, _ = found(capfd, "news", "--changed", "HEAD")
    assert findings
    assert all("ferry-3.txt" in files for files in findings)


def test_a_commit_counts_from_an_older_one(capfd: pytest.CaptureFixture[str]) -> None:
    write(Path("news/ferry-1.txt"), FERRY.format(141))
    git("commit", "-q", "-a", "-m", "one more passenger")
    assert found(capfd, "news", "--changed", "HEAD")[1] == set()
    assert found(capfd, "news", "--changed", "HEAD~1")[:2] == (1, {FERRIES})


def test_what_others_changed_meanwhile_is_not_ours() -> None:
    git("checkout", "-q", "-b", "draft")
    write(Path("news/silo-1.txt"), SILO.format(13))
    git("commit", "-q", "-a", "-m", "ours")
    git("checkout", "-q", "main")
    write(Path("news/ferry-1.txt"), FERRY.format(141))
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "draft")
    assert names("main") == ["news/silo-1.txt"]


def test_a_history_that_never_meets_ours_differs_in_all() -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-q", "-m", "other")
    write(Path("news/ferry-1.txt"), FERRY.format(141))
    assert names("main") == ["news/ferry-1.txt"]


def test_a_renamed_article_is_a_changed_one(capfd: pytest.CaptureFixture[str]) -> None:
    git("mv", "news/silo-1.txt", "news/silo-9.txt")
    assert found(capfd, "news", "--changed", "HEAD")[:2] == (1, {frozenset({"silo-9.txt", "silo-2.txt"})})


def test_a_deleted_article_is_none(capfd: pytest.CaptureFixture[str]) -> None:
    Path("news/silo-1.txt").unlink()
    assert found(capfd, "news", "--changed", "HEAD")[:2] == (0, set())


def test_before_the_first_commit_everything_is_new(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(desk / ".git")
    git("init", "-q")
    git("add", "news/silo-1.txt")
    assert len(names("HEAD")) == 4
    assert found(capfd, "news", "--changed", "HEAD")[:2] == (1, {SILOS, FERRIES})


@pytest.mark.parametrize("path", [".", "silo-2.txt", "../news", "{root}/news"])
def test_from_a_folder_below(desk: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path("news/silo-2.txt"), "Calm.\n")
    write(Path("news/silo-2.txt"), SILO.format(12) + SILO.format(31))
    monkeypatch.chdir("news")
    assert run([path.format(root=desk), "--changed", "HEAD", "--kinds", "number"]) == 1


def test_names_with_spaces_quotes_accents_and_line_breaks() -> None:
    strange = ['a "b".txt', "Zürich, naïve.txt", "two\nlines.txt", " lead.txt", "tab\t.txt"]
    for name in strange:
        write(Path(name), "Calm.\n")
    assert names("HEAD") == sorted(strange)


def test_a_name_that_is_no_utf_8(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = os.path.join(os.fsencode(desk), b"news", b"silo-\xff.txt")
    try:
        with open(path, "wb") as file:
            file.write(SILO.format(50).encode())
    except OSError:
        pytest.skip("this file system has only names in UTF-8")
    _, findings, _ = found(capfd, "news", "--changed", "HEAD")
    assert any("silo-\ufffd.txt" in files for files in findings)


def test_an_article_behind_a_link_changes_with_its_file(capfd: pytest.CaptureFixture[str]) -> None:
    Path("shown").mkdir()
    for name in SILOS:
        Path("shown", name).symlink_to(Path("..", "news", name))
    git("add", "-A")
    git("commit", "-q", "-m", "links")
    assert found(capfd, "shown", "--changed", "HEAD")[1] == set()
    write(Path("news/silo-2.txt"), SILO.format(33))
    assert found(capfd, "shown", "--changed", "HEAD")[1] == {SILOS}


def test_a_repository_that_is_reached_through_a_link(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    link = desk.parent / "link"
    link.symlink_to(desk)
    monkeypatch.chdir(link)
    write(Path("news/silo-2.txt"), SILO.format(33))
    assert found(capfd, str(link / "news"), "--changed", "HEAD")[1] == {SILOS}


def test_a_record_changes_with_its_file(capfd: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"text": SILO.format(number)}) for number in (12, 31)]
    write(Path("wire.jsonl"), "\n".join(lines) + "\n")
    assert found(capfd, "wire.jsonl", "--changed", "HEAD")[:2] == (1, {frozenset({"wire.jsonl#1", "wire.jsonl#2"})})
    git("add", "-A")
    git("commit", "-q", "-m", "wire")
    assert found(capfd, "wire.jsonl", "--changed", "HEAD")[:2] == (0, set())


def test_a_changed_submodule_is_changed_in_all_its_files(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    archive = desk.parent / "archive"
    archive.mkdir()
    git("init", "-q", cwd=archive)
    write(archive / "old.txt", SILO.format(44))
    git("add", "-A", cwd=archive)
    git("commit", "-q", "-m", "old", cwd=archive)
    git("submodule", "--quiet", "add", str(archive), "archive")
    git("commit", "-q", "-a", "-m", "archive")
    assert names("HEAD") == []
    write(Path("archive/old.txt"), SILO.format(45))
    assert names("HEAD") == ["archive"]
    _, findings, _ = found(capfd, ".", "--changed", "HEAD")
    assert findings
    assert all("old.txt" in files for files in findings)


def test_standard_input_counts_as_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "draft", SILO.format(77))
    with open(tmp_path / "draft", encoding="utf-8") as draft:
        monkeypatch.setattr("sys.stdin", draft)
        _, findings, _ = found(capfd, "-", "news", "--changed", "HEAD")
    assert findings
    assert all("-" in files for files in findings)


def test_the_users_own_git_settings_change_nothing() -> None:
    for key, value in (
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("status.showUntrackedFiles", "no"),
        ("diff.external", "false"),
    ):
        git("config", key, value)
    write(Path("news/silo-2.txt"), SILO.format(33))
    write(Path("news/zoë.txt"), "Calm.\n")
    assert names("HEAD") == ["news/silo-2.txt", "news/zoë.txt"]


def test_git_is_only_read(desk: Path) -> None:
    """Not even the index is refreshed, which `git diff` would do after a file's time has changed."""

    def state() -> dict[str, tuple[int, bytes]]:
        files = [path for path in sorted((desk / ".git").rglob("*")) if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    os.utime("news/silo-1.txt", (1, 1))
    before = state()
    assert names("HEAD") == []
    assert state() == before


def told(capfd: pytest.CaptureFixture[str], *args: str) -> str:
    assert run([*args]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


@pytest.mark.parametrize("ref", ["nowhere", "", "--output=x", "HEAD~9", "two words", "HEAD:news", "a\nb"])
def test_an_unknown_commit(ref: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert "git knows no such commit. Name a branch" in told(capfd, "news", f"--changed={ref}")
    assert not Path("x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert "--changed: the working directory is in no git repository." in told(capfd, "desk", "--changed", "HEAD")


def test_no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "--changed: git is not to be found. Install git" in told(capfd, "news", "--changed", "HEAD")


def test_git_refuses(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(desk / ".git/config", "[core\n")
    assert "--changed: git says: bad config line 1" in told(capfd, "news", "--changed", "HEAD")


def test_articles_of_another_repository(desk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other / "a.txt", SILO.format(12))
    assert "no article lies in the git repository" in told(capfd, str(other), "--changed", "HEAD")
    _, findings, _ = found(capfd, str(other), "news", "--changed", "HEAD")
    assert findings == set()
