"""The HTML page in a real headless Chromium: clicked, typed at, filtered, measured. Skipped where there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Browser, executable
from tests.report.html_reports import HOSTILE, hostile, large, torn
from tests.report.report_fixture import REPORT

from conflictcheck.model import Report
from conflictcheck.report.html import render_html

ROOT = Path(__file__).resolve().parents[2]
FLUENT = 400
"""Milliseconds that one action may take on a slow, busy machine; a tenth of it is usual."""
SEEN = """
    Array.from(document.querySelectorAll('mark[data-side]')).filter(mark => {
        const pane = mark.closest('.article').getBoundingClientRect(), r = mark.getClientRects()[0];
        return r && r.top >= Math.max(pane.top, 0) && r.bottom <= Math.min(pane.bottom, innerHeight)
            && r.left >= Math.max(pane.left, 0) && r.right <= Math.min(pane.right, innerWidth);
    }).map(mark => mark.dataset.side + ' ' + mark.textContent)
"""
"""Marks of the chosen finding that a reader sees."""
CARDS = "document.querySelectorAll('.finding:not([hidden])').length"
PANES = "Array.from(document.querySelectorAll('.article:not([hidden])'), e => e.id || 'twin')"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = executable()
    if program is None:
        pytest.skip("no chromium on this machine")
    with Browser(program, tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[object]:
    """Opens a report; in the end the page must have logged no error and asked for nothing but itself."""

    def opened(report: Report, fragment: str = "", width: int = 1300, height: int = 850) -> Browser:
        browser.window(width, height)
        path = tmp_path / "report.html"
        path.write_text(render_html(report), encoding="utf-8")
        browser.open(path, fragment)
        return browser

    yield opened
    assert browser.errors == []
    assert [url for url in browser.requests if not url.startswith("file:")] == []


@pytest.mark.parametrize(("width", "height"), [(1300, 850), (360, 740), (820, 1180)])
def test_a_click_brings_both_places_into_sight(show, width: int, height: int) -> None:  # type: ignore[no-untyped-def]
    page = show(large(), width=width, height=height)
    page.click("#f4 .go")
    page.frames(15)
    assert sorted(seen[0] for seen in page.js(SEEN)) == ["A", "B"]
    assert page.js("document.querySelector('#f4').className") == "finding chosen"
    assert len(page.js(PANES)) == 2
    assert page.js("location.hash") == "#f4"


def test_a_click_on_a_place_brings_that_one(show) -> None:  # type: ignore[no-untyped-def]
    page = show(large())
    page.click("#f4 .side:last-child .claims li:last-child a")
    wanted = page.js("document.querySelector('#f4 .side:last-child .claims li:last-child a').hash.slice(1)")
    assert page.js(f"document.getElementById('{wanted}').dataset.side") == "B"
    assert sorted(seen[0] for seen in page.js(SEEN)) == ["A", "B"]
    page.click("#more")
    assert len(page.js(PANES)) == page.js("new Set(JSON.parse(data.textContent).findings[3].articles).size")
    page.click("#every")
    assert len(page.js(PANES)) == 200
    assert page.js("document.querySelectorAll('mark[data-side]').length") == 0


def test_an_article_that_contradicts_itself_is_shown_twice(show) -> None:  # type: ignore[no-untyped-def]
    page = show(torn())
    page.click("#f1 .go")
    assert page.js(PANES) == ["a1", "twin"]
    assert {"A 120", "B 135"} <= set(page.js(SEEN))
    assert page.js("new Set(Array.from(document.querySelectorAll('[id]'), e => e.id)).size") == page.js(
        "document.querySelectorAll('[id]').length"
    )
    page.press("Escape")
    assert page.js(PANES) == ["a1"]


def test_the_keyboard_alone_is_enough(show) -> None:  # type: ignore[no-untyped-def]
    page = show(REPORT)
    page.press("Tab")
    assert page.js("document.activeElement.className") == "skip"
    page.js("document.querySelector('#f1 .go').focus()")
    page.press("Enter")
    assert page.js("document.querySelector('.chosen').id") == "f1"
    chosen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "End"):
        page.press(key)
        chosen.append(page.js("document.activeElement.closest('.chosen').id"))
        assert {seen[0] for seen in page.js(SEEN)} == {"A", "B"}
        assert page.js("document.activeElement.getAttribute('aria-current')") == "true"
    assert chosen == ["f2", "f3", "f3", "f2", "f1", "f3"]
    assert page.js("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press("Escape")
    assert page.js("document.querySelectorAll('.chosen').length") == 0
    assert page.js("document.activeElement.hash") == page.js("document.querySelector('#f3 .go').hash")


def test_a_mark_leads_to_its_findings(show) -> None:  # type: ignore[no-untyped-def]
    page = show(REPORT)
    page.click("#a2 mark[data-f='3.1'] a")
    assert page.js("document.querySelector('.chosen').id") == "f3"


def test_filters_narrow_the_list_and_count(show) -> None:  # type: ignore[no-untyped-def]
    page = show(large())
    data = page.js("JSON.parse(data.textContent).findings")

    def shown() -> list[dict[str, object]]:
        assert page.js("count.textContent") == f"{page.js(CARDS)} of 500 findings shown"
        visible = page.js("Array.from(document.querySelectorAll('.finding'), e => !e.hidden)")
        return [one for one, here in zip(data, visible, strict=True) if here]

    assert len(shown()) == 500
    page.click("input[name=kind][value=date]")
    assert shown() == [one for one in data if one["kind"] != "date"]
    page.click("input[name=level][value=note]")
    page.click("input[name=reason][value=scope]")
    page.js("sure.value = 60; sure.dispatchEvent(new Event('input', {bubbles: true}))")
    left = [one for one in data if one["kind"] != "date" and one["level"] != "note" and one["reason"] != "scope"]
    assert shown() == [one for one in left if one["sure"] >= 60]
    assert page.js("document.getElementById('sure-shown').textContent") == "60%"
    hidden = page.js("Array.from(document.querySelectorAll('.story:not([hidden])'), e => Number(e.dataset.n))")
    assert all(data[number - 1] in shown() for number in hidden)


def test_the_matrix_filters_by_two_articles(show) -> None:  # type: ignore[no-untyped-def]
    page = show(large())
    page.click("[data-view=matrix]")
    assert page.js("[articles.hidden, matrix.hidden, timeline.hidden]") == [True, False, True]
    page.click(".matrix .pair")
    pair = page.js("document.querySelector('.matrix .pair').dataset.pair")
    wanted = page.js(f"JSON.parse(data.textContent).findings.filter(f => f.pairs.includes('{pair}')).length")
    assert page.js(CARDS) == wanted == int(page.js("document.querySelector('.matrix .pair').textContent"))
    page.click("#only-off")
    assert page.js(CARDS) == 500


def test_the_timeline_leads_to_the_finding(show) -> None:  # type: ignore[no-untyped-def]
    page = show(large())
    page.click("[data-view=timeline]")
    page.click(".story[data-n='2'] h3 a")
    assert page.js("document.querySelector('.chosen').id") == "f2"
    assert sorted(seen[0] for seen in page.js(SEEN)) == ["A", "B"]


def test_the_program_writes_a_page_whose_findings_all_open(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "seeds.html"
    options = ["--min-confidence", "0.05", "--exit-zero", "--output", str(path)]
    subprocess.run([sys.executable, "-m", "conflictcheck", "check", str(ROOT / "seeds"), *options], check=True)
    browser.window(1300, 850)
    browser.open(path)
    assert browser.js(CARDS) > 0
    for number in range(1, browser.js(CARDS) + 1):
        browser.click(f"#f{number} .go")
        assert {seen[0] for seen in browser.js(SEEN)} >= {"A", "B"}, number
    assert browser.errors == []


def test_files_that_want_to_break_out_are_shown_and_not_obeyed(browser: Browser, tmp_path: Path) -> None:
    """The whole way: names of files, front matter, metadata of a page, ids and text of a record, and the text."""
    evil = "<img src=x onerror=owned=1></script><script>owned=2</script>"
    told = "The flood in Valencia killed {} people on Monday, the regional government said."
    news = tmp_path / 'news "><svg onload=owned=3>'
    news.mkdir()
    front = f"---\ntitle: {evil}\ndate: {evil}\n---\n\n"
    (news / "'><img src=x onerror=owned=4>.md").write_text(f"{front}{told.format(26)}\n\n{evil}\n", "utf-8")
    record = {"id": evil, "title": evil, "date": evil, "source": evil, "text": f"{told.format(35)} {evil}"}
    (news / "b.json").write_text(json.dumps(record), "utf-8")
    escaped = evil.replace("<", "&lt;").replace(">", "&gt;")
    page = f"<title>{escaped}</title><h1>{escaped}</h1><article><p>{told.format(44)}</p><p>{escaped}</p></article>"
    (news / "c.html").write_text(f"<html><body>{page}</body></html>", "utf-8")
    path = tmp_path / "report.html"
    command = [sys.executable, "-m", "conflictcheck", "check", news.name, "--exit-zero", "--output", str(path)]
    subprocess.run(command, check=True, cwd=tmp_path)
    browser.window(1300, 850)
    browser.open(path)
    assert browser.js(CARDS) == 1
    browser.click("#f1 .go")
    browser.frames(5)
    assert {seen[0] for seen in browser.js(SEEN)} >= {"A", "B"}
    for view in ("matrix", "timeline", "articles"):
        browser.click(f"[data-view={view}]")
    assert browser.js("typeof owned") == "undefined"
    assert browser.js("document.querySelectorAll('img, svg, main script').length") == 0
    assert browser.js("texts.textContent.split('onerror=owned=1').length - 1") >= 3
    assert browser.errors == []
    assert [url for url in browser.requests if not url.startswith("file:")] == []


def test_an_address_opens_a_finding(show) -> None:  # type: ignore[no-untyped-def]
    page = show(REPORT, "#f2")
    assert page.js("document.querySelector('.chosen').id") == "f2"
    page.js("location.hash = 'f3'")
    page.js("new Promise(done => setTimeout(done, 50))")
    assert page.js("document.querySelector('.chosen').id") == "f3"


def test_article_text_never_runs(show) -> None:  # type: ignore[no-untyped-def]
    page = show(hostile())
    for number in range(1, len(HOSTILE) + 1):
        page.click(f"#f{number} .go")
    page.click("[data-view=matrix]")
    page.click("[data-view=timeline]")
    assert page.js("typeof window.owned") == "undefined"
    assert page.js("document.querySelectorAll('img, svg, main script, main style').length") == 0
    assert page.js("a1.textContent.includes('</script><script>window.owned = 1</script>')")
    assert page.js(CARDS) == len(HOSTILE)


def test_the_policy_stops_what_would_get_in(browser: Browser, tmp_path: Path) -> None:
    """The page with an unescaped script and handler put in by force: neither runs."""
    html = render_html(REPORT).replace("<main>", "<main><script>owned=1</script><img src=x onerror='owned=2'>")
    path = tmp_path / "report.html"
    path.write_text(html, encoding="utf-8")
    browser.open(path)
    assert browser.js("typeof owned") == "undefined"
    assert browser.js("document.documentElement.className") == "js", "the page's own script still runs"
    assert any("Content Security Policy" in error for error in browser.errors)


@pytest.mark.parametrize("width", [360, 600, 959, 1300])
def test_no_width_scrolls_sideways(show, width: int) -> None:  # type: ignore[no-untyped-def]
    page = show(hostile(), width=width, height=740)
    for part in ("articles", "matrix", "timeline"):
        page.js(f"document.querySelector('[data-view={part}]').click()")
        assert page.js("document.documentElement.scrollWidth") <= width


def test_without_the_script_it_is_a_plain_document(show, browser: Browser) -> None:  # type: ignore[no-untyped-def]
    browser.scripts(False)
    try:
        page = show(REPORT)
        assert page.js(
            "Array.from(document.querySelectorAll('.article, .finding, .view, footer')).every(e => e.offsetHeight)"
        )
        assert page.js("[filters.offsetHeight, every.offsetHeight, only.offsetHeight]") == [0, 0, 0]
        assert (
            page.js("document.documentElement.scrollHeight > innerHeight && getComputedStyle(document.body).overflowY")
            == "visible"
        )
        page.click("#f2 .side:last-child .place")
        assert page.js("location.hash").startswith("#m2-")
    finally:
        browser.scripts(True)


def test_everything_that_can_be_used_has_a_name(show) -> None:  # type: ignore[no-untyped-def]
    page = show(REPORT)
    page.click("#f1 .go")
    nodes = [node for node in page.call("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    used = {"link", "button", "checkbox", "slider", "article", "form", "navigation", "region", "heading"}
    roles = {node["role"]["value"] for node in nodes}
    assert {"main", "banner", "contentinfo", "navigation", "status", "mark", *used} - roles == set()
    unnamed = [n["role"]["value"] for n in nodes if n["role"]["value"] in used and not n["name"]["value"].strip()]
    assert unnamed == []


def test_dark_light_and_print(show) -> None:  # type: ignore[no-untyped-def]
    page = show(REPORT)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.js(ground)
    page.window(1300, 850, dark=True)
    assert page.js(ground) != light
    page.click("#f1 .go")
    page.window(1300, 850, media="print")
    assert page.js(ground) == "rgb(255, 255, 255)"
    assert page.js("[filters.offsetHeight, document.querySelector('nav').offsetHeight]") == [0, 0]
    assert page.js("Array.from(document.querySelectorAll('.view')).every(e => e.offsetHeight > 0)")
    page.window(1300, 850)


def test_500_findings_over_200_articles_stay_fluid(show) -> None:  # type: ignore[no-untyped-def]
    page = show(large())
    timed = """
        (async (act) => {
            const times = [];
            for (let i = 0; i < 12; i++) {
                const start = performance.now();
                act(i);
                document.body.offsetHeight;
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                times.push(performance.now() - start);
            }
            return times.sort((a, b) => a - b)[6];
        })
    """
    actions = {
        "choose": "i => document.querySelectorAll('.go')[i * 37].click()",
        "filter": "i => document.querySelectorAll('#filters input[type=checkbox]')[i % 4].click()",
        "slide": "i => { sure.value = i * 8; sure.dispatchEvent(new Event('input', {bubbles: true})); }",
        "view": "i => document.querySelectorAll('nav a')[1 + i % 3].click()",
    }
    medians = {name: page.js(f"{timed}({act})") for name, act in actions.items()}
    assert {name: ms for name, ms in medians.items() if ms > FLUENT} == {}
