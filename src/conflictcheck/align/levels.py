"""Comparison levels shared by all kinds: each function names how two slots compare in one respect.

A level's name is what `explain` shows and what the weights file is keyed by, so names are plain English.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from conflictcheck.align.context import overlap
from conflictcheck.align.predicates import role_level
from conflictcheck.align.slots import Slot
from conflictcheck.annotate.words import rarity
from conflictcheck.model.statement import Annotated
from conflictcheck.normalize import date, lexicon, place


def binned(value: float, edges: Sequence[float], names: Sequence[str]) -> str:
    """The name of the bin that holds the value; `names` has one more than `edges`."""
    return names[bisect_right(edges, value)]


ALIKE = ("hardly alike", "a little alike", "alike", "much alike", "very much alike", "nearly the same")
"""How alike two sentences are without what differs, in six bins."""


def noun(a: Slot, b: Slot) -> str:
    return nouns(a.mention.noun, b.mention.noun)


def nouns(x: str, y: str) -> str:
    """How two counted nouns compare; '' for a number that names none."""
    if not x and not y:
        return "neither names what it counts"
    if not x or not y:
        return "one does not name what it counts"
    if x == y:
        return "same counted noun"
    if lexicon.synonym(x, y, "n"):
        return "synonyms counted"
    if y in lexicon.broader(x) or x in lexicon.broader(y):
        return "one counted noun broader"
    if _end_of_people(x, y) or _end_of_people(y, x):
        return "one counted noun broader"
    if lexicon.noun_classes(x) & lexicon.noun_classes(y):
        return "counted nouns of one class"
    return "different things counted"


def _end_of_people(x: str, y: str) -> bool:
    """Whether one noun tells what became of people, and the other counts people: 12 deaths, 14 soldiers."""
    return bool(lexicon.fates(x, "n")) and (lexicon.is_anybody(y) or "person" in lexicon.broader(y))


def narrowed(x: frozenset[str], y: frozenset[str], what: str) -> str:
    """How two sets of narrowing words compare."""
    if not x and not y:
        return f"no {what}"
    if not x or not y:
        return f"{what} on one side only"
    if any(lexicon.opposite(p, q) or lexicon.exclusive(p, q) for p in x for q in y):
        return f"opposed {what}"
    lands_x, lands_y = _lands(x), _lands(y)
    if lands_x and lands_y and not lands_x & lands_y:
        return f"opposed {what}"
    shared = {p for p in x for q in y if lexicon.synonym(p, q)}
    if not shared:
        return f"different {what}"
    return f"same {what}" if len(shared) * 2 >= len(x | y) else f"some {what} shared"


def _lands(words: frozenset[str]) -> frozenset[str]:
    """Countries that the words name as adjectives: Somali, Yemeni."""
    found = (place.country_of(w.capitalize()) for w in words)
    return frozenset(f for f in found if f)


def part(a: Slot, b: Slot) -> str:
    """Whether a number is put as part of a group: "two of which", "one of the five"."""
    return binned(
        _partitive(a) + _partitive(b),
        (1, 2),
        ("neither is part of a group", "one is part of a group", "both are part of a group"),
    )


def further(a: Slot, b: Slot) -> str:
    """Whether a number counts those beside others: "two more victims", "another 20", "seven other workers"."""
    return binned(
        _further(a) + _further(b),
        (1, 2),
        ("neither counts further ones", "one counts further ones", "both count further ones"),
    )


def _further(slot: Slot) -> bool:
    tokens = slot.sentence.tokens
    first = next((t.i for t in tokens if t.end > slot.mention.span.start), 0)
    last = max((t.i for t in tokens if t.start < slot.mention.span.end), default=first)
    near = tokens[max(first - 1, 0) : max(last, slot.mention.head) + 1][:FURTHER_REACH]
    behind = tokens[last + 1 : last + 2]
    return any(
        lexicon.is_further(t.lemma) and tokens[min(t.i + 1, len(tokens) - 1)].lemma != "than" for t in (*near, *behind)
    )


FURTHER_REACH = 6
"""Tokens from the one before a number to its noun among which "more" or "other" is looked for."""


def whose(a: Slot, b: Slot) -> str:
    """Whether the subjects of both clauses hold names, and the same: "shares of *Calder*", "shares of *Halvink*"."""
    x, y = (s.deed.roles.get("subj", ()) if s.deed else () for s in (a, b))
    if not any(p.names for p in x) or not any(q.names for q in y):
        return "no names in one subject"
    shared = any(p.names & q.names or p.entities & q.entities or p.words & q.words for p in x for q in y)
    return "names in both subjects, and shared" if shared else "names in both subjects, and none shared"


def names_apart(a: Slot, b: Slot) -> bool:
    """Whether both clauses name who does it, and name two that share no word."""
    x, y = (s.deed.roles.get("subj", ()) if s.deed else () for s in (a, b))
    return all(p.name and q.name and p.name != q.name and not p.words & q.words for p in x for q in y)


def told_of(a: Slot, b: Slot) -> str:
    """Counted noun and predicate together: of people, homes or stations a story tells many things, of tremors few."""
    same = a.mention.noun and a.mention.noun == b.mention.noun
    noun_ = "no common noun" if not same else "a common noun" if rarity(a.mention.noun) < COMMON else "a rarer noun"
    done = predicate(a, b)
    done = done if done in {"no telling predicate", "different predicates"} else "one predicate"
    return f"{noun_}, {done}"


COMMON = 0.6
"""Rarity under which a counted noun tells little of what is counted."""


def fate(a: Slot, b: Slot) -> str:
    """What became of those that are counted; two fates were told apart before."""
    if a.fates and b.fates:
        return "one fate of those counted"
    return "a fate told by one" if a.fates or b.fates else "no fate told"


def _partitive(slot: Slot) -> bool:
    tokens = slot.sentence.tokens
    after = [t for t in tokens if t.start >= slot.mention.span.end][:2]
    return bool(after) and after[0].lemma == "of" and slot.mention.raw[-1:].isalnum()


def predicate(a: Slot, b: Slot) -> str:
    if not a.predicate or not b.predicate:
        return "no telling predicate"
    if a.predicate[0] == b.predicate[0]:
        return "same predicate"
    shared = set(a.predicate) & set(b.predicate)
    if any(k[:2] not in {"f:", "s:"} for k in shared):
        return "same predicate"
    if any(k[:2] == "s:" for k in shared):
        return "synonymous predicates"
    if shared:
        return "predicates of one event family"
    return "different predicates"


def near(a: Slot, b: Slot) -> str:
    return binned(
        overlap(a.near, b.near).cosine,
        (0.02, 0.12, 0.25, 0.4, 0.6),
        tuple(
            f"wording around it: {n}"
            for n in (
                "nothing shared",
                "hardly alike",
                "a little alike",
                "alike",
                "much alike",
                "nearly the same",
            )
        ),
    )


def sentence(a: Slot, b: Slot) -> str:
    return binned(
        overlap(a.context.bag, b.context.bag).cosine,
        (0.03, 0.1, 0.2, 0.32, 0.5, 0.75),
        tuple(
            f"sentences: {n}"
            for n in (
                "nothing shared",
                "hardly alike",
                "a little alike",
                "alike",
                "much alike",
                "very much alike",
                "nearly the same",
            )
        ),
    )


def cover(a: Slot, b: Slot) -> str:
    return binned(
        overlap(a.context.bag, b.context.bag).cover,
        (0.3, 0.5, 0.7, 0.85),
        tuple(f"{n} of the shorter sentence is in the other" for n in ("little", "some", "half", "most", "nearly all")),
    )


def amount(a: Slot, b: Slot) -> str:
    return binned(
        overlap(a.context.bag, b.context.bag).shared,
        (1.0, 2.0, 4.0, 7.0),
        tuple(f"{n} to go by" for n in ("nearly nothing", "little", "something", "much", "very much")),
    )


def entities(a: Slot, b: Slot) -> str:
    return binned(
        len(a.entities & b.entities),
        (1, 2),
        ("no linked entity shared", "one linked entity shared", "several linked entities shared"),
    )


def near_entities(a: Slot, b: Slot) -> str:
    return binned(
        len((a.near_entities & b.near_entities) - {a.mention.entity, b.mention.entity}),
        (1, 2),
        ("no linked entity near both", "one linked entity near both", "several linked entities near both"),
    )


def event(a: Slot, b: Slot) -> str:
    """Whether both clauses tell one event: an event word of one family among the same participants."""
    families = {k for k in a.predicate if k[:2] == "f:"} & set(b.predicate)
    own = {a.mention.entity, b.mention.entity}
    x, y = ({e for e in s.near_entities - own if e.split(":")[0] in _PARTY} for s in (a, b))
    if not families:
        return "no event word shared"
    if len(x & y) >= 2 and (x <= y or y <= x):
        return "one event among the same participants"
    return "an event word and a participant shared" if x & y else "an event word shared"


_PARTY = frozenset({"person", "org", "country", "alias"})


def participant(role: str) -> Callable[[Slot, Slot], str]:
    """A comparison of one role of the governing frames, the slots' own phrases left out."""

    def compare(a: Slot, b: Slot) -> str:
        if a.deed is None or b.deed is None:
            return "no clause"
        if _fills(a, role) or _fills(b, role):
            return "the value's own role"
        return role_level(a.deed, b.deed, role)

    return compare


def _fills(slot: Slot, role: str) -> bool:
    frame = slot.deed.frame if slot.deed else None
    return frame is not None and any(arg.role == role and slot.mention.head in arg.tokens for arg in frame.args)


def apart(a: Slot, b: Slot) -> str:
    """Whether both name entities close by that the other sentence does not have."""
    x, y = a.near_entities - b.entities, b.near_entities - a.entities
    if x and y:
        return "each speaks of someone or somewhere else"
    return "one names more" if x or y else "no other names"


def role(a: Slot, b: Slot) -> str:
    return "same role in the clause" if a.mention.role == b.mention.role else "other role in the clause"


def other_numbers(a: Slot, b: Slot) -> str:
    return binned(
        len(a.numbers & b.numbers),
        (1, 2),
        ("no other number shared", "another number shared", "several other numbers shared"),
    )


def time(a: Slot, b: Slot) -> str:
    relations = [date.relation(x, y) for x in a.moments for y in b.moments]
    if any(r in {"equal", "within", "resolves"} for r in relations):
        return "times agree"
    if relations and all(r == "differ" for r in relations):
        return "times differ"
    anchors = anchored(a) + anchored(b)
    return binned(anchors, (1, 2), ("no named time", "one is set at a named time", "both are set at named times"))


def anchored(slot: Slot) -> bool:
    """Whether the sentence names a year or month: background is dated, the news of the day is not."""
    return any((m.year is not None or m.month is not None) and m.weekday is None for m in slot.moments)


def background(a: Slot, b: Slot) -> str:
    """Whether the sentences tell the news, or what was before: "in June 2012", "the largest ever recorded"."""
    return binned(
        a.context.scene.earlier + b.context.scene.earlier,
        (1, 2),
        ("both tell the news", "one tells of earlier times", "both tell of earlier times"),
    )


def elsewhere(a: Slot, b: Slot) -> str:
    """Whether the sentences speak of the places that their articles begin with."""
    return binned(
        a.context.scene.elsewhere + b.context.scene.elsewhere,
        (1, 2),
        ("both are set where the news is", "one is set elsewhere", "both are set elsewhere"),
    )


def modality(a: Slot, b: Slot) -> str:
    if a.frame is None or b.frame is None:
        return "mood not known"
    if a.frame.modality == b.frame.modality:
        return "same mood" if a.frame.modality == "fact" else "both not fact"
    return "fact against plan or hypothesis"


def negation(a: Slot, b: Slot) -> str:
    if a.frame is None or b.frame is None or a.frame.negated == b.frame.negated:
        return "negated alike"
    return "one clause negated"


def speaker(a: Slot, b: Slot) -> str:
    x = a.frame.speaker if a.frame else None
    y = b.frame.speaker if b.frame else None
    if not x and not y:
        return "no speaker"
    if not x or not y:
        return "one speaker"
    if a.deed and b.deed and a.deed.speakers & b.deed.speakers:
        return "same speaker"
    words_x, words_y = set(x.lower().split()), set(y.lower().split())
    return "same speaker" if words_x & words_y - {"the", "a", "of", "and"} else "different speakers"


def room(x: Annotated, y: Annotated) -> str:
    """How many sentences could be set side by side: in long texts more differ by chance."""
    return binned(
        len(x.sentences) * len(y.sentences),
        (5, 40, 200),
        ("two short texts", "a short text and a longer one", "two longer texts", "two articles of full length"),
    )


def place_in_run(a: Slot, b: Slot) -> str:
    if a.article != b.article:
        return "two articles"
    return "same sentence" if a.mention.sentence == b.mention.sentence else "one article"
