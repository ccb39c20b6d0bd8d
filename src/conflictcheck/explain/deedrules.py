"""Which rule kept two deeds that sound like opposites from being set against each other."""

from __future__ import annotations

from collections.abc import Iterator

from conflictcheck.align.apart import events_apart, places_apart, times_apart
from conflictcheck.align.predicates import (
    Deed,
    deed_pairs,
    denies,
    moods_meet,
    participants_agree,
    told_together,
    turned,
)
from conflictcheck.explain.rules import Silent, raws
from conflictcheck.explain.texts import Texts
from conflictcheck.explain.words import mood, rule


def silent_deeds(texts: Texts) -> tuple[Silent, ...]:
    """In reading order, surest pairs as the program walks them."""
    out: list[Silent] = []
    for a, b, relation in deed_pairs(texts.run.deeds, texts.run.stories):
        if a.article != b.article:
            name = deed_rule(a, b, relation)
            if name:
                out.append(Silent(_shown(a), _shown(b), name, _words(name, a, b)))
    return tuple(dict.fromkeys([*out, *_other_moods(texts)]))


def _other_moods(texts: Texts) -> Iterator[Silent]:
    """One deed as a fact and as a possibility, condition or question. A plan or forecast against its being carried
    out is weighed."""
    for told in texts.close:
        for p, q in told.pairs:
            x, y = told.a.units[p], told.b.units[q]
            f, g = told.a.frames.get(x.token), told.b.frames.get(y.token)
            if f is not None and g is not None and "fact" in {f.modality, g.modality} and not moods_meet(f, g):
                here, there = told.a.sentence.tokens[x.token].text, told.b.sentence.tokens[y.token].text
                yield Silent(here, there, "other mood", rule("other mood", x=mood(f.modality), y=mood(g.modality)))


def deed_rule(a: Deed, b: Deed, relation: str) -> str:
    """The rule that keeps the pair from being weighed, '' where none does or where the deeds do not sound opposed."""
    if relation.startswith("opposites ("):
        if turned(a, b):
            return "roles turned"
        if a.frame.negated != b.frame.negated:
            return "denied opposite"
    if not denies(a, b, relation):
        return ""
    rules = (
        ("told together", told_together(a, b)),
        ("other times", times_apart(a.context, b.context)),
        ("other places", places_apart(a.context, b.context)),
        ("another event", events_apart(a.context, b.context)),
        ("other participants", not participants_agree(a, b, relation)),
        ("other mood", not moods_meet(a.frame, b.frame)),
    )
    return next((name for name, holds in rules if holds), "")


def _words(name: str, a: Deed, b: Deed) -> str:
    if name == "other mood":
        return rule(name, x=mood(a.frame.modality), y=mood(b.frame.modality))
    if name in {"other times", "other places"}:
        sort = "moment" if name == "other times" else "place"
        x, y = (", ".join(f'"{r}"' for r in dict.fromkeys(raws(d, sort))) for d in (a, b))
        return rule(name, x=x, y=y)
    return rule(name)


def _shown(deed: Deed) -> str:
    """The predicate as written, with what belongs to it: "did not accept"."""
    tokens = deed.sentence.tokens
    head = tokens[deed.frame.head]
    own = [t for t in tokens if t.i == head.i or (t.head == head.i and t.dep in {"aux", "auxpass", "neg", "prt"})]
    return " ".join(t.text for t in own)
