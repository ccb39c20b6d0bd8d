"""Word knowledge of news language: opposites, near-synonyms, event families, counted nouns, markers.

Every table is a tab-separated file in ``conflictcheck/data`` written by the conflictcheck developers. A line
that starts with ``#`` is a comment; the head of each file says what its columns mean. Words are lower-case
lemmas (verb base form, noun singular, adjective positive), a phrase is its words joined by single spaces
("turn down").

Every ``pos`` argument takes ``v``, ``n``, ``a``, ``r`` or the universal tag of a parser (``VERB``, ``NOUN``);
an empty or other tag means any part of speech. A table is read on its first use and kept; look-ups take
constant time. A damaged file raises ``ValueError`` that names file and line.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data"
_TAGS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "r"}
_TAGS |= {short: short for short in _TAGS.values()}
# A pair can have one type as a verb, another as an adjective: without a part of speech the gravest counts.
_GRAVEST_FIRST = ("outcome", "status", "direction", "role", "degree", "plain")
_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A word that brings in a statement: whether it vouches for it (yes, no, neg), and its stance."""

    word: str
    pos: str
    factive: str
    stance: str


def table_rows(name: str, columns: int) -> Iterator[list[str]]:
    """Rows of a table of data/, without its comments. Raises ValueError for a row of another number of columns."""
    text = (_DATA / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise ValueError(f"{name}:{number}: expected {columns} columns, found {len(row)}")
        yield row


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in sets.items()}


def _tag(pos: str) -> str:
    return _TAGS.get(pos, "")


@cache
def _opposites() -> dict[tuple[str, str, str], str]:
    """(a, b, part of speech) -> type, with a before b; the empty part of speech holds the gravest type."""
    table: dict[tuple[str, str, str], str] = {}
    for a, b, pos, kind in table_rows("opposites.tsv", 4):
        if b < a:
            a, b = b, a
        table[a, b, pos] = kind
        other = table.get((a, b, ""))
        if other is None or _GRAVEST_FIRST.index(kind) < _GRAVEST_FIRST.index(other):
            table[a, b, ""] = kind
    return table


@cache
def _partners() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for a, b, _ in _opposites():
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: tuple(sorted(others)) for word, others in found.items()}


@cache
def _synonym_groups() -> dict[str, dict[str, tuple[int, ...]]]:
    """Part of speech -> word -> numbers of its groups; the empty part of speech holds all."""
    table: dict[str, dict[str, tuple[int, ...]]] = {"": {}, "v": {}, "n": {}, "a": {}, "r": {}}
    of_any = table[""]
    for group, (pos, words) in enumerate(table_rows("synonyms.tsv", 2)):
        of_pos = table[pos]
        for word in words.split(", "):
            of_pos[word] = (*of_pos.get(word, ()), group)
            of_any[word] = (*of_any.get(word, ()), group)
    return table


@cache
def _families() -> dict[tuple[str, str], frozenset[str]]:
    """(word, part of speech or empty) -> names of families."""
    table: dict[tuple[str, str], set[str]] = {}
    for family, members in table_rows("events.tsv", 2):
        for member in members.split(", "):
            pos, _, word = member.partition(":")
            table.setdefault((word, pos), set()).add(family)
            table.setdefault((word, ""), set()).add(family)
    return {key: frozenset(names) for key, names in table.items()}


@cache
def _sets(name: str) -> dict[str, frozenset[str]]:
    """Word -> names of the sets that hold it, from a file of two columns: name of the set, words."""
    table: dict[str, set[str]] = {}
    for key, words in table_rows(name, 2):
        for word in words.split(", "):
            table.setdefault(word, set()).add(key)
    return _frozen(table)


@cache
def _broader() -> dict[str, frozenset[str]]:
    direct = {word: set(words.split(", ")) for word, words in table_rows("hypernyms.tsv", 2)}

    def above(word: str) -> set[str]:
        seen: set[str] = set()
        waiting = [word]
        while waiting:
            fresh = direct.get(waiting.pop(), set()) - seen
            seen |= fresh
            waiting.extend(fresh)
        return seen

    return _frozen({word: above(word) for word in direct})


@cache
def _reporting() -> dict[tuple[str, str], ReportingWord]:
    table: dict[tuple[str, str], ReportingWord] = {}
    for word, pos, factive, stance in table_rows("reporting.tsv", 4):
        entry = ReportingWord(word, pos, factive, stance)
        table[word, pos] = entry
        # "report" is a verb first: without a part of speech the verb wins over the noun.
        if pos == "v" or (word, "") not in table:
            table[word, ""] = entry
    return table


@cache
def _modality() -> dict[str, str]:
    return {marker: effect for marker, _, effect in table_rows("modality.tsv", 3)}


@cache
def _negation() -> dict[str, str]:
    return dict(table_rows("negation.tsv", 2))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for (word,) in table_rows(name, 1))


def opposite(a: str, b: str, pos: str = "") -> str | None:
    """How two words oppose each other, in either order, or None.

    ``outcome``: not both true of one event (accept, reject). ``status``: stages of a matter (planned, done).
    ``direction``: north, south. ``role``: converses (buy, sell); they contradict when their arguments are the
    same and say one thing when the arguments are swapped. ``degree``: mild, severe. ``plain``: hot, cold.
    """
    first, second = (a, b) if a < b else (b, a)
    found = _opposites().get((first, second, _tag(pos)))
    return found or ("plain" if pos == "a" and (_denies(a, b) or _denies(b, a)) else None)


def _denies(longer: str, shorter: str) -> bool:
    """Whether one adjective is the other with a syllable that denies it: unmanned, non-lethal."""
    return len(shorter) >= SHORTEST_DENIED and longer in {f"un{shorter}", f"non-{shorter}", f"non{shorter}"}


SHORTEST_DENIED = 4
"""Letters of an adjective from which "un" before it denies it."""


def opposites_of(a: str) -> tuple[str, ...]:
    """All words opposed to this one, in any part of speech, in alphabetical order."""
    return _partners().get(a, ())


def synonym(a: str, b: str, pos: str = "") -> bool:
    """May one word replace the other in a news sentence? True of a word and itself. Not transitive."""
    if a == b:
        return True
    return not synonym_groups(a, pos).isdisjoint(synonym_groups(b, pos))


def is_verb(word: str) -> bool:
    """May it be a verb of news language?"""
    return bool(synonym_groups(word, "v")) or reporting(word, "v") is not None


def verb_traits(word: str) -> frozenset[str]:
    """`denying`, `raising`, `mutual`, `giving`, `undergoing`, `telling`, `obliging`: see data/verb_traits.tsv."""
    return _sets("verb_traits.tsv").get(word, _EMPTY)


@cache
def extents() -> tuple[tuple[str, frozenset[str]], ...]:
    """What a length may measure, with the words that tell; the first that fits counts."""
    return tuple((name, frozenset(words.split(", "))) for name, words in table_rows("extents.tsv", 2))


@cache
def _fates() -> Mapping[tuple[str, str], frozenset[str]]:
    table: dict[tuple[str, str], set[str]] = {}
    for fate, members in table_rows("fates.tsv", 2):
        for member in members.split(", "):
            pos, _, word = member.partition(":")
            table.setdefault((word, pos), set()).add(fate)
    return {key: frozenset(names) for key, names in table.items()}


@cache
def _undone() -> frozenset[tuple[str, str]]:
    return frozenset((deed, undoes) for deed, row in table_rows("undone.tsv", 2) for undoes in row.split(", "))


def undoes(deed: str, after: str) -> bool:
    """Does one verb tell that the other's deed was undone afterwards: capture, release?"""
    return (deed, after) in _undone()


def fates(word: str, pos: str) -> frozenset[str]:
    """What becomes of those of whom the word is said (see data/fates.tsv)."""
    return _fates().get((word, pos), _EMPTY)


@dataclass(frozen=True, slots=True)
class Deverbal:
    """A noun that tells a deed: its verb, prepositions that bring in the object, and the verbs that lend it a person
    who does it (`own`) or undergoes it (`of_another`)."""

    verb: str
    objects: frozenset[str]
    own: frozenset[str]
    of_another: frozenset[str]


@cache
def _nominal() -> Mapping[str, Deverbal]:
    def cell(words: str) -> frozenset[str]:
        return frozenset() if words == "-" else frozenset(words.split(", "))

    return {
        noun: Deverbal(verb, cell(objects), cell(own), cell(of_another))
        for noun, verb, objects, own, of_another in table_rows("nominal.tsv", 5)
    }


def nominal(noun: str) -> Deverbal | None:
    """The deed that the noun tells behind a verb that lends it a person, or None."""
    return _nominal().get(noun)


@dataclass(frozen=True, slots=True)
class End:
    """One of two ways to tell a relation: its name, the role of who is named beside the subject (`obj`, `prep:to`),
    and whether the subject is the one above."""

    relation: str
    other: str
    above: bool


@cache
def _converses() -> Mapping[tuple[str, bool], tuple[End, ...]]:
    table: dict[tuple[str, bool], list[End]] = {}
    for relation, above, below in table_rows("converses.tsv", 3):
        for words, up in ((above, True), (below, False)):
            for entry in () if words == "-" else words.split(", "):
                word, _, other = entry.rpartition(" ")
                role = other if other in {"obj", "iobj"} else f"prep:{other}"
                table.setdefault((word.removeprefix("#"), word[0] == "#"), []).append(End(relation, role, up))
    return {word: tuple(ends) for word, ends in table.items()}


def ends(word: str, noun: bool = False) -> tuple[End, ...]:
    """The relations that a verb, or a noun behind "is", may tell, and from which end."""
    return _converses().get((word, noun), ())


def synonym_groups(word: str, pos: str = "") -> frozenset[int]:
    """Numbers of the synonym groups that hold the word; two words are synonyms when theirs intersect."""
    return frozenset(_synonym_groups()[_tag(pos)].get(word, ()))


def families(word: str, pos: str = "") -> frozenset[str]:
    """Names of the event families of a word: "meet", "summit" and "talk" share one."""
    return _families().get((word, _tag(pos)), _EMPTY)


def noun_classes(word: str) -> frozenset[str]:
    """Names of the classes of a counted noun: what "26 allies" and "35 countries" both count."""
    return _sets("noun_classes.tsv").get(word, _EMPTY)


def broader(word: str) -> frozenset[str]:
    """All broader words, over any number of steps: rifle -> gun, firearm, weapon."""
    return _broader().get(word, _EMPTY)


@cache
def _thesaurus() -> tuple[Mapping[str, Set[str]], Mapping[str, Set[str]]]:
    """Word -> words that may tell the same fact, and word -> words that would tell another; both symmetric.

    Read without `_rows`, and left as sets: with some 100,000 relations, every run would feel the difference.
    """
    tables: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    name = "thesaurus.tsv"
    for number, line in enumerate((_DATA / name).read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if len(cells) != 4:
            raise ValueError(f"{name}:{number}: expected 4 columns, found {len(cells)}")
        word = cells[1]
        for table, cell in zip(tables, cells[2:], strict=True):
            if not cell:
                continue
            others = cell.split(", ")
            if ":" in cell:
                others = [other.partition(":")[2] or other for other in others]
            own = table.get(word)
            if own is None:
                table[word] = set(others)
            else:
                own.update(others)
            for other in others:
                back = table.get(other)
                if back is None:
                    table[other] = {word}
                else:
                    back.add(word)
    return tables


def near(a: str, b: str) -> bool:
    """May one word stand for the other in a report of the same fact, in whatever part of speech? Wider than
    `synonym`: broader and more specific words count too."""
    return b in _thesaurus()[0].get(a, _EMPTY)


@cache
def relatives(a: str) -> frozenset[str]:
    """Words that may tell the same fact: near ones, and those broader or narrower."""
    return frozenset(_thesaurus()[0].get(a, _EMPTY)) | broader(a) | _narrower().get(a, _EMPTY)


@cache
def _narrower() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word, wider in _broader().items():
        for other in wider:
            table.setdefault(other, set()).add(word)
    return _frozen(table)


@cache
def around(a: str) -> tuple[str, ...]:
    """All words near or in contrast to this one, in alphabetical order."""
    tables = _thesaurus()
    return tuple(sorted(tables[0].get(a, _EMPTY) | tables[1].get(a, _EMPTY)))


def contrast(a: str, b: str) -> bool:
    """Would one word in place of the other tell another fact (score, miss; nephew, uncle)?"""
    return b in _thesaurus()[1].get(a, _EMPTY) and not near(a, b)


def rivals(a: str, b: str) -> bool:
    """Do two words contrast with the same words, and never come near each other (drummer, pianist; both against
    guitarist and singer)?"""
    near_words, others = _thesaurus()
    shared = others.get(a, _EMPTY) & others.get(b, _EMPTY)
    return len(shared) >= 2 and near_words.get(a, _EMPTY).isdisjoint(near_words.get(b, _EMPTY)) and not near(a, b)


def is_exclusive(word: str) -> bool:
    """Whether there is anything that a thing called this cannot be as well."""
    return word in _sets("exclusive.tsv")


def exclusive(a: str, b: str) -> str | None:
    """Name of the set of which one thing can be only one member (pistol, shotgun), or None.

    Synonyms never exclude each other, nor does a word exclude a broader one. Of several sets, the first.
    """
    sets = _sets("exclusive.tsv")
    shared = sets.get(a, _EMPTY) & sets.get(b, _EMPTY)
    if not shared or synonym(a, b) or a in broader(b) or b in broader(a):
        return None
    return min(shared)


def reporting(word: str, pos: str = "") -> ReportingWord | None:
    """What a reporting verb, noun or phrase ("according to") says of the statement that it brings in."""
    return _reporting().get((word, _tag(pos)))


def modality(marker: str) -> str | None:
    """Effect of a marker: ``hypothesis``, ``plan``, ``possible``, ``hearsay``, ``negates``, ``affirms``, ``doubts``."""
    return _modality().get(marker)


def negation(word: str) -> str | None:
    """Strength of a negation: ``full``, ``near`` (hardly), or ``none`` for idioms such as "not only"."""
    return _negation().get(word)


def is_light(word: str) -> bool:
    """Is the word too light to align two sentences by?"""
    return word in _words("light_words.tsv")


def sets_back(word: str) -> bool:
    """Does the word tell that a sentence speaks of earlier times ("previous", "ever", "record")?"""
    return word in _words("background.tsv")


@cache
def _denominators() -> Mapping[str, str]:
    return dict(table_rows("denominators.tsv", 2))


def is_bearing(word: str) -> bool:
    """Is it a direction or a measure of length, so that the place behind it is a point to measure from?"""
    return any(part in _words("bearings.tsv") for part in word.split("-"))


def is_change(word: str) -> bool:
    """Does it tell how much something moved, not where it stands ("increase")?"""
    return word in _words("changes.tsv")


def is_interim(word: str) -> bool:
    """Does it tell that a score is not the final one ("half-time")?"""
    return word in _words("interim.tsv")


def is_measuring(verb: str) -> bool:
    """Does who does it say how much or how strong something is ("put it at")?"""
    return "measuring" in verb_traits(verb)


def is_further(word: str) -> bool:
    """Does it tell that those counted stand beside others ("two *more*")?"""
    return word in _words("further.tsv")


def limits(word: str) -> bool:
    """Does a number beside it tell what there may be at most ("*licensed* to carry 150")?"""
    return word in _words("limits.tsv")


def is_pointing(adjective: str) -> bool:
    """Does it tell which one is meant ("the *former* minister"), not what it is like?"""
    return adjective in _words("pointing.tsv")


def is_unspecific(noun: str) -> bool:
    """May anybody of an age or sex be called so ("man", "suspect")?"""
    return noun in _words("unspecific.tsv")


def is_anybody(noun: str) -> bool:
    """Does the noun count people of every sort?"""
    return noun in _words("anybody.tsv")


def is_follow_on(noun: str) -> bool:
    """Is it an event that goes with a greater one of its sort ("aftershock")?"""
    return noun in _words("follow_on.tsv")


def stands_for(word: str) -> bool:
    """Does what such a body does count as done by whose it is ("the *team* of Italy")?"""
    return word in _words("bodies.tsv")


def is_denominator(word: str) -> bool:
    """May a rate be told of each of it ("a day", "a barrel")?"""
    return word in _denominators()


def denominator(word: str) -> str:
    """The group of a word behind "per": "head" and "resident" are of one; itself where it has none."""
    return _denominators().get(word, word)


def update_cues() -> frozenset[str]:
    """Words and phrases that mark a story on the move: "so far", "at least", "rose to"."""
    return _words("updates.tsv")


def fulfils(text: str) -> bool:
    """Does a sentence say that it tells of a plan carried out ("as announced")?"""
    lowered = f" {text.lower()} ".replace(",", " ")
    return any(f" {phrase} " in lowered for phrase in _words("fulfilled.tsv"))


def grows(word: str) -> bool:
    """Does a count of this noun only grow as a story moves on: toll, dead, injured, homeless?"""
    return word in _words("growing.tsv")
