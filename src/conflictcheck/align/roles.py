"""Participants of a deed: what each may be matched by, and how two compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conflictcheck.align.context import SentenceContext
from conflictcheck.align.which import kinds, other_kinds
from conflictcheck.annotate.modal import denied_noun
from conflictcheck.annotate.words import fold
from conflictcheck.model import Quantity, Sentence
from conflictcheck.model.statement import Annotated, Arg
from conflictcheck.normalize import lexicon

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "you", "this", "that", "who", "which", "him", "her", "them", "us"}
    | {"his", "its", "their"}
)


@dataclass(frozen=True, slots=True)
class Role:
    """An argument by what it may be matched: entity ids, head words with their keys, all content words."""

    role: str
    entities: frozenset[str]
    heads: frozenset[str]
    words: frozenset[str]
    pronoun: bool
    name: str
    """The head as written when it is a proper noun, else empty."""
    names: frozenset[str]
    """Proper nouns of the phrase, as written."""
    which: frozenset[str]
    """Names that tell which one is meant: the *Polish* premier, *Volvo's* chairman."""
    kinds: frozenset[str]
    """Words that tell what sort or which one of a pair it is: the *upper* house, *diesel* prices, the number of
    *thefts*."""
    counts: frozenset[str]
    """How many: "*12* people"."""
    definite: bool
    """Whether it is a common noun that was spoken of before: "the handset", "his lawyer"."""
    nobody: bool
    """Whether it stands for none of all: "nobody", "no one", "none of it"."""
    amount: bool
    """Whether it is nothing but an amount: "$374m"."""
    text: str


def role_of(
    arg: Arg, sentence: Sentence, linked: Mapping[int, str], context: SentenceContext, annotated: Annotated
) -> Role:
    head = sentence.tokens[arg.head]
    heads = {fold(head.lemma)}
    for word in context.words:
        if word.token == arg.head:
            heads |= set(word.keys)
    if arg.role == "comp":
        # A clause is matched by any of its words: "reach an agreement" and "agree".
        inner = set(arg.tokens)
        heads |= {k for w in context.words if w.token in inner for k in w.keys if k[:2] == "f:" or w.token == arg.head}
    # "the corporation Ernslaw One", "the team of Italy"
    beside = [t.i for t in sentence.tokens if t.dep in {"conj", "appos"} and t.head == arg.head]
    if lexicon.stands_for(head.lemma):
        beside += _behind(sentence, arg.head)
    entities = {linked[i] for i in (arg.head, *beside) if i in linked}
    words = {w.keys[0] for w in context.words if w.token in set(arg.tokens)}
    # The tagger takes "Labour" for a common noun, the recogniser does not.
    capital = head.text[:1].isupper() and (head.i > 0 or not lexicon.noun_classes(fold(head.lemma)))
    named = head.pos == "PROPN" or (head.ent in _NAMING and head.pos == "NOUN" and capital)
    name = head.text if named and head.ent not in {"DATE", "TIME"} else ""
    text = " ".join(sentence.tokens[i].text for i in arg.tokens)
    inside = set(arg.tokens) - {arg.head}
    which = {
        linked.get(t.i, fold(t.lemma))
        for t in sentence.tokens
        if t.i in inside and t.head == arg.head and t.dep in _WHICH and (t.pos == "PROPN" or t.ent in _NAMING)
    }
    measured = [
        (m.value, m.span.start <= head.start < m.span.end)
        for m in annotated.told.get(sentence.index, ())
        if isinstance(m.value, Quantity) and (m.head == arg.head or m.span.start <= head.start < m.span.end)
    ]
    return Role(
        role=arg.role,
        entities=frozenset(entities),
        heads=frozenset(heads),
        words=frozenset(words),
        pronoun=head.lemma in PRONOUNS,
        name=name,
        names=frozenset(sentence.tokens[i].text for i in (*arg.tokens, *beside) if sentence.tokens[i].pos == "PROPN"),
        which=frozenset(which),
        kinds=kinds(context.tree, arg.head),
        counts=frozenset(f"{value.low}-{value.high}" for value, _ in measured),
        definite=head.pos == "NOUN"
        and any(
            t.head == arg.head and (t.dep == "poss" or (t.dep == "det" and t.lemma in {"the", "this", "that"}))
            for t in sentence.tokens
        ),
        nobody=_nobody(sentence, context, arg.head),
        amount=any(inside for _, inside in measured),
        text=text,
    )


def _nobody(sentence: Sentence, context: SentenceContext, noun: int) -> bool:
    lemma = sentence.tokens[noun].lemma
    universal = lemma in _NOBODY or (lemma in {"one", "body"} and denied_noun(context.tree, noun))
    following = sentence.tokens[noun + 1].lemma if noun + 1 < len(sentence.tokens) else ""
    excepted = following in {"but", "save"} or any(t.lemma in {"except", "besides", "apart"} for t in sentence.tokens)
    return universal and not excepted


def _behind(sentence: Sentence, noun: int) -> list[int]:
    """Whose a noun is: "the team *of Italy*", "*Italy*'s team", "the *Italian* team"."""
    prepositions = {t.i for t in sentence.tokens if t.head == noun and t.lemma == "of"}
    return [
        t.i
        for t in sentence.tokens
        if t.head in prepositions or (t.head == noun and t.dep in {"poss", "amod", "compound", "nmod"})
    ]


_NOBODY = frozenset({"nobody", "none", "nothing", "noone"})

_WHICH = frozenset({"compound", "amod", "poss", "nmod"})

_NAMING = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC", "FAC"})

NONE = "none of all"
"""Nobody, nothing, no officer: against whoever or whatever the other names."""

MAYBE = "may be one"
"""A name, and a common noun that was spoken of before: "the Leaf", "the handset"."""

ANOTHER = "another one"
"""The phrases themselves tell two apart: the Polish premier, the Spanish premier."""

GOOD = (
    "same entity",
    "same word",
    "synonym or broader",
    "a word shared",
    NONE,
    MAYBE,
    "pronoun",
    "different",
    "different names",
    ANOTHER,
)


def compare(p: Role, q: Role) -> str:
    if p.entities & q.entities:
        return "same entity"
    if p.nobody != q.nobody:
        # "nobody was hurt", "two cyclists were hurt"
        return NONE
    if p.pronoun or q.pronoun:
        return "pronoun"
    if p.entities and q.entities:
        return "different names"
    if not p.name and not q.name and p.which and q.which and not p.which & q.which:
        return ANOTHER
    if p.name and q.name and p.name != q.name and not p.words & q.words:
        return "different names"
    if not p.name and not q.name and other_kinds(p.kinds | _plain(p), q.kinds | _plain(q)):
        return ANOTHER
    if p.amount and q.amount and p.counts & q.counts:
        return "same word"
    if p.counts and q.counts and not p.counts & q.counts:
        # "killed 12 people", "injured 45 people"
        return "different"
    if _plain(p) & _plain(q):
        return "same word"
    if any(one.name and not other.name and _plain(other) & one.words for one, other in ((p, q), (q, p))):
        # "the journalist Malik Toure", "the journalist"
        return "same word"
    if p.heads & q.heads:
        return "synonym or broader"
    plain_p, plain_q = (min(r.heads, key=lambda head: (len(head), head)) for r in (p, q))
    if plain_p in lexicon.relatives(plain_q):
        return "synonym or broader"
    if p.words & q.words:
        return "a word shared"
    return MAYBE if (p.name and q.definite) or (q.name and p.definite) else "different"


def _plain(role: Role) -> frozenset[str]:
    return frozenset(h for h in role.heads if ":" not in h)


SAME = frozenset({"same entity", "same word", "synonym or broader"})
