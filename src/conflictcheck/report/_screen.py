"""The report for people as styled lines: what the terminal and its picture show.

Without colours the value of each sentence stands in [brackets]; with them it is highlighted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from conflictcheck.model.conflict import Claim, Conflict, Side
from conflictcheck.report._excerpt import excerpt
from conflictcheck.report._plain import printable
from conflictcheck.report._wording import REASONS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LEVEL_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
MOST_SIDES = 6
MOST_PLACES = 3
"""Further places named for one side; the rest is counted."""
SENTENCE_LINES = 2


def screen(out: TextIO, width: int, color: bool, *, record: bool = False) -> Console:
    """A console that looks the same whatever the terminal and the environment of the run are."""
    from rich.console import Console

    return Console(
        file=out,
        record=record,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )


def draw(conflict: Conflict, console: Console, color: bool) -> None:
    """Print one disagreement and the empty line below it."""
    for line in _block(conflict, console, color):
        console.print(line, soft_wrap=line.no_wrap or False)
    console.print()


def _block(conflict: Conflict, console: Console, color: bool) -> Iterator[Text]:
    from rich.text import Text

    yield Text.assemble(
        (conflict.level, LEVEL_STYLES[conflict.level]),
        f" {conflict.kind}: ",
        (printable(conflict.summary), "bold"),
    )
    if conflict.about:
        yield _indented(Text(f"about {printable(conflict.about)}"), 2, console)
    for side in conflict.sides[:MOST_SIDES]:
        yield from _side(side, console, color)
    if len(conflict.sides) > MOST_SIDES:
        yield Text(f"  and {len(conflict.sides) - MOST_SIDES} more values")
    verdict = f"{conflict.reason}: {REASONS[conflict.reason]} · {conflict.confidence:.0%} sure"
    yield _indented(Text.assemble(verdict, (f" · {conflict.id}", "dim")), 2, console)


def _side(side: Side, console: Console, color: bool) -> Iterator[Text]:
    from rich.text import Text

    first, *further = side.claims
    speaker = f"  {printable(first.speaker)}" if first.speaker else ""
    yield _unbroken(Text.assemble("  ", (_place(first), "cyan"), (speaker, "dim")))
    room = (console.width - 4) * SENTENCE_LINES - 4
    part = excerpt(first, side.value, max(room, 30))
    value = part.value if color or not part.value else f"[{part.value}]"
    yield _indented(Text.assemble(part.before, (value, "bold reverse"), part.after), 4, console)
    for claim in further[:MOST_PLACES]:
        yield _unbroken(Text.assemble("    also ", (_place(claim), "cyan")))
    if len(further) > MOST_PLACES:
        yield Text(f"    and {len(further) - MOST_PLACES} more places")


def _place(claim: Claim) -> str:
    return f"{printable(claim.path)}:{claim.line}:{claim.column}"


def _unbroken(text: Text) -> Text:
    """A place stays in one piece, so that it can be clicked and copied, even where the terminal is narrow."""
    text.no_wrap = True
    return text


def _indented(text: Text, columns: int, console: Console) -> Text:
    """Wrapped by hand, so that continued lines keep the indent."""
    from rich.text import Text as RichText

    lines = text.wrap(console, max(console.width - columns, 10))
    joined = RichText("\n").join(RichText(" " * columns) + line for line in lines)
    return _unbroken(joined)
