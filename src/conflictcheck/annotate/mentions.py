"""Values in their place: each number, time, place and name with what it describes and the frame it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from conflictcheck.annotate.tree import Tree
from conflictcheck.annotate.words import fold
from conflictcheck.model import Found, Moment, Place, Quantity, Sentence, Span, Token
from conflictcheck.model.statement import Frame, Mention, MentionType
from conflictcheck.normalize import lexicon
from conflictcheck.normalize.date import find_moments
from conflictcheck.normalize.date_words import calendar
from conflictcheck.normalize.number import find_quantities
from conflictcheck.normalize.number_data import context
from conflictcheck.normalize.place import find_places
from conflictcheck.normalize.role import role_of

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_NOUNISH = frozenset({"NOUN", "PROPN"})
_INWARD = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "det", "predet", "appos"})


def read_mentions(
    article: str,
    sentence: Sentence,
    flat: str,
    tree: Tree,
    frames: tuple[Frame, ...],
    base: date | None,
    first: int,
) -> tuple[Mention, ...]:
    """Mentions of one sentence; `flat` is its text with plain quotes and spaces, `first` the next free index."""
    if not sentence.tokens:
        return ()
    moments = find_moments(flat, base)
    quantities = find_quantities(flat, [m.span for m in moments])
    places = find_places(flat)
    out: list[Mention] = []
    measured = frozenset(i for q in quantities if q.value.dimension != "count" for i in _covered(sentence, q.span))
    for kind, found in _in_order(moments, quantities, places):
        mention = _mention(article, sentence, tree, frames, kind, found, first + len(out), measured)
        if mention is not None:
            out.append(mention)
    out += _names(article, sentence, tree, frames, [p.span for p in places], first + len(out))
    out += _things(article, sentence, tree, frames, out, first + len(out))
    return tuple(out)


def _things(
    article: str,
    sentence: Sentence,
    tree: Tree,
    frames: tuple[Frame, ...],
    taken: Sequence[Mention],
    first: int,
) -> Iterator[Mention]:
    """Common nouns that fill a role of a clause: what was used, hit, worn or built, and where it was."""
    spans = [m.span for m in taken]
    counted = {m.head for m in taken if m.type == "quantity"}
    index = first
    for t in tree.tokens:
        if t.pos != "NOUN" or t.dep not in _ROLES or t.i in counted or t.ent or not lexicon.is_exclusive(t.lemma):
            continue
        span = Span(t.start, t.end)
        if len(t.lemma) < 3 or any(s.overlaps(span) for s in spans):
            continue
        yield _placed(
            article, sentence, tree, frames, "thing", fold(t.lemma), span, t.text, t.i, "", t.i, index, (t.i,)
        )
        index += 1


_ATTACHED = frozenset({"compound", "poss", "nmod", "amod"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "oprd", "compound"})


def _in_order(
    moments: Sequence[Found[Moment]], quantities: Sequence[Found[Quantity]], places: Sequence[Found[Place]]
) -> Iterator[tuple[MentionType, Found[Moment] | Found[Quantity] | Found[Place]]]:
    rows: list[tuple[int, MentionType, Found[Moment] | Found[Quantity] | Found[Place]]] = []
    rows += [(m.span.start, "moment", m) for m in moments]
    rows += [(q.span.start, "quantity", q) for q in quantities if q.value.dimension not in {"identifier", "clock"}]
    rows += [(p.span.start, "place", p) for p in places]
    for _, kind, found in sorted(rows, key=lambda r: (r[0], r[1])):
        yield kind, found


def _covered(sentence: Sentence, span: Span) -> tuple[int, ...]:
    start, end = span.start + sentence.span.start, span.end + sentence.span.start
    return tuple(t.i for t in sentence.tokens if t.start < end and start < t.end)


def _top(tree: Tree, covered: Sequence[int]) -> int:
    """The covered token that the others hang on."""
    inside = set(covered)
    for i in covered:
        if tree.tokens[i].head not in inside or tree.tokens[i].head == i:
            return i
    return covered[-1]


def _is_label(tree: Tree, covered: Sequence[int]) -> bool:
    """Whether a number belongs to the name before it and counts nothing: "the Arc *5* unlocks"."""
    token = tree.tokens[covered[0]]
    if len(covered) > 1 or not token.text.isdigit() or token.i == 0:
        return False
    before = tree.tokens[token.i - 1]
    behind = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    dated = before.text.lower() in calendar()["weekdays"] or before.text.lower() in calendar()["months"]
    named = before.pos == "PROPN" and not dated and (token.head == before.i or before.head == token.i)
    return named and (behind is None or (behind.pos not in _COUNTED and behind.text != "-"))


_COUNTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def _mention(
    article: str,
    sentence: Sentence,
    tree: Tree,
    frames: tuple[Frame, ...],
    kind: MentionType,
    found: Found[Moment] | Found[Quantity] | Found[Place],
    index: int,
    measured: frozenset[int],
) -> Mention | None:
    covered = _covered(sentence, found.span)
    if not covered:
        return None
    top = _top(tree, covered)
    head, noun = top, ""
    if isinstance(found.value, Quantity) and found.value.dimension == "count" and _is_label(tree, covered):
        return None
    if kind == "quantity":
        head, noun = _described(tree, top, covered)
        if (
            isinstance(found.value, Quantity)
            and found.value.dimension in _MEASURED
            and (head < covered[0] and tree.tokens[head].dep != "pobj" and not _of(tree, top))
        ):
            # "at 7:48 local time, 75 kilometres west": what stands before in apposition is not measured.
            head, noun = top, ""
        if isinstance(found.value, Quantity) and found.value.dimension == "length" and not noun:
            noun = _extent(tree, covered)
        if head in measured:
            # "75 kilometres (47 miles)": the other figure is no counted thing.
            head, noun = top, ""
    at = Span(found.span.start + sentence.span.start, found.span.end + sentence.span.start)
    return _placed(article, sentence, tree, frames, kind, found.value, at, found.raw, head, noun, top, index, covered)


def _placed(
    article: str,
    sentence: Sentence,
    tree: Tree,
    frames: tuple[Frame, ...],
    kind: MentionType,
    value: Quantity | Moment | Place | str,
    span: Span,
    raw: str,
    head: int,
    noun: str,
    top: int,
    index: int,
    covered: Sequence[int],
) -> Mention:
    frame, role = _frame_of(tree, frames, head if noun else top)
    if kind in {"name", "place"} and tree.tokens[top].dep in _ATTACHED:
        # "the Lions coach": the name tells which coach; it does nothing itself.
        role = f"of:{role}"
    anchor = head if noun else top
    return Mention(
        index=index,
        article=article,
        sentence=sentence.index,
        span=span,
        raw=raw,
        type=kind,
        value=value,
        head=anchor,
        noun=noun,
        modifiers=frozenset(_modifiers(tree, anchor, set(covered))),
        complement=frozenset(_complement(tree, anchor, set(covered))),
        frame=frame,
        role=role,
        determiner=next((t.lemma for t in tree.kids(anchor, "det")), ""),
    )


def _described(tree: Tree, top: int, covered: Sequence[int]) -> tuple[int, str]:
    """The noun that a number counts or measures, and its lemma ('' when there is none)."""
    t = tree.tokens[top]
    inside = set(covered)
    while t.dep in _INWARD and t.head != t.i and tree.tokens[t.head].pos in {*_NOUNISH, "NUM", "SYM", "ADJ"}:
        t = tree.tokens[t.head]
        if t.pos in _NOUNISH and t.i not in inside:
            return t.i, _counted(tree, t.i)
    if t.pos in _NOUNISH and t.i not in inside:
        return t.i, _counted(tree, t.i)
    for prep in tree.kids(t.i, "prep"):
        if prep.lemma in {"of", "in"}:
            inner = next(tree.kids(prep.i, "pobj"), None)
            if inner is not None and inner.pos in _NOUNISH and prep.lemma == "of":
                return inner.i, _counted(tree, inner.i)
    if t.dep == "pobj" and tree.tokens[t.head].lemma in {"of", "at", "to", "by"}:
        holder = tree.tokens[tree.tokens[t.head].head]
        if holder.pos in _NOUNISH and holder.i not in inside:
            return holder.i, fold(holder.lemma)
        told = next((k.lemma for k in tree.kids(holder.i, "nsubj", "nsubjpass") if lexicon.fates(k.lemma, "n")), "")
        if told:
            # "the toll rose to 12"
            return top, fold(told)
    following = tree.tokens[covered[-1] + 1] if covered[-1] + 1 < len(tree.tokens) else None
    if following is not None and following.pos == "NOUN" and t.dep not in {"pobj"}:
        # The parser lost the number; what stands right behind it is what it counts.
        return following.i, fold(following.lemma)
    return top, ""


_MEASURED = frozenset({"length", "mass", "area", "volume", "speed", "duration", "money", "temperature"})


def _of(tree: Tree, top: int) -> bool:
    t = tree.tokens[top]
    return t.dep == "pobj" and tree.tokens[t.head].lemma == "of"


def _extent(tree: Tree, covered: Sequence[int]) -> str:
    """What a length is the length of, from the words around it: a depth, a height, a distance ..."""
    around = [t.lemma for t in tree.tokens[max(0, covered[0] - 3) : covered[-1] + 4]]
    for noun, words in lexicon.extents():
        if any(w in words for w in around):
            return noun
    return ""


def _counted(tree: Tree, i: int) -> str:
    """Lemma of the counted noun; a bare group word ("26 of the group of allies") gives way to its members."""
    t = _compounded(tree, i)
    if t.lemma == "other" or t.text.lower() == "others":
        # "five killed, 250 others injured"
        return "people"
    if t.lemma in {"number", "group", "total", "lot", "type", "kind", "sort", "series", "range", "majority"}:
        for prep in tree.kids(i, "prep"):
            inner = next(tree.kids(prep.i, "pobj"), None)
            if prep.lemma == "of" and inner is not None and inner.pos in _NOUNISH:
                return fold(inner.lemma)
    return fold(t.lemma)


def _compounded(tree: Tree, i: int) -> Token:
    """The last part of a word with hyphens that the parser takes apart: "co-workers"."""
    while i + 2 < len(tree.tokens):
        hyphen, last = tree.tokens[i + 1], tree.tokens[i + 2]
        joined = hyphen.text == "-" and hyphen.start == tree.tokens[i].end and hyphen.end == last.start
        if not joined or last.pos not in _NOUNISH:
            break
        i += 2
    return tree.tokens[i]


def _modifiers(tree: Tree, head: int, covered: set[int]) -> Iterator[str]:
    for t in tree.kids(head, "amod", "compound", "nmod", "poss", "acl", "advmod"):
        if t.i in covered or t.pos in {"NUM", "DET", "PRON"}:
            continue
        yield fold(t.lemma)
        for inner in tree.kids(t.i, "advmod", "compound", "amod", "npadvmod"):
            if inner.i not in covered:
                yield fold(inner.lemma)


def _complement(tree: Tree, head: int, covered: set[int]) -> Iterator[str]:
    for prep in tree.kids(head, "prep"):
        for inner in tree.kids(prep.i, "pobj"):
            for i in tree.phrase(inner.i):
                t = tree.tokens[i]
                if i not in covered and t.pos in {"NOUN", "PROPN", "ADJ"} and not lexicon.is_light(t.lemma):
                    yield fold(t.lemma)


def _frame_of(tree: Tree, frames: tuple[Frame, ...], i: int) -> tuple[int, str]:
    """Index of the nearest frame above a token (not the token's own), and the arc that leads there."""
    by_token: dict[int, Frame] = {}
    for frame in frames:
        by_token[frame.head] = frame
        token = tree.tokens[frame.head]
        if frame.pos in {"a", "attr"} and token.dep in {"acomp", "attr", "oprd"}:
            by_token.setdefault(token.head, frame)
    role = tree.tokens[i].dep
    below = tree.tokens[i]
    for t in tree.ancestors(i):
        if below.dep == "pobj" and t.dep in {"prep", "agent", "dative"}:
            role = f"prep:{t.lemma}"
        elif t.i in by_token:
            return by_token[t.i].index, role
        elif below.dep not in {"conj", "nummod", "quantmod"} and below.dep != "pobj" and t.dep != "prep":
            role = t.dep
        below = t
    own = by_token.get(i)
    return (own.index, "root") if own else (-1, role)


def _names(
    article: str, sentence: Sentence, tree: Tree, frames: tuple[Frame, ...], taken: Sequence[Span], first: int
) -> Iterator[Mention]:
    taken_tokens = {i for span in taken for i in _covered(sentence, span)}
    run: list[int] = []
    count = 0
    for t in (*sentence.tokens, None):
        if t is not None and t.ent in _NAMES and (not run or sentence.tokens[run[-1]].ent == t.ent):
            run.append(t.i)
            continue
        if run:
            trimmed = _completed(sentence, _trim(sentence, run))
            if trimmed and not set(trimmed) <= taken_tokens:
                top = _top(tree, trimmed)
                span = Span(sentence.tokens[trimmed[0]].start, sentence.tokens[trimmed[-1]].end)
                raw = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
                label = sentence.tokens[trimmed[0]].ent
                yield _placed(
                    article,
                    sentence,
                    tree,
                    frames,
                    "name",
                    label,
                    span,
                    raw,
                    top,
                    "",
                    top,
                    first + count,
                    trimmed,
                )
                count += 1
        run = [t.i] if t is not None and t.ent in _NAMES else []


def _completed(sentence: Sentence, run: list[int]) -> list[int]:
    """The name with what the recogniser left off: "State Route *52*", "Highway *Patrol* Officer Hill"; and without
    the verb that a headline writes with a capital: "to *Urge* Hill to stay"."""
    tokens = sentence.tokens
    if len(run) > 1 and _headline_verb(tokens, run[0]):
        run = run[1:]
    if not run or tokens[run[-1]].ent not in _LONGER:
        return run
    for t in tokens[run[-1] + 1 :]:
        number = t.text.isdigit() and tokens[run[-1]].text.lower() in context()["identifier_heads"]
        word = t.pos == "PROPN" and t.text.istitle() and not t.ent and t.dep == "compound" and not role_of(t.text)
        if not (number or word):
            break
        run = [*run, t.i]
    return run


def _headline_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb behind "to" has a capital only because nearly all words of its line have one."""
    if i == 0 or tokens[i - 1].lemma.lower() != "to" or not lexicon.is_verb(tokens[i].text.lower()):
        return False
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > SHORT]
    return sum(w[0].isupper() for w in words) >= TITLED * len(words)


SHORT = 3
"""Letters of a word that a headline may leave in small letters."""
TITLED = 0.9
"""Share of longer words with a capital from which a line is a headline."""
_LONGER = frozenset({"ORG", "FAC"})
"""Kinds of name of which the recogniser often leaves the end off."""


def _is_dated(sentence: Sentence, first: int) -> bool:
    """Whether the word belongs to the date before it: "5 *September*", "on *Monday*"."""
    word, before = sentence.tokens[first].text.lower(), sentence.tokens[first - 1].text.lower() if first else ""
    return (word in calendar()["months"] and before.isdigit()) or (word in calendar()["weekdays"] and before == "on")


def _trim(sentence: Sentence, run: list[int]) -> list[int]:
    """Names without a leading article or a trailing possessive."""
    while run and sentence.tokens[run[0]].text.lower() in {"the", "a", "an"}:
        run = run[1:]
    if len(run) > 1 and _is_dated(sentence, run[0]):
        # "On 5 September Hill said"
        run = run[1:]
    bracket = next((k for k, i in enumerate(run) if sentence.tokens[i].text in {"(", "["}), len(run))
    # "Farmers' Front (FF": what stands in brackets is another name of it.
    run = run[:bracket] or run[bracket + 1 :]
    while run and sentence.tokens[run[-1]].text in {"'s", "'", "’s", ",", "-"}:
        run = run[:-1]
    owner = next((k for k, i in enumerate(run) if sentence.tokens[i].text in {"'s", "’s"}), len(run))
    if owner < len(run) and not any(sentence.tokens[i].text[:1].isupper() for i in run[owner:]):
        # "the Salvation Army's drug-": what it owns is no part of its name.
        run = run[:owner]
    following = sentence.tokens[run[-1] + 1] if run and run[-1] + 1 < len(sentence.tokens) else None
    if len(run) > 1 and sentence.tokens[run[-1]].pos == "NUM" and following is not None and following.pos == "NOUN":
        # "played Boston 19 times": the number belongs to what follows.
        run = run[:-1]
    # A common noun that the recogniser took for the rest of a name.
    return run if any(c.isupper() or c.isdigit() for i in run for c in sentence.tokens[i].text) else []
