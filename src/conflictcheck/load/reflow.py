"""Printed lines back to paragraphs: joins wrapped lines, takes hyphens at line ends away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SHORT = 0.75
"""A line under this share of the usual width ends its paragraph if it also ends a sentence."""
_STOP = re.compile(r"[.!?:…][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_BULLET = re.compile(r"[•‣▪◦●*–-]\s+\S")
_BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]$")


def reflow(pages: Sequence[str]) -> str:
    """Paragraphs separated by a blank line, from the text of pages whose lines are as printed."""
    split = [[line.strip() for line in re.split(r"\r\n|\r|\n", page)] for page in pages]
    running = _running_lines(split)
    lines: list[str] = []
    for page in split:
        kept = [line for line in page if line not in running and not _PAGE_NUMBER.fullmatch(line)]
        while kept and not kept[0]:
            kept.pop(0)
        while kept and not kept[-1]:
            kept.pop()
        if kept and lines and (_STOP.search(lines[-1]) and not kept[0][:1].islower()):
            lines.append("")
        lines.extend(kept)
    known = Counter(re.findall(r"\w+(?:-\w+)*", "\n".join(lines)))
    return "\n\n".join(_paragraphs(lines, known))


def _running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Headers and footers: first or last lines that come on more than half of at least three pages."""
    if len(pages) < 3:
        return frozenset()
    edges: Counter[str] = Counter()
    for page in pages:
        visible = [line for line in page if line]
        edges.update({*visible[:1], *visible[-1:]})
    return frozenset(line for line, count in edges.items() if count > len(pages) / 2)


def _paragraphs(lines: Sequence[str], known: Counter[str]) -> list[str]:
    usual = _usual_width(lines)
    paragraphs: list[str] = []
    current = ""
    last = ""
    for line in lines:
        if not line:
            paragraphs.append(current)
            current = last = ""
            continue
        if current and _breaks(last, line, usual):
            paragraphs.append(current)
            current = ""
        current = _joined(current, line, known) if current else line
        last = line
    paragraphs.append(current)
    return [paragraph for paragraph in paragraphs if paragraph]


def _usual_width(lines: Sequence[str]) -> int:
    widths = sorted(len(line) for line in lines if line)
    return widths[int(0.8 * (len(widths) - 1))] if widths else 0


def _breaks(last: str, line: str, usual: int) -> bool:
    """Whether a paragraph ends between two printed lines that follow each other."""
    if _BULLET.match(line):
        return True
    if len(last) >= _SHORT * usual or line[:1].islower():
        return False
    return bool(_STOP.search(last)) or len(line) > len(last)


def _joined(text: str, line: str, known: Counter[str]) -> str:
    broken = _BROKEN.search(text)
    if not broken:
        return f"{text} {line}"
    if not line[:1].islower():
        return f"{text}{line}" if broken[1][-1:].isalnum() else f"{text} {line}"
    rest = re.match(r"\w+", line)
    tail = rest[0] if rest else ""
    # "anti-war" broken at its own hyphen keeps it when the text writes it so elsewhere.
    keep = known[f"{broken[1]}-{tail}"] and not known[broken[1] + tail]
    return f"{text}{line}" if keep else f"{text[:-1]}{line}"
