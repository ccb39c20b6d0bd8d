"""Direct quotations: one remark worded differently in substance, or given to two speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from conflictcheck.align.pairing import Claimed, Pairing
from conflictcheck.annotate.words import rarity
from conflictcheck.model.conflict import Evidence
from conflictcheck.model.statement import Annotated, Quote
from conflictcheck.normalize import lexicon

SHORTEST = 5
"""Words. Shorter quotations are scare quotes, titles and phrases that anyone may use."""
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")

_TELLING = frozenset(
    {
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "will",
        "may",
        "must",
        "can",
        "could",
        "might",
        "should",
        "would",
    }
)
"""Words that turn what is said, however common."""


def quote_pairings(articles: Sequence[Annotated]) -> list[Pairing]:
    """Pairings of quotations of different articles that are one remark."""
    rows = [(k, a, q, _words(q.text)) for k, a in enumerate(articles) for q in a.quotes]
    rows = [r for r in rows if len(r[3]) >= SHORTEST]
    out = []
    for i, j in _alike(rows):
        pairing = _compare(rows[i], rows[j])
        if pairing is not None:
            out.append(pairing)
    return out


Row = tuple[int, Annotated, Quote, tuple[str, ...]]


def _words(text: str) -> tuple[str, ...]:
    plain = text.lower().replace("’", "'")
    for short, whole in _CONTRACTIONS:
        plain = plain.replace(short, whole)
    return tuple(_WORD.findall(plain))


_CONTRACTIONS = (
    ("can't", "can not"),
    ("won't", "will not"),
    ("shan't", "shall not"),
    ("cannot", "can not"),
    ("n't", " not"),
    ("'ll", " will"),
    ("'re", " are"),
    ("'ve", " have"),
    ("i'm", "i am"),
    ("vs.", "versus"),
    ("'til", "till"),
)


def _alike(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Index pairs that share three words in a row."""
    index: dict[tuple[str, ...], list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for j, row in enumerate(rows):
        for k in range(len(row[3]) - 2):
            gram = row[3][k : k + 3]
            for i in index.get(gram, ()):
                if (i, j) not in seen and rows[i][0] != row[0]:
                    seen.add((i, j))
                    yield i, j
            index.setdefault(gram, []).append(j)


def _compare(x: Row, y: Row) -> Pairing | None:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    a, b = (x, y) if x[:1] < y[:1] else (y, x)
    ratio = fuzz.ratio(a[3], b[3])
    if ratio >= SAME_WORDS and _two_speakers(a[2], b[2]) and not _known(a, b):
        return _attribution(a, b, ratio)
    if ratio < ONE_REMARK or a[3] == b[3]:
        return None
    changed = [op for op in Levenshtein.opcodes(a[3], b[3]) if op.tag != "equal"]
    inner = [op for op in changed if not _at_edge(op.src_start, op.src_end, len(a[3]), op.dest_end - op.dest_start)]
    pieces = [(a[3][op.src_start : op.src_end], b[3][op.dest_start : op.dest_end]) for op in inner]
    if max((sum(map(len, side)) for side in zip(*pieces, strict=True)), default=0) > FEW:
        return None
    substance = _substance([p for p in pieces if not _slip_of_the_pen(*p)])
    if not substance:
        return None
    evidence = (
        Evidence("one remark", f"{ratio:.0f} % of the words agree, in order", (ratio - 60.0) / 10.0),
        Evidence("wording differs in substance", substance, 1.0),
    )
    confidence = min(0.9, 0.3 + (ratio - ONE_REMARK) / 60.0 + (0.2 if _one_speaker(a[2], b[2]) else 0.0))
    return Pairing(
        model="quote",
        kind="quote",
        a=_claimed(a),
        b=_claimed(b),
        confidence=confidence,
        reason="contradiction",
        evidence=evidence,
        about=tuple(sorted({n for n in (a[2].speaker, b[2].speaker) if n}))[:1],
    )


FEW = 3
"""Changed words. More are another rendering of a speech, a translation or another cut."""
ONE_REMARK = 72.0
"""Share of words in order (indel ratio) from which two quotations are taken for one remark."""


SAME_WORDS = 90.0
"""Share of words in order from which who said them is the question."""
_ANONYMOUS = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "who",
        "i",
        "we",
        "one",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "statement",
    }
)


def _two_speakers(a: Quote, b: Quote) -> bool:
    """Whether both are named and share no word of their names or titles."""
    words = [{w for w in _words(q.speaker) if len(w) > 2} for q in (a, b)]
    if not all(any(w[:1].isupper() for w in q.speaker.split()[1:] or q.speaker.split()) for q in (a, b)):
        # "the owner" may be anyone who is named elsewhere.
        return False
    return bool(words[0] and words[1]) and not words[0] & words[1] and not (words[0] | words[1]) & _ANONYMOUS


def _known(a: Row, b: Row) -> bool:
    """Whether one sentence names the other's speaker too: "the union's head, Joan Ward, said" and "said Joan Ward"."""
    for one, other in ((a, b), (b, a)):
        told = set(_words(one[1].sentences[one[2].sentence].text)) - set(one[3])
        name = {w.lower() for w in other[2].speaker.split() if w[:1].isupper()}
        if name & told:
            return True
    return False


def _attribution(a: Row, b: Row, ratio: float) -> Pairing:
    evidence = (
        Evidence("one remark", f"{ratio:.0f} % of the words agree, in order", (ratio - 60.0) / 10.0),
        Evidence("two speakers", f"{a[2].speaker} and {b[2].speaker}", 1.0),
    )
    return Pairing(
        model="quote",
        kind="attribution",
        a=replace(_claimed(a), value=a[2].speaker, normalized=a[2].speaker.lower()),
        b=replace(_claimed(b), value=b[2].speaker, normalized=b[2].speaker.lower()),
        confidence=min(0.9, 0.4 + len(a[3]) / 40.0),
        reason="contradiction",
        evidence=evidence,
        about=(" ".join(a[2].text.split()[:6]),),
    )


def _at_edge(start: int, end: int, length: int, replaced: int) -> bool:
    # A quotation cut at another point is the same quotation; one replaced word at its end is not a cut.
    return (start == 0 or end == length) and (end - start != 1 or replaced != 1)


def _one_speaker(a: Quote, b: Quote) -> bool:
    words = [{w for w in _words(q.speaker) if len(w) > 2} for q in (a, b)]
    return bool(words[0] & words[1])


def _substance(pieces: Sequence[tuple[Sequence[str], Sequence[str]]]) -> str:
    """The changed words that alter what was said, or ''; a piece is what one has in the other's place."""
    removed = [word for one, _ in pieces for word in one]
    added = [word for _, other in pieces for word in other]
    if (set(removed) & _TELLING) != (set(added) & _TELLING):
        return f"{' '.join(removed) or 'nothing'} against {' '.join(added) or 'nothing'}"
    for r, s in (pair for one, other in pieces for pair in product(one, other)):
        heavy = rarity(r) > 0.45 or rarity(s) > 0.45 or lexicon.opposite(r, s) or (r.isdigit() and s.isdigit())
        if r != s and heavy and not lexicon.synonym(r, s) and r[:4] != s[:4]:
            return f"{r} against {s}"
    return ""


def _slip_of_the_pen(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one word is the other misspelt, and no word of its own: "wold", "would"."""
    from rapidfuzz.distance import Levenshtein

    if len(one) != 1 or len(other) != 1:
        return False
    unknown = max(rarity(one[0]), rarity(other[0])) > UNKNOWN
    return unknown and Levenshtein.normalized_similarity(one[0], other[0]) >= ONE_SLIP


UNKNOWN = 1.4
"""Rarity of what stands in no list of words."""
ONE_SLIP = 0.75


def _claimed(row: Row) -> Claimed:
    number_of, annotated, quote, words = row
    return Claimed(
        order=(number_of, quote.span.start),
        annotated=annotated,
        sentence=quote.sentence,
        span=quote.span,
        value=" ".join(quote.text.split()),
        normalized=" ".join(words),
        speaker=quote.speaker or None,
    )
