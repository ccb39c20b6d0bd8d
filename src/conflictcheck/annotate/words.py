"""Content words of a sentence with what they can be matched by and how rare they are."""

from __future__ import annotations

from functools import cache, lru_cache

from anyascii import anyascii

from conflictcheck.errors import UserError
from conflictcheck.model import Token
from conflictcheck.model.statement import Word
from conflictcheck.normalize import lexicon

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "X"})
_NAME_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})


@cache
def _frequencies() -> dict[str, float]:
    """Word -> share of all words. The file of the wordfreq package, read as its `read_cBpack` documents it.

    Importing the package itself costs more time than everything else that is asked of it: it brings the
    languages and character tables that its tokenizer needs.
    """
    import gzip
    from importlib.util import find_spec
    from pathlib import Path

    import msgpack

    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise UserError("word frequencies", "the wordfreq package is not installed", "Run: pip install wordfreq")
    file = Path(spec.origin).parent / "data" / "small_en.msgpack.gz"
    head, *buckets = msgpack.loads(gzip.decompress(file.read_bytes()), raw=False)
    if head != {"format": "cB", "version": 1}:
        raise UserError("word frequencies", f"{file.name} has an unknown format", "Run: pip install 'wordfreq<4'")
    # Bucket i holds the words whose share is 10 ** (-i / 100).
    return {word: 10.0 ** (-i / 100) for i, bucket in enumerate(buckets) for word in bucket}


@lru_cache(maxsize=65536)
def rarity(lemma: str) -> float:
    """Weight of a word between 0.25 (the commonest) and 1.5 (not among the 29,000 commonest of English).

    Linear in the Zipf frequency (log10 of occurrences per billion words; van Heuven et al. 2014), as read from
    the wordfreq package: what a shared word tells grows with the logarithm of its rarity (inverse document
    frequency; Spärck Jones 1972).
    """
    import math

    frequency = _frequencies().get(lemma, 0.0)
    zipf = math.log10(frequency) + 9 if frequency > 0 else 2.8
    return min(1.5, max(0.25, (6.3 - zipf) / 2.4))


def is_name(token: Token) -> bool:
    return token.ent in _NAME_TYPES or token.pos == "PROPN"


def word_of(token: Token, entity: str = "") -> Word | None:
    """The token as a context word, or None for function words, numbers and light words."""
    if token.pos not in _CONTENT or not token.text[:1].isalnum() or token.text[:1].isdigit():
        return None
    lemma = fold(token.lemma)
    if entity:
        return Word(token.i, (f"e:{entity}", lemma), 1.3)
    name = is_name(token)
    if not name and (lexicon.is_light(lemma) or len(lemma) < 2):
        return None
    weight = max(rarity(lemma), 1.0) if name else rarity(lemma)
    if token.pos in {"ADV", "ADJ"} and not name:
        weight *= 0.7
    return Word(token.i, _keys(lemma, "" if name else token.pos), weight)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    return text if text.isascii() else anyascii(text).lower()


@lru_cache(maxsize=65536)
def _keys(lemma: str, pos: str) -> tuple[str, ...]:
    groups = (f"s:{g}" for g in sorted(lexicon.synonym_groups(lemma, pos)))
    families = (f"f:{f}" for f in sorted(lexicon.families(lemma, pos)))
    return (lemma, *groups, *families)
