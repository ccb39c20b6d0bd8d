"""The kinds of disagreement: every module of this package that holds a `KIND`, and those of other packages.

A third party adds a kind with an entry point in the group `conflictcheck.kinds` that names its `Kind`.
"""

from __future__ import annotations

from functools import cache

from conflictcheck.kinds._base import Example, Kind

__all__ = ["Example", "Kind", "all_kinds", "kind_names"]

GROUP = "conflictcheck.kinds"


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind there is, sorted by name. Raises ValueError when two have one name."""
    from importlib import import_module
    from importlib.metadata import entry_points
    from pkgutil import iter_modules

    modules = sorted(info.name for info in iter_modules(__path__) if not info.name.startswith("_"))
    found = [getattr(import_module(f"{__name__}.{name}"), "KIND", None) for name in modules]
    found += [entry.load() for entry in entry_points(group=GROUP)]
    kinds = sorted((kind for kind in found if isinstance(kind, Kind)), key=lambda kind: kind.name)
    for first, second in zip(kinds, kinds[1:], strict=False):
        if first.name == second.name:
            raise ValueError(f"two kinds are called {first.name!r}")
    return tuple(kinds)


def kind_names() -> tuple[str, ...]:
    return tuple(kind.name for kind in all_kinds())
