"""What two sentences tell apart by themselves is never set against each other, however sure or unsure a run may be."""

from __future__ import annotations

import pytest

from conflictcheck import Settings, compare
from conflictcheck.align.wording import wording
from conflictcheck.annotate import annotate
from conflictcheck.load import from_text

ALL = Settings(min_confidence=0.0)

APART = {
    "another doer": ("Nokia sold 40,000 phones in Poland.", "Ericsson sold 60,000 phones in Poland."),
    "another recipient": ("Denmark sent 40 generators to Kharkiv.", "Denmark sent 25 generators to Odesa."),
    "another fate": ("Two miners were killed in the shaft.", "Nine miners were rescued from the shaft."),
    "a headline's fates": ("Quake leaves 5 dead in Sarno", "Quake leaves 30 missing in Sarno"),
    "another rate": (
        "The strike costs the airline 9 million euros a day.",
        "The strike cost the airline 54 million euros.",
    ),
    "two denominators": ("Nurses earn 21 euros an hour.", "Nurses earn 3,400 euros a month."),
    "one rate, two words": ("The town spends 120 euros per head.", "The town spends 120 euros per resident."),
    "one of a pair": ("The male panda weighs 118 kilograms.", "The female panda weighs 97 kilograms."),
    "another compound": ("Wheat prices rose 6 percent.", "Barley prices rose 11 percent."),
    "another of a series": ("The first fire destroyed 12 barns.", "The second fire destroyed 30 barns."),
    "a noun beside": (
        "The storm damaged 42 offices and 1,600 houses in Ulm.",
        "The storm damaged 1,600 houses in Ulm.",
    ),
    "relative years": ("Last year the shelter took in 40 dogs.", "This year the shelter took in 60 dogs."),
    "another deed": ("Marc Perrin was arrested on 3 March.", "Marc Perrin was sentenced on 28 March."),
    "another thing done": ("The king opened the bridge on Monday.", "The king opened the school on Tuesday."),
    "time zones": ("The launch took place at 9 a.m. GMT.", "The launch took place at 10 a.m. CET."),
    "who is told": (
        "The minister told Reuters that the dam was safe.",
        "The minister told the BBC that the dam was safe.",
    ),
    "contractions": ('"We\'ll open the bridge in May," she said.', '"We will open the bridge in May," she said.'),
    "two voices": (
        "Ann Bell said she was sorry about the delays at the harbour in August.",
        "Eva Roy said the delays at the harbour would end in August.",
    ),
    "not until": ("The road will not reopen until Friday.", "The road will reopen on Friday."),
    "some of all": (
        "Three people died in the blaze at the bank.",
        "Two women died in the blaze at the bank.",
    ),
    "in turn": (
        "The outage took down 52 percent of traffic in Egypt and 82 percent in India.",
        "Services in Egypt were down by 52 percent, in India by 82 percent, in Pakistan by 65 percent.",
    ),
    "a change and a level": (
        "The services division of Corvane brought in $54 billion.",
        "It is a quarter of the $50 billion increase in the value of Corvane.",
    ),
    "an aftershock": (
        "The quake in Sarno had a magnitude of 6.0.",
        "The quake in Sarno was followed by aftershocks with a magnitude of 4.3.",
    ),
    "of all times": ("The quake in Sarno measured 4.6.", "The largest quake ever recorded in Sarno was 4.5."),
    "two rates of exchange": (
        "Ministers agreed a 110bn euro ($143bn) bailout for Greece.",
        "Ministers agreed a $144bn bailout for Greece.",
    ),
    "a numbered road": (
        "The driver failed a sobriety test on state Route 52, an officer said.",
        "The driver failed a sobriety test on State Route 52 in San Diego, an officer said.",
    ),
    "a headline's verbs": (
        "Party Boss Asked Ann Bell to Urge Moreno to Leave the Race",
        "Party Boss Used Ann Bell to Ask Moreno to Leave the Race",
    ),
    "one of several": (
        "She is charged with killing two female colleagues at the plant.",
        "The shots at the plant wounded a male colleague.",
    ),
    "a numbered name": ("The Arc 5 unlocks with a touch of the thumb.", "The Arc 4 unlocks with a touch of the thumb."),
    "how often of two things": (
        "Scouts of the club watched the striker 14 times.",
        "The striker scored 19 times for the club.",
    ),
    "asked, not done": (
        "The court asked the ministry to publish the report.",
        "The ministry has not published the report.",
    ),
    "an event of another country": (
        "Ten people were killed by the quake on the island of Qeshm in Iran.",
        "Iran mourns ten people killed by the quake on the island of Qeshm.\n"
        "On Saturday, more than a dozen people were killed by a quake in eastern China.",
    ),
    "where the seismologists are": (
        "Tehran's seismologists put the strength of the quake at 5.9.",
        "The quake struck the city of Bandar Abbas.",
    ),
    "an earlier quake": (
        "In June 2012, a 3.0 quake struck a mile north of Geyserville.",
        "A 4.4 quake struck a mile north of Geyserville.",
    ),
    "half-time": ("The Kestrels led 52-50 at half-time.", "The Kestrels beat the Marauders 104-97."),
    "at another age": ("Femi Adekoya, 34, joined the cast.", "Femi Adekoya was 26 when he joined his first cast."),
    "after midnight": ("The quake struck Sarno at 2:09 a.m. on Friday.", "The quake struck Sarno on Friday morning."),
    "a year that opens a sentence": (
        "Six people have been killed in southern Brazil after part of a bridge fell into a river.",
        "In 2019 four people were killed in southern Brazil when a bridge fell into a river.",
    ),
    "a year against the news": (
        "Twenty-seven prisoners escaped from a jail in Honduras on Sunday.",
        "A gang helped 41 prisoners escape from a jail in Honduras in 2014.",
    ),
    "what can be": (
        "The quake in Sarno had a magnitude of 5.4.",
        "A magnitude-6.0 quake can cause severe damage.",
    ),
    "from two places": (
        "The trawler sank 13 miles from the lighthouse of Sund.",
        "The trawler sank 40 miles from the cargo ship.",
    ),
    "two bearings": ("A strong quake hit south of Peru.", "The strong quake hit northwest of the city of Arequipa."),
    "a deed undone": (
        "Pirates have captured a chemical tanker in the Gulf of Aden, the navy says.",
        "Pirates have released a chemical tanker in the Gulf of Aden after a ransom was paid, a group said.",
    ),
    "power cut and restored": (
        "Power was cut in all three districts of Sarno.",
        "Power has been restored in all three districts of Sarno, the state utility said.",
    ),
    "a narrower denial": (
        "The war in the hills is the king's war.",
        "The war in the hills is not a war of choice, the minister said.",
    ),
    "to be prevented": (
        "Many economists think that Tarvia will default on its debts.",
        "The loan is needed to keep Tarvia from defaulting on its debts.",
    ),
    "a round figure": ("The quake in Zarand killed 612 people.", "The quake in Zarand killed 600 people."),
    "a numbered cable": (
        "The Savanna-2 cable was cut by an anchor off Tanga.",
        "Three cables were cut by an anchor off Tanga.",
    ),
    "died and missing": (
        "Two men died in the landslide at the coffee farm.",
        "One man is still missing after the landslide at the coffee farm.",
    ),
    "held and freed": (
        "Five hostages are still being held in the Sahel.",
        "Eight hostages were freed in the Sahel.",
    ),
    "licensed for": (
        "The ferry Santa Lucina carried 210 people when it sank.",
        "The ferry Santa Lucina was licensed to carry 150 people.",
    ),
    "more than another": (
        "Labour won 58 seats in Halvard.",
        "The Alliance won 77 seats in Halvard, 19 more than Labour.",
    ),
    "in one town alone": (
        "Harrowgate employs 3,400 people in Britain.",
        "Harrowgate employs 640 people in Skipton alone.",
    ),
    "years ago": (
        "Twenty-seven miners died in the mine of San Ildefonso.",
        "Six years ago sixteen miners died in the mine of San Ildefonso.",
    ),
    "the first and the last": (
        "The first of the four turbines at Onda was switched on in spring.",
        "The last of the four turbines at Onda was switched on by the minister.",
    ),
    "what was foiled and another deed": (
        "The navy prevented pirates from attacking a tanker off Aden.",
        "Pirates have attacked a hundred times off Aden.",
    ),
    "a rise that was feared": (
        "Profits at Corvane fell last year.",
        "The board of Corvane hopes for a rise in profits.",
    ),
    "a toll and villages": ("The river Drena has flooded 40 villages.", "Toll in Drena floods rises to eight"),
    "bare surnames": ("Governor Hill praised the plan.", "Senator Hill praised the plan."),
}


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_told_apart(texts: tuple[str, str]) -> None:
    assert [c.summary for c in compare(*texts, settings=ALL)] == []


CONFLICTS = {
    "another fate beside": (
        "Police said 12 people were injured in the riots.",
        "Police said 18 people had been injured in the riots and 12 arrested.",
        "number",
    ),
    "a sum of two things": (
        "The quake destroyed seven villages.",
        "The quake destroyed four villages and killed three people.",
        "number",
    ),
    "all of all": (
        "Three people died in the blaze at the bank.",
        "Four people died in the blaze at the bank.",
        "number",
    ),
    "more women than people": (
        "Three people died in the blaze at the bank.",
        "Four women died in the blaze at the bank.",
        "number",
    ),
    "one place in turn": (
        "Traffic in Egypt was down by 80 percent, in India by 65 percent.",
        "Traffic in Egypt was down by 52 percent, in India by 65 percent.",
        "number",
    ),
    "one doer": ("Nokia sold 40,000 phones in Poland.", "Nokia sold 60,000 phones in Poland.", "number"),
    "one fate": (
        "Police said 12 people were injured in the riots.",
        "Police said 18 were hurt in the riots.",
        "number",
    ),
    "one recipient": ("Denmark sent 40 generators to Odesa.", "Denmark sent 25 generators to Odesa.", "number"),
    "one rate": ("Nurses earn 21 euros an hour.", "Nurses earn 34 euros an hour.", "number"),
    "one of a pair": ("The male panda weighs 118 kilograms.", "The male panda weighs 97 kilograms.", "number"),
    "a rank": ("Haruki Mori came second in the open in Bled.", "Haruki Mori came fifth in the open in Bled.", "number"),
    "had no": ("The school in Derna had a fire alarm.", "The school in Derna had no fire alarm.", "polarity"),
    "knew": ("The minister knew of the bribes.", "The minister did not know of the bribes.", "polarity"),
    "not guilty": ("Otto Frei was found guilty of arson.", "Otto Frei was found not guilty of arson.", "polarity"),
    "few words": ("The captain was sober.", "The captain was drunk.", "polarity"),
    "survived": ("The mayor of Tula was killed in the attack.", "The mayor of Tula survived the attack.", "polarity"),
    "a condition": ("The driver is in stable condition.", "The driver is in critical condition.", "status"),
    "a prize": ("The Lindgren prize went to Maria Torres.", "The Lindgren prize went to Helen Okafor.", "name"),
    "two holders": (
        "Lions head coach Karl Dorn praised the team.",
        "The Lions played badly, Lions head coach Peter Brandt said.",
        "name",
    ),
    "one statement": (
        "Mayor Ann Bell said that the pier would reopen after repairs worth two million euros.",
        "The harbour engineer Eva Roy said that the pier would reopen after repairs worth two million euros.",
        "attribution",
    ),
    "years of both": (
        "In 2019 four people were killed in Brazil when a bridge fell.",
        "In 2019 nine people were killed in Brazil when a bridge fell.",
        "number",
    ),
    "from one place": (
        "The trawler sank 13 miles from the lighthouse of Sund.",
        "The trawler sank 40 miles from the lighthouse.",
        "number",
    ),
    "deaths and people": (
        "Five deaths were reported after the flood in Korovo.",
        "Eight people died after the flood in Korovo.",
        "number",
    ),
    "a toll and people": (
        "Police gave a death toll of 14 for the fire in Ulm.",
        "Eleven people were killed in the fire in Ulm, police said.",
        "number",
    ),
    "released, not arrested": (
        "Coast guards seized a trawler loaded with Roman amphorae off Malta and arrested its five crew members.",
        "Coast guards seized a trawler loaded with Roman amphorae off Malta and released its five crew members.",
        "polarity",
    ),
    "a denial as wide": ("The storm is a disaster.", "The storm is not a disaster.", "polarity"),
    "the most and the least": (
        "The firm wants to get the most out of its billions for the chip sector.",
        "The firm wants to get the least out of its billions for the chip sector.",
        "polarity",
    ),
    "a syllable that denies": (
        "Officials ordered a controlled burn of the tank wagons in Ohio.",
        "Officials ordered an uncontrolled burn of the tank wagons in Ohio.",
        "polarity",
    ),
    "a participle": (
        "Caledon will buy a system for uncrewed aircraft in Melbourne.",
        "Caledon will buy a system for crewed aircraft in Melbourne.",
        "polarity",
    ),
    "a fall told by a noun": (
        "Profits at Corvane fell last year.",
        "Shares of Corvane climbed after a jump in profits.",
        "polarity",
    ),
    "what was prevented": (
        "The guards kept the crowd from burning the archive.",
        "The crowd burned the archive.",
        "polarity",
    ),
    "schedules": ("The line reopens on 1 November.", "The line will reopen on 1 December.", "date"),
}


@pytest.mark.parametrize(("a", "b", "kind"), CONFLICTS.values(), ids=CONFLICTS)
def test_still_set_against_each_other(a: str, b: str, kind: str) -> None:
    assert kind in {c.kind for c in compare(a, b, settings=ALL)}


@pytest.mark.parametrize(
    ("text", "lemma", "shown"),
    [
        ("The firm refused to pay the fine.", "pay", "refused to pay"),
        ("No sailor survived the storm.", "survive", "No sailor survived"),
        ("The minister has not signed the treaty.", "sign", "has not signed"),
        ("The museum is open on Sundays.", "open", "is open"),
    ],
)
def test_a_denied_deed_is_shown_with_what_denies_it(text: str, lemma: str, shown: str) -> None:
    (read,) = annotate([from_text(text, id="a1", path="a.txt")])
    frame = next(f for f in read.frames if f.lemma == lemma)
    tokens = read.sentences[0].tokens
    first, last = wording(tokens, frame.head, frame.negated)
    assert text[tokens[first].start : tokens[last].end] == shown
