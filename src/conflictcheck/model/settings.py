"""What a run can be told. Every field has a default; config files and options only replace them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from conflictcheck.model.conflict import Level

FailOn = Literal["error", "warning", "note", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "note", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """Raises ValueError for a number outside its range."""

    kinds: frozenset[str] | None = None
    """Names of the kinds to look for; None means all."""
    min_confidence: float = 0.4
    """0..1; less certain findings are not shown and do not fail the run."""
    min_level: Level = "note"
    """Findings that matter less are not shown and do not fail the run."""
    fail_on: FailOn = "warning"
    """A shown finding of this level or above makes the exit code 1."""
    dates: tuple[tuple[str, date], ...] = ()
    """Publication dates by path, over what the article itself says."""
    exclude: tuple[str, ...] = ()
    """Glob patterns of paths that a directory walk leaves out."""
    tolerance: float = 0.0
    """Relative difference up to which numbers count as equal: 0.05 lets 100 and 104 agree. 0 <= it < 1."""
    aliases: tuple[tuple[str, ...], ...] = ()
    """Groups of names that mean the same."""
    paths: tuple[str, ...] = ()
    """What to check when no path is given."""
    levels: tuple[tuple[str, Level], ...] = ()
    """Levels by kind or by reason, over those that findings have of their own; the kind's goes first."""
    authority: tuple[str, ...] = ()
    """Glob patterns of articles that are not to be doubted."""
    suppressions: str = ""
    """The file of suppressions; empty for `conflictcheck-ignore.toml`, where there is one."""
    baseline: str = ""
    """The file of findings that are known; empty for none."""

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"min_confidence must lie between 0 and 1, not {self.min_confidence}")
        if not 0 <= self.tolerance < 1:
            raise ValueError(f"tolerance must be at least 0 and below 1, not {self.tolerance}")
