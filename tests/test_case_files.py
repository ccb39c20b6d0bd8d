"""The reader of tests/cases: what it takes for a case, and that it sees every difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from case_files import Case, Expected, difference, meets, read_cases
from conflictcheck.model import Claim, Conflict, Side

TEXT = """# Tolls

## A toll

```article name=first date=2025-09-05
Seven people died.
```
```article name=second
Nine people died.
```
```expect
number [update]: Seven vs Nine
```

| first | second | expect |
|---|---|---|
| Two cows died. | Two cows died. | nothing |

```expect todo
A toll (2): link, cows are no entity
```
"""


def read(folder: Path, text: str) -> tuple[Case, ...]:
    path = folder / "tolls.md"
    path.write_text(text, encoding="utf-8")
    return read_cases(path)


def conflict(kind: str, *values: str) -> Conflict:
    sides = tuple(Side(v, v, None, (Claim("a1", "a.txt", 1, 1, 0, len(v), v, 0, len(v)),)) for v in values)
    return Conflict("f00d", kind, "contradiction", "error", 0.9, " vs ".join(values), "", sides, ())


def test_reads_articles_dates_rows_and_todos(tmp_path: Path) -> None:
    first, row = read(tmp_path, TEXT)
    assert [case.name for case in (first, row)] == ["tolls: A toll", "tolls: A toll (2)"]
    assert [(t.name, t.date, t.body.strip()) for t in first.texts] == [
        ("first", date(2025, 9, 5), "Seven people died."),
        ("second", None, "Nine people died."),
    ]
    assert first.expected == (Expected(("number",), "update", ("Seven", "Nine")),)
    assert (first.todo, row.todo) == ("", "link, cows are no entity")
    assert (row.texts[0].body, row.texts[0].date, row.expected) == ("Two cows died.", date(2025, 9, 5), ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("```expect\nnumber [update]: Seven vs Nine\n```", "", "one expect"),
        ("Seven vs Nine", "Seven and Nine", "value vs value"),
        ("Seven vs Nine\n", "Seven vs Nine\nnothing\n", "value vs value"),
        ("number [update]: Seven vs Nine\n", "", "nothing"),
        ("| Two cows died. | nothing |", "| nothing |", "a cell for each article"),
        ("name=first", "title=first", "name and a date"),
        ("```article", "```artcle", "an article or an expect"),
        ("A toll (2): link", "A poll: link", "no case is called"),
        ("# Tolls\n", "## A toll\n```article name=x\nx\n```\n```expect\nnothing\n```\n", "two cases are called"),
    ],
)
def test_refuses_what_is_no_case(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(ValueError, match=message):
        read(tmp_path, TEXT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("found", "expected", "met"),
    [
        (conflict("number", "26", "35"), Expected(("number",), None, ("35", "26")), True),
        (conflict("number", "26", "35"), Expected(("number",), "contradiction", ("26", "35")), True),
        (conflict("number", "26", "35"), Expected(("number",), "scope", ("26", "35")), False),
        (conflict("number", "26", "35"), Expected(("date",), None, ("26", "35")), False),
        (conflict("number", "26", "35"), Expected(("number",), None, ("26", "36")), False),
        (conflict("number", "26 million", "35"), Expected(("number",), None, ("26", "35")), False),
        (conflict("number", "26", "35", "40"), Expected(("number",), None, ("26", "35")), False),
        (conflict("number", "3-1", "2-1"), Expected(("number",), None, ("3-1", "2-1")), True),
        (conflict("place", "Riga, in May", "the Hall"), Expected(("date", "place"), None, ("Hall", "Riga")), True),
        (conflict("polarity", "has paid", "has not paid"), Expected(("polarity",), None, ("not paid", "paid")), True),
        (conflict("polarity", "has paid", "paid"), Expected(("polarity",), None, ("not paid", "paid")), False),
    ],
)  # fmt: skip
def test_meets(found: Conflict, expected: Expected, met: bool) -> None:
    assert meets(found, expected) is met


def test_difference_names_what_is_missing_and_what_is_too_much() -> None:
    wanted = Expected(("number",), None, ("26", "35"))
    assert difference([conflict("number", "35", "26")], [wanted]) == ""
    assert difference([], [wanted]) == "missing     number: 26 vs 35"
    twice = difference([conflict("number", "26", "35")] * 2, [wanted])
    assert twice.startswith("unexpected  number [contradiction]: '26' (a1) vs '35' (a1)")
