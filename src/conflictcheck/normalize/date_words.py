"""Calendar words and the lexer that turns a sentence into tokens of one-letter classes.

The grammar is a set of regular expressions over the string of those letters, so the classes are its alphabet:

    M month  m month abbreviation  W weekday  w weekdays (plural)  u weekday abbreviation  J weekend
    P part of the day  S season  H holiday  U unit  p plural unit  B yesterday/today/tomorrow
    n number 1-31  d ordinal 1st-31st  o ordinal word or larger ordinal  N number word or larger number
    Y four digits  F four digits with a leading zero  K clock time with a.m./p.m.  C clock time with a colon
    Z time zone  k o'clock/hours
    I full numeric date  s slashed date  R span of years  D decade  G century  V Q3  z FY09
    L last  X next  T this  Q early/mid/late  e end/beginning/start/middle  y every  g ago
    l earlier/later
    b bound  v hedge  j shortly/just  x fiscal  h half  q quarter
    f of  O on  A at  i in  t the  a a/an  & and  r to  < from  ( between
    , comma  - dash  ' clitic  [ ] brackets
    _ any other word  ^ any other capitalised word  $ money, percent, decimals  . other punctuation
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

HEADS = frozenset("MmWwuJPSHUpBYKCFIsRDGVzq")
"""A sentence without a token of these classes has no date."""

_LEXER = r"""
  (?P<holiday>\b(?:{holidays})\b)
 |(?P<abbr>\b(?:{abbrs})\.(?!\w))
 |(?P<zone>\b(?:{zones})\b|\b(?:(?i:local)|[A-Z][a-z]+(?:\s(?i:standard|daylight|summer))?)\s(?i:time)\b)
 |(?P<oclock>\b(?i:o['’]clock|hrs|hours)\b)
 |(?P<quarter>\bQ[1-4]\b|\b[1-4]Q\b)
 |(?P<fy>\bFY\s?['’]?\d{{2,4}}\b)
 |(?P<word>[^\W\d_]+)
 |(?P<money>[$€£¥₹]\s?\d[\d.,]*)
 |(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}(?!\d)(?:T\d{{2}}:\d{{2}}(?::\d{{2}})?Z?)?)
 |(?P<numeric>\d{{1,2}}\.\d{{1,2}}\.(?:1\d|20)\d{{2}}(?!\d))
 |(?P<slashed>\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?(?:(?:19|20)\d{{2}}|\d{{2}})(?![\d/]))
 |(?P<ampm>\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}\s?[aApP](?:\.\s?[mM]\b\.?|[mM]\b))
 |(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
 |(?P<years>(?:1\d|20)\d{{2}}(?:[-–/](?:1\d|20)\d{{2}}|[-–/]\d{{2}})(?![\d/-]))
 |(?P<decade>(?:1[0-9]|20)\d0['’]?s\b)
 |(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
 |(?P<number>\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)*(?:\s?%)?)
 |(?P<old_decade>['’‘][2-9]0['’]?s\b)
 |(?P<clitic>['’](?:s\b)?)
 |(?P<punct>\S)
"""


@dataclass(frozen=True, slots=True)
class Tok:
    """A token with its character offsets, its class and what it stands for (a number or a table's value)."""

    start: int
    end: int
    text: str
    cls: str
    value: Any = None


@cache
def calendar() -> dict[str, Any]:
    """The tables of data/calendar.toml."""
    return tomllib.loads(files("conflictcheck.data").joinpath("calendar.toml").read_text(encoding="utf-8"))


@cache
def _words() -> dict[str, tuple[str, Any]]:
    """Lower-case word -> (class, value)."""
    cal = calendar()
    out: dict[str, tuple[str, Any]] = {w: (c, w) for w, c in cal["function_words"].items()}
    out |= {w: ("e" if out[w][0] == "e" else "Q", v) for w, v in cal["qualifiers"].items()}
    out |= {w: ("N", v) for w, v in cal["numbers"].items()}
    out |= {w: ("o", v) for w, v in cal["ordinals"].items()}
    out |= {w: ("M", v) for w, v in cal["months"].items()}
    out |= {w: ("m", v) for w, v in cal["month_abbreviations"].items()}
    out |= {w: ("W", v) for w, v in cal["weekdays"].items()}
    out |= {w + "s": ("w", v) for w, v in cal["weekdays"].items()}
    out |= {w: ("u", v) for w, v in cal["weekday_abbreviations"].items()}
    out |= {w: ("P", v) for w, v in cal["part_words"].items()}
    out |= {w: ("S", v) for w, v in cal["season_names"].items()}
    out |= {w: ("B", v) for w, v in cal["days"].items()}
    out |= {w: ("U", v) for w, v in cal["units"].items()}
    out |= {w + "s": ("p", v) for w, v in cal["units"].items() if not w.endswith("s")}
    out["weekends"] = ("J", "weekend")
    return out


def _any(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)).replace("'", "['’]")


@cache
def _lexer() -> re.Pattern[str]:
    cal = calendar()
    abbrs = [*cal["month_abbreviations"], *cal["weekday_abbreviations"]]
    holidays = [*cal["holidays"], *cal["easter"], *cal["nth_weekday"]]
    source = _LEXER.format(
        # Verbose mode drops plain blanks, so a phrase's blanks are written as \s.
        holidays="(?i:" + re.sub(r"(?:\\ )+", r"\\s", _any(holidays)) + ")",
        abbrs="(?i:" + _any(abbrs) + ")",
        zones=_any(cal["zones"]),
    )
    return re.compile(source, re.VERBOSE)


def lex(text: str) -> list[Tok]:
    """Tokens of one sentence in order."""
    words = _words()
    out: list[Tok] = []
    for m in _lexer().finditer(text):
        kind, raw = m.lastgroup, m.group()
        if kind == "word":
            cls, value = words.get(raw.lower(), ("^" if raw[0].isupper() else "_", None))
            if cls in "MmWwuS" and raw.islower() and cls != "S" and not _lower_ok(raw):
                cls, value = "_", None
        else:
            cls, value = _CLASSES[kind or "punct"](raw)
        out.append(Tok(m.start(), m.end(), raw, cls, value))
    return out


def _lower_ok(word: str) -> bool:
    """Lower-case text keeps the months and weekdays that are no other word."""
    return len(word) > 5 and word not in calendar()["names"]["ambiguous_months"]


def _number(raw: str) -> tuple[str, Any]:
    if not raw.isdigit():
        return "$", None
    value = int(raw)
    if len(raw) == 4:
        return ("F" if raw[0] == "0" or value < 1000 else "Y"), value
    if 1 <= value <= 31 and len(raw) <= 2:
        return "n", value
    return ("N", value) if value < 1000 else ("$", None)


def _ordinal(raw: str) -> tuple[str, Any]:
    value = int(raw[:-2])
    return ("d" if 1 <= value <= 31 else "o"), value


def _abbr(raw: str) -> tuple[str, Any]:
    if raw.islower():
        return "_", None
    return _words()[raw[:-1].lower()]


def _zone(raw: str) -> str:
    """GMT stays, "Eastern Daylight Time" is ET, "Greek time" stays a name of its own."""
    return raw if raw.isupper() else str(calendar()["zone_names"].get(raw.split()[0].lower(), raw))


def _punct(raw: str) -> tuple[str, Any]:
    return {",": ",", "-": "-", "–": "-", "—": "—", "(": "[", ")": "]"}.get(raw, "."), None


_CLASSES: dict[str, Any] = {
    "holiday": lambda raw: ("H", re.sub(r"\s+", " ", raw.lower().replace("’", "'"))),
    "abbr": _abbr,
    "zone": lambda raw: ("Z", _zone(raw)),
    "oclock": lambda raw: ("k", "clock" if "clock" in raw.lower() else "hour"),
    "quarter": lambda raw: ("V", int(raw.strip("Qq"))),
    "fy": lambda raw: ("z", int(re.sub(r"\D", "", raw))),
    "money": lambda raw: ("$", None),
    "iso": lambda raw: ("I", raw),
    "numeric": lambda raw: ("I", raw),
    "slashed": lambda raw: ("s", raw),
    "ampm": lambda raw: ("K", raw),
    "clock": lambda raw: ("C", raw),
    "years": lambda raw: ("R", raw),
    "decade": lambda raw: ("D", int(raw[:4])),
    "old_decade": lambda raw: ("D", 1900 + int(raw[1:3])),
    "ordinal": _ordinal,
    "number": _number,
    "clitic": lambda raw: ("'", None),
    "punct": _punct,
}
