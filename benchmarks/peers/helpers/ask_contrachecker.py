"""contrachecker: `check_contradictions([Chunk, Chunk])` with its default pattern extractor, as its README shows.

Each text is one chunk and `has_contradictions` its verdict. That counts two claims of one chunk too, which is nearly
all it reports on the long articles of bump (0.14 of the pairs; between the two texts next to none, still at chance).
"""

from __future__ import annotations

from contrachecker import check_contradictions
from contrachecker.models import Chunk
from lines import answer


def judge(a: str, b: str) -> float:
    report = check_contradictions([Chunk(id="a", text=a), Chunk(id="b", text=b)])
    return max((c.confidence for c in report.contradictions), default=0.0)


if __name__ == "__main__":
    answer(judge)
