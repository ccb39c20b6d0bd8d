"""What a governing word does to the clause below it: denies it, plans it, asks it, or leaves it open."""

from __future__ import annotations

from dataclasses import dataclass

from conflictcheck.annotate.tree import Tree
from conflictcheck.model.statement import Frame, Modality
from conflictcheck.normalize import lexicon

COMPLEMENTS = frozenset({"in", "to", "on", "of", "at"})
"""Prepositions whose clause may complete the verb before it; any other clause only goes with it."""
_OPENS: dict[str, Modality] = {"plan": "plan", "hypothesis": "hypothesis", "possible": "possible"}
LEAVING = frozenset({"get", "have", "keep", "make", "leave", "find", "render", "set"})
"""Verbs that tell what they leave their object as: "made the roads safe"."""
_WITNESSING = frozenset({"find", "see", "hear", "catch", "spot"})
_ASKING = frozenset({"WP", "WRB", "WP$"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether the clause is denied by what governs it, and the mood that it takes on ('' for none)."""

    denied: bool = False
    mood: Modality | str = ""


def scope(tree: Tree, verb: int, outer: Frame, outer_verb: int) -> Scope:
    """Scope over the clause of `verb`, whose governing frame is `outer` (predicate or noun at `outer_verb`)."""
    token = tree.tokens[verb]
    if _asks(tree, verb):
        return Scope(mood="question")
    infinitive = any(t.tag == "TO" for t in tree.kids(verb, "aux"))
    if token.dep in {"acl", "relcl"} and tree.tokens[token.head].pos == "NOUN":
        return _of_noun(tree, token.head, outer) if infinitive else Scope()
    if is_state(tree, verb):
        # "failed to get the balance right": what it is left as, no statement
        return Scope(denied=outer.negated, mood="" if outer.modality == "fact" else outer.modality)
    if token.dep == "ccomp":
        return _of_statement(outer)
    if token.dep == "pcomp":
        marker = f"{outer.lemma} {tree.tokens[token.head].lemma}"
        if tree.tokens[token.head].lemma not in COMPLEMENTS and lexicon.modality(marker) is None:
            return Scope()
    if token.dep not in {"xcomp", "pcomp"} and not (token.dep == "advcl" and infinitive and outer.pos == "a"):
        return Scope()
    if not infinitive and token.tag != "VBG":
        # "left stranded, 6 missing": a participle tells a state, no deed that is governed.
        return Scope()
    if token.dep == "xcomp" and not infinitive and outer.lemma in _WITNESSING:
        # "has yet to be found burning": that it was found is denied.
        return Scope()
    particle = tree.tokens[token.head].lemma if token.dep == "pcomp" else "to" if infinitive else ""
    effect = lexicon.modality(f"{outer.lemma} {particle}".strip()) or lexicon.modality(outer.lemma) or ""
    # "too soon to cut", "has yet to pay"
    far = any(_off(tree, k) for k in tree.children[outer_verb])
    if outer.negated and infinitive and "obliging" in lexicon.verb_traits(outer.lemma):
        # "need not be cooled": it may be
        return Scope(mood="possible")
    if effect == "negates" and outer.negated:
        # "has not ruled out paying", "did not refuse to pay"
        return Scope(mood="possible")
    if effect == "negates" and token.dep == "pcomp" and outer.modality == "plan":
        # "is needed to keep the state from defaulting": whether it will is not told
        return Scope(mood="hypothesis")
    if effect == "doubts":
        # "is unlikely to leave" tells as much as "is not expected to leave".
        return Scope(not outer.negated, "plan")
    return Scope((effect == "negates") ^ outer.negated ^ far, _OPENS.get(effect, ""))


def is_state(tree: Tree, i: int) -> bool:
    """Whether the word tells what the verb above it leaves its object as: "get the balance *right*"."""
    token = tree.tokens[i]
    return token.dep == "ccomp" and token.pos in {"ADJ", "ADV"} and tree.tokens[token.head].lemma in LEAVING


def _asks(tree: Tree, verb: int) -> bool:
    """Whether the clause says who, what or whether, and not that: "could not settle who pays"."""
    if tree.tokens[verb].dep not in {"ccomp", "pcomp", "xcomp", "csubj"}:
        return False
    if any(t.dep == "mark" and t.lemma == "whether" for t in tree.kids(verb)):
        return True
    return any(t.tag in _ASKING and t.i < verb for k in tree.kids(verb) for t in (k, *tree.kids(k.i)))


def _off(tree: Tree, k: int) -> bool:
    t = tree.tokens[k]
    if t.lemma == "yet":
        return t.i < t.head + 3
    return t.pos in {"ADJ", "ADV"} and any(m.lemma == "too" and m.i < k for m in tree.kids(k, "advmod"))


def _of_noun(tree: Tree, noun: int, outer: Frame) -> Scope:
    """ "no plans to sell", "its refusal to pay", "did not get permission to land"."""
    effect = lexicon.modality(tree.tokens[noun].lemma) or ""
    without = any(t.lemma in {"no", "neither"} and t.dep in {"det", "neg"} for t in tree.kids(noun))
    holds = outer.negated and outer.pos == "v" and any(a.head == noun for a in outer.args)
    return Scope((effect == "negates") ^ (without or holds), _OPENS.get(effect, "plan"))


def _of_statement(outer: Frame) -> Scope:
    effect = lexicon.modality(outer.lemma) or ""
    if "denying" in lexicon.verb_traits(outer.lemma):
        return Scope(denied=not outer.negated)
    if not outer.negated or outer.pos != "v":
        return Scope(mood=_OPENS.get(effect, ""))
    # "does not think that it will" denies; "did not say that it will" leaves it open.
    return Scope(denied=True) if "raising" in lexicon.verb_traits(outer.lemma) else Scope(mood="question")
