"""What `check` and `baseline` share: the run with its settings, and what it says on standard error."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflictcheck.checking import known_findings, place_of, read_inputs, report_of, without_baseline
from conflictcheck.cli_output import say
from conflictcheck.cli_progress import progress_bar
from conflictcheck.config import Config
from conflictcheck.errors import UserError
from conflictcheck.policy import listed

if TYPE_CHECKING:
    from conflictcheck.model import Article
    from conflictcheck.model.report import Report, Skipped
    from conflictcheck.model.settings import Settings
    from conflictcheck.model.statement import Annotated
    from conflictcheck.pipeline import Progress, ReadAll

__all__ = ["asked_for", "checked", "known_findings", "one_line", "place_of", "without_baseline"]


def asked_for(paths: Sequence[str], settings: Settings) -> Sequence[str]:
    """The paths of the command line, else those of the configuration. Raises UserError when there are none."""
    if not paths and not settings.paths:
        advice = "Name articles or directories of them, or set `paths` in the configuration."
        raise UserError("PATH", "Missing argument", advice)
    return paths or settings.paths


def checked(
    paths: Sequence[str],
    config: Config,
    options: Mapping[str, Any],
    *,
    outputs: Collection[str],
    progress: bool,
    tell: Callable[[str], None] = say,
    read_all: ReadAll | None = None,
    jobs: int = 1,
) -> Report:
    """The report of a run, with what the settings show. Tells which inputs were not read, and what else a user should
    hear of. `read_all` and `jobs` as in `check_articles`. Raises UserError for what stops the whole run."""
    dates = _dates_for(paths, config.settings, options)
    settings = replace(config.settings, dates=dates, suppressions=_listed_file(config))
    inputs = read_inputs(paths, settings, outputs=outputs)
    for entry in inputs.skipped:
        if entry.error:
            tell(f"conflictcheck: {one_line(entry)}")
    with progress_bar(progress) as bar:
        report = report_of(inputs, settings, progress=bar, read_all=read_all, jobs=jobs)
    for note in report.notes:
        tell(f"conflictcheck: {note.where}: {note.text}")
    return report


USUAL_JOBS = 2
"""Processes that read and compare, where there are as many processors: each takes some 150 MB."""


def jobs_of(asked: int | None) -> int:
    """How many processes may be at work."""
    return asked or min(USUAL_JOBS, _processors())


def in_jobs(jobs: int) -> ReadAll:
    """Reads articles in up to so many processes."""

    def read_all(articles: Sequence[Article], progress: Progress) -> Iterable[Annotated]:
        from conflictcheck.annotate import annotate

        return annotate(articles, progress, jobs)

    return read_all


def _processors() -> int:
    """Those that this process may run on, where the system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def suppressions_file(config: Config) -> str:
    """The file of suppressions that the configuration names, else the one beside it, which need not be there."""
    if config.settings.suppressions:
        return config.settings.suppressions
    return Path(config.file).with_name(listed.NAME).as_posix() if config.file else listed.NAME


def _listed_file(config: Config) -> str:
    path = suppressions_file(config)
    return path if config.settings.suppressions or os.path.isfile(path) else ""


def _dates_for(paths: Sequence[str], settings: Settings, options: Mapping[str, Any]) -> tuple[tuple[str, date], ...]:
    """Those given as options, which must fit an article, and of those in the configuration, which may
    speak of a whole archive, the ones for the paths that are checked."""
    roots = [os.path.abspath(path) for path in paths]

    def is_checked(path: str) -> bool:
        whole = os.path.abspath(path.partition("#")[0])
        return any(whole == root or whole.startswith(os.path.join(root, "")) for root in roots)

    asked = options.get("dates", {})
    return tuple((path, day) for path, day in settings.dates if path in asked or is_checked(path))


def one_line(skipped: Skipped) -> str:
    reason = " ".join(skipped.reason.split())
    return f"{skipped.path}: {reason}" if reason.endswith((".", "?", "!")) else f"{skipped.path}: {reason}."
