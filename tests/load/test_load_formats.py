"""Every format: what becomes text, prose, title, date and source."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

from load_files import article, encrypted, gone, pdf, word, write

from conflictcheck.load import load

BODY = "The council of Marlow agreed on Tuesday to close 12 of its 40 libraries.\n\nThe vote was close."


def test_plain_text_keeps_every_character_and_reads_title_and_date(tmp_path: Path) -> None:
    text = f"Marlow closes libraries\n2019-03-05\n\n{BODY}\n"
    found = article(write(tmp_path / "a.txt", text))
    assert (found.id, found.text, found.title, found.date) == (
        "a1",
        text,
        "Marlow closes libraries",
        date(2019, 3, 5),
    )
    assert found.offsets == "file"
    assert gone(found) == ["2019-03-05"]


def test_crlf_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    data = b"Marlow closes libraries\r\n5 March 2019\r\n\r\nThe caf\xc3\xa9 shut after 12 years.\r\n"
    found = article(write(tmp_path / "a.txt", data))
    assert found.text == data.decode()
    assert found.text[(at := found.prose.index("12")) : at + 2] == "12"
    assert at == data.decode().index("12")
    assert found.prose.count("\r\n") == 4
    assert found.date == date(2019, 3, 5)


def test_lone_carriage_returns_are_line_ends(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.txt", "Marlow closes libraries\r2019-03-05\r\rThe vote was close.\r"))
    assert (found.title, found.date) == ("Marlow closes libraries", date(2019, 3, 5))


def test_byte_order_mark_stays_in_the_text_and_is_blank_in_the_prose(tmp_path: Path) -> None:
    for i, encoding in enumerate(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")):
        found = article(write(tmp_path / f"{i}.txt", f"\ufeff{BODY}".encode(encoding)))
        assert found.text == "\ufeff" + BODY
        assert found.prose == " " + BODY


def test_windows_encoding_is_read_right(tmp_path: Path) -> None:
    text = "“We’re closing,” the café’s owner said – after 12 years."
    assert article(write(tmp_path / "a.txt", text.encode("cp1252"))).text == text


def test_other_encodings_are_guessed(tmp_path: Path) -> None:
    text = "Городской совет Марлоу решил во вторник закрыть двенадцать библиотек. Голосование было острым. " * 5
    assert article(write(tmp_path / "a.txt", text.encode("cp1251"))).text == text


def test_text_cut_inside_its_last_character_loses_only_that(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.txt", "Two cafés shut, said José".encode()[:-1]))
    assert found.text == "Two cafés shut, said Jos\ufffd"


def test_one_bad_byte_does_not_garble_the_rest_of_utf8(tmp_path: Path) -> None:
    data = "“Two” cafés – and “three” bars".encode() + b" \xff " + "were “shut”.".encode()
    assert article(write(tmp_path / "a.txt", data)).text == "“Two” cafés – and “three” bars \ufffd were “shut”."


MARKDOWN = """---
title: "Marlow closes libraries"
date: 2019-03-05
source: Marlow Echo
tags: [council, cuts]
---

# Council **votes**

The *council* of [Marlow](https://example.org/a_(b) "town") closed `12` libraries.<!-- was 14 -->

```python
count = 99
```

> It was __close__, said snake_case & 3 * 4 * 5.

![98 people outside](crowd.jpg)

1. First, the north.
2. Then the south.

| town | libraries |
|------|----------:|
| Ayle | 7 |

~~77 remain~~ See [note][n] and <https://example.org/97>.

[n]: https://example.org/96
"""


def test_markdown_blanks_markup_and_keeps_words(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.md", MARKDOWN))
    assert (found.title, found.date, found.source) == (
        "Marlow closes libraries",
        date(2019, 3, 5),
        "Marlow Echo",
    )
    assert found.text == MARKDOWN
    assert " ".join(found.prose.split()) == (
        "Council votes The council of Marlow closed libraries. It was close , said snake_case & 3 * 4 * 5. "
        "First, the north. Then the south. town libraries Ayle 7 See note and ."
    )


def test_markdown_toml_front_matter_and_heading_as_title(tmp_path: Path) -> None:
    toml = write(tmp_path / "a.md", f'+++\nheadline = "Cuts"\ndate = 2019-03-05T10:00:00Z\n+++\n{BODY}')
    assert (article(toml).title, article(toml).date) == ("Cuts", date(2019, 3, 5))
    headed = article(write(tmp_path / "b.md", f"# Marlow *closes* libraries #\n\n{BODY}"))
    assert headed.title == "Marlow closes libraries"


def test_markdown_marks_do_not_hide_byline_dateline_or_date(tmp_path: Path) -> None:
    top = "# Cuts\n\n*Updated: 5 March 2019*\n\nBy **Jane Roe**\n\n**MARLOW** — "
    text = f"{top}{BODY}\n\n[^1]: It had\\\n40 before.\n"
    found = article(write(tmp_path / "a.md", text))
    assert found.date == date(2019, 3, 5)
    assert " ".join(found.prose.split()) == f"Cuts {' '.join(BODY.split())} It had 40 before."


def test_markdown_wrapped_line_that_begins_with_a_number_is_prose(tmp_path: Path) -> None:
    text = "The libraries in the north number\n35. The south has\n- as the mayor said -\n12. None is open."
    assert "35. The" in article(write(tmp_path / "a.md", text)).prose


def test_markdown_dashes_at_the_top_without_fields_are_no_front_matter(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.md", "---\nThe council closed 12 libraries.\n---\nThe vote was close.\n"))
    assert "closed 12 libraries" in found.prose


def test_markdown_code_fence_never_closed_runs_to_the_end(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.md", "It closed 12.\n\n~~~\nx = 13\n```\ny = 14\n"))
    assert found.prose.split() == ["It", "closed", "12."]


HTML = """<!doctype html><html><head><title>Marlow closes libraries | Marlow Echo</title>
<meta property="og:site_name" content="Marlow Echo">
<meta property="article:published_time" content="2019-03-05T09:30:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Marlow closes libraries</h1>
<p>The council of Marlow agreed on Tuesday to close 12 of its 40 libraries, the deepest cut in a while.</p>
<p>The vote was close, and the mayor said that the decision had been the hardest of her time in office.</p>
<p>Read also: 30 pools to shut</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_html_gives_the_story_and_its_metadata(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.html", HTML))
    assert (found.title, found.date, found.source) == (
        "Marlow closes libraries",
        date(2019, 3, 5),
        "Marlow Echo",
    )
    assert found.offsets == "extracted"
    assert found.text.startswith("Marlow closes libraries\n\nThe council of Marlow agreed")
    assert "<p>" not in found.text
    assert "30 pools" not in found.prose
    assert "News" not in found.text


def test_html_linked_data_and_declared_encoding(tmp_path: Path) -> None:
    data = {"@graph": [{"@type": "NewsArticle", "datePublished": "2019-03-06", "publisher": {"name": "Echo"}}]}
    page = (
        '<html><head><meta charset="windows-1250"><script type="application/ld+json">{broken</script>'
        f'<script type="application/ld+json">{json.dumps(data)}</script></head><body><article><h1>Łódź</h1>'
        "<p>The council of Łódź agreed on Tuesday to close 12 of its 40 libraries, the deepest in years.</p>"
        "<p>The vote was close, and the mayor said that it had been the hardest decision of her time.</p>"
        "</article></body></html>"
    )
    found = article(write(tmp_path / "a.htm", page.encode("cp1250")))
    assert (found.title, found.date, found.source) == ("Łódź", date(2019, 3, 6), "Echo")
    assert "council of Łódź" in found.text


def test_html_first_heading_may_be_the_site_and_the_page_may_begin_as_xml() -> None:
    page = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        '<meta property="og:site_name" content="Echo"/></head><body><h1>Echo</h1><article>'
        "<h1>Cuts in Ayle</h1><p>Ayle closed 12 libraries on Tuesday.</p></article></body></html>"
    )
    (found,), skipped = load(["-"], stdin=io.BytesIO(page.encode()))
    assert (found.title, found.source, skipped) == ("Cuts in Ayle", "Echo", ())
    assert "12 libraries" in found.prose


def test_html_lists_tables_and_line_breaks_become_plain_lines(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Cuts | Echo</title></head><body><article><p>The council closed 12 libraries:</p>"
        "<ul><li>The north lost 5</li><li>The south lost 7</li></ul>"
        "<table><tr><td>north</td><td>5</td></tr><tr><td>south</td><td>7</td></tr></table>"
        "<p>It was the deepest cut<br>in years.<br>She wept.</p></article></body></html>"
    )
    found = article(write(tmp_path / "a.html", page))
    assert found.title == "Cuts"
    assert found.text.split("\n\n") == [
        "The council closed 12 libraries:",
        "The north lost 5",
        "The south lost 7",
        "north\t5",
        "south\t7",
        "It was the deepest cut in years.",
        "She wept.",
    ]


def test_pdf_joins_wrapped_lines_and_broken_words(tmp_path: Path) -> None:
    pages = [
        [
            "Marlow closes libraries",
            "",
            "The council of Marlow agreed on Tuesday to close twelve of its libra-",
            "ries, the deepest cut in a generation, after a long and bitter debate in",
            "the town hall.",
            "The vote was close, and the mayor of the town said that the decision had",
            "been the hardest of",
        ],
        ["her time in office.", "2"],
    ]
    found = article(write(tmp_path / "a.pdf", pdf(pages)))
    assert found.title == "Marlow closes libraries"
    assert found.offsets == "extracted"
    assert found.text.split("\n\n") == [
        "Marlow closes libraries",
        "The council of Marlow agreed on Tuesday to close twelve of its libraries, the deepest cut in a "
        "generation, after a long and bitter debate in the town hall.",
        "The vote was close, and the mayor of the town said that the decision had been the hardest of "
        "her time in office.",
    ]


def test_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    data = encrypted(pdf([["The council closed 12 libraries."]]), "")
    assert article(write(tmp_path / "a.pdf", data)).text == "The council closed 12 libraries."


def test_docx_paragraphs_tables_and_title(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        [("Marlow closes libraries", "Title"), "5 March 2019", "The council closed 12 libraries."],
        [["town", "libraries"], ["Ayle", "7"]],
    )
    found = article(path)
    assert (found.title, found.date, found.offsets) == (
        "Marlow closes libraries",
        date(2019, 3, 5),
        "extracted",
    )
    assert found.text.endswith("The council closed 12 libraries.\n\ntown\tlibraries\nAyle\t7")


def test_docx_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    from docx import Document
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = Document()
    paragraph = document.add_paragraph("It closed ")._p
    paragraph.append(parse_xml(f"<w:del {space}><w:r><w:delText>14</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {space}><w:r><w:t>12</w:t></w:r></w:ins>"))
    document.save(str(tmp_path / "a.docx"))
    assert article(tmp_path / "a.docx").text == "It closed 12"


def test_json_lines_one_article_a_line(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "text": BODY, "title": "Cuts", "date": "2019-03-05", "source": "Echo"},
        {"text": "It rained."},
    ]
    path = write(tmp_path / "a.jsonl", "\ufeff" + json.dumps(rows[0]) + "\r\n\r\n" + json.dumps(rows[1]))
    (first, second), skipped = load([str(path)])
    assert skipped == ()
    assert (first.id, first.text, first.title, first.date, first.source) == (
        "7", BODY, "Cuts", date(2019, 3, 5), "Echo",
    )  # fmt: skip
    assert (first.path, second.path) == (f"{path}#1", f"{path}#3")
    assert (second.id, second.text, second.date, second.offsets) == ("a2", "It rained.", None, "extracted")


def test_json_object_list_and_mislabelled_lines(tmp_path: Path) -> None:
    assert article(write(tmp_path / "a.json", json.dumps({"text": "It rained."}, indent=1))).path.endswith("a.json")
    path = write(tmp_path / "b.json", json.dumps([{"text": "It rained."}, {"text": "It snowed."}]))
    assert [found.path for found in load([str(path)])[0]] == [f"{path}#1", f"{path}#2"]
    lines = write(tmp_path / "c.json", '{"text": "It rained."}\n{"text": "It snowed."}\n')
    assert [found.text for found in load([str(lines)])[0]] == ["It rained.", "It snowed."]


def test_json_half_characters_cannot_break_the_output(tmp_path: Path) -> None:
    found = article(write(tmp_path / "a.json", r'{"text": "It rained \ud83d hard."}'))
    assert found.text == "It rained \ufffd hard."


def test_standard_input_is_text_json_or_html_by_its_looks() -> None:
    cases: list[tuple[bytes, list[tuple[str, str]]]] = [
        (b"It rained.", [("-", "It rained.")]),
        (b'{"text": "It rained."}\n{"text": "It snowed."}\n', [("-#1", "It rained."), ("-#2", "It snowed.")]),
        (b'\n{"text":\n "It rained."\n}\n', [("-", "It rained.")]),
        (b'[{"text": "It rained."}]', [("-#1", "It rained.")]),
        (b"{braces} are no JSON.", [("-", "{braces} are no JSON.")]),
    ]
    for data, expected in cases:
        articles, skipped = load(["-", "-"], stdin=io.BytesIO(data))
        assert [(found.path, found.text) for found in articles] == expected
        assert skipped == ()
    (page,), _ = load(["-"], stdin=io.BytesIO(HTML.encode()))
    assert page.title == "Marlow closes libraries"
