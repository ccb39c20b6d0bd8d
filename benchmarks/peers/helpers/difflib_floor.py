"""A floor of our own: what a few lines of standard library can say.

Two sentences that share most of their words in the same order, and swap a figure or a name for another, conflict.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lines import answer, sentences

ALIKE = 0.75


def judge(a: str, b: str) -> float:
    best = 0.0
    for left in [re.findall(r"[\w'-]+", s) for s in sentences(a)]:
        for right in [re.findall(r"[\w'-]+", s) for s in sentences(b)]:
            match = SequenceMatcher(None, left, right, autojunk=False)
            if match.real_quick_ratio() < ALIKE or match.quick_ratio() < ALIKE or match.ratio() < ALIKE:
                continue
            for what, i, j, k, m in match.get_opcodes():
                swapped = zip(left[i:j], right[k:m], strict=False) if what == "replace" else ()
                if any((x[0].isdigit() and y[0].isdigit()) or (x[0].isupper() and y[0].isupper()) for x, y in swapped):
                    best = max(best, match.ratio())
    return best


if __name__ == "__main__":
    answer(judge)
