"""Long work in several processes, with the same outcome as in one."""

from __future__ import annotations

import io
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, TypeVar

Part = TypeVar("Part")
Done = TypeVar("Done")
Mine = TypeVar("Mine")
Theirs = TypeVar("Theirs")

FEWEST = 4
"""Parts of work under which a second process takes longer to start than it saves."""


MUCH = 600
"""Sentences from which two processes read or compare sooner than one."""


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


def both(mine: Callable[[], Mine], theirs: Callable[[], Theirs], known: Sequence[object]) -> tuple[Mine, Theirs]:
    """What the two functions return, `theirs` made by a copy of this process while this one makes `mine`.

    What `theirs` returns may name the objects of `known`: they are not copied, it is they that come back. Where the
    system cannot copy a process, or the copy comes to nothing, this one makes both, and raises what is to be raised.
    """
    if sys.platform != "linux":
        return mine(), theirs()
    source, sink = os.pipe()
    try:
        copy = os.fork()
    except OSError:
        # No room for another process.
        os.close(source)
        os.close(sink)
        return mine(), theirs()
    if copy == 0:
        _send(theirs, sink, known)
    os.close(sink)
    try:
        with open(source, "rb") as told:
            own = mine()
            sent = told.read()
    except BaseException:
        # Nobody wants the rest.
        os.kill(copy, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(copy, 0)
    return own, _Reader(io.BytesIO(sent), known).load() if status == 0 else theirs()


def _send(make: Callable[[], object], sink: int, known: Sequence[object]) -> None:
    """The life of a copy: it writes what it has made, and ends without tidying up what belongs to the first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Where something is wrong, the first process makes it anew, and it shows there.
    code = 1
    try:
        with open(sink, "wb") as out:
            _Writer(out, known).dump(make())
        code = 0
    finally:
        os._exit(code)


class _Writer(pickle.Pickler):
    """Writes the number of a known object in its place."""

    def __init__(self, out: BinaryIO, known: Sequence[object]) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._numbers: Mapping[int, int] = {id(k): n for n, k in enumerate(known)}

    def persistent_id(self, obj: object) -> int | None:
        return self._numbers.get(id(obj))


class _Reader(pickle.Unpickler):
    def __init__(self, told: BinaryIO, known: Sequence[object]) -> None:
        super().__init__(told)
        self._known = known

    def persistent_load(self, pid: int) -> object:
        return self._known[pid]
