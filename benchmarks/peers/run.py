"""Ask a peer about sets of pairs, once: answers are kept by what was asked and how."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.home import Unavailable, interpreter, last_line
from benchmarks.peers.pairs import Pair
from benchmarks.peers.roster import HELPERS, Peer
from benchmarks.peers.score import Verdict, read_verdicts, write_verdicts


@dataclass(frozen=True)
class Answers:
    """A verdict for each pair asked, by id, and the wall time of the process in seconds."""

    verdicts: dict[str, Verdict]
    seconds: float


def ask_all(
    peer: Peer, sets: Mapping[str, Sequence[Pair]], home: Path, seconds: float
) -> dict[str, Answers | Unavailable]:
    """Answers of a peer on each set, or why there are none; `seconds` is the wall time for all that is not kept."""
    known = {name: kept(peer, pairs, home) for name, pairs in sets.items()}
    out: dict[str, Answers | Unavailable] = {name: answers for name, answers in known.items() if answers}
    todo = [name for name in sets if name not in out]
    if not todo:
        return out
    try:
        python = interpreter(peer, home)
    except Unavailable as reason:
        return out | dict.fromkeys(todo, reason)
    end = time.monotonic() + seconds
    for name in todo:
        try:
            out[name] = ask(peer, python, sets[name], home, end - time.monotonic())
        except Unavailable as reason:
            out[name] = reason
    return out


def kept(peer: Peer, pairs: Sequence[Pair], home: Path) -> Answers | None:
    """What the peer answered when it was asked this before, by this helper and this Python."""
    file = _file(peer, pairs, home)
    if not file.exists():
        return None
    clock, _, verdicts = file.read_text(encoding="utf-8").partition("\n")
    return Answers(read_verdicts(verdicts), float(clock))


def ask(peer: Peer, python: Path, pairs: Sequence[Pair], home: Path, seconds: float) -> Answers:
    """Answers of a peer, which are kept. Raises Unavailable, which is not: the next run tries again."""
    if seconds <= 0:
        raise Unavailable("not asked: its time was up")
    # -E: the variables of this shell must not reach into the environment of the peer.
    command = [str(python), "-E", "-X", "utf8", str(peer.helper), *peer.arguments]
    start = time.monotonic()
    try:
        done = subprocess.run(
            command, input=_questions(pairs), capture_output=True, encoding="utf-8", timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"stopped after {seconds:.0f} s") from None
    taken = time.monotonic() - start
    if done.returncode:
        raise Unavailable(f"failed: {last_line(done.stderr)}")
    try:
        verdicts = read_verdicts(done.stdout)
    except ValueError as error:
        raise Unavailable(f"answered oddly: {error}") from None
    if set(verdicts) != {p.id for p in pairs}:
        raise Unavailable(f"answered {len(verdicts)} of {len(pairs)} pairs")
    file = _file(peer, pairs, home)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")  # a run that is cut off must not leave half of a file to be believed
    part.write_text(f"{taken:.2f}\n{write_verdicts(verdicts.values())}", encoding="utf-8")
    part.replace(file)
    return Answers(verdicts, taken)


def _questions(pairs: Sequence[Pair]) -> str:
    # The peer never sees the labels.
    return "".join(json.dumps({"id": p.id, "a": p.a, "b": p.b}) + "\n" for p in pairs)


def _file(peer: Peer, pairs: Sequence[Pair], home: Path) -> Path:
    digest = hashlib.sha256(f"{peer.requirement} {peer.dependencies} {peer.arguments} {sys.version}\n".encode())
    for file in (peer.helper, HELPERS / "lines.py"):
        digest.update(file.read_bytes())
    digest.update(_questions(pairs).encode())
    return home / "answers" / peer.folder / digest.hexdigest()[:24]
