"""tension-detect: `detect_tensions(parse_rules(text))`, what its command line runs on a file of rules.

A file of rules is a list, so each sentence becomes one bullet under the heading of its text. It has no notion of
two documents: a tension counts as a conflict when its two rules come from different texts.
"""

from __future__ import annotations

from lines import answer, sentences
from tension_detect.detector import detect_tensions
from tension_detect.parser import parse_rules


def judge(a: str, b: str) -> float:
    page = "\n".join(
        f"## Text {name}\n\n" + "\n".join(f"- {s}" for s in sentences(text)) + "\n"
        for name, text in (("A", a), ("B", b))
    )
    return float(any(t.rule_a.scope != t.rule_b.scope for t in detect_tensions(parse_rules(page))))


if __name__ == "__main__":
    answer(judge)
