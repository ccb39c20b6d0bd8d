"""Text as it was read: articles, sentences and tokens, all placed by character offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of 0-based character offsets into `Article.text`."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text to check.

    `prose` has exactly the length of `text`: what is not prose (markup, front matter, code,
    boilerplate, a byte order mark) is blanked with spaces there, newlines kept, so that every offset
    found in `prose` is an offset into `text`.
    """

    id: str
    """Unique in a run: the id that a JSON record gives, else `a1`, `a2`, ... in reading order."""
    path: str
    """As the user named it, `/`-separated; `-` for standard input; `file.jsonl#3` for a record's line."""
    text: str
    """The decoded file as it lies on disk, or the extracted text (see `offsets`)."""
    prose: str
    title: str | None = None
    date: date | None = None
    source: str | None = None
    """Publisher, where the input says so."""
    offsets: Literal["file", "extracted"] = "file"
    """`extracted` for formats without a text of their own (html, pdf, docx, json)."""
    notes: tuple[str, ...] = ()
    """Sentences on what the input says and what could not be used."""

    def __post_init__(self) -> None:
        if len(self.text) != len(self.prose):
            raise ValueError(f"{self.path}: prose must have the length of text")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with its place in the dependency tree. `head` is an index into the same
    sentence's tokens and equals the token's own index at the root."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    """Lower case."""
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Dependency label (ClearNLP scheme of the English models)."""
    head: int
    ent: str = ""
    """Entity type of the mention that the token is part of, or empty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one article; `tokens` in reading order."""

    index: int
    span: Span
    text: str
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Turns offsets into 1-based (line, column)."""

    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Lines:
        """Lines end at LF, CR LF or a lone CR, as editors count them."""
        starts = [0]
        for i, ch in enumerate(text):
            if ch == "\n" or (ch == "\r" and text[i + 1 : i + 2] != "\n"):
                starts.append(i + 1)
        return cls(tuple(starts))

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
