"""Who is compared: name, what is installed, which helper asks it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HELPERS = Path(__file__).resolve().parent / "helpers"


@dataclass(frozen=True)
class Peer:
    """One tool, or one way to ask it. `requirement` is what pip installs; None runs in our own environment."""

    name: str
    helper: Path
    requirement: str | None
    dependencies: bool = True
    arguments: tuple[str, ...] = ()
    note: str = ""

    @property
    def title(self) -> str:
        """Its name in the table."""
        version = self.requirement.partition("==")[2] if self.requirement else ""
        return " ".join(part for part in (self.name, version) if part) + (f", {self.note}" if self.note else "")

    @property
    def folder(self) -> str:
        """Its name among the results."""
        return "".join([self.name, *self.arguments])


def _package(name: str, version: str, *, dependencies: bool = True, both: bool = False, note: str = "") -> Peer:
    helper = HELPERS / f"ask_{name.replace('-', '_')}.py"
    return Peer(name, helper, f"{name}=={version}", dependencies, ("--both-ways",) if both else (), note)


# Two of them hold an answer against its source. Text b is the answer: the summary or the sentence, where a set has one.
# Asked both ways, each text is the answer once, as two articles of equal standing call for.
PEERS = (
    _package("sourced-evidence", "0.4.1"),
    _package("sourced-evidence", "0.4.1", both=True, note="both ways"),
    _package("rag-quantguard", "0.2.4"),
    _package("rag-quantguard", "0.2.4", both=True, note="both ways"),
    _package("tension-detect", "0.1.0"),
    _package("contrachecker", "0.1.0"),
    # All its dependencies are gigabytes and serve the parts that need a model; the numeric part needs none of them.
    _package("consistency-checker", "0.4.1", dependencies=False, note="numeric part"),
    Peer("difflib-floor", HELPERS / "difflib_floor.py", None),
)
