"""Text of others made harmless for HTML: nothing that an article says can become markup, script or a hidden control."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Control and direction characters, and code points that UTF-8 cannot write: they could hide or reorder text."""


def running(text: str) -> str:
    """Escaped, white space kept; hidden characters are named where they stand: `[U+202E]`."""
    return escape(_open(text), quote=True)


def inline(text: str) -> str:
    """As `running`, on one line; fit for attributes too."""
    return escape(plain(text), quote=True)


def plain(text: str) -> str:
    """As `inline`, not escaped: what a reader of the page sees and the script compares."""
    return " ".join(_open(text).split())


def embedded(data: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    written = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _open(text: str) -> str:
    return HIDDEN.sub(_named, text.replace("\ufeff", ""))


def _named(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"
