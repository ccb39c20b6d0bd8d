"""Markdown: the file is the text; markup, code, comments and link targets are blanked in the prose."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from conflictcheck.load._base import Draft, Format, Record, one
from conflictcheck.load.decode import decode
from conflictcheck.load.lines import blank
from conflictcheck.load.metadata import date_in, source_in, title_in, unread_date_in
from conflictcheck.model import Span

_EOL = r"(?:\r\n|\r|\n)"
_FRONT = re.compile(
    rf"\ufeff?(?P<fence>---|\+\+\+)[ \t]*{_EOL}(?P<body>(?:[^\r\n]*{_EOL})*?)(?P=fence)[ \t]*(?:{_EOL}|\Z)"
)
_YAML_FIELD = re.compile(r"(?m)^(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]+(?P<value>[^\r\n]+)")
_FENCE = re.compile(r"(?m)^[ ]{0,3}(?P<mark>`{3,}|~{3,})[^\r\n]*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\r\n]+)\1(?!`)")
_TITLE = re.compile(r"(?m)^[ ]{0,3}#[ \t]+(?P<title>[^\r\n]+?)[ \t]*#*[ \t]*(?=[\r\n]|\Z)")
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]]{0,500})\](?P<target>\((?:[^()\s\\]|\([^()\s]*\)){0,2000}(?:\s+[\"'(][^\r\n\"]{0,300}[\"')])?\s*\)|\[[^\[\]\r\n]{0,200}\])"
)
# What is blanked whole, in the order of likely overlap: later ones see what earlier ones left.
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?m)^[ ]{0,3}\[(?!\^)[^\]\r\n]{1,200}\]:[ \t]*\S[^\r\n]*",
        r"\[\^[^\]\s]{1,40}\]:?",
        r"<(?:https?|mailto|ftp):[^<>\s]{1,500}>",
        r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>\r\n]{0,500})?/?>",
        r"~~[^~\r\n]{1,500}~~",
        r"(?m)^[ \t]*(?:[-*_][ \t]*){3,}(?=[\r\n]|\Z)",
        r"(?m)^[ ]{0,3}=+[ \t]*(?=[\r\n]|\Z)",
        r"(?m)^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+(?=[\r\n]|\Z)",
        r"(?m)^[ ]{0,3}#{1,6}(?=[ \t])",
        r"(?m)(?<=[^ \t\r\n#])[ \t]+#+[ \t]*(?=[\r\n]|\Z)",
        r"(?m)^[ ]{0,3}(?:>[ ]?)+",
        r"(?m)^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?",
        r"\\(?=[!-/:-@\[-`{-~\r\n])",
        # A bold or italic mark touches its word on one side and a space or sign on the other.
        r"(?<![\w\\*])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\w*])",
        r"(?<![\w\\_])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?![\w_])",
    )
)
_NUMBERED = re.compile(r"(?:\A|(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n))(?P<first>[ ]{0,3}\d{1,3}[.)][ \t]+)(?=\S)")
_ITEM = re.compile(rf"{_EOL}(?P<mark>[ ]{{0,3}}\d{{1,3}}[.)][ \t]+)(?=\S)")
_TABLE_ROW = re.compile(r"(?m)^[ \t]*\|[^\r\n]*\|[ \t]*(?=[\r\n]|\Z)")


def read(data: bytes) -> tuple[Record, ...]:
    """One article; raises `Unreadable` for bytes that are no text."""
    text = decode(data)
    fields, front = _front_matter(text)
    spans = [*front]
    prose = blank(text, spans)
    for found in (_code_blocks(prose), _spans(_COMMENT, prose), _spans(_CODE, prose)):
        spans.extend(found)
    prose = blank(text, spans)
    heading = _TITLE.search(prose)
    spans.extend(_links(prose))
    spans.extend(_numbers(prose))
    for pattern in _WHOLE:
        prose = blank(text, spans)
        spans.extend(_spans(pattern, prose))
    spans.extend(_pipes(prose))
    title = title_in(fields)
    if not title and heading:
        title = " ".join(blank(text, spans)[heading.start("title") : heading.end("title")].split()) or None
    return one(
        Draft(
            text,
            title=title,
            date=date_in(fields),
            unread_date=unread_date_in(fields),
            source=source_in(fields),
            blanks=tuple(sorted(set(spans))),
        )
    )


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield Span(match.start(), match.end())


def _front_matter(text: str) -> tuple[dict[str, object], tuple[Span, ...]]:
    """Fields between `---` or `+++` at the very top, names in lower case. Of YAML only `name: value`."""
    match = _FRONT.match(text)
    if not match:
        return {}, ()
    body = match["body"]
    fields: dict[str, object]
    if match["fence"] == "+++":
        try:
            fields = dict(tomllib.loads(body.replace("\r\n", "\n").replace("\r", "\n")))
        except tomllib.TOMLDecodeError:
            fields = {}
    else:
        fields = {found["key"]: _unquoted(found["value"]) for found in _YAML_FIELD.finditer(body.replace("\r", "\n"))}
        if not fields and body.strip():
            return {}, ()
    return {name.lower(): value for name, value in fields.items()}, (Span(match.start(), match.end()),)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'" and value.endswith(value[0]):
        return value[1:-1]
    return re.sub(r"\s+#.*$", "", value)


def _code_blocks(text: str) -> Iterator[Span]:
    """Fenced blocks; one that is never closed runs to the end, as readers of Markdown have it."""
    at = 0
    while opening := _FENCE.search(text, at):
        mark = opening["mark"]
        closing = re.compile(rf"(?m)^[ ]{{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*(?=[\r\n]|\Z)")
        end = closing.search(text, opening.end())
        at = end.end() if end else len(text)
        yield Span(opening.start(), at)


def _links(text: str) -> Iterator[Span]:
    for match in _LINK.finditer(text):
        if match["image"]:
            yield Span(match.start(), match.end())
        else:
            yield Span(match.start(), match.start("text"))
            yield Span(match.end("text"), match.end())


def _numbers(text: str) -> Iterator[Span]:
    """The marks of numbered lists. Only after a blank line: a wrapped line may begin with "35. "."""
    for start in _NUMBERED.finditer(text):
        yield Span(start.start("first"), start.end("first"))
        end = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)").search(text, start.end())
        for item in _ITEM.finditer(text, start.end(), end.start() if end else len(text)):
            yield Span(item.start("mark"), item.end("mark"))


def _pipes(text: str) -> Iterator[Span]:
    for row in _TABLE_ROW.finditer(text):
        for pipe in re.finditer(r"\|", row[0]):
            yield Span(row.start() + pipe.start(), row.start() + pipe.end())


FORMAT = Format("Markdown", (".md", ".markdown"), read)
