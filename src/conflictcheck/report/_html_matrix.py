"""Which articles disagree with which, as a table of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.report._html_index import Index, plural
from conflictcheck.report._html_safe import inline

MOST_ARTICLES = 30
"""A wider table cannot be read; the pairs that it leaves out follow as a list."""

Pair = tuple[int, int]


def pairs(conflict: Conflict, index: Index) -> frozenset[Pair]:
    """Article numbers (smaller first) whose claims stand on different sides; `(3, 3)` contradicts itself."""
    sides = [{index.numbers[c.article] for c in side.claims if c.article in index.numbers} for side in conflict.sides]
    return frozenset((min(a, b), max(a, b)) for left, right in combinations(sides, 2) for a in left for b in right)


def matrix(report: Report, index: Index) -> Iterator[str]:
    """HTML lines."""
    found = _by_pair(report, index)
    if not found:
        yield "<p>No two articles disagree.</p>"
        return
    weight: dict[int, int] = {}
    for pair, numbers in found.items():
        for article in set(pair):
            weight[article] = weight.get(article, 0) + len(numbers)
    chosen = sorted(sorted(weight, key=lambda article: (-weight[article], article))[:MOST_ARTICLES])
    yield ("<p>Findings between two articles; on the diagonal, inside one. A number shows its findings.</p>")
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Table of articles"><table class="matrix">'
    yield "<thead><tr><td></td>" + "".join(_head(index, number) for number in chosen) + "</tr></thead><tbody>"
    for row in chosen:
        cells = "".join(_cell(found, index, row, column) for column in chosen)
        yield f'<tr><th scope="row"><span class="no">{row + 1}</span> {index.name(row)}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    yield from _rest(found, index, frozenset(chosen))


def _by_pair(report: Report, index: Index) -> Mapping[Pair, list[int]]:
    found: dict[Pair, list[int]] = {}
    for number, conflict in enumerate(report.conflicts, 1):
        for pair in sorted(pairs(conflict, index)):
            found.setdefault(pair, []).append(number)
    return found


def _head(index: Index, number: int) -> str:
    name = index.name(number)
    return f'<th scope="col"><abbr title="{name}">{number + 1}</abbr></th>'


def _cell(found: Mapping[Pair, list[int]], index: Index, row: int, column: int) -> str:
    pair = (min(row, column), max(row, column))
    numbers = found.get(pair)
    if not numbers:
        return '<td class="none">·</td>'
    return f"<td>{_link(index, pair, numbers, str(len(numbers)))}</td>"


def _link(index: Index, pair: Pair, numbers: list[int], shown: str) -> str:
    """Without the script it leads to the first of the findings, with it to all of them."""
    a, b = pair
    between = f"inside {index.name(a)}" if a == b else f"between {index.name(a)} and {index.name(b)}"
    shade = min(len(numbers), 4)
    said = f"{plural(len(numbers), 'finding')} {between}"
    return f'<a class="pair n{shade}" data-pair="{a}-{b}" href="#f{numbers[0]}" aria-label="{said}">{shown}</a>'


def _rest(found: Mapping[Pair, list[int]], index: Index, chosen: frozenset[int]) -> Iterator[str]:
    left = [pair for pair in found if not chosen.issuperset(pair)]
    if not left:
        return
    yield f"<details><summary>{plural(len(left), 'more pair')} of articles</summary>" + '<ul class="pairs">'
    for pair in sorted(left, key=lambda pair: (-len(found[pair]), pair)):
        a, b = (inline(index.articles[number].path) for number in pair)
        shown = f"{a} and {b}: {len(found[pair]):,}" if a != b else f"{a}: {len(found[pair]):,}"
        yield f"<li>{_link(index, pair, found[pair], shown)}</li>"
    yield "</ul></details>"
