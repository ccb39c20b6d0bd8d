"""Word documents: paragraphs and tables in reading order, as they read with all tracked changes accepted; behind them
the footnotes, then the endnotes, a paragraph each."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from conflictcheck.load._base import Draft, Format, Record, Unreadable, one

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CUT = "is cut short or damaged; save it again in Word"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# A text box is kept out: it floats beside the story, and the file holds it twice.
_OUTSIDE = {f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"}


def read(data: bytes) -> tuple[Record, ...]:
    """One article of extracted text. Raises `Unreadable` for what is damaged, protected or empty."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("is protected by a password or an old .doc file; save it as .docx without a password")
    blocks, title = _contents(data)
    if not blocks:
        raise Unreadable("holds no text")
    return one(Draft("\n\n".join(blocks), title=title, offsets="extracted"))


def _contents(data: bytes) -> tuple[list[str], str | None]:
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(BytesIO(data))
        blocks = [*_blocks(document.element.body), *_notes(document)]
        return [block for block in blocks if block.strip()], _title(document)
    # What zipfile, lxml (a SyntaxError) and python-docx let through from a broken file.
    except (
        OpcError,
        AttributeError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
        struct.error,
        zipfile.BadZipFile,
        zlib.error,
    ):
        raise Unreadable(_CUT) from None


def _title(document: Any) -> str | None:
    """The paragraph in the style Title, else in Heading 1, among the first ten."""
    first = document.paragraphs[:10]
    for style in ("Title", "Heading 1"):
        for paragraph in first:
            if paragraph.style is not None and paragraph.style.name == style and paragraph.text.strip():
                return " ".join(str(paragraph.text).split())
    return None


def _blocks(parent: Any) -> Iterator[str]:
    """A paragraph or a table a block; a row a line, its cells apart by tabs."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield "".join(_runs(child)).strip()
        elif child.tag == f"{_W}tbl":
            rows = (
                "\t".join(" ".join(_blocks(cell)) for cell in row.iterchildren(f"{_W}tc"))
                for row in child.iterchildren(f"{_W}tr")
            )
            yield "\n".join(rows)
        elif child.tag not in _OUTSIDE:
            yield from _blocks(child)


def _notes(document: Any) -> Iterator[str]:
    from docx.oxml import parse_xml

    for kind in ("footnote", "endnote"):
        for link in document.part.rels.values():
            if link.reltype.endswith(f"/{kind}s") and not link.is_external:
                for note in parse_xml(link.target_part.blob).iterchildren(f"{_W}{kind}"):
                    # The others are the lines that set notes apart from the text.
                    if note.get(f"{_W}type", "normal") == "normal":
                        yield " ".join(block for block in _blocks(note) if block)


def _runs(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _OUTSIDE:
            yield from _runs(child)


FORMAT = Format("Word", (".docx",), read)
