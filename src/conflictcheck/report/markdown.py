"""Markdown for a comment on a pull request: short enough for GitHub, safe whatever the articles say.

Everything that comes from articles stands in code spans. There nothing is markup, and no host looks there for
mentions, links, issue numbers, commits or emoji, which backslashes alone do not stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import ArticleInfo, Report
from conflictcheck.report._base import Format, Look
from conflictcheck.report._closing import MOST_SKIPPED, counts, plural, tally
from conflictcheck.report._excerpt import excerpt
from conflictcheck.report._places import Place, by_id, places, relative
from conflictcheck.report._plain import printable
from conflictcheck.report._wording import REASONS, short

MARK = "<!-- conflictcheck -->"
"""By which a bot finds its own comment to write it anew."""
MOST = 65_000
"""UTF-16 code units; GitHub takes 65,536 characters in a comment and may count a few more than we do."""
MOST_SIDES = 6
MOST_PLACES = 3
ROOM = 300
"""Characters of a sentence."""


def render(report: Report, out: TextIO, look: Look) -> None:
    articles = by_id(report)
    head = f"{MARK}\n## conflictcheck\n\n{counts(report)}.\n"
    foot = "".join(_unread(report, look.base))
    room = MOST - _units(head) - _units(foot) - _units(_cut(report.conflicts))
    shown = []
    for conflict in report.conflicts:
        block = "".join(_block(conflict, articles, look.base))
        room -= _units(block)
        if room < 0:
            break
        shown.append(block)
    left = report.conflicts[len(shown) :]
    out.write(head + "".join(shown) + (_cut(left) if left else "") + foot)


def _units(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff")


def _cut(left: Sequence[Conflict]) -> str:
    return (
        f"\n**Cut here:** {tally(left)} more would not fit into one comment. "
        "`conflictcheck --output report.json` writes all of them.\n"
    )


def _block(conflict: Conflict, articles: dict[str, ArticleInfo], base: str) -> Iterator[str]:
    yield f"\n### {conflict.level.capitalize()}: {code(conflict.kind)} {code(short(conflict.summary))}\n\n"
    sides = list(places(conflict, articles, base))
    for side in sides[:MOST_SIDES]:
        yield from _side(side)
    if len(sides) > MOST_SIDES:
        yield f"- and {plural(len(sides) - MOST_SIDES, 'more value')}\n"
    yield f"\n*{conflict.reason}*: {REASONS[conflict.reason]} · {conflict.confidence:.0%} sure · {code(conflict.id)}\n"


def _side(side: Sequence[Place]) -> Iterator[str]:
    """A list item of two or three lines; two spaces at a line's end keep them apart."""
    first, *further = side
    speaker = f", {code(short(first.claim.speaker))}" if first.claim.speaker else ""
    lines = [f"- {code(printable(first.shown()))}{speaker}", _sentence(first)]
    if further:
        named = ", ".join(code(printable(place.shown())) for place in further[:MOST_PLACES])
        more = f" and {len(further) - MOST_PLACES} more" if len(further) > MOST_PLACES else ""
        lines.append(f"also {named}{more}")
    yield "  \n  ".join(lines) + "\n"


def _sentence(place: Place) -> str:
    """The claim's sentence with its value in bold."""
    part = excerpt(place.claim, place.value, ROOM)
    value = f"**{code(short(part.value))}**" if part.value else ""
    return code(part.before) + value + code(part.after)


def _unread(report: Report, base: str) -> Iterator[str]:
    failures = [skipped for skipped in report.skipped if skipped.error]
    if failures:
        yield f"\n**Not read:** {plural(len(failures), 'file')}\n\n"
        for skipped in failures[:MOST_SKIPPED]:
            yield f"- {code(short(relative(skipped.path, base)))}: {code(short(skipped.reason))}\n"
        if len(failures) > MOST_SKIPPED:
            yield f"- and {len(failures) - MOST_SKIPPED:,} more\n"


def code(text: str) -> str:
    """A code span that shows exactly `text`, one line without control characters; spaces at its ends stand outside."""
    core = text.strip()
    if not core:
        return text
    fence = "`" * (max((len(run) for run in re.findall("`+", core)), default=0) + 1)
    pad = " " if "`" in (core[0], core[-1]) else ""
    lead, tail = (" " if text[0].isspace() else ""), (" " if text[-1].isspace() else "")
    return f"{lead}{fence}{pad}{core}{pad}{fence}{tail}"


FORMAT = Format("markdown", (".md",), render, "for a comment on a pull request")
