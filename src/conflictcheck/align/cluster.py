"""Groups names that can belong to one person or organisation, without chains through an ambiguous shorter
name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from conflictcheck.model import Name
from conflictcheck.normalize.name import relation
from conflictcheck.normalize.namedata import organisation_groups, surname_groups
from conflictcheck.normalize.spelling import skeleton

_ONE = frozenset({"same", "spelling", "nickname", "part", "initials", "acronym"})
_STRONG = frozenset({"same", "spelling", "acronym"})
_PREFIX = 5


@dataclass(slots=True)
class Cluster:
    """Names of one entity. Grows while names are added, read-only afterwards."""

    names: list[Name] = field(default_factory=list)
    uses: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)

    @property
    def used(self) -> int:
        return sum(self.uses)

    @property
    def key(self) -> str:
        """The fullest name that is used most; of equals, the first in the alphabet."""
        ranked = [
            (not name.given, -uses, f"{name.key} {name.suffix}".rstrip())
            for name, uses in zip(self.names, self.uses, strict=True)
        ]
        return min(ranked)[2]


class Clusters:
    """Clusters by block, so that a name is compared only with names that it can be."""

    def __init__(self) -> None:
        self._blocks: dict[str, list[Cluster]] = {}

    def matching(self, name: Name) -> list[Cluster]:
        """Clusters of which every name can be the name's."""
        near: dict[int, Cluster] = {}
        for block in blocks_of(name):
            near.update((id(cluster), cluster) for cluster in self._blocks.get(block, ()))
        return [c for c in near.values() if all(can_be_one(name, o) or _by_a_third(name, o, c.names) for o in c.names)]

    def put(self, name: Name, uses: int, cluster: Cluster) -> None:
        cluster.names.append(name)
        cluster.uses.append(uses)
        for block in blocks_of(name):
            bucket = self._blocks.setdefault(block, [])
            if not any(known is cluster for known in bucket):
                bucket.append(cluster)


def can_be_one(a: Name, b: Name) -> bool:
    return relation(a, b) in _ONE


def _by_a_third(a: Name, b: Name, known: Sequence[Name]) -> bool:
    """Whether one is a part and the other the acronym of a full name: "Highway Patrol" and "CHP" of "California Highway
    Patrol"."""
    return any({relation(a, full), relation(b, full)} == {"part", "acronym"} for full in known)


def blocks_of(name: Name) -> list[str]:
    """Keys of which two names that can be one share at least one."""
    words = name.key.split()
    if not words:
        return []
    if name.kind != "person":
        groups = [f"group {n}" for n in sorted(organisation_groups().get(name.key, ()))]
        tail = [f"tail {' '.join(words[-2:])}"] if len(words) > 1 else []
        initials = "".join(word if word == "us" else word[0] for word in words)
        letters = {name.acronym, initials} if len(words) > 1 else {name.acronym or name.key}
        return [
            f"first {skeleton(words[0])}",
            *tail,
            *groups,
            *(f"letters {found}" for found in sorted(letters) if found),
        ]
    last = name.family.split()[-1]
    blocks = [f"family {skeleton(last)}"]
    blocks += [f"surname {n}" for n in sorted(surname_groups().get(last, ()))]
    if len(last) >= 8:
        blocks.append(f"prefix {last[:_PREFIX]}")
    first = name.given[0] if name.given else name.key
    blocks.append(f"given {first}")
    return blocks


def closest(name: Name, clusters: list[Cluster]) -> list[Cluster]:
    """Those that bear the very name, or else a spelling or acronym of it, or else all: "Republican" is the
    party before it is the first word of a committee."""
    same = [c for c in clusters if any(other.key == name.key for other in c.names)]
    strong = [c for c in clusters if any(relation(name, other) in _STRONG for other in c.names)]
    return same or strong or clusters


def cluster_names(
    names: Iterable[tuple[Name, int]], apart: Callable[[Name, Name], bool]
) -> tuple[Clusters, dict[Name, Cluster | None]]:
    """Puts each name (with its number of uses) into the one cluster that it fits, or into a new one.

    Longer names come first, so that a shorter name which fits two of them joins neither: it maps to None.
    `apart` keeps two names apart that could be one by their form.
    """
    clusters, home = Clusters(), dict[Name, Cluster | None]()
    for name, uses in sorted(names, key=lambda item: (-len(item[0].key.split()), -item[1], repr(item[0]))):
        fitting = [c for c in clusters.matching(name) if not any(apart(name, other) for other in c.names)]
        fitting = closest(name, fitting)
        if len(fitting) > 1:
            home[name] = None
            continue
        cluster = fitting[0] if fitting else Cluster()
        clusters.put(name, uses, cluster)
        home[name] = cluster
    return clusters, home
