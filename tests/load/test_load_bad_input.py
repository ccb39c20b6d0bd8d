"""Bad input: one clear reason each, and the rest of the input is still read."""

from __future__ import annotations

import io
import json
import os
import random
import time
from datetime import date
from pathlib import Path

import pytest
from load_files import article, encrypted, error, pdf, word, write

from conflictcheck.load import load

GOOD = "The council of Marlow closed 12 libraries on Tuesday."


def test_missing_path(tmp_path: Path) -> None:
    found = error(tmp_path / "none.txt")
    assert found.path == str(tmp_path / "none.txt")
    assert "does not exist" in found.reason


def test_unreadable_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert "may not be read" in error(path).reason


def test_unreadable_folder(tmp_path: Path) -> None:
    inner = write(tmp_path / "inner" / "a.txt", GOOD).parent
    inner.chmod(0)
    if os.access(inner, os.R_OK):
        pytest.skip("this user may read every folder")
    assert "may not be read" in error(tmp_path).reason
    inner.chmod(0o700)


def test_broken_link_named_and_found(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", GOOD)
    link = tmp_path / "b.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert "link" in error(link).reason
    articles, skipped = load([str(tmp_path)])
    assert [found.text for found in articles] == [GOOD]
    assert [(found.path, found.error) for found in skipped] == [(str(link), True)]


def test_folder_named_like_a_file_is_walked(tmp_path: Path) -> None:
    write(tmp_path / "x.txt" / "a.txt", GOOD)
    articles, skipped = load([str(tmp_path)])
    assert [found.path for found in articles] == [f"{tmp_path}/x.txt/a.txt"]
    assert skipped == ()


def test_folder_without_articles(tmp_path: Path) -> None:
    found = error(tmp_path)
    assert found.path == str(tmp_path)
    assert "holds no articles" in found.reason
    write(tmp_path / "crowd.png", b"\x89PNG\x00")
    _, skipped = load([str(tmp_path)])
    assert [(s.path, s.error) for s in skipped] == [(f"{tmp_path}/crowd.png", False), (str(tmp_path), True)]


def test_empty_file_is_an_error_when_named_and_a_skip_when_found(tmp_path: Path) -> None:
    for i, data in enumerate((b"", b" \r\n\n", b"\xef\xbb\xbf")):
        assert "is empty" in error(write(tmp_path / f"{i}.txt", data)).reason
    write(tmp_path / "good.txt", GOOD)
    articles, skipped = load([str(tmp_path)])
    assert len(articles) == 1
    assert [found.error for found in skipped] == [False] * 3


def test_markdown_and_utf16_without_content_are_empty(tmp_path: Path) -> None:
    assert "is empty" in error(write(tmp_path / "a.md", b"\xff\xfe\n\x00")).reason


def test_binary_garbage_named_txt(tmp_path: Path) -> None:
    data = random.Random(7).randbytes(4000)
    assert "binary" in error(write(tmp_path / "a.txt", data)).reason
    no_nul = bytes(byte or 1 for byte in data)
    assert "binary" in error(write(tmp_path / "b.txt", no_nul)).reason


def test_other_files_under_a_text_suffix_are_named(tmp_path: Path) -> None:
    assert "PDF" in error(write(tmp_path / "a.txt", pdf([[GOOD]]))).reason
    assert ".docx" in error(write(tmp_path / "b.txt", word(tmp_path / "b.docx", [GOOD]).read_bytes())).reason
    assert "rich text" in error(write(tmp_path / "c.txt", rb"{\rtf1 It closed 12.}")).reason


def test_truncated_pdf(tmp_path: Path) -> None:
    data = pdf([[GOOD] * 40] * 4)
    for share in (0.02, 0.3, 0.6, 0.95, 0.99):
        path = write(tmp_path / f"{share}.pdf", data[: int(len(data) * share)])
        assert "cut short" in error(path).reason


def test_damaged_pdf(tmp_path: Path) -> None:
    data = pdf([[GOOD] * 40]).replace(b"/Type /Catalog", b"/Type /Nothing", 1).replace(b"/Kids", b"/Kidz")
    assert error(write(tmp_path / "a.pdf", data)).reason
    assert "no PDF" in error(write(tmp_path / "b.pdf", GOOD)).reason


def test_garbled_pdf_never_raises(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data, dice = pdf([[GOOD] * 10] * 2), random.Random(11)
    for i in range(60):
        broken = bytearray(data)
        for _ in range(30):
            broken[dice.randrange(9, len(data) - 6)] = dice.randrange(256)
        articles, skipped = load([str(write(tmp_path / f"{i}.pdf", bytes(broken)))])
        assert len(articles) + len(skipped) == 1
    assert capfd.readouterr() == ("", "")


def test_pdf_of_pictures_only(tmp_path: Path) -> None:
    assert "OCR" in error(write(tmp_path / "a.pdf", pdf([[]]))).reason


def test_encrypted_pdf(tmp_path: Path) -> None:
    assert "encrypted" in error(write(tmp_path / "a.pdf", encrypted(pdf([[GOOD]]), "secret"))).reason


def test_truncated_docx(tmp_path: Path) -> None:
    data = word(tmp_path / "whole.docx", [GOOD] * 50).read_bytes()
    for share in (0.001, 0.3, 0.6, 0.99):
        path = write(tmp_path / f"{share}.docx", data[: int(len(data) * share)])
        assert "cut short" in error(path).reason


def test_garbled_docx_never_raises(tmp_path: Path) -> None:
    data, dice = word(tmp_path / "whole.docx", [GOOD] * 5).read_bytes(), random.Random(13)
    for i in range(25):
        broken = bytearray(data)
        for _ in range(20):
            broken[dice.randrange(len(data))] = dice.randrange(256)
        articles, skipped = load([str(write(tmp_path / f"{i}.docx", bytes(broken)))])
        assert len(articles) + len(skipped) == 1


def test_old_and_protected_word_files(tmp_path: Path) -> None:
    assert "password" in error(write(tmp_path / "a.docx", b"\xd0\xcf\x11\xe0" + bytes(600))).reason
    assert "no text" in error(word(tmp_path / "b.docx", [])).reason


def test_malformed_json_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = ['{"text": "It rained."}', '{"text": "It', "[1]", '{"text": 5}', '{"text": "It snowed."}']
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    articles, skipped = load([str(path)])
    assert [(found.id, found.path) for found in articles] == [("a1", f"{path}#1"), ("a2", f"{path}#5")]
    assert [found.path for found in skipped] == [f"{path}#2", f"{path}#3", f"{path}#4"]
    assert all(found.error for found in skipped)
    assert "not valid JSON" in skipped[0].reason
    assert "column" in skipped[0].reason
    assert "not a list" in skipped[1].reason
    assert "a number" in skipped[2].reason


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"title": "Cuts"}, 'has no "text"'),
        ({"text": "  "}, 'empty "text"'),
        ({"text": None}, "null"),
        ({"text": "It rained.", "date": 20190305}, '"date" that is a number'),
        ("It rained.", "not text"),
        ([], "holds no articles"),
    ],
)
def test_json_without_what_an_article_needs(tmp_path: Path, value: object, reason: str) -> None:
    assert reason in error(write(tmp_path / "a.json", json.dumps(value))).reason


def test_json_nested_too_deep_and_numbers_too_long(tmp_path: Path) -> None:
    assert "nested" in error(write(tmp_path / "a.json", "[" * 200_000)).reason
    assert "not valid JSON" in error(write(tmp_path / "b.jsonl", '{"text": ' + "9" * 5000 + "}")).reason


def test_page_without_a_story(tmp_path: Path) -> None:
    assert "no article text" in error(write(tmp_path / "a.html", "<html><body></body></html>")).reason


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".html"])
def test_one_line_of_two_megabytes(tmp_path: Path, suffix: str) -> None:
    text = f"{GOOD} " * (2_000_000 // len(GOOD))
    data = {".jsonl": json.dumps({"text": text}), ".html": f"<html><body><p>{text}</p></body></html>"}
    path = write(tmp_path / f"a{suffix}", data.get(suffix, text))
    start = time.perf_counter()
    found = article(path)
    assert time.perf_counter() - start < 2
    assert len(found.prose) == len(found.text) > 1_900_000


@pytest.mark.parametrize(
    "unit", ["[", "*", "_a_", "`", "<", "[a](", "(", "By A ", "A ", "- ", "1. ", "...", "|", "20 "]
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_hostile_repetition_is_read_fast(tmp_path: Path, unit: str, suffix: str) -> None:
    path = write(tmp_path / f"a{suffix}", f"x {unit * (100_000 // len(unit))}\n{unit * 60}\n")
    start = time.perf_counter()
    assert article(path).text
    assert time.perf_counter() - start < 2


def test_ten_thousand_equal_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"{GOOD}\n" * 10_000)
    start = time.perf_counter()
    found = article(path)
    assert time.perf_counter() - start < 2
    assert found.prose == found.text


def test_deeply_nested_folders(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(120):
        folder = folder / "d"
    write(folder / "a.txt", GOOD)
    articles, skipped = load([str(tmp_path)])
    assert [found.text for found in articles] == [GOOD]
    assert skipped == ()


def test_link_loop(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", GOOD)
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    articles, skipped = load([str(tmp_path)])
    assert [found.path for found in articles] == [f"{tmp_path}/in/a.txt"]
    assert [(s.path, s.error) for s in skipped] == [
        (f"{tmp_path}/in/back", False),
        (f"{tmp_path}/self.txt", True),
    ]


def test_one_file_by_two_ways_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", GOOD)
    (tmp_path / "b.txt").symlink_to(path)
    articles, skipped = load([str(path), str(tmp_path), f"{tmp_path}/./a.txt"])
    assert [found.path for found in articles] == [str(path)]
    assert [(s.path, s.error) for s in skipped] == [(p, False) for p in (str(path), f"{tmp_path}/b.txt", str(path))]
    assert "already read" in skipped[0].reason


def test_hidden_and_unknown_files_are_listed_and_named_ones_are_tried(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "a.txt", GOOD)
    write(tmp_path / ".b.txt", GOOD)
    write(tmp_path / "c.log", GOOD)
    write(tmp_path / "d.TXT", GOOD)
    articles, skipped = load([str(tmp_path)])
    assert [found.path for found in articles] == [f"{tmp_path}/d.TXT"]
    assert [(Path(s.path).name, s.reason, s.error) for s in skipped] == [
        (".b.txt", "hidden", False),
        (".git", "hidden", False),
        ("c.log", "unknown format", False),
    ]
    assert article(tmp_path / "c.log").text == GOOD
    assert article(tmp_path / ".b.txt").text == GOOD
    assert "binary" in error(write(tmp_path / "crowd.png", b"\x89PNG\x00\x00")).reason


def test_exclude_by_name_path_and_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("news/a.txt", "news/draft-b.txt", "news/old/c.txt", "news/old/d.txt", "news/sport/e.txt"):
        write(tmp_path / name, GOOD)
    articles, skipped = load(["news"], exclude=["draft-*", "old/", "news/sport/*.txt"])
    assert [found.path for found in articles] == ["news/a.txt"]
    assert [s.path for s in skipped] == ["news/draft-b.txt", "news/old", "news/sport/e.txt"]
    articles, skipped = load(["news/a.txt"], exclude=["a.txt"])
    assert (articles, [s.error for s in skipped]) == ((), [False])


def test_exclude_by_the_last_parts_of_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("news/a.txt", "news/drafts/b.txt", "news/2025/drafts/c.txt", "news/2025/d.txt"):
        write(tmp_path / name, "It rained in Marlow.")

    def left(path: str, pattern: str) -> list[str]:
        return [found.path.rpartition("/")[2] for found in load([path], exclude=[pattern])[0]]

    for path in ("news", str(tmp_path / "news"), "."):
        assert left(path, "drafts/*") == ["d.txt", "a.txt"]
        assert left(path, "2025/drafts/*") == ["d.txt", "a.txt", "b.txt"]
    assert left(str(tmp_path / "news"), f"{tmp_path.name}/*") == ["d.txt", "c.txt", "a.txt", "b.txt"]


def test_order_and_paths_are_stable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a/z.txt", "a/y.md", "B.txt"):
        write(tmp_path / name, GOOD)
    articles, _ = load(["b.txt", "."])
    assert [(found.id, found.path) for found in articles] == [
        ("a1", "b.txt"),
        ("a2", "B.txt"),
        ("a3", "a/y.md"),
        ("a4", "a/z.txt"),
    ]


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as file:
            file.write(GOOD.encode())
    except OSError:
        pytest.skip("this file system allows UTF-8 names only")
    (found,), _ = load([os.fsdecode(name)])
    assert found.path == f"{tmp_path}/caf\ufffd.txt"


def test_given_dates_win_and_a_date_for_no_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", f"Cuts\n2019-03-05\n\n{GOOD}")
    write(tmp_path / "b.jsonl", '{"text": "It rained."}\n{"text": "It snowed."}')
    day, other = date(2020, 1, 2), date(2020, 1, 3)
    articles, skipped = load(
        ["a.txt", "b.jsonl"], dates={str(tmp_path / "a.txt"): day, "./b.jsonl#2": other, "c.txt": day}
    )
    assert [found.date for found in articles] == [day, None, other]
    assert [(s.path, s.error) for s in skipped] == [("c.txt", True)]
    assert [found.date for found in load(["b.jsonl"], dates={"b.jsonl": day})[0]] == [day, day]


def test_empty_standard_input() -> None:
    articles, skipped = load(["-"], stdin=io.BytesIO(b"\n"))
    assert articles == ()
    assert [(s.path, s.error) for s in skipped] == [("-", True)]


def test_named_pipe_is_read_when_named_and_left_alone_in_a_folder(tmp_path: Path) -> None:
    pipe = tmp_path / "feed.txt"
    os.mkfifo(pipe)
    write(tmp_path / "a.txt", GOOD)
    articles, skipped = load([str(tmp_path)])
    assert len(articles) == 1
    assert [(s.path, s.reason) for s in skipped] == [(str(pipe), "not a regular file")]
