"""sourced-evidence: `sourced.check(output, sources)` holds each sentence of an answer against its sources.

b is the answer, a its source. Of its three verdicts only `contradicted` is a conflict ("unverified is a legitimate
can't-tell"); the optional judge is a language model on the network and stays off, as it is by default.
"""

from __future__ import annotations

from lines import answer
from sourced import check


def judge(a: str, b: str) -> float:
    return float(check(b, [a])["counts"]["contradicted"] > 0)


if __name__ == "__main__":
    answer(judge)
