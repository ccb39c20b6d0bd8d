"""Other offline tools on the pair sets: python -m benchmarks.peers [DATA] [--sets rte3,...] [--only NAME] [--write]."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.data import DEFAULT, ROOT
from benchmarks.peers import PEERS, BadPairs, table

OUT = ROOT / "docs" / "peers.md"

HEAD = """# Peers

Written by `just bench-peers --write`: the other offline tools we know of, on the pair sets that docs/benchmarks.md
scores. Each runs in an environment of its own, called the way its documentation means it (how:
benchmarks/peers/helpers), and has ten minutes; seconds are the wall time of its process on a set. "Both ways" makes
each text the answer that is held against the other. "Died on" counts pairs on which the tool ended with an error of
its own; it reported nothing there. One that cannot be installed or run has the reason in its row. A dash: nothing to
divide by. The sets are not part of the project (licences differ); pass their directory as the first argument.
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.peers", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DEFAULT, help="directory that holds pairs/*.jsonl")
    parser.add_argument("--sets", default="", help="names of sets, with commas between (all by default)")
    parser.add_argument("--only", choices=list(dict.fromkeys(p.name for p in PEERS)), help="ask this peer alone")
    parser.add_argument("--limit", type=_count, help="the first rows of each set only")
    parser.add_argument("--ours", type=Path, help="figures of `benchmarks.quality --save`, put beside")
    parser.add_argument("--write", action="store_true", help="renew docs/peers.md")
    options = parser.parse_args()
    if options.write and (options.sets or options.only or options.limit):
        parser.error("--write renews the whole page; leave --sets, --only and --limit out")
    try:
        page = table(
            options.data,
            sets=[name for name in options.sets.split(",") if name],
            peers=[p for p in PEERS if options.only in (None, p.name)],
            limit=options.limit,
            ours=json.loads(options.ours.read_text(encoding="utf-8")) if options.ours else None,
        )
    except BadPairs as error:
        print(error, file=sys.stderr)
        return 2
    print(page)
    if options.write:
        OUT.write_text(f"{HEAD}\n{page}\n", encoding="utf-8")
    return 0


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number of rows, at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
