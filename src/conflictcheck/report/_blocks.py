"""Single findings as the terminal report draws them, for programs that show a few at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from textwrap import wrap

from conflictcheck.model.conflict import Conflict
from conflictcheck.report._base import Look
from conflictcheck.report._excerpt import excerpt
from conflictcheck.report._plain import encodable, printable
from conflictcheck.report._screen import draw, screen
from conflictcheck.report.terminal import MOST_WIDTH


def blocks(conflicts: Iterable[Conflict], look: Look) -> str:
    """A block a finding, each with an empty line below it."""
    buffer = io.StringIO()
    console = screen(buffer, min(look.width, MOST_WIDTH), look.color)
    for conflict in conflicts:
        draw(conflict, console, look.color)
    return encodable("\n".join(line.rstrip() for line in buffer.getvalue().split("\n")), look.encoding)


def sentences(conflict: Conflict, look: Look) -> str:
    """Every place of a finding with its whole sentence, the value in [brackets]."""
    width = min(look.width, MOST_WIDTH)
    lines = []
    for side in conflict.sides:
        for claim in side.claims:
            speaker = f"  {printable(claim.speaker)}" if claim.speaker else ""
            part = excerpt(claim, side.value, room=2 * len(claim.sentence))
            text = f"{part.before}{f'[{part.value}]' if part.value else ''}{part.after}"
            lines.append(f"  {printable(claim.path)}:{claim.line}:{claim.column}{speaker}")
            lines += wrap(text, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return encodable("".join(f"{line}\n" for line in lines), look.encoding)
