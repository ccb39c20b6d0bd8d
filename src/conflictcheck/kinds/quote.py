"""Two articles word one direct quotation differently in substance.

## What it reports

A sentence in quotation marks that stands in both articles as the words of one speaker, with a
difference that changes what was said: "will not" against "may not", "three times" against "ten
times", a negation that is missing.

The reason is always *contradiction*: one utterance, two wordings with two meanings.

## Why

Quotation marks promise the very words. A quotation that differs between two pages shows readers
that at least one of them broke the promise.

## When it stays silent

- A shorter piece of the same quotation, or one with an ellipsis.
- Differences of punctuation and capitals, and contractions: "it is", "it's".
- An insertion in square brackets that explains a word.
- Words without weight: "the", "very", "well,".
- Two quotations of one speaker that only share a topic.
- Reported speech, which may paraphrase. What it gets wrong belongs to the other kinds.
- Scare quotes of a word or two, and titles of works.

## What to do

Listen to the recording. Where two translations differ, say that the words are translated. Where
both are right because they fell on two occasions, say when each did.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="quote",
    summary="one direct quotation is worded differently in substance",
    reads=("quotation",),
    reasons=("contradiction",),
    examples=(
        Example(
            "“We will not send any troops to the border this year,” said minister Eva Lang.",
            "“We may not send any troops to the border this year,” said minister Eva Lang.",
            True,
        ),
        Example(
            "“The ceasefire in the valley is close to collapse,” Omar Said told reporters.",
            "“The ceasefire in the valley is close to completion,” Omar Said told reporters.",
            True,
        ),
        Example(
            "“I have spoken with the chairman three times about the contract,” Lena Vogt said.",
            "“I have spoken with the chairman ten times about the contract,” Lena Vogt said.",
            True,
        ),
        Example(
            "“We will not send any troops to the border this year,” said minister Eva Lang.",
            "Minister Eva Lang said: “We will not send any troops.”",
            False,
            "a piece of it",
        ),
        Example(
            "“It's the best harvest in ten years,” Pavel Horak said.",
            "“It is the best harvest in ten years”, Pavel Horak said.",
            False,
            "a contraction",
        ),
        Example(
            "“The first results are good news for the islands,” Mele Tau said.",
            "“The next vote will be harder for us,” Mele Tau said.",
            False,
            "two quotations",
        ),
    ),
    page=__doc__ or "",
)
