"""What is blanked as boilerplate, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from load_files import gone

from conflictcheck.load import from_text
from conflictcheck.load.boilerplate import is_furniture

LEAD = "The council of Marlow closed 12 of its 40 libraries on Tuesday."
NEXT = "The vote was close and the mayor wept."


def left(text: str) -> list[str]:
    """The prose of a text in pieces, as far apart as two spaces or a line."""
    return [piece.strip() for line in from_text(text).prose.split("\n") for piece in line.split("  ") if piece.strip()]


FURNITURE = """
Skip to content
SKIP TO MAIN CONTENT
Read also: Ayle to sell its town hall
READ MORE: Ayle to sell 3 town halls. Who will buy them?
Read more
Read more »
Also read: Ayle to sell its town hall
See also: Ayle sells
Related: Ayle to sell its town hall
Related stories
RELATED ARTICLES:
More on this story
Most read
Recommended for you
Story continues below advertisement
Article continues below
Advertisement
ADVERTISEMENT
- Advertisement -
Advertisement - scroll to continue
Sponsored content
Share
Share this article
Share on Facebook
Facebook Twitter WhatsApp Email
Print | Email | Share
12 comments
Leave a comment
Subscribe
Subscribe to our newsletter for the latest news.
Sign up for our free daily newsletter
Sign up to the Marlow Echo newsletter and never miss a story.
Get the day's top stories delivered straight to your inbox
We use cookies to improve your experience. By browsing, you accept them.
Accept all cookies
Follow us on Twitter
Follow Jane Roe on Twitter: @janeroe
Click here to read the report
Continue reading the main story
Getty Images
AFP/Getty Images
REUTERS/Jane Roe
AP Photo/John Doe
Photo: The mayor leaves the town hall on Monday (John Doe)
(Image: Getty)
[Photo: John Doe]
Image caption, The mayor wept after the vote
Image source, Getty Images
Photo by John Doe/Marlow Echo
File photo
FILE - The mayor leaves the town hall on June 3, 2018.
Tags: council, cuts, libraries
#Marlow #Libraries
Filed under: Politics
https://example.org/marlow/libraries?id=12
www.example.org
newsdesk@example.org
5 min read
Copyright 2019 Marlow Echo. All rights reserved.
© 2019 Marlow Echo
This material may not be published, broadcast, rewritten or redistributed.
(Reporting by Jane Roe in Marlow; Editing by John Doe)
Additional reporting by Jane Roe and John Doe.
With files from The Canadian Press
Jane Roe and John Doe contributed to this report.
Watch: Mayor weeps in council
""".strip().split("\n")

SENTENCES = """
Share prices fell 4 percent on Tuesday.
Shares in the brewer rose 3 percent.
Share of foreign students at Ayle college rises to 40 percent
Related crimes rose by a third, police said.
Read more books, the minister told children.
Advertisement spending doubled to $12m last year.
Photographs showed three men near the bridge.
Photo from the scene shows 3 bodies, police say
Photo by police drone shows 40 people on the roof
Image of Ayle suffers after the fire
Copyright law changes on Monday.
By Tuesday night the fire had spread to Ayle.
By land, sea and air, 400 troops arrived.
By then 12 people had died.
Getty bought the painting for $30m.
Reuters reported that 12 people had died.
Reporting by journalists has shown that 40 people died
The company uses cookies from Ayle in its ice cream.
Cookies sold at the fair were poisoned, police said.
Subscribe numbers are up at 40 of the 60 papers.
Sign up for the army, 300 men were told on Friday.
Register to vote by Monday, officials say
Follow the money, the judge told the jury.
Follow the river 12 miles north to reach the site.
Like many on Twitter, he called the vote a fraud.
Search for 12 sailors called off
Search teams found 12 sailors alive.
Home prices rose 3 percent in May.
Close to 40 people were hurt.
Sources: Ayle to sell its town hall for $4m
More on strike than ever, union says
More from abroad than at home, 40 of 60, voted yes.
Live: the band will play 12 nights in Ayle, its manager said
Watch prices fell 4 percent.
Get the children out, the mayor told 400 villagers.
Print run of the paper falls to 40,000
Tweet costs minister his post
Send troops to Ayle, says mayor
Comments by the minister angered 40 members.
Tags worth $30 were taken from 12 coats.
Click fraud cost firms $4bn in 2019.
File on missing girl reopened
Continue the search, judge orders
Next year 12 libraries will close.
Previous mayors had refused.
12 of 40 libraries close
She works for the Marlow Echo and contributed to this.
Previously: 12 dead. Now: 14.
Loading of the ship took 12 hours.
Watch out for ice, drivers were warned.
Register now lists 40 firms
Download speeds rise to 40 megabits
""".strip().split("\n")


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_blanked(line: str) -> None:
    assert left(f"{LEAD}\n\n{line}\n\n{NEXT}\n") == [LEAD, NEXT]


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_stay(line: str) -> None:
    assert left(f"{LEAD}\n\n{line}\n\n{NEXT}\n") == [LEAD, line, NEXT]
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (f"{LEAD} Read also: Ayle sells", [LEAD]),
        (f"{LEAD}Read also: Ayle sells", [LEAD]),
        (f"“{LEAD}” READ MORE: Ayle sells 3 of 4", [f"“{LEAD}”"]),
        (
            "He said people should read also: it was no joke.",
            ["He said people should read also: it was no joke."],
        ),
        (f"{LEAD} Read also: Ayle sells. {NEXT * 9}", [LEAD, NEXT * 9]),
        (f"Skip to content{LEAD}", [LEAD]),
        (f"{LEAD} (Image: Getty Images) {NEXT * 8}", [LEAD, NEXT * 8]),
        ("The mayor weeps in council. (Photo: John Doe)\n\n" + LEAD, [LEAD]),
        ("The mayor weeps. (John Doe/AFP via Getty Images)\n\n" + LEAD, [LEAD]),
        ("The mayor (right) weeps (again).", ["The mayor (right) weeps (again)."]),
        ("“I wept,” she wrote. pic.twitter.com/aB3", ["“I wept,” she wrote."]),
        ("I wept. — Jane Roe (@janeroe) March 5, 2019", ["I wept."]),
    ],
)
def test_parts_of_lines(text: str, prose: list[str]) -> None:
    assert left(text) == prose


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("LISBON, Jan. 22 (Xinhuanet) -- Twelve libraries closed.", "Twelve libraries closed."),
        ("AYLE, Kent, March 3 (Reuters) - Twelve libraries closed.", "Twelve libraries closed."),
        ("San Marlow (Reuters) – Twelve libraries closed.", "Twelve libraries closed."),
        ("ROME (AP) — Twelve libraries closed.", "Twelve libraries closed."),
        ("PARIS, 5 September (AFP) — “Twelve closed,” she said.", "“Twelve closed,” she said."),
        ("(CNN) -- Twelve libraries closed.", "Twelve libraries closed."),
        ("(CNN)Twelve libraries closed.", "Twelve libraries closed."),
        ("MARLOW — Twelve libraries closed.", "Twelve libraries closed."),
        ("MARLOW, Kent - Twelve libraries closed.", "Twelve libraries closed."),
    ],
)
def test_datelines_are_blanked(text: str, prose: str) -> None:
    assert left(text) == [prose]


@pytest.mark.parametrize(
    "text",
    [
        "The court (ICJ) - Its judges sit in The Hague - ruled on Monday.",
        "Acme Systems (ACME) - The firm closed 12 shops.",
        "NATO — Europe's shield — sent 12 ships.",
        "Marlow — Twelve libraries closed.",
        "MARLOW closed 12 libraries - The mayor wept.",
        "COVID-19 killed 12 people in Marlow.",
        "US-China talks failed.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert left(text) == [text]


def test_teaser_that_comes_again_in_full_is_blanked() -> None:
    teaser = "The council of Marlow closed 12 of its 40 libraries,..."
    full = "The council of Marlow closed 12 of its 40 libraries, its mayor said."
    assert gone(from_text(f"{teaser}\n\nAdvertisement\n\n{full}")) == [teaser, "Advertisement"]
    assert gone(from_text(f"{teaser}\n\n{NEXT}")) == []
    assert gone(from_text(f"{teaser.replace('...', '…')}\n{full}")) == [teaser.replace("...", "…")]


def test_headline_said_again_is_blanked_but_once_it_stays() -> None:
    title = "Marlow closes 12 libraries"
    found = from_text(f"{title}\n\n{LEAD}\n\n{title.upper()}\n\n{NEXT}\n\n{title}")
    assert found.title == title
    assert gone(found) == [title.upper(), title]
    assert gone(from_text(f"{LEAD}\n\n{title}", title=title)) == []


def test_bylines_only_near_the_top_and_only_of_names() -> None:
    for byline in (
        "By Jane Roe",
        "BY JANE ROE and JOHN DOE",
        "By Jane Roe, Political Editor",
        "By Anna de la Cruz in Ayle",
    ):
        assert gone(from_text(f"Marlow closes libraries\n{byline}\n\n{LEAD}")) == [byline]
    for line in ("By Tuesday Night", "By Jane", "By the River", "By Jane Roe and then some"):
        assert gone(from_text(f"Marlow closes libraries\n{line}\n\n{LEAD}")) == []
    assert gone(from_text(f"{LEAD}\n\n" * 9 + "By Jane Roe\n")) == []


def test_a_long_paragraph_is_no_furniture_whatever_its_first_word() -> None:
    line = f"Related: {LEAD} {NEXT} " + f"{LEAD} " * 4
    assert left(f"{LEAD}\n\n{line}\n\n{NEXT}\n") == [LEAD, line.strip(), NEXT]


def test_a_link_to_a_video_is_no_headline() -> None:
    assert from_text(f"Watch: Mayor weeps\n\n{LEAD}").title is None


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                [*FURNITURE, LEAD, "5 March 2019", "By Jane Roe", "ROME (AP) — It", "\r", "\n\n", "\r\n", "…"]
            ),
        ),
        max_size=12,
    )
)
def test_prose_is_the_text_with_spaces(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = from_text(text)
    assert found.text == text
    assert len(found.prose) == len(text)
    for prose, char in zip(found.prose, text, strict=True):
        assert prose == char or (prose == " " and char not in "\r\n")
    again = from_text(text)
    assert again == found
