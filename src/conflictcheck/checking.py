"""A whole run, as the command line and the library share it: read the articles, check them, leave out what is
suppressed or known. Prints nothing: what a user should hear of is in `Report.skipped` and `Report.notes`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from conflictcheck.errors import UserError
from conflictcheck.model.report import Note
from conflictcheck.policy import authority_first, baseline_file, comments, listed, pages, select, suppress
from conflictcheck.policy.baseline import Known, Place, without_known

if TYPE_CHECKING:
    from conflictcheck.model import Article
    from conflictcheck.model.report import Report, Skipped
    from conflictcheck.model.settings import Settings
    from conflictcheck.pipeline import ReadAll
    from conflictcheck.policy.suppress import Suppression

PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was read: articles with our comments blanked, what was not read, and every suppression."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    suppressions: tuple[Suppression, ...]


def read_inputs(paths: Sequence[str], settings: Settings, *, outputs: Collection[str] = ()) -> Inputs:
    """The articles below the paths, without what the program itself wrote among them (`outputs` names its reports).

    Raises UserError for a suppression that cannot be used, and a file of them that cannot be read.
    """
    from conflictcheck.kinds import kind_names

    kinds = kind_names()
    named = listed_suppressions(settings.suppressions, kinds)
    articles, skipped = _loaded(paths, settings, outputs)
    written = tuple(found for article in articles for found in _written(article, kinds))
    return Inputs(tuple(comments.silent(article) for article in articles), skipped, (*written, *named))


def report_of(
    inputs: Inputs,
    settings: Settings,
    *,
    progress: Callable[[int, int], None] | None = None,
    read_all: ReadAll | None = None,
    jobs: int = 1,
) -> Report:
    """What the settings show of the disagreements, an authority's side first; the baseline is not looked at.
    `read_all` and `jobs` as in `check_articles`.

    Raises UserError when the language model is missing or has a wrong version.
    """
    from conflictcheck.pipeline import check_articles

    whole = check_articles(
        inputs.articles, skipped=inputs.skipped, settings=settings, progress=progress, read_all=read_all, jobs=jobs
    )
    where = Path.cwd().as_posix()
    report, unused = suppress(whole, inputs.suppressions, settings, where)
    notes = [Note(article.path, text) for article in inputs.articles for text in article.notes]
    notes += [Note(s.where, "this suppression met no finding. If it never does, remove it.") for s in unused]
    return replace(authority_first(select(report, settings), settings.authority, where), notes=tuple(notes))


def known_findings(path: str) -> tuple[Known, ...]:
    """What a baseline holds. Raises UserError when it cannot be read."""
    return baseline_file.read(text_of(path, baseline_file.ADVICE), path)


def place_of(baseline: str) -> Place:
    return Place(Path.cwd().as_posix(), Path(os.path.abspath(baseline)).parent.as_posix(), os.path.exists)


def without_baseline(report: Report, known: Sequence[Known], baseline: str) -> Report:
    """The report without the findings that the baseline of this path holds."""
    return without_known(report, known, place_of(baseline)) if known else report


def listed_suppressions(path: str, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """Those of a file; none where the path is empty. Raises UserError when it cannot be read."""
    advice = "Name a file of suppressions that can be read."
    return listed.listed(text_of(path, advice), path, kinds) if path else ()


def _written(article: Article, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """The suppressions in an article's own file. Of a page the article is only the text, so it is opened again."""
    if not article.path.lower().endswith(PAGES):
        return comments.suppressions(article, kinds)
    from conflictcheck.load import Unreadable
    from conflictcheck.load.html import page_of

    try:
        page = page_of(Path(article.path).read_bytes())
    except (OSError, Unreadable):
        # It was read a moment ago, so its name is no UTF-8 and is shown in another way than the system has it, or
        # somebody is writing it just now.
        return ()
    return pages.page_suppressions(page, article, kinds)


def text_of(path: str, advice: str) -> str:
    """The text of a UTF-8 file. Raises UserError, with `advice` where it cannot be read."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(path, "is not UTF-8", "Save it as UTF-8.") from error
    except OSError as error:
        raise UserError(path, error.strerror or "cannot be read", advice) from error


def _loaded(
    paths: Sequence[str], settings: Settings, outputs: Collection[str]
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
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
