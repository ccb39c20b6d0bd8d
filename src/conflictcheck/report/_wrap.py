"""Wraps small Markdown texts, the manual pages, to the width of a terminal."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap


def reflow(text: str, width: int) -> str:
    """Paragraphs and list items wrapped anew at `width` columns; headings and blank lines kept."""
    blocks = groupby(text.strip().split("\n"), key=lambda line: bool(line.strip()))
    return "\n\n".join("\n".join(_block(list(lines), width)) for filled, lines in blocks if filled)


def _block(lines: list[str], width: int) -> list[str]:
    items: list[str] = []
    for line in lines:
        if not items or line.startswith(("- ", "#")):
            items.append(line.strip())
        else:
            items[-1] += " " + line.strip()
    return [part for item in items for part in _item(item, width)]


def _item(item: str, width: int) -> list[str]:
    indent = "  " if item.startswith("- ") else ""
    return wrap(item, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
