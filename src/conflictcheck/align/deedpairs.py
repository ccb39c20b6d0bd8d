"""Polarity and status: deeds that one place affirms and another denies, or tells at another stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conflictcheck.align import levels as lv
from conflictcheck.align.apart import events_apart, places_apart, times_apart
from conflictcheck.align.context import overlap
from conflictcheck.align.denials import denies_less, undone
from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.align.predicates import (
    AGREEING,
    ONE,
    TURNED,
    Deed,
    deed_pairs,
    denies,
    moods_meet,
    participants_agree,
    role_level,
    theme_level,
    told_together,
)
from conflictcheck.align.roles import ANOTHER, PRONOUNS, SAME
from conflictcheck.align.slotpairs import FLOOR, about_words
from conflictcheck.align.stance import is_telling, outlook
from conflictcheck.align.story import Stories
from conflictcheck.align.weights import Weights
from conflictcheck.align.wording import ONE_WORDING, deny_alike, told_twice, wording
from conflictcheck.model import Span
from conflictcheck.model.conflict import Evidence, Reason
from conflictcheck.model.statement import Frame
from conflictcheck.normalize import lexicon

Levels = tuple[tuple[str, str], ...]

_OPEN = frozenset({"plan", "future"})


@dataclass(frozen=True, slots=True)
class DeedCandidate:
    a: Deed
    b: Deed
    relation: str
    denial: str
    levels: Levels


def deed_candidates(found: Sequence[Deed], stories: Stories) -> tuple[list[DeedCandidate], int]:
    """Pairs of deeds that deny each other, with their levels, and how many pairs were compared."""
    out: list[DeedCandidate] = []
    agreed: dict[tuple[tuple[int, int], str], int] = {}
    compared = 0
    rows: list[tuple[Deed, Deed, str, str]] = []
    for a, b, relation in deed_pairs(found, stories):
        compared += 1
        if a.article == b.article and a.frame.sentence == b.frame.sentence:
            continue
        if told_twice(a.sentence, b.sentence):
            # One sentence, told twice, whoever its "he" is.
            for one, other in ((a, b), (b, a)):
                agreed[one.order, other.article] = agreed.get((one.order, other.article), 0) + 1
            continue
        if told_together(a, b) or times_apart(a.context, b.context) or places_apart(a.context, b.context):
            continue
        if events_apart(a.context, b.context) or _two_views(a, b):
            continue
        if not participants_agree(a, b, relation) or not moods_meet(a.frame, b.frame):
            continue
        if relation.startswith("exclusive") and _measures(a) and _measures(b):
            # "a record 7.4 metres", "a record 24 feet": the values are compared for themselves.
            continue
        if undone(a, b):
            continue
        denial = denies(a, b, relation) or _stage(a, b, relation)
        if denial == "negation" and denies_less(a, b):
            continue
        if a.article != b.article and _stances(a, b, denial):
            continue
        if denial in {"negation", "roles turned"} and _one_wording(a, b):
            # The parser read one sentence in two ways.
            continue
        if denial:
            rows.append((a, b, relation, denial))
        elif relation in AGREEING:
            for one, other in ((a, b), (b, a)):
                agreed[one.order, other.article] = agreed.get((one.order, other.article), 0) + 1
    for a, b, relation, denial in rows:
        equals = ((a.order, b.article) in agreed) + ((b.order, a.article) in agreed)
        if equals == 2:
            continue
        out.append(DeedCandidate(a, b, relation, denial, deed_levels(a, b, relation, denial, equals)))
    return out, compared


def _stances(a: Deed, b: Deed, denial: str) -> bool:
    """Whether the deeds are compared as stances (stance.py): not told yet and told, possible and impossible."""
    if denial == "negation" and is_telling(a) and is_telling(b):
        return True
    return bool(denial) and outlook(a) is not None and outlook(b) is not None


def _two_views(a: Deed, b: Deed) -> bool:
    """Whether two people judge: "Reyes called a truce impossible", "Obeid believes that it is possible"."""
    if not a.frame.pos == b.frame.pos == "a" or a.speakers & b.speakers:
        return False
    return all(any(s.startswith("person:") for s in d.speakers) for d in (a, b))


def _one_wording(a: Deed, b: Deed) -> bool:
    if a.frame.lemma != b.frame.lemma:
        return False
    found = overlap(a.context.bag, b.context.bag)
    return max(found.cosine, found.cover) >= ONE_WORDING and deny_alike(a.sentence, b.sentence)


def _measures(deed: Deed) -> bool:
    """Whether the predicate is the unit of a number."""
    token = deed.sentence.tokens[deed.frame.head]
    return any(t.head == token.i and t.dep == "nummod" for t in deed.sentence.tokens)


def _stage(a: Deed, b: Deed, relation: str) -> str:
    """A plan against its being carried out."""
    if relation not in AGREEING or a.frame.negated or b.frame.negated or _about_another(a, b):
        return ""
    moods = {a.frame.modality, b.frame.modality}
    if moods in ({"future", "fact"}, {"plan", "fact"}):
        done = a if a.frame.modality == "fact" else b
        if lexicon.fulfils(done.sentence.text) or not {role_level(a, b, "subj"), theme_level(a, b)} & SAME:
            return ""
        return "planned against done" if done.frame.tense == "past" and not done.frame.quoted else ""
    return ""


def _about_another(a: Deed, b: Deed) -> bool:
    """Whether a preposition brings in two things: "will vote on the tram line", "voted on the budget"."""
    both = {r for r in set(a.roles) & set(b.roles) if r.startswith("prep")}
    return any(role_level(a, b, role) in {"different", "different names", ANOTHER} for role in both)


def deed_levels(a: Deed, b: Deed, relation: str, denial: str, equals: int) -> Levels:
    found = overlap(a.rest, b.rest)
    theme = theme_level(a, b)

    def themed(role: str, fits: bool) -> str:
        # "an agreement is impossible" and "it is possible to agree" are of one thing, told in two roles.
        return theme if fits and theme in SAME else role_level(a, b, role)

    told = ONE if relation == TURNED else relation
    return (
        ("predicates", told.split(" (")[0] if told.startswith("exclusive") else told),
        ("denial", denial.split(" (")[0]),
        ("part of speech", f"{min(a.frame.pos, b.frame.pos)}/{max(a.frame.pos, b.frame.pos)}"),
        ("subject", role_level(a, b, "subj")),
        ("object", themed("obj", a.frame.pos != "a")),
        ("predicative", role_level(a, b, "attr")),
        ("complement clause", themed("comp", a.frame.pos == "a")),
        ("other roles", _others(a, b)),
        (
            "sentences",
            lv.binned(
                found.cosine,
                (0.1, 0.2, 0.32, 0.5, 0.75),
                lv.ALIKE,
            ),
        ),
        (
            "covered",
            lv.binned(found.cover, (0.3, 0.5, 0.7, 0.85), ("little", "some", "half", "most", "nearly all")),
        ),
        ("amount shared", lv.binned(found.shared, (1.5, 3.0, 5.0), ("little", "something", "much", "very much"))),
        ("moods", _mood(a, b)),
        ("speaker", _speaker(a, b)),
        ("entities shared", lv.binned(len(a.entities & b.entities), (1, 2), ("none", "one", "several"))),
        ("room for chance", lv.room(a.annotated, b.annotated)),
        ("where", "two articles" if a.article != b.article else "one article"),
        (
            "equals first",
            ("no agreeing deed", "one deed agrees with another", "both deeds agree with others")[equals],
        ),
    )


def _others(a: Deed, b: Deed) -> str:
    roles = sorted(r for r in set(a.roles) & set(b.roles) if r.startswith("prep"))
    if any(role_level(a, b, r) in SAME for r in roles):
        return "another role agrees"
    # "with some common sense", "with these positions": only what is named or counted tells two apart.
    told = (all(any(p.entities or p.counts for p in d.roles[r]) for d in (a, b)) for r in roles)
    return "other roles differ" if any(told) else "no other role in both"


def _mood(a: Deed, b: Deed) -> str:
    moods = sorted((a.frame.modality, b.frame.modality))
    if moods[0] == moods[1] == "fact":
        return "both fact"
    return " and ".join(moods)


def _speaker(a: Deed, b: Deed) -> str:
    x, y = a.frame.speaker, b.frame.speaker
    if not x and not y:
        return "no speaker"
    if a.speakers & b.speakers:
        return "same speaker"
    if not x or not y or {x.lower(), y.lower()} & PRONOUNS:
        return "one speaker"
    return "same speaker" if set(x.lower().split()) & set(y.lower().split()) - {"the", "a", "of"} else "two speakers"


def deed_pairings(told: Sequence[Deed], stories: Stories, weigh: Callable[[str], Weights]) -> tuple[list[Pairing], int]:
    model = weigh("deed")
    found, compared = deed_candidates(told, stories)
    return [p for c in found if (p := _pairing(c, model)) is not None], compared


def _pairing(c: DeedCandidate, model: Weights) -> Pairing | None:
    confidence = model.confidence(model.log_odds(c.levels))
    if confidence < FLOOR:
        return None
    evidence = (
        Evidence("starting point", "how often such deeds disagree about one thing", model.bias),
        *(Evidence(level, name, model.of(name, level)) for name, level in c.levels),
    )
    return Pairing(
        kind=_kind(c),
        a=claimed_deed(c.a, c.denial),
        b=claimed_deed(c.b, c.denial),
        confidence=confidence,
        reason=_reason(c),
        evidence=evidence,
        about=about_words(overlap(c.a.rest, c.b.rest).words),
        label="",
        model="deed",
    )


def _kind(c: DeedCandidate) -> str:
    if c.denial == "roles turned":
        return "attribution"
    if c.denial == "planned against done" or "status" in c.relation:
        return "status"
    return "polarity"


def _reason(c: DeedCandidate) -> Reason:
    if _kind(c) == "status":
        return "update"
    return "contradiction"


def _told_by(frame: Frame) -> int:
    """The noun that tells the deed: of "gave its approval", and of what there is."""
    if frame.lemma != "exist" or frame.carried >= 0:
        return frame.carried
    return next((a.head for a in frame.args if a.role == "subj"), -1)


def claimed_deed(deed: Deed, denial: str) -> Claimed:
    """The predicate as written, with what denies it."""
    tokens = deed.sentence.tokens
    first, last = wording(tokens, deed.frame.head, deed.frame.negated, _told_by(deed.frame))
    span = Span(tokens[first].start, tokens[last].end)
    text = deed.annotated.article.text[span.start : span.end]
    frame = deed.frame
    normalized = f"not {frame.lemma}" if frame.negated else frame.lemma
    if denial == "roles turned":
        normalized = f"{normalized} by {' '.join(r.text for r in deed.roles.get('subj', ()))}"
    if frame.modality in _OPEN:
        normalized = f"{normalized} ({frame.modality})"
    return Claimed(
        order=deed.order,
        annotated=deed.annotated,
        sentence=frame.sentence,
        span=span,
        value=" ".join(text.split()),
        normalized=normalized,
        speaker=frame.speaker,
    )
