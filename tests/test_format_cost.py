"""The benchmark of the formats runs and measures every one of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conflictcheck.report import formats

ROOT = Path(__file__).resolve().parent.parent


def test_every_format_is_measured() -> None:
    command = [
        sys.executable,
        "-m",
        "benchmarks.formats",
        "seeds",
        "--articles",
        "2",
        "--findings",
        "9",
        "--rounds",
        "1",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2 articles read and checked in ")
    assert "9 findings" in lines[1]
    rows = [line.split() for line in lines[3 : 3 + len(formats())]]
    assert [row[0] for row in rows] == [form.name for form in formats()]
    assert all(float(ms) > 0 and float(size) >= 0 for row in rows for ms, size in (row[1::3], row[3::3]))


def test_every_format_has_its_figures() -> None:
    costs = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("## What they cost\n")[2]
    assert [form.name for form in formats() if f"\n| {form.name} | " not in costs] == []
