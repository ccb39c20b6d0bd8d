"""When and where a sentence is set: in the news of the article, or in an earlier event, or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conflictcheck.model import Moment, Place, Sentence
from conflictcheck.model.statement import Annotated
from conflictcheck.normalize import lexicon, place

PERIODS = frozenset({"year", "quarter", "season", "month", "decade", "century"})
"""Grains of a time that is named from afar; the news of the day is told by days."""
FAR = timedelta(days=45)
"""A day so far from the article's own is not the news of the day."""
LEAD = 4
"""First sentences of an article, its headline among them: they say where the news is."""
_TAKES_UP = frozenset({"it", "they", "this", "that", "these", "those"})
_RELATED = frozenset({"same", "within", "contains", "metonym"})


@dataclass(frozen=True, slots=True)
class Scene:
    """`earlier`: it tells of other times than the news; `elsewhere`: of other places than the lead names; `another`: it
    brings in an event like that of the lead in another country, "a quake in eastern China"; `brief`: its article is all
    lead."""

    earlier: bool = False
    elsewhere: bool = False
    another: bool = False
    brief: bool = False


NEWS = Scene()


def scenes(article: Annotated) -> tuple[Scene, ...]:
    """A scene for every sentence. One that goes on with "it", or with "the quake" after "a quake", and names no time
    or place, stays where the sentence before it was."""
    home = _finest(p for s in article.sentences[:LEAD] for p in _places(article, s))
    published = article.article.date
    out: list[Scene] = []
    brief = len(article.sentences) <= LEAD
    before, topics = NEWS, frozenset[str]()
    for sentence in article.sentences:
        moments, places = _moments(article, sentence), _finest(_places(article, sentence))
        taken_up = _takes_up(sentence, topics)
        before = Scene(
            _earlier(sentence, moments, published) or (taken_up and before.earlier and not moments),
            _elsewhere(places, home) if places else taken_up and before.elsewhere,
            _another(article, sentence, home) or (taken_up and before.another and not places),
            brief,
        )
        out.append(before)
        topics = _introduced(sentence) | (topics if taken_up else frozenset())
    return tuple(out)


def _earlier(sentence: Sentence, moments: Sequence[Moment], published: date | None) -> bool:
    return any(_far(m, published) for m in moments) or any(
        lexicon.sets_back(t.lemma) for t in sentence.tokens if t.pos != "VERB"
    )


def _far(moment: Moment, published: date | None) -> bool:
    if moment.weekday is not None:
        return False
    if moment.start is None or moment.end is None or published is None:
        return moment.grain in PERIODS
    noon = datetime.combine(published, time(12))
    if moment.grain in PERIODS:
        return not moment.start <= noon < moment.end
    return moment.year is not None and abs(moment.start - noon) > FAR


def _elsewhere(places: Sequence[Place], home: Sequence[Place]) -> bool:
    known = [p for p in places if p.kind != "unknown"]
    return bool(known and home) and not any(place.relation(p, q) in _RELATED for p in places for q in home)


def _another(article: Annotated, sentence: Sentence, home: Sequence[Place]) -> bool:
    tokens = sentence.tokens
    for m in article.told.get(sentence.index, ()):
        if not isinstance(m.value, Place) or not _abroad(m.value, home):
            continue
        noun = tokens[tokens[tokens[m.head].head].head]
        new = any(t.head == noun.i and t.dep == "det" and t.lemma in {"a", "an", "another"} for t in tokens)
        if new and noun.pos == "NOUN" and _in_lead(article, sentence, lexicon.families(noun.lemma, "n")):
            return True
    return False


def _in_lead(article: Annotated, without: Sentence, families: frozenset[str]) -> bool:
    """Whether another sentence of the lead tells of such an event."""
    lead = (t for s in article.sentences[:LEAD] if s.index != without.index for t in s.tokens if t.pos == "NOUN")
    return any(lexicon.families(t.lemma, "n") & families for t in lead)


def _abroad(there: Place, home: Sequence[Place]) -> bool:
    countries = {k for p in home for k in (p.key, *p.within) if k.startswith("country:")}
    own = {k for k in (there.key, *there.within) if k.startswith("country:")}
    return bool(own and countries) and not own & countries


def _finest(places: Iterable[Place]) -> tuple[Place, ...]:
    """Of "Zarand in Iran", Zarand: what holds another place of the list says nothing new."""
    told = {p.key: p for p in places}
    return tuple(p for key, p in sorted(told.items()) if not any(key in q.within for q in told.values()))


def _takes_up(sentence: Sentence, topics: frozenset[str]) -> bool:
    root = next((t.i for t in sentence.tokens if t.head == t.i), -1)
    subject = next((t for t in sentence.tokens if t.head == root and t.dep in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    return subject.lemma.lower() in _TAKES_UP or (
        subject.lemma in topics and any(t.head == subject.i and t.lemma == "the" for t in sentence.tokens)
    )


def _introduced(sentence: Sentence) -> frozenset[str]:
    """Nouns that the sentence brings in: "a quake"."""
    heads = {t.head for t in sentence.tokens if t.dep == "det" and t.lemma in {"a", "an"}}
    return frozenset(t.lemma for t in sentence.tokens if t.i in heads)


def _places(article: Annotated, sentence: Sentence) -> tuple[Place, ...]:
    return tuple(m.value for m in article.told.get(sentence.index, ()) if isinstance(m.value, Place))


def _moments(article: Annotated, sentence: Sentence) -> tuple[Moment, ...]:
    return tuple(m.value for m in article.told.get(sentence.index, ()) if isinstance(m.value, Moment))
