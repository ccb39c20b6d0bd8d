"""Direct quotations and who is reported to have said a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conflictcheck.annotate.tree import Tree
from conflictcheck.model import Sentence, Span
from conflictcheck.model.statement import Frame, Quote
from conflictcheck.normalize import lexicon

_PAIRS = {"“": "”", "„": "“", "«": "»"}
LONGEST_QUOTE = 2000
"""Characters. A mark without partner within this reach opens nothing."""
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)


def quotations(prose: str) -> tuple[Span, ...]:
    """Spans between quotation marks, marks excluded. Straight marks are paired within a paragraph."""
    out: list[Span] = []
    at = 0
    while at < len(prose):
        mark = prose[at]
        if mark in _PAIRS:
            end = _close(prose, at + 1, _PAIRS[mark])
        elif mark == '"':
            end = _close(prose, at + 1, '"')
        else:
            at += 1
            continue
        if end < 0:
            at += 1
            continue
        out.append(Span(at + 1, end))
        at = end + 1
    return tuple(out)


def _close(prose: str, start: int, mark: str) -> int:
    stop = start + LONGEST_QUOTE
    for blank in ("\n\n", "\r\n\r\n"):
        gap = prose.find(blank, start, stop)
        stop = gap if gap >= 0 else stop
    return prose.find(mark, start, stop)


def speaker_of(frame: Frame, frames: tuple[Frame, ...], first: int, sentence: Sentence, tree: Tree) -> str | None:
    """Who is said to say the frame: the subject of the reporting verb above it, or "according to ..."."""
    at = frame
    for _ in range(6):
        if at.outer < first:
            break
        outer = frames[at.outer - first]
        word = lexicon.reporting(outer.lemma, "v") if outer.pos == "v" else None
        if word is not None:
            subject = next((a for a in outer.args if a.role == "subj"), None)
            if subject is not None and subject.head != frame.head:
                return _text(sentence, subject.span)
        at = outer
    found = _ACCORDING.search(sentence.text)
    if found:
        to = next(
            (t for t in tree.tokens if t.start >= sentence.span.start + found.end() - 2 and t.lemma == "to"),
            None,
        )
        source = next(tree.kids(to.i, "pobj"), None) if to else None
        if source is not None:
            return _text(sentence, tree.span(tree.phrase(source.i)))
    return None


def _text(sentence: Sentence, span: Span) -> str:
    return " ".join(sentence.text[span.start - sentence.span.start : span.end - sentence.span.start].split())


def read_quotes(
    prose: str, spans: tuple[Span, ...], sentences: tuple[Sentence, ...], frames: tuple[Frame, ...]
) -> Iterator[Quote]:
    """Each quotation with its speaker: the subject of a reporting verb of its sentence outside the marks."""
    for span in spans:
        sentence = next((s for s in sentences if s.span.start <= span.start < s.span.end), None)
        if sentence is None:
            continue
        speaker = ""
        for near in (sentence.index, sentence.index + 1):
            for frame in frames:
                if frame.sentence != near or frame.pos != "v" or lexicon.reporting(frame.lemma, "v") is None:
                    continue
                subject = next((a for a in frame.args if a.role == "subj"), None)
                if subject is None or any(q.overlaps(subject.span) for q in spans):
                    continue
                speaker = " ".join(prose[subject.span.start : subject.span.end].split())
                break
            if speaker or (near < len(sentences) and span.end < sentence.span.end):
                break
        yield Quote(sentence.index, span, prose[span.start : span.end], speaker)
