from __future__ import annotations

import random
import time

import pytest

from conflictcheck.align.link import NameMention, link


def linked(*articles: list[str]) -> list[list[str]]:
    """Ids of the mentions, written "LABEL text" or "LABEL text / role", in order of each article."""
    mentions = []
    for a, lines in enumerate(articles):
        for n, line in enumerate(lines):
            label, _, rest = line.partition(" ")
            text, _, role = rest.partition(" / ")
            mentions.append(NameMention(f"a{a}", 100 * n, 100 * n + len(text), text, label, role))
    ids = link(mentions)
    assert len(ids) == len(mentions)
    return [[ids[f"a{a}", 100 * n] for n in range(len(lines))] for a, lines in enumerate(articles)]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([["PERSON Jane Harper", "PERSON Harper", "PERSON Ms. Harper"]], [["person:jane harper"] * 3]),
        ([["PERSON Harper", "PERSON Jane Harper"]], [["person:jane harper"] * 2]),
        (
            [["PERSON Volodymyr Zelensky", "PERSON Zelensky"], ["PERSON Zelenskyy"]],
            [["person:volodymyr zelensky"] * 2, ["person:volodymyr zelensky"]],
        ),
        ([["PERSON Zelensky"], ["PERSON Zelenskyy"]], [["person:zelensky"], ["person:zelensky"]]),
        (
            [["PERSON John Smith", "PERSON Mary Smith", "PERSON Smith"]],
            [["person:john smith", "person:mary smith", "person:?smith"]],
        ),
        (
            [["PERSON John Smith", "PERSON Smith", "PERSON Mary Smith"]],
            [["person:john smith", "person:john smith", "person:mary smith"]],
        ),
        (
            [["PERSON John Smith / senator", "PERSON Mary Smith / judge", "PERSON Sen. Smith"]],
            [["person:john smith", "person:mary smith", "person:john smith"]],
        ),
        (
            [["PERSON John Smith", "PERSON Smith"], ["PERSON Mary Smith", "PERSON Smith"], ["PERSON Smith"]],
            [["person:john smith"] * 2, ["person:mary smith"] * 2, ["person:?smith"]],
        ),
        (
            [["PERSON Bob Harper"], ["PERSON Robert Harper", "PERSON Robert Harper"]],
            [["person:robert harper"], ["person:robert harper"] * 2],
        ),
        (
            [["PERSON George W. Walker"], ["PERSON George H.W. Walker"], ["PERSON George Walker"]],
            [["person:george w walker"], ["person:george h w walker"], ["person:?george walker"]],
        ),
        (
            [["PERSON Al Harper", "PERSON Al Harper Jr."]],
            [["person:al harper", "person:al harper jr"]],
        ),
        (
            [["PERSON Latoya Brown"], ["PERSON Latonya Brown"]],
            [["person:latoya brown"], ["person:latonya brown"]],
        ),
        ([["PERSON J. Harper"], ["PERSON Jane Harper"]], [["person:jane harper"], ["person:jane harper"]]),
        (
            [["ORG National Bakers League", "ORG NBL"], ["ORG NBL", "ORG the National Bakers League"]],
            [["org:national bakers league"] * 2] * 2,
        ),
        (
            [
                ["ORG American Bread Council", "ORG ABC"],
                ["ORG Austrian Bread Council", "ORG ABC"],
                ["ORG ABC"],
            ],
            [["org:american bread council"] * 2, ["org:austrian bread council"] * 2, ["org:?abc"]],
        ),
        ([["ORG Hewlett-Packard"], ["ORG HP"], ["ORG H-P"]], [["org:hewlett packard"]] * 3),
        ([["ORG FBI"], ["ORG CIA"]], [["org:fbi"], ["org:cia"]]),
        (
            [
                ["GPE Ukraine", "NORP Ukrainian", "GPE Kyiv", "GPE Kiev"],
                ["GPE the United States", "GPE U.S."],
            ],
            [["country:UA", "country:UA", "city:kyiv,ua", "city:kyiv,ua"], ["country:US", "country:US"]],
        ),
        ([["FAC Kremlin"], ["ORG the Kremlin"]], [["site:kremlin"], ["site:kremlin"]]),
        (
            [["GPE Springfield", "GPE Ohio"], ["GPE Springfield"]],
            [["city:springfield,ohio,us", "region:ohio,us"], ["place:springfield"]],
        ),
        ([["GPE Smallville"], ["GPE Smallville"]], [["place:smallville"]] * 2),
        (
            [["ORG Green Party", "ORG Greens", "ORG Green National Committee", "ORG Green Party"]],
            [["org:green party", "org:greens", "org:green national committee", "org:green party"]],
        ),
        (
            [["ORG Loaf Foods"] * 4 + ["ORG Loaf Shooting", "ORG Loaf"]],
            [["org:loaf foods"] * 4 + ["org:loaf shooting", "org:loaf foods"]],
        ),
        (
            [["PERSON Harper Elected", "PERSON Harper", "PERSON Harper"]],
            [["person:harper elected", "person:harper", "person:harper"]],
        ),
        ([["PERSON Plus Jane Harper", "PERSON Harper Says"]], [["person:jane harper"] * 2]),
        (
            [["PERSON Jane Harper", "PERSON Jane Harper Picture Scandal Grows", "PERSON Harper"]],
            [["person:jane harper"] * 3],
        ),
        ([["PERSON Ana Strauss-Kahl", "PERSON Strauss-Kahl"]], [["person:ana strauss kahl"] * 2]),
        ([["EVENT Harvest Fair"], ["EVENT the Harvest Fair"]], [["other:harvest fair"]] * 2),
    ],
)
def test_links(articles: list[list[str]], expected: list[list[str]]) -> None:
    assert linked(*articles) == expected


def test_majority_decides_over_a_stray_label() -> None:
    ids = linked(["ORG Bakerly", "ORG Bakerly", "PERSON Bakerly"])
    assert ids == [["org:bakerly"] * 3]


def test_bare_surname_read_as_an_organisation_is_the_persons() -> None:
    ids = linked(["PERSON Ann Bakerly", "ORG Bakerly", "ORG Bakerly"], ["ORG Bakerly", "ORG Bakerly"])
    assert ids == [["person:ann bakerly"] * 3, ["org:bakerly"] * 2]


def test_order_of_mentions_does_not_matter() -> None:
    mentions = [
        NameMention(f"a{n % 3}", n * 50, n * 50 + 5, text, "PERSON")
        for n, text in enumerate(["Jane Harper", "Harper", "J. Harper", "Bob Lee", "Robert Lee", "Lee", "Mary Lee"] * 3)
    ]
    expected = link(mentions)
    for seed in range(5):
        shuffled = list(mentions)
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled) == expected


def test_nothing_to_link() -> None:
    assert link([]) == {}


def test_time_grows_with_the_mentions() -> None:
    def some(n: int) -> list[NameMention]:
        syllables = ["ba", "de", "ki", "lo", "mu", "ra", "si", "to", "vu", "za"]
        names = [
            f"{a}{b}n {c}{d}r{e}k".title()
            for a in syllables
            for b in syllables
            for c in syllables
            for d in syllables
            for e in syllables[:1]
        ]
        return [NameMention(f"a{k // 20}", k, k + 5, names[k * 7 % len(names)], "PERSON") for k in range(n)]

    link(some(10))
    started = time.perf_counter()
    link(some(5000))
    assert time.perf_counter() - started < 6


def test_a_part_and_an_acronym_of_one_full_name_are_one() -> None:
    names = ("California Highway Patrol", "Highway Patrol", "CHP")
    found = link([NameMention("a1", 50 * n, 50 * n + len(name), name, "ORG", "") for n, name in enumerate(names)])
    assert len(set(found.values())) == 1
