"""Two articles name a different person, title, organisation or thing in one role.

## What it reports

Who or what fills one role in one event, where the two cannot be the same: Boeing against Airbus as
the winner of one contract, a pistol against a shotgun in one shooting, Foreign Minister against
Defence Minister for one person.

The reason is always *contradiction*: one role, two names that exclude each other.

## Why

A wrong name is the mistake for which readers write letters and lawyers write more. Titles age
silently: the minister of last year is still the minister in the background paragraph.

## When it stays silent

- One name in two spellings or lengths: Zelensky, Zelenskyy, Volodymyr Zelensky.
- A title or a role for the name: the French president, Macron.
- An abbreviation: WHO, World Health Organization.
- A more general word: a weapon and a pistol, a ship and a frigate.
- A longer list that contains the shorter one.

## What to do

Check the name at its source, not in the other article. If a person changed office, say when.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="name",
    summary="a person, title, organisation or thing in one role differs",
    reads=("name",),
    reasons=("contradiction",),
    examples=(
        Example(
            "Foreign Minister Jan Novak signed the treaty in Prague on Monday.",
            "Defence Minister Jan Novak signed the treaty in Prague on Monday.",
            True,
            "his office",
        ),
        Example(
            "The attacker fired a pistol at the crowd in Dortmund.",
            "The attacker fired a shotgun at the crowd in Dortmund.",
            True,
        ),
        Example(
            "The contract for the new tanker aircraft went to Boeing.",
            "The contract for the new tanker aircraft went to Airbus.",
            True,
        ),
        Example(
            "The trawler Aurora sank off Lesbos on Monday.",
            "The trawler Polaris sank off Lesbos on Monday.",
            True,
        ),
        Example(
            "Volodymyr Zelenskyy thanked the donors on Friday.",
            "President Zelensky thanked the donors on Friday.",
            False,
            "one person",
        ),
        Example(
            "The French president arrived in Warsaw on Tuesday.",
            "Emmanuel Macron arrived in Warsaw on Tuesday.",
            False,
            "the role stands for the name",
        ),
        Example(
            "Guests at the dinner included Anna Berg.",
            "Guests at the dinner included Anna Berg and Lars Holm.",
            False,
            "a longer list",
        ),
        Example(
            "The World Health Organization sent 40 doctors to Goma.",
            "The WHO sent 40 doctors to Goma on Monday.",
            False,
            "an abbreviation",
        ),
    ),
    page=__doc__ or "",
)
