"""Two articles see one plan, case or person at different stages.

## What it reports

How far something has come: planned against done, announced against cancelled, charged against
convicted, confirmed against denied, unspecified against made clear, alive against dead.

- *contradiction*: two stages at one time that exclude each other, such as convicted and acquitted.
- *update*: an earlier and a later stage of one course, the most common case.
- *scope*: stages that may belong to two parts of one plan or two charges of one case.

## Why

Stories move on, and background paragraphs do not. A suspect who is called convicted before the
verdict is not only a mistake but may be a libel.

## When it stays silent

- A stage that contains the other: arrested and charged, against arrested.
- Two shades of one possibility: "could send", "would probably send".
- Different cases, plans or people.
- A condition or a forecast against a fact, unless its time has passed in both articles.
- A plan and its execution where the dates of the articles and the text show the order, and the
  later article says so itself.

## What to do

Bring the older text up to date, or say as of when it holds.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="status",
    summary="planned/done, charged/convicted, confirmed/denied, alive/dead",
    reads=("clause",),
    examples=(
        Example(
            "Norway will deploy a frigate to the Red Sea.",
            "Norway has deployed a frigate to the Red Sea.",
            True,
        ),
        Example(
            "The banker Daniel Ortiz was charged with fraud in Madrid.",
            "The banker Daniel Ortiz was convicted of fraud in Madrid.",
            True,
        ),
        Example(
            "The defence ministry confirmed that a pilot had been captured near Aden.",
            "The defence ministry denied that a pilot had been captured near Aden.",
            True,
        ),
        Example(
            "The singer Mara Lind died in a hospital in Turku on Friday.",
            "The singer Mara Lind is alive and recovering in a hospital in Turku.",
            True,
        ),
        Example(
            "Sweden could send engineers to rebuild the port.",
            "Sweden would probably send engineers to rebuild the port.",
            False,
            "two shades of one possibility",
        ),
        Example(
            "The council in Bergen will vote on the tram line on Thursday.",
            "The council in Bergen voted on the school budget last week.",
            False,
            "two votes",
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
