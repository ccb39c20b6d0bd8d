"""What became of those that a number counts: killed, injured, arrested, evacuated."""

from __future__ import annotations

from collections.abc import Iterator

from conflictcheck.annotate.tree import Tree
from conflictcheck.model import Quantity
from conflictcheck.model.statement import Mention
from conflictcheck.normalize import lexicon

_ABOARD = frozenset({"aboard"})
_UNDERGONE = frozenset({"dobj", "nsubjpass", "obj", "pobj"})
_PREDICATED = ("acomp", "oprd", "attr", "xcomp", "ccomp")


def fates(tree: Tree, mention: Mention) -> frozenset[str]:
    """Names of the fates of data/fates.tsv that the clause or the noun phrase gives to those who are counted."""
    if not isinstance(mention.value, Quantity) or mention.value.dimension not in {"count", "share"}:
        return frozenset()
    behind = next((t for t in tree.tokens if t.start >= mention.span.end), None)
    told = lexicon.fates(behind.text.lower(), "a") if behind is not None else frozenset()
    if told and told != _ABOARD:
        # "5 dead, 30 missing": headlines leave the parser without a verb.
        return told
    # "killed all 31 aboard"
    return told | frozenset(f for word, pos in _words(tree, mention) for f in lexicon.fates(word, pos))


def _words(tree: Tree, mention: Mention) -> Iterator[tuple[str, str]]:
    head = tree.tokens[mention.head]
    yield mention.noun or head.lemma, "n"
    yield head.lemma, "a"
    for kid in tree.kids(mention.head, "amod", "acl", "relcl", "compound"):
        # "people killed", "people who were killed"; "people who killed" did it.
        if kid.dep != "relcl" or any(True for _ in tree.kids(kid.i, "nsubjpass")) or not _has_object(tree, kid.i):
            yield kid.lemma, "v"
            yield kid.lemma, "a"
        if kid.dep == "compound":
            # "a death toll of 12"
            yield kid.lemma, "n"
    yield from _above(tree, mention.head)


def _above(tree: Tree, at: int) -> Iterator[tuple[str, str]]:
    """The deed that the noun undergoes, or the noun that it belongs to: "the death *of 12 people*"."""
    token = tree.tokens[at]
    while token.dep == "conj" and token.head != token.i:
        # "12 men and 3 women were killed"
        token = tree.tokens[token.head]
    above = tree.tokens[token.head]
    if token.dep == "pobj" and above.dep in {"prep", "agent"} and above.lemma in {"of", "to", "for"}:
        holder = tree.tokens[above.head]
        if holder.pos in {"VERB", "AUX"}:
            if token.pos != "NUM":
                # "the victims were taken to 3 hospitals"
                return
            # "the toll rose to 12"
            holder = next(tree.kids(holder.i, "nsubj", "nsubjpass"), holder)
        yield holder.lemma, "n"
        for kid in tree.kids(holder.i, "compound"):
            yield kid.lemma, "n"
        return
    if above.pos not in {"VERB", "AUX"} or above.i == token.i:
        return
    undergone = token.dep in _UNDERGONE or (token.dep == "nsubj" and not _has_object(tree, above.i))
    if not undergone:
        return
    particle = next((k.lemma for k in tree.kids(above.i, "prt")), "")
    yield f"{above.lemma} {particle}".strip(), "v"
    # "is missing" is read as a form of "miss".
    yield above.text.lower(), "a"
    for kid in tree.kids(above.i, "conj"):
        # "damaged or toppled"; "killed and 12 wounded" speaks of others.
        if not any(tree.kids(kid.i, "nsubj", "nsubjpass", "dobj")):
            yield kid.lemma, "v"
    for kid in tree.kids(above.i, *_PREDICATED):
        # "left 12 people dead", "12 people are missing"
        yield kid.lemma, "a"
        yield kid.text.lower(), "a"
        yield kid.lemma, "v"


def _has_object(tree: Tree, verb: int) -> bool:
    return any(True for _ in tree.kids(verb, "dobj", "obj"))
