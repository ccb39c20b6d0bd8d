"""The run that the README shows, made again: python -m scripts.readme_run [--check]. Only its seconds may differ."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
COMMAND = "    $ conflictcheck seeds/\n"
SECONDS = re.compile(r"\d+\.\d s\b")


def printed() -> str:
    """What the command prints on a terminal of 80 columns without colours. Raises RuntimeError when it fails."""
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "conflictcheck", "seeds/", "--no-progress"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return done.stdout


def with_run(readme: str, output: str) -> str:
    """The README with the indented lines below the command replaced. Raises ValueError when it shows no run."""
    before, found, after = readme.partition(COMMAND)
    if not found:
        raise ValueError("the README shows no run")
    lines = after.splitlines(keepends=True)
    end = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith("    "))
    shown = "".join(f"    {line}".rstrip() + "\n" for line in output.strip("\n").split("\n"))
    return f"{before}{found}{shown}\n{''.join(lines[end:])}"


def main(args: Sequence[str]) -> int:
    old = README.read_text(encoding="utf-8")
    new = with_run(old, printed())
    if SECONDS.sub("", old) == SECONDS.sub("", new):
        return 0
    if "--check" in args:
        print("The README shows an old run; make it again: python -m scripts.readme_run")
        return 1
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
