"""The places that conflictcheck knows, read once from data/countries.tsv, regions.tsv and cities.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from conflictcheck.model import Place
from conflictcheck.normalize.foldname import fold

FIRST_LEVEL = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one place, as the data writes it."""

    key: str
    surface: str
    weak: bool = False
    """Also a common word or a person's name: needs a place cue in running text."""
    main: bool = False
    """The place meant when several share the name."""
    after_comma: bool = False
    """Counts only behind a comma: "Mo.", "Miss."."""


@dataclass(slots=True)
class Gazetteer:
    """Filled while loading, read-only afterwards."""

    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=dict)
    """Folded name -> entries in file order."""
    touches: dict[str, frozenset[str]] = field(default_factory=dict)
    """Place key -> keys of countries that it also touches or that claim it."""
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded demonym -> country keys."""
    metonyms: dict[str, str] = field(default_factory=dict)
    """Folded capital or seat of government -> country key."""

    def add(self, place: Place, names: str, main: bool = False, weak: bool = False) -> None:
        self.places.setdefault(place.key, place)
        self.name(place.key, place.name, main, weak)
        for surface in filter(None, names.split("|")):
            self.name(place.key, surface, main, False)

    def name(self, key: str, surface: str, main: bool, weak: bool) -> None:
        plain = surface.lstrip("~^")
        entry = Entry(key, plain, weak or surface[0] == "~", main, surface[0] == "^")
        bucket = self.names.setdefault(fold(plain), [])
        if entry not in bucket:
            bucket.append(entry)


def rows(name: str, width: int) -> Iterator[list[str]]:
    """Rows of a TSV data file, padded to `width` columns; lines that begin with "#" are comments."""
    text = files("conflictcheck.data").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (width - len(cells))


@cache
def gazetteer() -> Gazetteer:
    """All places. Containers in the data precede what they contain, save districts of cities, read last."""
    gaz = Gazetteer()
    countries = list(rows("countries.tsv", 8))
    regions = list(rows("regions.tsv", 5))
    for row in regions:
        if row[0] in ("continent", "group") or (row[0] == "area" and not row[2] and not row[4]):
            _add_region(gaz, row)
    for row in countries:
        _add_country(gaz, row)
    waiting = _add_regions(gaz, regions)
    _add_cities(gaz)
    _add_capitals(gaz, countries)
    for row in _add_regions(gaz, waiting):
        raise ValueError(f"regions.tsv: {row[1]}: unknown container in {row[2]}")
    return gaz


def _containers(cell: str) -> list[str]:
    return [_folded(key) if ":" in key else f"country:{key}" for key in cell.split("|") if key]


def _folded(key: str) -> str:
    kind, _, rest = key.partition(":")
    return key if kind == "country" else f"{kind}:{','.join(fold(part) for part in rest.split(','))}"


def _add_regions(gaz: Gazetteer, pending: list[list[str]]) -> list[list[str]]:
    """Adds, in as many rounds as it takes, the rows whose containers are known; returns the others."""
    while True:
        waiting = []
        for row in pending:
            known = all(key in gaz.places for key in _containers(row[2]))
            if known:
                _add_region(gaz, row)
            else:
                waiting.append(row)
        if len(waiting) == len(pending):
            return waiting
        pending = waiting


def _closure(gaz: Gazetteer, keys: list[str]) -> frozenset[str]:
    return frozenset(keys).union(*(gaz.places[key].within for key in keys))


def _add_country(gaz: Gazetteer, row: list[str]) -> None:
    code, name, other, demonyms, capital, metonyms, continents, groups = row[:8]
    key = f"country:{code}"
    within = {f"continent:{name}" for name in continents.split("|") if name}
    for group in filter(None, groups.split("|")):
        keys = [group] if ":" in group else [_folded(f"{kind}:{group}") for kind in ("group", "area")]
        within.add(next((key for key in keys if key in gaz.places), group))
    gaz.add(Place(key, name.lstrip("~"), frozenset(within), "country"), other, weak=name.startswith("~"))
    for word in filter(None, demonyms.replace("~", "").split("|")):
        gaz.demonyms[fold(word)] = (*gaz.demonyms.get(fold(word), ()), key)
    for word in filter(None, [capital, *metonyms.split("|")]):
        gaz.metonyms.setdefault(fold(word), key)


def _add_region(gaz: Gazetteer, row: list[str]) -> None:
    kind, name, inside, other, touches = row[:5]
    weak = name.startswith("~")
    name = name.lstrip("~")
    within = _closure(gaz, _containers(inside))
    country = _country(within) if kind in ("region", "county") else ""
    key = f"{kind}:{fold(name)}{',' + country if country else ''}"
    gaz.add(Place(key, name, within, kind), other, weak=weak)
    if touches:
        gaz.touches[key] = frozenset(f"country:{code}" for code in touches.split("|"))


def _add_cities(gaz: Gazetteer) -> None:
    cities = list(rows("cities.tsv", 4))
    within_of = {inside: _closure(gaz, _containers(inside)) for _, inside, _, _ in cities}
    country_of = {inside: _country(within) for inside, within in within_of.items()}
    short: dict[str, list[str]] = {}
    for name, inside, _, marks in cities:
        homes = short.setdefault(f"{name},{country_of[inside]}", [])
        homes.insert(0 if "main" in marks else len(homes), "main" if "main" in marks else inside)
    for name, inside, other, marks in cities:
        within, country = within_of[inside], country_of[inside]
        homes = short[f"{name},{country}"]
        key = f"city:{fold(name)},{country}"
        if len(homes) > 1 and not (homes[0] == "main" and "main" in marks):
            key = f"city:{fold(name)},{inside.partition(':')[2] or country}"
        gaz.add(Place(key, name, within, "city"), other, main="main" in marks, weak="weak" in marks)


def _add_capitals(gaz: Gazetteer, countries: list[list[str]]) -> None:
    for code, _, _, _, capital, *_ in countries:
        owner = f"country:{code}"
        known = any(owner in gaz.places[e.key].within for e in gaz.names.get(fold(capital), ()))
        if capital and not known:
            city = capital.partition(",")[0]
            within = gaz.places[owner].within | {owner}
            gaz.add(Place(f"city:{fold(city)},{code.lower()}", city, within, "city"), "")


def _country(within: frozenset[str]) -> str:
    """Lower-case code of the country among the keys; of a territory and its owner, the territory."""
    codes = [key[8:].lower() for key in sorted(within) if key.startswith("country:")]
    owners = {"fr", "gb", "us", "nl", "dk", "cn", "au", "nz", "fi", "no"} if len(codes) > 1 else set()
    return next((code for code in codes if code not in owners), "")
