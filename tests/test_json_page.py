"""docs/json.md: its tables are the schema, and its recipes do what they say, run by jq on the report of seeds/."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conflictcheck.cli import run
from json_recipes import LINES, OTHERS, WHOLE, claims, rows

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "json.md").read_text("utf-8")
SCHEMA = json.loads((ROOT / "docs/schema/report-1.schema.json").read_text("utf-8"))
ROW = re.compile(r"^\| `(\w+)` \| ([a-z, ]+) \| (.+) \|$", re.M)
RECIPE = re.compile(r"^([^\n]+):\n\n```sh\n(.*?)\n```$", re.M | re.S)
RECIPES = dict(RECIPE.findall(PAGE))
PAIRS = [
    {"id": "toll", "a": "The flood in Valencia killed 26 people.", "b": "The flood in Valencia killed 35 people."},
    {"id": "same", "a": "The flood in Valencia killed 26 people.", "b": "The flood in Valencia killed 26 people."},
]


def table(heading: str) -> dict[str, set[str]]:
    """Field -> its types, of the table below a heading."""
    section = re.split(r"^#+ ", PAGE.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.M)[0]
    return {name: set(re.split(r", | or ", types)) for name, types, _ in ROW.findall(section)}


def types_of(field: dict[str, Any]) -> set[str]:
    if "$ref" in field:
        return types_of(SCHEMA["$defs"][field["$ref"].rpartition("/")[2]])
    if "type" not in field:
        return {"string"}  # const and enum
    return {field["type"]} if isinstance(field["type"], str) else set(field["type"])


OBJECTS = {
    "The report": SCHEMA,
    **{name: SCHEMA["$defs"][name] for name in ("article", "conflict", "side", "claim", "evidence")},
    "skipped": SCHEMA["properties"]["skipped"]["items"],
    "note": SCHEMA["properties"]["notes"]["items"],
    "summary": SCHEMA["properties"]["summary"],
}


@pytest.mark.parametrize("heading", OBJECTS)
def test_the_tables_are_the_schema(heading: str) -> None:
    fields = OBJECTS[heading]["properties"]
    assert table(heading) == {name: types_of(field) for name, field in fields.items()}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with seeds/, the report of it, an older report that lacks the first finding, and pairs."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    done = _shell("conflictcheck seeds/ --exit-zero --no-progress --output report.json", folder)
    assert (done.returncode, done.stderr) == (0, "")
    report = _report(folder)
    (folder / "old.json").write_text(json.dumps(report | {"conflicts": report["conflicts"][1:]}), "utf-8")
    (folder / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in PAIRS), "utf-8")
    return folder


def _shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path}
    return subprocess.run(["sh", "-c", command], cwd=cwd, env=environment, capture_output=True, encoding="utf-8")


def _report(desk: Path) -> dict[str, Any]:
    return json.loads((desk / "report.json").read_text("utf-8"))


def test_the_real_report_has_the_fields_of_the_tables_in_their_order(desk: Path) -> None:
    report = _report(desk)
    assert list(report) == list(table("The report"))
    assert list(report["summary"]) == list(table("summary"))
    assert all(list(article) == list(table("article")) for article in report["articles"])
    assert len(report["conflicts"]) >= 2, "too few findings to try the recipes on"
    for conflict in report["conflicts"]:
        assert list(conflict) == list(table("conflict"))
        assert all(list(side) == list(table("side")) for side in conflict["sides"])
        assert all(list(claim) == list(table("claim")) for side in conflict["sides"] for claim in side["claims"])
        assert all(list(entry) == list(table("evidence")) for entry in conflict["evidence"])


def test_json_lines_have_one_field_more(desk: Path) -> None:
    lines = _shell("conflictcheck seeds/ --exit-zero --no-progress --format jsonl", desk).stdout.splitlines()
    assert [list(json.loads(line)) for line in lines] == [
        [*table("conflict"), *table("JSON Lines")] for _ in _report(desk)["conflicts"]
    ]


def test_offsets_and_order_are_as_the_page_says(desk: Path) -> None:
    report = _report(desk)
    for claim in claims(report):
        text = (desk / claim["path"]).read_bytes().decode()
        before = text[: claim["start"]]
        assert claim["line"] == before.count("\n") + 1
        assert claim["column"] == claim["start"] - (before.rfind("\n") + 1) + 1
        assert text[claim["sentence_start"] : claim["sentence_end"]] == claim["sentence"]
        assert claim["sentence_start"] <= claim["start"] < claim["end"] <= claim["sentence_end"]
    ranks = [(["error", "warning", "note"].index(c["level"]), -c["confidence"]) for c in report["conflicts"]]
    assert all(one <= other for one, other in pairwise(ranks))


def test_the_lines_of_pairs(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"^```json\n(.*?)\n```$", PAGE, re.M | re.S)
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{example}\n[]\n", "utf-8")
    assert run(["pairs", str(file)]) == 2
    judged, bad = map(json.loads, capfd.readouterr().out.splitlines())
    section = PAGE.partition("## pairs\n")[2].partition("\n## ")[0]
    good_table, bad_table = section.split("exit code is 2")
    assert list(judged) == [name for name, _, _ in ROW.findall(good_table)]
    assert list(bad) == [name for name, _, _ in ROW.findall(bad_table)]
    assert judged["conflict"] is True
    assert {claim["path"] for claim in claims(judged)} == {"a", "b"}


needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed; .ci/run installs it if it may")


def printed(recipe: str, desk: Path, code: int = 0) -> str:
    done = _shell(RECIPES[recipe], desk)
    assert (done.returncode, done.stderr) == (code, "")
    return done.stdout


def test_every_recipe_is_tried() -> None:
    assert set(RECIPES) == LINES.keys() | WHOLE.keys() | OTHERS
    assert len(RECIPES) == PAGE.count("```sh")


@needs_jq
@pytest.mark.parametrize("recipe", LINES)
def test_recipes_that_print_lines(recipe: str, desk: Path) -> None:
    assert printed(recipe, desk).splitlines() == LINES[recipe](_report(desk))


@needs_jq
@pytest.mark.parametrize("recipe", WHOLE)
def test_recipes_that_print_json(recipe: str, desk: Path) -> None:
    assert json.loads(printed(recipe, desk)) == WHOLE[recipe](_report(desk))


@needs_jq
def test_a_table_for_a_spreadsheet(desk: Path) -> None:
    written = printed("A table for a spreadsheet, a row a place", desk)
    assert list(csv.reader(io.StringIO(written))) == rows(_report(desk))


@needs_jq
def test_a_build_fails_on_one_kind(desk: Path) -> None:
    (recipe,) = (name for name in RECIPES if name.startswith("Fail a build"))
    for kind in ("quote", _report(desk)["conflicts"][0]["kind"]):
        command = RECIPES[recipe].replace('"quote"', f'"{kind}"')
        there = kind in _report(desk)["summary"]["by_kind"]
        done = _shell(command, desk)
        assert (done.returncode, done.stdout, done.stderr) == (int(there), f"{str(not there).lower()}\n", "")


@needs_jq
def test_what_weighs_most(desk: Path) -> None:
    lines = printed("The three things that weigh most in each finding", desk).splitlines()
    for c in _report(desk)["conflicts"]:
        shown = lines[1 : 1 + min(3, len(c["evidence"]))]
        assert lines[0] == c["summary"]
        heaviest = sorted((abs(e["weight"]) for e in c["evidence"]), reverse=True)[:3]
        assert [abs(float(line.split()[0])) for line in shown] == heaviest
        lines = lines[1 + len(shown) :]
    assert lines == []


@needs_jq
def test_pairs_that_conflict(desk: Path) -> None:
    (line,) = printed("The pairs that conflict, out of a file of pairs", desk).splitlines()
    name, confidence = json.loads(line)
    assert name == "toll"
    assert 0 < confidence <= 1
