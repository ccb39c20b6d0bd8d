"""An article as the mutator sees it: sentences, quotations, people; by patterns, not by the detector's parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benchmarks.mutate.tables import alternatives, tables

_QUOTED = re.compile(r'"[^"\n]+"|“[^”\n]+”')
_END = re.compile(r'[.!?]["”\')]*(?=\s+["“(]?[A-Z0-9]|\s*$)')
_FULL = re.compile(
    rf"\b(?!{alternatives([*tables()['titles'], 'Mr', 'Mrs', 'Ms', 'Miss', 'Sir'])}\b)"
    r"([A-Z][a-zé]+) ((?:(?:de|von|van|De|Van|Al-)\s)?[A-Z][\wéćčšžáíóúüöä-]+)\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """`places` are the (start, end) of every full mention, in reading order."""

    first: str
    surname: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class View:
    """`sentences` are (start, end) of sentences of the body: full stops, no heading, date line or navigation.
    `paragraph` gives for each the number of its paragraph. `quoted` are (start, end) with the marks."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    paragraph: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]
    people: tuple[Person, ...]

    def sentence_at(self, start: int, end: int) -> int:
        """Index of the sentence that holds the range, or -1."""
        return next((i for i, (a, b) in enumerate(self.sentences) if a <= start and end <= b), -1)

    def in_quote(self, start: int, end: int) -> bool:
        return any((a < end and start < b) or a < start < b for a, b in self.quoted)


def view(text: str) -> View:
    sentences: list[tuple[int, int]] = []
    paragraph: list[int] = []
    for number, block in enumerate(re.finditer(r"[^\n]+", text)):
        for span in _sentences(text, block.start(), block.end()):
            sentences.append(span)
            paragraph.append(number)
    quoted = tuple(m.span() for m in _QUOTED.finditer(text))
    return View(text, tuple(sentences), tuple(paragraph), quoted, _people(text, sentences))


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of a line. A line without an end mark is a heading, or a part of a wrapped paragraph: left alone."""
    ends = []
    for m in _END.finditer(text, start, end):
        word = text[start : m.end()].rsplit(None, 1)[-1]
        last = m.end() == end or not text[m.end() : end].strip()
        if last or not (word.lstrip('("“') in tables()["abbreviations"] or re.fullmatch(r"[A-Z]\.", word)):
            ends.append(m.end())
    spans, at = [], start
    for stop in ends:
        lead = len(text[at:stop]) - len(text[at:stop].lstrip())
        if len(text[at + lead : stop].split()) >= 4:
            spans.append((at + lead, stop))
        at = stop
    return spans


def _people(text: str, sentences: list[tuple[int, int]]) -> tuple[Person, ...]:
    """People whom the text names in full, told by a known first name or by a title before or an age behind."""
    known = set(tables()["first_names"].split())
    title = re.compile(rf"\b{alternatives(tables()['titles'])}\.? $")
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for m in _FULL.finditer(text):
        if not any(a <= m.start() and m.end() <= b for a, b in sentences):
            continue
        cue = m[1] in known or title.search(text[: m.start()]) or re.match(r", \d\d?[,.]", text[m.end() :])
        if cue and not re.match(r"[ '’][A-Z]", text[m.end() :]):
            found.setdefault((m[1], m[2]), []).append(m.span())
    surnames = [last for _, last in found]
    return tuple(Person(*name, tuple(at)) for name, at in found.items() if surnames.count(name[1]) == 1)
