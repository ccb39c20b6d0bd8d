"""GitHub annotations, read back as the runner of GitHub Actions reads workflow commands."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import REPORT
from report_written import many, two_sides, written

from conflictcheck.model import Report, Skipped

COMMAND = re.compile(r"::([a-z]+)(?: ([^\r\n]*?))?::([^\r\n]*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Name, properties and message of each command: split at the first `::`, commas and `=`, then unescaped."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        if line.startswith("::"):
            match = COMMAND.fullmatch(line)
            assert match, line
            properties = dict(item.split("=", 1) for item in (match[2] or "").split(",") if item)
            found.append((match[1], {key: unescaped(item) for key, item in properties.items()}, unescaped(match[3])))
    return found


def unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_a_finding_is_an_annotation() -> None:
    assert written("github", two_sides(("a.txt", "It killed 12", "12"), ("b.txt", "It killed 15", "15"))) == (
        "::error file=a.txt,line=1,col=11,endColumn=13,title=number%3A 12 vs 15::"
        '"12" in a.txt:1: It killed 12%0A'
        '"15" in b.txt:1: It killed 15%0A'
        "contradiction: cannot both be right, 75%25 sure (000000000000)\n"
        "1 disagreement (1 error) in 2 articles, 2 statements\n"
    )


def test_levels_places_and_what_was_not_read() -> None:
    found = commands(written("github", REPORT))
    assert [name for name, _, _ in found] == ["error", "warning", "warning", "error"]
    assert [properties["file"] for _, properties, _ in found] == ["news/harbour.txt"] * 3 + ["news/gone.txt"]
    assert [properties.get("line") for _, properties, _ in found] == ["3", "4", "6", None]
    assert found[1][2].splitlines()[1].startswith('"15" in news/courier — city.md:1 and 1 more: ')
    assert found[3][2] == "news/gone.txt: No such file"
    ((name, _, _),) = commands(written("github", many(1, level="note")))
    assert name == "notice"


def test_nothing_found_is_said() -> None:
    assert written("github", Report("0.1.0", (), ())) == "No disagreements in 0 articles, 0 statements\n"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("50% off, now: a.txt", "50%25 off%2C now%3A a.txt"),
        ("a\nb.txt", "a%0Ab.txt"),
        ("/desk/news/a.txt", "news/a.txt"),
    ],
)
def test_paths_are_escaped_and_relative(path: str, shown: str) -> None:
    text = written("github", two_sides((path, "It killed 12", "12"), ("b.txt", "It killed 15", "15")))
    assert text.startswith(f"::error file={shown},line=1,")


def test_a_value_over_two_lines_has_no_columns() -> None:
    report = two_sides(("a.txt", "He said: no\nmore", "no\nmore"), ("b.txt", "He said: more", "more"))
    ((_, properties, _),) = commands(written("github", report))
    assert properties == {"file": "a.txt", "line": "1", "endLine": "2", "title": "number: no more vs more"}


def test_places_without_lines() -> None:
    report = two_sides(("a.docx", "It killed 12", "12"), ("b.docx", "It killed 15", "15"), offsets="extracted")
    ((_, properties, _),) = commands(written("github", report))
    assert properties == {"file": "a.docx", "title": "number: 12 vs 15"}
    piped = two_sides(("-", "It killed 12", "12"), ("b.txt", "It killed 15", "15"))
    ((_, properties, _),) = commands(written("github", piped))
    assert "file" not in properties


def test_a_message_is_not_longer_than_the_runner_takes() -> None:
    one = many(1).conflicts[0]
    wide = replace(one, sides=one.sides * 30)
    ((_, properties, message),) = commands(written("github", replace(many(1), conflicts=(wide,))))
    assert len(message) <= 4096
    told = re.search(r"\nand (\d+) more values\n.*\(000000000000\)\Z", message)
    assert told
    assert int(told[1]) + message.count('" in ') == 60
    assert len(properties["title"]) <= 255
    short = commands(written("github", many(1)))[0][2]
    assert "more value" not in short


@given(st.text(st.characters(), min_size=1), st.text(), st.text(min_size=1))
def test_no_text_can_give_a_command_of_its_own(value: str, summary: str, reason: str) -> None:
    report = two_sides((value, f"::set-env name=x::{value}", value), ("b.txt", "15", "15"), summary=summary)
    report = replace(report, skipped=(Skipped(summary, reason, error=True),))
    lines = re.split(r"\r\n|\r|\n", written("github", report))
    assert [line[:8] for line in lines[:2]] == ["::error ", "::error "]
    assert lines[2:] == ["1 disagreement (1 error) in 2 articles, 2 statements", ""]
    (_, first, _), (_, second, _) = commands("\n".join(lines))
    assert first.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert second.keys() <= {"file", "title"}
    assert first.get("file", "-") == value or value.startswith("/")
