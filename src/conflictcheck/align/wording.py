"""The words that a deed is shown by: "has not specified", "refused to pay", "no sailor survived"."""

from __future__ import annotations

from collections.abc import Sequence

from conflictcheck.annotate.participles import denied_participle
from conflictcheck.model import Sentence, Token
from conflictcheck.normalize import lexicon

LONGEST = 8
"""Tokens between the first and the last word; what is spread wider is shown by its predicate alone."""
_BESIDE = frozenset({"aux", "auxpass", "neg", "prt"})
_TAKERS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def wording(tokens: Sequence[Token], head: int, negated: bool, carried: int = -1) -> tuple[int, int]:
    """First and last token of the predicate at `head` with its auxiliaries, with the noun that tells its deed
    (`carried`, -1 for none) and with what denies it."""
    token = tokens[head]
    small = token.dep == "ccomp" and token.pos in {"ADJ", "ADV"}
    # "failed to get the balance right"
    verb = tokens[token.head] if token.dep in {"acomp", "attr", "oprd"} or small else token
    own = {verb.i, head}
    near = [t.i for t in tokens if t.head in own and t.dep in _BESIDE]
    indexes = [head, verb.i, *near, *((carried,) if carried >= 0 else ())]
    if negated and not any(tokens[i].dep == "neg" for i in near):
        indexes += _denying(tokens, verb)
    first, last = min(indexes), max(indexes)
    if last - first <= LONGEST:
        return first, last
    denying = [i for i in indexes if "denying" in lexicon.verb_traits(tokens[i].lemma)]
    return (denying[0], denying[0]) if denying else (head, head)


def _denying(tokens: Sequence[Token], verb: Token) -> list[int]:
    """What denies from outside: the verb above an infinitive, or "no" before who does it or what it is done to."""
    if verb.dep in {"xcomp", "pcomp"}:
        return [verb.head]
    if verb.dep == "ccomp" and "denying" in lexicon.verb_traits(tokens[verb.head].lemma):
        # "denied that a pilot had been captured"
        return [verb.head]
    takers = {t.i for t in tokens if t.head == verb.i and t.dep in _TAKERS}
    no = [t.head for t in tokens if t.head in takers and t.lemma in {"no", "neither"}]
    return [i for head in no for i in (head, *(t.i for t in tokens if t.head == head and t.lemma in {"no", "neither"}))]


ONE_WORDING = 0.8
"""Likeness of two sentences that hardly differ in more than the form of a date, a number or a name."""


def told_twice(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences are one, to the letter; a headline or a date may have been read into one of them."""
    short, long = sorted((" ".join(s.text.split()) for s in (a, b)), key=len)
    return short == long or (len(short) >= LEAST_LETTERS and short in long)


LEAST_LETTERS = 30
"""Letters of a sentence from which it is no chance that another holds it."""


def deny_alike(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences that are nearly one deny as often and name the same in the same order: then one denies
    nothing that the other tells, whatever the parser made of them."""
    return _denials(a) == _denials(b) and _names(a) == _names(b)


def _denials(sentence: Sentence) -> int:
    return sum(
        t.dep == "neg"
        or lexicon.negation(t.text.lower()) == "full"
        or _denies_itself(t)
        or _keeps_from(t, sentence)
        or _is_yet(t, sentence)
        for t in sentence.tokens
    )


def _denies_itself(token: Token) -> bool:
    """ "undamaged", "unlikely" """
    doubts = lexicon.modality(f"{token.lemma} to") == "doubts"
    return token.pos == "ADJ" and (doubts or bool(denied_participle(token.lemma)))


def _is_yet(token: Token, sentence: Sentence) -> bool:
    """ "has *yet* to be found" """
    after = token.i + 1
    return token.lemma == "yet" and after < len(sentence.tokens) and sentence.tokens[after].text == "to"


def _keeps_from(token: Token, sentence: Sentence) -> bool:
    """Whether the verb denies the clause that hangs on it: "*kept* the crowd from burning", "*failed* to burn"."""
    kids = [t for t in sentence.tokens if t.head == token.i]
    markers = [k.lemma for k in kids if k.dep == "prep"]
    markers += ["to" for k in kids if k.dep == "xcomp" and _has_to(k, sentence)]
    return token.pos == "VERB" and any(lexicon.modality(f"{token.lemma} {m}") == "negates" for m in markers)


def _has_to(verb: Token, sentence: Sentence) -> bool:
    return any(t.head == verb.i and t.tag == "TO" for t in sentence.tokens)


def _names(sentence: Sentence) -> tuple[str, ...]:
    named = (t for t in sentence.tokens if t.pos == "PROPN" and t.ent not in {"DATE", "TIME"})
    return tuple(dict.fromkeys(t.text.rstrip(".") for t in named if lexicon.negation(t.text.lower()) is None))
