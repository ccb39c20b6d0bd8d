"""What a report format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from conflictcheck.model.report import Report


@dataclass(frozen=True, slots=True)
class Look:
    """How the output may look. Formats for programs ignore it: their bytes depend on the report alone."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    encoding: str = "utf-8"
    """Characters that it lacks are written in a plain form."""
    seconds: float | None = None
    """How long the run took; None leaves it out."""


Render = Callable[[Report, TextIO, Look], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report. `render` writes the whole report to an open text stream."""

    name: str
    suffixes: tuple[str, ...]
    """File name endings that choose it for `--output`, with the dot."""
    render: Render
    summary: str = ""
    """One line for the list of formats."""
    for_programs: bool = True
    """Written as UTF-8 whatever the locale says."""
