"""Single findings as the terminal report draws them, for programs that show a few at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable

from conflictcheck.model.conflict import Conflict
from conflictcheck.report._base import Look
from conflictcheck.report._plain import encodable
from conflictcheck.report._screen import draw
from conflictcheck.report.terminal import MOST_WIDTH


def blocks(conflicts: Iterable[Conflict], look: Look) -> str:
    """A block a finding, each with an empty line below it."""
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=min(look.width, MOST_WIDTH),
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
    for conflict in conflicts:
        draw(conflict, console, look.color)
    return encodable("\n".join(line.rstrip() for line in buffer.getvalue().split("\n")), look.encoding)
