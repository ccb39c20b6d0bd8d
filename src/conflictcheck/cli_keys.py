"""Keys from a terminal, one at a time, or a line each where standard input is none."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from conflictcheck.cli_output import look_of_stdout, write_stdout
from conflictcheck.report._plain import encodable

END, ESCAPE = "", "escape"
ANSWERED = "d"
"""The key that asks for a text, which may stand behind it in its line."""
NAMED = {
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1bOC": "right",
    "\x1bOD": "left",
    "\x1b": ESCAPE,
    "\r": "enter",
    "\n": "enter",
    "\x04": END,
}
PAUSE = 0.05
"""Seconds after which an escape character is the key of that name rather than the first of a sequence."""
_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[@-~]|O.)|\x1b|.", re.DOTALL)


class Keys(Protocol):
    """Where the decisions come from."""

    scripted: bool
    """Nobody sits there: what is wrong ends the run, and there is no use in asking again."""
    single: bool
    """Keys come one by one, so that the screen is ours."""
    number: int
    """Lines read so far; 0 for a terminal."""

    def key(self) -> str:
        """The next key: a character, a name of `NAMED`, or END."""

    def text(self, asked: str) -> str | None:
        """A line of text; None where it was given up. `asked` is the question."""


class Lines:
    """A key a line: for scripts, and for terminals that cannot do better. `d The reason` answers the question, too; a
    script has to, lest its next key be taken for a reason."""

    def __init__(self, scripted: bool) -> None:
        self.scripted = scripted
        self.single = False
        self.number = 0
        self._rest: str | None = None

    def key(self) -> str:
        line = self._line()
        if line is None:
            return END
        word, space, rest = line.strip().partition(" ")
        self._rest = rest.strip() if space and word == ANSWERED else None
        return word if self._rest is not None else line.strip() or "enter"

    def text(self, asked: str) -> str | None:
        if self._rest is not None or self.scripted:
            return self._rest
        show(asked)
        return self._line()

    def _line(self) -> str | None:
        line = sys.stdin.buffer.readline() if sys.stdin is not None else b""
        self.number += 1
        return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


class Terminal:
    """Single keys of a terminal in which nothing is echoed."""

    scripted = False
    single = True
    number = 0

    def __init__(self, read: Callable[[float | None], bytes]) -> None:
        """`read` waits so many seconds for bytes, None for as long as it takes; b"" is the end, or nothing yet."""
        self._read = read
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._waiting = ""

    def key(self) -> str:
        key = self._char()
        return NAMED.get(key, key)

    def _char(self) -> str:
        while not self._waiting:
            data = self._read(None)
            if not data:
                return "\x04"
            self._waiting = self._decode(data)
        if self._waiting in ("\x1b", "\x1b[", "\x1bO"):
            self._waiting += self._decode(self._read(PAUSE))
        found = _SEQUENCE.match(self._waiting)
        taken = found[0] if found else self._waiting
        self._waiting = self._waiting[len(taken) :]
        return taken

    def text(self, asked: str) -> str | None:
        text = ""
        while True:
            show(f"\r\x1b[K{asked}{_tail(text, look_of_stdout(None).width - len(asked) - 2)}")
            char = self._char()
            key = NAMED.get(char, char)
            if key in ("enter", ESCAPE, END):
                show("\n")
                return text if key == "enter" else None
            text = edited(text, char)


def edited(text: str, key: str) -> str:
    """A line after a key: backspace, Ctrl-W and Ctrl-U take away, what can be printed is put at the end."""
    if key in ("\x7f", "\b"):
        return text[:-1]
    if key == "\x17":
        return re.sub(r"\S*\s*\Z", "", text)
    if key == "\x15":
        return ""
    return text + key if key.isprintable() and len(key) == 1 else text


def _tail(text: str, room: int) -> str:
    """The end of a text that fits into so many columns."""
    from rich.cells import cell_len

    while text and cell_len(text) > max(room, 1):
        text = text[1:]
    return text


def show(text: str) -> bool:
    return write_stdout(encodable(text, look_of_stdout(None).encoding))


@contextmanager
def keys() -> Iterator[Keys]:
    """The keys of standard input. The terminal is as it was when this ends, however it ends."""
    if sys.stdin is None or not sys.stdin.isatty():
        yield Lines(scripted=True)
        return
    seen = sys.stdout is not None and sys.stdout.isatty()
    if sys.platform == "win32" or not seen or os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        yield Lines(scripted=False)
        return
    import select
    import signal
    import termios
    import tty

    where = sys.stdin.fileno()

    def read(seconds: float | None) -> bytes:
        if seconds is not None and not select.select([where], [], [], seconds)[0]:
            return b""
        try:
            return os.read(where, 1024)
        except OSError:
            # The terminal has been closed.
            return b""

    def single(*_: object) -> None:
        tty.setcbreak(where, termios.TCSADRAIN)

    before = termios.tcgetattr(where)
    # A shell that stopped the program and lets it go on may have set the terminal as it likes it.
    handler = signal.signal(signal.SIGCONT, single)
    try:
        single()
        yield Terminal(read)
    finally:
        signal.signal(signal.SIGCONT, handler)
        termios.tcsetattr(where, termios.TCSADRAIN, before)
