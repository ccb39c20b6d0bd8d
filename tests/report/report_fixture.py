"""One fixed report for the snapshots of every format: three disagreements, odd characters, long sentences."""

from __future__ import annotations

from datetime import date

from conflictcheck.model import ArticleInfo, Claim, Conflict, Evidence, Report, Side, Skipped
from conflictcheck.model.text import Lines

HARBOUR = """\
Ferry sinks off Port Vale

The ferry “Lady Anne” sank off Port Vale on Tuesday night. Rescuers pulled 31 people from the water,
the coast guard said, and 12 passengers died.
Mayor Ana Ruiz said that divers from three towns, two navy boats and a helicopter of the border police had
searched the bay since midnight, and that 26 of the passengers who had been on the car deck when the ramp
gave way were still missing, although she warned that the list of the shipping line was not complete.
"""
COURIER = """\
The Lady Anne went down on Monday night. Coast guards saved 31 people; 15 died.
A list seen by the Courier has 35 passengers missing. Rescuers counted 15 dead.
The minister denied that the ramp was faulty.
"""
TEXTS = {"a1": ("news/harbour.txt", HARBOUR), "a2": ("news/courier — city.md", COURIER)}


def claim(article: str, sentence: str, value: str, nth: int = 0, speaker: str | None = None) -> Claim:
    """A claim at the `nth` occurrence of `value` inside `sentence` of one of the two texts."""
    path, text = TEXTS[article]
    sentence_start = text.index(sentence)
    start = sentence_start - 1
    for _ in range(nth + 1):
        start = text.index(value, start + 1)
    line, column = Lines.of(text).at(start)
    end = sentence_start + len(sentence)
    return Claim(article, path, line, column, start, start + len(value), sentence, sentence_start, end, speaker)


MISSING = HARBOUR[HARBOUR.index("Mayor Ana") :].rstrip("\n")

DEAD = Conflict(
    "5b1f0c2d9e7a4b63",
    "number",
    "update",
    "warning",
    0.83,
    "12 vs 15 dead",
    "passengers of the Lady Anne",
    (
        Side(
            "12",
            "12",
            "passenger",
            (claim("a1", HARBOUR[HARBOUR.index("Rescuers") : HARBOUR.index("Mayor")].strip(), "12"),),
        ),
        Side(
            "15",
            "15",
            "passenger",
            (
                claim("a2", "Coast guards saved 31 people; 15 died.", "15"),
                claim("a2", "Rescuers counted 15 dead.", "15"),
            ),
        ),
    ),
    (
        Evidence("same linked entities", "Lady Anne", 2.1),
        Evidence("synonymous event word", "die, dead", 1.25),
        Evidence("time differs", "Tuesday, Monday", -0.6),
        Evidence("prior", "", -1.15),
    ),
)
NIGHT = Conflict(
    "0a9c44e1d2b35f70",
    "date",
    "contradiction",
    "error",
    0.914,
    "Tuesday night vs Monday night",
    "sinking of the Lady Anne",
    (
        Side(
            "Tuesday night",
            "2025-09-02",
            None,
            (claim("a1", "The ferry “Lady Anne” sank off Port Vale on Tuesday night.", "Tuesday night"),),
        ),
        Side(
            "Monday night",
            "2025-09-01",
            None,
            (claim("a2", "The Lady Anne went down on Monday night.", "Monday night"),),
        ),
    ),
    (Evidence("same linked entities", "Lady Anne", 2.1), Evidence("same event word", "sink, go down", 0.9)),
)
LOST = Conflict(
    "77d0e3f1a5c86b29",
    "number",
    "scope",
    "warning",
    0.58,
    "26 vs 35 missing passengers",
    "passengers of the Lady Anne",
    (
        Side("26", "26", "passenger", (claim("a1", MISSING, "26", speaker="Ana Ruiz"),)),
        Side(
            "35",
            "35",
            "passenger",
            (claim("a2", "A list seen by the Courier has 35 passengers missing.", "35"),),
        ),
    ),
    (Evidence("same counted noun", "passenger", 1.7),),
)

REPORT = Report(
    version="0.1.0",
    articles=(
        ArticleInfo("a1", "news/harbour.txt", "Ferry sinks off Port Vale", date(2025, 9, 3), 3, 94, "file", HARBOUR),
        ArticleInfo("a2", "news/courier — city.md", None, None, 5, 40, "file", COURIER),
    ),
    conflicts=(NIGHT, DEAD, LOST),
    skipped=(Skipped("news/ramp.png", "not a text"), Skipped("news/gone.txt", "No such file", error=True)),
    statements=21,
    compared=34,
)


def renew() -> None:
    """Write the snapshots anew; read the difference before you commit it."""
    import io
    from pathlib import Path

    from conflictcheck.report import Look, formats

    folder = Path(__file__).with_name("snapshots")
    folder.mkdir(exist_ok=True)
    render = {form.name: form.render for form in formats()}
    for name, form, look in (
        ("report.json", "json", Look()),
        ("terminal-80.txt", "terminal", Look(width=80, seconds=1.34)),
        ("terminal-40-ascii.txt", "terminal", Look(width=40, encoding="ascii", seconds=1.34)),
        ("terminal-color.txt", "terminal", Look(width=80, color=True, seconds=1.34)),
    ):
        out = io.StringIO()
        render[form](REPORT, out, look)
        (folder / name).write_text(out.getvalue(), "utf-8")


if __name__ == "__main__":
    renew()
