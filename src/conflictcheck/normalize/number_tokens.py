"""Cuts a text into the tokens that the number grammar reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from conflictcheck.normalize.unit import currencies

Kind = Literal["num", "word", "cur", "skip", "sym"]

HYPHENS = frozenset("-‐‑–−")
DASHES = HYPHENS | {"—"}
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4),
    "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tok:
    """`skip` is something with digits that is no quantity: an address, a code, a clock time, a phone
    number."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    glued: bool
    """No space before it."""


_ZONES = "GMT|UTC|[ECMP][SD]T|BST|CES?T|IST|JST|ET|PT"


@cache
def _pattern() -> re.Pattern[str]:
    symbols = sorted(currencies().symbols, key=lambda s: (-len(s), s))
    currency = "|".join(
        (rf"(?<![A-Za-z.]){re.escape(s)}" + ("(?=\\d)" if s.islower() else "") if s[0].isalpha() else re.escape(s))
        for s in symbols
    )
    return re.compile(
        rf"""
  (?P<cur>(?:{currency})(?=\s?-?\s?[\d.]))
| (?P<skip>
      (?:https?://|www\.)\S+
    | [\w.+-]+@[\w-]+\.\w+
    | [@\#]\w+
    | \b[A-Za-z]\w*\.(?:com|org|net|gov|edu|co\.uk)\b
    | \d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\s?[apAP]\.?[mM]\b\.?
    | \d{{1,2}}\s?[apAP]\.?[mM]\b\.?
    | \d{{1,2}}\s?o['’]clock\b
    | \d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d+)?\b (?:\s?(?:{_ZONES})\b)? | \d{{1,2}}[.:]?\d\d\s?(?:{_ZONES}|hrs)\b
    | \+?(?:\d[\s.-])?\(?\d{{3}}\)?[\s.-]\d{{3}}[\s.-]\d{{4}}\b
    | \b\d{{3}}-\d{{4}}\b(?<!00)
    | \b\d+(?:-\d+){{2,}}\b
    | \b\d{{1,4}}/\d{{1,2}}/\d{{2,4}}\b | \b\d{{4}}-\d\d-\d\d\b
    | \b\d+(?:\.\d+){{2,}}(?<!\.\d\d\d)(?!\d) | \b0\d+\b (?!\.)
    | \b[A-Z]{{1,5}}-?\d[\w-]*
    | \b[a-z]?[A-Z][a-z]{{0,2}}-?\d[\w-]*
    | \b[A-Z][A-Za-z]+\d\w*
    | \b(?:Covid|Sars|Mers|Ebola)-\d+\b
    | \b[1-9]\d{{1,3}}0s\b | \b[a-z]+\d+\b | ['’]\d0s\b
  )
| (?P<num>
      \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d]) | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
    | \d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?:[.,]\d+)?(?![\d])
    | (?<![\d.,-])[1-9]\d{{0,2}}(?:[ ]\d{{3}})+(?![\w,./-]|[.]\d)
    | \d+,\d{{1,2}}(?=\s?(?:%|percent\b|per\ cent\b|million\b|billion\b|bn\b|km\b|m\b))
    | \d+(?:\.\d+)?
    | (?<![\w)])\.\d+
  )
| (?P<sym>[^\w\s]|[{"".join(VULGAR)}])
| (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
""",
        re.VERBOSE,
    )


def tokenize(text: str) -> list[Tok]:
    tokens = []
    last = -1
    for match in _pattern().finditer(text):
        start, end = match.span()
        word = match.group()
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        tokens.append(Tok(kind, word, word.lower(), start, end, start == last))
        last = end
    return tokens
