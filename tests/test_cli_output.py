"""Files whole or not at all, readers that leave early, full disks, progress that stays out of pipes."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from conflictcheck.cli import run
from conflictcheck.cli_output import check_writable, look_of_stdout, write_file
from conflictcheck.cli_progress import progress_bar
from conflictcheck.errors import UserError

WRITE = """
import sys
from conflictcheck.cli_output import write_stdout
sys.exit(3 + write_stdout({text}, 'utf-8'))
"""


def python(code: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], text=True, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload,no-any-return]


def test_a_file_is_written(tmp_path: Path) -> None:
    write_file(str(tmp_path / "a.json"), b"{}\n")
    assert (tmp_path / "a.json").read_bytes() == b"{}\n"
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_file_keeps_its_mode_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("old")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_file(str(old), b"new")
        write_file(str(tmp_path / "new.json"), b"new")
    finally:
        os.umask(before)
    assert old.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "target.json")
    write_file(str(tmp_path / "link.json"), b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "target.json").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def fail(source: str, destination: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UserError, match=r"a\.json: No space left on device\. Write it elsewhere\."):
        write_file(str(target), b"new")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_device_is_written_straight() -> None:
    write_file(os.devnull, b"x")
    assert not Path(os.devnull).is_file()


def test_places_that_cannot_be_written_are_told_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"does not exist\. Create it first"):
        check_writable(str(tmp_path / "none" / "a.json"))
    with pytest.raises(UserError, match="is a directory"):
        check_writable(str(tmp_path))
    check_writable(str(tmp_path / "a.json"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission_is_told_before_the_work(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="may not be written here"):
        check_writable(str(tmp_path / "r.json"))


def test_devices_and_links_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "r.json")
    for path in (os.devnull, str(tmp_path / "link.json"), str(tmp_path / "r.json")):
        check_writable(path)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = python(WRITE.format(text="'x' * 1000000"), stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (3, "")


def test_a_reader_that_stays_gets_everything() -> None:
    done = python(WRITE.format(text="'é' * 100000"), stdout=subprocess.PIPE, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (4, "é" * 100000, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "conflictcheck", "kinds"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr.startswith("conflictcheck: standard output: No space left on device.")
    assert done.stderr.count("\n") == 1


def test_closed_standard_output_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "conflictcheck", "kinds"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.close(1),
    )
    assert done.returncode == 2
    assert done.stderr == "conflictcheck: standard output: is closed. Write somewhere.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be")
def test_a_name_cannot_make_a_line_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a\n::error::owned\x1b[31m.md").write_text("---\ndate: soon\n---\n\nIt rained.\n", "utf-8")
    Path("b\n::error::owned.json").write_text("{", "utf-8")
    assert run(["check", "."]) == 2
    lines = capfd.readouterr().err.splitlines()
    assert [line[:31] for line in lines] == ["conflictcheck: b ::error::owned", "conflictcheck: a ::error::owned"]
    assert "\x1b" not in lines[1]


def test_paths_that_are_no_text_can_be_said() -> None:
    done = python(
        "from conflictcheck.cli_output import say; say('caf\\udce9 é')",
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.stderr == "caf\\udce9 \\xe9\n"


@pytest.mark.parametrize(
    ("environment", "color"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_colour_in_a_pipe(environment: dict[str, str], color: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert look_of_stdout(None).color is color


@pytest.mark.parametrize(("columns", "width"), [("132", 132), ("5", 20), ("", 80)])
def test_width_in_a_pipe(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look_of_stdout(None).width == width


def test_no_progress_bar_where_nobody_looks() -> None:
    with progress_bar(True) as tell:
        assert tell is None


PROGRESS = """
import sys
from conflictcheck import cli_progress
cli_progress.PATIENCE = {patience}
with cli_progress.progress_bar({wanted}) as tell:
    for done in range(3):
        if tell:
            tell(done, 200)
"""


@pytest.mark.parametrize(
    ("patience", "wanted", "term", "shown"),
    [
        (0, True, "xterm", True),
        (60, True, "xterm", False),
        (0, False, "xterm", False),
        (0, True, "dumb", False),
    ],
)
def test_progress_bar_on_a_terminal(patience: int, wanted: bool, term: str, shown: bool) -> None:
    ours, theirs = pty.openpty()
    code = PROGRESS.format(patience=patience, wanted=wanted)
    environment = {**os.environ, "TERM": term, "COLUMNS": "80"}
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.write(theirs, b"END")
    text = b""
    while not text.endswith(b"END"):
        text += os.read(ours, 65536)
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (b"/200" in text) is shown
    assert shown or text == b"END"
