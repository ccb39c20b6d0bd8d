"""What a report format is, and what it is told beside the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from conflictcheck.model.conflict import Level
from conflictcheck.model.report import Report
from conflictcheck.model.settings import FailOn


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of disagreement as a format describes it to its readers."""

    name: str
    summary: str
    """One line, no full stop."""
    page: str
    """The kind's manual page, Markdown; its first line is a sentence that says what is wrong."""
    level: Level = "error"
    """The level of a plain contradiction of this kind."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a format is told beside the report. Formats for programs ignore the first four."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    encoding: str = "utf-8"
    """Characters that it lacks are written in a plain form."""
    seconds: float | None = None
    """How long the run took; None leaves it out."""
    fail_on: FailOn = "warning"
    """From which level on a finding fails the run; for formats that tell failures from remarks."""
    rules: tuple[Rule, ...] = ()
    """Every kind there is, sorted by name; for formats that explain them."""
    base: str = ""
    """The directory that paths are made relative to: absolute, `/`-separated. Empty when it is not known."""


Render = Callable[[Report, TextIO, Look], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report. `render` writes the whole report to an open text stream."""

    name: str
    suffixes: tuple[str, ...]
    """File name endings that choose it for `--output`, with the dot; none for what makes no file."""
    render: Render
    summary: str = ""
    """One line for the list of formats."""
    for_programs: bool = True
    """Written as UTF-8 whatever the locale says."""
    at_one_place: bool = False
    """It shows a finding at the first place of its first side: that must not be an authority's, and had better be
    in a changed article."""
