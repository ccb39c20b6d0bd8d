"""Two articles see one plan, case or person at different stages.

## What it reports

How far something has come: planned against done, announced against cancelled, charged against
convicted, left open against made clear.

The reason is always *update*: an earlier and a later stage of one course. Stages that exclude each
other whatever the time, such as convicted and acquitted, are of the kind polarity.

## Why

Stories move on, and background paragraphs do not. A suspect who is called convicted before the
verdict is not only a mistake but may be a libel.

## When it stays silent

- A stage that contains the other: arrested and charged, against arrested.
- Two shades of one possibility: "could send", "would probably send".
- Different cases, plans or people.
- A condition against a fact.

## What to do

Bring the older text up to date, or say as of when it holds.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="status",
    summary="planned/done, charged/convicted, announced/cancelled",
    reads=("clause",),
    reasons=("update",),
    examples=(
        Example(
            "Norway and Denmark will deploy two frigates to the Red Sea, the ministry said.",
            "Norway and Denmark have deployed two frigates to the Red Sea, the ministry said.",
            True,
        ),
        Example(
            "The banker Daniel Ortiz was charged with fraud in Madrid.",
            "The banker Daniel Ortiz was convicted of fraud in Madrid.",
            True,
        ),
        Example(
            "Toyota has not specified how many cars it will recall.",
            "Toyota has specified how many cars it will recall.",
            True,
        ),
        Example(
            "Lufthansa announced a strike at Munich airport.",
            "Lufthansa cancelled a strike at Munich airport.",
            True,
        ),
        Example(
            "Sweden could send engineers to rebuild the port.",
            "Sweden would probably send engineers to rebuild the port.",
            False,
            "two shades of one possibility",
        ),
        Example(
            "If the loan is granted, the city will build a tram line.",
            "The city has built a tram line.",
            False,
            "a condition",
        ),
        Example(
            "Police arrested Daniel Ortiz in Madrid.",
            "Daniel Ortiz was arrested in Madrid and charged with fraud.",
            False,
            "the second tells more",
        ),
    ),
    page=__doc__ or "",
)
