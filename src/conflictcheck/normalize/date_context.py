"""Context of a token in its sentence, for the builders of date phrases."""

from __future__ import annotations

from collections.abc import Sequence

from conflictcheck.normalize.date_words import Tok

Toks = Sequence[Tok]


def value_of(toks: Toks, i: int, j: int, classes: str) -> int | None:
    """Value of the first token of one of the classes in [i, j)."""
    return next((t.value for t in toks[i:j] if t.cls in classes), None)


def before(toks: Toks, i: int, back: int = 1) -> str:
    """Lower-case word before token i, empty at the start."""
    return toks[i - back].text.lower() if i >= back else ""


def after(toks: Toks, j: int) -> str:
    """Lower-case word at token j, empty past the end."""
    return toks[j].text.lower() if j < len(toks) else ""


def year_of(value: int | None) -> int | None:
    """A four-digit number that can be a year."""
    return value if value is not None and 1000 <= value <= 2199 else None
