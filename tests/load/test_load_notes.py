"""What an input says and what cannot be used is told: dates that cannot be read, ids that are no names. And Word's
notes, which are read behind the text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from load_files import article, error, noted, word, write

from conflictcheck.cli import run
from conflictcheck.load import load

BODY = "The council of Marlow agreed on Tuesday to close 12 of its 40 libraries.\n\nThe vote was close."


def markdown(front: str) -> str:
    return f"---\n{front}\n---\n\n{BODY}\n"


def page(head: str, top: str = "") -> str:
    story = "".join(
        f"<p>{line} It was a long evening for all who had come to the town hall.</p>" for line in [BODY] * 3
    )
    return f"<html><head><title>Libraries</title>{head}</head><body><article>{top}{story}</article></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("a.md", markdown("date: 05/06/2025"), "05/06/2025"),
        ("a.md", markdown("date: 'next  week'\ntitle: Libraries"), "next week"),
        ("a.md", markdown("published: true\ncreated: 31 June 2025"), "31 June 2025"),
        ("a.md", f'+++\ndate = "soon"\n+++\n\n{BODY}', "soon"),
        ("a.json", json.dumps({"text": BODY, "date": "05/06/2025"}), "05/06/2025"),
        ("a.json", json.dumps({"text": BODY, "published_at": 1749081600}), "1749081600"),
        ("a.html", page('<meta property="article:published_time" content="yesterday">'), "yesterday"),
        ("a.html", page("", '<time datetime="05/06/2025">5 June</time>'), "05/06/2025"),
        (
            "a.md",
            markdown("date: " + "no date at all " * 20),
            "no date at all no date at all no date at all no date at all …",
        ),
        ("a.md", markdown("date: so\x1b[31mon"), "so [31mon"),
        ("a.txt", f"Libraries close\n\nPublished: 05/06/2025 10:30\n\n{BODY}", "Published: 05/06/2025 10:30"),
        ("a.txt", f"Libraries close\n\nMonday, 5 June 2025\n\n{BODY}", "Monday, 5 June 2025"),
    ],
)
def test_a_date_that_cannot_be_read_is_told(tmp_path: Path, name: str, text: str, value: str) -> None:
    found = article(write(tmp_path / name, text))
    assert found.date is None
    (note,) = found.notes
    assert note.startswith(f'its date "{value}" cannot be read')
    assert note.isprintable()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", markdown("title: Libraries")),
        ("a.txt", f"Libraries close\n\n05/06/2025\nUpdated 6 June 2025\n\n{BODY}"),
        ("a.txt", f"{BODY}\n{BODY}\n{BODY}\n\n05/06/2025\n"),
        ("a.md", markdown("published: false")),
        ("a.md", markdown("date: ~")),
        ("a.md", markdown("date: 05/06/2025\npublished: 2025-06-05")),
        ("a.json", json.dumps({"text": BODY, "date": None})),
        ("a.json", json.dumps({"text": BODY, "date": " "})),
        ("a.html", page("", "<time>2 hours ago</time>")),
        ("a.html", page('<meta name="date" content="soon"><meta name="pubdate" content="2025-06-05">')),
    ],
)
def test_nothing_is_told_where_no_date_is_given_or_another_can_be_read(tmp_path: Path, name: str, text: str) -> None:
    assert article(write(tmp_path / name, text)).notes == ()


def test_a_date_given_otherwise_is_enough(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", markdown("date: soon"))
    ((found,), _) = load([str(path)], dates={str(path): date(2025, 6, 5)})
    assert (found.date, found.notes) == (date(2025, 6, 5), ())
    lines = write(tmp_path / "b.md", f"---\ndate: soon\n---\n\nLibraries close\n\n5 June 2025\n\n{BODY}\n")
    assert (article(lines).date, article(lines).notes) == (date(2025, 6, 5), ())


def test_the_command_line_says_it_in_one_line_and_goes_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.md", markdown("date: 05/06/2025"))
    assert run(["a.md", "--format", "json"]) == 0
    out, err = capfd.readouterr()
    (line,) = err.splitlines()
    assert line.startswith('conflictcheck: a.md: its date "05/06/2025" cannot be read')
    assert "--date PATH=YYYY-MM-DD" in line
    assert json.loads(out)["notes"] == [{"where": "a.md", "text": line.removeprefix("conflictcheck: a.md: ")}]


def records(path: Path, *ids: object) -> Path:
    lines = (json.dumps({"text": BODY, "id": own} if own is not None else {"text": BODY}) for own in ids)
    return write(path, "".join(f"{line}\n" for line in lines))


def ids(*paths: Path) -> list[str]:
    articles, skipped = load([str(path) for path in paths])
    assert skipped == ()
    return [found.id for found in articles]


def test_an_article_is_called_by_the_id_of_its_record(tmp_path: Path) -> None:
    path = records(tmp_path / "a.jsonl", "wire-17", 18, None, " desk 4 ", "")
    assert ids(path) == ["wire-17", "18", "a3", "desk 4", "a5"]
    assert all(found.notes == () for found in load([str(path)])[0])
    assert ids(write(tmp_path / "b.json", json.dumps({"text": BODY, "id": "one"}))) == ["one"]


def test_an_id_of_several_articles_is_that_of_none(tmp_path: Path) -> None:
    path = records(tmp_path / "a.jsonl", "x", "y", "x", "x")
    assert ids(path) == ["a1", "y", "a3", "a4"]
    notes = [found.notes for found in load([str(path)])[0]]
    assert notes[1:] == [(), (), ()]
    (note,) = notes[0]
    assert note.startswith(f'its id "x" is also that of {path.as_posix()}#3 and 1 more, so the report calls it a1')
    assert "\n" not in note


def test_ids_that_look_like_numbers_of_articles(tmp_path: Path) -> None:
    assert ids(records(tmp_path / "a.jsonl", "a2", None, "a1", None, "a6", None)) == [
        "a2",
        "a7",
        "a1",
        "a4",
        "a6",
        "a8",
    ]
    assert ids(records(tmp_path / "b.jsonl", "a2", None), records(tmp_path / "c.jsonl", "a2")) == ["a1", "a2", "a3"]


@pytest.mark.parametrize("own", [True, 1.5, ["x"], {"x": 1}])
def test_an_id_that_is_no_name_is_told(tmp_path: Path, own: object) -> None:
    found = article(records(tmp_path / "a.json", own))
    assert found.id == "a1"
    (note,) = found.notes
    assert note.startswith('its "id" is ')


def test_ids_in_the_report(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = "The flood in Valencia killed {} people on Monday, the regional government said."
    pair = ({"id": f"wire/{toll} <b>", "text": told.format(toll)} for toll in (26, 35))
    write(tmp_path / "a.jsonl", "".join(f"{json.dumps(record)}\n" for record in pair))
    outputs = [f"--output=r.{ending}" for ending in ("html", "sarif", "xml", "md", "svg", "jsonl", "txt")]
    assert run(["a.jsonl", "--format", "json", *outputs]) == 1
    report = json.loads(capfd.readouterr().out)
    assert [a["id"] for a in report["articles"]] == ["wire/26 <b>", "wire/35 <b>"]
    (conflict,) = report["conflicts"]
    assert [side["claims"][0]["article"] for side in conflict["sides"]] == ["wire/26 <b>", "wire/35 <b>"]
    assert "Valencia" in Path("r.html").read_text("utf-8")
    assert "wire/26 <b>" not in Path("r.html").read_text("utf-8")


def test_word_notes_follow_the_text(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", [("Libraries close", "Title"), "The council closed 12 libraries.", "Few came."])
    noted(path, "footnotes", ["The council’s list names 14.", ""])
    noted(path, "endnotes", ["Seen on 5 June."])
    found = article(path)
    blocks = [
        "Libraries close",
        "The council closed 12 libraries.",
        "Few came.",
        "The council’s list names 14.",
        "Seen on 5 June.",
    ]
    assert found.text == "\n\n".join(blocks)
    assert found.title == "Libraries close"


def test_word_notes_that_are_damaged(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", ["The council closed 12 libraries."])
    noted(path, "footnotes", ["One."], cut=True)
    assert error(path).reason.startswith("is cut short or damaged")
