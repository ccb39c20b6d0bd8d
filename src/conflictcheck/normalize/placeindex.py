"""Words of a text and, by first word, the place names that can begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from conflictcheck.normalize.foldname import ascii_of
from conflictcheck.normalize.gazetteer import Entry, gazetteer, rows

_TOKEN = re.compile(r"(?:[A-Z]\.[ ]?)+[A-Z]\.?(?![^\W_])|[^\W_]+")
_GAP = re.compile(r"[.'’\- ]{0,2}(?:\n[ ]?)?\Z")
_SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name as folded words; `case` says how the text must write each: "U" all capitals, "C" capital, ""
    any."""

    words: tuple[str, ...]
    case: tuple[str, ...]
    with_the: bool
    """Found only behind "the": the Gulf, the Capitol."""
    with_stop: bool
    """An abbreviation, found only with its full stop: Calif., Penn."""
    entry: Entry


def words_of(text: str) -> list[Word]:
    """The words of a text; "U. S." is one word."""
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if "." in raw:
            raw = raw.rstrip(" ")
            folded = re.sub(r"[. ]", "", raw).lower()
        else:
            low = ascii_of(raw).lower()
            folded = _SHORT.get(low, low)
        yield Word(match.start(), match.start() + len(raw), raw, folded)


@cache
def _entries_by_first_word() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entries in gazetteer().names.values():
        for entry in entries:
            surface = ascii_of(entry.surface)
            words = _words(surface[4:] if surface.startswith("the ") else surface)
            found.setdefault(next(words).folded, []).append(entry)
    return found


# Most names never come up in a run: only those that a text may mean are taken apart.
@lru_cache(maxsize=65536)
def patterns_from(first: str) -> tuple[Pattern, ...]:
    """The patterns that begin with a folded word, longest first."""
    found = [_pattern(entry) for entry in _entries_by_first_word().get(first, ())]
    return tuple(sorted(found, key=lambda pattern: -len(pattern.words)))


def _pattern(entry: Entry) -> Pattern:
    words = words_of(ascii_of(entry.surface))
    with_the = len(words) > 1 and words[0].text == "the"
    words = words[1:] if with_the else words
    case = tuple(_case(word.text) for word in words)
    with_stop = entry.surface.endswith(".") and "." not in words[-1].text
    return Pattern(tuple(w.folded for w in words), case, with_the, with_stop, entry)


def _case(surface: str) -> str:
    if surface.replace(".", "").replace(" ", "").isupper() and len(surface) > 1:
        return "U"
    return "C" if surface[0].isupper() else ""


def match_at(text: str, words: list[Word], i: int, after_comma: bool) -> tuple[int, list[Entry]]:
    """How many words the longest place name at word `i` takes, and its entries; (0, []) if there is none."""
    length, entries = 0, list[Entry]()
    for pattern in patterns_from(words[i].folded):
        n = len(pattern.words)
        if n < length:
            break
        if pattern.entry.after_comma and not after_comma:
            continue
        if pattern.with_the and not (i and words[i - 1].folded == "the"):
            continue
        if pattern.with_stop and text[words[min(i + n, len(words)) - 1].end :][:1] != ".":
            continue
        if i + n <= len(words) and not _shouted(text, words, i, pattern) and _fits(text, words[i : i + n], pattern):
            length = n
            entries.append(pattern.entry)
    return length, entries


def _shouted(text: str, words: list[Word], i: int, pattern: Pattern) -> bool:
    """Capitals that make another word: "a SWAT team"; not those of a date line or of a line in capitals."""
    word = words[i].text
    if len(pattern.words) > 1 or pattern.case[0] != "C" or len(word) < 2 or not word.isupper():
        return False
    before = text[max(0, words[i].start - 3) : words[i].start].rstrip(" ")
    around = [*words[max(0, i - 1) : i], *words[i + 1 : i + 2]]
    shouting = any(len(w.text) > 1 and w.text.isupper() for w in around)
    return not (before == "" or before.endswith("\n") or shouting)


def _fits(text: str, words: list[Word], pattern: Pattern) -> bool:
    for k, word in enumerate(words):
        if word.folded != pattern.words[k]:
            return False
        wanted = pattern.case[k]
        if (wanted == "U" and not word.text.replace(".", "").replace(" ", "").isupper()) or (
            wanted == "C" and not (word.text[0].isupper() or word.text[0].isdigit())
        ):
            return False
        if k and not _GAP.match(text[words[k - 1].end : word.start]):
            return False
    return True


@cache
def cues(kind: str) -> frozenset[str]:
    """Words of data/place_cues.tsv of one kind: locative, before, after."""
    return frozenset(word for row in rows("place_cues.tsv", 2) if row[0] == kind for word in row[1].split())
