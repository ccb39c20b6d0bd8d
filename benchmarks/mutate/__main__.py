"""Recall per kind of injected conflict, and false findings per 1,000 sentences:
python -m benchmarks.mutate [FOLDER ...] [--conflicts 3] [--seed 0] [--show] [--write].

FOLDERs hold articles (*.txt, at any depth); the project's own texts by default. `--write` puts the tables into
docs/mutation.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutate.measure import Outcome, outcomes
from benchmarks.mutate.table import details, tables_of
from conflictcheck.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
OWN = (ROOT / "seeds", ROOT / "benchmarks" / "training")
PAGE = ROOT / "docs" / "mutation.md"
HEAD = """# Mutation tests

Written by `{command}` at default settings.

Each article is checked against its own copy, against a reworded copy that says the same (units, dates, times of day,
number words, synonyms, forms of names, active and passive, speaker first or last, order of sentences), and against the
reworded copy with up to {conflicts} conflicts in it, each of another kind and in a sentence of its own. A conflict is
found when one finding cites the sentence that was changed and what it became; `under its own kind` counts those that
a finding of that kind cites. A finding is false when it touches no changed sentence. A finding that sets a
changed sentence against another place (a headline that says the same) is an echo: neither found nor false. The last
table gives recall by what was done to the sentence. `--show` prints every conflict and every false finding with its
sentences. The mutator has its own words and patterns and reads none of the detector's; it draws from a seed and the
text, so the same article gives the same mutant.

The articles are the project's own: the seeds and the training texts. The weights were fitted on pairs of the
training texts, not on mutants; the figures say how the program does on small slips in texts that run side by side,
not how it does on two reports by two desks (for that see [benchmarks.md](benchmarks.md)).

"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutate", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--conflicts", type=int, default=3, help="how many to put into an article (default 3)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="every false finding and every conflict with its sentences")
    parser.add_argument("--write", action="store_true", help="write docs/mutation.md")
    options = parser.parse_args(arguments)
    if options.write and options.folders:
        return _stop("--write is for the project's own texts; leave out the folders")
    try:
        done = _run(tuple(options.folders) or OWN, options.seed, options.conflicts)
    except (OSError, ValueError, UserError) as error:
        return _stop(str(error))
    if options.show:
        print(*details(done), sep="\n")
    made = tables_of(done)
    print(made, end="")
    if options.write:
        command = "python -m benchmarks.mutate --write"
        if (options.seed, options.conflicts) != (0, 3):
            command += f" --seed {options.seed} --conflicts {options.conflicts}"
        PAGE.write_text(HEAD.format(command=command, conflicts=options.conflicts) + made, encoding="utf-8")
    return 0


def _run(folders: Sequence[Path], seed: int, conflicts: int) -> list[Outcome]:
    """Raises OSError for a folder that is missing or holds no article."""
    done: list[Outcome] = []
    for folder in folders:
        articles = sorted(path for path in folder.rglob("*.txt") if path.is_file())
        if not articles:
            raise FileNotFoundError(f"{folder}: no article (*.txt) in it; name a folder of articles")
        for article in articles:
            done += outcomes(article, None, seed, conflicts)
    return done


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
