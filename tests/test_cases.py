"""Every case of tests/cases through the real program at default settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from case_files import Case, difference, read_cases
from conflictcheck import Settings
from conflictcheck.annotate import annotate
from conflictcheck.load import load
from conflictcheck.model import Article, Conflict
from conflictcheck.pipeline import disagreements
from conflictcheck.policy import is_shown

FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))
CASES = [case for path in FILES for case in read_cases(path)]
Found = Callable[[Case], tuple[Conflict, ...]]


def _param(case: Case) -> object:
    marks = [pytest.mark.xfail(strict=False, reason=case.todo)] if case.todo else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.fixture(scope="session")
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """The shown findings of a case. The articles of all cases that run are read in one batch."""
    folder = tmp_path_factory.mktemp("cases")
    calls = (getattr(item, "callspec", None) for item in request.session.items)
    running = list(dict.fromkeys(call.params["case"] for call in calls if call is not None and "case" in call.params))
    loaded = {case: _load(case, folder / str(i)) for i, case in enumerate(running)}
    every = iter(annotate([article for articles in loaded.values() for article in articles]))
    read = {case: [next(every) for _ in articles] for case, articles in loaded.items()}

    @cache
    def find(case: Case) -> tuple[Conflict, ...]:
        conflicts, _ = disagreements(read[case])
        return tuple(c for c in conflicts if is_shown(c, Settings()))

    return find


def _load(case: Case, folder: Path) -> tuple[Article, ...]:
    folder.mkdir()
    paths = [folder / f"{text.name}.txt" for text in case.texts]
    for path, text in zip(paths, case.texts, strict=True):
        path.write_text(text.body, encoding="utf-8")
    dates = {str(path): text.date for path, text in zip(paths, case.texts, strict=True) if text.date}
    articles, skipped = load([str(path) for path in paths], dates=dates)
    assert not skipped, skipped
    return articles


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_case(case: Case, found: Found) -> None:
    wrong = difference(found(case), case.expected)
    if wrong:
        texts = "\n".join(f"  {text.name}: {' '.join(text.body.split())}" for text in case.texts)
        pytest.fail(f"{case.name}\n{texts}\n{wrong}", pytrace=False)


def test_every_kind_and_the_silences_have_a_file() -> None:
    kinds = {"attribution", "date", "name", "number", "place", "polarity", "quote", "status"}
    assert {path.stem for path in FILES} >= kinds | {"never", "pairs", "articles"}
