"""`check --watch`: check again whenever an article is saved; show what appeared and what went."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from conflictcheck.again import Remembering
from conflictcheck.checking import place_of
from conflictcheck.cli_check import Asked, Done, perform, write_files
from conflictcheck.cli_output import look_of_stdout, say, write_stdout
from conflictcheck.cli_run import asked_for, in_jobs, jobs_of, suppressions_file
from conflictcheck.config import Config, resolve
from conflictcheck.errors import UserError
from conflictcheck.load.walk import Source, sources
from conflictcheck.policy.difference import difference
from conflictcheck.report._blocks import blocks
from conflictcheck.report._closing import counts, plural
from conflictcheck.report._plain import encodable, printable
from conflictcheck.report._wording import short
from conflictcheck.report.terminal import FORMAT, render

STDIN = "-"
POLL = 0.5
"""Seconds between two looks at the files."""
SHARE = 10
"""A look takes at most one part in so many of the time, however many files there are."""
SETTLE = 0.1
"""Seconds in which nothing may change any more: editors write in steps, and often more than one file."""
MOST_SETTLES = 20
MOST_NAMED = 5

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size in bytes, number of the file: a new file may take the old one's name."""
Files = Mapping[str, Stamp]


def run_watch(asked: Asked, output_format: str) -> int:
    """0 at Ctrl-C, or when the reader of standard output has gone. Raises UserError for what makes no sense and for
    what stops the first run; later ones say it and wait for the next save."""
    if output_format != FORMAT.name:
        advice = "Leave --format out; --output FILE writes a report at each run."
        raise UserError("--watch", f"shows changes on the screen, which --format {output_format} cannot", advice)
    with suppress(KeyboardInterrupt):
        _watch(asked)
    return 0


def _watch(asked: Asked) -> None:
    read_all, hear = Remembering(in_jobs(jobs_of(asked.jobs))), _Hearing()
    config = resolve(asked.options, file=asked.config_file)
    if STDIN in (paths := asked_for(asked.paths, config.settings)):
        raise UserError("--watch", "standard input is read once and cannot change", "Name files or directories.")
    # Looked at before they are read: what is saved during a run is seen after it.
    seen = _files(config, paths, asked.outputs)
    done = perform(asked, hear.tell, read_all)
    write_files(done)
    going = _put(_whole(done) + f"\nWatching {plural(len(done.report.articles), 'article')}. Ctrl-C ends.\n")
    while going:
        now = _saved(done, asked.outputs, seen)
        what, seen = _named(seen, now), now
        hear.again()
        try:
            after = perform(asked, hear.tell, read_all)
            write_files(after)
        except UserError as error:
            say(f"conflictcheck: {error}")
            continue
        if after.config != done.config:
            seen = _files(after.config, after.paths, asked.outputs)
        going = _put(_news(what, done, after))
        done = after


def _saved(done: Done, outputs: Sequence[str], seen: Files) -> Files:
    """Waits until files have changed, and then until they rest."""
    now, pause = seen, POLL
    while now == seen:
        time.sleep(pause)
        started = time.monotonic()
        now = _files(done.config, done.paths, outputs)
        pause = max(POLL, SHARE * (time.monotonic() - started))
        for _ in range(MOST_SETTLES if now != seen else 0):
            time.sleep(SETTLE)
            before, now = now, _files(done.config, done.paths, outputs)
            if now == before:
                break
    return now


def _files(config: Config, paths: Sequence[str], outputs: Sequence[str]) -> Files:
    """The files that a run reads, as they are now: articles, settings, suppressions and baseline."""
    own = {os.path.realpath(path) for path in outputs}
    found = [(s.path, s.file) for s in sources(paths, config.settings.exclude) if isinstance(s, Source)]
    found += [(path, path) for path in (config.file, suppressions_file(config), config.settings.baseline) if path]
    stamps = {shown: _stamp(file) for shown, file in found if os.path.realpath(file) not in own}
    return {shown: stamp for shown, stamp in stamps.items() if stamp is not None}


def _stamp(file: str) -> Stamp | None:
    try:
        found = os.stat(file)
    except OSError:
        # It has gone since it was listed, or was never there.
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _named(before: Files, now: Files) -> str:
    """`a.txt saved, b.txt new, c.txt gone`."""
    told = [(path, "gone" if path not in now else "saved" if path in before else "new") for path in {**before, **now}]
    parts = [f"{printable(path)} {what}" for path, what in sorted(told) if before.get(path) != now.get(path)]
    more = [f"{len(parts) - MOST_NAMED:,} more"] if len(parts) > MOST_NAMED else []
    return ", ".join(parts[:MOST_NAMED] + more)


def _whole(done: Done) -> str:
    out = io.StringIO()
    render(done.report, out, look_of_stdout(done.seconds, done.told))
    return out.getvalue()


def _news(what: str, before: Done, after: Done) -> str:
    appeared, gone = difference(before.report.conflicts, after.report.conflicts, place_of("."))
    parts = [f"\n{what}\n"]
    if appeared:
        parts.append(f"\nAppeared:\n\n{blocks(appeared, look_of_stdout(None))}")
    if gone:
        lines = (f"  {c.level} {c.kind}: {short(c.summary)} · {c.id}\n" for c in gone)
        parts.append("" if appeared else "\n")
        parts.append(f"Gone:\n\n{''.join(lines)}\n")
    parts.append("" if appeared or gone else "\n")
    parts.append(f"{len(appeared)} appeared, {len(gone)} gone: {counts(after.report, after.seconds)}\n")
    return "".join(parts)


def _put(text: str) -> bool:
    return write_stdout(encodable(text, look_of_stdout(None).encoding))


class _Hearing:
    """Says what the run before has not said already: the same warning at each save would drown the news."""

    def __init__(self) -> None:
        self._before: set[str] = set()
        self._now: set[str] = set()

    def again(self) -> None:
        """Another run begins."""
        self._before, self._now = self._now, set()

    def tell(self, line: str) -> None:
        if line not in self._before | self._now:
            say(line)
        self._now.add(line)
