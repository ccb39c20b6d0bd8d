"""The picture: well formed whatever the text, always the same, nothing loaded, all words of the terminal's report."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from html_reports import hostile
from report_fixture import REPORT
from report_written import many, two_sides, written

from conflictcheck.model import Report

SVG = "{http://www.w3.org/2000/svg}"


def read(report: Report, **told: object) -> ElementTree.Element:
    return ElementTree.fromstring(written("svg", report, **told).encode("utf-8", "backslashreplace"))


def words(root: ElementTree.Element) -> str:
    """What stands in the picture, below its title bar."""
    texts = [text.text or "" for group in root.findall(f"{SVG}g") for text in group.iter(f"{SVG}text")]
    return " ".join(" ".join(texts).split())


def test_shows_what_the_terminal_shows() -> None:
    terminal = written("terminal", REPORT, width=88, color=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", " ", terminal)
    assert words(read(REPORT)).split() == plain.split()


def test_the_name_for_screen_readers_holds_the_counts() -> None:
    root = read(REPORT)
    (title,) = root.findall(f"{SVG}title")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert (title.text or "").startswith("conflictcheck: 3 disagreements (")


def test_neither_time_nor_terminal_change_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written("svg", REPORT)
    for name, value in (("COLUMNS", "40"), ("NO_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert written("svg", REPORT, width=40, color=True, seconds=1.5, encoding="ascii") == first


def test_nothing_is_loaded_and_nothing_breaks_out() -> None:
    for report in (REPORT, hostile()):
        root = read(report)
        addresses = re.findall(r"url\(([^)]*)\)|href=\"([^\"]*)\"", written("svg", report))
        assert addresses
        assert all(inside.startswith("#conflictcheck-") for inside, _ in addresses)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            *("svg", "title", "style", "defs", "clipPath", "rect", "g", "text", "circle"),
        }
        assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_texts_that_xml_cannot_hold() -> None:
    odd = two_sides(("a.txt", "It is \ufffe{12}\x01 & <b> here.", "12"), ("b.txt", "It is {13} here.", "13"))
    assert "{" in words(read(odd))
    named = replace(odd, conflicts=(replace(odd.conflicts[0], summary="{width} vs {0}"),))
    assert "{width} vs {0}" in words(read(named)).replace("\xa0", " ")


def test_many_findings_are_counted_and_the_picture_stays_small() -> None:
    shown = words(read(many(500)))
    assert "and 470 more disagreements" in shown
    assert shown.count("12 vs 15") == 30
    assert "500 disagreements" in shown


def test_a_long_path_is_not_cut() -> None:
    path = "archive/" + "x" * 100 + ".txt"
    long = two_sides((path, "It is 12 here.", "12"), ("b.txt", "It is 13 here.", "13"))
    root = read(long)
    assert f"{path}:1:7" in words(root)
    width = float((root.get("viewBox") or "").split()[2])
    assert width > 1.3 * float((read(REPORT).get("viewBox") or "").split()[2])


def test_no_findings() -> None:
    assert words(read(replace(REPORT, conflicts=(), skipped=()))).startswith("No disagreements in 2 articles")
