"""`check`: load, check, select, write."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflictcheck.cli_output import check_writable, look_of_stdout, say, write_file, write_stdout
from conflictcheck.cli_progress import progress_bar
from conflictcheck.config import resolve
from conflictcheck.errors import UserError, near_match
from conflictcheck.policy import exit_code, select
from conflictcheck.report import Format, Look, Rule, format_for_path, formats

if TYPE_CHECKING:
    from conflictcheck.model.report import Report, Skipped
    from conflictcheck.model.settings import Settings


def run_check(
    paths: Sequence[str],
    options: Mapping[str, Any],
    *,
    output_format: str,
    outputs: Sequence[str],
    exit_zero: bool,
    progress: bool,
    config_file: str | None,
) -> int:
    """Returns the exit code. Raises UserError for what stops the whole run."""
    started = time.perf_counter()
    form = _format_named(output_format)
    files = [(path, _format_of_file(path)) for path in outputs]
    settings = resolve(options, file=config_file).settings
    dates = _dates_for(paths, settings, options)
    report = select(_report(paths, replace(settings, dates=dates), progress), settings)
    seconds = time.perf_counter() - started
    told = Look(fail_on=settings.fail_on, rules=_rules(), base=Path.cwd().as_posix())
    screen = look_of_stdout(seconds, told)
    write_stdout(_rendered(form, report, screen), "utf-8" if form.for_programs else None)
    for path, file_form in files:
        write_file(path, _rendered(file_form, report, told).encode("utf-8", "backslashreplace"))
    code = exit_code(report, settings.fail_on)
    return 0 if code == 1 and exit_zero else code


def _report(paths: Sequence[str], settings: Settings, progress: bool) -> Report:
    from conflictcheck.load import load

    articles, skipped = load(paths, exclude=settings.exclude, dates=dict(settings.dates))
    for entry in skipped:
        if entry.error:
            say(f"conflictcheck: {one_line(entry)}")
    from conflictcheck.pipeline import check_articles

    with progress_bar(progress) as tell:
        return check_articles(articles, skipped=skipped, settings=settings, progress=tell)


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


def _rules() -> tuple[Rule, ...]:
    from conflictcheck.kinds import all_kinds

    return tuple(
        Rule(kind.name, kind.summary, kind.page.strip(), kind.default_level["contradiction"]) for kind in all_kinds()
    )


def _rendered(form: Format, report: Report, look: Look) -> str:
    out = io.StringIO()
    form.render(report, out, look)
    return out.getvalue()


def _format_named(name: str) -> Format:
    known = {form.name: form for form in formats()}
    if name not in known:
        raise UserError("--format", f'unknown format "{name}"', near_match(name, tuple(known)))
    return known[name]


def _format_of_file(path: str) -> Format:
    form = format_for_path(path)
    if form is None:
        endings = ", ".join(end for known in formats() for end in known.suffixes)
        raise UserError(path, "its ending names no report format", f"Known endings: {endings}.")
    check_writable(path)
    return form
