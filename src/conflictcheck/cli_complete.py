"""Tab completion where no command is named: `conflictcheck PATH --fo` means `conflictcheck check PATH --fo`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

REQUEST = "_CONFLICTCHECK_COMPLETE"
"""Set in the environment by the shells' completion functions; what was typed stands in the others."""
TYPED, NUMBER = "COMP_WORDS", "COMP_CWORD"
"""Bash: the words, a line each, and the number of the one that is being typed."""
LINE = "_TYPER_COMPLETE_ARGS"
"""Zsh and fish: all up to the cursor."""


def as_check(environment: Mapping[str, str], is_first: Callable[[str], bool]) -> dict[str, str]:
    """The variables that have to change so that `check` is completed; none where a command is named or being typed.

    `is_first` tells what may stand first: a command, or an option that needs none.
    """
    words = environment.get(TYPED, "").split("\n")
    number = environment.get(NUMBER, "")
    if len(words) > 1 and number.isdigit() and _needs_command(words[1], int(number) == 1, is_first):
        return {TYPED: "\n".join([words[0], "check", *words[1:]]), NUMBER: str(int(number) + 1)}
    line = re.match(r"(\S+\s+)((\S+)(\s?).*)", environment.get(LINE, ""), re.DOTALL)
    if line and _needs_command(line[3], not line[4], is_first):
        return {LINE: f"{line[1]}check {line[2]}"}
    return {}


def _needs_command(word: str, being_typed: bool, is_first: Callable[[str], bool]) -> bool:
    # A name that is being typed may become a command; an option may be one of those that need none.
    return not is_first(word) and not (being_typed and not word.startswith("--"))
