"""The unit or currency that stands behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from conflictcheck.normalize.number_data import Phrase, context
from conflictcheck.normalize.number_tokens import HYPHENS, Tok
from conflictcheck.normalize.numeral_base import Numeral, at, is_word, over_hyphen
from conflictcheck.normalize.unit import Unit, currencies, units

COUNT = Unit("", "count", "count")


def match_form(
    tokens: Sequence[Tok], i: int, forms: dict[str, tuple[tuple[Phrase, Unit], ...]], *, exact: bool = False
) -> tuple[Unit, int] | None:
    """The longest written form at `i`; hyphens between its pieces do not matter."""
    token = at(tokens, i)
    if token is None:
        return None
    for phrase, unit in forms.get(token.text if exact else token.low, ()):
        j = i + 1
        for piece in phrase[1:]:
            k = j if piece in HYPHENS else over_hyphen(tokens, j)
            part = at(tokens, k)
            if part is None or (part.text if exact else part.low) != piece:
                break
            j = k + 1
        else:
            return unit, j
    return None


def unit_behind(tokens: Sequence[Tok], numeral: Numeral, first: int) -> tuple[Unit, int]:
    j = numeral.end
    token = at(tokens, j)
    if token is None:
        return COUNT, j
    forms = units()
    if token.glued and numeral.digits and token.kind == "word" and not numeral.scaled:
        unit = forms.glued.get(token.text)
        if unit is not None:
            return unit, j + 1
        if token.text == "p":
            return Unit("penny", "money", "GBP", Decimal("0.01")), j + 1
    k = over_hyphen(tokens, j)
    if numeral.fraction:
        k = _over_article(tokens, k)
    elif (numeral.vague or numeral.scaled) and is_word(at(tokens, k), "of"):
        k += 1
        if not numeral.vague:
            return COUNT, j
    if k < len(tokens) and tokens[k].glued and tokens[k].kind == "word" and k == j and not numeral.digits:
        return COUNT, j
    if numeral.scaled and is_word(at(tokens, k), ".") and match_form(tokens, k + 1, currencies().words):
        k += 1  # "5 bn. dollars"
    unit_end = _unit_at(tokens, k, numeral, first)
    return unit_end if unit_end else (COUNT, j)


def _over_article(tokens: Sequence[Tok], k: int) -> int:
    """ "half an hour", "a quarter of a mile", "half of one percent"."""
    j = k + 1 if is_word(at(tokens, k), "of") else k
    one = at(tokens, j)
    if is_word(one, "a", "an", "one") or (j > k and one is not None and one.text == "1"):
        return over_hyphen(tokens, j + 1)
    return k


def _unit_at(tokens: Sequence[Tok], k: int, numeral: Numeral, first: int) -> tuple[Unit, int] | None:
    token = at(tokens, k)
    if token is None:
        return None
    forms = units()
    ctx = context()
    money = match_form(tokens, k, currencies().words)
    if money and not (money[0].name == "won" and not numeral.scaled):
        return money
    if token.kind == "cur" or token.text in ("$", "€", "£", "¥", "¢"):
        if token.text == "¢":
            return Unit("cent", "money", "USD", Decimal("0.01")), k + 1
        if token.text in ("€", "£"):
            return currencies().symbols[token.text], k + 1
        return None
    exact = match_form(tokens, k, forms.exact, exact=True)
    found = match_form(tokens, k, forms.words)
    if exact and (found is None or exact[1] > found[1]):
        found = exact
    if found is None:
        return None
    unit, end = found
    follow = at(tokens, end)
    if token.text == "m" and numeral.scaled:
        return None
    if unit.name == "second" and token.low == "second":
        hyphened = k > numeral.end
        if not hyphened and numeral.low != 1 and not numeral.fraction:
            return None
        if over_hyphen(tokens, end) > end and is_word(at(tokens, end + 1), "half", "degree", "place", "largest"):
            return None
    if unit.name == "pound":
        before = {t.low for t in tokens[max(0, first - 6) : first]}
        if numeral.low >= 1_000_000 and not is_word(follow, "of"):
            return Unit("pound", "money", "GBP"), end
        if is_word(follow, "sterling"):
            return Unit("pound", "money", "GBP"), end + 1
        if token.low.startswith("pound") and before & ctx["money_words"] and not is_word(follow, "of"):
            return Unit("pound", "money", "GBP"), end
    if unit.name == "stone" and not numeral.digits:
        return None
    if (
        unit.dimension == "length"
        and unit.name == "foot"
        and token.low == "foot"
        and is_word(follow, "soldiers", "patrol", "patrols")
    ):
        return None
    return unit, end
