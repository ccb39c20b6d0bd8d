"""The mutator's own words, read from tables.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """The whole file; callers must not write to it."""
    return tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    """A group for a pattern that matches any of `words`, the longest first.

    >>> alternatives(["a.m.", "a"])
    '(?:a\\\\.m\\\\.|a)'
    """
    import re

    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"
