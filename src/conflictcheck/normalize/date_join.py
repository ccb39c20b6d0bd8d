"""Joins small date phrases into whole mentions: "at 4:43 a.m. on Sunday, January 4, 2009" is one.

Then words to the left are read in: hedges (about), bounds (since), qualifiers (early), ranges (between).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from conflictcheck.normalize.date_phrase import Phrase, merge
from conflictcheck.normalize.date_words import Tok, calendar

Toks = Sequence[Tok]

# What may stand between two phrases of one mention, by the kinds of the left and of the right one.
_GLUE: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("TP", "DWRM", re.compile(r",?(?:[OfT]|it)?t?")),
    ("DWR", "T", re.compile(r",?(?:A|jb|i)?[vj]?b?")),
    ("DWR", "P", re.compile(r"|it?|,?At?v?|O?t?")),
    ("P", "T", re.compile(r",?A?v?")),
    ("T", "P", re.compile(r"|it")),
    ("W", "D", re.compile(r",?O?t?")),
    ("W", "M", re.compile(r"[fi]")),
    ("D", "W", re.compile(r",?")),
    ("MS", "R", re.compile(r"f?")),
    ("W", "R", re.compile(r"f?")),
    ("R", "W", re.compile(r"O")),
    ("D", "R", re.compile(r"f?")),
    ("R", "M", re.compile(r"i|,?O")),
)
_RELATIVE_UNITS = {"W": {"week"}, "M": {"year"}, "S": {"year"}, "D": {"year"}}


def _classes(toks: Toks, i: int, j: int) -> str:
    return "".join(t.cls for t in toks[i:j])


def _joins(a: Phrase, b: Phrase, toks: Toks) -> bool:
    if b.start - a.end > 4 or set(a.slots) & set(b.slots) or (a.recurring != b.recurring and b.recurring):
        return False
    between = _classes(toks, a.end, b.start)
    if a.end < len(toks) and toks[a.end].cls == "'":
        return False
    for left, right, glue in _GLUE:
        l_kind = next((k for k in left if k in a.slots), "")
        r_kind = next((k for k in right if k in b.slots), "")
        if not (l_kind and r_kind and glue.fullmatch(between)):
            continue
        if "R" in (l_kind, r_kind):
            rel, other = (a, r_kind) if l_kind == "R" else (b, l_kind)
            if other in "TP" and rel.unit not in ("day", "week", ""):
                continue
            if other in _RELATIVE_UNITS and rel.unit not in _RELATIVE_UNITS[other]:
                continue
        if l_kind in "TP" and r_kind == "M" and "D" not in b.slots:
            continue
        return not (r_kind == "P" and b.part == "noon" and between == "it")
    return False


def _absorb_conversion(p: Phrase, rest: list[Phrase], toks: Toks) -> Phrase:
    """A clock time in brackets repeats the one before in another zone: "7:48 am (2248 GMT Tuesday)"."""
    if "T" not in p.slots or p.end >= len(toks) or toks[p.end].cls != "[":
        return p
    close = next((k for k in range(p.end, min(p.end + 7, len(toks))) if toks[k].cls == "]"), None)
    if close is None:
        return p
    inside = [q for q in rest if p.end < q.start and q.end <= close]
    if not inside or "T" not in inside[0].slots:
        return p
    for q in inside:
        rest.remove(q)
    return replace(p, end=close + 1)


def _chains(found: list[Phrase], toks: Toks) -> list[Phrase]:
    rest = list(found)
    out: list[Phrase] = []
    while rest:
        current = _absorb_conversion(rest.pop(0), rest, toks)
        while rest and _joins(current, rest[0], toks):
            # "early Tuesday" + "at 4am": the finer word of the two parts is kept by merge
            between = _classes(toks, current.end, rest[0].start)
            hedged = "v" in between or "j" in between
            nxt = rest.pop(0)
            current = merge(current, nxt)
            current = replace(current, approx=current.approx or hedged)
            current = _absorb_conversion(current, rest, toks)
        out.append(current)
    return out


_LEFT_QUALIFIER = re.compile(r"(?:Q-?|Q[Oi]t?|eft?)$")
_LEFT_HEDGE = re.compile(r"(?:v[Ai]?|jb|b?v)t?$")
_LEFT_BOUND = re.compile(r"bt?$")
_DAY_QUALIFIERS = {"early": "early morning", "late": "night", "mid": ""}


def _qualified(p: Phrase, toks: Toks) -> Phrase:
    before = _classes(toks, max(0, p.start - 3), p.start)
    m = _LEFT_QUALIFIER.search(before)
    if m is None or p.qualifier:
        return p
    start = p.start - len(m.group())
    word = toks[start].text.lower()
    qualifier = calendar()["qualifiers"][word]
    if ("W" in p.slots and not p.weekend) or "D" in p.slots or (p.unit == "day" and not p.story):
        if m.group()[0] == "e" or not _DAY_QUALIFIERS[qualifier]:
            return p
        early = qualifier == "early" and p.part in ("", "morning") and p.hour is None
        part = _DAY_QUALIFIERS[qualifier] if early or not p.part else p.part
        return replace(p, start=start, part=part)
    if "T" in p.slots or p.recurring or not p.slots:
        return p
    if len(m.group()) > 1 and m.group()[1] in "Oi" and "Q" in m.group():
        return p
    return replace(p, start=start, qualifier=qualifier)


def _hedged(p: Phrase, toks: Toks) -> Phrase:
    before = _classes(toks, max(0, p.start - 3), p.start)
    if m := _LEFT_HEDGE.search(before):
        if m.group().startswith("bv"):
            return replace(p, start=p.start - len(m.group()), approx=True, bound=_bound_word(toks, m, p.start))
        if (
            m.group()[0] == "v"
            and toks[p.start - len(m.group())].text.lower() == "about"
            and "TPYMDR"
            and (not set(p.slots) & set("TPYD"))
        ):
            return p  # "a report about Tuesday"
        return replace(p, start=p.start - len(m.group()), approx=True)
    possessive = p.end < len(toks) and toks[p.end].cls == "'"
    m = _LEFT_BOUND.search(before)
    if m and m.group().endswith("t") and p.slots in ("Y", "M", "W") and not p.qualifier and p.decade is None:
        return p  # "since the 2010 election" bounds the election, not the year
    if m and not possessive:
        return replace(p, start=p.start - len(m.group()), bound=_bound_word(toks, m, p.start))
    return p


def _bound_word(toks: Toks, m: re.Match[str], start: int) -> str:
    word = toks[start - len(m.group())].text.lower()
    return "until" if word == "till" else word


def _ranges(found: list[Phrase], toks: Toks) -> list[Phrase]:
    out: list[Phrase] = []
    for p in found:
        q = out[-1] if out else None
        if q is not None and q.to is None and _is_range(q, p, toks):
            lead = toks[q.start - 1].cls in "(<" if q.start else False
            out[-1] = replace(q, start=q.start - 1 if lead else q.start, end=p.end, to=p)
        else:
            out.append(p)
    return out


def _is_range(a: Phrase, b: Phrase, toks: Toks) -> bool:
    between = _classes(toks, a.end, b.start)
    lead = _classes(toks, max(0, a.start - 2), a.start).rstrip("tA")[-1:]
    core = set(a.slots) - set("Y")
    if a.recurring or b.recurring or a.last_year or b.last_year or not a.slots:
        return False
    if core - set(b.slots) or (set(a.slots) == {"Y"} and set(b.slots) != {"Y"}):
        return False
    if between in ("&", "&t"):
        return lead == "("
    if between not in ("-", "r", "rt"):
        return False
    words = {t.text.lower() for t in toks[max(0, a.start - 8) : a.start]}
    if words & set(calendar()["names"]["moving_verbs"]):
        return False
    return between == "-" or lead == "<" or bool(set(a.slots) & set("YTM"))


_PART_LEADS = {"noon": "AvbQ", "midnight": "Avb", "early morning": "tAbi"}


def _stands(p: Phrase, toks: Toks) -> bool:
    """A part of the day alone is a time only where it is said as one."""
    if p.slots != "P" or p.recurring:
        return True
    before = _classes(toks, max(0, p.start - 2), p.start)
    word = toks[p.end - 1].text.lower()
    if p.bound or p.approx or word == "overnight":
        return word != "night"
    if before.endswith("it"):
        return True
    if p.start and toks[p.start - 1].text.lower() == "that":
        return True
    return before[-1:] in _PART_LEADS.get(p.part, "") and before != ""


def join(found: list[Phrase], toks: Toks) -> list[Phrase]:
    """Whole mentions in order."""
    qualified = [_qualified(p, toks) for p in _chains(found, toks)]
    ranged = _ranges(qualified, toks)
    hedged = [_hedged(p, toks) for p in ranged]
    return [p for p in hedged if _stands(p, toks)]
