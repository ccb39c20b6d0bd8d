"""How two names relate. Each part is compared with its counterpart; shared words alone never make two names
one."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import Levenshtein

from conflictcheck.model import Name
from conflictcheck.normalize.foldname import fold
from conflictcheck.normalize.gazetteer import gazetteer
from conflictcheck.normalize.namedata import part_words, share_nickname, share_organisation
from conflictcheck.normalize.spelling import family_is_one, given_is_one, one_stem, skeleton, transliteration

NameRelation = Literal[
    "same",
    "spelling",
    "part",
    "initials",
    "nickname",
    "acronym",
    "surname only differs",
    "given differs",
    "differ",
]
_Given = Literal["same", "part", "initials", "nickname", "spelling", "differ"]


def relation(a: Name, b: Name) -> NameRelation:
    """How two names relate; symmetric.

    "same", "spelling", "part" (one is a shorter form of the other: a bare surname, a missing middle name),
    "initials", "nickname" and "acronym" can name one person or organisation; "surname only differs" and
    "given differs" name two that are easily mixed up; "differ" is all else.
    """
    if _numbered_apart(a, b):
        return "given differs" if a.kind == b.kind == "person" else "differ"
    if a.kind == "person" and b.kind == "person":
        return _persons(a, b)
    if a.key == b.key:
        return "same"
    if "person" in (a.kind, b.kind):
        return "acronym" if _is_acronym_of(a, b) or _is_acronym_of(b, a) else "differ"
    return _organisations(a, b)


def _numbered_apart(a: Name, b: Name) -> bool:
    """Whether one name counts two: "World War I", "World War II"; "Elizabeth I", "Elizabeth II"."""
    (p, x), (q, y) = (_number_behind(n) for n in (a, b))
    return bool(x and y) and x != y and p == q


def _number_behind(name: Name) -> tuple[str, str]:
    """The name without the Roman number behind it, and the number."""
    if name.suffix in _ROMAN:
        return name.key, name.suffix
    *words, last = name.key.split() or [""]
    return (" ".join(words), last) if words and last in _ROMAN else (name.key, "")


_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xvi"})


def _persons(a: Name, b: Name) -> NameRelation:
    if a.suffix and b.suffix and a.suffix != b.suffix and _core(a) == _core(b):
        return "given differs"
    if a.key == b.key:
        return "same" if a.suffix == b.suffix else "part"
    if not a.given or not b.given:
        return _bare(*((a, b) if not a.given else (b, a)))
    if _runs_within(a.key.split(), b.key.split()) or _runs_within(b.key.split(), a.key.split()):
        return "part"
    given = _given(a.given, b.given)
    if _core(a) == _core(b):
        return "given differs" if given == "differ" else given
    if family_is_one(_core(a), _core(b)):
        if given in ("same", "spelling", "nickname", "part"):
            return "spelling"
        return "given differs" if given == "differ" else "surname only differs"
    if sorted(a.key.split()) == sorted(b.key.split()):
        return "same"
    return "differ" if given == "differ" else "surname only differs"


def _bare(single: Name, other: Name) -> NameRelation:
    """`single` is one word (with particles); `other` may have given names."""
    if _core(single) == _core(other):
        return "part" if other.given else "same"
    if family_is_one(_core(single), _core(other)):
        return "part" if other.given else "spelling"
    called_by_given = other.given and not single.titles and single.key == other.given[0]
    return "part" if called_by_given and len(single.key) > 1 else "differ"


def _core(name: Name) -> str:
    """The family name without particles: "von der leyen" -> "leyen"."""
    words = name.family.split()
    while len(words) > 1 and words[0] in part_words("particle"):
        words = words[1:]
    return " ".join(words)


def _runs_within(short: list[str], long: list[str]) -> bool:
    """Two or more words in a row of the longer name: "lopez obrador" in "andres manuel lopez obrador"."""
    n = len(short)
    return 2 <= n < len(long) and any(long[k : k + n] == short for k in range(len(long) - n + 1))


def _given(g: tuple[str, ...], h: tuple[str, ...]) -> _Given:
    if "".join(g) == "".join(h):
        return "same"
    if len(g[0]) == 1 or len(h[0]) == 1:
        letters = zip(g, h, strict=False)
        if all(x[0] == y[0] for x, y in letters):
            return "initials"
        return "part" if set(g) < set(h) or set(h) < set(g) else "differ"
    if _middles_clash(g[1:], h[1:]):
        return "differ"
    if g[0] == h[0]:
        return "part" if len(g) != len(h) else "initials"
    if share_nickname(g[0], h[0]) and skeleton(g[0]) != skeleton(h[0]):
        return "nickname"
    if given_is_one(g[0], h[0]):
        return "spelling"
    return "part" if set(g) < set(h) or set(h) < set(g) else "differ"


def _middles_clash(g: tuple[str, ...], h: tuple[str, ...]) -> bool:
    """Different middle names or initials, where both have some."""
    return any(
        x[0] != y[0] or (len(x) > 1 and len(y) > 1 and x != y and not given_is_one(x, y))
        for x, y in zip(g, h, strict=False)
    )


def _organisations(a: Name, b: Name) -> NameRelation:
    if one_stem(a.key, b.key):
        return "spelling"
    if share_organisation(a.key, b.key):
        return "acronym" if a.acronym == a.key or b.acronym == b.key else "same"
    if _is_acronym_of(a, b) or _is_acronym_of(b, a):
        return "acronym"
    if a.acronym == a.key or b.acronym == b.key:
        return "differ"
    words_a, words_b = a.key.split(), b.key.split()
    if len(words_a) == len(words_b) and all(
        _word_is_one(x, y) or _slip(x, y) for x, y in zip(words_a, words_b, strict=True)
    ):
        return "spelling"
    if _one_slip(words_a, words_b):
        return "spelling"
    short, long = sorted((words_a, words_b), key=len)
    return "part" if _is_short_form(short, long) else "differ"


def _is_acronym_of(short: Name, long: Name) -> bool:
    """ "hp" of "hewlett packard", "usgs" of "us geological survey", with or without the small words'
    letters."""
    if not short.key or short.acronym != short.key or len(long.key.split()) < 2:
        return False
    words = [word if word == "us" else word[0] for word in long.key.split()]
    # The legal form is no part of the key: "BBC" of "British Broadcasting Corp."
    with_form = long.acronym + "c" if len(long.acronym) > 1 else ""
    return short.key in (long.acronym, "".join(words), with_form)


def _one_slip(a: list[str], b: list[str]) -> bool:
    """One letter in a name of four or more words, all others alike: "National Gold Club" for "National Golf Club"."""
    odd = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(a) < LONG_NAME or len(odd) != 1:
        return False
    x, y = odd[0]
    known = gazetteer().names
    return x.isalpha() and y.isalpha() and min(len(x), len(y)) >= 4 and _off_by_one(x, y) and not {x, y} & known.keys()


def _off_by_one(a: str, b: str) -> bool:
    return Levenshtein.distance(a, b) == 1


LONG_NAME = 4
"""Words of a name from which one letter is a slip of the pen."""


def _slip(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= LONG and family_is_one(a, b)


LONG = 8
"""Letters of a word from which two spellings that a reader may confuse are hardly two names."""


def _word_is_one(a: str, b: str) -> bool:
    """British and American spelling, transliteration: organisation / organization, centre / center."""
    if a == b or transliteration(a) == transliteration(b):
        return True
    return min(len(a), len(b)) > 5 and skeleton(_zed(a)) == skeleton(_zed(b))


def _is_short_form(short: list[str], long: list[str]) -> bool:
    """The first words of the longer name, or its last two or more, unless generic or a place: "goldman" of
    "goldman sachs", not "bank" of "bank of america", nor "china" of "china daily"."""
    if not short or len(short) == len(long) or all(word in part_words("generic") for word in short):
        return False
    if fold(" ".join(short)) in gazetteer().names:
        return False
    n = len(short)
    return long[:n] == short or (n > 1 and long[-n:] == short)


def _zed(word: str) -> str:
    """Defence / defense, organisation / organization."""
    return word.replace("ce", "ze").replace("s", "z")
