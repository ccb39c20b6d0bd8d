"""The manual pages of the kinds as Markdown files: python -m scripts.kind_pages docs/kinds [--check].

Everything comes from the kinds themselves; `--check` writes nothing and fails when a file is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from conflictcheck.kinds import Example, Kind, all_kinds

NOTE = "<!-- Written by python -m scripts.kind_pages from src/conflictcheck/kinds; do not edit. -->"

LEVELS = "Choose another level in the configuration:"
RIGHT = """\
A finding that is right as it stands can be [suppressed](../suppress.md). What speaks for and against one is told by
`conflictcheck explain ID --report report.json`."""
REPORTED = "Two sentences that disagree, found at default settings:"
SILENT = "Two sentences that agree, or that speak of different things:"


def pages(kinds: Sequence[Kind]) -> dict[str, str]:
    """File name -> content: one page a kind, and README.md that lists them."""
    return {"README.md": index(kinds)} | {f"{kind.name}.md": page(kind) for kind in kinds}


def index(kinds: Sequence[Kind]) -> str:
    rows = "".join(f"| [{kind.name}]({kind.name}.md) | {kind.summary} |\n" for kind in kinds)
    return f"{NOTE}\n\n# Kinds of disagreement\n\n| kind | what differs |\n|---|---|\n{rows}"


def page(kind: Kind) -> str:
    """Title, manual page, levels and examples of a kind."""
    levels = "".join(f"| {reason} | {kind.default_level[reason]} |\n" for reason in kind.reasons)
    parts = [
        NOTE,
        f"# {kind.name}",
        kind.page.strip(),
        f"## Levels\n\n| reason | level |\n|---|---|\n{levels}".rstrip(),
        f"{LEVELS}\n\n{levels_of(kind.name)}",
        RIGHT,
        "## Reported",
        REPORTED,
        *(_example(example) for example in kind.examples if example.conflict),
        "## Not reported",
        SILENT,
        *(_example(example) for example in kind.examples if not example.conflict),
    ]
    return "\n\n".join(parts) + "\n"


def levels_of(kind: str) -> str:
    """Lines of a configuration file."""
    return f'```toml\n[levels]\n{kind} = "note"\n```'


def _example(example: Example) -> str:
    note = f"{example.note[0].upper()}{example.note[1:]}:\n\n" if example.note else ""
    return f"{note}> {example.a}\n>\n> {example.b}"


def stale(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Names of files that differ from what is wanted, are missing, or should not be there."""
    there = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main(args: Sequence[str]) -> int:
    folder = Path(next((arg for arg in args if arg != "--check"), "docs/kinds"))
    wanted = pages(all_kinds())
    old = stale(folder, wanted)
    if "--check" in args:
        for name in old:
            print(f"{folder / name} is out of date; run: python -m scripts.kind_pages {folder}")
        return 1 if old else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name in old:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    print(f"{len(wanted)} pages, {len(old)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
