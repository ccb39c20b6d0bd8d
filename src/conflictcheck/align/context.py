"""What surrounds a mention: weighted words with the keys they may be matched by."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from conflictcheck.align.scene import NEWS, Scene
from conflictcheck.annotate.tree import Tree
from conflictcheck.annotate.words import word_of
from conflictcheck.model import Moment, Place, Sentence
from conflictcheck.model.statement import Annotated, Mention, Word
from conflictcheck.normalize import lexicon

NEAR = 6.0
"""Tree cost beyond which a word no longer counts as near (see `Tree.distances`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """Words with weights; `strength` maps every key of a word to the weight of the heaviest word that has it.

    A bag equals none but itself, so that what was found for a pair of bags can be kept.
    """

    words: tuple[tuple[tuple[str, ...], float], ...]
    strength: Mapping[str, float]
    norm: float
    total: float
    """Sum of the weights."""

    @classmethod
    def of(cls, words: Iterable[tuple[tuple[str, ...], float]]) -> Bag:
        kept: dict[str, tuple[tuple[str, ...], float]] = {}
        for keys, weight in words:
            if keys[0] not in kept or kept[keys[0]][1] < weight:
                kept[keys[0]] = (keys, weight)
        strength: dict[str, float] = {}
        for keys, weight in kept.values():
            for key in keys:
                strength[key] = max(weight, strength.get(key, 0.0))
        norm = math.sqrt(sum(w * w for _, w in kept.values()))
        return cls(tuple(kept.values()), strength, norm, sum(w for _, w in kept.values()))


@dataclass(frozen=True, slots=True)
class Overlap:
    cosine: float
    """0..1, rarity-weighted, over keys: synonyms, event families and linked entities count as shared."""
    shared: float
    """Sum of the weights of the shared words: how much there is to go by."""
    cover: float
    """Greater share of one side's weight that the other covers."""
    words: tuple[str, ...]
    """First key of each shared word, heaviest first."""


_NOTHING = Overlap(0.0, 0.0, 0.0, ())


# Every comparison of a pair of slots, and of other slots in the same two sentences, asks for it.
@lru_cache(maxsize=8192)
def overlap(a: Bag, b: Bag) -> Overlap:
    if a.strength.keys().isdisjoint(b.strength):
        return _NOTHING
    if (b.norm, b.total, b.words) < (a.norm, a.total, a.words):
        # A synonym counts from one side only: which, must not hang on the order of the articles.
        a, b = b, a
    product = shared = 0.0
    common: list[tuple[float, str]] = []
    there, here = b.strength, a.strength
    for keys, weight in a.words:
        other = 0.0
        for position, key in enumerate(keys):
            found = there.get(key)
            if found is not None:
                # A synonym or a word of one event family says a little less than the word itself.
                found = found if position == 0 or key[:2] == "e:" else 0.8 * found
                if found > other:
                    other = found
        if other > 0.0:
            least = weight if weight < other else other
            product += weight * other
            shared += least
            common.append((least, keys[0]))
    back = sum(_common(b, here))
    cosine = product / (a.norm * b.norm) if a.norm and b.norm else 0.0
    cover = max(shared / a.total if a.total else 0.0, back / b.total if b.total else 0.0)
    words = tuple(k for _, k in sorted(common, key=lambda c: (-c[0], c[1])))
    return Overlap(min(1.0, cosine), shared, min(1.0, cover), words)


def shares(a: Bag, b: Bag, least: float) -> bool:
    """Whether the weights of the common words add up to `least`, a synonym counting as much as the word itself;
    without looking further once they do."""
    few, many = (b, a) if len(b.words) < len(a.words) else (a, b)
    shared = 0.0
    for weight in _common(few, many.strength):
        shared += weight
        if shared >= least:
            return True
    return False


def _common(bag: Bag, strength: Mapping[str, float]) -> Iterator[float]:
    """Of each word of the bag, the weight that it has in common with its best match."""
    for keys, weight in bag.words:
        other = 0.0
        for key in keys:
            found = strength.get(key)
            if found is not None and found > other:
                other = found
        yield weight if weight < other else other


@dataclass(frozen=True, slots=True, eq=False)
class SentenceContext:
    """A sentence's context equals none but itself, as its bag does."""

    words: tuple[Word, ...]
    bag: Bag
    tree: Tree
    moments: tuple[Moment, ...]
    places: tuple[Place, ...]
    scene: Scene


def sentence_context(
    sentence: Sentence, entities: Mapping[int, str], mentions: Sequence[Mention] = (), scene: Scene = NEWS
) -> SentenceContext:
    """`entities` maps token indexes to linked entity ids, `mentions` are the sentence's."""
    words = tuple(w for t in sentence.tokens if (w := word_of(t, entities.get(t.i, ""))) is not None)
    bag = Bag.of((w.keys, w.weight) for w in words)
    moments = tuple(m.value for m in mentions if isinstance(m.value, Moment))
    places = tuple(m.value for m in mentions if isinstance(m.value, Place))
    return SentenceContext(words, bag, Tree.of(sentence.tokens), moments, places, scene)


def near_bag(context: SentenceContext, mention: Mention, sentence: Sentence) -> Bag:
    """Words near the mention in the tree, each weighted by rarity and nearness; its own words left out."""
    own = {t.i for t in sentence.tokens if mention.span.start <= t.start < mention.span.end}
    start = (*sorted(own), mention.head) if mention.head not in own else tuple(sorted(own))
    distances = context.tree.distances(start)
    out = []
    for word in context.words:
        distance = distances.get(word.token, 99.0)
        if word.token in own or (word.token == mention.head and mention.noun) or distance > NEAR:
            continue
        out.append((word.keys, word.weight / (1.0 + max(0.0, distance - 1.0))))
    return Bag.of(out)


def entity_tokens(annotated: Annotated, offices: Mapping[str, str] | None = None) -> dict[int, dict[int, str]]:
    """Sentence index -> token index -> linked entity id: names and places, offices that one person holds in the
    story ("the mayor"), and he or she for the person spoken of last. `offices` maps a role to its holder."""
    out = _named_tokens(annotated)
    for sentence in annotated.sentences:
        row = out.setdefault(sentence.index, {})
        for t in sentence.tokens:
            holder = offices.get(t.lemma) if offices and t.pos == "NOUN" and t.i not in row else None
            if holder and any(k.dep == "det" and k.lemma == "the" and k.head == t.i for k in sentence.tokens):
                row[t.i] = holder
    spoken_of = ""
    for sentence in annotated.sentences:
        row = out[sentence.index]
        for t in sentence.tokens:
            personal = (t.lemma in _PERSONAL and t.pos == "PRON") or _is_by_age(sentence, t.i)
            if personal and (meant := _before(sentence, row, t.i) or spoken_of):
                row[t.i] = meant
            elif t.lemma in _IMPERSONAL and (sayer := _sayer(sentence, row, t.i)):
                row[t.i] = sayer
        people = [(t.dep not in _SUBJECTS, t.i, row[t.i]) for t in sentence.tokens if row.get(t.i, "")[:7] == "person:"]
        if people:
            spoken_of = min(people)[2]
    return out


def _is_by_age(sentence: Sentence, i: int) -> bool:
    """Whether somebody is called by the age alone: "the 29-year-*old* is likely to stay"."""
    t = sentence.tokens[i]
    if t.lemma != "old" or t.dep not in _SUBJECTS or i < 4:
        return False
    return [k.text.lower() for k in sentence.tokens[i - 3 : i]] == ["-", "year", "-"] and any(
        k.lemma == "the" for k in sentence.tokens[i - 5 : i - 3]
    )


def _before(sentence: Sentence, row: Mapping[int, str], pronoun: int) -> str:
    """The person who does what the sentence tells, named before the pronoun: "Ann Hill, its head, said *she* ..."; ''
    where no one or several are."""
    subjects = {t.i for t in sentence.tokens[:pronoun] if t.dep in _SUBJECTS}
    named = {
        row[t.i]
        for t in sentence.tokens[:pronoun]
        if row.get(t.i, "")[:7] == "person:" and (t.i in subjects or (t.dep == "appos" and t.head in subjects))
    }
    return next(iter(named)) if len(named) == 1 else ""


def _sayer(sentence: Sentence, row: Mapping[int, str], pronoun: int) -> str:
    """Whom "it" or "they" means in what is reported: "*Kraft* announced *they* would sell"; '' where it is not told."""
    clause = sentence.tokens[sentence.tokens[pronoun].head]
    above = sentence.tokens[clause.head]
    if (
        sentence.tokens[pronoun].dep not in _SUBJECTS
        or clause.dep != "ccomp"
        or not lexicon.reporting(above.lemma, "v")
    ):
        return ""
    told = (row.get(t.i, "") for t in sentence.tokens if t.head == above.i and t.dep in _SUBJECTS)
    return next((entity for entity in told if entity.split(":")[0] in _SPEAKING), "")


_IMPERSONAL = frozenset({"it", "they"})
_SPEAKING = frozenset({"org", "country", "alias", "place"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _named_tokens(annotated: Annotated) -> dict[int, dict[int, str]]:
    out: dict[int, dict[int, str]] = {}
    for mention in annotated.mentions:
        if not mention.entity:
            continue
        row = out.setdefault(mention.sentence, {})
        for t in annotated.sentences[mention.sentence].tokens:
            if mention.span.start <= t.start < mention.span.end:
                row[t.i] = mention.entity
    return out
