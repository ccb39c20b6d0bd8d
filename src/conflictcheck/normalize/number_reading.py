"""What the readers of special numbers hand back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from conflictcheck.model.value import Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """Token range [first, end) and what it says; `hedged` lets the words around soften it."""

    first: int
    end: int
    value: Quantity
    hedged: bool = True


def exact(
    value: Decimal,
    unit: str,
    dimension: str,
    *,
    step: Decimal = Decimal(1),
    second: Decimal | None = None,
    noun: str = "",
    original: str = "",
) -> Quantity:
    return Quantity(value, value, unit, dimension, step=step, second=second, noun=noun, original_unit=original)
