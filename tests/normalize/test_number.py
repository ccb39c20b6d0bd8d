"""What find_quantities reads from tables and from generated numbers, and which quantities agree."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictcheck.model.text import Span
from conflictcheck.model.value import Found, Quantity
from conflictcheck.normalize.number import compatible, find_quantities, relation, render
from conflictcheck.normalize.numeral_base import step_of

TABLES = Path(__file__).parent / "numbers"


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def shown(found: Found[Quantity]) -> str:
    q = found.value
    near = {"at least": ">", "at most": "<"}.get(q.bound, "") if None not in (q.low, q.high) else ""
    hedge = "~" if q.approx else ""
    return f"{found.raw} = {near}{hedge}{render(q)} {q.unit}{' vague' if q.vague else ''}"


def one(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found.value


def test_tables_are_large_enough() -> None:
    assert sum(len(rows(name)) for name in ("wild", "bugs", "new")) >= 300


@pytest.mark.parametrize("origin", ["wild", "bugs", "new"])
def test_reads_the_table(origin: str) -> None:
    wrong = []
    for text, expected in rows(origin):
        read = "; ".join(map(shown, find_quantities(text))) or "-"
        if read != expected:
            wrong.append(f"{text}\n   expected {expected}\n   read     {read}")
    assert not wrong, "\n".join(wrong)


def test_agreement_table() -> None:
    wrong = []
    for a, b, expected in rows("agree"):
        for left, right in ((a, b), (b, a)):
            got = relation(one(left), one(right))
            if got != expected:
                wrong.append(f"{left} | {right}: expected {expected}, got {got}")
    assert not wrong, "\n".join(wrong)


def test_compatible_follows_relation() -> None:
    assert compatible(one("about 26 men"), one("27 men"))
    assert not compatible(one("26 men"), one("35 men"))
    assert not compatible(one("$26"), one("€26"))


@pytest.mark.parametrize(
    ("phrase", "dimension"),
    [
        ("$5", "money"),
        ("5 percent", "share"),
        ("5 km", "length"),
        ("5 acres", "area"),
        ("5 gallons", "volume"),
        ("5 tons", "mass"),
        ("5 hours", "duration"),
        ("5 degrees Celsius", "temperature"),
        ("5 mph", "speed"),
        ("5 kWh", "energy"),
        ("5 MW", "power"),
        ("magnitude 5", "magnitude"),
        ("aged 5", "age"),
        ("5th-largest", "rank"),
        ("won 5-1", "score"),
        ("odds of 5 to 1", "ratio"),
        ("in 1995", "year"),
        ("5 cats", "count"),
    ],
)
def test_dimension(phrase: str, dimension: str) -> None:
    assert one(phrase).dimension == dimension


@pytest.mark.parametrize(
    ("written", "step"),
    [
        (26, 1),
        (90, 1),
        (130, 1),
        (150, 10),
        (300, 10),
        (1500, 100),
        (1234, 1),
        (20_000, 2000),
        (160_000, 10_000),
        (1_000_000, 100_000),
    ],
)
def test_step_of_whole_numbers(written: int, step: int) -> None:
    assert step_of(Decimal(written)) == step


def test_taken_spans_are_left_alone() -> None:
    text = "On 5 May 12 men left."
    assert [f.raw for f in find_quantities(text, [Span(3, 8)])] == ["12"]
    assert find_quantities("12 men", [Span(0, 2)]) == ()


def test_pronouns_for_nobody_count_persons() -> None:
    assert one("Nobody came.").noun == "person"


ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
TENS = [
    "-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip


def spelled(n: int) -> str:
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if 0 < rest < 100 and size <= 1000 else " "
            return f"{spelled(n // size)} {name}" + (joint + spelled(rest) if rest else "")
    raise AssertionError(n)


@given(st.integers(2, 10**12 - 1))
def test_number_words_round_trip(n: int) -> None:
    (found,) = find_quantities(f"They saw {spelled(n)} birds.")
    assert (found.value.low, found.value.high) == (n, n)
    assert found.raw == spelled(n)


@given(st.integers(0, 10**15))
def test_grouped_digits_round_trip(n: int) -> None:
    (found,) = find_quantities(f"They saw {n:,} birds.")
    assert found.value.low == n
    assert found.raw == f"{n:,}"


@given(st.decimals("0.1", "999", places=1), st.sampled_from([("bn", 10**9), (" billion", 10**9), ("m", 10**6)]))
def test_money_round_trip(amount: Decimal, scale: tuple[str, int]) -> None:
    (found,) = find_quantities(f"It cost ${amount}{scale[0]} in all.")
    assert found.value.low == amount * scale[1]
    assert (found.value.unit, found.raw) == ("USD", f"${amount}{scale[0]}")


@given(st.integers(1, 400), st.integers(1, 400))
def test_ranges_contain_their_ends(a: int, width: int) -> None:
    q = one(f"From here it is {a} to {a + width} kilometres.")
    assert (q.low, q.high) == (a * 1000, (a + width) * 1000)
    assert compatible(q, one(f"{a} km"))


@given(st.integers(1, 5000))
def test_miles_agree_with_their_conversion(miles: int) -> None:
    assert compatible(one(f"{miles} miles"), one(f"{round(miles * 1.609344)} km" if miles > 3 else f"{miles} miles"))


WORDS = [
    "26", "1,200", "1.2bn", "$", "€", "£5", "%", "percent", "to", "-", "–", "and", "between", "a",
    "an", "one", "half", "third", "of", "no", "million", "dozen", "two", "twenty", "the", ".", ",",
    "(", ")", "aged", "year", "old", "magnitude", "quake", "3-1", "won", "15th", "in", "2010",
    "minus", "about", "more", "than", "nearly", "½", "km", "miles", "miles/h", "feet", "and/or",
    "May", "5", "Flight", "9/11", "12:30", "pm.", "second", "seconds", "30s", "x", "th", "times",
    "twice", "five-year-old",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(WORDS), max_size=14)


@given(PIECES.map(" ".join) | PIECES.map("".join) | st.text(max_size=60))
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_quantities(text)
    ends = 0
    for f in found:
        assert ends <= f.span.start < f.span.end <= len(text)
        assert text[f.span.start : f.span.end] == f.raw
        ends = f.span.end
        assert relation(f.value, f.value) == "equal"
        assert render(f.value)
    for a in found:
        for b in found:
            assert relation(a.value, b.value) == relation(b.value, a.value)
