"""Other names of one place are one place; names that only look alike are not."""

from __future__ import annotations

from collections import defaultdict

import pytest

from conflictcheck.normalize.gazetteer import gazetteer
from conflictcheck.normalize.place import find_places, relation, resolve_place

SAME = [
    ("Thessaloniki", "Salonika"),
    ("Philadelphia", "Philly"),
    ("Los Angeles", "LA"),
    ("Mumbai", "Bombay"),
    ("Kolkata", "Calcutta"),
    ("Gdansk", "Danzig"),
    ("Ho Chi Minh City", "Saigon"),
    ("The Hague", "Den Haag"),
    ("Las Vegas", "Vegas"),
    ("Aleppo", "Halab"),
    ("Kharkiv", "Kharkov"),
    ("Odesa", "Odessa"),
    ("Sea of Japan", "East Sea"),
    ("Falkland Islands", "Malvinas"),
    ("Mount Everest", "Sagarmatha"),
    ("Denali", "Mount McKinley"),
    ("Uluru", "Ayers Rock"),
    ("Wroclaw", "Breslau"),
    ("Khan Younis", "Khan Yunis"),
    ("Marrakech", "Marrakesh"),
    ("Isfahan", "Esfahan"),
    ("Cusco", "Cuzco"),
    ("Jabalia", "Jabaliya"),
    ("Raqqa", "Raqqah"),
    ("Latakia", "Lattakia"),
    ("Vadodara", "Baroda"),
    ("Visakhapatnam", "Vizag"),
    ("Xiamen", "Amoy"),
    ("Incheon", "Inchon"),
    ("Maputo", "Lourenço Marques"),
    ("Grahamstown", "Makhanda"),
    ("Chernihiv", "Chernigov"),
    ("Kaliningrad", "Königsberg"),
    ("Münster", "Muenster"),
    ("Fort Bragg", "Fort Liberty"),
    ("Scarborough Shoal", "Huangyan Island"),
    ("Second Thomas Shoal", "Ayungin Shoal"),
    ("Dokdo", "Takeshima"),
    ("Gulf of California", "Sea of Cortez"),
    ("Mount Cook", "Aoraki"),
    ("K'gari", "Fraser Island"),
    ("Sulawesi", "Celebes"),
    ("Ohio", "Buckeye State"),
    ("Kherson region", "Kherson province"),
    ("Vanuatu", "New Hebrides"),
]

OTHER = [
    ("Philly", "Pittsburgh"),
    ("Vegas", "Reno"),
    ("Salonika", "Athens"),
    ("Breslau", "Danzig"),
    ("Baroda", "Bombay"),
    ("Kharkov", "Kherson"),
    ("Chernigov", "Chernivtsi"),
    ("Veliky Novgorod", "Nizhny Novgorod"),
    ("Khan Yunis", "Rafah"),
    ("Inchon", "Busan"),
    ("Samara", "Samarra"),
    ("Cuzco", "Quito"),
    ("Gulf of Siam", "Gulf of Tonkin"),
    ("East Sea", "South China Sea"),
    ("Marrakesh", "Fes"),
    ("Fort Liberty", "Fort Cavazos"),
    ("Buckeye State", "Hoosier State"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_place(a: str, b: str) -> None:
    assert relation(resolve_place(a), resolve_place(b)) == "same"
    keys = [{found.value.key for found in find_places(f"They were in {name} on Friday.")} for name in (a, b)]
    assert keys[0] == keys[1] != set()


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_places(a: str, b: str) -> None:
    assert relation(resolve_place(a), resolve_place(b)) == "differ"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("A barn burned near Minot, N. Dak., on Friday.", "region:north dakota,us"),
        ("Born in Nowhere, Calif., in 1950.", "california,us"),
        ("Born in Nowhere, Mass., in 1950.", "massachusetts,us"),
        ("Born in Nowhere, Conn., in 1950.", "connecticut,us"),
        ("Born in Nowhere, Oreg., in 1950.", "oregon,us"),
    ],
)
def test_old_abbreviations_of_states(text: str, keys: str) -> None:
    (found,) = find_places(text)
    assert keys in {found.value.key.partition(",")[2], *found.value.within}


@pytest.mark.parametrize(
    "text",
    ["Stoke the fire first.", "He met Mr. Barrow and a Gent.", "Plaid Cymru won.", "Alas, it rained."],
)
def test_other_names_that_are_words_need_a_place_cue(text: str) -> None:
    assert not find_places(text)


def test_no_other_name_is_a_second_place_of_the_same_country() -> None:
    """A spelling listed as a place of its own would be held against its twin: Khan Yunis, Khan Younis."""
    gaz, homes = gazetteer(), defaultdict[tuple[str, str], set[str]](set)
    for name, entries in gaz.names.items():
        for entry in entries:
            place = gaz.places[entry.key]
            if place.kind == "city" and any(key.startswith("country:") for key in place.within):
                homes[name, min(k for k in place.within if k.startswith("country:"))].add(entry.key)
    twins = {name for (name, _), keys in homes.items() if len(keys) > 1 and len({gaz.places[k].name for k in keys}) > 1}
    assert twins == set()
