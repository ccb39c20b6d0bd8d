"""Headlines and dates of publication."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from load_files import gone, write

from conflictcheck.load import from_text
from conflictcheck.load.published import date_line, read_date

LEAD = "The council of Marlow closed 12 of its 40 libraries on Tuesday, the deepest cut in a generation."
MARCH = date(2019, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "2019-03-05",
        "2019-03-05T09:30:00Z",
        "2019-03-05T09:30:00.123+01:00",
        "2019/03/05",
        "March 5, 2019",
        "Mar. 5, 2019",
        "March 5th, 2019, 09:11 GMT",
        "5 March 2019",
        "5 MARCH, 2019",
        "5th of March 2019",
        "Tuesday 5 March 2019",
        "Tue, Mar 5, 2019",
        "Tue, 05 Mar 2019 09:30:00 +0000",
        "Published: 5 March 2019 10:22",
        "Published on March 5, 2019 at 9.30 a.m.",
        "Last updated: Tuesday, 5 March 2019, 02:24 GMT",
        "Posted: 5 March 2019 | Updated: 6 March 2019",
        "9:30am UK, Tuesday 05 March 2019",
        "5 March 2019 Last updated at 14:39 GMT+02:00",
        "Date: 2019-03-05",
    ],
)
def test_dates_that_can_be_read_in_one_way(line: str) -> None:
    assert read_date(line) == MARCH


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("03/05/2019", None),
        ("3.5.2019", None),
        ("25/03/2019", date(2019, 3, 25)),
        ("03/25/2019", date(2019, 3, 25)),
        ("25.3.2019", date(2019, 3, 25)),
        ("5/5/2019", date(2019, 5, 5)),
        ("11 / 28 / 98", date(1998, 11, 28)),
        ("11 / 28 / 05 8:20 AM ET", date(2005, 11, 28)),
        ("31/31/2019", None),
        ("30 February 2019", None),
        ("Monday 5 March 2019", None),
    ],
)
def test_dates_in_doubt_are_no_dates_but_no_prose_either(line: str, expected: date | None) -> None:
    found = date_line(line)
    assert found is not None
    assert found.date == expected


@pytest.mark.parametrize(
    "line",
    [
        "On March 5, 2019 the council met",
        "March 2019",
        "Tuesday",
        "At 9:30",
        "2019",
        "5 March",
        "12-14",
        "Score: 3-1",
        "yesterday",
        "3 hours ago",
        "1,200 homes on 5 March 2019",
        "",
    ],
)
def test_what_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("top", "title", "day"),
    [
        ("Marlow closes libraries\n\n", "Marlow closes libraries", None),
        ("Marlow closes libraries\n", "Marlow closes libraries", None),
        ("Marlow closes libraries\n2019-03-05\n", "Marlow closes libraries", MARCH),
        ("5 March 2019\nMarlow closes libraries\n\n", "Marlow closes libraries", MARCH),
        ("Marlow closes libraries\nBy Jane Roe\n5 March 2019\n\n", "Marlow closes libraries", MARCH),
        ("Marlow closes libraries\nBy Jane Roe | 5 March 2019\n\n", "Marlow closes libraries", MARCH),
        ("Skip to content\n\nWho closed the libraries?\n\n", "Who closed the libraries?", None),
        ("Updated: 6 March 2019\nPosted: 5 March 2019\nCuts in Marlow\n\n", "Cuts in Marlow", MARCH),
        ("Cuts in Marlow\n\nMARLOW, March 5, 2019 (Reuters) - ", "Cuts in Marlow", MARCH),
        ("Cuts in Marlow\n\nMARLOW, March 5 (Reuters) - ", "Cuts in Marlow", None),
        ("The council has met.\n\n", None, None),
        ("", None, None),
        ("\n2019-03-05\n\n", None, MARCH),
    ],
)
def test_title_and_date_at_the_top(top: str, title: str | None, day: date | None) -> None:
    found = from_text(f"{top}{LEAD}\n\nThe vote was close.")
    assert (found.title, found.date) == (title, day)
    assert LEAD in found.prose


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marlow closed 12 of its 40 libraries on\nTuesday, the deepest cut in years.",
        "Closing: the council of Marlow, in the\nnorth of the county, says it is not to blame.",
    ],
)
def test_wrapped_text_has_no_title(text: str) -> None:
    assert from_text(text).title is None


def test_one_line_alone_has_no_title() -> None:
    assert from_text("Marlow closes libraries").title is None


def test_dates_further_down_belong_to_the_story() -> None:
    text = "Marlow closes libraries\n\n" + f"{LEAD}\n\n" * 5 + "5 March 2019\n"
    assert from_text(text).date is None
    assert gone(from_text(text)) == []


def test_reading_formats_loads_no_heavy_package_before_a_file_needs_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", LEAD)
    code = (
        "import sys; from conflictcheck.load import load; load([sys.argv[1]]);"
        "heavy = {'trafilatura', 'pypdf', 'docx', 'lxml', 'spacy', 'dateparser', 'charset_normalizer'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
