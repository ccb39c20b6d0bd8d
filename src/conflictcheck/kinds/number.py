"""Two articles give different numbers for one thing.

## What it reports

A count, an amount of money, a percentage, a magnitude, an age, a score, a distance, a duration or a
rank that differs where both articles speak of the same thing: 26 against 35 dead in one accident,
$1.2 billion against $1.4 billion for one purchase, a suspect aged 34 against 43.

- *contradiction*: the same thing at the same time, so that one of the numbers is wrong.
- *update*: a number that grows while a story runs, such as a toll, where one article is later than
  the other or says "so far".
- *scope*: numbers of one scene that an editor should look at together, but that may count different
  things: 26 countries that committed themselves, 35 that attended.

## Why

Numbers are what readers remember and repeat, and what goes wrong most often on the way from a
source to a page: digits swapped, a thousand for a million, yesterday's toll in today's text.

## When it stays silent

- Words or rounding that allow both: "about 26" and 27, "more than 25" and 26, "nearly 200" and 197,
  $1.2 billion and $1.18 billion, "dozens" and 40.
- One quantity in two units or spellings: 10 km and 6.2 miles, "twenty-six" and 26.
- A part and its whole: two of the five ships.
- Different things counted: the dead and the injured, children and adults, 2021 and 2022.
- A number that the other article also gives, elsewhere.
- Digits that are no quantity: 15 August, the 15th, a flight or a road number.

## What to do

Look at both sentences. If they count the same thing, check the source and correct one. If they do
not, say in the text what each number counts. Numbers that your style treats as equal can be let
through with `tolerance = 0.02` in the configuration.
"""

from conflictcheck.kinds._base import Example, Kind

KIND = Kind(
    name="number",
    summary="a count, sum, share, age, score, size or rank differs",
    reads=("Quantity",),
    examples=(
        Example(
            "The flood in Valencia killed 26 people, the regional government said.",
            "The regional government said that the flood in Valencia killed 35 people.",
            True,
        ),
        Example(
            "Maersk will pay $1.2 billion for the Danish shipyard.",
            "Maersk will pay $1.4 billion for the Danish shipyard, the company said on Monday.",
            True,
        ),
        Example(
            "Turnout in Sunday's referendum in Slovenia was 61 percent.",
            "Turnout in Sunday's referendum in Slovenia was 45 percent, the election commission said.",
            True,
        ),
        Example(
            "Police in Graz arrested Karl Brandt, 34, on Friday.",
            "Karl Brandt, 43, was arrested by police in Graz on Friday.",
            True,
            "his age",
        ),
        Example(
            "About 26 countries signed the charter in Nairobi.",
            "The charter was signed by 27 countries in Nairobi.",
            False,
            "about 26 allows 27",
        ),
        Example(
            "The fire closed 10 km of the coast road near Split.",
            "Near Split, 6.2 miles of the coast road were closed by the fire.",
            False,
            "one length in two units",
        ),
        Example(
            "The train crash near Pune killed three people.",
            "The train crash near Pune injured 14 people.",
            False,
            "different things counted",
        ),
        Example(
            "The refinery made a profit of $1.2bn in 2023.",
            "The refinery reported a profit of $1.18 billion for 2023.",
            False,
            "rounding",
        ),
    ),
    page=__doc__ or "",
)
