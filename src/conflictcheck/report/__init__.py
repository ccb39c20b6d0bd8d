"""Report formats: every module of this package that holds a `FORMAT`, and those of other packages.

A third party adds a format with an entry point in the group `conflictcheck.formats` that names its `Format`.
Modules whose names start with an underscore are helpers. A format renders a `Report` and is told what else it may
need in a `Look`; it imports what is heavy inside its functions, since all formats are imported to know their names.
"""

from __future__ import annotations

from functools import cache

from conflictcheck.report._base import Format, Look, Rule

__all__ = ["Format", "Look", "Rule", "format_for_path", "format_named", "formats"]

GROUP = "conflictcheck.formats"


@cache
def formats() -> tuple[Format, ...]:
    """Every format there is, sorted by name.

    Raises TypeError for a module or an entry point that gives no `Format`, ValueError when two have one name.
    """
    from importlib import import_module
    from importlib.metadata import entry_points
    from pkgutil import iter_modules

    modules = sorted(info.name for info in iter_modules(__path__) if not info.name.startswith("_"))
    found = [(f"{__name__}.{name}", import_module(f"{__name__}.{name}").FORMAT) for name in modules]
    found += [(entry.value, entry.load()) for entry in entry_points(group=GROUP)]
    known: dict[str, Format] = {}
    for origin, form in found:
        if not isinstance(form, Format):
            raise TypeError(f"{origin} is no Format")
        if form.name in known:
            raise ValueError(f"{origin}: there is a format called {form.name!r} already")
        known[form.name] = form
    return tuple(known[name] for name in sorted(known))


def format_named(name: str) -> Format | None:
    """The format of that name; None where there is none. One of our own is found without importing the others."""
    from importlib import import_module
    from pkgutil import iter_modules

    if not name.startswith("_") and any(info.name == name for info in iter_modules(__path__)):
        form = import_module(f"{__name__}.{name}").FORMAT
        if isinstance(form, Format) and form.name == name:
            return form
    return next((form for form in formats() if form.name == name), None)


def format_for_path(path: str) -> Format | None:
    """The format whose suffix ends `path`; the longest suffix wins; None where there is none."""
    lower = path.lower()
    fits = [(len(end), form) for form in formats() for end in form.suffixes if lower.endswith(end)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None
