"""Typed values that mentions are normalised to. Each keeps no text: the mention has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from conflictcheck.model.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval with a unit.

    "26" is [26, 26]; "more than 25" is [25, inf) with `low_open`; "20 to 30" is [20, 30];
    "about 26" is [26, 26] with `approx`. `low`/`high` None means unbounded on that side.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    """Canonical unit after conversion: `count`, `percent`, `percentage point`, `USD`, `EUR`, `currency`
    (unknown one), `metre`, `square metre`, `cubic metre`, `kilogram`, `second`, `kelvin`, `joule`, `watt`,
    `metre per second`,
    `magnitude`, `year of age`, `rank`, `score`, ..."""
    dimension: str
    """What may be compared with what: `count`, `share`, `money`, `length`, `area`, `volume`, `mass`, `duration`,
    `temperature`, `speed`, `energy`, `power`, `magnitude`, `age`, `rank`, `score`, `ratio`, `year` (a bare calendar
    year), `clock`, `identifier`."""
    approx: bool = False
    """Hedged: about, nearly, some, roughly, an estimated ..."""
    step: Decimal = Decimal(0)
    """Rounding step in canonical units that the writing implies: 1.2 billion -> 100 million; 26 -> 1;
    1,500 -> 100 (trailing zeros); used to accept $1.2bn against $1.18bn."""
    noun: str = ""
    """What is counted when the unit itself says it (lower-case lemma), else empty; annotate fills it from the parse."""
    second: Decimal | None = None
    """The other half of a score ("3-1" -> low 3, second 1) or of a ratio."""
    original_unit: str = ""
    """The unit as written, lower-case lemma: `mile`, `foot`, `dollar`, `percent`; empty for a bare count."""
    bound: Literal["", "at least", "at most"] = ""
    vague: bool = False
    """Dozens, hundreds, several, a couple: an interval too wide to contradict a near number."""

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high and not self.approx


Grain = Literal[
    "century",
    "decade",
    "year",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "part",
    "hour",
    "minute",
]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a half-open interval [start, end), naive local time.

    When the writing gives less than a full date and no base resolves it, `start`/`end` are None and the fields that
    were said stay: "5 September" without a year -> month 9, day 5; "Wednesday night" -> weekday 2, part "night".
    """

    start: datetime | None
    end: datetime | None
    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday 0 ... Sunday 6."""
    hour: int | None = None
    minute: int | None = None
    part: str = ""
    """early morning, morning, noon, afternoon, evening, night, midnight; or early/mid/late with a month or year."""
    relative: bool = False
    """Said relative to the article's or the story's own time: "last month", "on Tuesday", "yesterday"."""
    approx: bool = False
    recurring: bool = False
    """"every Friday", "on Mondays"."""
    zone: str = ""
    """As written: local, ET, GMT, IST ... ; clock times of different zones are not compared unless both are known."""
    bound: Literal["", "since", "until", "before", "after", "by"] = ""
    shift: str = ""
    """Distance said from the article's (or the story's) own time: `-1 month` (last month), `+2 week` (in two weeks)."""
    to: Moment | None = None
    """Last moment of a range ("12 May - 3 June"); the other fields are those of its first moment."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer, or an unknown one under its own name."""

    key: str
    """`country:US`, `city:cleveland,us`, `region:ohio,us`, `site:oval office`; `?:name` when not in the gazetteer."""
    name: str
    """Usual English name."""
    within: frozenset[str] = frozenset()
    """Keys of all places that contain it: the Oval Office is within the White House, Washington and the US."""
    kind: str = ""
    """country, region, city, site, sea, island, continent, unknown."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; every part is ASCII, lower case, without punctuation."""

    kind: Literal["person", "org", "other"]
    given: tuple[str, ...] = ()
    """Given names and initials in order; empty for a bare surname and for all that is not a person."""
    family: str = ""
    """Family name with its particles ("von der leyen"); empty for all that is not a person."""
    suffix: str = ""
    """jr, sr, iii, ..."""
    titles: tuple[str, ...] = ()
    """Canonical roles and honorifics that stood before the name, as in data/titles.tsv."""
    key: str = ""
    """The whole name without titles and suffix: "volodymyr zelensky"; of a company without its legal form."""
    acronym: str = ""
    """Of an organisation: its letters when it is an acronym itself, else the initials of its main words."""


V = TypeVar("V", Quantity, Moment, Place)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A value read from a text; `span` counts in the text that was searched."""

    span: Span
    raw: str
    value: V
