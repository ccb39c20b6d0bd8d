"""`conflictcheck: ignore[number] reason` in an article: in a comment, or in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from conflictcheck.errors import UserError, near_match
from conflictcheck.model.text import Article, Lines, Span
from conflictcheck.policy.suppress import Suppression

NAME = "conflictcheck"
FORM = "Write `conflictcheck: ignore[number] why it is right`."
_EOL = r"(?:\r\n|\r|\n)"
_FRONT = re.compile(
    rf"\ufeff?(?P<fence>---|\+\+\+)[ \t]*{_EOL}(?P<body>(?:[^\r\n]*{_EOL})*?)(?P=fence)[ \t]*(?:{_EOL}|\Z)"
)
_KEY = re.compile(r"(?m)^(?P<key>conflictcheck(?:-ignore)?)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)", re.IGNORECASE)
_ITEMS = re.compile(rf"(?:{_EOL}[ \t]*-[ \t]+[^\r\n]*)+")
_ITEM = re.compile(r"(?m)^[ \t]*-[ \t]+(?P<value>[^\r\n]*)")
_QUOTED = re.compile(r"\"([^\"\r\n]*)\"|'([^'\r\n]*)'")
# Code shows how a comment is written; what stands in it is none.
_COMMENT = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\r\n]*(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*(?=[\r\n]|\Z)|.*)"
    r"|(?<!`)(?P<tick>`{1,3})(?!`)[^`\r\n]+(?P=tick)(?!`)"
    r"|<!--(?P<body>.*?)(?P<end>-->|\Z)",
    re.DOTALL | re.MULTILINE,
)
_OURS = re.compile(r"\s*(?P<key>conflictcheck(?:-ignore)?)\s*:(?P<value>.*)", re.DOTALL | re.IGNORECASE)
_ANY = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BESIDE = re.compile(r"<!--.*?-->|[\s>*+|-]", re.DOTALL)
_GAP = re.compile(r"(?:\s|<!--.*?-->)*", re.DOTALL)
_BRACKETS = re.compile(r"(?:ignore\s*)?\[(?P<kinds>[^\]]*)\](?P<reason>.*)", re.DOTALL | re.IGNORECASE)
_BARE = re.compile(r"(?P<kinds>[\w-]+(?:\s*,\s*[\w-]+)*)(?P<reason>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A suppression and where it is written; `value` is what follows the colon."""

    span: Span
    key: str
    value: str
    target: Span | None
    """The line that it speaks of; None for the whole article."""


def suppressions(article: Article, kinds: Sequence[str]) -> tuple[Suppression, ...]:
    """What the article itself suppresses. `kinds` are the known ones.

    A comment beside text speaks of the sentences on its line, one that stands alone of those on the next line that
    holds text; front matter speaks of the whole article. Raises UserError, which names file and line, for one that
    gives no reason, no kind or an unknown one, and for a comment of ours that says anything else.
    """
    lines = Lines.of(article.text)
    made = []
    for found in _written(article):
        where = f"{article.path}:{lines.at(found.span.start)[0]}"
        named, reason = read(found.key, found.value, where, kinds)
        span = found.target or Span(-1, -1)
        if found.target and span.start == span.end:
            raise UserError(where, "no text follows the comment", "Put it before the sentence that it speaks of.")
        made.append(Suppression(where, reason, named, article.id, span.start, span.end))
    return tuple(made)


def silent(article: Article) -> Article:
    """The article with our comments blanked in its prose: in plain text nothing else tells them from the story."""
    spans = [found.span for found in _written(article)]
    if not spans:
        return article
    prose = article.prose
    for span in spans:
        blank = re.sub(r"[^\r\n]", " ", prose[span.start : span.end])
        prose = prose[: span.start] + blank + prose[span.end :]
    title = article.title and " ".join(_ANY.sub("", article.title).split())
    return replace(article, prose=prose, title=title or None)


def _written(article: Article) -> Iterator[Found]:
    text = article.text
    if NAME not in text.lower():
        return
    front = _FRONT.match(text)
    if front:
        yield from _in_front(text, front.start("body"), front.end("body"))
    for match in _COMMENT.finditer(text, front.end() if front else 0):
        ours = ours_in(match["body"] or "")
        if ours:
            span = Span(*match.span())
            if not match["end"]:
                where = f"{article.path}:{Lines.of(text).at(span.start)[0]}"
                raise UserError(where, "the comment has no end", "Close it with -->.")
            yield Found(span, *ours, _target(text, span))


def _in_front(text: str, start: int, end: int) -> Iterator[Found]:
    """Values of `conflictcheck` and `conflictcheck-ignore`: one, or a list."""
    for match in _KEY.finditer(text, start, end):
        value = match["value"].strip()
        if value.startswith(('["', "['", '[ "', "[ '")):
            for quoted in _QUOTED.finditer(text, match.start("value"), match.end()):
                yield Found(Span(*quoted.span()), match["key"], quoted[1] or quoted[2] or "", None)
        elif not value and (items := _ITEMS.match(text, match.end(), end)):
            for item in _ITEM.finditer(text, items.start(), items.end()):
                yield Found(Span(*item.span()), match["key"], _unquoted(item["value"]), None)
        else:
            yield Found(Span(*match.span()), match["key"], _unquoted(value), None)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'" and value.endswith(value[0]):
        return value[1:-1]
    return re.sub(r"\s+#.*$", "", value)


def _target(text: str, span: Span) -> Span:
    """The rest of its line where that holds text, else the next line that does (empty at the end of a file)."""
    line_start = line_at(text, span.start).start
    line_end = _line_end(text, span.end)
    if _BESIDE.sub("", text[line_start : span.start] + text[span.end : line_end]):
        return Span(line_start, line_end)
    gap = _GAP.match(text, span.end)
    start = gap.end() if gap else span.end
    return Span(start, _line_end(text, start))


def _line_end(text: str, at: int) -> int:
    found = re.compile(r"[\r\n]|\Z").search(text, at)
    return found.start() if found else len(text)


def ours_in(comment: str) -> tuple[str, str] | None:
    """Key and value of a comment's inside, where it is one for this program."""
    ours = _OURS.fullmatch(comment)
    return (ours["key"], ours["value"]) if ours else None


def line_at(text: str, offset: int) -> Span:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return Span(start, _line_end(text, offset))


def read(key: str, value: str, where: str, known: Sequence[str]) -> tuple[frozenset[str], str]:
    """The kinds and the reason. Raises UserError, with `where` in it, for a value that is no suppression."""
    value = value.strip()
    match = _BRACKETS.fullmatch(value)
    if not match and key.lower() != NAME:
        match = _BARE.fullmatch(value)
    if not match:
        raise UserError(where, f'"{" ".join(value.split())[:60]}" is no suppression', FORM)
    return named_kinds(match["kinds"].split(","), where, known), given_reason(match["reason"], where)


def named_kinds(names: Sequence[str], where: str, known: Sequence[str]) -> frozenset[str]:
    """Raises UserError for an unknown kind, or none at all."""
    kinds = [name.strip() for name in names if name.strip()]
    if not kinds:
        raise UserError(where, "the suppression names no kind", FORM)
    for kind in kinds:
        if kind not in known:
            raise UserError(where, f'unknown kind "{kind}"', near_match(kind, tuple(known)))
    return frozenset(kinds)


def given_reason(text: str, where: str) -> str:
    """Raises UserError where there is none: nobody would know later whether it still holds."""
    reason = " ".join(text.split()).lstrip(":-–— ")
    if not re.search(r"\w", reason):
        raise UserError(where, "the suppression gives no reason", "Say after it why the articles are right.")
    return reason
