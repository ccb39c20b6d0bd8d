"""Where everything of a report stands on its page: numbers of findings and articles, and the ids that links name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from conflictcheck.model.conflict import Claim, Conflict
from conflictcheck.model.report import ArticleInfo, Report
from conflictcheck.report._html_safe import inline


@dataclass(frozen=True, slots=True)
class Index:
    """Articles are numbered from 0, findings from 1 as they are shown."""

    articles: tuple[ArticleInfo, ...]
    numbers: Mapping[str, int]
    """Of articles, by their id."""

    @classmethod
    def of(cls, report: Report) -> Index:
        return cls(report.articles, {article.id: i for i, article in enumerate(report.articles)})

    def anchor(self, claim: Claim) -> str | None:
        """Id of the claim's mark; of its article where the text does not hold it; None where there is no article."""
        number = self.numbers.get(claim.article)
        if number is None:
            return None
        return mark_id(number, claim.start) if inside(claim, self.articles[number].text) else article_id(number)

    def involved(self, conflict: Conflict) -> tuple[int, ...]:
        """Numbers of the articles that make a claim in it, ascending."""
        named = {claim.article for side in conflict.sides for claim in side.claims}
        return tuple(sorted(self.numbers[article] for article in named if article in self.numbers))

    def name(self, number: int) -> str:
        """Escaped title, or the file's name."""
        article = self.articles[number]
        return inline(article.title or "") or inline(PurePosixPath(article.path).name) or inline(article.path)


def inside(claim: Claim, text: str) -> bool:
    """Whether the offsets of the claim mark at least one character of the text."""
    return 0 <= claim.start < claim.end <= len(text)


def mark_id(number: int, start: int) -> str:
    return f"m{number + 1}-{start}"


def article_id(number: int) -> str:
    return f"a{number + 1}"


def letter(side: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    return (letter(side // 26 - 1) if side >= 26 else "") + chr(ord("A") + side % 26)


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
