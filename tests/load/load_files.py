"""Builds the files that the tests of `load` read: real PDF and Word files among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from conflictcheck.load import load
from conflictcheck.model import Article, Skipped


def article(path: Path) -> Article:
    """The only article of a file that must be read without complaint."""
    articles, skipped = load([str(path)])
    assert skipped == ()
    assert len(articles) == 1
    return articles[0]


def error(path: Path | str) -> Skipped:
    """The only complaint about an input that holds nothing readable."""
    articles, skipped = load([str(path)])
    assert articles == ()
    assert len(skipped) == 1
    assert skipped[0].error
    assert "\n" not in skipped[0].reason
    return skipped[0]


def gone(found: Article) -> list[str]:
    """The lines and parts of lines of which nothing is left in the prose, in order."""
    parts: list[str] = []
    current = ""
    for text, prose in zip(found.text, found.prose, strict=True):
        if text in "\r\n" or (text == prose and not text.isspace()):
            parts.append(current)
            current = ""
        else:
            current += text
    parts.append(current)
    return [part.strip() for part in parts if part.strip()]


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A PDF of text lines in Helvetica, a list of lines a page."""
    font = 3
    page_numbers = [4 + 2 * i for i in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in page_numbers)
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number, lines in zip(page_numbers, pages, strict=True):
        stream = b"BT /F1 11 Tf 14 TL 60 780 Td " + b" ".join(map(_shown, lines)) + b" ET"
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
        ).encode()
        objects[number + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    info = max(objects) + 1
    objects[info] = b"<< /Title (%s) >>" % title.encode()
    return _assembled(objects, info)


def _shown(line: str) -> bytes:
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped}) Tj T*".encode("latin-1")


def _assembled(objects: dict[int, bytes], info: int) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number in sorted(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, info)
    out += b"startxref\n%d\n%%%%EOF\n" % xref
    return bytes(out)


def encrypted(data: bytes, password: str) -> bytes:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def word(path: Path, paragraphs: Iterable[str | tuple[str, str]], rows: Sequence[Sequence[str]] = ()) -> Path:
    """A Word file of paragraphs (a pair is text and style) and one table at its end."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        text, style = paragraph if isinstance(paragraph, tuple) else (paragraph, "Normal")
        document.add_paragraph(text, style=style)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(cells.cells, values, strict=True):
                cell.text = value
    document.save(str(path))
    return path


def noted(path: Path, kind: str, notes: Sequence[str], *, cut: bool = False) -> None:
    """Gives a Word file `footnotes` or `endnotes`, as Word writes them: behind those that draw a line."""
    from docx import Document
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    one = kind.removesuffix("s")
    lines = "".join(
        f'<w:{one} w:type="{name}" w:id="{i}"><w:p><w:r><w:{name}/></w:r></w:p></w:{one}>'
        for i, name in enumerate(("separator", "continuationSeparator"), -1)
    )
    body = "".join(
        f'<w:{one} w:id="{i}"><w:p><w:r><w:{one}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{one}>'
        for i, text in enumerate(notes, 1)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} xmlns:w="{space}">{lines}{body}</w:{kind}>'.encode()
    document = Document(str(path))
    package = document.part.package
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    part = Part(PackURI(f"/word/{kind}.xml"), content, xml[: len(xml) // 2] if cut else xml, package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    document.save(str(path))
