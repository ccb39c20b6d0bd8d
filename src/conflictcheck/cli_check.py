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

from conflictcheck.changed import Changed, changed_since, touching
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
    changed: str | None = None,
    progress: bool,
    config_file: str | None,
) -> int:
    """Returns the exit code. Raises UserError for what stops the whole run."""
    started = time.perf_counter()
    form = _format_named(output_format)
    files = [(path, _format_of_file(path, paths)) for path in outputs]
    settings = resolve(options, file=config_file).settings
    since = changed_since(changed) if changed is not None else None
    dates = _dates_for(paths, settings, options)
    report = select(_report(paths, outputs, replace(settings, dates=dates), progress), settings)
    if since is not None:
        report = _touching(report, since)
    seconds = time.perf_counter() - started
    told = Look(fail_on=settings.fail_on, rules=_rules(), base=Path.cwd().as_posix())
    screen = look_of_stdout(seconds, told)
    write_stdout(_rendered(form, report, screen), "utf-8" if form.for_programs else None)
    for path, file_form in files:
        write_file(path, _rendered(file_form, report, told).encode("utf-8", "backslashreplace"))
    code = exit_code(report, settings.fail_on)
    return 0 if code == 1 and exit_zero else code


def _report(paths: Sequence[str], outputs: Sequence[str], settings: Settings, progress: bool) -> Report:
    from conflictcheck.load import load
    from conflictcheck.model.report import Skipped

    articles, skipped = load(paths, exclude=settings.exclude, dates=dict(settings.dates))
    # The report of the run before, in a folder of articles, is no article.
    ours = {os.path.realpath(path) for path in outputs}
    read = [article.path for article in articles] + [entry.path for entry in skipped]
    again = [path for path in read if ours and _file_of(path) in ours]
    articles = tuple(article for article in articles if article.path not in again)
    skipped = tuple(entry for entry in skipped if entry.path not in again)
    skipped += tuple(Skipped(path, "a report that --output writes") for path in again)
    for entry in skipped:
        if entry.error:
            say(f"conflictcheck: {one_line(entry)}")
    from conflictcheck.pipeline import check_articles

    with progress_bar(progress) as tell:
        return check_articles(articles, skipped=skipped, settings=settings, progress=tell)


def _touching(report: Report, since: Changed) -> Report:
    """Only what touches changed articles. Says how many those are, lest "no disagreements" be taken for more."""
    kept, articles = touching(report, since)
    hidden = len(report.conflicts) - len(kept.conflicts)
    left = f"; findings about others, not shown: {hidden}" if hidden else ""
    say(f"conflictcheck: articles changed since {since.ref}: {articles} of {len(report.articles)}{left}.")
    return kept


def _file_of(path: str) -> str:
    """The real path of an article's file, also of a record's such as `a.jsonl#3`."""
    file, mark, number = path.rpartition("#")
    return os.path.realpath(file if mark and number.isdigit() and not os.path.exists(path) else path)


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
