"""Synonyms, and the same clause the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.numerals import WORDS, value_of
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import View

_SAID_LAST = re.compile(
    r", ((?:(?:the|a|an) [a-z]+(?: [a-z]+)?)|(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)|police|officials) said\.$"
)
_STARTS = (
    "The",
    "A",
    "An",
    "It",
    "He",
    "She",
    "They",
    "There",
    "No",
    "Two",
    "Three",
    "Four",
    "More",
    "About",
    "All",
    "Most",
)
_SUBJECT = r"(?:[A-Z][A-Za-z]+ )?(?:[A-Za-z]+ ){0,2}?[A-Za-z]+"
_OBJECT = rf"(?:the|a|an|{alternatives(list(WORDS))}|\d[\d,]*)(?: [a-z]+){{1,3}}?"
_TAIL = r"(?: (?:in|on|at|from|after|near|during|outside|last|two|three|earlier) [^,;:]+)?"
_VERBS = alternatives(list(tables()["passive"]))
_ACTIVE = re.compile(rf"^(?P<subj>{_SUBJECT}) (?P<verb>{_VERBS}) (?P<obj>{_OBJECT})(?P<tail>{_TAIL})\.$")
_PASSIVE = re.compile(
    rf"^(?P<thing>{_SUBJECT}) (?P<be>was|were) (?P<verb>{alternatives(sorted(set(tables()['passive'].values())))}) "
    rf"by (?P<agent>{_OBJECT}|[A-Z][a-z]+(?: [A-Z][a-z]+)?|[a-z]+s|police)(?P<tail>{_TAIL})\.$"
)
_CLAUSE = re.compile(
    r"\b(?:who|which|that|whose|and|but|or|to|when|while|as|because|has|have|had|was|were|is|are|been|be|not)\b"
)
_COMMON = re.compile(
    r"(?:The|A|An|His|Her|Its|Their|Police|Officers|Firefighters|Soldiers|Troops|Gunmen|Rebels|Thieves|Two|Three|Four|Five)\b"
)
_PRONOUNS = {"he", "she", "they", "it", "we", "you", "who", "which", "that", "this", "these", "those", "what"}


def synonyms(seen: View, rng: Random) -> Iterator[Change]:
    table = tables()["synonyms"]
    for key in sorted(table, key=lambda k: (-len(k), k)):
        pattern = re.escape(key.removesuffix(" #")) + (r"(?= \d)" if key.endswith(" #") else "")
        for m in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", seen.text):
            if seen.sentence_at(*m.span()) >= 0:
                yield Change(*m.span(), rng.choice(table[key]).removesuffix(" #"), "synonym")


def said(seen: View, rng: Random) -> Iterator[tuple[Change, Change]]:
    """The alarm was off, police said. -> Police said that the alarm was off."""
    for start, end in seen.sentences:
        text = seen.text[start:end]
        m = _SAID_LAST.search(text)
        first = text.split()[0]
        if m and first in _STARTS and '"' not in text and "“" not in text:
            speaker = _upper(m[1])
            head = Change(start, start + len(first), f"{speaker} said that {first.lower()}", "speaker first")
            yield head, Change(start + m.start(), end, ".", "speaker first")


def voice(seen: View, rng: Random) -> Iterator[Change]:
    """Police arrested three men on Monday. -> Three men were arrested by police on Monday. And back."""
    past = {participle: verb for verb, participle in tables()["passive"].items()}
    for start, end in seen.sentences:
        text = seen.text[start:end]
        m = _ACTIVE.match(text)
        if m and _plain(m["subj"], m["obj"]):
            verb = tables()["passive"][m["verb"]]
            new = f"{_upper(m['obj'])} {'were' if _many(m['obj']) else 'was'} {verb} by {_lower(m['subj'])}"
            yield Change(start, start + m.end("obj"), new, "passive")
        m = _PASSIVE.match(text)
        if m and _plain(m["thing"], m["agent"]):
            new = f"{_upper(m['agent'])} {past[m['verb']]} {_lower(m['thing'])}"
            yield Change(start, start + m.end("agent"), new, "active")


def _plain(*phrases: str) -> bool:
    """Noun phrases without a clause, and none of them a pronoun, which would change its form."""
    return not any(_CLAUSE.search(phrase) or phrase.lower() in _PRONOUNS for phrase in phrases)


def _many(phrase: str) -> bool:
    value = value_of(phrase.split()[0])
    return (value is not None and value != 1) or bool(phrase.startswith("the ") and re.search(r"[^sui]s$", phrase))


def _upper(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]


def _lower(phrase: str) -> str:
    return phrase[0].lower() + phrase[1:] if _COMMON.match(phrase) else phrase
