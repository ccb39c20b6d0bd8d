"""consistency-checker, numeric part: what its pipeline decides before it would ask a language model.

Its pairwise check takes one statement of each document and calls a contradiction where two quantities of the same
metric, scope and unit have opposite signs (`is_sign_flip`); values that merely differ are only a hint to the model.
Statements come from a model too, so sentences stand in for them. The rest needs weights or a paid service.
"""

from __future__ import annotations

from consistency_checker.extract.quantitative import extract_quantities, is_sign_flip
from lines import answer, sentences


def judge(a: str, b: str) -> float:
    left, right = ([q for s in sentences(text) for q in extract_quantities(s)] for text in (a, b))
    return float(any(is_sign_flip(p, q) for p in left for q in right))


if __name__ == "__main__":
    answer(judge)
