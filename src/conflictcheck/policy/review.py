"""A review: which findings of a report somebody has looked at, and where they stopped.

What is dismissed stands in the file of suppressions and nowhere else, so that the two cannot come apart; the file of
the review holds what is accepted, and the place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from conflictcheck.errors import UserError

SCHEMA = "conflictcheck/review/1"
SUFFIX = ".review"
"""Behind the name of the report. No format has this suffix, so that in a folder of articles it is not taken for one."""
ADVICE = "Delete it to begin the review anew; what is dismissed stays dismissed."


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file of a review holds: ids of findings."""

    accepted: frozenset[str] = frozenset()
    at: str = ""
    """The finding where the review stopped; empty for the first that is left."""


@dataclass(frozen=True, slots=True)
class Review:
    """`ids` in the order of the report; `at` is an index into them, or their number: the end."""

    ids: tuple[str, ...]
    accepted: frozenset[str] = frozenset()
    dismissed: Mapping[str, str] = field(default_factory=dict)
    """Reasons by id."""
    at: int = 0

    @property
    def left(self) -> tuple[int, ...]:
        """Indexes of the findings that are neither accepted nor dismissed."""
        return tuple(i for i, name in enumerate(self.ids) if not self.decided(name))

    def decided(self, name: str) -> bool:
        return name in self.dismissed or name in self.accepted

    def forward(self) -> Review:
        """At the next finding that is left, from the top again after the last; at the end where none is left."""
        left = self.left
        return replace(self, at=next((i for i in left if i > self.at), left[0] if left else len(self.ids)))

    def back(self) -> Review:
        """At the finding before, decided or not."""
        return replace(self, at=max(self.at - 1, 0))

    def accept(self) -> Review:
        """The finding is accepted, and no longer dismissed."""
        name = self.ids[self.at]
        rest = {i: reason for i, reason in self.dismissed.items() if i != name}
        return replace(self, accepted=self.accepted | {name}, dismissed=rest)

    def dismiss(self, reason: str) -> Review:
        name = self.ids[self.at]
        return replace(self, accepted=self.accepted - {name}, dismissed={**self.dismissed, name: reason})

    def kept(self) -> Kept:
        """What has to be remembered to go on here."""
        left = self.left
        usual = left[0] if left else len(self.ids)
        return Kept(self.accepted, "" if self.at in (usual, len(self.ids)) else self.ids[self.at])


def begun(ids: Sequence[str], kept: Kept, dismissed: Mapping[str, str]) -> Review:
    """The review of a report, at the place where it stopped, else at the first finding that is left."""
    review = Review(tuple(ids), kept.accepted, dismissed, at=-1)
    stopped = kept.at in review.ids and (not review.decided(kept.at) or not review.left)
    return replace(review, at=review.ids.index(kept.at)) if stopped else review.forward()


def written(kept: Kept) -> str:
    """The same text for the same review."""
    data = {"schema": SCHEMA, "at": kept.at, "accepted": sorted(kept.accepted)}
    return json.dumps(data, indent=2) + "\n"


def read(text: str, path: str) -> Kept:
    """Raises UserError, which names the file, for what is no review."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(path, "is not JSON", ADVICE) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UserError(path, f"is no review of schema {SCHEMA}", ADVICE)
    at, accepted = data.get("at"), data.get("accepted")
    if not isinstance(at, str) or not isinstance(accepted, list) or not all(isinstance(i, str) for i in accepted):
        raise UserError(path, f"is not a whole review of schema {SCHEMA}", ADVICE)
    return Kept(frozenset(accepted), at)
