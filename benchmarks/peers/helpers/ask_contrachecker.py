"""contrachecker: `check_contradictions([Chunk, Chunk])` with its default pattern extractor, as its README shows.

Each text is one chunk. It also sets claims of one chunk against each other; a conflict here needs one from each.
"""

from __future__ import annotations

from contrachecker import check_contradictions
from contrachecker.models import Chunk
from lines import answer


def judge(a: str, b: str) -> float:
    report = check_contradictions([Chunk(id="a", text=a), Chunk(id="b", text=b)])
    across = (c for c in report.contradictions if c.claim_a.source_chunk_id != c.claim_b.source_chunk_id)
    return max((c.confidence for c in across), default=0.0)


if __name__ == "__main__":
    answer(judge)
