"""Synonyms, and the same clause the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.numerals import WORDS, value_of
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import View

_SAID_LAST = re.compile(rf", ((?:(?:the|a|an) [a-z]+(?: [a-z]+)?)|(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)|police|officials) said\.$")
_STARTS = ("The", "A", "An", "It", "He", "She", "They", "There", "No", "Two", "Three", "Four", "More", "About", "All", "Most")
_ACTIVE = re.compile(
    rf"^(?P<subj>(?:The |A |An )?(?:[A-Za-z]+ ){{0,2}}?[A-Za-z]+) (?P<verb>{alternatives(list(tables()['passive']))}) "
    rf"(?P<obj>(?:the|a|an|{alternatives(list(WORDS))}|\d[\d,]*)(?: [a-z]+){{1,3}}?)(?P<tail>(?: (?:in|on|at|from|after|near|during|outside) [^,;:]+)?)\.$"
)
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|and|but|or|to|when|while|as|because|has|have|had|was|were|is|are|been|be|not)\b")
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
            speaker = m[1][0].upper() + m[1][1:]
            head = Change(start, start + len(first), f"{speaker} said that {first.lower()}", "speaker first")
            yield head, Change(start + m.start(), end, ".", "speaker first")


def passive(seen: View, rng: Random) -> Iterator[Change]:
    """Police arrested three men on Monday. -> Three men were arrested by police on Monday."""
    for start, end in seen.sentences:
        m = _ACTIVE.match(seen.text[start:end])
        if not m or _CLAUSE.search(m["subj"]) or _CLAUSE.search(m["obj"]) or m["subj"].lower() in _PRONOUNS:
            continue
        subject, thing = m["subj"], m["obj"]
        if re.match(r"(?:The|A|An|Police|Officers|Firefighters|Soldiers|Troops|Gunmen|Rebels|Two|Three|Four)\b", subject):
            subject = subject[0].lower() + subject[1:]
        value = value_of(thing.split()[0])
        plural = (value is not None and value != 1) or (thing.startswith("the ") and re.search(r"[^sui]s$", thing))
        verb = tables()["passive"][m["verb"]]
        new = f"{thing[0].upper()}{thing[1:]} {'were' if plural else 'was'} {verb} by {subject}"
        yield Change(start, start + m.end("obj"), new, "passive")
