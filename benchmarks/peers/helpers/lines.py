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


def answer(judge: Judge, crashes: tuple[type[Exception], ...] = ()) -> None:
    """Read {"id", "a", "b"} lines, write {"id", "conflict", "confidence"} lines in the same order.

    With --both-ways among the arguments each text takes the place of the other too, and the surer answer counts.
    `crashes` are errors that a peer is known to die of on some texts: such a pair goes without a conflict and with
    an "error", which the table counts. Any other error ends the helper.
    """
    both = "--both-ways" in sys.argv[1:]
    for line in sys.stdin:
        row = json.loads(line)
        turns = [(row["a"], row["b"])] + ([(row["b"], row["a"])] if both else [])
        confidence, error = 0.0, {}
        for a, b in turns:
            try:
                confidence = max(confidence, judge(a, b))
            except crashes as crash:
                error = {"error": f"{type(crash).__name__}: {crash}"}
        verdict = {"id": row["id"], "conflict": confidence > 0, "confidence": round(confidence, 4)}
        print(json.dumps(verdict | error), flush=True)


def sentences(text: str) -> list[str]:
    """Sentences by their end marks, for peers that want one statement at a time and bring no splitter."""
    return [s for s in re.split(r"(?<=[.!?])[\"'”’)]*\s+|\s*\n\s*", text.strip()) if s]
