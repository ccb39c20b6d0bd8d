"""The lexicon: its files are well formed and agree with one another; its look-ups say what an editor say."""

import itertools
from pathlib import Path

import pytest

from conflictcheck.normalize import lexicon

DATA = Path(lexicon.__file__).resolve().parent.parent / "data"

LEAST_LINES = {
    "opposites.tsv": 700,
    "synonyms.tsv": 1200,
    "events.tsv": 250,
    "noun_classes.tsv": 200,
    "hypernyms.tsv": 400,
    "exclusive.tsv": 150,
    "reporting.tsv": 150,
    "modality.tsv": 150,
    "negation.tsv": 80,
    "updates.tsv": 60,
    "growing.tsv": 30,
    "light_words.tsv": 150,
}
ALLOWED = {
    ("opposites.tsv", 2): {"v", "n", "a", "r"},
    ("opposites.tsv", 3): {"outcome", "status", "direction", "role", "degree", "plain"},
    ("synonyms.tsv", 0): {"v", "n", "a", "r"},
    ("reporting.tsv", 1): {"v", "n", "a", "r", "p"},
    ("reporting.tsv", 2): {"yes", "no", "neg"},
    ("reporting.tsv", 3): {"reports", "doubts", "denies", "plans", "predicts", "asks"},
    ("modality.tsv", 1): {"v", "n", "a", "r", "c"},
    ("modality.tsv", 2): {"hypothesis", "plan", "possible", "hearsay", "negates", "affirms", "doubts"},
    ("negation.tsv", 1): {"full", "near", "none"},
}


def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def members(name: str) -> dict[str, list[str]]:
    """Of the files of sets: name of the set -> its words."""
    return {key: words.split(", ") for key, words in (line.split("\t") for line in lines(name))}


@pytest.mark.parametrize("name", LEAST_LINES)
def test_file_is_tidy(name: str) -> None:
    found = lines(name)
    assert len(found) >= LEAST_LINES[name]
    assert found == sorted(set(found)), "lines must be sorted and no line may occur twice"
    assert all(line == line.lower() and line == line.strip() and "  " not in line for line in found)
    assert "_" not in "".join(found)
    assert (DATA / name).read_text("utf-8").startswith("# ")
    assert "# Source: " in (DATA / name).read_text("utf-8")


@pytest.mark.parametrize(("name", "column"), ALLOWED)
def test_column_holds_only_known_values(name: str, column: int) -> None:
    assert {line.split("\t")[column] for line in lines(name)} <= ALLOWED[name, column]


@pytest.mark.parametrize("name", ["synonyms.tsv", "events.tsv", "noun_classes.tsv", "hypernyms.tsv", "exclusive.tsv"])
def test_words_of_a_set_are_sorted_and_named_once(name: str) -> None:
    for line in lines(name):
        words = line.split("\t")[1].split(", ")
        assert words == sorted(set(words)), line


@pytest.mark.parametrize(
    "name",
    ["events.tsv", "noun_classes.tsv", "hypernyms.tsv", "exclusive.tsv", "negation.tsv", "modality.tsv"],
)
def test_key_is_named_once(name: str) -> None:
    keys = [line.split("\t")[0] for line in lines(name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["synonyms.tsv", "events.tsv", "exclusive.tsv"])
def test_set_has_two_words_or_more(name: str) -> None:
    assert [line for line in lines(name) if ", " not in line] == []


def test_opposites_are_symmetric_and_never_synonyms() -> None:
    for line in lines("opposites.tsv"):
        a, b, pos, kind = line.split("\t")
        assert a != b
        assert lexicon.opposite(a, b, pos) == lexicon.opposite(b, a, pos) == kind
        assert lexicon.opposite(a, b) is not None
        assert b in lexicon.opposites_of(a)
        assert a in lexicon.opposites_of(b)
        assert not lexicon.synonym(a, b, pos), f"{a} and {b} are opposites and synonyms"


def test_pair_of_opposites_is_named_once_for_a_part_of_speech() -> None:
    pairs = [(frozenset(line.split("\t")[:2]), line.split("\t")[2]) for line in lines("opposites.tsv")]
    assert len(pairs) == len(set(pairs))


def test_no_synonym_group_is_part_of_another() -> None:
    groups = [
        (pos, frozenset(words.split(", "))) for pos, words in (line.split("\t") for line in lines("synonyms.tsv"))
    ]
    by_word: dict[tuple[str, str], list[frozenset[str]]] = {}
    for pos, group in groups:
        for word in group:
            by_word.setdefault((pos, word), []).append(group)
    for pos, group in groups:
        assert not any(group < other for other in by_word[pos, min(group)]), group


def test_words_that_exclude_each_other_are_neither_synonyms_nor_broader() -> None:
    for name, words in members("exclusive.tsv").items():
        for a, b in itertools.combinations(words, 2):
            assert not lexicon.synonym(a, b, "n"), f"{name}: {a} and {b} are synonyms"
            assert lexicon.exclusive(a, b) == lexicon.exclusive(b, a)
            assert a not in lexicon.broader(b), f"{name}: {a} is broader than {b}"
            assert b not in lexicon.broader(a), f"{name}: {b} is broader than {a}"


def test_no_word_is_broader_than_itself() -> None:
    assert [word for word in members("hypernyms.tsv") if word in lexicon.broader(word)] == []


@pytest.mark.parametrize(
    ("a", "b", "pos", "kind"),
    [
        ("accept", "reject", "v", "outcome"),
        ("rise", "fall", "VERB", "outcome"),
        ("rise", "fall", "NOUN", "outcome"),
        ("closed", "open", "a", "outcome"),
        ("turn down", "accept", "v", "outcome"),
        ("possible", "impossible", "ADJ", "outcome"),
        ("convict", "charge", "v", "status"),
        ("found", "missing", "a", "status"),
        ("planned", "cancelled", "", "status"),
        ("buy", "sell", "v", "role"),
        ("parent", "child", "n", "role"),
        ("north", "south", "n", "direction"),
        ("enter", "exit", "v", "direction"),
        ("mild", "severe", "a", "degree"),
        ("partly", "fully", "ADV", "degree"),
        ("hot", "cold", "a", "plain"),
        ("accept", "reject", "n", None),
        ("accept", "banana", "v", None),
        ("legalise", "ban", "v", "outcome"),
        ("skyrocket", "plummet", "v", "outcome"),
        ("vote down", "adopt", "v", "outcome"),
        ("today", "tomorrow", "NOUN", "direction"),
        ("wedding", "funeral", "n", "plain"),
        # "Missing" is read as a form of "miss", and a life sentence is not the opposite of a death.
        ("hit", "miss", "v", None),
        ("life", "death", "n", None),
        ("accept", "accept", "v", None),
        ("say", "state", "v", None),
        ("open", "closed", "PUNCT", "outcome"),
    ],
)
def test_opposite(a: str, b: str, pos: str, kind: str | None) -> None:
    assert lexicon.opposite(a, b, pos) == kind
    assert lexicon.opposite(b, a, pos) == kind


@pytest.mark.parametrize(
    ("a", "b", "pos", "same"),
    [
        ("buy", "purchase", "v", True),
        ("quake", "earthquake", "NOUN", True),
        ("step down", "resign", "v", True),
        ("share", "stock", "n", True),
        ("share", "stock", "v", False),
        ("word", "word", "n", True),
        ("kill", "injure", "v", False),
        ("rise", "fall", "", False),
        ("boat", "aircraft", "n", False),
        ("unknownword", "say", "v", False),
        ("defence", "defense", "n", True),
        ("ceo", "chief executive", "n", True),
        ("president", "prime minister", "n", False),
        ("almost", "nearly", "ADV", True),
        ("jobless", "unemployed", "ADJ", True),
    ],
)
def test_synonym(a: str, b: str, pos: str, same: bool) -> None:
    assert lexicon.synonym(a, b, pos) is same
    assert lexicon.synonym(b, a, pos) is same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("meet", "summit"),
        ("pledge", "commitment"),
        ("resign", "resignation"),
        ("shooting", "gunman"),
        ("die", "toll"),
    ],
)
def test_families_join_parts_of_speech(a: str, b: str) -> None:
    assert lexicon.families(a) & lexicon.families(b)


def test_synonyms_share_a_group() -> None:
    assert lexicon.synonym_groups("buy", "v") & lexicon.synonym_groups("purchase", "VERB")
    assert lexicon.synonym_groups("buy", "v") <= lexicon.synonym_groups("buy")
    assert not lexicon.synonym_groups("buy", "r")
    assert lexicon.synonym_groups("zyzzyva") == frozenset()


def test_family_depends_on_part_of_speech() -> None:
    assert "meet" in lexicon.families("talk", "n")
    assert "meet" not in lexicon.families("talk", "v")
    assert lexicon.families("zyzzyva") == frozenset()


@pytest.mark.parametrize(
    ("a", "b"), [("ally", "country"), ("protester", "marcher"), ("dhow", "speedboat"), ("rifle", "weapon")]
)
def test_counted_nouns_of_one_class(a: str, b: str) -> None:
    assert lexicon.noun_classes(a) & lexicon.noun_classes(b)


@pytest.mark.parametrize(
    ("a", "b"), [("death", "injury"), ("country", "person"), ("killed", "wounded"), ("boat", "house")]
)
def test_counted_nouns_of_different_classes(a: str, b: str) -> None:
    assert lexicon.noun_classes(a)
    assert lexicon.noun_classes(b)
    assert not lexicon.noun_classes(a) & lexicon.noun_classes(b)


def test_broader_follows_all_steps() -> None:
    assert {"gun", "firearm", "weapon"} <= lexicon.broader("rifle")
    assert "rifle" not in lexicon.broader("gun")
    assert lexicon.broader("zyzzyva") == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "excluded"),
    [
        ("pistol", "shotgun", True),
        ("monday", "tuesday", True),
        ("rifle", "gun", False),
        ("pistol", "pistol", False),
        ("gun", "monday", False),
        ("prime minister", "chancellor", True),
        ("helicopter", "ship", True),
        ("earthquake", "quake", False),
        ("fighter", "warplane", False),
        ("son", "child", False),
    ],
)
def test_exclusive(a: str, b: str, excluded: bool) -> None:
    assert (lexicon.exclusive(a, b) is not None) is excluded


@pytest.mark.parametrize(
    ("word", "pos", "factive", "stance"),
    [
        ("say", "VERB", "no", "reports"),
        ("confirm", "v", "yes", "reports"),
        ("deny", "v", "neg", "denies"),
        ("doubt", "v", "no", "doubts"),
        ("according to", "", "no", "reports"),
        ("claim", "NOUN", "no", "reports"),
        ("predict", "v", "no", "predicts"),
        ("demand", "v", "no", "asks"),
        ("vow", "n", "no", "plans"),
    ],
)
def test_reporting(word: str, pos: str, factive: str, stance: str) -> None:
    found = lexicon.reporting(word, pos)
    assert found is not None
    assert (found.word, found.factive, found.stance) == (word, factive, stance)


def test_reporting_knows_what_is_no_report() -> None:
    assert lexicon.reporting("banana") is None
    assert lexicon.reporting("say", "NOUN") is None


@pytest.mark.parametrize(
    ("marker", "effect"),
    [
        ("if", "hypothesis"),
        ("might", "possible"),
        ("plan to", "plan"),
        ("be set to", "plan"),
        ("allegedly", "hearsay"),
        ("fail to", "negates"),
        ("unable to", "negates"),
        ("manage to", "affirms"),
        ("force to", "affirms"),
        ("banana", None),
    ],
)
def test_modality(marker: str, effect: str | None) -> None:
    assert lexicon.modality(marker) == effect


@pytest.mark.parametrize(
    ("word", "strength"),
    [
        ("not", "full"),
        ("n't", "full"),
        ("no longer", "full"),
        ("hardly", "near"),
        ("not only", "none"),
        ("very", None),
    ],
)
def test_negation(word: str, strength: str | None) -> None:
    assert lexicon.negation(word) == strength


def test_light_words_cues_and_growing_nouns() -> None:
    assert lexicon.is_light("have")
    assert not lexicon.is_light("earthquake")
    assert {"so far", "at least", "rose to"} <= lexicon.update_cues()
    assert lexicon.grows("toll")
    assert not lexicon.grows("country")


def test_damaged_file_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "negation.tsv").write_text("# head\nnot\tfull\nnever\n", "utf-8")
    monkeypatch.setattr(lexicon, "_DATA", tmp_path)
    lexicon._negation.cache_clear()
    with pytest.raises(ValueError, match=r"negation\.tsv:3: expected 2 columns, found 1"):
        lexicon.negation("not")
    lexicon._negation.cache_clear()
