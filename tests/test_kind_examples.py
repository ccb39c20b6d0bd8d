"""The examples of the manual pages are true: what disagrees is found at default settings, the rest is not."""

from __future__ import annotations

from functools import cache

import pytest

from conflictcheck.annotate import annotate
from conflictcheck.kinds import Example, Kind, all_kinds
from conflictcheck.model import Article, Conflict
from conflictcheck.model.settings import Settings
from conflictcheck.pipeline import disagreements
from conflictcheck.policy import is_shown

EXAMPLES = [(kind, example) for kind in all_kinds() for example in kind.examples]


@cache
def every() -> dict[Example, tuple[Conflict, ...]]:
    """Example -> the shown findings, each pair of texts on its own. All are parsed in one batch."""
    articles = [
        Article(f"a{number}", f"{number}.txt", text, text)
        for _, example in EXAMPLES
        for number, text in enumerate((example.a, example.b), 1)
    ]
    read = iter(annotate(articles))
    found = {}
    for _, example in EXAMPLES:
        conflicts, _ = disagreements((next(read), next(read)))
        found[example] = tuple(conflict for conflict in conflicts if is_shown(conflict, Settings()))
    return found


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", None) or value.a[:50])
def test_example(kind: Kind, example: Example) -> None:
    found = every()[example]
    assert {conflict.kind for conflict in found} == ({kind.name} if example.conflict else set())
    assert {conflict.reason for conflict in found} <= set(kind.reasons)
