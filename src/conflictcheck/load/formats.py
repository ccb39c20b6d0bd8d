"""Which format reads which file. None of these modules imports its heavy package before it reads."""

from __future__ import annotations

import re

from conflictcheck.load import docx, html, jsonl, markdown, pdf, text
from conflictcheck.load._base import Format

FORMATS: tuple[Format, ...] = (
    text.FORMAT,
    markdown.FORMAT,
    html.FORMAT,
    pdf.FORMAT,
    docx.FORMAT,
    jsonl.JSON,
    jsonl.LINES,
)
_BY_SUFFIX = {suffix: format for format in FORMATS for suffix in format.suffixes}
SUFFIXES = tuple(_BY_SUFFIX)
_OBJECT = re.compile(rb"\s*\{\s*\"")
_LIST = re.compile(rb"\s*\[\s*\{\s*\"")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def by_suffix(name: str) -> Format | None:
    """The format of a file name, by its suffix in any letter case."""
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:].lower()) if dot > 0 else None


def by_content(data: bytes) -> Format:
    """The format of bytes without a name: JSON Lines, JSON, HTML or PDF if they begin so, else plain text."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _OBJECT.match(start):
        first_line = re.split(rb"[\r\n]", data.lstrip(), maxsplit=1)[0]
        return jsonl.LINES if first_line.rstrip().endswith(b"}") else jsonl.JSON
    if _LIST.match(start):
        return jsonl.JSON
    if _PAGE.match(start):
        return html.FORMAT
    return pdf.FORMAT if start.startswith(b"%PDF-") else text.FORMAT
