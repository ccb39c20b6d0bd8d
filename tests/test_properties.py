"""What holds for all articles, tried with made-up ones on the real program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conflictcheck import Settings, check
from conflictcheck.load import from_text
from conflictcheck.model import Article, Report
from conflictcheck.pipeline import check_articles
from conflictcheck.policy import select
from conflictcheck.report.json import report_data

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "docs/schema/report-1.schema.json").read_text(encoding="utf-8"))
SMALL = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
TOWNS = ["Valencia", "Aarhus", "Kisumu", "Toledo, Ohio", "San José", "Łódź", "Da Nang"]
PEOPLE = ["Ana Ruiz", "Prime Minister Holm", "the mayor", "Dr. O'Neill", "Reuters", "the coast guard"]
DAYS = ["on Monday", "on 3 May", "last week", "in 2019", "at 8 p.m.", "yesterday", ""]
SCENES = [
    "The flood in {town} killed {n} people {day}.",
    "{who} said that {n} houses in {town} were empty {day}.",
    "“We will not pay ${n} million for the bridge,” {who} told “El Sur” {day}.",
    "Prices in {town} rose {n} percent {day}, and {who} was not surprised.",
    "A ferry with about {n} passengers sank near {town} {day}.",
    "{who} rejected the offer of {n} km of railway; {town} accepted it {day}.",
    "Up to {n} soldiers could be sent to {town} {day}, according to {who}.",
    "Was it {n} or none? {who} has not decided {day} 🙂.",
]


@st.composite
def stories(draw: st.DrawFn) -> str:
    """One to six sentences, each of another scene, so that a story does not contradict itself."""
    scenes = draw(st.lists(st.sampled_from(SCENES), min_size=1, max_size=6, unique=True))
    said = [
        scene.format(
            town=draw(st.sampled_from(TOWNS)),
            who=draw(st.sampled_from(PEOPLE)),
            day=draw(st.sampled_from(DAYS)),
            n=draw(st.integers(2, 5000)),
        ).replace(" .", ".")
        for scene in scenes
    ]
    return draw(st.sampled_from([" ", "\n\n", "\r\n", "\t"])).join(said) + draw(st.sampled_from(["", "\n"]))


def _article(text: str, number: int, name: str) -> Article:
    return from_text(text, id=f"a{number}", path=name)


def _shown(*named: tuple[str, str]) -> Report:
    """The report on texts with their names, at default settings."""
    articles = [_article(text, i, name) for i, (name, text) in enumerate(named, start=1)]
    return select(check_articles(articles), Settings())


def _seeds() -> list[tuple[str, str]]:
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "seeds").iterdir())]


def _told(report: Report) -> Sequence[object]:
    """Findings without what depends on the order of the articles: their ids and which side comes first."""
    return sorted(
        (
            c.id,
            c.kind,
            c.reason,
            c.confidence,
            sorted(sorted((k.path, k.start, k.end) for k in side.claims) for side in c.sides),
        )
        for c in report.conflicts
    )


@SMALL
@given(stories())
def test_an_article_agrees_with_itself_and_its_copy(story: str) -> None:
    assert _told(_shown(("once.txt", story))) == []
    assert _told(_shown(("once.txt", story), ("again.txt", story))) == []


@pytest.mark.parametrize("number", [0, 1])
def test_a_long_article_agrees_with_its_copy(number: int) -> None:
    name, text = _seeds()[number]
    assert _told(_shown((name, text), ("copy.txt", text))) == []


@SMALL
@given(stories(), stories())
def test_order_of_articles_does_not_matter(one: str, other: str) -> None:
    there = _shown(("one.txt", one), ("other.txt", other))
    back = _shown(("other.txt", other), ("one.txt", one))
    assert _told(there) == _told(back)


def test_order_of_long_articles_does_not_matter() -> None:
    assert _told(_shown(*_seeds())) == _told(_shown(*reversed(_seeds())))


@SMALL
@given(stories(), stories())
def test_offsets_point_to_the_values(one: str, other: str) -> None:
    _offsets_hold(_shown(("one.txt", one), ("other.txt", other)))


def test_offsets_of_the_seeds_point_to_the_values() -> None:
    report = _shown(*_seeds())
    assert report.conflicts
    _offsets_hold(report)


def _offsets_hold(report: Report) -> None:
    texts = {article.id: article.text for article in report.articles}
    for side in (side for conflict in report.conflicts for side in conflict.sides):
        for claim in side.claims:
            text = texts[claim.article]
            assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
            assert text[claim.sentence_start : claim.sentence_end] == claim.sentence
            assert claim.line == len(text[: claim.start + 1].splitlines())
            assert text.splitlines()[claim.line - 1][claim.column - 1] == text[claim.start]
        first = side.claims[0]
        assert _flat(texts[first.article][first.start : first.end]) in _flat(side.value)


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_same_input_same_bytes() -> None:
    """Also under another seed of Python's string hashes, which orders sets differently."""
    seeds = [str(path) for path in sorted((ROOT / "seeds").iterdir())]
    command = [sys.executable, "-m", "conflictcheck", *seeds, "--format", "json", "--exit-zero"]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    data = json.loads(runs[0].stdout)
    assert data["conflicts"]
    Draft202012Validator(SCHEMA).validate(data)


@SMALL
@given(stories(), stories())
def test_reports_fit_the_schema(one: str, other: str) -> None:
    data = json.loads(json.dumps(report_data(_shown(("one.txt", one), ("other.txt", other)))))
    Draft202012Validator(SCHEMA).validate(data)


def test_ten_thousand_identical_sentences() -> None:
    sentence = "26 people died. "
    report = _shown(("many.txt", sentence * 10_000), ("one.txt", sentence.replace("26", "35")))
    assert report.articles[0].sentences == 10_000
    assert len(report.conflicts) <= 1


def test_a_line_of_two_megabytes(tmp_path: Path) -> None:
    # Long words make few tokens, so that the test is over soon.
    sentence = f"The farmers of Xàtiva rejected the offer at https://example.org/{'offer-' * 150}. "
    line = sentence * (2_000_000 // len(sentence) + 1)
    (tmp_path / "line.txt").write_text(line, encoding="utf-8")
    report = check(tmp_path)
    assert len(line) > 2_000_000
    assert not report.skipped
    assert report.articles[0].sentences > 2_000
    assert report.conflicts == ()


def test_the_weights_know_every_comparison() -> None:
    """A comparison that was renamed after the fit would weigh nothing, and say nothing."""
    file = ROOT / "src/conflictcheck/data/weights.json"
    models = json.loads(file.read_text(encoding="utf-8"))["models"]
    known = {comparison for model in models.values() for comparison in model["levels"]}
    articles = [_article(text, i, name) for i, (name, text) in enumerate(_seeds(), start=1)]
    weighed = [c for c in check_articles(articles).conflicts if c.kind not in {"quote", "attribution"}]
    asked = {e.detail for c in weighed for e in c.evidence if e.level != "starting point"}
    assert weighed
    assert asked <= known
