from __future__ import annotations

import pytest

from conflictcheck.normalize.gazetteer import rows
from conflictcheck.normalize.name import parse_name, relation, role_of, roles_relation
from conflictcheck.normalize.namedata import nickname_groups

PEOPLE = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "spelling"),
    ("Zelensky", "Zelenskiy", "spelling"),
    ("Zelensky", "President Volodymyr Zelenskyy", "part"),
    ("Mr. Trump", "Donald Trump", "part"),
    ("Mr. Trump", "Trump", "same"),
    ("Bob Bauer", "Robert Bauer", "nickname"),
    ("Dave Brat", "David Brat", "nickname"),
    ("Bill Nelson", "Sen. William Nelson", "nickname"),
    ("Jon Harper", "John Harper", "spelling"),
    ("Sergei Petrov", "Sergey Petrov", "spelling"),
    ("Mohammed al-Masri", "Muhammad al Masri", "spelling"),
    ("Moammar Gadhafi", "Muammar Qaddafi", "spelling"),
    ("J. Harper", "John Harper", "initials"),
    ("A.J. Harper", "Adam Harper", "initials"),
    ("George Walker", "George M. Walker", "part"),
    ("Assad", "Bashar al-Assad", "part"),
    ("von der Leyen", "Ursula von der Leyen", "part"),
    ("Lopez Obrador", "Andrés Manuel López Obrador", "part"),
    ("Kim", "Kim Jong Un", "part"),
    ("Kim Jong-un", "Kim Jong Un", "same"),
    ("Hillary", "Hillary Clinton", "part"),
    ("John Harper Jr.", "John Harper", "part"),
    ("John Harper Jr.", "John Harper Sr.", "given differs"),
    ("A.J. Smith", "A.J. Butler", "surname only differs"),
    ("Jane Roe", "Jane Dow", "surname only differs"),
    ("Latoya Brown", "Latonya Brown", "given differs"),
    ("Eric Walker", "Erica Walker", "given differs"),
    ("Jean Walker", "Joan Walker", "given differs"),
    ("Kim Jong Un", "Kim Jong Il", "given differs"),
    ("George W. Walker", "George H.W. Walker", "given differs"),
    ("Harper", "Hopper", "differ"),
    ("Johnson", "Johnston", "differ"),
    ("John Harper", "Mary Walker", "differ"),
    ("Clinton", "Clint", "differ"),
]
ORGANISATIONS = [
    ("Hewlett-Packard", "HP", "acronym"),
    ("Hewlett-Packard Co.", "H-P", "acronym"),
    ("National Football League", "NFL", "acronym"),
    ("US Geological Survey", "USGS", "acronym"),
    ("U. S. Geological Survey", "USGS", "acronym"),
    ("Food and Drug Administration", "FDA", "acronym"),
    ("Society of Amateur Bakers", "SOAB", "acronym"),
    ("Society of Amateur Bakers", "S.A.B.", "acronym"),
    ("Islamic State", "ISIS", "acronym"),
    ("U.S. Geological Survey", "United States Geological Survey", "same"),
    ("Apple Inc.", "Apple", "same"),
    ("The New York Times", "New York Times", "same"),
    ("Pentagon", "Department of Defense", "same"),
    ("Baltic Defence Organisation", "Baltic Defense Organization", "spelling"),
    ("Harper Collins", "Harper Collins Publishers", "part"),
    ("Boston Police", "Boston Police Department", "part"),
    ("Bank", "Bank of America", "differ"),
    ("China", "China Daily", "differ"),
    ("FBI", "CIA", "differ"),
    ("New York Times", "New York Post", "differ"),
    ("University of Texas", "University of Utah", "differ"),
]


@pytest.mark.parametrize(
    ("a", "b", "label", "expected"),
    [(a, b, "PERSON", e) for a, b, e in PEOPLE] + [(a, b, "ORG", e) for a, b, e in ORGANISATIONS],
)
def test_relation_is_as_expected_and_symmetric(a: str, b: str, label: str, expected: str) -> None:
    first, second = parse_name(a, label), parse_name(b, label)
    assert relation(first, second) == expected
    assert relation(second, first) == expected


@pytest.mark.parametrize(
    ("text", "given", "family", "suffix", "titles"),
    [
        ("former French President Emmanuel Macron", ("emmanuel",), "macron", "", ("president",)),
        ("Lt. Gen. Mark A. Harper Jr.", ("mark", "a"), "harper", "jr", ("lieutenant general",)),
        ("Dr. John Harper, Jr.", ("john",), "harper", "jr", ("doctor",)),
        ("U.S. Secretary of State Jane Doe", ("jane",), "doe", "", ("secretary of state",)),
        ("ex-president Harper’s", (), "harper", "", ("president",)),
        ("Dean Smith", ("dean",), "smith", "", ()),
        ("Xi Jinping", ("jinping",), "xi", "", ()),
        ("KYLIE JONES", ("kylie",), "jones", "", ()),
        ("Seán O’Brien", ("sean",), "obrien", "", ()),
        ("Charles de Gaulle", ("charles",), "de gaulle", "", ()),
        ("Ben Harper", ("ben",), "harper", "", ()),
        ("al-Masri", (), "al masri", "", ()),
        ("van Gogh", (), "van gogh", "", ()),
        ("President", (), "president", "", ()),
        ("", (), "", "", ()),
    ],
)
def test_person_is_taken_apart(
    text: str, given: tuple[str, ...], family: str, suffix: str, titles: tuple[str, ...]
) -> None:
    name = parse_name(text, "PERSON")
    assert (name.given, name.family, name.suffix, name.titles) == (given, family, suffix, titles)


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("PM", "prime minister"),
        ("chief executive", "chief executive officer"),
        ("spokeswoman", "spokesperson"),
        ("then-Russian President", "president"),
        ("White House press secretary", "press secretary"),
        ("Ruritania's foreign minister", "foreign minister"),
        ("president of the club", "president"),
        ("Cmdr.", "commander"),
        ("senior researchers", "scientist"),
        ("pm", None),
        ("wooden table", None),
        ("", None),
    ],
)
def test_role_of(phrase: str, role: str | None) -> None:
    assert role_of(phrase) == role


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("PM", "prime minister", "same"),
        ("CEO", "chief executive", "same"),
        ("spokesman", "spokesperson", "same"),
        ("attorney", "lawyer", "same"),
        ("Chancellor", "President", "differ"),
        ("Commander", "Commodore", "differ"),
        ("Cpl.", "Sgt.", "differ"),
        ("defense lawyer", "prosecutor", "differ"),
        ("Lt. Gen.", "Gen.", "compatible"),
        ("doctor", "surgeon", "compatible"),
        ("chairman", "CEO", "compatible"),
        ("juggler", "president", "compatible"),
    ],
)
def test_roles_relation(a: str, b: str, expected: str) -> None:
    assert roles_relation(a, b) == expected
    assert roles_relation(b, a) == expected


def test_governor_and_senator_exclude_each_other() -> None:
    assert roles_relation("Gov.", "Sen.") == "differ"


def test_broader_roles_are_in_the_table() -> None:
    table = list(rows("titles.tsv", 4))
    roles = {row[0] for row in table}
    assert len(roles) >= 300
    assert {row[3] for row in table if row[3]} <= roles


def test_nicknames_cover_two_hundred_names() -> None:
    assert len({min(groups) for groups in nickname_groups().values()}) >= 200
