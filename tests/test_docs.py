"""Generated pages equal what the generator writes, and the documents name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.kind_pages import main, pages, stale
from scripts.readme_run import COMMAND, PICTURE, fresh, made, with_run

from conflictcheck.kinds import all_kinds

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").rglob("README.md"),
    ]
)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_the_pages_of_the_kinds_are_fresh() -> None:
    assert stale(ROOT / "docs" / "kinds", pages(all_kinds())) == []


def test_a_changed_a_missing_and_a_surplus_page_are_stale(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    assert main([str(tmp_path), "--check"]) == 0
    (tmp_path / "date.md").write_text("old", encoding="utf-8")
    (tmp_path / "name.md").unlink()
    (tmp_path / "weather.md").write_text("# weather", encoding="utf-8")
    assert stale(tmp_path, pages(all_kinds())) == ["date.md", "name.md", "weather.md"]
    assert main([str(tmp_path), "--check"]) == 1
    assert main([str(tmp_path)]) == 0
    assert stale(tmp_path, pages(all_kinds())) == []


@pytest.mark.parametrize("document", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_readme_shows_what_the_program_prints() -> None:
    """Make it again with `python -m scripts.readme_run`."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    output, picture = made()
    assert fresh(readme, with_run(readme, output))
    assert PICTURE.read_text(encoding="utf-8") == picture
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in readme


def test_only_seconds_may_differ() -> None:
    assert fresh("2 articles, 1.4 s", "2 articles, 12.0 s")
    assert not fresh("2 articles, 1.4 s", "3 articles, 1.4 s")


def test_a_run_takes_the_place_of_the_one_before() -> None:
    readme = f"# x\n\n{COMMAND}    old\n\n      older\n\nText.\n"
    assert with_run(readme, "a\n\n  b\n") == f"# x\n\n{COMMAND}    a\n\n      b\n\nText.\n"
