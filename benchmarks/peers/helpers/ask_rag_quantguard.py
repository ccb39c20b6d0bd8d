"""rag-quantguard: `QuantitativeGuard(tolerance=0.05).verify(generated_text, source_chunks)`, as its README shows.

b is the generated text, a its one source chunk. CONTRADICTED is a conflict ("evidence exists and disagrees");
UNSUPPORTED and AMBIGUOUS, which also make its `is_valid` false, say that it found none or cannot tell.
"""

from __future__ import annotations

from lines import answer
from quantguard import QuantitativeGuard, Status

GUARD = QuantitativeGuard(tolerance=0.05)


def judge(a: str, b: str) -> float:
    return float(any(r.status is Status.CONTRADICTED for r in GUARD.verify(b, [a]).results))


if __name__ == "__main__":
    # It compares a range with a range by a value that ranges do not have.
    answer(judge, crashes=(TypeError,))
