"""Names of people and organisations: taken apart, and compared part by part."""

from __future__ import annotations

import re
from typing import Literal

from conflictcheck.model import Name
from conflictcheck.normalize.foldname import ascii_of, fold
from conflictcheck.normalize.namedata import part_words
from conflictcheck.normalize.namerelation import NameRelation, relation
from conflictcheck.normalize.role import leading_titles, role_of, roles_relation

__all__ = ["NameRelation", "parse_name", "relation", "role_of", "roles_relation"]

_ORG_LABELS = frozenset({"ORG", "NORP"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ACRONYM = re.compile(r"(?:[A-Z][.&\-]?\s?){1,7}[A-Z]\.?|[A-Z]\.[A-Z]\.")
_QUOTES = re.compile(r"[\"“”‘«»()]")


def parse_name(text: str, label: str) -> Name:
    """Takes a mention apart. `label` is spaCy's entity type: PERSON gives a person, ORG and NORP an
    organisation, all else a name of kind "other", compared like an organisation's. Never fails; an empty text
    gives an empty key."""
    clean = _POSSESSIVE.sub("", " ".join(_QUOTES.sub(" ", text).split()))
    if label == "PERSON":
        return _person(clean)
    return _organisation(clean, "org" if label in _ORG_LABELS else "other")


def _person(text: str) -> Name:
    head, *tail = [part.strip() for part in text.split(",")]
    words = _trimmed(head.split())
    titles, taken = leading_titles(words)
    words = words[taken:] + [part for part in tail if fold(part) in part_words("suffix")]
    suffix = ""
    while len(words) > 1 and fold(words[-1]) in part_words("suffix"):
        suffix = fold(words.pop())
    shouted = text.isupper()
    folded = [_folded_parts(word, shouted) for word in words]
    parts = [part for pieces in folded for part in pieces]
    given, family = _split(parts, _starts_with_given(words, parts), len(folded[-1]) if folded else 0)
    return Name("person", given, family, suffix, titles, " ".join(parts))


def _folded_parts(word: str, shouted: bool) -> list[str]:
    """ "A.J." -> a, j; "Jong-un" -> jong, un; "O'Brien" -> obrien."""
    letters = re.sub(r"[.\-]", "", word)
    if re.fullmatch(r"(?:[A-Z]\.-?)+[A-Z]?", word) or (letters.isupper() and len(letters) < 3 and not shouted):
        return list(ascii_of(letters).lower())
    return fold(re.sub(r"['’`]", "", word)).split()


def _trimmed(words: list[str]) -> list[str]:
    """Without what a headline's capitals glued to the name: "Plus Obama", "Harper Says"."""
    while len(words) > 1 and words[0].lower() in part_words("notname"):
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in part_words("notname"):
        words = words[:-1]
    return words


def _starts_with_given(words: list[str], parts: list[str]) -> bool:
    """ "Ben Harper", "Al Harper"; not "al-Masri", nor "van Gogh"."""
    if not words or parts[0] not in part_words("particle"):
        return True
    return words[0][0].isupper() and "-" not in words[0] and parts[0] in part_words("firstgiven")


def _split(parts: list[str], starts_with_given: bool, last: int) -> tuple[tuple[str, ...], str]:
    """Given names and family name. The last written word has `last` parts: "Strauss-Kahn" has two."""
    if len(parts) < 2:
        return (), parts[0] if parts else ""
    if parts[0] in part_words("familyfirst") or (
        parts[0] in part_words("korean") and len(parts) > 2 and parts[1] in part_words("syllable")
    ):
        return tuple(parts[1:]), parts[0]
    start = len(parts) - (last or 1)
    while start > starts_with_given and parts[start - 1] in part_words("particle"):
        start -= 1
    return tuple(parts[:start]), " ".join(parts[start:])


def _organisation(text: str, kind: Literal["org", "other"]) -> Name:
    if _ACRONYM.fullmatch(text) and (len(text) < 8 or "." in text):
        letters = re.sub(r"[^a-z]", "", text.lower())
        return Name(kind, key=letters, acronym=letters)
    words = fold(text).split()
    while len(words) > 1 and words[-1] in part_words("legal"):
        words.pop()
    main = [word for word in words if word not in part_words("small")]
    initials = "".join(word if word == "us" else word[0] for word in main) if len(main) > 1 else ""
    return Name(kind, key=" ".join(words), acronym=initials)
