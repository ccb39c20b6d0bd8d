"""Units of measure and currencies: how they are written behind or before a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from conflictcheck.normalize.number_data import Phrase, pieces, read_text, read_toml


@dataclass(frozen=True, slots=True)
class Unit:
    """`value * factor + offset` is the value in the canonical unit of the dimension."""

    name: str
    dimension: str
    canonical: str
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)

    def convert(self, value: Decimal) -> Decimal:
        # Nobody reads more than twelve digits, and trimming keeps 60 minutes and one hour the same value.
        exact = value * self.factor + self.offset
        return tidy(exact) if self.factor != 1 or self.offset else exact


def tidy(value: Decimal) -> Decimal:
    """The value to twelve significant digits, without trailing zeros or an exponent."""
    rounded = Decimal(f"{value:.12g}").normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


@dataclass(frozen=True, slots=True)
class Forms:
    """Written forms by their first piece, longest first."""

    words: dict[str, tuple[tuple[Phrase, Unit], ...]]
    exact: dict[str, tuple[tuple[Phrase, Unit], ...]]
    glued: dict[str, Unit]
    names: dict[str, Unit]


def _by_first(forms: list[tuple[Phrase, Unit]]) -> dict[str, tuple[tuple[Phrase, Unit], ...]]:
    table: dict[str, list[tuple[Phrase, Unit]]] = {}
    for phrase, unit in sorted(forms, key=lambda f: (-len(f[0]), f[0])):
        table.setdefault(phrase[0], []).append((phrase, unit))
    return {first: tuple(rest) for first, rest in table.items()}


@cache
def units() -> Forms:
    words: list[tuple[Phrase, Unit]] = []
    exact: list[tuple[Phrase, Unit]] = []
    glued: dict[str, Unit] = {}
    names: dict[str, Unit] = {}
    for row in read_toml("units.toml")["unit"]:
        unit = Unit(
            row["name"],
            row["dimension"],
            row["canonical"],
            Decimal(row.get("factor", "1")),
            Decimal(row.get("offset", "0")),
        )
        names[unit.name] = unit
        words += [(pieces(form), unit) for form in row.get("words", ())]
        exact += [(pieces(form), unit) for form in row.get("exact", ())]
        glued |= dict.fromkeys(row.get("glued", ()), unit)
    return Forms(_by_first(words), _by_first(exact), glued, names)


@dataclass(frozen=True, slots=True)
class Currencies:
    symbols: dict[str, Unit]
    words: dict[str, tuple[tuple[Phrase, Unit], ...]]


@cache
def currencies() -> Currencies:
    """A word that several currencies share ("peso") gives the unit `currency` under its own name."""
    symbols: dict[str, Unit] = {}
    words: list[tuple[Phrase, Unit]] = []
    for line in read_text("currencies.tsv").splitlines():
        if not line or line.startswith("#"):
            continue
        code, signs, names, factor = line.split("\t")
        forms = names.split("|")
        unit = Unit(forms[0], "money", code, Decimal(factor))
        words += [(pieces(form), unit) for form in forms]
        symbols |= dict.fromkeys(signs.split(), unit)
    return Currencies(symbols, _by_first(words))
