"""Bytes to text without moving a character: no newline is translated and a byte order mark stays."""

from __future__ import annotations

import codecs
import re

from conflictcheck.load._base import Unreadable

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = (
    (b"%PDF-", "a PDF; give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive or an office file; unpack it, or give a Word file the suffix .docx"),
    (b"\xd0\xcf\x11\xe0", "an old or protected office file; save it as .docx without a password"),
    (b"{\\rtf", "a rich text file; save it as .docx or .txt"),
)
_BINARY = "holds binary data, not text; if it is text, save it as UTF-8"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(_CONTROL.pattern.encode())
_MOST_CONTROL = 0.02
_MOST_FOREIGN = 0.3
"""Above this share of non-ASCII characters cp1252 is the wrong guess: it reads Cyrillic files as accents."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file: UTF-8, a marked UTF-16 or UTF-32, `declared`, Windows-1252, then a guess.

    Raises `Unreadable` when the bytes are no text. A file whose last character is cut off, or that has a
    few bad bytes among good UTF-8, is read with U+FFFD in their places.
    """
    for start, advice in _OTHER_FILES:
        if data.startswith(start):
            raise Unreadable(f"holds {advice}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text_only(data.decode(encoding, "replace"))
    if b"\x00" in data or len(_CONTROL_BYTES.findall(data)) > _MOST_CONTROL * len(data):
        raise Unreadable(_BINARY)
    return _without_mark(data, declared)


def _without_mark(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data) and len(data) - error.start < 4 and "unexpected end" in error.reason:
            return data.decode("utf-8", "replace")
    if (mostly := _mostly_utf8(data)) is not None:
        return mostly
    for encoding in (declared, "cp1252"):
        text = _try(data, encoding)
        if text is not None and (encoding == declared or _plausible(text)):
            return text
    return _guess(data)


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes. Text of a one-byte encoding hardly ever holds valid sequences by chance."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - bad
    return text if good >= 4 * bad else None


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _plausible(text: str) -> bool:
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    return foreign <= _MOST_FOREIGN * len(text) and not re.search(r"[\x80-\x9f]", text)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise Unreadable("is in no encoding that we know; save it as UTF-8")
    return data.decode(best.encoding, "replace")


def _text_only(text: str) -> str:
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise Unreadable(_BINARY)
    return text
