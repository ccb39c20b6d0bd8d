"""A claim's sentence with its value marked, shortened around the value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conflictcheck.model.conflict import Claim
from conflictcheck.report._plain import printable

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line: what precedes the value, the value as written (may be empty), and what follows."""

    before: str
    value: str
    after: str


def excerpt(claim: Claim, value: str, room: int) -> Excerpt:
    """At most about `room` characters of the claim's sentence, cut between words, the value always whole.

    Where the offsets do not lie inside the sentence, the value is looked for by its text, else left unmarked.
    """
    start, end = _value_range(claim, value)
    before = _tidy(claim.sentence[:start])
    marked = printable(claim.sentence[start:end])
    after = _tidy(claim.sentence[end:])
    left, right = _shares(len(before), len(after), max(room - len(marked), 0))
    return Excerpt(_cut_front(before.lstrip(), left), marked, _cut_back(after.rstrip(), right))


def _value_range(claim: Claim, value: str) -> tuple[int, int]:
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if 0 <= start < end <= len(claim.sentence):
        return start, end
    place = claim.sentence.find(value) if value else -1
    return (place, place + len(value)) if place >= 0 else (0, 0)


def _tidy(text: str) -> str:
    """On one line, but with the space at either end kept: it parts the value from its neighbours."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + printable(text) + tail


def _shares(before: int, after: int, room: int) -> tuple[int, int]:
    """What is left of `room` after the shorter half has taken what it needs."""
    half = room // 2
    if before <= half:
        return before, room - before
    if after <= half:
        return room - after, after
    return half, room - half


def _cut_front(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - max(room - 2, 0) :]
    inside = re.search(r"\s\S", kept)
    return f"{ELLIPSIS} {kept[inside.start() + 1 :] if inside else ''}"


def _cut_back(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[: max(room - 2, 0)]
    inside = kept.rfind(" ")
    return f"{kept[:inside] if inside >= 0 else ''} {ELLIPSIS}"
