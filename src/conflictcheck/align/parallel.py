"""Sentences that tell one thing in parallel: their words, names and values aligned one to one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from conflictcheck.align.context import SentenceContext
from conflictcheck.align.contexts import Contexts, contexts
from conflictcheck.align.story import FEW, Index, Stories
from conflictcheck.annotate.words import fold
from conflictcheck.model import Moment, Place, Quantity, Sentence
from conflictcheck.model.statement import Annotated, Frame, Mention
from conflictcheck.normalize import date, lexicon, number, place

AMOUNT = 1.6
"""Weight of aligned words (about two telling ones) from which two sentences may tell one thing."""
LEAST = 0.5
"""Weight that is enough where each text is hardly more than the sentence: nothing else there can be meant."""
COVER = 0.4
"""Share of the shorter sentence that must be aligned."""
CROWD = 80
"""A key in more sentences than this finds no pair by itself."""

_SORTS = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "adverb"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, name or value of a sentence, by what it may be matched."""

    index: int
    """Position among the sentence's units."""
    token: int
    """Token that the others of the unit hang on."""
    tokens: tuple[int, ...]
    sort: str
    """verb, noun, adjective, adverb, name, place, quantity or moment."""
    lemma: str
    keys: frozenset[str]
    weight: float
    mention: Mention | None = None


@dataclass(frozen=True)
class Line:
    """A sentence as units in reading order. `order` is (article number, sentence index)."""

    order: tuple[int, int]
    annotated: Annotated
    sentence: Sentence
    context: SentenceContext
    units: tuple[Unit, ...]

    @property
    def article(self) -> str:
        return self.annotated.article.id

    @cached_property
    def total(self) -> float:
        return sum(u.weight for u in self.units)

    @cached_property
    def by_token(self) -> Mapping[int, int]:
        """Token index to unit index."""
        return {t: u.index for u in self.units for t in u.tokens}

    @cached_property
    def by_key(self) -> Mapping[str, tuple[int, ...]]:
        return _index((k, u.index) for u in self.units for k in u.keys)

    @cached_property
    def by_sort(self) -> Mapping[str, tuple[int, ...]]:
        """Units that are values or names, by their sort."""
        return _index((u.sort, u.index) for u in self.units if u.mention is not None)

    @cached_property
    def by_lemma(self) -> Mapping[str, tuple[int, ...]]:
        return _index((u.lemma, u.index) for u in self.units if u.mention is None)

    @cached_property
    def by_class(self) -> Mapping[str, tuple[int, ...]]:
        return _index((c, u.index) for u in self.units if u.sort == "noun" for c in lexicon.noun_classes(u.lemma))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(self.by_lemma)

    @cached_property
    def by_mention(self) -> Mapping[int, Unit]:
        """Units by the index of their mention."""
        return {u.mention.index: u for u in self.units if u.mention is not None}

    @cached_property
    def frames(self) -> Mapping[int, Frame]:
        """Frames by the token of their predicate."""
        return {f.head: f for f in self.annotated.frames if f.sentence == self.sentence.index and f.pos != "n"}

    @cached_property
    def governors(self) -> tuple[tuple[int, str], ...]:
        """Of each unit, the unit above it (-1 at the root) and the arc that leads there."""
        return tuple(self._governor(u) for u in self.units)

    def _governor(self, unit: Unit) -> tuple[int, str]:
        tokens = self.sentence.tokens
        arc = tokens[unit.token].dep
        below = tokens[unit.token]
        for above in self.context.tree.ancestors(unit.token):
            if below.dep == "pobj":
                arc = f"prep:{above.lemma}"
            found = self.by_token.get(above.i)
            if found is not None and found != unit.index:
                return found, arc
            below = above
        return -1, arc


def _index(rows: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = defaultdict(list)
    for key, position in rows:
        table[key].append(position)
    return {key: tuple(found) for key, found in table.items()}


def lines(articles: Sequence[Annotated], known: Contexts | None = None) -> tuple[Line, ...]:
    """Every sentence of linked articles, in reading order; `known` as in `slots`."""
    known = known or contexts(articles)
    return tuple(
        _line((number_of, s.index), annotated, s, known[number_of, s.index][0], annotated.told.get(s.index, ()))
        for number_of, annotated in enumerate(articles)
        for s in annotated.sentences
    )


def _line(
    order: tuple[int, int],
    annotated: Annotated,
    sentence: Sentence,
    context: SentenceContext,
    mentions: Sequence[Mention],
) -> Line:
    """`mentions` are those of the sentence."""
    units: list[Unit] = []
    short = _short_forms(sentence)
    taken = set(short)
    words = {w.token: w for w in context.words}
    for mention in mentions:
        if mention.type == "thing":
            continue
        inside = tuple(t.i for t in sentence.tokens if mention.span.start <= t.start < mention.span.end)
        if not inside or taken & set(inside):
            continue
        taken |= set(inside)
        keys = {k for i in inside if i in words for k in words[i].keys}
        if mention.entity:
            keys.add(f"e:{mention.entity}")
        weight = max([1.0, *(words[i].weight for i in inside if i in words)])
        token = next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1])
        units.append(Unit(0, token, inside, mention.type, fold(mention.raw.lower()), frozenset(keys), weight, mention))
    for word in context.words:
        token_ = sentence.tokens[word.token]
        if word.token in taken or token_.pos not in _SORTS:
            continue
        particle = next((k.lemma for k in context.tree.kids(word.token, "prt")), "")
        lemma = fold(token_.lemma) + (f" {particle}" if particle else "")
        keys = set(word.keys)
        if particle:
            pos = "v"
            keys = {lemma, *(f"s:{g}" for g in lexicon.synonym_groups(lemma, pos))}
            keys |= {f"f:{f}" for f in lexicon.families(lemma, pos)}
        units.append(Unit(0, word.token, (word.token,), _SORTS[token_.pos], lemma, frozenset(keys), word.weight))
    units += _light(context, taken | words.keys())
    units.sort(key=lambda u: u.token)
    numbered = tuple(
        Unit(k, u.token, u.tokens, u.sort, u.lemma, u.keys, u.weight, u.mention) for k, u in enumerate(units)
    )
    return Line(order, annotated, sentence, context, numbered)


def _short_forms(sentence: Sentence) -> set[int]:
    """Tokens that only tell how the name before them is shortened: "small uncrewed aircraft systems (*UAS*)"."""
    t = sentence.tokens
    return {k.i for k in t[1:-1] if k.text.isupper() and t[k.i - 1].text == "(" and t[k.i + 1].text == ")"}


LIGHT = 0.15
"""Weight of a common adjective, which tells little but may be turned into its opposite: "the *most* votes"."""


def _light(context: SentenceContext, taken: Set[int]) -> Iterator[Unit]:
    """Adjectives that are no context words and have an opposite: new, small, most. Those that only point ("the first
    fire") tell which is meant."""
    for t in context.tree.tokens:
        lemma = fold(t.lemma)
        if t.pos == "ADJ" and t.i not in taken and lexicon.opposites_of(lemma) and not lexicon.is_pointing(lemma):
            yield Unit(0, t.i, (t.i,), "adjective", lemma, frozenset({lemma}), LIGHT)


@dataclass(frozen=True)
class Parallel:
    """Two sentences with their units aligned: (index in a, index in b) pairs, in the order of a."""

    a: Line
    b: Line
    pairs: tuple[tuple[int, int], ...]
    amount: float
    """Weight of what is aligned."""
    covers: tuple[float, float]
    """Aligned share of each sentence's weight."""

    @cached_property
    def there(self) -> Mapping[int, int]:
        return dict(self.pairs)

    @cached_property
    def here(self) -> Mapping[int, int]:
        return {q: p for p, q in self.pairs}


def alike(x: Unit, y: Unit) -> float:
    """How surely two units say one thing: 1 the same word or value, 0.8 synonyms, 0 different."""
    if x.mention is not None and y.mention is not None:
        p, q = x.mention.value, y.mention.value
        if isinstance(p, Quantity) and isinstance(q, Quantity):
            return 1.0 if number.relation(p, q) not in {"differ", "incomparable"} else 0.0
        if isinstance(p, Moment) and isinstance(q, Moment):
            return 1.0 if date.relation(p, q) in {"equal", "within", "resolves", "approximation"} else 0.0
        if isinstance(p, Place) and isinstance(q, Place):
            return 1.0 if place.relation(p, q) != "differ" else 0.0
    if "quantity" in {x.sort, y.sort} or "moment" in {x.sort, y.sort}:
        return 0.0
    shared = x.keys & y.keys
    if any(k[:2] == "e:" for k in shared) or x.lemma == y.lemma:
        return 1.0
    if x.mention is not None and y.mention is not None:
        # Two names that share a word and are not linked are told apart elsewhere; a part of a name is the name.
        p_words, q_words = set(x.lemma.split()), set(y.lemma.split())
        return 0.9 if p_words <= q_words or q_words <= p_words else 0.0
    if any(":" not in k for k in shared):
        return 0.95
    if shared:
        return 0.8
    if x.mention is None and y.mention is None and near(x, y):
        return 0.7
    return 0.0


def near(x: Unit, y: Unit) -> bool:
    """Whether one word may stand for the other in a report of the same fact."""
    if lexicon.exclusive(x.lemma, y.lemma):
        # "copper" and "silver" are both metals.
        return False
    return y.lemma in lexicon.relatives(x.lemma) or bool(lexicon.noun_classes(x.lemma) & lexicon.noun_classes(y.lemma))


def aligned(a: Line, b: Line) -> Parallel:
    """The best one-to-one alignment found greedily: surest first, then the one that stands at the like position."""
    rows = [(s, u.index, q) for u in a.units for q in _meets(u, b) if (s := alike(u, b.units[q])) > 0.0]
    length_a, length_b = max(1, len(a.units)), max(1, len(b.units))
    rows.sort(key=lambda r: (-r[0], abs(r[1] / length_a - r[2] / length_b), r[1] + r[2], r[1], r[2]))
    there: dict[int, int] = {}
    used: set[int] = set()
    for _, p, q in rows:
        if p not in there and q not in used:
            there[p] = q
            used.add(q)
    weight_a = sum(a.units[p].weight for p in there)
    weight_b = sum(b.units[q].weight for q in used)
    covers = (weight_a / a.total if a.total else 0.0, weight_b / b.total if b.total else 0.0)
    return Parallel(a, b, tuple(sorted(there.items())), min(weight_a, weight_b), covers)


def _meets(unit: Unit, line: Line) -> set[int]:
    """Units of the line that could say the same: a common key, a near word, or a value of the same sort."""
    found = {q for k in unit.keys for q in line.by_key.get(k, ())}
    if unit.mention is not None:
        found.update(line.by_sort.get(unit.sort, ()))
    else:
        found.update(q for w in lexicon.relatives(unit.lemma) & line.lemmas for q in line.by_lemma[w])
        found.update(q for c in lexicon.noun_classes(unit.lemma) for q in line.by_class.get(c, ()))
    return found


def parallels(lines: Sequence[Line], stories: Stories) -> Iterator[Parallel]:
    """Sentence pairs of different articles that share enough to tell one thing, in reading order."""
    many = Counter(line.order[0] for line in lines)
    keys = [{k for u in line.units for k in u.keys} for line in lines]
    index = Index(((k, line.order[0], n) for n, line in enumerate(lines) for k in keys[n]), stories, CROWD)
    for position, found in enumerate(lines):
        score: dict[int, float] = defaultdict(float)
        for unit in found.units:
            met: set[int] = set()
            for key in unit.keys:
                met.update(index.after(key, found.order[0], position))
            for other in met:
                score[other] += unit.weight
        for other in sorted(score):
            there = lines[other]
            least = AMOUNT if many[found.order[0]] * many[there.order[0]] > FEW else LEAST
            if there.order[0] == found.order[0] or score[other] < 0.7 * least:
                continue
            if score[other] < 0.7 * COVER * min(found.total, there.total):
                continue
            made = aligned(found, there)
            if made.amount >= least and max(made.covers) >= COVER:
                yield made
