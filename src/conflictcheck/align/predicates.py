"""Frames side by side: same deed affirmed and denied, or told with opposite outcomes or stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from conflictcheck.align.context import Bag, SentenceContext, shares
from conflictcheck.align.contexts import Contexts, contexts
from conflictcheck.align.roles import ANOTHER, GOOD, MAYBE, NONE, SAME, Role, compare, role_of
from conflictcheck.align.story import FEW, Index, Stories
from conflictcheck.model import Sentence
from conflictcheck.model.statement import Annotated, Frame
from conflictcheck.normalize import lexicon

_AUXILIARY = frozenset({"be", "have", "do", "get", "go", "say", "make", "take", "tell", "come", "see", "know", "think"})
"""Verbs that say too little for their negation to deny anything by itself."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A frame with its roles and its sentence's context."""

    order: tuple[int, int]
    frame: Frame
    annotated: Annotated
    sentence: Sentence
    context: SentenceContext
    rest: Bag
    """The sentence's words without the predicate itself."""
    roles: Mapping[str, tuple[Role, ...]]
    entities: frozenset[str]
    speakers: frozenset[str]
    """Linked entities of who is said to say it."""
    beside: tuple[Frame, ...]
    """All frames of the sentence."""
    ends: Mapping[str, tuple[tuple[Role, ...], tuple[Role, ...]]]
    """By the name of a relation that the frame tells: who is above, who is below (see data/converses.tsv)."""

    @property
    def article(self) -> str:
        return self.annotated.article.id


def deeds(articles: Sequence[Annotated], known: Contexts | None = None) -> tuple[Deed, ...]:
    """A deed for every frame, event nouns among them, in reading order of their sentences. `known` are the contexts
    of the articles' sentences, where the caller has them."""
    known = known or contexts(articles)
    out: list[Deed] = []
    for number_of, annotated in enumerate(articles):
        beside = {k: tuple(f) for k, f in groupby(annotated.frames, key=lambda f: f.sentence)}
        for frame in annotated.frames:
            sentence = annotated.sentences[frame.sentence]
            context, linked = known[number_of, frame.sentence]
            roles: dict[str, list[Role]] = defaultdict(list)
            for arg in frame.args:
                if arg.role == "subj" and arg.lemma == "it" and any(other.role == "comp" for other in frame.args):
                    # The "it" of "it is possible to agree" is nobody.
                    continue
                roles[arg.role].append(role_of(arg, sentence, linked, context, annotated))
            told = {k: tuple(v) for k, v in roles.items()}
            rest = Bag.of((w.keys, w.weight) for w in context.words if w.token not in {frame.head, frame.carried})
            out.append(
                Deed(
                    (number_of, sentence.tokens[frame.head].start),
                    frame,
                    annotated,
                    sentence,
                    context,
                    rest,
                    told,
                    frozenset(linked.values()),
                    _speakers(frame, sentence, linked),
                    beside[frame.sentence],
                    _ends(frame, told),
                )
            )
    return tuple(out)


def _ends(
    frame: Frame, roles: Mapping[str, tuple[Role, ...]]
) -> Mapping[str, tuple[tuple[Role, ...], tuple[Role, ...]]]:
    out: dict[str, tuple[tuple[Role, ...], tuple[Role, ...]]] = {}
    for end in lexicon.ends(frame.lemma, frame.pos != "v"):
        one, other = roles.get("subj", ()), roles.get(end.other, ())
        if one and other:
            out[end.relation] = (one, other) if end.above else (other, one)
    return out


def _speakers(frame: Frame, sentence: Sentence, linked: Mapping[int, str]) -> frozenset[str]:
    words = set((frame.speaker or "").split())
    return frozenset(linked[t.i] for t in sentence.tokens if t.i in linked and t.text in words)


def predicate_relation(a: Frame, b: Frame) -> str:
    """How the two predicates compare: `same`, `synonyms`, `opposites (outcome)`, `exclusive (set)`, `near words`,
    `contrasting words`, `family` or ''."""
    found = _words_relation(a.lemma, b.lemma, a.pos[0], b.pos[0])
    return "family" if not found and a.families & b.families else found


@lru_cache(maxsize=65536)
def _words_relation(x: str, y: str, pos_x: str, pos_y: str) -> str:
    if x == y:
        return "same"
    kind = lexicon.opposite(x, y, pos_x) if pos_x == pos_y else lexicon.opposite(x, y)
    if kind:
        return f"opposites ({kind})"
    if pos_x == pos_y and lexicon.synonym(x, y, pos_x):
        return "synonyms"
    if pos_x == pos_y != "v" and (found := lexicon.exclusive(x, y)):
        return f"exclusive ({found})"
    if lexicon.contrast(x, y):
        return "contrasting words"
    return "near words" if lexicon.near(x, y) else ""


ONE, TURNED = "one relation", "one relation, turned"
"""Told from two ends, and of the same two: "beat", "lost to"."""
AGREEING = frozenset({"same", "synonyms", "near words", ONE})
"""Relations of predicates that tell one deed."""


def role_level(a: Deed, b: Deed, role: str) -> str:
    x, y = a.roles.get(role, ()), b.roles.get(role, ())
    if not x and not y:
        return "absent in both"
    if not x or not y:
        return "absent in one"
    found = {compare(p, q) for p in x for q in y}
    if found == {ANOTHER}:
        return ANOTHER
    # Two names that are not linked may still name one: a firm and its owner, a force and its officer.
    return min(found | {"different"}, key=GOOD.index)


def strangers(a: Deed, b: Deed) -> bool:
    """Whether both deeds have participants and none of one is one of the other's, in whatever role."""
    x, y = ([r for role in ("subj", "obj") for r in d.roles.get(role, ())] for d in (a, b))
    levels = {compare(p, q) for p in x for q in y}
    return bool(levels) and levels <= _OTHERS


RECIPIENTS = ("prep:to", "prep:for", "iobj", "dative")


def recipients_apart(a: Deed, b: Deed) -> bool:
    """Whether both deeds are done for someone, and for no one the same."""
    x, y = ([r for role in RECIPIENTS for r in d.roles.get(role, ())] for d in (a, b))
    return bool(x) and bool(y) and all(compare(p, q) in _OTHERS for p in x for q in y)


def amounts_apart(a: Deed, b: Deed) -> bool:
    """Whether the deeds are done to other numbers: "sold 40 million phones", "sold 60 million"."""
    x, y = (frozenset[str]().union(*(r.counts for r in d.roles.get("obj", ()))) for d in (a, b))
    return bool(x) and bool(y) and x.isdisjoint(y)


def deed_pairs(found: Sequence[Deed], stories: Stories) -> Iterator[tuple[Deed, Deed, str]]:
    """Pairs of deeds whose predicates are the same, near or opposed and that share a participant or a rare word."""
    found = [d for d in found if d.frame.pos != "n"]
    telling = [frozenset(k for k, w in d.rest.strength.items() if w >= TELLING) for d in found]
    index = Index(((key, d.order[0], n) for n, d in enumerate(found) for key in _predicate_keys(d.frame)), stories)
    for position, deed in enumerate(found):
        others: set[int] = set()
        lemma = deed.frame.lemma
        for key in {*_predicate_keys(deed.frame), *lexicon.opposites_of(lemma), *lexicon.around(lemma)}:
            others.update(index.after(key, deed.order[0], position))
        for other in sorted(others):
            if telling[other].isdisjoint(telling[position]):
                continue
            relation = _one_relation(deed, found[other]) or predicate_relation(deed.frame, found[other].frame)
            if relation not in {"", "family"} and _meets(deed, found[other]):
                yield deed, found[other], relation


TELLING = 0.4
"""Weight of a word that two deeds must share: less telling ones never reach the overlap that is asked."""


def _predicate_keys(frame: Frame) -> tuple[str, ...]:
    pos = frame.pos[0]
    return (
        frame.lemma,
        *(f"s:{g}" for g in sorted(lexicon.synonym_groups(frame.lemma, pos))),
        *sorted({f"r:{end.relation}" for end in lexicon.ends(frame.lemma, pos != "v")}),
    )


def _one_relation(a: Deed, b: Deed) -> str:
    """Whether both tell one relation of the same two, and whether they mean the same one above; '' where not."""
    if a.frame.lemma == b.frame.lemma:
        return ""
    for name in sorted(a.ends.keys() & b.ends.keys()):
        (x, y), (p, q) = a.ends[name], b.ends[name]
        straight, crossed = _met(x, p) and _met(y, q), _met(x, q) and _met(y, p)
        if straight != crossed:
            return ONE if straight else TURNED
    return ""


def _met(x: Sequence[Role], y: Sequence[Role]) -> bool:
    # The recogniser takes one surname for a person here and for a place there, and some for no name.
    return any(compare(p, q) in SAME or p.names & q.names for p in x for q in y)


def _meets(a: Deed, b: Deed) -> bool:
    few = len(a.annotated.sentences) * len(b.annotated.sentences) <= FEW
    return shares(a.rest, b.rest, 0.4 if few else 0.8)


def participants_agree(a: Deed, b: Deed, relation: str) -> bool:
    """Whether some core participant is the same and none is another one. Without it two deeds are about two
    things, however alike their words."""
    if relation in {ONE, TURNED} or turned(a, b):
        return True
    found = [role_level(a, b, role) for role in ("subj", "obj", "attr", "comp")]
    theme = theme_level(a, b)
    if theme in SAME:
        return True
    same = sum(level in SAME for level in found)
    if _named_apart(a, b):
        # "the Senate accepted the bill", "the House of Representatives rejected the bill"
        return False
    if same == 0 and relation != "contrasting words" and _open(found):
        # Who it is, is left to how much else the sentences share.
        return True
    if same == 0 or ANOTHER in found or found[1] == "different":
        return False
    if relation == "contrasting words" and found[0] == "different":
        # "the homes lost their roofs", "the storm took the roofs"
        return False
    if found[0] == "different" and found[1] == "synonym or broader" and same == 1:
        # "a warship attacked the boats", "pirates did not attack the vessel"
        return False
    # "released" and "released a statement": one deed has an object or neither has.
    return relation in AGREEING or found[1] != "absent in one" or _aside(a, b)


def _open(found: Sequence[str]) -> bool:
    """Whether nothing but a pronoun, "nobody" or a name for a noun stands against two deeds being one."""
    return bool({"pronoun", NONE, MAYBE} & set(found)) and not {"different", "different names", ANOTHER} & set(found)


def _named_apart(a: Deed, b: Deed) -> bool:
    """Whether both name who does it, and name two."""
    levels = {compare(p, q) for p in a.roles.get("subj", ()) for q in b.roles.get("subj", ())}
    return bool(levels) and levels <= {"different names", ANOTHER}


def _aside(a: Deed, b: Deed) -> bool:
    """Whether the object of one is what a preposition of the other brings in: "beat Peru", "lost to Peru"."""
    return any(
        compare(p, q) in SAME
        for one, other in ((a, b), (b, a))
        for p in one.roles.get("obj", ())
        for name, found in other.roles.items()
        if name in {"prep:to", "prep:against", "prep:from", "iobj"}
        for q in found
    )


def handed(a: Deed, b: Deed) -> bool:
    """Whether who does one is whom the other does it to or has it from: "Ann sold it to Bo", "Bo bought it"."""
    return any(
        compare(p, q) in SAME
        for one, other in ((a, b), (b, a))
        for p in one.roles.get("subj", ())
        for name in ("prep:to", "prep:from", "prep:by", "iobj")
        for q in other.roles.get(name, ())
    )


def turned(a: Deed, b: Deed) -> bool:
    """Whether who does it in one has it done to him in the other, and the other way round."""
    return any(
        all(
            any(compare(p, q) in SAME for p in a.roles.get(role, ()) for q in b.roles.get(other, ()))
            for role, other in (("subj", taker), (taker, "subj"))
        )
        for taker in ("obj", "iobj", "prep:to")
    )


def _told_in_full(a: Deed, b: Deed) -> bool:
    """Whether who does it is the same and so is what else is told of it: then even "have" and "know" tell something."""
    rest = {role for role in a.roles.keys() & b.roles.keys() if role != "subj"}
    one = role_level(a, b, "subj") in {*SAME, "pronoun"} or theme_level(a, b) in {*SAME, "pronoun"}
    return one and any(role_level(a, b, role) in SAME for role in rest)


def told_together(a: Deed, b: Deed) -> bool:
    """Whether one of the sentences also tells the other's deed: "rose in May and fell in June", "lived there until
    his death"."""
    return any(
        (f.lemma == other.frame.lemma or (f.pos == "n" and not f.families.isdisjoint(other.frame.families)))
        and f.negated == other.frame.negated
        for one, other in ((a, b), (b, a))
        for f in one.beside
        if f.index != one.frame.index
    )


_OTHERS = frozenset({"different", "different names", ANOTHER})


def theme_level(a: Deed, b: Deed) -> str:
    """What is open and what was closed: the subject of an adjective or intransitive verb against the object of a
    passive, or against the clause of an adjective ("an agreement is impossible", "it is possible to agree"); ''
    where the frames are of one sort."""
    for one, other in ((a, b), (b, a)):
        if other.frame.passive and "undergoing" in lexicon.verb_traits(one.frame.lemma):
            # "survived the attack", "was killed in it"
            levels = [compare(p, q) for p in one.roles.get("subj", ()) for q in other.roles.get("obj", ())]
            return min(levels, key=GOOD.index, default="")
        if one.frame.pos == other.frame.pos == "a" and other.roles.get("comp") and not one.roles.get("comp"):
            found = [compare(p, q) for p in one.roles.get("subj", ()) for q in other.roles["comp"]]
            if any(level in SAME for level in found):
                return min(found, key=GOOD.index)
        if other.frame.passive and not one.roles.get("obj") and not other.roles.get("subj") and one.roles.get("subj"):
            levels = [compare(p, q) for p in one.roles["subj"] for q in other.roles.get("obj", ())]
            return min(levels, key=GOOD.index, default="")
    return ""


def moods_meet(a: Frame, b: Frame) -> bool:
    """A condition, wish, question or possibility denies no fact; a plan may be carried out or dropped."""
    open_moods = {"plan", "future"}
    x, y = a.modality, b.modality
    if a.negated != b.negated and "future" in {x, y} and "past" in {a.tense, b.tense}:
        # "will not play" and "has played" are of two times.
        return False
    return x == y != "question" or {x, y} <= {"fact", *open_moods}


def denies(a: Deed, b: Deed, relation: str) -> str:
    """How one deed denies the other, or '': `negation`, `opposites`, `exclusive`."""
    flipped = a.frame.negated != b.frame.negated
    if relation == TURNED:
        return "" if flipped or a.frame.negated else "roles turned"
    if relation == "opposites (role)" and handed(a, b):
        return ""
    if relation != ONE and turned(a, b):
        # "sold it to her" and "she bought it from him" are one; "he hired her" and "she hired him" are not.
        apart = relation in AGREEING and not any("mutual" in lexicon.verb_traits(d.frame.lemma) for d in (a, b))
        return "roles turned" if apart and not flipped and not a.frame.negated else ""
    if relation in AGREEING:
        if a.frame.lemma in _AUXILIARY and a.frame.pos == "v" and not _told_in_full(a, b):
            return ""
        return "negation" if flipped else ""
    if relation.startswith("opposites (") and not flipped:
        return relation
    if relation == "contrasting words" and not flipped:
        return "contrast"
    if relation.startswith("exclusive") and not flipped and not a.frame.negated:
        return "exclusive"
    return ""
