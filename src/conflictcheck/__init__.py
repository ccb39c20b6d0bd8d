"""Offline detector of factual contradictions between articles.

>>> from conflictcheck import compare
>>> for conflict in compare("The fire killed 12 people.", "The fire killed 15 people."):
...     print(conflict.summary)  # doctest: +SKIP

Everything is imported on first use: `import conflictcheck` loads no parser and no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conflictcheck._version import __version__

if TYPE_CHECKING:
    from conflictcheck.api import check, compare
    from conflictcheck.errors import UserError
    from conflictcheck.model import Article, Conflict, Report
    from conflictcheck.model.settings import Settings

__all__ = ["Article", "Conflict", "Report", "Settings", "UserError", "__version__", "check", "compare"]

_HOMES = {
    "Article": "conflictcheck.model",
    "Conflict": "conflictcheck.model",
    "Report": "conflictcheck.model",
    "Settings": "conflictcheck.model.settings",
    "UserError": "conflictcheck.errors",
    "check": "conflictcheck.api",
    "compare": "conflictcheck.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
