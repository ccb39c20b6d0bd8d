"""Reports for the tests of the page: hostile, large, and one in which an article contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from conflictcheck.model import ArticleInfo, Claim, Conflict, Report, Side
from conflictcheck.model.conflict import LEVELS, Reason
from conflictcheck.model.text import Lines

HOSTILE = (
    "</script><script>window.owned = 1</script>",
    "<img src=x onerror='window.owned = 2'>",
    '"><svg onload=window.owned=3>',
    "<!-- <script> --><style>*{display:none}</style>",
    "\u202egnorw\u202c \u2066hidden\u2069 \x00 \x1b[31m \ufeff \ud800 end",
    "&lt;b&gt; &#60;b&#62; ]]> javascript:window.owned=4",
)
REASONS: tuple[Reason, ...] = ("contradiction", "update", "scope")
KINDS = ("date", "name", "number", "place")


def article(number: int, text: str, path: str = "", title: str | None = None, when: date | None = None) -> ArticleInfo:
    path = path or f"news/story-{number}.txt"
    return ArticleInfo(f"a{number}", path, title, when, text.count("."), len(text.split()), "file", text)


def claim(source: ArticleInfo, start: int, end: int, speaker: str | None = None) -> Claim:
    """A claim at these offsets; its sentence is its line."""
    line, column = Lines.of(source.text).at(start)
    left = source.text.rfind("\n", 0, start) + 1
    right = source.text.find("\n", end)
    right = len(source.text) if right < 0 else right
    sentence = source.text[left:right]
    return Claim(source.id, source.path, line, column, start, end, sentence, left, right, speaker)


def finding(number: int, sides: tuple[Side, ...], summary: str = "") -> Conflict:
    return Conflict(
        id=f"{number:012x}",
        kind=KINDS[number % len(KINDS)],
        reason=REASONS[number % len(REASONS)],
        level=LEVELS[number % len(LEVELS)],
        confidence=(number * 37 % 100) / 100,
        summary=summary or " vs ".join(side.value for side in sides),
        about=f"story {number}",
        sides=sides,
        evidence=(),
    )


def hostile() -> Report:
    """Every field that comes from outside tries to break out."""
    evil = "\n\n".join(HOSTILE)
    articles = tuple(replace(article(n, evil, path=HOSTILE[n], title=HOSTILE[-n]), id=f"<{n}>") for n in (1, 2, 3))
    conflicts = []
    for number, text in enumerate(HOSTILE):
        start = evil.index(text)
        sides = tuple(
            Side(text, text, None, (claim(one, start, start + len(text), text),)) for one in articles[: 2 + number % 2]
        )
        made = finding(number, sides, summary=text)
        conflicts.append(replace(made, about=text, kind=text if number == 4 else made.kind))
    return Report(HOSTILE[0], articles, tuple(conflicts), statements=1, compared=1)


def large(articles: int = 200, findings: int = 500) -> Report:
    """About 300 words an article; every finding with claims in two to five articles of different days."""
    texts = []
    for number in range(1, articles + 1):
        lines = [
            f"In district {line} of town {number} the rescuers counted {number * 31 + line} people who had lost "
            f"their homes, and the mayor said that {line * 7} roads were closed."
            for line in range(14)
        ]
        day = date(2025, 3, 1) + timedelta(days=number % 9)
        texts.append(article(number, "\n\n".join(lines) + "\n", title=f"Flood in town {number}", when=day))
    made = []
    for number in range(findings):
        chosen = [texts[(number * 7 + step * 13) % articles] for step in range(2 + number % 4)]
        claims = []
        for source in chosen:
            start = source.text.index("counted ", source.text.index(f"In district {number % 14} ")) + len("counted ")
            claims.append(claim(source, start, source.text.index(" ", start)))
        value = [source.text[one.start : one.end] for source, one in zip(chosen, claims, strict=True)]
        sides = (Side(value[0], value[0], "people", (claims[0],)), Side(value[1], value[1], "people", (*claims[1:],)))
        made.append(finding(number, sides))
    return Report("0.1.0", tuple(texts), tuple(made), statements=9000, compared=40_000)


def torn() -> Report:
    """One long article whose first and last paragraph disagree."""
    filler = "\n\n".join(
        f"Paragraph {n} tells of other things, at some length and without any numbers." for n in range(60)
    )
    text = f"The ferry had 120 passengers.\n\n{filler}\n\nIn all, 135 passengers were on the ferry.\n"
    one = article(1, text, title="The ferry")
    sides = tuple(
        Side(value, value, "passenger", (claim(one, text.index(value), text.index(value) + len(value)),))
        for value in ("120", "135")
    )
    return Report("0.1.0", (one,), (finding(2, sides),))
