"""What the program finds between an article and its mutants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.mutate.mutant import Mutant, Placed
from benchmarks.mutate.mutate import copied, injected, reworded
from conflictcheck import api
from conflictcheck.model.conflict import Claim, Conflict
from conflictcheck.model.settings import Settings

_ORIGINAL, _MUTANT = "original.txt", "mutant.txt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mutant of one article. `variant` is `copy`, `reworded` or `injected`; `sentences` counts those of the
    mutant as the program reads it. `found` has, for each conflict put in, the findings that cite its two sentences;
    `echoes` are findings that set a changed sentence against another place of the original; `false` is the rest."""

    article: str
    variant: str
    sentences: int
    rewordings: int
    put_in: tuple[Placed, ...]
    found: tuple[tuple[Conflict, ...], ...]
    echoes: tuple[Conflict, ...]
    false: tuple[Conflict, ...]
    original: str
    mutant: str


def outcomes(article: Path, settings: Settings | None, seed: int, conflicts: int) -> Iterator[Outcome]:
    """The article against its copy, its reworded copy, and that with conflicts. Raises OSError for a file that
    cannot be read, ValueError for one that is not UTF-8."""
    try:
        text = article.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{article}: not UTF-8 text; save it as UTF-8") from error
    makers = {"copy": copied(text), "reworded": reworded(text, seed), "injected": injected(text, seed, conflicts)}
    for variant, mutant in makers.items():
        yield judged(f"{article.parent.name}/{article.name}", variant, text, mutant, settings)


def judged(article: str, variant: str, text: str, mutant: Mutant, settings: Settings | None = None) -> Outcome:
    """Check the text against the mutant with the installed program, as files on disk."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in (_ORIGINAL, _MUTANT)]
        for path, content in zip(paths, (text, mutant.text), strict=True):
            path.write_bytes(content.encode("utf-8"))
        report = api.check(*paths, settings=settings)
    put_in = mutant.conflicts
    found = tuple(tuple(c for c in report.conflicts if cites(c, place)) for place in put_in)
    right = {c.id for row in found for c in row}
    rest = [c for c in report.conflicts if c.id not in right]
    echoes = tuple(c for c in rest if any(_touches(c, place) for place in put_in))
    false = tuple(c for c in rest if c not in echoes)
    sentences = sum(info.sentences for info in report.articles if info.path.endswith(_MUTANT))
    return Outcome(article, variant, sentences, mutant.rewordings, put_in, found, echoes, false, text, mutant.text)


def cites(conflict: Conflict, place: Placed) -> bool:
    """A claim in the sentence that was changed, and one in what it became."""
    claims = [claim for side in conflict.sides for claim in side.claims]
    old = any(_inside(c, _ORIGINAL, place.old_sentence) for c in claims)
    return old and any(_inside(c, _MUTANT, place.new_sentence) for c in claims)


def _touches(conflict: Conflict, place: Placed) -> bool:
    """The changed words stand against another statement of the same fact: a headline, or the mutant's own lead."""
    claims = [claim for side in conflict.sides for claim in side.claims]
    return any(_inside(c, _MUTANT, place.new_sentence) for c in claims) and len({c.sentence for c in claims}) > 1


def _inside(claim: Claim, name: str, span: tuple[int, int]) -> bool:
    return claim.path.endswith(name) and claim.start < span[1] and span[0] < claim.end
