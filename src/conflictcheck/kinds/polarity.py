"""One article affirms what the other denies.

## What it reports

One statement that is affirmed in one place and denied in the other: by a negation, by a word and
its opposite, or by opposite outcomes. Parliament accepted the budget against rejected it; a
crossing open against closed; prices that rose against fell; an agreement possible against
impossible; a report confirmed against denied; a man alive against dead.

The reason is always *contradiction*: the same thing, affirmed and denied.

## Why

A lost "not" turns a report into its opposite and leaves a sentence that reads well. No spelling
checker sees it.

## When it stays silent

- Two speakers who disagree inside the story, where both articles report both.
- A condition or a question against a fact: "if the sale fails, the plant will close".
- Different subjects: the Senate accepted, the House rejected.
- Different times: rose in May, fell in June.
- Double negation that means the same.
- Words that are opposites only in other contexts: a high court and a low price.

## What to do

Find out which is true now. If both were true, one after the other, say when it changed.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="polarity",
    summary="one affirms what the other denies",
    reads=("clause",),
    reasons=("contradiction",),
    examples=(
        Example(
            "Parliament in Tallinn accepted the budget on Tuesday.",
            "Parliament in Tallinn rejected the budget on Tuesday.",
            True,
        ),
        Example(
            "The price of wheat in Odesa rose 10 percent in May.",
            "The price of wheat in Odesa fell 10 percent in May.",
            True,
        ),
        Example(
            "Ryanair has paid the fine for the cancelled flights.",
            "Ryanair has not paid the fine for the cancelled flights.",
            True,
        ),
        Example(
            "President Mwangi said that an agreement with the rebels was possible.",
            "President Mwangi said that an agreement with the rebels was impossible.",
            True,
        ),
        Example(
            "The border crossing at Rafah was open on Friday.",
            "The border crossing at Rafah was closed on Friday.",
            True,
        ),
        Example(
            "The Senate accepted the bill.",
            "The House of Representatives rejected the bill.",
            False,
            "different subjects",
        ),
        Example(
            "The union called the offer unfair, but the company called it fair.",
            "The company called its offer fair, but the union called it unfair.",
            False,
            "both views stand in both texts",
        ),
        Example(
            "If the sale fails, the steel mill in Ostrava will close.",
            "The steel mill in Ostrava will not close, its owner said.",
            False,
            "a condition",
        ),
    ),
    page=__doc__ or "",
)
