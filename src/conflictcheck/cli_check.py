"""`check`: load, check, select, write."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflictcheck.cli_output import check_writable, look_of_stdout, say, write_file, write_stdout
from conflictcheck.cli_run import asked_for, checked, in_jobs, jobs_of, known_findings, without_baseline
from conflictcheck.config import Config, resolve
from conflictcheck.errors import UserError, near_match
from conflictcheck.policy import doubted_first, exit_code
from conflictcheck.report import Format, Look, Rule, format_for_path, format_named, formats

if TYPE_CHECKING:
    from conflictcheck.changed import Changed
    from conflictcheck.model.report import Report
    from conflictcheck.pipeline import ReadAll


@dataclass(frozen=True, slots=True)
class Asked:
    """A check as the command line asks for it."""

    paths: Sequence[str]
    options: Mapping[str, Any]
    outputs: Sequence[str] = ()
    changed: str | None = None
    progress: bool = False
    config_file: str | None = None
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a check came to."""

    report: Report
    config: Config
    paths: Sequence[str]
    """Those that were checked: of the command line or of the configuration."""
    files: tuple[tuple[str, Format], ...]
    """The reports to be written, each with its format."""
    since: Changed | None
    told: Look
    seconds: float


def run_check(asked: Asked, *, output_format: str, exit_zero: bool) -> int:
    """Returns the exit code. Raises UserError for what stops the whole run."""
    form = format_asked(output_format)
    done = perform(asked)
    screen = look_of_stdout(done.seconds, done.told)
    write_stdout(_rendered(form, done.report, screen, done.since), "utf-8" if form.for_programs else None)
    write_files(done)
    code = exit_code(done.report, done.config.settings.fail_on)
    return 0 if code == 1 and exit_zero else code


def perform(asked: Asked, tell: Callable[[str], None] = say, read_all: ReadAll | None = None) -> Done:
    """Check, and leave out what is known or not asked for; writes nothing. `tell` is given what is to be said on
    standard error, `read_all` as in `check_articles`. Raises UserError for what stops the whole run."""
    started = time.perf_counter()
    config = resolve(asked.options, file=asked.config_file)
    settings = config.settings
    paths = asked_for(asked.paths, settings)
    files = tuple((path, _format_of_file(path, paths)) for path in asked.outputs)
    known = known_findings(settings.baseline) if settings.baseline else ()
    since = _since(asked.changed) if asked.changed is not None else None
    report = checked(
        paths,
        config,
        asked.options,
        outputs=asked.outputs,
        progress=asked.progress,
        tell=tell,
        read_all=read_all or in_jobs(jobs_of(asked.jobs)),
        jobs=jobs_of(asked.jobs),
    )
    report = without_baseline(report, known, settings.baseline)
    if since is not None:
        report = _touching(report, since, tell)
    told = Look(fail_on=settings.fail_on, rules=_rules(), base=Path.cwd().as_posix())
    return Done(report, config, paths, files, since, told, time.perf_counter() - started)


def write_files(done: Done) -> None:
    """Raises UserError for one that cannot be written."""
    for path, form in done.files:
        text = _rendered(form, done.report, done.told, done.since)
        write_file(path, text.encode("utf-8", "backslashreplace"))


def _since(ref: str) -> Changed:
    # Few runs ask git, and every run would pay for the import.
    from conflictcheck.changed import changed_since

    return changed_since(ref)


def _touching(report: Report, since: Changed, tell: Callable[[str], None]) -> Report:
    """Only what touches changed articles. Tells how many those are, lest "no disagreements" be taken for more."""
    from conflictcheck.changed import touching

    kept, articles = touching(report, since)
    hidden = len(report.conflicts) - len(kept.conflicts)
    left = f"; findings about others, not shown: {hidden}" if hidden else ""
    tell(f"conflictcheck: articles changed since {since.ref}: {articles} of {len(report.articles)}{left}.")
    return kept


def _rules() -> tuple[Rule, ...]:
    from conflictcheck.kinds import all_kinds

    return tuple(
        Rule(kind.name, kind.summary, kind.page.strip(), kind.default_level["contradiction"]) for kind in all_kinds()
    )


def _rendered(form: Format, report: Report, look: Look, since: Changed | None) -> str:
    out = io.StringIO()
    if form.at_one_place:
        from conflictcheck.changed import changed_first

        report = doubted_first(changed_first(report, since) if since else report)
    form.render(report, out, look)
    return out.getvalue()


def format_asked(name: str) -> Format:
    """Raises UserError for a name that no format has."""
    form = format_named(name)
    if form is None:
        known = tuple(form.name for form in formats())
        raise UserError("--format", f'unknown format "{name}"', near_match(name, known))
    return form


def _format_of_file(path: str, articles: Sequence[str]) -> Format:
    """Raises UserError for an unknown ending, a file that cannot be written, and one of the articles."""
    form = format_for_path(path)
    if form is None:
        endings = ", ".join(end for known in formats() for end in known.suffixes)
        raise UserError(path, "its ending names no report format", f"Known endings: {endings}.")
    if os.path.realpath(path) in {os.path.realpath(article) for article in articles if os.path.isfile(article)}:
        raise UserError(path, "is one of the articles and would be overwritten", "Name another file.")
    check_writable(path)
    return form
