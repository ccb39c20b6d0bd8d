"""`baseline`: write down the findings of today, so that only new ones fail tomorrow."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from conflictcheck.cli_output import check_writable, look_of_stdout, write_file, write_stdout
from conflictcheck.cli_run import asked_for, checked, known_findings, place_of
from conflictcheck.config import Config, resolve
from conflictcheck.errors import UserError, near_match
from conflictcheck.policy import exit_code
from conflictcheck.policy.baseline import Known, entries, updated
from conflictcheck.policy.baseline_file import NAME, written
from conflictcheck.report._plain import encodable, printable

if TYPE_CHECKING:
    from conflictcheck.model.report import Report

ACTIONS = ("create", "update", "show")
LONGEST_VALUE = 60
"""Characters of a value that `show` prints; a quotation may have many."""


def run_baseline(
    action: str,
    paths: Sequence[str],
    options: Mapping[str, Any],
    *,
    only_drop: bool,
    progress: bool,
    config_file: str | None,
) -> int:
    """0, or 2 when an article could not be read. Raises UserError for what stops the whole run."""
    if action not in ACTIONS:
        raise UserError("baseline", f'unknown action "{action}"', near_match(action, ACTIONS))
    config = resolve(options, file=config_file)
    file = config.settings.baseline or NAME
    if action == "show":
        return _show(known_findings(file), file, paths)
    paths = asked_for(paths, config.settings)
    if action == "create" and os.path.lexists(file):
        raise UserError(file, "exists already", "Bring it up to date with `conflictcheck baseline update`.")
    old = known_findings(file) if action == "update" else ()
    check_writable(file)
    report = checked(paths, config, options, outputs=(file,), progress=progress)
    said = _brought(report, old, config, file, only_drop) if action == "update" else _made(report, file, config)
    _print(said)
    return exit_code(report, "never")


def _made(report: Report, file: str, config: Config) -> str:
    found = entries(report, place_of(file))
    write_file(file, written(found).encode())
    used = (
        "" if config.settings.baseline else f' Use it: --baseline {file}, or baseline = "{file}" in the configuration.'
    )
    return f"{file}: {_count(len(found))}.{used}\n"


def _brought(report: Report, old: Sequence[Known], config: Config, file: str, only_drop: bool) -> str:
    place = place_of(file)
    read = {place.name(article.path) for article in report.articles}
    kinds = config.settings.kinds
    change = updated(old, entries(report, place), read=read, kinds=kinds, gone=place.gone(old), add=not only_drop)
    write_file(file, written(change.entries).encode())
    return f"{file}: {_count(len(change.entries))}, {change.new:,} new, {change.fixed:,} fixed.\n"


def _show(known: Sequence[Known], file: str, paths: Sequence[str]) -> int:
    """The entries, of all articles or of those below `paths`, and a note of articles that are there no more."""
    place = place_of(file)
    below = [place.name(path) for path in paths]
    shown = [entry for entry in known if not paths or any(_lies(name, below) for name in entry.articles)]
    gone = place.gone(shown)
    lines = [_line(entry, gone) for entry in shown]
    some = f" of {len(known):,}" if paths else ""
    _print("".join(f"{line}\n" for line in [*lines, f"{file}: {_count(len(shown))}{some}."]))
    return 0


def _line(entry: Known, gone: frozenset[str]) -> str:
    values = " vs ".join(
        value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…" for value in entry.values
    )
    about = f" (about {', '.join(entry.about)})" if entry.about else ""
    articles = ", ".join(f"{name} (gone)" if name in gone else name for name in entry.articles)
    return f"{entry.kind}: {values}{about}: {articles}"


def _lies(name: str, folders: Sequence[str]) -> bool:
    return any(folder in (name, ".") or name.startswith(f"{folder}/") for folder in folders)


def _count(number: int) -> str:
    return f"{number:,} known finding{'' if number == 1 else 's'}"


def _print(text: str) -> None:
    shown = "".join(f"{printable(line)}\n" for line in text.splitlines())
    write_stdout(encodable(shown, look_of_stdout(None).encoding))
