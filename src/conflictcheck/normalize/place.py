"""Places by name: which place a name means, what contains it, and whether two places can be one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from conflictcheck.model import Place
from conflictcheck.normalize.findplace import find_places
from conflictcheck.normalize.foldname import fold
from conflictcheck.normalize.gazetteer import gazetteer
from conflictcheck.normalize.placename import choose, context_keys, inside
from conflictcheck.normalize.ruler import ruler_patterns

__all__ = ["country_of", "find_places", "key_of_metonym", "relation", "resolve_place", "ruler_patterns"]

PlaceRelation = Literal["same", "within", "contains", "metonym", "differ", "unknown"]

_SAME_KIND_DIFFERS = frozenset({"country", "continent", "city", "sea", "site", "district", "county"})
"""Two different places of one of these kinds are never the same spot. Not areas: they overlap."""


def resolve_place(name: str, context: Iterable[str] = ()) -> Place:
    """The place that a name means; never fails.

    `context` holds names or keys of places that the text also speaks of: "Portland" with {"Maine"} is the
    one in Maine. "Cleveland, Ohio" takes its container from the name itself. A name that is not in the
    gazetteer, or that several places share, gets the key "?:name", and `within` what is certain of it.
    """
    head, comma, tail = name.partition(",")
    if comma and tail.strip():
        return inside(head.strip(), tail.strip())
    entries = [e for e in gazetteer().names.get(fold(name), ()) if not e.after_comma]
    return choose(name, entries, context_keys(context))


# A story names few places, again and again.
@lru_cache(maxsize=65536)
def relation(a: Place, b: Place) -> PlaceRelation:
    """How two places lie to each other.

    "metonym": a capital or seat of government and its country, or two such names of one country, so either
    may stand for the government. "unknown": containment cannot be denied, as for two places of which one
    is not in the gazetteer, a region that a second country claims, or a sea and a city on it.
    """
    if a.key == b.key:
        return "same"
    if _government(a) and _government(a) == _government(b):
        return "metonym"
    if b.key in a.within:
        return "within"
    if a.key in b.within:
        return "contains"
    if a.kind == "unknown" or b.kind == "unknown" or a.key[0] == "?" or b.key[0] == "?":
        return _relation_of_unknown(a, b)
    if _namesake_region(a) in b.within or _namesake_region(b) in a.within:
        return "unknown"
    return "differ" if _apart(a, b) else "unknown"


def one_power(a: str, b: str) -> bool:
    """Whether two keys are those of a country and its capital or seat of government, so that either may stand for the
    government."""
    known = gazetteer().places
    return a in known and b in known and relation(known[a], known[b]) in {"same", "metonym"}


def country_of(word: str) -> str | None:
    """Key of the country that a demonym, adjective or country name belongs to: "French", "Americans",
    "Scottish".

    None when there is none or more than one ("Congolese").
    """
    gaz, name = gazetteer(), fold(word)
    for form in (name, name.removesuffix("s"), name.removesuffix("es")):
        found = gaz.demonyms.get(form)
        if found:
            return found[0] if len(found) == 1 else None
    keys = {e.key for e in gaz.names.get(name, ()) if e.key.startswith("country:")}
    return keys.pop() if len(keys) == 1 else None


def key_of_metonym(name: str) -> str | None:
    """Key of the country for whose government a name stands: "Kremlin", "Downing Street", "Beijing"."""
    return gazetteer().metonyms.get(fold(name))


def _government(place: Place) -> str | None:
    """Country whose government the place's name can stand for."""
    if place.kind == "country":
        return place.key
    country = gazetteer().metonyms.get(fold(place.name))
    return country if country in place.within else None


def _relation_of_unknown(a: Place, b: Place) -> PlaceRelation:
    if _apart(a, b, inner=False):
        return "differ"
    return "same" if fold(a.name) == fold(b.name) and "?" in (a.key[0], b.key[0]) else "unknown"


def _namesake_region(place: Place) -> str:
    """Key of the region that bears its city's name: bare "New York" may mean either."""
    if place.kind != "city":
        return ""
    names = (fold(place.name), f"{fold(place.name)} state", f"{fold(place.name)} region")
    return next((k for k in sorted(place.within) if k.startswith("region:") and _bare(k) in names), "")


def _bare(key: str) -> str:
    return key.partition(":")[2].partition(",")[0]


def _apart(a: Place, b: Place, inner: bool = True) -> bool:
    """Whether two known places lie apart: in another country, first-level region or city, or by their
    kind."""
    chain_a, chain_b = a.within | {a.key}, b.within | {b.key}
    for level in ("country:", "region:", "city:"):
        at_a, at_b = _level(chain_a, level), _level(chain_b, level)
        if level == "country:":
            at_a, at_b = at_a | _touched(chain_a), at_b | _touched(chain_b)
        if at_a and at_b and not at_a & at_b:
            return True
    if _outside_area(a, b) or _outside_area(b, a):
        return True
    return inner and a.kind == b.kind and a.kind in _SAME_KIND_DIFFERS


def _level(chain: frozenset[str], level: str) -> frozenset[str]:
    return frozenset(key for key in chain if key.startswith(level))


def _touched(chain: frozenset[str]) -> frozenset[str]:
    touches = gazetteer().touches
    return frozenset().union(*(touches.get(key, frozenset()) for key in chain))


def _outside_area(area: Place, place: Place) -> bool:
    """A place whose country is known, against a continent or an area defined by its member countries."""
    if not (area.kind == "continent" or (area.kind in ("area", "group") and not area.within)):
        return False
    chain = place.within | {place.key}
    countries = _level(chain, "country:") | _touched(chain)
    touched = gazetteer().touches.get(area.key)
    if not countries and place.kind == "area" and not place.within:
        # "Europe", "North Africa"
        countries = _members(place.key)
    if touched is not None or not countries:
        return False
    return all(area.key not in gazetteer().places[key].within for key in countries)


@cache
def _members(area: str) -> frozenset[str]:
    """Keys of the countries of an area."""
    return frozenset(key for key, p in gazetteer().places.items() if p.kind == "country" and area in p.within)
