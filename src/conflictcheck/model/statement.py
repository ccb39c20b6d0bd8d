"""What the annotator reads out of sentences: frames (who did what) and mentions (values in their place)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from conflictcheck.model.text import Article, Sentence, Span
from conflictcheck.model.value import Moment, Place, Quantity

Modality = Literal["fact", "future", "possible", "hypothesis", "plan", "question"]
MentionType = Literal["quantity", "moment", "place", "name", "thing"]


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a context: `keys` are what it may be matched by (lemma, synonym groups, event
    families, entity), `weight` its rarity (about 0.3 for common words to 1.6 for rare names)."""

    token: int
    keys: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Arg:
    """An argument of a frame. `role` is `subj`, `obj`, `iobj`, `attr`, `comp` or `prep:in`; for passives the
    roles are the logical ones."""

    role: str
    head: int
    lemma: str
    span: Span
    tokens: tuple[int, ...]
    """Indexes of the phrase's tokens without nested clauses."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its arguments: a verb, an event noun, or an adjective or noun after a copula."""

    index: int
    sentence: int
    head: int
    span: Span
    lemma: str
    """With its particle: `turn down`; the predicative word for copulas: `possible`, `president`."""
    pos: Literal["v", "n", "a", "attr"]
    families: frozenset[str]
    args: tuple[Arg, ...]
    negated: bool
    modality: Modality
    tense: Literal["past", "present", "future", ""]
    passive: bool = False
    carried: int = -1
    """Token of the noun that tells the deed where the verb only lends its person ("handed in his *resignation*"); the
    lemma is then that deed's verb."""
    speaker: str | None = None
    """Who is reported to say it, as written, where the text says so."""
    quoted: bool = False
    outer: int = -1
    """Index of the frame that governs this one (a complement or event noun), or -1."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A value read from a sentence, and the slot it fills."""

    index: int
    article: str
    sentence: int
    span: Span
    raw: str
    type: MentionType
    value: Quantity | Moment | Place | str
    """For names: the entity's type (PERSON, ORG, ...); for things: the noun's lemma."""
    head: int
    """Token that carries the slot: the counted noun, the name's last word."""
    noun: str = ""
    """Counted or described noun, lower-case lemma."""
    modifiers: frozenset[str] = frozenset()
    """Lemmas that narrow the noun: `seriously injured`, `three-storey`, compounds."""
    complement: frozenset[str] = frozenset()
    """Lemmas of what follows: "deaths in *Aceh*", "26 of *Ukraine's allies*"."""
    frame: int = -1
    role: str = ""
    entity: str = ""
    """Linked entity id for names and places, set by linking."""
    determiner: str = ""


@dataclass(frozen=True)
class Annotated:
    """An article, read. Tuples are indexed by the `index` of what they hold."""

    article: Article
    sentences: tuple[Sentence, ...]
    frames: tuple[Frame, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...] = field(default=())

    @cached_property
    def told(self) -> Mapping[int, tuple[Mention, ...]]:
        """Mentions by the index of their sentence, for sentences that have any."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {index: tuple(mentions) for index, mentions in found.items()}


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation with its speaker as written ('' when the text names none)."""

    sentence: int
    span: Span
    text: str
    speaker: str
