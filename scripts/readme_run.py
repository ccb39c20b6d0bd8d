"""The run that the README shows, as text and as a picture, made again: python -m scripts.readme_run [--check].

Only the seconds of the text may differ; the picture has none.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "run.svg"
COMMAND = "    $ conflictcheck seeds/\n"
SECONDS = re.compile(r"\d+\.\d s\b")


def made() -> tuple[str, str]:
    """What one run prints on a terminal of 80 columns without colours, and its picture. Raises RuntimeError."""
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
    with TemporaryDirectory() as folder:
        picture = Path(folder) / "run.svg"
        command = [sys.executable, "-m", "conflictcheck", "seeds/", "--no-progress", "--output", str(picture)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        return done.stdout, picture.read_text(encoding="utf-8")


def with_run(readme: str, output: str) -> str:
    """The README with the indented lines below the command replaced. Raises ValueError when it shows no run."""
    before, found, after = readme.partition(COMMAND)
    if not found:
        raise ValueError("the README shows no run")
    lines = after.splitlines(keepends=True)
    end = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith("    "))
    shown = "".join(f"    {line}".rstrip() + "\n" for line in output.strip("\n").split("\n"))
    return f"{before}{found}{shown}\n{''.join(lines[end:])}"


def fresh(old: str, new: str) -> bool:
    """Whether two texts say the same, their seconds aside."""
    return SECONDS.sub("", old) == SECONDS.sub("", new)


def main(args: Sequence[str]) -> int:
    readme = README.read_text(encoding="utf-8")
    picture = PICTURE.read_text(encoding="utf-8") if PICTURE.exists() else ""
    output, new_picture = made()
    new_readme = with_run(readme, output)
    # A file that is fresh is left alone, so that the time of a run alone changes nothing.
    old = {
        path: new
        for path, was, new in ((README, readme, new_readme), (PICTURE, picture, new_picture))
        if not fresh(was, new)
    }
    if "--check" in args:
        for path in old:
            print(f"{path.relative_to(ROOT)} shows an old run; make it again: python -m scripts.readme_run")
        return 1 if old else 0
    for path, new in old.items():
        path.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
