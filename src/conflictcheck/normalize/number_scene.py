"""One text on the way to its quantities: tokens, what is blocked, and the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from conflictcheck.model.text import Span
from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_tokens import DASHES, HYPHENS, VULGAR, Tok, tokenize
from conflictcheck.normalize.numeral import at, is_word, over_hyphen, slash_fraction


@dataclass(frozen=True, slots=True)
class Scene:
    text: str
    tokens: tuple[Tok, ...]
    blocked: frozenset[int]
    """Indexes of tokens that are no quantity or belong to a date found before."""
    vocabulary: frozenset[str]
    """All words of the text in lower case."""

    def before(self, i: int, n: int) -> set[str]:
        return {t.low for t in self.tokens[max(0, i - n) : i]}

    def after(self, i: int, n: int) -> set[str]:
        return {t.low for t in self.tokens[i : i + n]}

    def word(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""


@cache
def _trigger() -> re.Pattern[str]:
    lex = words()
    triggers = (
        set(lex.cardinals)
        | set(lex.multiples)
        | set(lex.ordinals)
        | set(lex.denominators)
        | set(lex.vague_factors)
    )
    triggers |= {phrase[-1] for phrase in lex.vague} | {phrase[0] for phrase in lex.groups} | set(lex.scales)
    triggers |= {"no", "none", "nobody", "zero", "single", "few", "couple", "handful"}
    whole = "|".join(sorted(triggers, key=lambda w: (-len(w), w)))
    return re.compile(rf"\d|[{''.join(VULGAR)}]|\b(?:{whole})\b", re.IGNORECASE)


def may_have_numbers(text: str) -> bool:
    return _trigger().search(text) is not None


def scene_of(text: str, taken: Sequence[Span]) -> Scene:
    tokens = tuple(tokenize(text))
    spans = [(s.start, s.end) for s in taken]
    blocked = {i for i, t in enumerate(tokens) if t.kind == "skip"}
    if spans:
        blocked |= {i for i, t in enumerate(tokens) if any(a < t.end and t.start < b for a, b in spans)}
    idioms = context().idioms
    dated = frozenset(blocked)
    for i, token in enumerate(tokens):
        if token.low in idioms:
            blocked.update(_idiom(tokens, i))
        if token.kind == "num" and i not in blocked:
            blocked |= _identifier(tokens, i, dated)
        elif token.kind == "word" and token.low in words().cardinals:
            blocked |= _named(tokens, i)
    return Scene(text, tokens, frozenset(blocked), frozenset(t.low for t in tokens))


def _idiom(tokens: Sequence[Tok], i: int) -> range:
    """Indexes of the fixed phrase that begins at `i`; between its words may stand hyphens."""
    if i and tokens[i].glued and tokens[i - 1].kind == "cur":
        return range(0)
    for phrase in context().idioms[tokens[i].low]:
        j = i
        for piece in phrase:
            j = over_hyphen(tokens, j) if j > i else j
            if j >= len(tokens) or tokens[j].low.replace("’", "'") != piece:
                break
            j += 1
        else:
            return range(i, j)
    return range(0)


def _named(tokens: Sequence[Tok], i: int) -> set[int]:
    """ "Flight 370", "Section Five": a number behind a head that names things."""
    ctx = context()
    j = i - 1
    while j >= 0 and tokens[j].text in (".", "#") and tokens[j].glued:
        j -= 1
    if j < 0:
        return set()
    if tokens[j].text in HYPHENS:
        j -= 1
    head = tokens[j]
    if head.kind != "word":
        return set()
    if head.low in ("no", "nos") and (
        tokens[i].kind != "num" or not (head.text[0].isupper() or tokens[i - 1].text == ".")
    ):
        return set()
    if head.low in ctx["identifier_heads"] and tokens[j + 1].text != ",":
        return {i} | (_further_names(tokens, i) if head.low.endswith("s") else set())
    if head.low in ctx["capital_heads"] and head.text[0].isupper() and j > 0:
        return {i}
    return set()


def _further_names(tokens: Sequence[Tok], i: int) -> set[int]:
    """The 15 of "pages 12 to 15", the 7 and the 9 of "sections 5, 7 and 9"."""
    more: set[int] = set()
    while (mark := at(tokens, i + 1)) and (mark.low in ("to", "and", "or", ",") or mark.text in DASHES):
        number = at(tokens, i + 2)
        if number is None or number.kind != "num":
            break
        i += 2
        more.add(i)
    return more


def _season(tokens: Sequence[Tok], i: int) -> bool:
    """The 2019 of "the 2019-20 season"."""
    year, dash, rest = tokens[i], at(tokens, i + 1), at(tokens, i + 2)
    if not (year.text.isdigit() and len(year.text) == 4 and dash and dash.text in DASHES and dash.glued):
        return False
    return rest is not None and rest.glued and rest.text.isdigit() and len(rest.text) == 2


def _identifier(tokens: Sequence[Tok], i: int, dated: frozenset[int]) -> set[int]:
    """Indexes of the tokens that make a name or a code with the number at `i`; empty if it is a number."""
    token = tokens[i]
    if named := _named(tokens, i):
        return named
    if _season(tokens, i):
        return {i, i + 2}
    if is_word(at(tokens, i + 1), *context()["identifier_tails"]) and tokens[i + 1].text[0].isupper():
        return {i}
    if _day_of_month(tokens, i, dated) or _clock(tokens, i) or _list_marker(tokens, i):
        return {i}
    ctx = context()
    follow = at(tokens, i + 1)
    if follow and follow.text == "/" and follow.glued and slash_fraction(tokens, i) is None:
        third = at(tokens, i + 2)
        if third and third.glued and third.kind == "num":
            return {i, i + 2}
    if follow and follow.glued and follow.kind == "word" and not _known_suffix(token, follow):
        return {i, i + 1}
    j = over_hyphen(tokens, i + 1)
    if follow and follow.glued and follow.low == "mm":
        j = i + 2
    caliber = at(tokens, j)
    if j == i + 2 and tokens[i + 1].low == "mm" and {t.low for t in tokens} & ctx["caliber_words"]:
        return {i, i + 1}
    if (
        caliber
        and caliber.low in ctx["caliber_words"]
        and (
            token.text.startswith(".")
            or caliber.low in ("caliber", "calibre", "cal", "gauge", "magnum")
            or (j == i + 2 and tokens[i + 1].low == "mm")
        )
    ):
        return {i, i + 1}
    if (
        token.text.startswith(".")
        and not (i and tokens[i - 1].kind == "cur")
        and len(token.text) == 3
        and follow
        and follow.low not in ("percent", "%", "per", "points")
    ):
        return {i}
    if is_word(follow, "am", "pm") or (
        is_word(follow, "a", "p") and is_word(at(tokens, i + 2), ".") and is_word(at(tokens, i + 3), "m")
    ):
        return {i}
    return set()


def _day_of_month(tokens: Sequence[Tok], i: int, dated: frozenset[int]) -> bool:
    """The 14 of "May 14" and of "14 May": should the caller not have found the date, it still counts
    nothing."""
    if not tokens[i].text.isdigit() or not 1 <= int(tokens[i].text) <= 31:
        return False
    months = context()["months"]
    j = i - 2 if is_word(at(tokens, i - 1), ".") else i - 1
    suffix = is_word(at(tokens, i + 1), "st", "nd", "rd", "th")
    for k in (j, i + 2 if suffix else i + 1):
        month = at(tokens, k)
        if (
            month
            and k not in dated
            and month.low in months
            and month.text[0].isupper()
            and (k < i or not tokens[k].glued)
        ):
            return True
    return False


def _list_marker(tokens: Sequence[Tok], i: int) -> bool:
    """The 3 of "3. Wash your hands" and the 154 of "Ranked: 154: ..."."""
    before, mark, follow = at(tokens, i - 1), at(tokens, i + 1), at(tokens, i + 2)
    opens = before is None or (before.text in ".:•" and not tokens[i].glued)
    return (
        opens
        and mark is not None
        and mark.glued
        and mark.text in ".:)"
        and (follow is None or not follow.glued)
    )


def _clock(tokens: Sequence[Tok], i: int) -> bool:
    """The 1100 of "at 1100 hours" and of "at 1353 (1023 GMT)"."""
    text = tokens[i].text
    if len(text) != 4 or not text.isdigit() or text > "2359" or text[2:] > "59":
        return False
    follow = at(tokens, i + 1)
    return is_word(follow, "hours", "hrs") or (
        is_word(at(tokens, i - 1), "at") and is_word(follow, "(", "local")
    )


_SUFFIXES = frozenset(("st", "nd", "rd", "th", "s", "x", "p", "ish", "odd"))


def _known_suffix(token: Tok, suffix: Tok) -> bool:
    from conflictcheck.normalize.unit import currencies, units

    lex = words()
    low = suffix.low
    return (
        low in lex.glued_scales
        or low in lex.money_scales
        or low in lex.scales
        or suffix.text in units().glued
        or suffix.text in units().exact
        or low in units().words
        or low in currencies().words
        or low in _SUFFIXES
    )
