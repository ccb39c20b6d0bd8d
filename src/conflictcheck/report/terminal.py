"""The report for an editor: one block a disagreement, readable in ten seconds."""

from __future__ import annotations

import io
from typing import TextIO

from conflictcheck.model.report import Report
from conflictcheck.report._base import Format, Look
from conflictcheck.report._closing import closing
from conflictcheck.report._plain import encodable
from conflictcheck.report._screen import draw, screen

MOST_WIDTH = 110
"""Wider lines are hard to read."""


def render(report: Report, out: TextIO, look: Look) -> None:
    buffer = io.StringIO()
    console = screen(buffer, min(look.width, MOST_WIDTH), look.color)
    for conflict in report.conflicts:
        draw(conflict, console, look.color)
    for text in closing(report, look.seconds):
        console.print(text)
    plain = "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))
    out.write(encodable(plain, look.encoding))


FORMAT = Format("terminal", (".txt",), render, "for reading; the default", for_programs=False)
