"""Chooses the place that a name means among those that share it."""

from __future__ import annotations

from collections.abc import Iterable

from conflictcheck.model import Place
from conflictcheck.normalize.foldname import fold
from conflictcheck.normalize.gazetteer import Entry, Gazetteer, gazetteer


def inside(head: str, tail: str) -> Place:
    """The place `head` in what `tail` names ("Cleveland", "Ohio"); `head` alone if the tail is no known
    place."""
    gaz = gazetteer()
    around = _containers_named(gaz, tail)
    if not around:
        return choose(head, [e for e in gaz.names.get(fold(head), ()) if not e.after_comma], frozenset())
    keys = {place.key for place in around}
    inner = [e for e in gaz.names.get(fold(head), ()) if gaz.places[e.key].within & keys]
    if inner:
        return choose(head, inner, frozenset())
    outer = around[0]
    where = outer.key.partition(":")[2].lower()
    within = outer.within | {outer.key}
    return Place(f"?:{fold(head)},{where}", head, within if len(around) == 1 else frozenset(), "unknown")


def _containers_named(gaz: Gazetteer, tail: str) -> list[Place]:
    """Places that a tail behind a comma can mean: "Wash.", "D.C.", "Ohio, United States", "Georgia" (two)."""
    parts = [fold(part) for part in tail.split(",") if part.strip()]
    entries = gaz.names.get(parts[0], ()) if parts else ()
    outer = {e.key for part in parts[1:] for e in gaz.names.get(part, ())}
    marked = {e.key for e in entries if e.after_comma}
    keys = marked or {e.key for e in entries}
    found = [gaz.places[key] for key in sorted(keys)]
    narrowed = [place for place in found if place.within & outer]
    return narrowed or found


def context_keys(context: Iterable[str]) -> frozenset[str]:
    """Keys of all places that the names or keys can mean."""
    gaz = gazetteer()
    keys: set[str] = set()
    for item in context:
        keys.update([item] if item in gaz.places else (e.key for e in gaz.names.get(fold(item), ())))
    return frozenset(keys)


def choose(raw: str, entries: list[Entry], context: frozenset[str]) -> Place:
    """The one place meant, or an unresolved one that keeps what all candidates share."""
    gaz = gazetteer()
    places = list({e.key: gaz.places[e.key] for e in entries}.values())
    if len(places) > 1 and context:
        places = [p for p in places if p.within & context or p.key in context] or places
    if len(places) > 1:
        main = {e.key for e in entries if e.main}
        places = [p for p in places if p.key in main] or places
    if len(places) > 1:
        places = [p for p in places if p.kind not in ("city", "county")] or places
    if len(places) == 1:
        return places[0]
    shared = frozenset.intersection(*(p.within for p in places)) if places else frozenset()
    return Place(f"?:{fold(raw)}", raw.strip(), shared, places[0].kind if places else "unknown")
