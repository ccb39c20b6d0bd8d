"""Builders of clock times and parts of the day."""

from __future__ import annotations

import re

from conflictcheck.normalize import date_context as context
from conflictcheck.normalize.date_context import Toks
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_words import calendar


def clock(toks: Toks, i: int, j: int) -> Phrase | None:
    """4:43 a.m., 11am IST, 0443 GMT, 1100 hours, five o'clock; a bare 14:00 needs "at" or the like."""
    tok = toks[i]
    zone = next((t.value for t in toks[i:j] if t.cls == "Z"), "")
    if tok.cls in "nN":
        return _oclock(toks, i, j)
    if tok.cls in "FY":
        hour, minute = divmod(tok.value, 100)
    else:
        digits = [int(x) for x in re.findall(r"\d+", tok.text)]
        hour, minute = digits[0], digits[1] if len(digits) > 1 else None
    if tok.cls == "K" and hour <= 12:
        hour = hour % 12 + (12 if "p" in tok.text.lower() else 0)
    if hour > 23 or (minute or 0) > 59:
        return None
    if tok.cls == "C" and not zone and toks[j - 1].cls != "k" and not _placed(toks, i):
        return None
    return Phrase(i, j, hour=hour, minute=minute, zone=zone)


def _oclock(toks: Toks, i: int, j: int) -> Phrase | None:
    """Five o'clock is no time before somebody says of which half of the day."""
    part = next((t.value for t in toks[i:j] if t.cls == "P"), "")
    hour: int = toks[i].value
    if toks[i + 1].value != "clock" or not part or hour > 12:
        return None
    late = part in ("afternoon", "evening") or (part == "night" and hour > 5)
    return Phrase(i, j, hour=hour % 12 + (12 if late else 0))


def _placed(toks: Toks, i: int) -> bool:
    """A bare 14:00 follows a full date or a word that leads to a time; 2:09 may be a score or a duration."""
    names = calendar()["names"]
    lead = context.before(toks, i)
    if i > 1 and toks[i - 2 if lead == "," else i - 1].cls in "YIs":
        return True
    beside_clock = any(t.cls in "CK" for t in toks[max(0, i - 3) : i])
    return lead in names["clock_lead"] or (lead in names["loose_clock_lead"] and beside_clock)


def part(toks: Toks, i: int, j: int) -> Phrase | None:
    """morning, early morning; whether it may stand alone is decided when phrases are joined."""
    name = toks[j - 1].value
    if j - i > 1:
        qualifier = calendar()["qualifiers"][toks[i].text.lower()]
        name = "early morning" if (qualifier, name) == ("early", "morning") else name
    return Phrase(i, j, part=name)


def early_hours(toks: Toks, i: int, j: int) -> Phrase | None:
    """the early hours (of Sunday)."""
    early = toks[i].text.lower() == "early" and toks[i + 1].value == "hour"
    return Phrase(i, j, part="early morning") if early else None
