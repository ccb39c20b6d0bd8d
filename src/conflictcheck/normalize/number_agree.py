"""Whether two quantities could both be true of one thing, and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from conflictcheck.model.value import Quantity
from conflictcheck.normalize.unit import tidy

Relation = Literal["equal", "rounding", "approximation", "bound", "conversion", "vague", "differ", "incomparable"]

APPROX_SHARE = Decimal("0.10")
"""A hedge lets a value of 10 or more be off by a tenth: "about 26" covers 24 to 28, "nearly 200" 197."""
CONVERSION_SHARE = Decimal("0.01")
"""Writers round what they convert: never hold them to better than a hundredth."""
AT_LEAST_FACTOR = Decimal(2)
"""A lower bound is the nearest round number below, so that the value is not far beyond it: "more than 20"
agrees with
35 and not with 25,000. Logic alone would let every larger number pass; readers would not."""
AT_LEAST_SLACK = Decimal(5)
"""... but "at least two" agrees with seven."""
AT_MOST_FACTOR = Decimal(4)
"""An upper bound says less about the value below it than a lower one about the value above."""
AT_MOST_SLACK = Decimal(10)
ROUND_SHARE = Decimal("0.1")
"""What a round figure in another unit may differ by, as a share of the value."""

ROUND_FIGURE_SHARE = Decimal("0.02")
"""What a figure of one digit may be off beside one of three, as a share of it."""
SMALLEST_ROUND = 100
"""Figures below are told exactly."""

_Interval = tuple[Decimal, Decimal]
_INFINITE = Decimal("Infinity")


def compatible(a: Quantity, b: Quantity) -> bool:
    """True if one thing could have both values, so that they contradict nothing. Symmetric and reflexive.

    Quantities that cannot be compared (other dimension, other currency) are not compatible either: ask
    `relation`.
    """
    return relation(a, b) not in ("differ", "incomparable")


def relation(a: Quantity, b: Quantity) -> Relation:
    """Why `a` and `b` agree, or that they differ, or that they are not to be compared. Symmetric.

    Each quantity stands for an interval: a bare number for itself, a hedged one for a tenth to both sides
    (one unit below 10), a bound for what a reader takes it to say (`AT_LEAST_FACTOR`, `AT_MOST_FACTOR`), a
    vague word for the range of its list. Two bare numbers agree when they are no further apart than half
    the coarser rounding step that their writing implies (see `numeral.step_of`), and after a conversion of
    units within both half steps or a hundredth.
    """
    if a.dimension != b.dimension or a.unit != b.unit or a.dimension == "identifier":
        return "incomparable"
    if a.unit == "currency" and a.original_unit != b.original_unit:
        return "incomparable"
    if a.second is not None or b.second is not None:
        return _pair_relation(a, b)
    # "half" and "50 percent" are two spellings, not two units.
    converted = a.original_unit != b.original_unit and "fraction" not in (a.original_unit, b.original_unit)
    if (a.low, a.high) == (b.low, b.high):
        if a.vague or b.vague:
            return "equal" if a.vague == b.vague else "vague"
        if (a.approx, a.bound) == (b.approx, b.bound):
            return "conversion" if converted else "equal"
    if not _meet(_interval(a), _interval(b), _slack(a, b, converted)) or _limits_apart(a, b):
        return "differ"
    if a.vague or b.vague:
        return "vague"
    if a.approx or b.approx:
        return "approximation"
    if a.bound or b.bound or a.low != a.high or b.low != b.high:
        return "bound"
    return "conversion" if converted else "rounding"


def _limits_apart(a: Quantity, b: Quantity) -> bool:
    """Whether both are told by limits of one sort, and by two: "more than 26,000", "more than 31,000"; "$250 to $350",
    "$300 to $350". Small counts grow while they are told: "at least 14" and "at least 17" are one."""
    if a.approx or b.approx or a.vague or b.vague or a.bound != b.bound:
        return False
    if (a.low is None) != (b.low is None) or (a.high is None) != (b.high is None) or a.low == a.high or b.low == b.high:
        return False
    ends = [(x, y) for x, y in ((a.low, b.low), (a.high, b.high)) if x is not None and y is not None]
    if len(ends) == 1 and a.dimension == "count" and max(ends[0]) < SMALLEST_ROUND:
        return False
    return any(abs(x - y) > max(a.step, b.step, _limit_share(a, x, y) * max(abs(x), abs(y))) for x, y in ends)


def _limit_share(a: Quantity, x: Decimal, y: Decimal) -> Decimal:
    both_ends = a.low is not None and a.high is not None
    return SHARP_LIMIT_SHARE if both_ends or min(_digits(x), _digits(y)) > 1 else LIMIT_SHARE


SHARP_LIMIT_SHARE = Decimal("0.10")
"""What two limits on one number may be off, as a share of the greater, where both are told to two digits, or
with a limit on the other side."""
LIMIT_SHARE = Decimal("0.34")
"""... and where one is a round figure, which a writer may take from far off: "more than 20" of what is 26."""


def _pair_relation(a: Quantity, b: Quantity) -> Relation:
    """Scores and ratios: a result is one from either side's view ("3-1", "1-3")."""
    if a.second is None or b.second is None:
        return "incomparable"
    if a.dimension == "ratio" and a.low is not None and b.low is not None and a.second and b.second:
        return "equal" if a.low * b.second == b.low * a.second else "differ"
    return "equal" if {a.low, a.second} == {b.low, b.second} else "differ"


def _meet(a: _Interval, b: _Interval, slack: Decimal) -> bool:
    return a[0] <= b[1] + slack and b[0] <= a[1] + slack


def _slack(a: Quantity, b: Quantity, converted: bool) -> Decimal:
    if a.dimension in ("rank", "year", "identifier"):
        return Decimal(0)
    if not converted:
        return max(a.step / 2, b.step / 2, _round_slack(a, b), _round_slack(b, a))
    slack = (a.step + b.step) / 2
    if a.dimension == "temperature":
        return slack  # a hundredth of kelvins would be three degrees
    edge = min((abs(v) for v in (a.low, a.high, b.low, b.high) if v is not None), default=Decimal(0))
    round_ = min((_round_step(a) + _round_step(b)) / 2, edge * ROUND_SHARE)
    return max(slack, round_, edge * CONVERSION_SHARE)


def _round_slack(rough: Quantity, fine: Quantity) -> Decimal:
    """What a figure of one digit and noughts may be off where the other is told to two digits more: 12 for "600" beside
    612."""
    if rough.low is None or fine.low is None or rough.low < SMALLEST_ROUND:
        return Decimal(0)
    coarser = _digits(rough.low) == 1 and _digits(fine.low) > 2
    return rough.low * ROUND_FIGURE_SHARE if coarser else Decimal(0)


def _digits(value: Decimal) -> int:
    """Significant digits: 1 of 600, 3 of 612."""
    return len(value.normalize().as_tuple().digits)


def _round_step(q: Quantity) -> Decimal:
    """The step of a figure that was rounded for another unit: ten for "60 km", which stands for 35 miles."""
    tens = q.low is not None and q.low == q.high and q.step > 0 and q.low % (q.step * 10) == 0
    return q.step * 10 if tens else q.step


def _interval(q: Quantity) -> _Interval:
    low, high = q.low, q.high
    if q.vague:
        return (-_INFINITE if low is None else low), (_INFINITE if high is None else high)
    if low is not None and high is not None:
        if not q.approx:
            return low, high
        below = Decimal(0) if q.bound == "at least" else _tolerance(low, q)
        above = Decimal(0) if q.bound == "at most" else _tolerance(high, q)
        return low - below, high + above
    if low is not None:
        unit = _unit_size(q)
        top = max(low * AT_LEAST_FACTOR, low + AT_LEAST_SLACK * unit) if low > 0 else _INFINITE
        return low - (_tolerance(low, q) if q.approx else 0), top
    if high is not None:
        unit = _unit_size(q)
        bottom = min(high / AT_MOST_FACTOR, high - AT_MOST_SLACK * unit) if high > 0 else -_INFINITE
        return bottom, high + (_tolerance(high, q) if q.approx else 0)
    return -_INFINITE, _INFINITE


def _unit_size(q: Quantity) -> Decimal:
    """One of the unit as written, so that the slack of small numbers is five hours and not five seconds.
    Rounded
    numbers have no use for it."""
    return q.step if q.step and q.dimension in ("count", "duration", "age") else Decimal(0)


def _tolerance(value: Decimal, q: Quantity) -> Decimal:
    if q.dimension == "temperature":
        return q.step * 3
    if q.dimension in ("rank", "year", "magnitude"):
        return q.step
    return max(abs(value) * APPROX_SHARE, q.step)


def render(q: Quantity) -> str:
    """The value alone, in canonical units: "26", "1200000000", "6.1", "20-30", ">=20", "3-1"; "?" if it
    has none."""
    if q.second is not None and q.low is not None:
        mark = "-" if q.dimension == "score" else ":"
        return f"{_plain(q.low)}{mark}{_plain(q.second)}"
    if q.low is None:
        return "?" if q.high is None else f"<={_plain(q.high)}"
    if q.high is None:
        return f">={_plain(q.low)}"
    if q.low == q.high:
        return _plain(q.low)
    return f"{_plain(q.low)}-{_plain(q.high)}"


def _plain(value: Decimal) -> str:
    return format(tidy(value), "f")
