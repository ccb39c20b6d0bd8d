"""Rules that find the smallest date phrases ("15 August", "last week", "4:43 a.m.") in token classes.

Each rule is a regular expression over the class letters of `date_words` and a builder that reads the tokens.
Rules are tried in order; a token belongs to the first rule that takes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from conflictcheck.normalize import date_atoms as make
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
    (r"[LXT]M", make.toward),
    (r"[Mm](?:,|f)?Y(?!p)", make.month_year),
    (r"[Mm]", make.month_alone),
    (r"R", make.years),
    (r"xU?Y|z", make.fiscal),
    (r"(?:o-?q|V)(?:ft?)?(?:xU?)?Y|(?:o-?q|V)", make.quarter),
    (r"t?[LT]q", make.toward),
    (r"ohfY", make.half),
    (r"Sf?Y", make.season),
    (r"[LXT]S", make.toward),
    (r"[it]t?S", make.season_alone),
    (r"t?D", make.decade),
    (r"t?[do]-?G", make.century),
    (r"tUbB", make.day_beyond),
    (r"(?:a|N|n)[Up](?:&a-?h|&(?:a|N|n)[Up])g|[Nn]-?&-?a-?h-?[Up]-?g", make.tail),
    (r"(?:a|N|n)-?[Upk]g", make.ago),
    (r"(?:a|N|n)[Upk]l", make.counted_later),
    (r"eftU", make.unit_end),
    (r"Qk", make.early_hours),
    (r"l[TX]U|lTJ", make.within_unit),
    (r"B", make.day_word),
    (r"t[XL]U", make.story_step),
    (r"[LXT]U", make.step),
    (r"[LT]P", make.part_step),
    (r"X(?:N|n)?p", make.coming),
    (r"y(?:W|P)|O?w", make.recurring),
    (r"[LXT][WJ]", make.toward),
    (r"W", make.weekday),
    (r"u", make.weekday_abbreviation),
    (r"tJ|AtJ", make.weekend),
    (r"[KC](?:k?Z|k|\[?Z\]?)?|[FY](?:kZ|k|Z)|[nN]k(?:(?:it)?P)?", make.clock),
    (r"Q-?P|P", make.part),
    (r"Y", make.year),
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple((re.compile(pattern), builder) for pattern, builder in _RULES)


def atoms(toks: Sequence[Tok]) -> list[Phrase]:
    """The smallest phrases of a sentence in order; none overlap."""
    classes = "".join(t.cls for t in toks)
    found: list[Phrase] = []
    for pattern, build in _compiled():
        taken = False
        for m in pattern.finditer(classes):
            phrase = build(toks, m.start(), m.end())
            if phrase is not None:
                found.append(phrase)
                classes = classes[: m.start()] + "#" * (m.end() - m.start()) + classes[m.end() :]
                taken = True
        if taken and not classes.strip("#"):
            break
    return sorted(found, key=lambda p: p.start)
