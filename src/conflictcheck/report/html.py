"""The report as one HTML file that needs nothing else: no network, no library, readable without its script.

The page's own style and script are written into it; the content security policy names them by their hashes and
allows nothing else, so that no text of an article could run even if it were not escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from conflictcheck.model.report import Report
from conflictcheck.report._base import Format, Look
from conflictcheck.report._html_articles import articles
from conflictcheck.report._html_filters import filters
from conflictcheck.report._html_findings import findings
from conflictcheck.report._html_index import Index, plural
from conflictcheck.report._html_matrix import matrix, pairs
from conflictcheck.report._html_safe import embedded, inline, plain
from conflictcheck.report._html_timeline import timeline
from conflictcheck.report._places import seen_from


def render_html(report: Report, base: str = "") -> str:
    """The whole page; the same report gives the same bytes. Paths are seen from the directory `base`: the page is
    mailed, and nobody else has the folders above."""
    seen = seen_from(report, base)
    return "\n".join(_page(seen, Index.of(seen))) + "\n"


def _page(report: Report, index: Index) -> Iterator[str]:
    style, script = asset("report.css"), asset("report.js")
    found = f"{plural(len(report.conflicts), 'disagreement')} in {plural(len(report.articles), 'article')}"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">'
    yield f"<title>{found} - conflictcheck</title>\n<style>{style}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#findings">Skip to the findings</a>'
    yield f'<header class="top"><h1>{found}</h1>\n<nav aria-label="Parts of the report"><ul>'
    for part, name in (("findings", "Findings"), ("articles", "Articles"), *PARTS):
        yield f'<li><a data-view="{part}" href="#{part}">{name}</a></li>'
    yield '</ul></nav></header>\n<main>\n<section id="findings" aria-labelledby="findings-title" tabindex="-1">'
    yield '<h2 id="findings-title">Findings</h2>'
    yield from filters(report)
    yield '<ol id="list">'
    yield from findings(report, index)
    if not report.conflicts:
        yield "<li>No disagreements.</li>"
    yield '</ol>\n</section>\n<div id="views">\n<section class="view" id="articles" aria-labelledby="articles-title">'
    yield '<div class="bar"><h2 id="articles-title">Articles</h2> <span id="shown" role="status"></span>'
    yield '<button type="button" id="more" hidden></button>'
    yield '<button type="button" id="every" hidden>All articles</button>'
    yield '<button type="button" id="back" hidden>Back to the finding</button></div>\n<div id="texts">'
    yield from articles(report, index)
    yield "</div>\n</section>"
    for (part, name), lines in zip(PARTS, (matrix(report, index), timeline(report, index)), strict=True):
        yield f'<section class="view" id="{part}" aria-labelledby="{part}-title" tabindex="-1">'
        yield f'<h2 id="{part}-title">{name}</h2>'
        yield from lines
        yield "</section>"
    yield "</div>\n</main>\n<footer>"
    yield from _foot(report)
    yield f'</footer>\n<script type="application/json" id="data">{embedded(_data(report, index))}</script>'
    yield f"<script>{script}</script>\n</body>\n</html>"


PARTS = (("matrix", "Who disagrees"), ("timeline", "Timeline"))


def _foot(report: Report) -> Iterator[str]:
    parts = [plural(report.statements, "statement")]
    hidden = ((report.suppressed, "suppressed"), (report.baselined, "in the baseline"))
    parts += [f"{count:,} {what}" for count, what in hidden if count]
    yield f"<p>{', '.join(parts)}. Made by conflictcheck {inline(report.version)}.</p>"
    if report.skipped:
        yield f"<details><summary>{plural(len(report.skipped), 'file')} not read</summary><ul>"
        for skipped in sorted(report.skipped, key=lambda skipped: not skipped.error):
            yield f"<li>{inline(skipped.path)}: {inline(skipped.reason)}</li>"
        yield "</ul></details>"
    if report.notes:
        yield f"<details><summary>{plural(len(report.notes), 'note')}</summary><ul>"
        yield from (f"<li>{inline(note.where)}: {inline(note.text)}</li>" for note in report.notes)
        yield "</ul></details>"


def _data(report: Report, index: Index) -> dict[str, object]:
    """What the script filters and follows; findings in the order of the list, articles by number."""
    return {
        "findings": [
            {
                "kind": plain(conflict.kind),
                "level": conflict.level,
                "reason": conflict.reason,
                "sure": round(conflict.confidence * 100),
                "pairs": sorted(f"{a}-{b}" for a, b in pairs(conflict, index)),
                "articles": index.involved(conflict),
                "sides": len(conflict.sides),
                "claims": [
                    [index.numbers[claim.article], side, index.anchor(claim)]
                    for side, stated in enumerate(conflict.sides)
                    for claim in stated.claims
                    if claim.article in index.numbers
                ],
            }
            for conflict in report.conflicts
        ],
    }


def policy(style: str, script: str) -> str:
    """A content security policy under which only these two run, and nothing is loaded or sent."""
    own = f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def asset(name: str) -> str:
    """The text of a file of `data/html`, lines ended by LF as a browser reads them."""
    from importlib.resources import files

    return (files("conflictcheck") / "data" / "html" / name).read_text("utf-8").replace("\r\n", "\n")


def render(report: Report, out: TextIO, look: Look) -> None:
    out.write(render_html(report, look.base))


FORMAT = Format("html", (".html", ".htm"), render, "one page to read, filter and mail; opens in any browser")
