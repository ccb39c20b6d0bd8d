"""The loop every helper shares: pairs in on standard input, verdicts out on standard output, a JSON line each.

Helpers run in the environment of their peer, so this imports nothing but the standard library.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable

Judge = Callable[[str, str], float]
"""From the two texts to a confidence from 0 to 1 that they contradict each other; 0 is "nothing reported"."""


def answer(judge: Judge) -> None:
    """Read {"id", "a", "b"} lines, write {"id", "conflict", "confidence"} lines in the same order."""
    for line in sys.stdin:
        row = json.loads(line)
        confidence = judge(row["a"], row["b"])
        print(json.dumps({"id": row["id"], "conflict": confidence > 0, "confidence": round(confidence, 4)}), flush=True)


def sentences(text: str) -> list[str]:
    """Sentences by their end marks, for peers that want one statement at a time and bring no splitter."""
    return [s for s in re.split(r"(?<=[.!?])[\"'”’)]*\s+|\s*\n\s*", text.strip()) if s]
