"""Levels of each comparison from least to most in favour of one thing being meant.

The fit may not give a level less weight than the one before it: more agreement never counts against, whatever a
small sample says. Comparisons that are not listed are free.
"""

ROLE = (
    "another one",
    "different names",
    "different",
    "absent in one",
    "no clause",
    "absent in both",
    "pronoun",
    "may be one",
    "none of all",
    "the value's own role",
    "a word shared",
    "synonym or broader",
    "same word",
    "same entity",
)
_NARROWED = ("opposed {}", "different {}", "{} on one side only", "no {}", "some {} shared", "same {}")

ORDERS: dict[str, tuple[str, ...]] = {
    "counted noun": (
        "different things counted",
        "one does not name what it counts",
        "neither names what it counts",
        "counted nouns of one class",
        "one counted noun broader",
        "synonyms counted",
        "same counted noun",
    ),
    "modifiers": tuple(n.format("modifiers") for n in _NARROWED),
    "complement": tuple(n.format("complements") for n in _NARROWED),
    "predicate": (
        "different predicates",
        "no telling predicate",
        "predicates of one event family",
        "synonymous predicates",
        "same predicate",
    ),
    "wording near": tuple(
        f"wording around it: {n}"
        for n in ("nothing shared", "hardly alike", "a little alike", "alike", "much alike", "nearly the same")
    ),
    "sentence": tuple(
        f"{p}{n}"
        for n in (
            "nothing shared",
            "hardly alike",
            "a little alike",
            "alike",
            "much alike",
            "very much alike",
            "nearly the same",
        )
        for p in ("sentences: ",)
    ),
    "sentences": ("hardly alike", "a little alike", "alike", "much alike", "very much alike", "nearly the same"),
    "cover": tuple(
        f"{n} of the shorter sentence is in the other" for n in ("little", "some", "half", "most", "nearly all")
    ),
    "covered": ("little", "some", "half", "most", "nearly all"),
    "amount": tuple(f"{n} to go by" for n in ("nearly nothing", "little", "something", "much", "very much")),
    "amount shared": ("little", "something", "much", "very much"),
    "linked entities": ("no linked entity shared", "one linked entity shared", "several linked entities shared"),
    "entities shared": ("none", "one", "several"),
    "near entities": ("no linked entity near both", "one linked entity near both", "several linked entities near both"),
    "subject": ROLE,
    "object": ROLE,
    "predicative": ROLE,
    "complement clause": ROLE,
    "whose": (
        "names in both subjects, and none shared",
        "no names in one subject",
        "names in both subjects, and shared",
    ),
    "teller": (
        "absent in one",
        "absent in both",
        "pronoun",
        "may be one",
        "a word shared",
        "synonym or broader",
        "same word",
        "same entity",
    ),
    "topic": tuple(f"topics {n}" for n in ("not alike", "hardly alike", "a little alike", "alike", "much alike")),
    "topic covered": tuple(f"{n} of the topic is in the other" for n in ("nothing", "little", "some", "half", "most")),
    "other roles": ("other roles differ", "no other role in both", "another role agrees"),
    "other names": ("each speaks of someone or somewhere else", "one names more", "no other names"),
    "role": ("other role in the clause", "same role in the clause"),
    "other numbers": ("no other number shared", "another number shared", "several other numbers shared"),
    "time": (
        "times differ",
        "one is set at a named time",
        "both are set at named times",
        "no named time",
        "times agree",
    ),
    "mood": ("fact against plan or hypothesis", "mood not known", "both not fact", "same mood"),
    "negation": ("one clause negated", "negated alike"),
    "speaker": ("different speakers", "two speakers", "one speaker", "no speaker", "same speaker"),
    "where": ("one article", "two articles"),
    "equals first": (
        "both have a better-matching equal",
        "both deeds agree with others",
        "one has a better-matching equal",
        "one deed agrees with another",
        "an equal stands elsewhere, matching less",
        "no agreeing deed",
        "neither value stands in the other article",
    ),
    "best match": ("several better matches exist", "a better match exists", "each is the other's best match"),
    "how many such": (
        "both articles give several such values",
        "one article gives several such values",
        "each article gives one such value",
    ),
    "known elsewhere": (
        "both articles state both",
        "one article states both",
        "neither article states the other value",
    ),
    "support": (
        "each value is claimed once",
        "one value is claimed more than once",
        "both values are claimed more than once",
    ),
    "exactness": ("one value vague", "one value is a bound", "one value approximate", "both values exact"),
    "ratio": (
        "values worlds apart",
        "one value is none",
        "values within 30 times",
        "values within 6 times",
        "values within 2.5 times",
        "values within half",
        "values within 12 %",
    ),
    "event": (
        "no event word shared",
        "an event word shared",
        "an event word and a participant shared",
        "one event among the same participants",
    ),
    "room for chance": (
        "two articles of full length",
        "two longer texts",
        "a short text and a longer one",
        "two short texts",
    ),
    "things": ("other thing", "things of one class", "one thing cannot be both"),
    "parallel": ("sentences not parallel", "sentences parallel"),
    "above": (
        "other words above",
        "one on top",
        "another role under it",
        "both on top",
        "like word above",
        "same word above",
    ),
    "below": ("nothing aligned below", "one aligned below", "several aligned below"),
    "left": ("not aligned", "one at the edge", "both at the edge", "aligned"),
    "right": ("not aligned", "one at the edge", "both at the edge", "aligned"),
    "fit": ("no sign", "one sign", "two signs of one place", "three signs of one place", "four signs of one place"),
    "else left over": (
        "much left over",
        "a few more left over",
        "two more left over",
        "one more word left over",
        "nothing else left over",
    ),
    "told by both": tuple(f"{n} of the rest is in the other" for n in ("little", "half", "most", "nearly all", "all")),
    "told by both ways": tuple(
        f"{n} of both is shared" for n in ("little", "a part", "a third", "half", "most", "nearly all")
    ),
    "words aligned": tuple(f"{n} aligned" for n in ("little", "something", "much", "very much", "nearly everything")),
    "swap equals": (
        "both have equals in sentences more alike",
        "an equal stands in a sentence more alike",
        "an equal stands in a sentence less alike",
        "the word is in both",
        "no equal in a like sentence",
    ),
}
