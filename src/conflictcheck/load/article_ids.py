"""What articles are called: by the id that a JSON record gives, else by their number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

Named = tuple[str, tuple[str, ...]]


def article_ids(given: Sequence[tuple[str, str | None]]) -> list[Named]:
    """The id of each article, and what is to be said of it, from its path and the id that its input gives.

    All ids differ. One that several articles give is used by none of them, and the first is told so. The others are
    `a1`, `a2`, ... in reading order; a number that is taken by a given id is passed over.
    """
    paths: dict[str, list[str]] = {}
    for path, own in given:
        if own:
            paths.setdefault(own, []).append(path)
    taken = {own for own, users in paths.items() if len(users) == 1}
    further = (f"a{number}" for number in count(len(given) + 1))
    made: list[Named] = []
    for number, (path, own) in enumerate(given, 1):
        if own in taken:
            made.append((own, ()))
            continue
        name = f"a{number}" if f"a{number}" not in taken else next(name for name in further if name not in taken)
        notes = (_shared(own, paths[own], name),) if own and paths[own][0] == path else ()
        made.append((name, notes))
    return made


def _shared(own: str, paths: Sequence[str], name: str) -> str:
    shown = " ".join("".join(c if c.isprintable() else " " for c in own).split())
    others = f"{paths[1]}" + (f" and {len(paths) - 2} more" if len(paths) > 2 else "")
    return (
        f'its id "{shown}" is also that of {others}, so the report calls it {name} and gives them names of its own too.'
    )
