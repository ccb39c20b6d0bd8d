"""Reads the literate cases of tests/cases, and says how findings differ from what a case expects.

A case is a heading, articles in fences that begin with `article name=... date=...`, and a fence `expect` whose
lines are `nothing` or `kind [reason]: value vs value`. `place/date` stands for either kind. A table below it
with the columns of the article names and `expect` adds short variants, one a row, with the same dates.
A last fence `expect todo` lists cases that are known to fail: `name of the case: which step fails`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from pathlib import Path

from conflictcheck.model import Conflict, Side

_FENCE = re.compile(r"```(?P<info>[^\n]*)\n(?P<body>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## +(?P<title>.+)$", re.MULTILINE)
_LINE = re.compile(r"(?P<kinds>[a-z]+(?:/[a-z]+)*)(?: \[(?P<reason>[a-z]+)\])?: (?P<values>.+)")
_WORD = re.compile(r"[^\W_]+(?:[.,'’:-][^\W_]+)*|[$€£%]")


@dataclass(frozen=True, slots=True)
class Text:
    """An article of a case."""

    name: str
    date: date | None
    body: str


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that a case demands."""

    kinds: tuple[str, ...]
    reason: str | None
    values: tuple[str, ...]

    def __str__(self) -> str:
        reason = f" [{self.reason}]" if self.reason else ""
        return f"{'/'.join(self.kinds)}{reason}: {' vs '.join(self.values)}"


@dataclass(frozen=True, slots=True)
class Case:
    """`todo` says why the case is known to fail; empty when it has to hold."""

    file: str
    title: str
    texts: tuple[Text, ...]
    expected: tuple[Expected, ...]
    todo: str = ""

    @property
    def name(self) -> str:
        return f"{self.file}: {self.title}"


def read_cases(path: Path) -> tuple[Case, ...]:
    """All cases of one file. Raises ValueError, with the heading, for what is no case."""
    text = path.read_text(encoding="utf-8")
    cases: list[Case] = []
    heads = list(_HEADING.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        section = text[head.end() : after.start() if after else len(text)]
        section = re.sub(r"```expect todo\n.*?^```", "", section, flags=re.MULTILINE | re.DOTALL)
        try:
            cases += _section(path.stem, head["title"].strip(), section)
        except ValueError as error:
            raise ValueError(f"{path.name}, {head['title']!r}: {error}") from error
    return _marked(cases, _todo(text))


def _section(file: str, title: str, section: str) -> Iterator[Case]:
    texts: list[Text] = []
    expects: list[tuple[Expected, ...]] = []
    for fence in _FENCE.finditer(section):
        word, _, rest = fence["info"].partition(" ")
        if word == "article":
            texts.append(_article(rest, fence["body"]))
        elif word == "expect":
            expects.append(tuple(_expectations(fence["body"].splitlines())))
        else:
            raise ValueError(f"a fence is an article or an expect, not {word!r}")
    if len(texts) < 1 or len(expects) != 1:
        raise ValueError("a case has articles and one expect")
    yield Case(file, title, tuple(texts), expects[0])
    for number, row in enumerate(_rows(_FENCE.sub("", section)), start=2):
        if len(row) != len(texts) + 1:
            raise ValueError(f"a row has a cell for each article and one for what is expected: {row}")
        variant = tuple(replace(t, body=cell) for t, cell in zip(texts, row, strict=False))
        yield Case(file, f"{title} ({number})", variant, tuple(_expectations(row[-1].split(";"))))


def _article(info: str, body: str) -> Text:
    given = dict(pair.split("=", 1) for pair in info.split())
    if unknown := set(given) - {"name", "date"}:
        raise ValueError(f"an article has a name and a date, not {sorted(unknown)}")
    day = date.fromisoformat(given["date"]) if "date" in given else None
    return Text(given["name"], day, body)


def _rows(section: str) -> Iterator[list[str]]:
    lines = [line.strip() for line in section.splitlines() if line.strip().startswith("|")]
    for line in lines[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def _expectations(lines: Sequence[str]) -> Iterator[Expected]:
    said = [line.strip() for line in lines if line.strip()]
    if not said:
        raise ValueError("an expect says `nothing` or what is found")
    if said == ["nothing"]:
        return
    for line in said:
        match = _LINE.fullmatch(line)
        values = match["values"].split(" vs ") if match else []
        if not match or len(values) < 2:
            raise ValueError(f"not `kind: value vs value`: {line!r}")
        yield Expected(tuple(match["kinds"].split("/")), match["reason"], tuple(values))


def _todo(text: str) -> dict[str, str]:
    found = re.findall(r"```expect todo\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    pairs = (line.rsplit(": ", 1) for body in found for line in body.splitlines() if line.strip())
    return {title.strip(): why.strip() for title, why in pairs}


def _marked(cases: Sequence[Case], todo: dict[str, str]) -> tuple[Case, ...]:
    titles = [case.title for case in cases]
    if wrong := sorted(set(todo) - set(titles)):
        raise ValueError(f"no case is called {wrong}")
    if twice := sorted({title for title in titles if titles.count(title) > 1}):
        raise ValueError(f"two cases are called {twice}")
    return tuple(replace(case, todo=todo.get(case.title, "")) for case in cases)


def meets(conflict: Conflict, expected: Expected) -> bool:
    """Same kind, same reason where one is given, and each side holds one of the values."""
    if conflict.kind not in expected.kinds or expected.reason not in {None, conflict.reason}:
        return False
    if len(conflict.sides) != len(expected.values):
        return False
    return any(
        all(_says(side, value, conflict.kind) for side, value in zip(conflict.sides, order, strict=True))
        for order in permutations(expected.values)
    )


def _says(side: Side, value: str, kind: str) -> bool:
    """Numbers have to be the whole value; of longer values the words asked for have to stand in it."""
    wanted = _words(value)
    for said in (
        side.value,
        side.normalized,
        *(c.sentence[c.start - c.sentence_start :][: c.end - c.start] for c in side.claims),
    ):
        have = _words(said)
        if have == wanted or (kind != "number" and _stands_in(wanted, have)):
            return True
    return False


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold().replace("’", "'")) if word not in {"a", "an", "the"}]


def _stands_in(wanted: Sequence[str], have: Sequence[str]) -> bool:
    return any(list(have[i : i + len(wanted)]) == list(wanted) for i in range(len(have) - len(wanted) + 1))


def difference(conflicts: Sequence[Conflict], expected: Sequence[Expected]) -> str:
    """What is missing and what is too much, a line each; empty when all is as expected."""
    left = list(conflicts)
    lines = []
    for wanted in expected:
        found = next((c for c in left if meets(c, wanted)), None)
        if found is None:
            lines.append(f"missing     {wanted}")
        else:
            left.remove(found)
    for c in left:
        sides = " vs ".join(f"{side.value!r} ({', '.join(k.article for k in side.claims)})" for side in c.sides)
        lines.append(f"unexpected  {c.kind} [{c.reason}]: {sides}, confidence {c.confidence:.2f}")
    return "\n".join(lines)
