"""When two spellings are one name: transliterations and slips, against names that only look alike.

A family name is one when its transliteration folds alike ("Zelensky" / "Zelenskyy"), when its consonants and
three quarters of its letters are the same, or when it is long and one letter is off inside. A given name
needs the same consonants and the same last letter; two names that are both known ("Eric" / "Erica") are one
only when data/nicknames.tsv lists them together.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from conflictcheck.normalize.namedata import nickname_groups, surname_groups

_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"dzh|dj", "j"), (r"tch|tsch", "ch"), (r"sch", "sh"), (r"kh", "h"), (r"gh", "g"), (r"dh", "d"),
        (r"zh", "j"), (r"ph", "f"), (r"ck|q", "k"), (r"c(?=[aou])|c$", "k"), (r"ou|oo", "u"), (r"ee", "i"),
        (r"^gi(?=[aeou])", "y"), (r"^i(?=l|v|r)", "e"), (r"ae", "e"), (r"oe", "o"), (r"ue", "u"),
        (r"y|j(?=[^aeiou]|$)", "i"), (r"ie", "i"), (r"x", "ks"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS = re.compile(r"(?<!^)[aeiouh]")


@lru_cache(maxsize=65536)
def transliteration(word: str) -> str:
    """The word with the usual variants of transliteration folded together."""
    for pattern, to in _FOLDS:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Consonants of the folded word, with its first letter."""
    return _VOWELS.sub("", transliteration(word))


def family_is_one(a: str, b: str) -> bool:
    """Two spellings of one family name (both folded, without particles)."""
    if transliteration(a) == transliteration(b):
        return True
    if surname_groups().get(a, frozenset()) & surname_groups().get(b, frozenset()):
        return True
    if min(len(a), len(b)) >= 4 and skeleton(a) == skeleton(b):
        return Levenshtein.normalized_similarity(a, b) >= 0.75
    shorter, off = min(len(a), len(b)), Levenshtein.distance(a, b)
    slip = (shorter >= 8 and off == 1) or (shorter >= 10 and off == 2)
    return slip and a[0] == b[0] and JaroWinkler.similarity(a, b) >= 0.92


_ENDINGS = frozenset({"", "s", "n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is", "ish"})


def one_stem(a: str, b: str) -> bool:
    """A place and those who are of it: "Korean", "Koreas"."""
    alike = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return alike >= 4 and {a[alike:], b[alike:]} <= _ENDINGS


def given_is_one(a: str, b: str) -> bool:
    """Two spellings of one given name (both folded)."""
    known = nickname_groups()
    if a in known and b in known:
        return bool(known[a] & known[b])
    if skeleton(a) != skeleton(b) or len(skeleton(a)) < 2:
        return False
    return transliteration(a) == transliteration(b) or (
        Levenshtein.normalized_similarity(a, b) >= 0.75 and a[-1] == b[-1]
    )
