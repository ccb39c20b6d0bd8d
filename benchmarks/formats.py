"""What each report format adds to a run: python -m benchmarks.formats [DATA] [--articles 200] [--findings 500].

The articles of DATA (as in benchmarks.speed) are read and checked once. Then each format writes two reports of them:
the findings that a user would see, and `--findings` of them, likely or not, so that there is something to write. Each
is written in a process of its own, split off after the check, so that every format pays for its own imports, as in a
real run; the median of `--rounds` is shown, in milliseconds and as a share of the check. Where there is a Chromium, it
opens the larger page.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from benchmarks.speed import DEFAULT, gather
from conflictcheck.kinds import all_kinds
from conflictcheck.load import load
from conflictcheck.model import Report
from conflictcheck.model.settings import Settings
from conflictcheck.pipeline import check_articles
from conflictcheck.policy import select
from conflictcheck.report import Format, Look, Rule, formats

MOST = 0.10
"""Share of the check that a format may add."""


def checked(folder: str) -> tuple[Report, float]:
    """The unfiltered report and how long reading and checking took, in seconds."""
    started = time.perf_counter()
    articles, skipped = load([folder])
    report = check_articles(articles, skipped=skipped)
    return report, time.perf_counter() - started


def filled(report: Report, findings: int) -> Report:
    """The report with exactly so many findings: the likeliest, each again under another id where there are too few."""
    rounds = enumerate(islice(cycle(report.conflicts), findings))
    return replace(report, conflicts=tuple(replace(conflict, id=f"{number:012x}") for number, conflict in rounds))


def look(folder: str) -> Look:
    rules = tuple(Rule(kind.name, kind.summary, kind.page.strip()) for kind in all_kinds())
    return Look(color=True, rules=rules, base=folder)


def cost(form: Format, report: Report, told: Look) -> tuple[float, int]:
    """Seconds and bytes of one report, written by a child process. Raises RuntimeError when it fails."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # Nothing of the parent may run on in the child, not even its clean-up.
        try:
            started = time.perf_counter()
            out = io.StringIO()
            form.render(report, out, told)
            data = out.getvalue().encode("utf-8", "backslashreplace")
            os.write(writer, f"{time.perf_counter() - started} {len(data)}".encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        raise RuntimeError(f"{form.name} wrote no report")
    seconds, size = answer.split()
    return float(seconds), int(size)


def opened(report: Report, told: Look, folder: Path) -> str:
    """How long a headless Chromium takes to load the HTML page and to find a filter's findings."""
    from tests.browser.chromium import Browser, executable

    program, (html,) = executable(), (form for form in formats() if form.name == "html")
    if program is None:
        return "no Chromium here to open the page"
    page = folder / "report.html"
    with page.open("w", encoding="utf-8", errors="backslashreplace") as out:
        html.render(report, out, told)
    with Browser(program, folder / "profile") as browser:
        started = time.perf_counter()
        browser.open(page)
        browser.frames(1)
        loaded = time.perf_counter() - started
        started = time.perf_counter()
        browser.click("input[name=kind]")
        browser.frames(1)
        return f"Chromium shows the page after {loaded:.2f} s, filters it in {time.perf_counter() - started:.2f} s"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--findings", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    # As `cli.main` does.
    gc.set_threshold(500_000, 20, 100)
    with tempfile.TemporaryDirectory() as folder:
        count = gather(options.data, options.articles, Path(folder))
        whole, run = checked(folder)
        shown, many = select(whole, Settings()), filled(whole, options.findings)
        told = look(folder)
        print(f"{count} articles read and checked in {run:.2f} s")
        found = [f"{len(report.conflicts)} findings" for report in (shown, many)]
        print(f"{'':10}{found[0]:>26}{found[1]:>26}")
        print(f"{'format':10}" + f"{'ms':>9}{'share':>8}{'KB':>9}" * 2)
        most = 0.0
        # Rounds outside, so that what else the machine does falls on all formats alike.
        costs = [[(cost(f, shown, told), cost(f, many, told)) for f in formats()] for _ in range(options.rounds)]
        for form, taken in zip(formats(), zip(*costs, strict=True), strict=True):
            line = f"{form.name:10}"
            for which in (0, 1):
                seconds = statistics.median(pair[which][0] for pair in taken)
                most = max(most, seconds / run)
                line += f"{seconds * 1000:9.1f}{seconds / run:8.2%}{taken[0][which][1] / 1000:9.0f}"
            print(line)
        with tempfile.TemporaryDirectory() as desk:
            print(f"{len(many.conflicts)} findings: {opened(many, told, Path(desk))}")
    print(f"most: {most:.1%} <= {MOST:.0%}  {'ok' if most <= MOST else 'TOO MUCH'}")
    return int(most > MOST)


if __name__ == "__main__":
    sys.exit(main())
