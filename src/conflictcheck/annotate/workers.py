"""Long work in several processes, with the same outcome as in one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Part = TypeVar("Part")
Done = TypeVar("Done")

FEWEST = 4
"""Parts of work under which a second process takes longer to start than it saves."""


def in_order(work: Callable[[Part], Done], parts: Sequence[Part], jobs: int) -> Iterator[Done]:
    """What `work` makes of each part, in order; `work` is a function of a module.

    Other processes take parts from the end, this one from the beginning, until they meet. They are copies of
    this one, which have all that is loaded; where the system cannot copy a process, this one does all.
    """
    if jobs < 2 or len(parts) < FEWEST or sys.platform != "linux":
        yield from map(work, parts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Ctrl-C reaches every process of a terminal; this one speaks for all. Killed processes would make the pool talk.
    deaf = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs - 1, get_context("fork"), signal.signal, deaf) as others:
        promised = [others.submit(work, part) for part in reversed(parts)]
        try:
            for part, later in zip(parts, reversed(promised), strict=True):
                # What no other process has begun can still be taken back.
                yield work(part) if later.cancel() else later.result()
        finally:
            # Where nobody wants the rest, only what has begun is waited for.
            others.shutdown(cancel_futures=True)
