"""Each key of the configuration file changes what a real run does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conflictcheck.cli import run
from conflictcheck.config_keys import PARSERS

TOLL = "The flood in Valencia killed {} people on Monday, the regional government said."
A, B = "news/a.txt", "news/b.txt"
WITHOUT = (1, ["26 vs 35 people"], "error", 2)
"""Exit code, findings, level of the first and articles of a run without a configuration."""

EFFECTS: dict[str, tuple[str, tuple[int, list[str], str, int]]] = {
    "kinds": ('kinds = ["quote"]', (0, [], "", 2)),
    "min-confidence": ("min-confidence = 1", (0, [], "", 2)),
    "min-level": ('min-level = "error"\nlevels = { number = "warning" }', (0, [], "", 2)),
    "fail-on": ('fail-on = "never"', (0, ["26 vs 35 people"], "error", 2)),
    "exclude": ('exclude = ["b.*"]', (0, [], "", 1)),
    "tolerance": ("tolerance = 0.5", (0, [], "", 2)),
    "levels": ('levels = { number = "note" }', (0, ["26 vs 35 people"], "note", 2)),
    "authority": ('authority = ["b.txt"]', (1, ["35 (authority) vs 26 people"], "error", 2)),
    "suppressions": ('suppressions = "known.toml"', (0, [], "", 2)),
    "baseline": ('baseline = "known.json"', (0, [], "", 2)),
    "paths": ('paths = ["news/a.txt"]', (0, [], "", 1)),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path(A).write_text(TOLL.format(26) + "\n", "utf-8")
    Path(B).write_text(TOLL.format(35) + "\n", "utf-8")


def checked(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any], str]:
    code = run(["check", *args, "--format", "json"])
    out, err = capfd.readouterr()
    return code, json.loads(out), err


def told(code: int, report: dict[str, Any]) -> tuple[int, list[str], str, int]:
    found = report["conflicts"]
    return code, [c["summary"] for c in found], found[0]["level"] if found else "", len(report["articles"])


@pytest.mark.parametrize("key", EFFECTS)
def test_a_key_has_its_effect(key: str, capfd: pytest.CaptureFixture[str]) -> None:
    paths = () if key == "paths" else ("news",)
    assert told(*checked(capfd, "news")[:2]) == WITHOUT
    Path("known.toml").write_text('[[ignore]]\nkind = "number"\nvalues = ["26", "35"]\nreason = "Seen."\n', "utf-8")
    assert run(["baseline", "create", "news", "--baseline", "known.json"]) == 0
    capfd.readouterr()
    line, effect = EFFECTS[key]
    Path("conflictcheck.toml").write_text(f"{line}\n", "utf-8")
    code, report, err = checked(capfd, *paths)
    assert (told(code, report), err) == (effect, "")


def test_names_that_mean_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    told_twice = "The ministry said on Monday that the summit will take place in {} on 4 May 2025."
    Path(A).write_text(told_twice.format("Vilnius") + "\n", "utf-8")
    Path(B).write_text(told_twice.format("Tallinn") + "\n", "utf-8")
    (conflict,) = checked(capfd, "news")[1]["conflicts"]
    assert {side["value"] for side in conflict["sides"]} == {"Vilnius", "Tallinn"}
    Path("conflictcheck.toml").write_text('aliases = [["Vilnius", "Tallinn"]]\n', "utf-8")
    assert checked(capfd, "news")[1]["conflicts"] == []


@pytest.mark.parametrize("where", [".", "news"])
def test_dates_are_named_from_the_folder_of_the_configuration(
    where: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("conflictcheck.toml").write_text('[dates]\n"news/a.txt" = 2025-09-05\n', "utf-8")
    monkeypatch.chdir(where)
    code, report, err = checked(capfd, "news" if where == "." else ".")
    assert [article["date"] for article in report["articles"]] == ["2025-09-05", None]
    assert (code, err) == (1, "")


def test_no_key_is_without_a_test() -> None:
    assert {*EFFECTS, "aliases", "dates"} == set(PARSERS)
