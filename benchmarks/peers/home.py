"""An environment a peer, under .bench-peers/env: made once, made again when the requirement or Python changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.peers.roster import Peer

INSTALL_SECONDS = 600.0


class Unavailable(Exception):
    """A peer cannot be installed or run; the message is the reason that the table shows."""


def interpreter(peer: Peer, home: Path) -> Path:
    """Python in which the peer can be imported; installs it where it is not yet. Raises Unavailable."""
    if peer.requirement is None:
        return Path(sys.executable)
    env = home / "env" / peer.name
    python = env / "bin" / "python"
    ready, wanted = env / "installed", f"{_install(peer)} {sys.version}"
    if not (python.exists() and ready.exists() and ready.read_text(encoding="utf-8") == wanted):
        _run([sys.executable, "-m", "venv", "--clear", str(env)], "no environment")
        _run([str(python), "-m", "pip", *_install(peer)], "not installed")
        ready.write_text(wanted, encoding="utf-8")
    return python


def _install(peer: Peer) -> list[str]:
    flags = ["--quiet", "--disable-pip-version-check"] + ([] if peer.dependencies else ["--no-deps"])
    return ["install", *flags, str(peer.requirement)]


def _run(command: list[str], what: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{what}: stopped after {INSTALL_SECONDS:.0f} s") from None
    except OSError as error:
        raise Unavailable(f"{what}: {error.strerror}") from None
    if done.returncode:
        raise Unavailable(f"{what}: {last_line(done.stderr or done.stdout)}")


def last_line(text: str) -> str:
    """Where programs say why they failed: pip's last ERROR, or the end of a traceback; fit for a table cell."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["no message"])[-1].replace("|", "/")[:160]
