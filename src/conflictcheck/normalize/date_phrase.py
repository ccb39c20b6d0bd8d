"""What a date phrase says, before any calendar arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fields said by tokens [start, end) of a sentence. None or "" is unsaid."""

    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    """Second year of "2009-10"."""
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """Second day of "12-15 May"."""
    weekday: int | None = None
    weekend: bool = False
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str = ""
    fiscal: bool = False
    hour: int | None = None
    minute: int | None = None
    zone: str = ""
    part: str = ""
    qualifier: str = ""
    count: int | None = None
    """Signed number of `unit` from the article's own time."""
    unit: str = ""
    story: bool = False
    """Counted from the story's time ("three weeks later"), which no base resolves."""
    toward: int | None = None
    """-1 last, 0 this, 1 next, of a weekday, month, season, weekend or quarter."""
    slack: str = ""
    """`before` for "earlier this week", `after` for "later this week"."""
    approx: bool = False
    recurring: bool = False
    bound: str = ""
    tail: str = ""
    """Words left to dateparser."""
    to: Phrase | None = None

    @property
    def slots(self) -> str:
        """What kinds of thing are said: Y M D W T P R Q and so on, one letter each."""
        said = (
            ("Y", self.year is not None or self.decade is not None or self.century is not None),
            ("M", self.month is not None),
            ("D", self.day is not None or bool(self.holiday)),
            ("W", self.weekday is not None or self.weekend),
            ("S", bool(self.season) or self.quarter is not None or self.half is not None),
            ("T", self.hour is not None),
            ("P", bool(self.part)),
            ("R", self.count is not None or bool(self.tail)),
        )
        return "".join(letter for letter, is_said in said if is_said)


_DEFAULTS = {f.name: f.default for f in fields(Phrase) if f.name not in ("start", "end")}


def merge(a: Phrase, b: Phrase) -> Phrase:
    """One phrase that says what both say; where both speak, `a` wins."""
    said = {name: getattr(b, name) for name, default in _DEFAULTS.items() if getattr(a, name) == default}
    return replace(a, start=min(a.start, b.start), end=max(a.end, b.end), **said)
