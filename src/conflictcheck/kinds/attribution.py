"""Two articles credit one statement or one deed to different people.

## What it reports

Who said it, or who did it, where the statement or the deed is the same and those named exclude each
other: one sentence in quotation marks from the mayor against the governor, one drone shot down by
Turkey against Syria.

The reason is always *contradiction*: one statement or deed, two who cannot both be its author.

## Why

Attribution is what a newsroom answers for. Credit drifts when a sentence is copied without its
neighbour: "he" then points to the last man named.

## When it stays silent

- A name and a role of one person, an organisation and its spokeswoman.
- Two news outlets that each report one fact: the fact is what counts.
- A claim that both articles give to both speakers.
- A more general author: officials and the police, gunmen and the rebels.
- Statements that only share a topic.

## What to do

Go back to the recording or the first report of the statement. If two people said the same, name
both.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="attribution",
    summary="who said it, or who did it, differs",
    reads=("speaker", "name"),
    reasons=("contradiction",),
    examples=(
        Example(
            "“We will rebuild the bridge before the winter comes,” Mayor Ana Ruiz said.",
            "“We will rebuild the bridge before the winter comes,” Governor Luis Soto said.",
            True,
        ),
        Example(
            "Turkey shot down the drone over the border on Sunday.",
            "Syria shot down the drone over the border on Sunday.",
            True,
            "who did it",
        ),
        Example(
            "The new tanker aircraft will be built by Boeing.",
            "The new tanker aircraft will be built by Airbus.",
            True,
            "who does it",
        ),
        Example(
            "“The harvest is lost,” said Peter Dube, the minister of agriculture.",
            "“The harvest is lost,” the minister of agriculture said.",
            False,
            "one person",
        ),
        Example(
            "The health ministry said that the clinic in Goma had reopened.",
            "A spokeswoman for the health ministry said that the clinic in Goma had reopened.",
            False,
            "she speaks for it",
        ),
        Example(
            "Farmers say that the dam will fail. Engineers say that the dam is safe.",
            "Engineers say that the dam is safe, but farmers say that it will fail.",
            False,
            "both views stand in both texts",
        ),
    ),
    page=__doc__ or "",
)
