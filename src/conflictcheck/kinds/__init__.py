"""The kinds of disagreement: every module of this package holds a `KIND`, and so may other packages.

A third party adds a kind with an entry point in the group `conflictcheck.kinds` that names its `Kind`.
Modules whose names start with an underscore are helpers.
"""

from __future__ import annotations

from functools import cache

from conflictcheck.kinds._base import Example, Kind

__all__ = ["Example", "Kind", "all_kinds", "kind_names"]

GROUP = "conflictcheck.kinds"


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind there is, sorted by name.

    Raises TypeError for a module or an entry point that gives no `Kind`, ValueError when two have one name.
    """
    from importlib import import_module
    from importlib.metadata import entry_points
    from pkgutil import iter_modules

    modules = sorted(info.name for info in iter_modules(__path__) if not info.name.startswith("_"))
    found = [(f"{__name__}.{name}", import_module(f"{__name__}.{name}").KIND) for name in modules]
    found += [(entry.value, entry.load()) for entry in entry_points(group=GROUP)]
    kinds: dict[str, Kind] = {}
    for origin, kind in found:
        if not isinstance(kind, Kind):
            raise TypeError(f"{origin} is no Kind")
        if kind.name in kinds:
            raise ValueError(f"{origin}: there is a kind called {kind.name!r} already")
        kinds[kind.name] = kind
    return tuple(kinds[name] for name in sorted(kinds))


def kind_names() -> tuple[str, ...]:
    return tuple(kind.name for kind in all_kinds())
