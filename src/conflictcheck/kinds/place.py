"""Two articles put one event, or one person's origin, in different places.

## What it reports

A place that differs for one event or one person, where neither place lies within the other: talks
in Geneva against Vienna, a crash near Kazan against Samara, a nurse from Herat against Kabul.

The reason is always *contradiction*: one event, two places that exclude each other.

## Why

Places are often filled in from memory: the usual seat of an organisation for the town where it met
this time, the capital for the country's second city, the place of the report for the place of the
event.

## When it stays silent

- A wider and a narrower place: Ohio and Cleveland, Ohio; the White House and the Oval Office; Spain
  and Madrid.
- Two names of one place: Kyiv and Kiev, the US and America, Burma and Myanmar.
- A capital or a seat that stands for a government: Moscow, the Kremlin, Russia.
- A country and its people: French, France.
- Different events, or different stops of one journey.
- The place at the head of a report, which says where the reporter was.

## What to do

Check where it happened, not where it was reported from. If two places are right, because there were
two meetings, name both in the text.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="place",
    summary="where it happened, or where someone is from, differs",
    reads=("Place",),
    reasons=("contradiction",),
    examples=(
        Example(
            "The foreign ministers of Armenia and Azerbaijan met in Geneva on Thursday.",
            "The foreign ministers of Armenia and Azerbaijan met in Vienna on Thursday.",
            True,
        ),
        Example(
            "A cargo plane crashed near Kazan on Sunday, killing its pilot.",
            "A cargo plane crashed near Samara on Sunday, and its pilot was killed.",
            True,
        ),
        Example(
            "The prize went to Nadia Rahimi, a nurse from Herat.",
            "Nadia Rahimi, a nurse from Kabul, won the prize.",
            True,
            "where she is from",
        ),
        Example(
            "A tornado hit Ohio on Tuesday and destroyed a school.",
            "A tornado hit Cleveland, Ohio, on Tuesday and destroyed a school.",
            False,
            "the second is more precise",
        ),
        Example(
            "Moscow rejected the offer on Friday.",
            "The Kremlin rejected the offer on Friday.",
            False,
            "one government",
        ),
        Example(
            "The delegation arrived in Kyiv on Monday.",
            "The delegation arrived in Kiev on Monday.",
            False,
            "one city in two spellings",
        ),
        Example(
            "Prime Minister Sanna Aalto spoke to students in Madrid on Monday.",
            "Prime Minister Sanna Aalto signed a treaty in Lisbon on Wednesday.",
            False,
            "two events",
        ),
    ),
    page=__doc__ or "",
)
