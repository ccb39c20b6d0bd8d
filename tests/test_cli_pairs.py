"""`pairs`: a line out for each line in, in order, as it comes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conflictcheck.cli import run

A = "The flood in Valencia killed 26 people on Monday, the regional government said."
B = "The flood in Valencia killed 35 people on Monday, the regional government said."
SCHEMA = json.loads((Path(__file__).parents[1] / "docs/schema/report-1.schema.json").read_text("utf-8"))


def pair(pair_id: Any, a: str, b: str) -> str:
    return json.dumps({"id": pair_id, "a": a, "b": b}) + "\n"


def answers(
    lines: str | bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str], *options: str
) -> tuple[int, list[dict[str, Any]], str]:
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(lines if isinstance(lines, bytes) else lines.encode())
    code = run(["pairs", str(path), *options])
    captured = capfd.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_pairs_are_judged_in_order(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = answers(pair("one", A, B) + pair(2, A, A), tmp_path, capfd)
    assert (code, err) == (0, "")
    assert [answer["id"] for answer in out] == ["one", 2]
    assert [answer["conflict"] for answer in out] == [True, False]
    assert list(out[0]) == ["id", "conflict", "confidence", "conflicts"]
    assert 0.5 <= out[0]["confidence"] <= 1
    assert out[1] == {"id": 2, "conflict": False, "confidence": out[1]["confidence"], "conflicts": []}
    assert 0 <= out[1]["confidence"] < 0.5
    jsonschema.validate(
        out[0]["conflicts"][0],
        {**SCHEMA, "$ref": "#/$defs/conflict", "type": "object", "required": [], "properties": {}},
    )


def test_the_confidence_stays_when_the_finding_is_hidden(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, (plain,), _ = answers(pair(1, A, B), tmp_path, capfd)
    _, (strict,), _ = answers(pair(1, A, B), tmp_path, capfd, "--min-confidence", "1")
    assert strict == {"id": 1, "conflict": False, "confidence": plain["confidence"], "conflicts": []}


@pytest.mark.parametrize(
    ("line", "pair_id", "reason"),
    [
        ("{", None, "line 2: not JSON: "),
        ("[]", None, 'line 2: not an object with "id", "a" and "b"'),
        ('{"id": "x"}', "x", 'line 2: "a" is missing'),
        ('{"id": "x", "a": "A", "b": 3}', "x", 'line 2: "b" is not a string'),
        ('{"a": "A", "b": "B"}', None, 'line 2: "id" is missing'),
        ('{"id": [1], "a": "A", "b": "B"}', [1], 'line 2: "id" is neither a string nor a whole number'),
        ("", None, "line 2: empty"),
        ("[" * 100_000, None, "line 2: nested too deeply"),
        (b'{"id": "x", "a": "\xff", "b": ""}', None, "line 2: not UTF-8"),
    ],
)
def test_a_bad_line_is_answered_and_the_rest_judged(
    line: str | bytes, pair_id: Any, reason: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    middle = line if isinstance(line, bytes) else line.encode()
    lines = pair(1, A, A).encode() + middle + b"\n" + pair(3, A, B).encode()
    code, out, err = answers(lines, tmp_path, capfd)
    assert code == 2
    assert [answer["id"] for answer in out] == [1, pair_id, 3]
    assert list(out[1]) == ["id", "error"]
    assert out[1]["error"].startswith(reason)
    assert err.startswith("conflictcheck: ")
    assert err.endswith(": 1 of 3 lines could not be read. Their output lines say why.\n")
    assert out[2]["conflict"] is True


def test_empty_lines_at_the_end_are_no_lines(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = answers(pair(1, A, A) + "\n\n", tmp_path, capfd)
    assert (code, len(out)) == (0, 1)


def test_a_byte_order_mark_and_windows_lines(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = "\ufeff" + (pair(1, A, A) + pair(2, A, B)).replace("\n", "\r\n")
    code, out, _ = answers(lines, tmp_path, capfd)
    assert (code, [answer["conflict"] for answer in out]) == (0, [False, True])


def test_the_levels_of_the_configuration_hold(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "conflictcheck.toml"
    config.write_text('levels = { number = "note" }\n', encoding="utf-8")
    _, out, _ = answers(pair(1, A, B), tmp_path, capfd, "--config", str(config))
    assert [conflict["level"] for conflict in out[0]["conflicts"]] == ["note"]
    _, out, _ = answers(pair(1, A, B), tmp_path, capfd, "--config", str(config), "--min-level", "warning")
    assert out[0]["conflicts"] == []


def test_empty_texts_agree(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = answers(pair(1, "", "") + pair(2, A, ""), tmp_path, capfd)
    assert (code, [answer["conflict"] for answer in out]) == (0, [False, False])


def test_an_empty_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert answers("", tmp_path, capfd) == (0, [], "")


def test_a_missing_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["pairs", "none.jsonl"]) == 2
    assert capfd.readouterr().err.startswith("conflictcheck: none.jsonl: No such file or directory. Name a JSON Lines")


def test_a_directory(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["pairs", str(tmp_path)]) == 2
    assert "Is a directory" in capfd.readouterr().err


def test_it_streams() -> None:
    """The answer to a line comes before the next line is sent. Bad lines, which need no language model."""
    process = subprocess.Popen(
        [sys.executable, "-m", "conflictcheck", "pairs", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(3):
        process.stdin.write(b'{"id": %d}\n' % number)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == number
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.count(b"\n")) == (2, b"", 1)


def test_same_lines_same_bytes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = pair(1, A, B) + pair(2, B, A) + pair(3, A, A)
    assert answers(lines, tmp_path, capfd) == answers(lines, tmp_path, capfd)


def test_a_dateline_is_no_part_of_the_first_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lead = "The founder of the start-up Coral Media was arrested on Thursday on fraud charges."
    rows = [
        {"id": 1, "a": f"NEW YORK (AP) - {lead}", "b": lead.replace("Coral", "Amber")},
        {"id": 2, "a": f"NEW YORK (AP) - {lead}", "b": lead},
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    run(["pairs", str(file)])
    found, quiet = (json.loads(line) for line in capfd.readouterr().out.splitlines())
    assert (found["conflict"], quiet["conflict"]) == (True, False)
    (conflict,) = found["conflicts"]
    # Places still count in the text as it was given.
    assert rows[0]["a"][conflict["sides"][0]["claims"][0]["start"] :].startswith("Coral")
