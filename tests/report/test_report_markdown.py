"""Markdown for a comment, rendered by GitHub's own parser: short enough, and no text of an article acts."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import REPORT
from report_written import many, two_sides, written

from conflictcheck.model import Report, Skipped
from conflictcheck.report.markdown import code

LIMIT = 65_536
OURS = {"h2", "h3", "p", "ul", "li", "code", "strong", "em", "br"}


class Page(HTMLParser):
    """Tags, attributes, and text by whether it stands in code, of a rendered comment."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[str] = []
        self.code: list[str] = []
        self.prose = ""
        self.bold = ""
        self._open: list[str] = []
        self.feed(github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [name for name, _ in attrs]
        self._open.append(tag)
        if tag == "code":
            self.code.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" in self._open:
            self.code[-1] += data
        else:
            self.prose += data
        if "strong" in self._open:
            self.bold += data


def test_a_finding_reads_as_it_should() -> None:
    page = Page(written("markdown", REPORT))
    assert page.tags == OURS
    assert page.code[:7] == [
        "date",
        "Tuesday night vs Monday night",
        "news/harbour.txt:3",
        "The ferry “Lady Anne” sank off Port Vale on",
        "Tuesday night",
        ".",
        "news/courier — city.md:1",
    ]
    assert "Error: " in page.prose
    assert "cannot both be right · 91% sure" in page.prose
    assert page.bold == "Tuesday nightMonday night12152635Not read:"
    assert page.code[-2:] == ["news/gone.txt", "No such file"]


def test_a_bot_can_find_its_comment() -> None:
    assert written("markdown", REPORT).startswith(
        "<!-- conflictcheck -->\n## conflictcheck\n\n3 disagreements (1 error"
    )
    assert "No disagreements in 0 articles" in written("markdown", Report("0.1.0", (), ()))


NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example)",
    "![x](https://evil.example/pixel.png)",
    "@octocat",
    "https://evil.example",
    "www.evil.example",
    "desk@evil.example",
    "#1 and GH-2 and a/b#3",
    "`code` and ``more``",
    "```",
    "`",
    "**bold** _em_ ~~gone~~",
    "# heading",
    "<!-- -->",
    "| a | b |",
    "&lt;b&gt;",
    "\\`",
    "$x^2$",
    ":tada:",
]


@pytest.mark.parametrize("text", NASTY)
def test_text_stays_text(text: str) -> None:
    assert_harmless(text)


@given(st.lists(st.sampled_from([*NASTY, *"`*_<>[]()!#|-+=~\\ \n\t&@:x1", "\u2028", "\u202e"])).map("".join))
def test_no_text_acts(text: str) -> None:
    assert_harmless(text)


def assert_harmless(text: str) -> None:
    """The text, as a value, in a sentence, in a path, as a speaker and a reason, changes nothing outside of code."""
    plain, nasty = (comment(word) for word in ("word", text if text.strip() else "word"))
    assert nasty.tags == plain.tags
    assert nasty.attributes == []
    assert nasty.prose.split() == plain.prose.split()
    if text and text.isprintable() and " ".join(text.split()) == text and len(text) < 30:
        assert {text, f"{text} vs 15", f"{text} {text} said, then {text}."} <= set(nasty.code)


def comment(word: str) -> Page:
    sentence = f"Then {word} {word}12{word} {word} said, then {word}."
    report = two_sides((f"x{word}.txt", sentence, "12"), ("b.txt", f"15{word}", "15"), summary=f"{word} vs 15")
    first = report.conflicts[0].sides[0]
    named = replace(first, claims=(replace(first.claims[0], speaker=word),) * 2)
    found = replace(report.conflicts[0], sides=(named, report.conflicts[0].sides[1]))
    return Page(written("markdown", replace(report, conflicts=(found,), skipped=(Skipped(word, word, error=True),))))


@given(st.text(st.sampled_from("` ab\\*"), min_size=1))
def test_a_code_span_shows_its_text(text: str) -> None:
    page = Page(f"x{code(text)}x")
    assert "".join(page.code) == text.strip() or not text.strip()


def test_a_long_report_is_cut_and_says_so() -> None:
    text = written("markdown", many(1000))
    assert 50_000 < len(text) < LIMIT
    shown = text.count("\n### ")
    told = re.search(r"\*\*Cut here:\*\* (\d+) disagreements \((\d+) errors\) more would not fit", text)
    assert told
    assert int(told[1]) == int(told[2]) == 1000 - shown
    assert text.count("\n### ") == text.count(" sure · ")


def test_what_fits_is_not_cut() -> None:
    text = written("markdown", many(20))
    assert "Cut here" not in text
    assert text.count("\n### ") == 20


def test_the_limit_holds_for_characters_that_count_twice() -> None:
    flame = "🔥" * 300
    report = two_sides(("a.txt", f"{flame} 12 {flame}", "12"), ("b.txt", f"{flame} 15", "15"))
    long = replace(report, conflicts=report.conflicts * 500, skipped=(Skipped("x" * 5000, "y" * 90_000, True),) * 50)
    text = written("markdown", long)
    assert len(text.encode("utf-16-le")) // 2 < LIMIT
    assert "Cut here" in text
    assert "and 40 more" in text


def test_many_sides_and_places_are_counted() -> None:
    one = many(1).conflicts[0]
    claims = one.sides[0].claims * 9
    wide = replace(one, sides=(replace(one.sides[0], claims=claims), *one.sides[1:] * 9))
    text = written("markdown", replace(many(1), conflicts=(wide,)))
    assert "- and 4 more values\n" in text
    assert "and 5 more\n" in text
