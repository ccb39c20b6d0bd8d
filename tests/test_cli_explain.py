"""`explain`, `kinds` and `config`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from conflictcheck.cli import run
from conflictcheck.kinds import all_kinds, kind_names

REPORT = Path(__file__).parent / "report/snapshots/report.json"


def test_kinds_are_listed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["kinds"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(kind_names())
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("kind", kind_names())
def test_every_kind_is_explained(
    kind: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert run(["explain", kind.upper()]) == 0
    out = capsys.readouterr().out
    assert "## When it stays silent" in out
    assert all(len(line) <= 60 for line in out.splitlines())
    shown = " ".join(out.split())
    for known in all_kinds():
        if known.name == kind:
            assert all(example.a in shown and example.b in shown for example in known.examples)


def test_a_finding_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "5b1f0c2d9e7a4b63", "--report", str(REPORT)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("number: 12 vs 15 dead\n")
    assert "  +2.10   +2.10  ++++++++++  same linked entities (Lady Anne)\n" in out
    assert out.endswith("confidence 83%.\n")


def test_the_beginning_of_an_id_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "5b1f", "--report", str(REPORT)]) == 0
    assert capsys.readouterr().out.startswith("number: 12 vs 15 dead\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["numbr"], 'numbr: is no kind. Did you mean "number"?'),
        (["xyzzy"], "xyzzy: is no kind. Known: attribution, date,"),
        (["5b1f0c2d9e7a4b63"], "To explain a finding, add --report FILE.json."),
        (["5b1f0c2d9e7a4b64", "--report", str(REPORT)], 'Did you mean "5b1f0c2d9e7a4b63"?'),
        (["5b1", "--report", str(REPORT)], "5b1: is no finding of"),
        (
            ["5b1f", "--report", "no.json"],
            "no.json: No such file or directory. Write one with --output FILE.json.",
        ),
        (["5b1f", "--report", __file__], "is not JSON"),
    ],
)
def test_what_is_unknown_is_told(args: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", *args]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "other/1"}, "is not a report of schema conflictcheck/report/1"),
        ({"conflicts": []}, "It holds no findings."),
        ({"conflicts": [{"id": "5b1f"}]}, "is not a whole report of schema conflictcheck/report/1"),
        ({"conflicts": 3}, "is not a whole report of schema conflictcheck/report/1"),
    ],
)
def test_other_reports(
    tmp_path: Path, change: dict[str, object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(json.loads(REPORT.read_text("utf-8")) | change), "utf-8")
    assert run(["explain", "5b1f", "--report", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_an_ambiguous_beginning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(REPORT.read_text("utf-8"))
    data["conflicts"].append(data["conflicts"][1] | {"id": "5b1fffff"})
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data), "utf-8")
    assert run(["explain", "5b1f", "--report", str(path)]) == 2
    assert "2 findings of" in capsys.readouterr().err


def test_config_shows_values_and_origins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "conflictcheck.toml").write_text('# ours\nmin-level = "warning"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["config", "--fail-on", "error", "--date", "a=b.txt=2025-09-05"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "# file: conflictcheck.toml"
    assert 'min-level = "warning" # conflictcheck.toml:2' in lines
    assert 'fail-on = "error" # option --fail-on' in lines
    assert 'dates = { "a=b.txt" = 2025-09-05 } # option --date' in lines
    assert "tolerance = 0.0 # default" in lines


def test_config_can_be_read_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `config` prints is a configuration file of the same meaning."""
    from conflictcheck.config import resolve

    text = 'aliases = [["Kyiv", "Kiev"]]\nkinds = ["date"]\ntolerance = 0.1\n[dates]\n"a b.txt" = 2025-09-05\n'
    (tmp_path / "conflictcheck.toml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["config"]) == 0
    (tmp_path / "again.toml").write_text(capsys.readouterr().out, "utf-8")
    assert resolve(file="again.toml").settings == resolve().settings


def test_pages_are_written_in_any_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert run(["explain", "quote"]) == 0
    assert b'"We will not send any troops' in raw.getvalue()
