"""Errors that the user can do something about. The command line prints each as one line and exits with 2."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program is wrong: a path, an option, a setting, a missing model.

    `where` names it (a path, `file:line`, an option), `reason` says what is wrong without a full stop, and
    `advice` is a whole sentence on what to do.
    """

    def __init__(self, where: str, reason: str, advice: str = "") -> None:
        super().__init__(where, reason, advice)
        self.where = where
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        line = f"{self.where}: {self.reason}. {self.advice}".rstrip()
        return " ".join(line.split())


def near_match(word: str, known: tuple[str, ...] | list[str]) -> str:
    """`Did you mean "x"?` for the closest known word, else a list of all of them."""
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(known)}."
