from __future__ import annotations

import time

import pytest

from conflictcheck.annotate.nlp import model
from conflictcheck.normalize.gazetteer import gazetteer, rows
from conflictcheck.normalize.place import (
    country_of,
    find_places,
    key_of_metonym,
    relation,
    resolve_place,
    ruler_patterns,
)

FOUND = [
    (
        "They met at the White House in Washington, D.C., on Monday.",
        ["site:white house", "city:washington,us"],
    ),
    ("A fire near Bellingham, Wash., spread.", ["city:bellingham,us"]),
    ("Born in Paris, Texas, he moved to Paris.", ["city:paris,us", "city:paris,fr"]),
    ("From London, Paris and Rome.", ["city:london,gb", "city:paris,fr", "city:rome,it"]),
    ("MOSCOW, Pa. (Wire) - A barn burned.", ["?:moscow,pennsylvania,us"]),
    ("He lives in Smallville, Kan., with his aunt.", ["?:smallville,kansas,us"]),
    ("a dacha in Petrovo, Russia, on Friday", ["?:petrovo,ru"]),
    ("According to the minister, Russia left.", ["country:RU"]),
    ("In January, Ukraine said so.", ["country:UA"]),
    ("KYIV, Ukraine (Wire) - Talks began.", ["city:kyiv,ua"]),
    ("U. S. forces and US troops; let us go.", ["country:US", "country:US"]),
    ("GIVE US PEACE NOW", []),
    ("He enjoys Reading.", []),
    ("She works in Reading.", ["?:reading"]),
    ("He asked Chad for help.", []),
    ("Refugees crossed into Chad.", ["country:TD"]),
    ("The Boston Globe asked Michael Jordan.", []),
    ("the roads of South Boston", ["city:boston,us"]),
    ("São Paulo and Zürich", ["city:sao paulo,br", "city:zurich,ch"]),
    ("ships in the Gulf and the Gulf of Aden", ["sea:persian gulf", "sea:gulf of aden"]),
    ("A gulf opened in the capitol of sorts.", []),
    ("New Mexico, then Mexico City", ["region:new mexico,us", "city:mexico city,mx"]),
    ("Saudi Arabia's Jeddah", ["country:SA", "city:jeddah,sa"]),
    ("Ohio Gov. Jane Doe spoke", ["region:ohio,us"]),
    ("flights from Chicago, Texas and Florida", ["city:chicago,us", "region:texas,us", "region:florida,us"]),
    ("Springfield was quiet.", ["?:springfield"]),
    ("a SWAT team in the Swat Valley", ["area:swat valley"]),
    ("Singapore, Malaysia and Japan", ["country:SG", "country:MY", "country:JP"]),
    ("He read Mass. and Penn at home in Penn.", []),
    ("southern Calif. hills", ["region:california,us"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "keys"), FOUND)
def test_places_found(text: str, keys: list[str]) -> None:
    assert [found.value.key for found in find_places(text)] == keys


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_spans_hold_the_raw_text(text: str) -> None:
    for found in find_places(text):
        assert text[found.span.start : found.span.end] == found.raw


RELATIONS = [
    ("Kyiv", "Kiev", "same"),
    ("Mumbai", "Bombay", "same"),
    ("US", "the United States", "same"),
    ("U.S.A.", "America", "same"),
    ("Britain", "U.K.", "same"),
    ("Moscow", "Kremlin", "metonym"),
    ("the Kremlin", "Russia", "metonym"),
    ("White House", "Washington", "metonym"),
    ("Cleveland", "Ohio", "within"),
    ("Ohio", "Cleveland, Ohio", "contains"),
    ("Oval Office", "White House", "metonym"),
    ("Wall Street", "New York", "within"),
    ("Iraq", "Middle East", "within"),
    ("Brussels", "EU", "within"),
    ("Europe", "Russia", "contains"),
    ("Alaska", "Oval Office", "differ"),
    ("Baghdad", "Basra", "differ"),
    ("Iran", "Iraq", "differ"),
    ("France", "the Middle East", "differ"),
    ("Paris", "Black Sea", "differ"),
    ("Odesa", "Black Sea", "unknown"),
    ("Crimea", "Ukraine", "within"),
    ("Crimea", "Russia", "unknown"),
    ("Gaza", "Israel", "unknown"),
    ("Georgia", "Atlanta", "unknown"),
    ("New York", "Albany", "unknown"),
    ("Springfield", "Illinois", "unknown"),
    ("Nowhereville", "Elsewhere", "unknown"),
    ("the Nowhereville", "Nowhereville", "same"),
    ("Nowhereville, Idaho", "Nowhereville", "same"),
    ("Nowhereville, Idaho", "Texas", "differ"),
    ("Nowhereville, Idaho", "Boise", "unknown"),
    ("Springfield, Ohio", "Springfield, Illinois", "differ"),
    ("Times Square", "Empire State Building", "differ"),
    ("Hong Kong", "China", "within"),
    ("Puerto Rico", "US", "within"),
]
MIRROR = {"within": "contains", "contains": "within"}


@pytest.mark.parametrize(("a", "b", "expected"), RELATIONS)
def test_relation_and_its_mirror(a: str, b: str, expected: str) -> None:
    first, second = resolve_place(a), resolve_place(b)
    assert relation(first, second) == expected
    assert relation(second, first) == MIRROR.get(expected, expected)


def test_context_chooses_among_namesakes() -> None:
    assert resolve_place("Springfield", {"Ohio"}).key == "city:springfield,ohio,us"
    assert resolve_place("Georgia", {"Atlanta", "region:georgia,us"}).key == "region:georgia,us"
    assert resolve_place("Paris", ["Texas"]).key == "city:paris,us"
    assert resolve_place("Paris", ["Berlin"]).key == "city:paris,fr"


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("French", "country:FR"),
        ("Americans", "country:US"),
        ("Somali", "country:SO"),
        ("Scottish", "country:GB"),
        ("U.S.", "country:US"),
        ("Dutchman", "country:NL"),
        ("Congolese", None),
        ("wooden", None),
    ],
)
def test_country_of(word: str, key: str | None) -> None:
    assert country_of(word) == key


def test_metonyms() -> None:
    assert key_of_metonym("the Kremlin") == "country:RU"
    assert key_of_metonym("Downing Street") == "country:GB"
    assert key_of_metonym("Beijing") == "country:CN"
    assert key_of_metonym("Gotham") is None


def test_every_container_exists_and_keys_are_unique() -> None:
    gaz = gazetteer()
    assert all(key in gaz.places for place in gaz.places.values() for key in place.within)
    assert all(key in gaz.places for keys in gaz.touches.values() for key in keys)
    cities = [(row[0], row[1]) for row in rows("cities.tsv", 4)]
    assert len(cities) == len(set(cities)) >= 1500


def test_ruler_patterns_leave_out_common_words() -> None:
    patterns = {p["pattern"]: p["label"] for p in ruler_patterns(filling=True)}
    assert {patterns[n] for n in ("Putin", "Trump", "Zelensky", "Zelenskyy")} == {"PERSON"}
    assert patterns["Kyiv"] == "GPE"
    assert patterns["Kremlin"] == "FAC"
    assert patterns["Ukrainians"] == "NORP"
    assert not {"Reading", "Nice", "Chad", "Jordan", "Mobile", "us", "Gulf", "Mo.", "Bath"} & set(patterns)


def test_ruler_before_the_recogniser_keeps_longer_names_whole() -> None:
    nlp = model()
    texts = {
        "American Airlines sued the US Geological Survey.": {"American Airlines", "the US Geological Survey"},
        "The minister met Volodymyr Zelenskyy in Kyiv.": {"Volodymyr Zelenskyy", "Kyiv"},
        "The Bank of China wrote to Donald Trump.": {"The Bank of China", "Donald Trump"},
    }
    for text, names in texts.items():
        assert {entity.text for entity in nlp(text).ents} >= names


def test_search_time_grows_with_the_text_only() -> None:
    text = "He flew from Kyiv to Cleveland, Ohio, and met nobody at the White House. " * 2000
    find_places("warm up in Paris")
    started = time.perf_counter()
    assert len(find_places(text)) == 6000
    assert time.perf_counter() - started < 5
