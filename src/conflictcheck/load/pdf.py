"""PDF: the text of its pages, with wrapped lines joined to paragraphs."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from conflictcheck.load._base import Draft, Format, Record, Unreadable, one
from conflictcheck.load.quiet import quiet
from conflictcheck.load.reflow import reflow

_TAIL = 2048
_CUT = "is cut short or damaged; download or export it again"


def read(data: bytes) -> tuple[Record, ...]:
    """One article of extracted text; raises `Unreadable` for encrypted, damaged and scanned files."""
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        raise Unreadable("is no PDF file, whatever its name says; give it the suffix of its format")
    # pypdf repairs what it can and would silently give half an article.
    if b"%%EOF" not in data[-_TAIL:]:
        raise Unreadable(_CUT)
    pages, title = _pages(data)
    text = reflow(pages)
    if not text:
        raise Unreadable("holds no text, perhaps scanned pages; run text recognition (OCR) on it first")
    return one(Draft(text, title=title if title and title in text else None, offsets="extracted"))


def _pages(data: bytes) -> tuple[list[str], str | None]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        with quiet("pypdf"):
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable("is encrypted; save a copy without the password")
            pages = [page.extract_text() for page in reader.pages]
            title = reader.metadata.title if reader.metadata else None
    except (DependencyError, FileNotDecryptedError):
        raise Unreadable("is encrypted; save a copy without the password") from None
    # What pypdf lets through from its own parsing of a broken file, besides its own errors.
    except (
        PyPdfError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        NotImplementedError,
        RecursionError,
        TypeError,
        ValueError,
        OSError,
        struct.error,
        zlib.error,
    ):
        raise Unreadable(_CUT) from None
    return pages, title.strip() if isinstance(title, str) else None


FORMAT = Format("PDF", (".pdf",), read)
