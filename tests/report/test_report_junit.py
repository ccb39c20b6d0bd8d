"""JUnit XML: well formed whatever the text, counted right, a case an article; read with junitparser."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml, TestCase, TestSuite
from report_fixture import REPORT
from report_written import many, two_sides, written

from conflictcheck.model import Report, Skipped


def suite_of(report: Report, **told: object) -> TestSuite:
    text = written("junit", report, **told)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    (suite,) = JUnitXml.fromstring(text.encode("utf-8"))
    cases = list(suite)
    results = [[type(result).__name__ for result in case.result] for case in cases]
    assert (suite.tests, suite.skipped) == (len(cases), 0)
    assert suite.failures == results.count(["Failure"])
    assert suite.errors == results.count(["Error"])
    return suite


def cases_of(report: Report, **told: object) -> list[TestCase]:
    return list(suite_of(report, **told))


def test_a_case_an_article_and_one_for_what_was_not_read() -> None:
    harbour, courier, gone = cases_of(REPORT)
    assert [case.name for case in (harbour, courier, gone)] == [
        "news/harbour.txt",
        "news/courier — city.md",
        "news/gone.txt",
    ]
    (failure,) = harbour.result
    assert failure.message == "date: Tuesday night vs Monday night (and 2 more)"
    assert failure.type == "date,number"
    assert failure.text.count(" sure (") == 3
    assert '  news/courier — city.md:1: "Monday night": The Lady Anne went down on Monday night.' in failure.text
    assert harbour.system_out is None
    (error,) = gone.result
    assert error.message == "No such file"


@pytest.mark.parametrize(
    ("fail_on", "failing", "others"), [("note", 3, 0), ("warning", 3, 0), ("error", 1, 2), ("never", 0, 3)]
)
def test_findings_below_the_level_are_remarks(fail_on: str, failing: int, others: int) -> None:
    for case in cases_of(REPORT, fail_on=fail_on)[:2]:
        assert sum(failure.text.count(" sure (") for failure in case.result) == failing
        assert (case.system_out or "").count(" sure (") == others


def test_an_article_without_findings_passes() -> None:
    report = two_sides(("/desk/a.txt", "It killed 12", "12"), ("b.txt", "It killed 15", "15"))
    quiet = replace(report.articles[0], id="a3", path="/desk/c.txt")
    cases = cases_of(replace(report, articles=(*report.articles, quiet)))
    assert [(case.name, len(case.result)) for case in cases] == [("a.txt", 1), ("b.txt", 1), ("c.txt", 0)]
    assert len(cases_of(Report("0.1.0", (), ()))) == 0


def test_a_finding_inside_one_article_is_told_once() -> None:
    report = many(1)
    inside = replace(report.conflicts[0].sides[1].claims[0], article="a1", path="a.txt")
    side = replace(report.conflicts[0].sides[1], claims=(inside,))
    one = replace(report.conflicts[0], sides=(report.conflicts[0].sides[0], side))
    first, second = cases_of(replace(report, conflicts=(one,)))
    assert (len(first.result), len(second.result)) == (1, 0)
    assert first.result[0].text.count(" sure (") == 1


def test_an_authority_does_not_fail() -> None:
    report = many(1)
    sure, doubted = report.conflicts[0].sides
    marked = replace(report.conflicts[0], sides=(replace(sure, authority=True), doubted))
    first, second = cases_of(replace(report, conflicts=(marked,)))
    assert (len(first.result), len(second.result)) == (0, 1)
    assert first.system_out.count(" sure (") == 1


@given(st.text(st.characters(), min_size=1), st.text(), st.text(min_size=1))
def test_any_text_makes_valid_xml(value: str, summary: str, path: str) -> None:
    report = two_sides((path, f"]]> & <b> {value}", value), ("b.txt", "15", "15"), summary=summary)
    report = replace(report, skipped=(Skipped(path, value, error=True),))
    text = written("junit", report).encode("utf-8", "backslashreplace")
    root = ElementTree.fromstring(text)
    assert {element.tag for element in root.iter()} == {
        "testsuites", "testsuite", "testcase", "failure", "error", "system-out"
    }  # fmt: skip


def test_control_characters_and_half_characters() -> None:
    text = written("junit", two_sides(("a\x00\x1b.txt", "12 \ud83d", "12"), ("b.txt", "15 \ufffe", "15")))
    root = ElementTree.fromstring(text.encode("utf-8"))
    assert root.find("testsuite/testcase").get("name") == "a\ufffd\ufffd.txt"  # type: ignore[union-attr]
