"""Frames: who did what to whom, read from the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, cast

from conflictcheck.annotate import modal
from conflictcheck.annotate.nominal import movement, nominal
from conflictcheck.annotate.participles import denied_participle
from conflictcheck.annotate.scope import Scope, is_state, scope
from conflictcheck.annotate.tree import Tree
from conflictcheck.model import Sentence, Token
from conflictcheck.model.statement import Arg, Frame, Modality
from conflictcheck.normalize import lexicon

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CARRIERS = frozenset(
    {"hold", "have", "make", "take", "give", "conduct", "launch", "carry", "stage", "attend", "reach", "sign"}
)
"""Verbs that lend their arguments to the event noun they govern: "held a meeting in Paris on Friday"."""

_COPULAS = frozenset({"be", "become", "remain", "stay"})

Pos = Literal["v", "n", "a", "attr"]


def read_frames(sentence: Sentence, tree: Tree, first: int) -> tuple[Frame, ...]:
    """Frames of one sentence in reading order; `first` is the index of the first in the article."""
    heads = [*_predicates(tree)]
    if not heads:
        return ()
    heads.sort()
    by_head = {head: k for k, (head, _) in enumerate(heads)}
    for k, (head, _) in enumerate(heads):
        # A clause hangs on the copula of "is possible".
        by_head.setdefault(_verb(tree, head), k)
    frames = [_frame(sentence, tree, head, pos, first + k) for k, (head, pos) in enumerate(heads)]
    for k, (head, _) in enumerate(heads):
        outer = next((by_head[a.i] for a in tree.ancestors(_verb(tree, head)) if a.i in by_head and a.i != head), None)
        if outer is not None:
            frames[k] = replace(frames[k], outer=first + outer)
    for k, frame in enumerate(frames):
        frames[k] = _inherit(frame, frames, tree, first)
    return tuple(frames)


def _predicates(tree: Tree) -> Iterator[tuple[int, Pos]]:
    for t in tree.tokens:
        if t.pos == "AUX" and t.dep in {"aux", "auxpass"}:
            continue
        if t.lemma in _COPULAS or (t.pos == "AUX" and t.dep not in {"aux", "auxpass"}):
            word = next(tree.kids(t.i, "acomp", "attr", "oprd"), None)
            if word is None or any(tree.kids(t.i, "expl")):
                yield t.i, "v"
            else:
                yield word.i, "a" if word.pos in {"ADJ", "VERB", "ADV"} else "attr"
        elif t.pos == "VERB" and t.dep not in {"amod", "compound", "acomp"}:
            yield t.i, "v"
        elif t.pos == "ADJ" and t.dep in {"ccomp", "oprd"}:
            yield t.i, "a"
        elif t.pos == "NOUN" and t.dep not in {"attr", "oprd", "npadvmod"} and lexicon.families(t.lemma, "n"):
            yield t.i, "n"


def _verb(tree: Tree, head: int) -> int:
    """The verb that carries the arguments: the copula for predicative words."""
    t = tree.tokens[head]
    if t.dep in {"acomp", "attr", "oprd"} and tree.tokens[t.head].pos in {"AUX", "VERB"}:
        return t.head
    return head


def _frame(sentence: Sentence, tree: Tree, head: int, pos: Pos, index: int) -> Frame:
    token = tree.tokens[head]
    is_noun = pos == "n"
    verb = head if is_noun else _verb(tree, head)
    particle = next(tree.kids(head, "prt"), None)
    lemma = f"{token.lemma} {particle.lemma}" if particle else token.lemma
    passive = any(tree.kids(head, "nsubjpass", "auxpass")) or (token.dep == "acl" and token.tag == "VBN")
    args = tuple(_noun_args(tree, head) if pos == "n" else _verb_args(tree, head, verb, passive))
    if lemma == "be" and any(tree.kids(head, "expl")):
        # "there were no survivors"
        lemma = "exist"
    state = _idiom(tree, head, lemma) if pos == "v" else None
    if state is not None:
        lemma = f"{lemma} {state.lemma}"
    told = nominal(tree, head, lemma, args) if pos == "v" else None
    if told is not None:
        lemma, args, passive = told.verb, told.args, told.undergone
    if pos == "n" and (moved := movement(tree, head, args)) is not None:
        lemma, args = moved
        pos = "v"
    negated = modal.negated(tree, verb) ^ (verb != head and modal.negated(tree, head))
    if pos == "a" and (spared := denied_participle(lemma)):
        # "was undamaged" tells that it was not damaged.
        lemma, pos, passive, negated = spared, "v", True, not negated
        args = tuple(replace(a, role="obj") if a.role == "subj" else a for a in args)
    return Frame(
        index=index,
        sentence=sentence.index,
        head=head,
        span=tree.span(tree.subtree(verb)),
        lemma=lemma,
        pos=pos,
        families=lexicon.families(lemma, pos[0]) | (lexicon.families(token.lemma, pos[0]) if particle else frozenset()),
        args=args,
        negated=modal.denied_noun(tree, head) if is_noun else negated,
        modality="fact" if is_noun else modal.modality(tree, verb),
        tense="" if is_noun else modal.tense(tree, verb),
        passive=passive,
        carried=told.noun if told is not None else state.i if state is not None else -1,
    )


def _idiom(tree: Tree, head: int, lemma: str) -> Token | None:
    """What the verb finds its object to be, where the two are one verb: "found Smith *guilty*"."""
    objects = [*tree.kids(head, "dobj", "nsubjpass")]
    states = [t for t in tree.kids(head, "oprd", "acomp") if t.pos == "ADJ" and objects]
    states += (t for t in tree.kids(head, "ccomp") if t.pos == "ADJ" and any(tree.kids(t.i, "nsubj")))
    # "found the surgeon Ann Hill *guilty*": the parser hangs it on whom it is said of.
    states += (t for k in objects for t in tree.kids(k.i, "amod") if t.i > k.i)
    return next((t for t in states if lexicon.is_verb(f"{lemma} {t.lemma}")), None)


def _arg(tree: Tree, role: str, i: int) -> Arg:
    tokens = tree.phrase(i)
    return Arg(role, i, tree.tokens[i].lemma, tree.span(tokens), tokens)


def _verb_args(tree: Tree, head: int, verb: int, passive: bool) -> Iterator[Arg]:
    spots = (verb, head) if verb != head else (verb,)
    for spot in spots:
        for t in tree.kids(spot):
            match t.dep:
                case "nsubj" | "csubj":
                    yield _arg(tree, "subj", _antecedent(tree, verb, t.i))
                case "nsubjpass":
                    yield _arg(tree, "obj", _antecedent(tree, verb, t.i))
                case "dobj":
                    yield _arg(tree, "obj", _antecedent(tree, verb, t.i))
                case "attr" | "oprd" if t.i != head:
                    yield _arg(tree, "subj" if any(tree.kids(verb, "expl")) else "attr", t.i)
                case "npadvmod":
                    yield _arg(tree, "prep:on", t.i)
                case "xcomp" | "advcl" | "ccomp" if head != verb or tree.tokens[head].pos == "ADJ":
                    # "it is impossible to reach an agreement": what is impossible is the clause.
                    if t.pos == "VERB" and any(a.tag == "TO" or a.text.lower() == "to" for a in tree.kids(t.i, "aux")):
                        yield Arg("comp", t.i, t.lemma, tree.span(tree.phrase(t.i)), tree.phrase(t.i))
                case "agent":
                    yield from (_arg(tree, "subj", k.i) for k in tree.kids(t.i, "pobj"))
                case "dative":
                    inner = next(tree.kids(t.i, "pobj"), t)
                    yield _arg(tree, "iobj", inner.i)
                case "prep":
                    yield from _prepositions(tree, t.i)
                case "ccomp" if is_state(tree, t.i):
                    # "found *Smith* guilty": the parser hangs him on the adjective.
                    yield from (_arg(tree, "obj", k.i) for k in tree.kids(t.i, "nsubj"))
                case _:
                    pass
    token = tree.tokens[head]
    if token.dep == "acl" and tree.tokens[token.head].pos in {"NOUN", "PROPN"} and not _infinitive(tree, head):
        yield _arg(tree, "obj" if passive else "subj", token.head)


def _infinitive(tree: Tree, head: int) -> bool:
    """ "the plan to sell": it is not the plan that sells."""
    return any(t.tag == "TO" for t in tree.kids(head, "aux"))


def _prepositions(tree: Tree, prep: int) -> Iterator[Arg]:
    for k in tree.kids(prep, "pobj", "prep"):
        if k.dep == "prep":
            # "because of", "out of", "from behind": the inner one tells.
            yield from _prepositions(tree, k.i)
        else:
            yield _arg(tree, f"prep:{tree.tokens[prep].lemma}", k.i)


def _antecedent(tree: Tree, verb: int, i: int) -> int:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if tree.tokens[i].lemma in _RELATIVE and tree.tokens[verb].dep == "relcl":
        return tree.tokens[verb].head
    return i


def _noun_args(tree: Tree, head: int) -> Iterator[Arg]:
    for t in tree.kids(head):
        if t.dep == "poss":
            yield _arg(tree, "subj", t.i)
        elif t.dep == "prep":
            yield from _prepositions(tree, t.i)
        elif t.dep in {"compound", "nmod"} and t.pos in {"NOUN", "PROPN"}:
            yield _arg(tree, "prep:of", t.i)
    token = tree.tokens[head]
    governor = tree.tokens[token.head]
    if token.dep in {"dobj", "nsubjpass"} and governor.lemma in _CARRIERS:
        for t in tree.kids(governor.i):
            if t.dep == "nsubj":
                yield _arg(tree, "subj", _antecedent(tree, governor.i, t.i))
            elif t.dep == "prep":
                yield from _prepositions(tree, t.i)
            elif t.dep == "npadvmod":
                yield _arg(tree, "prep:on", t.i)
    elif token.dep == "nsubj" and governor.lemma in {"be", "occur", "happen", "take", "begin", "come", "end"}:
        for t in tree.kids(governor.i, "prep"):
            yield from _prepositions(tree, t.i)


def _inherit(frame: Frame, frames: list[Frame], tree: Tree, first: int) -> Frame:
    """Give a clause without subject that of the clause it hangs on, and what governs it its reach."""
    if frame.pos == "n" or frame.outer < 0:
        return frame
    verb = _verb(tree, frame.head)
    token = tree.tokens[verb]
    outer = frames[frame.outer - first]
    found = scope(tree, verb, outer, _verb(tree, outer.head))
    negated = frame.negated ^ found.denied
    if outer.pos == "n" or token.dep not in {"conj", "xcomp", "advcl", "ccomp", "pcomp"}:
        args = _of_its_noun(frame, outer) if token.dep in {"acl", "pcomp"} else frame.args
        return replace(frame, args=args, negated=negated, modality=_mood(frame, found))
    args = frame.args
    own = {a.role for a in args}
    taken = "obj" if frame.passive else "subj"
    if not own & {"subj", "obj"} or (token.dep != "ccomp" and taken not in own):
        of_object = token.dep == "pcomp" and tree.tokens[token.head].lemma in _OF_THE_OBJECT
        wanted = "obj" if (of_object or token.dep == "xcomp") and any(a.role == "obj" for a in outer.args) else "subj"
        lent = next((a for a in outer.args if a.role == wanted), None)
        if lent is None and outer.passive:
            lent = next((a for a in outer.args if a.role == "obj"), None)
        if lent is not None and not (lent.lemma == "it" and any(a.role == "comp" for a in outer.args)):
            # The "it" of "it is possible to agree" agrees to nothing.
            args = (replace(lent, role="obj" if frame.passive else "subj"), *args)
    modality = frame.modality
    if token.dep == "ccomp" and not outer.negated and outer.tense == "past" and modal.promised(tree, verb):
        # "announced that it would sell" tells the same as "will sell".
        modality = "future"
    if token.dep in {"xcomp", "pcomp"} and modality == "fact":
        modality = outer.modality
    modality = _mood(replace(frame, modality=modality), found)
    if token.dep == "conj" and modality == "fact" and not any(tree.kids(verb, "aux", "nsubj", "nsubjpass")):
        modality = outer.modality
    return replace(frame, args=args, modality=modality, negated=negated, tense=frame.tense or outer.tense)


_OF_THE_OBJECT = frozenset({"from", "into", "of", "for"})
"""Prepositions whose clause tells what the object does: "prevented *pirates* from attacking"."""


def _of_its_noun(frame: Frame, outer: Frame) -> tuple[Arg, ...]:
    """ "his intention of resigning", "had no plan to sell": who does it is whose intention it is."""
    if outer.pos != "n" or any(a.role == "subj" for a in frame.args):
        return frame.args
    lent = next((a for a in outer.args if a.role == "subj"), None)
    return frame.args if lent is None else (replace(lent, role="obj" if frame.passive else "subj"), *frame.args)


def _mood(frame: Frame, found: Scope) -> Modality:
    """A clause that is open by itself stays so."""
    return cast(Modality, found.mood) if found.mood and frame.modality in {"fact", "plan"} else frame.modality
