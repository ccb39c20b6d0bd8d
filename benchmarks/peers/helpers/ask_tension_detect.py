"""tension-detect: `detect_tensions(parse_rules(text))`, what its command line runs on a file of rules.

A file of rules is a list, so each sentence becomes one bullet. It has no notion of two documents: a tension counts
as a conflict when its two rules come from different texts.
"""

from __future__ import annotations

from lines import answer, sentences
from tension_detect.detector import detect_tensions
from tension_detect.parser import parse_rules


def judge(a: str, b: str) -> float:
    first, second = ("".join(f"- {s}\n" for s in sentences(text)) for text in (a, b))
    rules = parse_rules(first + second)
    of_first = {r.id for r in rules[: len(parse_rules(first))]}
    return float(any((t.rule_a.id in of_first) != (t.rule_b.id in of_first) for t in detect_tensions(rules)))


if __name__ == "__main__":
    answer(judge)
