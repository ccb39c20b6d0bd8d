"""One spelling for comparing names: ASCII, lower case, no punctuation, initials joined."""

from __future__ import annotations

import re
from functools import lru_cache

_INITIALS = re.compile(r"\b(?:[A-Z]\.[ ]?){2,}(?:[A-Z]\b)?")
_WORD = re.compile(r"[^\W_]+")
_SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}


def ascii_of(text: str) -> str:
    """Transliterated to ASCII ("Zürich" -> "Zurich", "Київ" -> "Kiyiv"); ASCII comes back as it is."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return str(anyascii(text))


def join_initials(text: str) -> str:
    """ "U. S. Steel" -> "US Steel"; "A.J. Smith" -> "AJ Smith"."""
    return _INITIALS.sub(lambda m: re.sub(r"[. ]", "", m.group()) + " ", text)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name as single-spaced ASCII words: "The U.S." -> "us", "St. Louis" -> "saint louis"."""
    if name.isascii() and name.replace(" ", "").isalpha():
        words = name.lower().split()
    else:
        words = _WORD.findall(ascii_of(join_initials(name.replace("’", "'").replace("&", " and "))).lower())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] == "s" and name.endswith(("'s", "’s")):
        words = words[:-1]
    return " ".join(_SHORT.get(word, word) for word in words)
