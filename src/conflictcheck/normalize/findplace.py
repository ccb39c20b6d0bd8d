"""Finds place names in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conflictcheck.model import Found, Place, Span
from conflictcheck.normalize.gazetteer import Entry, gazetteer
from conflictcheck.normalize.placeindex import Word, cues, match_at, words_of
from conflictcheck.normalize.placename import choose, inside

_COMMA = re.compile(r",[ ]?\n?[ ]?\Z")
_CONTAINERS = frozenset({"country", "region", "county", "area"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name in the text: words [first, last)."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def find_places(text: str) -> tuple[Found[Place], ...]:
    """All places named in a text, in order, without overlap; spans count in `text`.

    The longest name wins; "Cleveland, Ohio" is one mention. Names count with their capitals only. Not found:
    names inside longer names ("Boston Globe", "Michael Jordan"), common words without a place cue
    ("Reading"), demonyms.
    """
    words = words_of(text)
    found: list[Found[Place]] = []
    hits = _hits(text, words)
    k = floor = 0
    while k < len(hits):
        hit = hits[k]
        follower = hits[k + 1] if k + 1 < len(hits) else None
        joined = follower is not None and _contains(text, words, hit, follower)
        last = follower.last if follower is not None and joined else hit.last
        k += 2 if joined else 1
        head = _head_before(text, words, hit, floor) if not joined else 0
        floor = last
        if not joined and not head and any(e.after_comma for e in hit.entries):
            continue
        if not head and not _stands_alone(text, words, hit, last, found):
            continue
        first = hit.first - head
        start, end = words[first].start, words[last - 1].end
        if text[end : end + 1] == "." and any(e.surface.endswith(".") for e in hits[k - 1].entries):
            end += 1
        raw = text[start:end]
        value = inside(raw.partition(",")[0], raw.partition(",")[2]) if joined or head else _plain(hit)
        found.append(Found(Span(start, end), raw, value))
    return tuple(found)


def _plain(hit: _Hit) -> Place:
    return choose(hit.entries[0].surface, list(hit.entries), frozenset())


def _hits(text: str, words: list[Word]) -> list[_Hit]:
    hits = []
    i = 0
    while i < len(words):
        after_comma = i > 0 and _COMMA.match(text[words[i - 1].end : words[i].start]) is not None
        length, entries = match_at(text, words, i, after_comma)
        entries = [e for e in entries if not e.key.startswith("group:") or e.key == "group:eu"]
        if entries and not _shouting(words, i, i + length):
            hits.append(_Hit(i, i + length, tuple(entries)))
        i += length or 1
    return hits


def _shouting(words: list[Word], first: int, last: int) -> bool:
    """An abbreviation inside a line in capitals: "GIVE US PEACE"."""
    around = [*words[max(0, first - 1) : first], *words[last : last + 1]]
    plain = last - first == 1 and words[first].text.isupper() and len(words[first].text) == 2
    return plain and bool(around) and all(w.text.isupper() and len(w.text) > 2 for w in around)


def _contains(text: str, words: list[Word], hit: _Hit, follower: _Hit) -> bool:
    """Whether the follower names the container of the hit: "Paris, Texas" yes, "Paris, London" no."""
    if follower.first != hit.last or not _COMMA.match(text[words[hit.last - 1].end : words[follower.first].start]):
        return False
    places = gazetteer().places
    outer = {e.key for e in follower.entries if places[e.key].kind in _CONTAINERS}
    if any(places[e.key].within & outer for e in hit.entries):
        return True
    inner_is_city = all(places[e.key].kind == "city" for e in hit.entries)
    regions = [key for key in outer if key.startswith("region:")]
    return inner_is_city and bool(regions) and not _list_goes_on(text, words, follower.last)


def _list_goes_on(text: str, words: list[Word], last: int) -> bool:
    """ "in Chicago, Texas and Florida" is a list."""
    tail = text[words[last - 1].end :][:24]
    return re.match(r"\.?,?\s+(?:and|or)\s+[A-Z]", tail) is not None


def _head_before(text: str, words: list[Word], hit: _Hit, floor: int) -> int:
    """How many capitalised words before ", Ohio", from word `floor` on, name a town not on file."""
    places = gazetteer().places
    regions = [e for e in hit.entries if places[e.key].kind in ("region", "country")]
    if not regions or hit.first == 0:
        return 0
    n, at = 0, hit.first
    while at > floor and n < 3 and words[at - 1].text[0].isupper() and words[at - 1].folded not in cues("before"):
        gap = text[words[at - 1].end : words[at].start]
        if not (_COMMA.match(gap) if n == 0 else gap in (" ", "-", ". ")):
            break
        n, at = n + 1, at - 1
    if not n:
        return 0
    cue = at > 0 and words[at - 1].folded in cues("locative") and text[words[at - 1].end : words[at].start] == " "
    line_start = at == 0 or "\n" in text[words[at - 1].end : words[at].start]
    closed = text[words[hit.last - 1].end :][:2] in (", ", ". ", ".,", " (", ".") or not text[words[hit.last - 1].end :]
    dateline = line_start and words[at].text.isupper()
    if any(e.after_comma and e.surface.endswith(".") for e in regions):
        return n if cue or dateline or closed else 0
    return n if dateline or (cue and closed) else 0


def _stands_alone(text: str, words: list[Word], hit: _Hit, last: int, found: list[Found[Place]]) -> bool:
    """Whether the name is a name of its own, not a word, nor part of a person's or organisation's name."""
    before = words[hit.first - 1] if hit.first else None
    gap = text[before.end : words[hit.first].start] if before else "\n"
    joined = last > hit.last
    if all(e.weak for e in hit.entries) and not joined:
        cue = before is not None and gap == " " and before.folded in cues("locative")
        if not cue:
            return False
    if _title_case(text, words, hit):
        return True
    places = gazetteer().places
    if before and gap == " " and hit.last - hit.first == 1 and before.text[0].isupper():
        touching = bool(found) and found[-1].span.end == before.end
        if not touching and before.folded not in cues("before") and not before.text.isupper():
            return False
    after = words[last] if last < len(words) else None
    if after is None or text[words[last - 1].end : after.start] != " " or not after.text[0].isupper():
        return True
    firm = any(places[e.key].kind in ("country", "continent", "sea") and not e.weak for e in hit.entries)
    return firm or after.folded in cues("after") or after.text.isupper()


def _title_case(text: str, words: list[Word], hit: _Hit) -> bool:
    """A headline with most words capitalised: neighbours' capitals tell nothing there."""
    start = text.rfind("\n", 0, words[hit.first].start) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    if len(line) > 160 or line.rstrip().endswith("."):
        return False
    shown = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(shown) > 3 and sum(word[0].isupper() for word in shown) >= 0.75 * len(shown)
