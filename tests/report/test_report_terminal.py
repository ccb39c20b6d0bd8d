"""The terminal report: what an editor sees, on any terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from report_fixture import DEAD, NIGHT, REPORT

from conflictcheck.model import Conflict, Report, Side, Skipped
from conflictcheck.report import Look
from conflictcheck.report.terminal import render

SNAPSHOTS = Path(__file__).with_name("snapshots")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def rendered(report: Report, look: Look | None = None) -> str:
    out = io.StringIO()
    render(report, out, look or Look(seconds=1.34))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("terminal-80.txt", Look(width=80, seconds=1.34)),
        ("terminal-40-ascii.txt", Look(width=40, encoding="ascii", seconds=1.34)),
        ("terminal-color.txt", Look(width=80, color=True, seconds=1.34)),
    ],
)
def test_snapshot(name: str, look: Look) -> None:
    assert rendered(REPORT, look) == (SNAPSHOTS / name).read_text("utf-8")


def test_colours_only_add_to_the_text() -> None:
    def bare(text: str) -> str:
        return " ".join(re.sub(r"[\[\]]", "", text).split())

    colored = rendered(REPORT, Look(color=True))
    assert ESCAPE.search(colored)
    assert bare(ESCAPE.sub("", colored)) == bare(rendered(REPORT, Look()))


def test_no_escape_codes_without_colour() -> None:
    assert "\x1b" not in rendered(REPORT)


@pytest.mark.parametrize("width", [20, 40, 57, 80, 110, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    place = re.compile(r"^ +(also )?news/.*:\d+:\d+")
    lines = rendered(REPORT, Look(width=width)).splitlines()
    assert [line for line in lines if len(line) > width and not place.match(line)] == []


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_every_value_stands_marked_in_its_sentence(width: int) -> None:
    text = " ".join(rendered(REPORT, Look(width=width)).split())
    for conflict in REPORT.conflicts:
        for side in conflict.sides:
            assert f"[{side.value}]" in text


def test_ascii_terminal_gets_ascii() -> None:
    text = rendered(REPORT, Look(encoding="ascii"))
    assert text.isascii()
    assert '"Lady Anne"' in text


def test_letters_are_spelt_where_the_encoding_lacks_them() -> None:
    report = replace(REPORT, conflicts=(replace(NIGHT, about="Łódź, Київ, 東京"),))
    assert "about Lodz, Kiiv" in rendered(report, Look(encoding="ascii"))
    assert "about Łódź, Київ, 東京" in rendered(report)


def test_articles_cannot_steer_the_terminal() -> None:
    evil = "\x1b[2J\x07\u202eMonday\r night"
    claim = replace(NIGHT.sides[1].claims[0], sentence=f"Then {evil}.", path="a\x1b]0;x\x07.txt")
    side = replace(NIGHT.sides[1], claims=(claim,))
    conflict = replace(NIGHT, sides=(NIGHT.sides[0], side), summary=evil, about=evil)
    report = replace(REPORT, conflicts=(conflict,), skipped=(Skipped(evil, evil),))
    text = rendered(report)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_markup_in_an_article_is_text() -> None:
    report = replace(REPORT, conflicts=(replace(NIGHT, about="[bold]x[/nothing] :smile:"),))
    assert "about [bold]x[/nothing] :smile:" in rendered(report)


def _many_claims(count: int) -> Conflict:
    claim = DEAD.sides[0].claims[0]
    claims = tuple(replace(claim, line=line) for line in range(1, count + 1))
    return replace(DEAD, sides=(replace(DEAD.sides[0], claims=claims), DEAD.sides[1]))


def test_many_places_are_counted_not_listed() -> None:
    text = rendered(replace(REPORT, conflicts=(_many_claims(40),)))
    assert text.count("    also ") == 3 + 1
    assert "    and 36 more places" in text


def test_many_sides_are_counted_not_listed() -> None:
    claim = DEAD.sides[0].claims[0]
    sides = tuple(Side(str(n), str(n), None, (claim,)) for n in range(30))
    text = rendered(replace(REPORT, conflicts=(replace(DEAD, sides=sides),)))
    assert text.count("harbour.txt:") == 6
    assert "and 24 more values" in text


def test_a_long_list_of_skipped_files_is_cut() -> None:
    skipped = tuple(Skipped(f"pictures/{n}.png", "unknown format") for n in range(500))
    lines = rendered(replace(REPORT, skipped=skipped)).splitlines()
    assert "Not read (500 files):" in lines
    assert "  and 490 more" in lines
    assert len([line for line in lines if ".png" in line]) == 10


def test_closing_line() -> None:
    assert "3 disagreements (1 error, 2 warnings) in 2 articles, 21 statements, 1.3 s\n" in rendered(REPORT)


def test_closing_line_when_there_is_nothing() -> None:
    report = replace(REPORT, conflicts=(), skipped=(), articles=REPORT.articles[:1], statements=1204)
    assert rendered(report) == "No disagreements in 1 article, 1,204 statements, 1.3 s\n"


def test_hidden_findings_are_counted() -> None:
    text = rendered(replace(REPORT, suppressed=2, baselined=1))
    assert "21 statements, 2 suppressed, 1 in the baseline, 1.3 s" in " ".join(text.split())


def test_undated_articles_are_named_until_they_are_many() -> None:
    assert "No date known for news/courier — city.md:" in rendered(REPORT)
    undated = tuple(replace(REPORT.articles[1], id=f"a{n}") for n in range(1, 13))
    assert "No date known for 12 articles:" in rendered(replace(REPORT, articles=undated))


def test_one_file_does_not_say_files() -> None:
    assert "Not read (1 file):" in rendered(replace(REPORT, skipped=REPORT.skipped[:1]))


def test_what_failed_is_listed_before_what_was_left_out() -> None:
    skipped = (
        *(Skipped(f"{n}.png", "unknown format") for n in range(50)),
        Skipped("z.txt", "is empty", True),
    )
    lines = rendered(replace(REPORT, skipped=skipped)).splitlines()
    assert lines[lines.index("Not read (51 files):") + 1] == "  z.txt: is empty"
