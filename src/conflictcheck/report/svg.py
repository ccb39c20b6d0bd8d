"""A picture of the report as a terminal shows it, for a page or a slide: one file, nothing loaded from elsewhere.

The same report gives the same bytes: neither the terminal of the run nor its time plays a part.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TextIO

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.report._base import Format, Look
from conflictcheck.report._closing import closing, counts, plural
from conflictcheck.report._plain import xml_text
from conflictcheck.report._screen import draw, screen

if TYPE_CHECKING:
    from rich.terminal_theme import TerminalTheme

WIDTH = 88
MOST_WIDTH = 160
MOST = 30
"""Findings in one picture; more of them nobody could look at."""
NAME = "conflictcheck"
"""Begins the names of styles inside the picture. Rich's own choice depends on the text."""
PICTURE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{unique_id}-name">
<title id="{unique_id}-name">NAMED</title>
<style>
.{unique_id}-matrix {{
  font: {char_height}px/{line_height}px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono",
    monospace;
}}
.{unique_id}-title {{ font: bold 17px system-ui, "Segoe UI", "DejaVu Sans", Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def render(report: Report, out: TextIO, look: Look) -> None:
    from html import escape

    shown = report.conflicts[:MOST]
    console = screen(io.StringIO(), _width(shown), color=True, record=True)
    for conflict in shown:
        draw(conflict, console, color=True)
    if len(shown) < len(report.conflicts):
        console.print(f"and {plural(len(report.conflicts) - MOST, 'more disagreement')}\n")
    for text in closing(report, seconds=None):
        console.print(text)
    # Rich's frame ends in the middle of the last line's descenders.
    console.print()
    named = escape(f"conflictcheck: {counts(report)}").replace("{", "{{").replace("}", "}}")
    picture = console.export_svg(
        title="conflictcheck", theme=_theme(), code_format=PICTURE.replace("NAMED", named), unique_id=NAME
    )
    lines = (line.strip() for line in xml_text(picture).split("\n"))
    out.write("\n".join(line for line in lines if line) + "\n")


def _width(conflicts: tuple[Conflict, ...]) -> int:
    """Columns, so that the longest place fits: it stays in one line."""
    paths = (len(claim.path) for conflict in conflicts for side in conflict.sides for claim in side.claims)
    return min(max(WIDTH, max(paths, default=0) + 24), MOST_WIDTH)


def _theme() -> TerminalTheme:
    """Colours that can be read on dark ground; the picture brings its ground along, so that it fits any page."""
    from rich.terminal_theme import TerminalTheme

    normal = [(72, 79, 88), (255, 123, 114), (86, 211, 100), (227, 179, 65)]
    more = [(121, 192, 255), (210, 168, 255), (86, 212, 221), (201, 209, 217)]
    return TerminalTheme((22, 27, 34), (214, 221, 228), normal + more, normal + more)


FORMAT = Format("svg", (".svg",), render, "a picture of the terminal's report, for a page or a slide")
