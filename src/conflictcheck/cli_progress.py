"""A progress bar for long work: on standard error, only when that is a terminal, gone when done."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds of work before a bar appears."""

Report = Callable[[int, int], None]


@contextmanager
def progress_bar(wanted: bool) -> Iterator[Report | None]:
    """Gives a `(done, total)` callback, or None where a bar would be noise."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.close()


class _Bar:
    def __init__(self) -> None:
        self._started = time.monotonic()
        self._close: Callable[[], None] | None = None
        self._update: Report | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._update is None:
            if time.monotonic() - self._started < PATIENCE:
                return
            self._open(total)
        if self._update is not None:
            self._update(done, total)

    def _open(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("Reading sentences"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        task = progress.add_task("", total=total)
        progress.start()
        self._close = progress.stop
        self._update = lambda done, total: progress.update(task, completed=done, total=total)

    def close(self) -> None:
        if self._close is not None:
            self._close()
