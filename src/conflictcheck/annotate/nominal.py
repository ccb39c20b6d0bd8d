"""Deeds told by a noun behind a verb that only lends its person: "handed in his resignation", "won approval"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conflictcheck.annotate import modal
from conflictcheck.annotate.tree import Tree
from conflictcheck.model.statement import Arg
from conflictcheck.normalize import lexicon


@dataclass(frozen=True, slots=True)
class Nominal:
    """The deed that a noun tells: its verb, its noun's token, and its arguments in the verb's own roles."""

    verb: str
    noun: int
    args: tuple[Arg, ...]
    undergone: bool
    """Whether who is named first undergoes it: "won approval"."""


def nominal(tree: Tree, head: int, lemma: str, args: tuple[Arg, ...]) -> Nominal | None:
    """What the verb at `head` tells by the noun that it governs; `args` are the verb's own. None where it tells its
    own deed."""
    for arg in args:
        found = lexicon.nominal(tree.tokens[arg.head].lemma) if arg.role == "obj" else None
        if found is None or tree.tokens[arg.head].head != head or lemma not in found.own | found.of_another:
            continue
        undergone = lemma in found.of_another
        roles = {"subj": "obj"} if undergone else {}
        objects = {f"prep:{p}" for p in found.objects}
        own = [Arg(roles.get(a.role, a.role), a.head, a.lemma, a.span, a.tokens) for a in args if a is not arg]
        own += _complements(tree, arg.head)
        placed = tuple(_turned(a, objects, undergone) for a in own)
        return Nominal(found.verb, arg.head, placed, undergone)
    return None


def movement(tree: Tree, noun: int, args: tuple[Arg, ...]) -> tuple[str, tuple[Arg, ...]] | None:
    """The verb of a rise or fall that a noun tells to have happened, and its arguments: "after *a drop in profit*" says
    that profit dropped. None where it is no such noun, or its clause does not say that it happened."""
    token = tree.tokens[noun]
    if not lexicon.is_change(token.lemma) or not any(a.role == "prep:in" for a in args):
        return None
    above = tree.tokens[token.head]
    if token.dep == "pobj" and above.lemma in _AFTER:
        above = tree.tokens[above.head]
    elif token.dep != "dobj" or above.lemma not in _SEEN:
        return None
    if above.pos != "VERB" or modal.modality(tree, above.i) != "fact" or modal.negated(tree, above.i):
        return None
    placed = tuple(replace(a, role="subj") if a.role == "prep:in" else a for a in args)
    return _MOVED.get(token.lemma, token.lemma), placed


_AFTER = frozenset({"after", "amid", "despite", "follow", "following"})
"""Prepositions whose object has happened when what they hang on has: "fell after a drop in profit"."""
_SEEN = frozenset({"see", "record", "report", "post", "suffer", "reveal", "show", "register", "experience", "cause"})
"""Verbs whose object has happened."""
_MOVED = {"growth": "grow", "uptick": "rise", "hike": "rise"}


def _complements(tree: Tree, noun: int) -> list[Arg]:
    out = []
    for prep in tree.kids(noun, "prep"):
        for t in tree.kids(prep.i, "pobj"):
            tokens = tree.phrase(t.i)
            out.append(Arg(f"prep:{prep.lemma}", t.i, t.lemma, tree.span(tokens), tokens))
    return out


def _turned(arg: Arg, objects: set[str], undergone: bool) -> Arg:
    """What the deed is done to, and by whom it is undergone, in the verb's roles."""
    if arg.role in objects and not undergone:
        return Arg("obj", arg.head, arg.lemma, arg.span, arg.tokens)
    if undergone and arg.role in {"prep:from", "prep:by"}:
        return Arg("subj", arg.head, arg.lemma, arg.span, arg.tokens)
    return arg
