"""Rules that find the smallest date phrases ("15 August", "last week", "4:43 a.m.") in token classes.

Each rule is a regular expression over the class letters of `date_words` and a builder that reads the tokens.
Rules are tried in order; a token belongs to the first rule that takes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from conflictcheck.normalize import date_atoms as make
from conflictcheck.normalize import date_atoms_clock as clocks
from conflictcheck.normalize import date_atoms_period as period
from conflictcheck.normalize import date_atoms_relative as relative
from conflictcheck.normalize.date_phrase import Phrase
from conflictcheck.normalize.date_words import Tok

Builder = Callable[[Sequence[Tok], int, int], Phrase | None]

_RULES: tuple[tuple[str, Builder], ...] = (
    (r"I", make.numeric),
    (r"s", make.slashed),
    (r"t?n[-r]nf?M(?:,?Y)?", make.days_of_month),
    (r"[Mm]n[-r]n(?!p)(?:,?Y)?", make.days_of_month),
    (r"(?<=\()[Mm]n&n(?:,?Y)?", make.days_of_month),
    (r"t?[nd]f?t?[Mm](?:,?Y)?", make.day_month),
    (r"t?ofM(?:,?Y)?", make.day_month),
    (r"[Mm]t?[nd](?![pUk%'-])(?:,?Y(?!p))?", make.month_day),
    (r"Mo(?!q)", make.month_day),
    (r"H(?:,?Y)?", make.holiday),
    (r"M-e", make.month_end),
    (r"[LXT]M", relative.toward),
    (r"[Mm](?:,|f)?Y(?!p)", make.month_year),
    (r"[Mm]", make.month_alone),
    (r"R", period.years),
    (r"Y-Y", period.spaced_years),
    (r"(?:o-?q|V)(?:ft?)?(?:xU?)?Y|(?:o-?q|V)", period.quarter),
    (r"xU?Y|z", period.fiscal),
    (r"(?<!t)[LT]q", relative.toward),
    (r"ohfY", period.half),
    (r"Sf?Y", period.season),
    (r"[LXT]S", relative.toward),
    (r"[it]t?S", period.season_alone),
    (r"t?D", period.decade),
    (r"t?[do]-?G", period.century),
    (r"tUbB", relative.day_beyond),
    (r"(?:a|N|n)[Up](?:&a-?h|&(?:a|N|n)[Up])g|[Nn]-?&-?a-?h-?[Up]-?g", relative.tail),
    (r"(?:a|N|n)-?[Upk]g", relative.ago),
    (r"(?:a|N|n)[Upk]l", relative.counted_later),
    (r"eftU", relative.unit_end),
    (r"Qk", clocks.early_hours),
    (r"l[TX]U|lTJ", relative.within_unit),
    (r"B", relative.day_word),
    (r"t[XL]U", relative.story_step),
    (r"[LXT]U", relative.step),
    (r"[LT]P", relative.part_step),
    (r"X(?:N|n)?p", relative.coming),
    (r"y(?:W|P)|O?w", make.recurring),
    (r"[LXT][WJ]", relative.toward),
    (r"W", make.weekday),
    (r"u", make.weekday_abbreviation),
    (r"tJ|AtJ", make.weekend),
    (r"[KC](?:k?Z|k|\[?Z\]?)?|[FY](?:kZ|k|Z)|[nN]k(?:(?:it)?P)?", clocks.clock),
    (r"Q-?P|P", clocks.part),
    (r"Y", period.year),
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple((re.compile(pattern), builder) for pattern, builder in _RULES)


def atoms(toks: Sequence[Tok]) -> list[Phrase]:
    """The smallest phrases of a sentence in order; none overlap."""
    classes = "".join(t.cls for t in toks)
    found: list[Phrase] = []
    for pattern, build in _compiled():
        built = [build(toks, m.start(), m.end()) for m in pattern.finditer(classes)]
        taken = [p for p in built if p is not None]
        if taken:
            classes = _without(classes, taken)
            found += taken
    return sorted(found, key=lambda p: p.start)


def _without(classes: str, taken: list[Phrase]) -> str:
    """The tokens of found phrases are closed to later rules."""
    letters = list(classes)
    for p in taken:
        letters[p.start : p.end] = "#" * (p.end - p.start)
    return "".join(letters)
