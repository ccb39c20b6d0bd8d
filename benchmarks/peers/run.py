"""Ask a peer about a set of pairs, once: answers are kept by what was asked and how."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.home import Unavailable, interpreter, last_line
from benchmarks.peers.pairs import Pair
from benchmarks.peers.roster import Peer
from benchmarks.peers.score import Verdict, read_verdicts, write_verdicts


@dataclass(frozen=True)
class Answers:
    """A verdict for each pair asked, by id, and the wall time of the process in seconds."""

    verdicts: dict[str, Verdict]
    seconds: float


def ask(peer: Peer, pairs: Sequence[Pair], home: Path, seconds: float) -> Answers:
    """Verdicts of a peer on pairs, at most `seconds` long; a failure is never kept. Raises Unavailable."""
    # The peer never sees the labels.
    questions = "".join(json.dumps({"id": p.id, "a": p.a, "b": p.b}) + "\n" for p in pairs)
    kept = home / "answers" / peer.name / f"{_key(peer, questions)}.jsonl"
    clock = kept.with_suffix(".seconds")
    if not (kept.exists() and clock.exists()):
        answers = _ask(peer, interpreter(peer, home), questions, seconds)
        missing = sum(p.id not in answers.verdicts for p in pairs)
        if missing or len(answers.verdicts) > len(pairs):
            raise Unavailable(f"answered {len(answers.verdicts)} of {len(pairs)} pairs")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(write_verdicts(answers.verdicts.values()), encoding="utf-8")
        clock.write_text(f"{answers.seconds:.2f}", encoding="utf-8")
    return Answers(read_verdicts(kept.read_text(encoding="utf-8")), float(clock.read_text(encoding="utf-8")))


def _key(peer: Peer, questions: str) -> str:
    digest = hashlib.sha256(f"{peer.requirement} {peer.dependencies} {sys.version}\n".encode())
    for file in (peer.helper, peer.helper.with_name("lines.py")):
        digest.update(file.read_bytes())
    digest.update(questions.encode())
    return digest.hexdigest()[:24]


def _ask(peer: Peer, python: Path, questions: str, seconds: float) -> Answers:
    # -E: the variables of this shell must not reach into the environment of the peer.
    command = [str(python), "-E", "-X", "utf8", str(peer.helper)]
    start = time.monotonic()
    try:
        done = subprocess.run(
            command, input=questions, capture_output=True, encoding="utf-8", timeout=max(seconds, 0.001), check=False
        )
    except subprocess.TimeoutExpired:
        raise Unavailable("stopped: its time was up") from None
    taken = time.monotonic() - start
    if done.returncode:
        raise Unavailable(f"failed: {last_line(done.stderr)}")
    try:
        return Answers(read_verdicts(done.stdout), taken)
    except ValueError as error:
        raise Unavailable(f"answered oddly: {error}") from None
