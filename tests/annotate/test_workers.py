"""Work in several processes comes to the same as in one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conflictcheck.annotate import annotate
from conflictcheck.annotate.workers import FEWEST, both, in_order
from conflictcheck.load import from_text


def _who(part: int) -> tuple[int, int]:
    return part, os.getpid()


def _picky(part: int) -> int:
    if part == FEWEST:
        raise ValueError(f"part {part}")
    return part


def test_parts_come_in_order_whoever_works_on_them() -> None:
    parts = range(5 * FEWEST)
    assert [part for part, _ in in_order(_who, parts, 3)] == list(parts)


def test_few_parts_and_one_job_stay_in_this_process() -> None:
    assert {who for _, who in in_order(_who, range(FEWEST - 1), 3)} == {os.getpid()}
    assert {who for _, who in in_order(_who, range(2 * FEWEST), 1)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_any_process_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match=f"part {FEWEST}"):
        list(in_order(_picky, range(2 * FEWEST), jobs))


def test_articles_are_read_the_same_by_one_and_by_two_processes() -> None:
    text = (Path(__file__).parents[2] / "seeds" / "paris-summit.txt").read_text("utf-8")
    rows = "\n".join(f"The harbour of town {n} took in {n + 3} ships on Monday." for n in range(1100))
    articles = [from_text(t, id=f"a{n}", path=f"{n}.txt") for n, t in enumerate((text, rows))]
    alone, together = (tuple(annotate(articles, jobs=jobs)) for jobs in (1, 2))
    assert alone == together
    assert len(alone[1].sentences) == 1100


def test_two_halves_are_made_by_two_processes_and_what_is_known_comes_back_itself() -> None:
    known = [["a"], ["b"]]
    mine, (theirs, named, made) = both(os.getpid, lambda: (os.getpid(), known[1], ["a"]), known)
    assert mine == os.getpid()
    assert (theirs != mine) == (sys.platform == "linux")
    assert named is known[1]
    assert made == known[0]
    assert made is not known[0]


def test_what_the_copy_cannot_make_is_made_here() -> None:
    """As when the system has taken its memory away."""
    first = os.getpid()

    def killed() -> str:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return "made"

    assert both(os.getpid, killed, ()) == (first, "made")


def test_without_room_for_a_copy_one_process_makes_both(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(os, "fork", full)
    assert both(os.getpid, os.getpid, ()) == (os.getpid(), os.getpid())


def test_an_error_of_either_half_is_raised_here() -> None:
    def wrong() -> int:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        both(wrong, os.getpid, ())
    with pytest.raises(ValueError, match="wrong"):
        both(os.getpid, wrong, ())


INTERRUPTED = """
import signal, sys, time
from conflictcheck.annotate.workers import in_order
signal.signal(signal.SIGINT, signal.default_int_handler)
def slow(part):
    time.sleep(0.2)
    return part
try:
    for part in in_order(slow, range(200), 2):
        print(part, flush=True)
except KeyboardInterrupt:
    sys.exit(3)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there is one process elsewhere")
def test_ctrl_c_ends_all_processes_without_a_word() -> None:
    """Sent as a terminal sends it: to each of them. What has not begun is not waited for."""
    command = [sys.executable, "-c", INTERRUPTED]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=15)
    assert (process.returncode, said) == (3, "")
