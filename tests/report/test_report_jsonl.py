"""JSON Lines: each finding as in the JSON report, with its paths, on a line of its own."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from report_fixture import REPORT
from report_written import many, two_sides, written

from conflictcheck.model import Report


def test_the_fields_are_those_of_the_json_report() -> None:
    lines = [json.loads(line) for line in written("jsonl", REPORT).splitlines()]
    paths = [line.pop("paths") for line in lines]
    assert lines == json.loads(written("json", REPORT))["conflicts"]
    assert paths == [["news/harbour.txt", "news/courier — city.md"]] * 3


def test_a_path_is_given_once() -> None:
    report = many(1)
    first = report.conflicts[0].sides[0].claims[0]
    within = replace(report.conflicts[0].sides[1], claims=(first, first))
    one = replace(report.conflicts[0], sides=(report.conflicts[0].sides[0], within))
    assert json.loads(written("jsonl", replace(report, conflicts=(one,))))["paths"] == ["a.txt"]


def test_no_findings_make_no_lines() -> None:
    assert written("jsonl", Report("0.1.0", (), ())) == ""


@given(st.text(min_size=1), st.text())
def test_a_line_stays_a_line_whatever_the_text(value: str, summary: str) -> None:
    report = two_sides(("a.txt", f"{value} died", value), ("b.txt", "15 died", "15"), summary=summary)
    (line,) = written("jsonl", report).splitlines()
    assert json.loads(line)["summary"] == summary
    assert json.loads(line)["sides"][0]["value"] == value
