"""Discovery of report formats and of kinds: one file each."""

from __future__ import annotations

import pytest

from conflictcheck.kinds import all_kinds
from conflictcheck.report import format_for_path, formats

KINDS = ["attribution", "date", "name", "number", "place", "polarity", "quote", "status"]
SECTIONS = ["## What it reports", "## Why", "## When it stays silent", "## What to do"]


def test_formats_are_found_and_sorted() -> None:
    names = [form.name for form in formats()]
    assert names == sorted(names)
    assert {"json", "terminal"} <= set(names)
    assert all(form.summary for form in formats())
    assert {form.name for form in formats() if not form.suffixes} <= {"github"}, "what can be a file has an ending"


def test_formats_that_show_one_place_say_so() -> None:
    assert {form.name for form in formats() if form.at_one_place} == {"github", "sarif"}


def test_suffixes_name_one_format_each() -> None:
    endings = [end for form in formats() for end in form.suffixes]
    assert len(endings) == len(set(endings))
    assert all(end.startswith(".") and end == end.lower() for end in endings)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("out.json", "json"),
        ("a/b.OUT.JSON", "json"),
        ("report.txt", "terminal"),
        ("x.odt", None),
        ("json", None),
    ],
)
def test_format_by_file_name(path: str, name: str | None) -> None:
    found = format_for_path(path)
    assert (found and found.name) == name


def test_all_kinds_are_found() -> None:
    assert [kind.name for kind in all_kinds()] == KINDS


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_manual_pages_are_complete(kind) -> None:  # type: ignore[no-untyped-def]
    assert [line for line in kind.page.splitlines() if line.startswith("#")] == SECTIONS
    assert not kind.summary.endswith(".")
    assert set(kind.reasons) <= set(kind.default_level) == {"contradiction", "update", "scope"}
    assert all(f"*{reason}*" in kind.page for reason in kind.reasons)
    assert {example.conflict for example in kind.examples} == {True, False}
    assert 4 <= len(kind.examples) <= 8
    assert len({(example.a, example.b) for example in kind.examples}) == len(kind.examples)
    assert all(example.conflict or example.note for example in kind.examples), "say why it is silent"
