"""The HTML page as text: whole, closed, escaped, the same each time. What it does in a browser: tests/browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from html_read import Page
from html_reports import HOSTILE, article, claim, finding, hostile, large, torn
from report_fixture import DEAD, REPORT

from conflictcheck.model import Note, Report, Side, Skipped
from conflictcheck.report import Look, format_for_path
from conflictcheck.report._html_index import Index, letter
from conflictcheck.report._html_matrix import pairs
from conflictcheck.report._html_timeline import days
from conflictcheck.report.html import asset, render_html

EMPTY = Report("0.1.0", (), ())
MADE = {"fixed": REPORT, "hostile": hostile(), "torn": torn(), "empty": EMPTY, "large": large(40, 60)}


@pytest.fixture(params=MADE, scope="module")
def html(request: pytest.FixtureRequest) -> str:
    return render_html(MADE[request.param])


def test_the_format_writes_the_page() -> None:
    form = format_for_path("out/report.HTML")
    assert form
    out = io.StringIO()
    form.render(REPORT, out, Look())
    assert out.getvalue() == render_html(REPORT)


def test_every_element_is_closed_and_every_link_leads_somewhere(html: str) -> None:
    page = Page.of(html)
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {a.attributes["href"].removeprefix("#") for a in page.all("a")} <= set(ids)
    for name in ("aria-labelledby", "for"):
        assert {e.attributes[name] for e in page.elements if name in e.attributes} <= set(ids)


def test_nothing_is_loaded_and_nothing_runs_but_the_own_script(html: str) -> None:
    page = Page.of(html)
    names = {name for element in page.elements for name in element.attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "style", "srcset", "action"}
    assert {element.tag for element in page.elements}.isdisjoint({"img", "svg", "iframe", "link", "object", "base"})
    assert [script.attributes for script in page.all("script")] == [{"type": "application/json", "id": "data"}, {}]
    assert page.all("style")[0].text == asset("report.css")
    assert page.all("script")[1].text == asset("report.js")


def test_the_policy_names_the_style_and_the_script_by_their_hashes() -> None:
    page = Page.of(render_html(REPORT))
    (meta,) = [m for m in page.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy"]
    rules = meta.attributes["content"].split("; ")
    assert "default-src 'none'" in rules
    for name, text in (("style-src", page.all("style")[0].text), ("script-src", page.all("script")[1].text)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in rules


def test_the_page_has_its_own_files_without_an_end_of_element_or_an_address() -> None:
    for name in ("report.css", "report.js"):
        text = asset(name)
        assert "</" not in text
        assert "http" not in text
        assert "\r" not in text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", asset("report.js"))


def test_paths_are_seen_from_where_it_was_started() -> None:
    def moved(path: str) -> Report:
        articles = tuple(replace(article, path=f"{path}/{article.path}") for article in REPORT.articles)
        sides = tuple(
            replace(side, claims=tuple(replace(claim, path=f"{path}/{claim.path}") for claim in side.claims))
            for side in REPORT.conflicts[0].sides
        )
        skipped = (Skipped(f"{path}/news/gone.txt", "No such file", error=True),)
        conflicts = (replace(REPORT.conflicts[0], sides=sides), *REPORT.conflicts[1:])
        return replace(REPORT, articles=articles, conflicts=conflicts, skipped=skipped)

    assert "news/gone.txt" in render_html(moved("/home/ann"), "/home/ann")
    assert "/home/ann" not in render_html(moved("/home/ann"), "/home/ann/desk")
    assert "../news/harbour.txt" in render_html(moved("/home/ann"), "/home/ann/desk")


def test_the_side_of_an_authority_says_so() -> None:
    one = REPORT.conflicts[0]
    sides = (replace(one.sides[0], authority=True), *one.sides[1:])
    page = Page.of(render_html(replace(REPORT, conflicts=(replace(one, sides=sides),))))
    assert [side.text.count("authority") for side in page.all("li", class_="side")] == [1, 0]


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    html = render_html(hostile())
    assert html.encode("utf-8").decode("utf-8") == html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]", html)
    page = Page.of(html)
    for text in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[3], HOSTILE[5]):
        assert text in page.one("article", id="a1").text
    assert "[U+202E]gnorw[U+202C] [U+2066]hidden[U+2069] [U+0000] [U+001B][31m  [U+D800] end" in (
        page.one("article", id="a1").text
    )
    data = json.loads(page.one("script", id="data").text)
    assert len(data["findings"]) == len(HOSTILE)
    kinds = {box.attributes["value"] for box in page.all("input", name="kind")}
    assert {one["kind"] for one in data["findings"]} == kinds


def test_a_finding_names_every_place() -> None:
    page = Page.of(render_html(REPORT))
    cards = page.all("li", class_="finding")
    assert [card.attributes["id"] for card in cards] == ["f1", "f2", "f3"]
    for card, conflict in zip(cards, REPORT.conflicts, strict=True):
        assert conflict.summary in card.text
        assert conflict.about in card.text
        assert conflict.id in card.text
        for word in (conflict.kind, conflict.level, conflict.reason, f"{conflict.confidence:.0%} sure"):
            assert word in card.text
        for side in conflict.sides:
            assert all(f"{c.path}:{c.line}:{c.column}" in card.text for c in side.claims)
    assert "Ana Ruiz" in cards[2].text


def test_marks_hold_the_value_at_its_place() -> None:
    page = Page.of(render_html(REPORT))
    tuesday = next(mark for mark in page.all("mark") if mark.text == "Tuesday night")
    assert tuesday.attributes["data-f"] == "1.0"
    assert "article#a1" in tuesday.inside
    assert {mark.text for mark in page.all("mark") if "2.1" in mark.attributes["data-f"].split()} == {"15"}
    assert len([mark for mark in page.all("mark") if "2.1" in mark.attributes["data-f"].split()]) == 2


def test_many_places_are_folded_but_there() -> None:
    report = large(40, 60)
    one = report.conflicts[0]
    many = tuple(claim(a, a.text.index("counted "), a.text.index("counted ") + 7) for a in report.articles)
    wide = replace(report, conflicts=(replace(one, sides=(one.sides[0], Side("x", "x", None, many))),))
    page = Page.of(render_html(wide))
    places = page.all("a", class_="place")
    assert len(places) == 1 + len(many)
    assert sum("details" in place.inside for place in places) == len(many) - 4
    assert "36 more places" in page.one("li", id="f1").text


def test_an_article_without_its_text_and_a_claim_outside_of_it_still_have_links() -> None:
    bare = replace(REPORT, articles=tuple(replace(a, text="") for a in REPORT.articles))
    page = Page.of(render_html(bare))
    assert page.all("mark") == []
    assert {a.attributes["href"] for a in page.all("a", class_="place")} == {"#a1", "#a2"}
    gone = replace(REPORT, articles=REPORT.articles[:1])
    assert len(Page.of(render_html(gone)).all("span", class_="place")) == 4


def test_headings_and_landmarks() -> None:
    page = Page.of(render_html(REPORT))
    tags = [element.tag for element in page.elements]
    assert [tags.count(tag) for tag in ("main", "h1", "nav")] == [1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for box in page.all("input"):
        labelled = "label" in box.inside or box.attributes["id"] in {e.attributes.get("for") for e in page.all("label")}
        assert labelled
    assert page.one("p", id="count").attributes["aria-live"] == "polite"
    assert page.elements[0].attributes["lang"] == "en"


def test_an_empty_report_says_so() -> None:
    text = Page.of(render_html(EMPTY)).one("main").text
    assert "No disagreements." in text
    assert "No two articles disagree." in text


def test_skipped_inputs_are_named() -> None:
    text = Page.of(render_html(REPORT)).one("footer").text
    assert "news/ramp.png: not a text" in text
    assert "2 files not read" in text


def test_notes_are_told() -> None:
    note = Note("/desk/news/harbour.txt:3", "this suppression met no finding. <b>")
    page = Page.of(render_html(replace(REPORT, notes=(note,)), "/desk"))
    assert "1 note" in page.one("footer").text
    assert "news/harbour.txt:3: this suppression met no finding. <b>" in page.one("footer").text
    assert "/desk" not in page.one("footer").text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(REPORT) == render_html(REPORT)
    assert render_html(hostile()) == render_html(hostile())


def test_pairs_of_a_finding_stand_on_different_sides() -> None:
    assert pairs(DEAD, Index.of(REPORT)) == {(0, 1)}
    assert pairs(torn().conflicts[0], Index.of(torn())) == {(0, 0)}


def test_the_matrix_counts_findings_and_lists_what_is_too_wide() -> None:
    page = Page.of(render_html(REPORT))
    cells = page.all("a", data_pair="0-1")
    assert [cell.text for cell in cells] == ["3", "3"]
    assert cells[0].attributes["aria-label"].startswith("3 findings between Ferry sinks off Port Vale and ")
    report = large(40, 60)
    wide = Page.of(render_html(report))
    assert len(wide.all("th", scope="row")) == 30
    linked = {a.attributes["data-pair"] for a in wide.all("a", class_="pair")}
    index = Index.of(report)
    assert linked == {f"{a}-{b}" for conflict in report.conflicts for a, b in pairs(conflict, index)}


def test_the_timeline_is_told_by_days() -> None:
    first, second, third = (
        article(n, "12 died.\n\n15 died.\n", when=when)
        for n, when in ((1, date(2025, 3, 2)), (2, date(2025, 3, 1)), (3, None))
    )
    sides = (
        Side("12", "12", None, (claim(first, 0, 2), claim(second, 0, 2), claim(third, 0, 2))),
        Side("15", "15", None, (claim(first, 10, 12),)),
    )
    report = Report("0.1.0", (first, second, third), (finding(1, sides),))
    made, undated = days(report.conflicts[0], Index.of(report))
    assert undated == 1
    told = [(day.when.day, [(said.side, said.articles, said.new) for said in day.said]) for day in made]
    assert told == [(1, [(0, (1,), False)]), (2, [(0, (0,), False), (1, (0,), True)])]
    steps = Page.of(render_html(report)).all("li", class_="step")
    assert [step.text[:12] for step in steps] == ["1 March 2025", "2 March 2025"]
    assert (
        "1 article without a date: give one with --date"
        in Page.of(render_html(REPORT)).one("section", id="timeline").text
    )


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


def variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", css))


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(scheme: str) -> None:
    light, dark = asset("report.css").split("@media (prefers-color-scheme: dark)", 1)
    colors = variables(light) | (variables(dark.split("* { box-sizing")[0]) if scheme == "dark" else {})
    plain = [(text, ground) for text in ("ink", "soft", "link") for ground in ("page", "card", "chosen")]
    levels = [(level, ground) for level in ("error", "warning", "note") for ground in ("card", "chosen")]
    tints = [("on", tint) for tint in "abcd"]
    marks = [("ink", ground) for ground in ("mark", "n1", "n2", "n3", "n4")]
    for text, ground in [*plain, *levels, *tints, *marks]:
        assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
    assert contrast(colors["focus"], colors["card"]) >= 3
