"""The statement denied, planned for done, a quotation with another word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutate.mutant import Change
from benchmarks.mutate.numerals import WORDS
from benchmarks.mutate.tables import alternatives, tables
from benchmarks.mutate.view import View

_WORDS = tables()["conflict"]
_OPPOSITES: dict[str, str] = {**{v: k for k, v in _WORDS["opposites"].items()}, **_WORDS["opposites"]}
_OPPOSITE = re.compile(rf"(?<![\w-]){alternatives(list(_OPPOSITES))}(?![\w-])")
_DENIED = re.compile(r"\b(is|are|was|were|will|would|could|can|has|have|had|should) not (?=[a-z])")
_BE = re.compile(r"\b(is|are|was|were|will|would|could|can|has been|have been|had been) (?=[a-z])")
_NO_NEGATION = re.compile(rf"\b{alternatives(_WORDS['no_denial'])}\b|n['’]t\b", re.I)
_NO_VERB = re.compile(
    rf"(?:{alternatives(list(WORDS))}|said|to|a|an|the|more|now|still|about|due|what|who|where|why|how|all|most|some|in|on|at|by)\b"
)
_ASIDE = re.compile(
    r"\b(?:[Aa]fter|[Bb]efore|[Ww]hen|[Ww]hile|[Uu]ntil|[Aa]s|[Ss]ince|[Aa]lthough|[Tt]han|[Ww]here)\b[^,]*$"
)
_STATUS = re.compile(rf"(?<![\w-]){alternatives(list(_WORDS['status']))}(?![\w-])")
_DONE: dict[str, str] = _WORDS["done"]
_PLAN = re.compile(
    r"\b(?P<plan>will|is to|are to|is due to|are due to|plans? to|intends? to|is expected to|are expected to) "
    rf"(?P<verb>{alternatives(list(_DONE))})\b"
)
_HAS = re.compile(rf"\b(?P<has>has|have) (?P<done>{alternatives(sorted(set(_DONE.values())))})\b(?! \d)")
_INSIDE = re.compile(
    rf"(?<![\w'’-]){alternatives([*_WORDS['quote'], *(w.capitalize() for w in _WORDS['quote'])])}(?![\w'’-])"
)


def polarity(seen: View, rng: Random) -> Iterator[Change]:
    """was not hurt -> was hurt; is insured -> is not insured; rose -> fell; no arrests -> several arrests."""
    for m in _DENIED.finditer(seen.text):
        if not re.match(r"(?:only|just|yet|even|be able)\b", seen.text[m.end() :]):
            yield Change(*m.span(), f"{m[1]} ", "denial removed", "polarity")
    for m in re.finditer(r"\b[Nn]o (?=(?:[a-z]+ )?[a-z]+s (?:were|was|had|have)\b)", seen.text):
        yield Change(*m.span(), ("S" if m[0][0] == "N" else "s") + "everal ", "denial removed", "polarity")
    for start, end in seen.sentences:
        if _NO_NEGATION.search(seen.text, start, end):
            continue
        be = _BE.search(seen.text, start, end)
        if be and not _ASIDE.search(seen.text[start : be.start()]) and not _NO_VERB.match(seen.text, be.end()):
            first, _, rest = be[1].partition(" ")
            yield Change(*be.span(), f"{first} not {rest} ".replace("  ", " "), "denial added", "polarity")
    for m in _OPPOSITE.finditer(seen.text):
        sentence = seen.sentence_at(*m.span())
        if sentence >= 0 and not _NO_NEGATION.search(seen.text, *seen.sentences[sentence]):
            yield Change(*m.span(), _OPPOSITES[m[0]], "opposite", "polarity")


def status(seen: View, rng: Random) -> Iterator[Change]:
    """will open -> has already opened; has opened -> plans to open; charged with -> convicted of."""
    base = {done: verb for verb, done in _DONE.items()}
    for start, end in seen.sentences:
        # "It is not known when it will open", "if it opens": neither says that it will.
        if _NO_NEGATION.search(seen.text, start, end):
            continue
        for m in _STATUS.finditer(seen.text, start, end):
            yield Change(*m.span(), _WORDS["status"][m[0]], "other state", "status")
        for m in _PLAN.finditer(seen.text, start, end):
            has = "have" if _many(m["plan"], seen.text[start : m.start()]) else "has"
            yield Change(*m.span(), f"{has} already {_DONE[m['verb']]}", "done for planned", "status")
        for m in _HAS.finditer(seen.text, start, end):
            plan = "plans" if m["has"] == "has" else "plan"
            yield Change(*m.span(), f"{plan} to {base[m['done']]}", "planned for done", "status")


def _many(plan: str, subject: str) -> bool:
    """Whether the subject of a plan is more than one, as far as the words before show it."""
    words = subject.split()
    told = plan.startswith("are") or plan in {"plan to", "intend to"}
    return told or bool(
        words and (words[0].lower() in WORDS or re.search(r"^[a-z]+[^su']s$|^(?:[Tt]hey|[Ww]e)$", words[-1]))
    )


def quote(seen: View, rng: Random) -> Iterator[Change]:
    """ "It will hold" -> "It may hold". Of quotations of four words and more."""
    for start, end in seen.quoted:
        if len(seen.text[start:end].split()) < 4:
            continue
        for m in _INSIDE.finditer(seen.text, start + 1, end - 1):
            new = _WORDS["quote"][m[0].lower()]
            yield Change(*m.span(), new.capitalize() if m[0][0].isupper() else new, "other word in quotation", "quote")
