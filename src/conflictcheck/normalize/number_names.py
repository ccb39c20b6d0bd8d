"""Numbers that name or date something and count nothing: "Flight 370", "May 14", "one by one"."""

from __future__ import annotations

from collections.abc import Sequence

from conflictcheck.normalize.number_data import context, words
from conflictcheck.normalize.number_tokens import DASHES, HYPHENS, Tok
from conflictcheck.normalize.numeral_base import at, is_word, over_hyphen
from conflictcheck.normalize.numeral_fraction import slash_fraction
from conflictcheck.normalize.unit import currencies, units


def idiom_at(tokens: Sequence[Tok], i: int) -> range:
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


def named_at(tokens: Sequence[Tok], i: int) -> set[int]:
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
    if is_word(at(tokens, i + 1), "st", "nd", "rd", "th") and tokens[i + 1].glued:
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


def _of_a_series(tokens: Sequence[Tok], i: int) -> bool:
    """The 2 of "Kosmos-2" and of "the Savanna-2 cable"."""
    if i < 2 or not tokens[i].text.isdigit():
        return False
    head, hyphen = tokens[i - 2], tokens[i - 1]
    joined = hyphen.text in HYPHENS and hyphen.glued and tokens[i].glued
    return joined and head.kind == "word" and head.text[0].isupper()


def identifier_at(tokens: Sequence[Tok], i: int, dated: frozenset[int]) -> set[int]:
    """Indexes of the tokens that make a name or a code with the number at `i`; empty if it is a number."""
    token = tokens[i]
    if named := named_at(tokens, i):
        return named
    if _season(tokens, i):
        return {i, i + 2}
    if _of_a_series(tokens, i):
        return {i}
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
    return opens and mark is not None and mark.glued and mark.text in ".:)" and (follow is None or not follow.glued)


def _clock(tokens: Sequence[Tok], i: int) -> bool:
    """The 1100 of "at 1100 hours" and of "at 1353 (1023 GMT)"."""
    text = tokens[i].text
    if len(text) != 4 or not text.isdigit() or text > "2359" or text[2:] > "59":
        return False
    follow = at(tokens, i + 1)
    return is_word(follow, "hours", "hrs") or (is_word(at(tokens, i - 1), "at") and is_word(follow, "(", "local"))


_SUFFIXES = frozenset(("st", "nd", "rd", "th", "s", "x", "p", "ish", "odd"))


def _known_suffix(token: Tok, suffix: Tok) -> bool:
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
