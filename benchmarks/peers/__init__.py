"""What other offline tools make of the same pairs: `table(data)`, or python -m benchmarks.peers.

Each peer is a package of PyPI in an environment of its own under .bench-peers/, asked through a helper script the
way its own documentation means it. One that cannot be installed or run stands in the table with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.peers.home import Unavailable
from benchmarks.peers.pairs import BadPairs, Pair, read_set, set_names
from benchmarks.peers.roster import PEERS, Peer
from benchmarks.peers.run import Answers, ask_all
from benchmarks.peers.score import COLUMNS, figures, write_verdicts

__all__ = ["PEERS", "SECONDS", "BadPairs", "Peer", "table"]

HOME = Path(__file__).resolve().parents[2] / ".bench-peers"
SECONDS = 600.0
"""Wall time a peer has in one run for all sets that it was not asked about before."""


def table(
    data: Path,
    *,
    sets: Sequence[str] = (),
    peers: Sequence[Peer] = PEERS,
    limit: int | None = None,
    ours: Mapping[str, Mapping[str, float]] | None = None,
    home: Path = HOME,
) -> str:
    """Markdown, a table a set: a row a tool with its figures and wall time in seconds.

    `sets` names files of DATA/pairs (all by default), `limit` takes the first rows of each, `ours` puts figures by
    set and COLUMNS (as benchmarks.quality has them) in the first row. The verdicts shown lie afterwards in
    home/verdicts/<peer>/<set>.jsonl. Raises BadPairs where a set cannot be read.
    """
    read = {name: read_set(data, name, limit) for name in sets or set_names(data)}
    answers = {peer: ask_all(peer, read, home, SECONDS) for peer in peers}
    return "\n\n".join(
        "\n".join(
            [
                f"## {name}: {len(pairs):,} pairs, {sum(p.label for p in pairs):,} conflicts\n",
                f"| tool | {' | '.join(COLUMNS)} | seconds |",
                f"|---{'|---:' * (len(COLUMNS) + 1)}|",
                *([_cells("conflictcheck", ours[name], "")] if ours and name in ours else []),
                *(_row(peer, name, pairs, answers[peer][name], home) for peer in peers),
            ]
        )
        for name, pairs in read.items()
    )


def _row(peer: Peer, name: str, pairs: Sequence[Pair], answers: Answers | Unavailable, home: Path) -> str:
    if isinstance(answers, Unavailable):
        return f"| {peer.title} | {answers} {'| ' * len(COLUMNS)}|"
    file = home / "verdicts" / peer.folder / f"{name}.jsonl"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_verdicts(answers.verdicts.values()), encoding="utf-8")
    died = sum(bool(v.error) for v in answers.verdicts.values())
    title = f"{peer.title} (died on: {died})" if died else peer.title
    return _cells(title, figures(pairs, answers.verdicts), f"{answers.seconds:.1f}")


def _cells(title: str, row: Mapping[str, float | None], seconds: str) -> str:
    cells = ("–" if (value := row.get(column)) is None else f"{value:.3f}" for column in COLUMNS)
    return f"| {title} | {' | '.join(cells)} | {seconds} |"
