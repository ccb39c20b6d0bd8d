"""A terminal for tests: a program in a pseudo-terminal of its own, keys pressed, the screen waited for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

PATIENCE = 60.0
"""Seconds for something to appear; the machine may be busy."""
STYLE = re.compile(r"\x1b\[[0-9;?]*[@-~]")


class Terminal:
    """`conflictcheck ARGS` in a pseudo-terminal of 100 by 40."""

    def __init__(self, folder: Path, *args: str, term: str = "xterm") -> None:
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "conflictcheck", *args],
            cwd=folder,
            env=environment | {"TERM": term, "PYTHONUTF8": "1"},
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            start_new_session=True,
            # Keys such as Ctrl-C reach the program whose controlling terminal it is.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        self.raw = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)

    def press(self, keys: str) -> None:
        """Also forgets what has been shown, so that `shows` waits for what the keys bring."""
        self.raw = ""
        os.write(self._ours, keys.encode())

    def shows(self, text: str) -> str:
        """Waits for a text; gives all since the last keys, without colours."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < end, f"waited for {text!r}, saw {self.seen!r}"
            self._take()
        return self.seen

    @property
    def seen(self) -> str:
        return STYLE.sub("", self.raw).replace("\r\n", "\n")

    def ends(self) -> int:
        """The exit code, when it has come to an end by itself."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"goes on: {self.seen!r}"
            self._take()
        while self._take():
            pass
        return self.process.returncode

    def modes(self) -> list[object]:
        return termios.tcgetattr(self._theirs)[:4]

    def set_modes(self, modes: list[object]) -> None:
        now = termios.tcgetattr(self._theirs)
        termios.tcsetattr(self._theirs, termios.TCSANOW, [*modes, *now[4:]])

    def _take(self) -> bool:
        if not select.select([self._ours], [], [], 0.1)[0]:
            return False
        self.raw += os.read(self._ours, 65536).decode("utf-8", "replace")
        return True
