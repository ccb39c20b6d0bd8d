"""Writing: standard output that may close early, files that appear whole or not at all, and plain stderr."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from conflictcheck.errors import UserError

if TYPE_CHECKING:
    from conflictcheck.report import Look


def say(line: str) -> None:
    """One line on standard error, whatever a file's name holds: in a log of CI a second line could be a command.
    Characters that its encoding lacks are escaped."""
    if sys.stderr is None:
        return
    from conflictcheck.report._plain import printable

    encoding = sys.stderr.encoding or "ascii"
    print(printable(line).encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


def write_stdout(text: str, encoding: str | None = None) -> bool:
    """Write and flush. False when the reader has gone (`| head`), which is no error.

    `encoding` None is the terminal's own. Raises UserError when it cannot be written, as on a full disk.
    """
    if sys.stdout is None:
        raise UserError("standard output", "is closed", "Write somewhere.")
    data = text.encode(encoding or sys.stdout.encoding or "ascii", "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence_stdout()
        return False
    except OSError as error:
        _silence_stdout()
        reason = error.strerror or "cannot be written"
        raise UserError("standard output", reason, "Free some space or write elsewhere.") from error
    return True


def _silence_stdout() -> None:
    """Point standard output at nowhere, so that Python's own flush at exit does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def check_writable(path: str) -> None:
    """Find out before the work, not after it. Raises UserError."""
    parent = Path(path).parent
    if not parent.is_dir():
        raise UserError(path, f"the directory {parent.as_posix()} does not exist", "Create it first.")
    if Path(path).is_dir():
        raise UserError(path, "is a directory", "Name a file.")
    # A file is replaced by a new one beside it; a device is written itself.
    written = path if os.path.exists(path) and not os.path.isfile(path) else os.path.dirname(os.path.realpath(path))
    if not os.access(written, os.W_OK):
        raise UserError(path, "may not be written here", "Write it elsewhere, or give yourself permission.")


def write_file(path: str, data: bytes) -> None:
    """Write a file whole or not at all: a temporary neighbour takes its place once complete.

    Devices and pipes are written straight. Raises UserError.
    """
    from tempfile import mkstemp

    target = Path(path).resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        handle, temporary = mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise UserError(path, error.strerror or "cannot be written", "Write it elsewhere.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def look_of_stdout(seconds: float | None, told: Look | None = None) -> Look:
    """How to write on this standard output: COLUMNS, NO_COLOR, FORCE_COLOR and TERM=dumb are heeded.

    `told` gives what does not depend on the output.
    """
    from shutil import get_terminal_size

    from conflictcheck.report import Look

    base = told or Look()
    if sys.stdout is None:
        return replace(base, seconds=seconds)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "") in ("dumb", "unknown")
    color = not plain and (sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR")))
    width = get_terminal_size((80, 24)).columns
    encoding = sys.stdout.encoding or "ascii"
    return replace(base, width=max(width, 20), color=color, encoding=encoding, seconds=seconds)
