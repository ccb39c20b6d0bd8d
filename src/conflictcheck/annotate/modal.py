"""Negation, modality and tense of a predicate."""

from __future__ import annotations

from typing import Literal

from conflictcheck.annotate.tree import Tree
from conflictcheck.model.statement import Modality
from conflictcheck.normalize import lexicon

_MODALS: dict[str, Modality] = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "would": "hypothesis",
    "should": "hypothesis",
    "'d": "hypothesis",
    "must": "hypothesis",
    "will": "future",
    "'ll": "future",
    "shall": "future",
}
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till", "before", "once", "should"})
"""What such a clause says is not said to have happened."""
_IN_TIME = frozenset({"until", "till", "before", "once"})
"""What follows these in the past has happened: "left before the train derailed", not "before it derails"."""


def negated(tree: Tree, verb: int) -> bool:
    """Whether the clause denies what its predicate says ("did not", "no one was", "never", "without")."""
    count = 0
    for t in tree.kids(verb):
        if t.dep == "neg" or t.lemma in {"never", "neither", "nor", "hardly", "scarcely", "barely"}:
            following = tree.tokens[t.i + 1].lemma if t.i + 1 < len(tree.tokens) else ""
            # "will not reopen until Friday" tells that it will.
            count += following not in {"only", "just", "least", "until"} and not _until(tree, verb)
        elif t.dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            count += denied_noun(tree, t.i) or t.lemma in {"nobody", "nothing", "none"}
        elif t.dep in {"acomp", "oprd"}:
            # "pleaded not guilty"
            count += any(True for _ in tree.kids(t.i, "neg"))
    token = tree.tokens[verb]
    if token.dep == "pcomp" and tree.tokens[token.head].lemma == "without":
        count += 1
    return count % 2 == 1


def _until(tree: Tree, verb: int) -> bool:
    until = any(t.lemma in {"until", "till"} for t in tree.kids(verb, "prep"))
    return until or any(m.lemma in {"until", "till"} for t in tree.kids(verb, "advcl") for m in tree.kids(t.i, "mark"))


def denied_noun(tree: Tree, noun: int) -> bool:
    """Whether the noun has the determiner "no" ("no troops", "no one"). "No 1" is a rank."""
    token = tree.tokens[noun]
    return (
        token.lemma not in {"doubt", "matter"}
        and not token.text[:1].isdigit()
        and (
            any(t.lemma in {"no", "neither"} and t.dep in {"det", "neg"} for t in tree.kids(noun))
            or _opens_with_no(tree, noun)
        )
    )


def _opens_with_no(tree: Tree, noun: int) -> bool:
    """ "No tsunami warning": the parser hangs the determiner on the compound."""
    first = tree.phrase(noun)[0]
    after = tree.tokens[first + 1].lemma if first + 1 < len(tree.tokens) else ""
    return first < noun and tree.tokens[first].lemma == "no" and after not in {"more", "few", "less", "late", "long"}


def modality(tree: Tree, verb: int) -> Modality:
    """How the clause puts its predicate: as fact, future, possibility, hypothesis, plan or question."""
    last = tree.tokens[-1].text if tree.tokens else ""
    aux = {t.lemma if t.lemma in _MODALS else t.text.lower() for t in tree.kids(verb, "aux")}
    marks = {t.lemma for t in tree.kids(verb) if t.dep in {"mark", "advmod"}}
    if marks & _CONDITIONS and not (marks & _IN_TIME and tense(tree, verb) == "past" and not aux & _MODALS.keys()):
        return "hypothesis"
    token = tree.tokens[verb]
    if last == "?" and token.head == token.i:
        return "question"
    if aux & _MODALS.keys() and _conditioned(tree, verb):
        return "hypothesis"
    if "would" in aux and _long_past(tree, verb):
        # "would die in captivity in 1799"
        return "fact"
    for spelled, value in _MODALS.items():
        if spelled in aux:
            return value
    if token.lemma == "go" and any(t.dep == "xcomp" for t in tree.kids(verb)):
        return "fact"
    if token.dep in {"acl", "relcl"} and "to" in aux:
        return "plan"
    if token.dep == "advcl" and "to" in aux:
        return "fact" if _affirmed(tree, token.head) else "plan"
    return "fact"


LONG_PAST = 2000
"""Year before which what "would" be has been: no one reports it as still to come."""


def _long_past(tree: Tree, verb: int) -> bool:
    """Whether the clause names a year long past."""
    dates = (tree.tokens[i] for i in tree.subtree(verb))
    years = (t.text for t in dates if t.tag == "CD" and t.ent == "DATE")
    return any(len(y) == 4 and y.isdecimal() and LONG_PAST - 1000 <= int(y) < LONG_PAST for y in years)


def _affirmed(tree: Tree, governor: int) -> bool:
    """Whether the verb tells that what follows it was done: "went on to win"."""
    particle = "".join(f" {t.lemma}" for t in tree.kids(governor, "prt"))
    return lexicon.modality(f"{tree.tokens[governor].lemma}{particle} to") == "affirms"


def _conditioned(tree: Tree, verb: int) -> bool:
    """Whether a clause with "if" or "unless" hangs on the verb."""
    return any(k.lemma in {"if", "unless"} for t in tree.kids(verb, "advcl") for k in tree.kids(t.i, "mark", "advmod"))


def promised(tree: Tree, verb: int) -> bool:
    """Whether the clause says "would" without a condition."""
    kids = list(tree.kids(verb))
    return any(t.dep == "aux" and t.lemma == "would" for t in kids) and not any(
        t.dep == "advcl" and any(k.lemma in _CONDITIONS for k in tree.kids(t.i, "mark", "advmod")) for t in kids
    )


def tense(tree: Tree, verb: int) -> Literal["past", "present", "future", ""]:
    token = tree.tokens[verb]
    aux = list(tree.kids(verb, "aux", "auxpass"))
    if any(t.lemma in {"will", "shall", "'ll"} for t in aux):
        return "future"
    if token.tag == "VBD" or any(t.tag == "VBD" or t.lemma == "have" for t in aux):
        return "past"
    if token.tag in {"VBZ", "VBP"} or any(t.tag in {"VBZ", "VBP"} for t in aux):
        return "present"
    return ""
