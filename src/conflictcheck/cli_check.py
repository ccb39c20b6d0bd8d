"""`check`: load, check, select, write."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflictcheck.cli_output import check_writable, look_of_stdout, say, write_file, write_stdout
from conflictcheck.cli_run import asked_for, checked, known_findings, without_baseline
from conflictcheck.config import resolve
from conflictcheck.errors import UserError, near_match
from conflictcheck.policy import doubted_first, exit_code
from conflictcheck.report import Format, Look, Rule, format_for_path, format_named, formats

if TYPE_CHECKING:
    from conflictcheck.changed import Changed
    from conflictcheck.model.report import Report


def run_check(
    paths: Sequence[str],
    options: Mapping[str, Any],
    *,
    output_format: str,
    outputs: Sequence[str],
    exit_zero: bool,
    changed: str | None = None,
    progress: bool,
    config_file: str | None,
) -> int:
    """Returns the exit code. Raises UserError for what stops the whole run."""
    started = time.perf_counter()
    form = _format_named(output_format)
    config = resolve(options, file=config_file)
    settings = config.settings
    paths = asked_for(paths, settings)
    files = [(path, _format_of_file(path, paths)) for path in outputs]
    known = known_findings(settings.baseline) if settings.baseline else ()
    since = _since(changed) if changed is not None else None
    report = checked(paths, config, options, outputs=outputs, progress=progress)
    report = without_baseline(report, known, settings.baseline)
    if since is not None:
        report = _touching(report, since)
    seconds = time.perf_counter() - started
    told = Look(fail_on=settings.fail_on, rules=_rules(), base=Path.cwd().as_posix())
    screen = look_of_stdout(seconds, told)
    write_stdout(_rendered(form, report, screen, since), "utf-8" if form.for_programs else None)
    for path, file_form in files:
        write_file(path, _rendered(file_form, report, told, since).encode("utf-8", "backslashreplace"))
    code = exit_code(report, settings.fail_on)
    return 0 if code == 1 and exit_zero else code


def _since(ref: str) -> Changed:
    # Few runs ask git, and every run would pay for the import.
    from conflictcheck.changed import changed_since

    return changed_since(ref)


def _touching(report: Report, since: Changed) -> Report:
    """Only what touches changed articles. Says how many those are, lest "no disagreements" be taken for more."""
    from conflictcheck.changed import touching

    kept, articles = touching(report, since)
    hidden = len(report.conflicts) - len(kept.conflicts)
    left = f"; findings about others, not shown: {hidden}" if hidden else ""
    say(f"conflictcheck: articles changed since {since.ref}: {articles} of {len(report.articles)}{left}.")
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


def _format_named(name: str) -> Format:
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
