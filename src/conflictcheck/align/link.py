"""Gives every mention of a person, organisation or place the id of what it names, within and across
articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflictcheck.align.cluster import Cluster, Clusters, closest, cluster_names
from conflictcheck.model import Name, Place
from conflictcheck.normalize.foldname import fold
from conflictcheck.normalize.gazetteer import gazetteer
from conflictcheck.normalize.name import parse_name, role_of, roles_relation
from conflictcheck.normalize.namedata import organisation_groups
from conflictcheck.normalize.place import country_of, resolve_place

_TOO_MANY = 4
"""Given names of one person; Spanish and Arab names in news have up to three."""
_DOMINANT = 4
"""An organisation's short name means the one named this many times as often as any other that it fits."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_KINDS = {"PERSON": "person", "ORG": "org", "NORP": "org"} | dict.fromkeys(_PLACES, "place")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in an article. `start` and `end` are offsets into the article; `label` is spaCy's entity
    type."""

    article: str
    start: int
    end: int
    text: str
    label: str
    role: str = ""
    """Title or job that the sentence gives to the bearer, as written: "president", "police spokesman"."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A mention with its parsed name."""

    mention: NameMention
    name: Name
    roles: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Fit to found a cluster: a person with a given name, an organisation by more than its initials.

        Not what a headline ran together into one "person".
        """
        if self.name.kind == "person":
            given = self.name.given
            return 0 < len(given) < _TOO_MANY and len(given[0]) > 1
        return self.name.acronym != self.name.key


def link(mentions: Sequence[NameMention]) -> dict[tuple[str, int], str]:
    """(article, start) -> entity id: "person:volodymyr zelensky", "org:united nations", "country:UA",
    "place:smallville".

    Within an article a bare surname or an acronym means the one fuller name before it, or else the only one
    anywhere in the article; across articles the only one that it can be. One that can be two people's gets an
    id of its own, "person:?smith". Time grows with the number of mentions and of namesakes.
    """
    kinds = _kinds(mentions)
    by_kind: dict[str, list[NameMention]] = {"person": [], "org": [], "place": [], "other": []}
    surnames = _surnames([m for m in mentions if kinds[fold(m.text)] == "person"])
    for mention in mentions:
        kind = kinds[fold(mention.text)]
        misread = kind == "org" and fold(mention.text) in surnames.get(mention.article, frozenset())
        by_kind["person" if misread else kind].append(mention)
    ids = _link_places(by_kind["place"])
    for kind in ("person", "org", "other"):
        label = {"person": "PERSON", "org": "ORG", "other": ""}[kind]
        reads = [_read(m, label) for m in by_kind[kind]]
        ids.update(_link_names(kind, [read for read in reads if read.name.key]))
    return ids


def _kinds(mentions: Sequence[NameMention]) -> dict[str, str]:
    """Folded text -> kind. A parser labels one name now this, now that: the gazetteer decides, else the
    majority."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        votes[fold(mention.text)][_KINDS.get(mention.label, "other")] += 1
    order = ("person", "org", "place", "other")
    kinds = {}
    for text, counts in votes.items():
        kinds[text] = max(order, key=lambda kind: (counts[kind], -order.index(kind)))
        doubtful = kinds[text] != "person" or counts["place"] > 0
        if doubtful and (_is_known_place(text) or country_of(text)):
            kinds[text] = "place"
    return kinds


def _surnames(people: list[NameMention]) -> dict[str, set[str]]:
    """Article -> family names of people named there in full: a bare one read as an organisation is theirs,
    unless a known organisation bears it as well."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in people:
        name = parse_name(mention.text, "PERSON")
        if name.given and name.family not in organisation_groups():
            found[mention.article].add(name.family)
    return found


def _is_known_place(text: str) -> bool:
    entries = gazetteer().names.get(fold(text), ())
    return any(not entry.weak and not entry.after_comma for entry in entries)


def _link_places(mentions: list[NameMention]) -> dict[tuple[str, int], str]:
    """The rest of the article tells which Springfield is meant."""
    context: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        place = resolve_place(mention.text)
        if not place.key.startswith("?:"):
            context[mention.article] |= {place.key} | {k for k in place.within if k.startswith("region:")}
    ids = {}
    for mention in mentions:
        place = resolve_place(mention.text)
        if place.key.startswith("?:"):
            place = resolve_place(mention.text, sorted(context[mention.article]))
        ids[mention.article, mention.start] = _place_id(place, mention)
    return ids


def _place_id(place: Place, mention: NameMention) -> str:
    if not place.key.startswith("?:"):
        return place.key
    return country_of(mention.text) or f"place:{place.key[2:]}"


def _read(mention: NameMention, label: str) -> _Read:
    name = parse_name(mention.text, label)
    given = (role_of(mention.role) or "",) if mention.role else ()
    roles = tuple(role for role in (*name.titles, *given) if role not in ("", "mister", "mistress"))
    return _Read(mention, replace(name, titles=()), roles)


def _link_names(kind: str, reads: list[_Read]) -> dict[tuple[str, int], str]:
    articles: dict[Name, set[str]] = defaultdict(set)
    for read in reads:
        articles[read.name].add(read.mention.article)

    def apart(a: Name, b: Name) -> bool:
        """Father and son of one name, where one article speaks of both."""
        return a.suffix != b.suffix and not articles[a].isdisjoint(articles[b])

    full = Counter(read.name for read in reads if read.full)
    clusters, home = cluster_names(full.items(), apart)
    for read in reads:
        cluster = home.get(read.name)
        if cluster is not None:
            cluster.roles.update(read.roles)
    seen = _first_uses(reads, home)
    short = Counter(read.name.key for read in reads if not read.full)
    ids, left = {}, list[_Read]()
    for read in reads:
        found = [home[read.name]] if home.get(read.name) else _candidates(clusters, read, seen, short[read.name.key])
        where = (read.mention.article, read.mention.start)
        if len(found) == 1 and found[0] is not None:
            ids[where] = f"{kind}:{found[0].key}"
        elif found:
            ids[where] = f"{kind}:?{read.name.key}"
        else:
            left.append(read)
    return ids | _link_rest(kind, left)


def _first_uses(reads: list[_Read], home: dict[Name, Cluster | None]) -> dict[str, dict[int, int]]:
    """Article -> id() of a cluster -> where the article first names it in full."""
    seen: dict[str, dict[int, int]] = defaultdict(dict)
    for read in reads:
        cluster = home.get(read.name)
        if cluster is not None:
            uses = seen[read.mention.article]
            uses[id(cluster)] = min(read.mention.start, uses.get(id(cluster), read.mention.start))
    return seen


def _candidates(
    clusters: Clusters, read: _Read, seen: dict[str, dict[int, int]], uses_of_short: int
) -> list[Cluster | None]:
    """What a short name can mean: what the article has named before, else anywhere, else any article.

    A bare given name must not be used more than the full one: "Obama" is not short for "Obama Poised".
    """
    matching = clusters.matching(read.name)
    matching = [c for c in matching if c.used >= uses_of_short or not _only_by_given(read.name, c)]
    matching = closest(read.name, matching)
    uses = seen.get(read.mention.article, {})
    named = [c for c in matching if id(c) in uses]
    before = [c for c in named if uses[id(c)] < read.mention.start]
    found = before or named or matching
    if len(found) > 1 and read.roles:
        fitting = [c for c in found if _share_role(c, read)]
        found = fitting if len(fitting) == 1 else found
    if len(found) > 1 and read.name.kind == "org":
        first, second = sorted(found, key=lambda c: (-c.used, c.key))[:2]
        found = [first] if first.used >= _DOMINANT * second.used else found
    return list(found)


def _only_by_given(name: Name, cluster: Cluster) -> bool:
    return all(name.key in other.given and not other.family.endswith(name.family) for other in cluster.names)


def _share_role(cluster: Cluster, read: _Read) -> bool:
    return any(roles_relation(a, b) == "same" for a in cluster.roles for b in read.roles)


def _link_rest(kind: str, reads: list[_Read]) -> dict[tuple[str, int], str]:
    """Short names that no article spells out: one entity for each name and its spellings."""
    _, home = cluster_names(Counter(read.name for read in reads).items(), lambda a, b: False)
    ids = {}
    for read in reads:
        cluster = home[read.name]
        key = cluster.key if cluster is not None else f"?{read.name.key}"
        ids[read.mention.article, read.mention.start] = f"{kind}:{key}"
    return ids
