"""Two articles put one event at different times.

## What it reports

A day, a date, a time of day or a year that differs for one event: a ferry that sank on Monday night
against Thursday night, a museum founded in 1957 against 1975, a verdict due on 3 March against 13
March. Relative dates ("on Wednesday", "last month") are placed by the date of the article.

The reason is always *contradiction*: one event, two times that do not overlap.

## Why

A wrong weekday is the mistake that most easily survives editing: nothing in the sentence looks odd,
and the article that it was copied from was right on the day on which it was written.

## When it stays silent

- One date in two forms: 5 September and September 5, noon and 12:00.
- A wider and a narrower time: August and 15 August, "last month" and the day in it, "at night" and
  11 p.m.
- Different events: the arrest and the verdict.
- A relative date in an article without a date, which cannot be placed against a calendar date. Give
  the article one with `--date PATH=YYYY-MM-DD`.
- "Every Friday", "since Monday", "by the end of May" where they leave room for the other time.

## What to do

Check the date of each article first: a weekday moves when the text is published later. Then check
the event. If both are right, say why in the text: something was moved, the dates belong to last
year's festival and to this year's, or the clocks to two time zones.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="date",
    summary="a day, date, time or year of one event differs",
    reads=("Moment",),
    reasons=("contradiction",),
    examples=(
        Example(
            "The old bridge in Mostar reopened on 12 May.",
            "The old bridge in Mostar reopened on 19 May, the city said.",
            True,
        ),
        Example(
            "The ferry sank off Lesbos on Monday night.",
            "The ferry sank off Lesbos on Thursday night, the coast guard said.",
            True,
        ),
        Example(
            "The silk museum in Lyon was founded in 1957.",
            "The silk museum in Lyon was founded in 1975 by a group of weavers.",
            True,
        ),
        Example(
            "The court in Lille will announce its verdict against Marc Perrin on 3 March.",
            "The court in Lille will announce its verdict against Marc Perrin on 13 April.",
            True,
        ),
        Example(
            "Ministers met in Riga on 5 September.",
            "Ministers met in Riga on September 5.",
            False,
            "one date in two forms",
        ),
        Example(
            "The old bridge in Mostar reopened in May.",
            "The old bridge in Mostar reopened on 12 May.",
            False,
            "the second is more precise",
        ),
        Example(
            "The trial of Marc Perrin began on 3 March.",
            "The verdict against Marc Perrin came on 13 June.",
            False,
            "two events",
        ),
        Example(
            "Marc Perrin was arrested on 3 March.",
            "Marc Perrin was sentenced on 28 March.",
            False,
            "two events",
        ),
    ),
    page=__doc__ or "",
)
