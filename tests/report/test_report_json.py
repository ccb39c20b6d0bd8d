"""The JSON report: the contract with other programs, byte for byte."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_fixture import NIGHT, REPORT

from conflictcheck.model import Note, Report
from conflictcheck.report import Look
from conflictcheck.report.json import render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report-1.schema.json").read_text("utf-8"))
SNAPSHOT = Path(__file__).with_name("snapshots") / "report.json"


def rendered(report: Report) -> str:
    out = io.StringIO()
    render(report, out, Look())
    return out.getvalue()


def test_snapshot() -> None:
    """To renew the snapshots after a wanted change: python tests/report/report_fixture.py"""
    assert rendered(REPORT) == SNAPSHOT.read_text("utf-8")


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        Report("0.1.0", (), ()),
        replace(REPORT, notes=(Note("news/harbour.txt:3", "this suppression met no finding."),)),
        replace(REPORT, conflicts=(replace(NIGHT, evidence=(), about="", confidence=1.0),), suppressed=2),
    ],
)
def test_reports_fit_the_schema(report: Report) -> None:
    jsonschema.validate(json.loads(rendered(report)), SCHEMA)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "conflictcheck/report/2"),
        (("conflicts", 0, "confidence"), 1.5),
        (("conflicts", 0, "level"), "fatal"),
        (("conflicts", 0, "sides"), []),
        (("conflicts", 0, "sides", 0, "authority"), "yes"),
        (("conflicts", 0, "sides", 0, "claims", 0, "line"), 0),
        (("conflicts", 0, "evidence", 0, "weight"), "2"),
        (("articles", 0, "date"), "3 September"),
        (("summary", "by_level"), {"error": 1}),
    ],
)
def test_schema_refuses_what_is_wrong(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(rendered(REPORT))
    *parents, last = path
    place = data
    for step in parents:
        place = place[step]
    place[last] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def test_key_order_is_that_of_the_contract() -> None:
    data = json.loads(rendered(REPORT))
    assert list(data) == [
        "schema", "version", "articles", "conflicts", "skipped", "notes", "suppressed", "baselined", "summary"
    ]  # fmt: skip
    assert list(data["conflicts"][0]) == [
        "id", "kind", "reason", "level", "confidence", "summary", "about", "sides", "evidence"
    ]  # fmt: skip
    assert list(data["conflicts"][0]["sides"][0]) == ["value", "normalized", "unit", "authority", "claims"]
    assert list(data["conflicts"][0]["sides"][0]["claims"][0]) == [
        "article", "path", "line", "column", "start", "end",
        "sentence", "sentence_start", "sentence_end", "speaker",
    ]  # fmt: skip


def test_text_stays_readable_and_ends_with_one_newline() -> None:
    text = rendered(REPORT)
    assert "“Lady Anne”" in text
    assert "courier — city.md" in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_article_text_is_not_written() -> None:
    assert "text" not in json.loads(rendered(REPORT))["articles"][0]


def test_offsets_point_to_the_values() -> None:
    texts = {article.id: article.text for article in REPORT.articles}
    for conflict in json.loads(rendered(REPORT))["conflicts"]:
        for side in conflict["sides"]:
            for claim in side["claims"]:
                text = texts[claim["article"]]
                assert text[claim["start"] : claim["end"]] == side["value"]
                assert text[claim["sentence_start"] : claim["sentence_end"]] == claim["sentence"]
                line = text.split("\n")[claim["line"] - 1]
                assert line[claim["column"] - 1 :].startswith(side["value"])


def test_summary_counts() -> None:
    assert json.loads(rendered(REPORT))["summary"] == {
        "articles": 2,
        "statements": 21,
        "compared": 34,
        "conflicts": 3,
        "by_kind": {"date": 1, "number": 2},
        "by_level": {"error": 1, "warning": 2, "note": 0},
    }
