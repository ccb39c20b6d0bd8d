"""What `check` and `baseline` share: load the articles, check them, leave out what is suppressed."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflictcheck.cli_output import say
from conflictcheck.cli_progress import progress_bar
from conflictcheck.config import Config
from conflictcheck.errors import UserError
from conflictcheck.policy import authority_first, baseline_file, comments, listed, pages, select, suppress
from conflictcheck.policy.baseline import Known, Place

if TYPE_CHECKING:
    from conflictcheck.model import Article
    from conflictcheck.model.report import Report, Skipped
    from conflictcheck.model.settings import Settings
    from conflictcheck.policy.suppress import Suppression

PAGES = (".html", ".htm")


def asked_for(paths: Sequence[str], settings: Settings) -> Sequence[str]:
    """The paths of the command line, else those of the configuration. Raises UserError when there are none."""
    if not paths and not settings.paths:
        advice = "Name articles or directories of them, or set `paths` in the configuration."
        raise UserError("PATH", "Missing argument", advice)
    return paths or settings.paths


def checked(
    paths: Sequence[str], config: Config, options: Mapping[str, Any], *, outputs: Collection[str], progress: bool
) -> Report:
    """The report of a run, with what the settings show. Says which inputs were not read and which suppressions met
    nothing. Raises UserError for what stops the whole run."""
    from conflictcheck.kinds import kind_names

    settings = replace(config.settings, dates=_dates_for(paths, config.settings, options))
    named = _listed(config, kind_names())
    articles, skipped = _loaded(paths, settings, outputs)
    written = [found for article in articles for found in _written(article, kind_names())]
    for entry in skipped:
        if entry.error:
            say(f"conflictcheck: {one_line(entry)}")
    from conflictcheck.pipeline import check_articles

    quiet = [comments.silent(article) for article in articles]
    with progress_bar(progress) as tell:
        whole = check_articles(quiet, skipped=skipped, settings=settings, progress=tell)
    where = Path.cwd().as_posix()
    report, unused = suppress(whole, [*written, *named], settings, where)
    for suppression in unused:
        say(f"conflictcheck: {suppression.where}: this suppression met no finding. If it never does, remove it.")
    return authority_first(select(report, settings), settings.authority, where)


def known_findings(path: str) -> tuple[Known, ...]:
    """What a baseline holds. Raises UserError when it cannot be read."""
    return baseline_file.read(_text(path, baseline_file.ADVICE), path)


def place_of(baseline: str) -> Place:
    return Place(Path.cwd().as_posix(), Path(os.path.abspath(baseline)).parent.as_posix(), os.path.exists)


def _written(article: Article, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """The suppressions in an article's own file. Of a page the article is only the text, so it is opened again."""
    if not article.path.lower().endswith(PAGES):
        return comments.suppressions(article, kinds)
    try:
        data = Path(article.path).read_bytes()
    except OSError:
        # It was read a moment ago, so its name is no UTF-8 and is shown in another way than the system has it.
        return ()
    try:
        page = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        page = data.decode("cp1252", "replace")
    return pages.page_suppressions(page, article, kinds)


def _listed(config: Config, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """The suppressions of the file that the configuration names, else of the one that lies beside it."""
    path = config.settings.suppressions
    if not path:
        path = Path(config.file).with_name(listed.NAME).as_posix() if config.file else listed.NAME
        if not os.path.isfile(path):
            return ()
    return listed.listed(_text(path, "Name a file of suppressions that can be read."), path, kinds)


def _text(path: str, advice: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(path, "is not UTF-8", "Save it as UTF-8.") from error
    except OSError as error:
        raise UserError(path, error.strerror or "cannot be read", advice) from error


def _loaded(
    paths: Sequence[str], settings: Settings, outputs: Collection[str]
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles without what the program itself wrote among them."""
    from conflictcheck.load import load
    from conflictcheck.model.report import Skipped

    articles, skipped = load(paths, exclude=settings.exclude, dates=dict(settings.dates))
    outcomes = {os.path.realpath(path) for path in outputs}
    baselines = {os.path.realpath(settings.baseline)} if settings.baseline else set()
    own: dict[str, str] = {}
    for path in [article.path for article in articles] + [entry.path for entry in skipped]:
        real = _file_of(path)
        # The report of the run before, in a folder of articles, is no article.
        if real in outcomes:
            own[path] = "a report that --output writes"
        elif real in baselines or os.path.basename(real) == baseline_file.NAME:
            own[path] = "a baseline"
    articles = tuple(article for article in articles if article.path not in own)
    skipped = tuple(entry for entry in skipped if entry.path not in own)
    return articles, skipped + tuple(Skipped(path, reason) for path, reason in own.items())


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
