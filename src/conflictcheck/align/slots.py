"""Slots: mentions with everything that alignment asks about them, computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from conflictcheck.align.brackets import explained_names
from conflictcheck.align.context import Bag, SentenceContext, near_bag
from conflictcheck.align.contexts import Contexts, contexts
from conflictcheck.align.fates import fates
from conflictcheck.align.link import NameMention, link
from conflictcheck.align.predicates import Deed
from conflictcheck.model import Moment, Place, Quantity, Sentence
from conflictcheck.model.statement import Annotated, Frame, Mention
from conflictcheck.normalize import lexicon, number


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention in its context. `order` places it in the whole run: (article number, offset)."""

    order: tuple[int, int]
    mention: Mention
    annotated: Annotated
    sentence: Sentence
    context: SentenceContext
    near: Bag
    frame: Frame | None
    entities: frozenset[str]
    """Linked entities of the sentence."""
    near_entities: frozenset[str]
    siblings: tuple[Mention, ...]
    """Other mentions of the same type in the sentence."""
    numbers: frozenset[str]
    """Renderings of the sentence's other quantities."""
    moments: tuple[Moment, ...]
    """Times said in the sentence."""
    deed: Deed | None
    """The governing frame with its roles."""
    fates: frozenset[str]
    """What became of those that a number counts."""
    predicate: tuple[str, ...]
    """Keys of the governing predicate and of participles on the noun: "people *killed*"."""

    @property
    def article(self) -> str:
        return self.mention.article


def linked(articles: Sequence[Annotated], aliases: Sequence[Sequence[str]] = ()) -> tuple[Annotated, ...]:
    """The articles with every name and place mention given the id of its entity, across articles. `aliases`
    are groups of names that the user calls one."""
    names = [
        NameMention(m.article, m.span.start, m.span.end, m.raw, _label(m), _role(m))
        for a in articles
        for m in a.mentions
        if m.type in {"name", "place"}
    ]
    ids = _with_aliases(link(names), names, aliases)
    joined = tuple(replace(a, mentions=tuple(_with_entity(m, ids) for m in a.mentions)) for a in articles)
    short = explained_names(joined)
    return tuple(replace(a, mentions=tuple(_spelled_out(m, short) for m in a.mentions)) for a in joined)


def _spelled_out(mention: Mention, short: Mapping[str, str]) -> Mention:
    entity = short.get(mention.raw)
    return mention if entity is None else replace(mention, entity=entity)


def _with_aliases(
    ids: dict[tuple[str, int], str], names: Sequence[NameMention], aliases: Sequence[Sequence[str]]
) -> dict[tuple[str, int], str]:
    if not aliases:
        return ids
    first = {alias.lower(): group[0] for group in aliases for alias in group}
    out = dict(ids)
    for name in names:
        if name.text.lower() in first:
            out[name.article, name.start] = f"alias:{first[name.text.lower()].lower()}"
    return out


def _label(mention: Mention) -> str:
    return mention.value if isinstance(mention.value, str) else "GPE"


def _role(mention: Mention) -> str:
    return " ".join(sorted(mention.modifiers))


def _with_entity(mention: Mention, ids: Mapping[tuple[str, int], str]) -> Mention:
    if mention.type == "place" and isinstance(mention.value, Place):
        key = mention.value.key
        return replace(mention, entity=ids.get((mention.article, mention.span.start), key))
    if mention.type == "name":
        return replace(mention, entity=ids.get((mention.article, mention.span.start), ""))
    return mention


def slots(articles: Sequence[Annotated], found: Sequence[Deed], known: Contexts | None = None) -> tuple[Slot, ...]:
    """Slots of every mention of linked articles, in reading order; `found` are the articles' deeds, `known` the
    contexts of their sentences, where the caller has them."""
    known = known or contexts(articles)
    told = {(d.order[0], d.frame.index): d for d in found}
    out: list[Slot] = []
    for number_of, annotated in enumerate(articles):
        for index, mentions in sorted(annotated.told.items()):
            sentence = annotated.sentences[index]
            context, linked = known[number_of, index]
            entities = frozenset(linked.values())
            for mention in mentions:
                out.append(_slot(number_of, annotated, sentence, context, entities, mention, mentions, told))
    return tuple(out)


def _slot(
    number_of: int,
    annotated: Annotated,
    sentence: Sentence,
    context: SentenceContext,
    entities: frozenset[str],
    mention: Mention,
    mentions: Sequence[Mention],
    told: Mapping[tuple[int, int], Deed],
) -> Slot:
    # A thing is compared by its role, not by what is near it.
    near = Bag.of(()) if mention.type == "thing" else near_bag(context, mention, sentence)
    frame = annotated.frames[mention.frame] if mention.frame >= 0 else None
    return Slot(
        order=(number_of, mention.span.start),
        mention=mention,
        annotated=annotated,
        sentence=sentence,
        context=context,
        near=near,
        frame=frame,
        entities=entities,
        near_entities=frozenset(k[2:] for k in near.strength if k[:2] == "e:"),
        siblings=tuple(m for m in mentions if m.type == mention.type and m.index != mention.index),
        numbers=frozenset(
            number.render(m.value) + m.value.unit
            for m in mentions
            if isinstance(m.value, Quantity) and m.index != mention.index
        ),
        moments=tuple(m.value for m in mentions if isinstance(m.value, Moment) and m.index != mention.index),
        deed=told.get((number_of, mention.frame)),
        fates=fates(context.tree, mention),
        predicate=_predicate(context, frame, mention),
    )


def _predicate(context: SentenceContext, frame: Frame | None, mention: Mention) -> tuple[str, ...]:
    keys: list[str] = []
    tree = context.tree
    if mention.type == "name":
        # "Ann Hill, who is running for mayor, ..."
        for t in tree.kids(mention.head, "relcl"):
            if any(k.tag == "WP" for k in tree.kids(t.i, "nsubj", "nsubjpass")):
                keys += _keys_of(t.lemma, "v")
    if mention.noun:
        for t in tree.kids(mention.head, "acl", "relcl"):
            keys += _keys_of(t.lemma, "v")
        keys += (f"f:{f}" for f in sorted(lexicon.families(mention.noun, "n")))
    governor = tree.tokens[tree.tokens[mention.head].head]
    if governor.tag in {"VBN", "VBD"} and governor.dep == "amod":
        # "the Lyon-based firm"
        keys += _keys_of(governor.lemma, "v")
    if frame is not None and not lexicon.is_light(frame.lemma):
        keys += _keys_of(frame.lemma, frame.pos[0])
    if frame is not None and lexicon.is_light(frame.lemma):
        for arg in frame.args:
            keys += (f"f:{f}" for f in sorted(lexicon.families(arg.lemma, "n")))
    return tuple(dict.fromkeys(keys))


def _keys_of(lemma: str, pos: str) -> list[str]:
    return [
        lemma,
        *(f"s:{g}" for g in sorted(lexicon.synonym_groups(lemma, pos))),
        *(f"f:{f}" for f in sorted(lexicon.families(lemma, pos))),
    ]
