"""Text made safe to show: no control characters, and only characters that the output has."""

from __future__ import annotations

import re

TYPOGRAPHIC = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "×": "x",
        "−": "-",
        "│": "|",
        "▏": "|",
        "█": "#",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write, section 2.2."""


def printable(text: str) -> str:
    """One line of text that cannot steer a terminal: control and direction characters become spaces."""
    return " ".join(CONTROL.sub(" ", text).split())


def xml_text(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def encodable(text: str, encoding: str) -> str:
    """The text in characters that `encoding` has: typographic ones simplified, letters spelt in ASCII."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        pass
    else:
        return text
    from anyascii import anyascii

    def fitting(char: str) -> str:
        for form in (char, char.translate(TYPOGRAPHIC), anyascii(char)):
            try:
                form.encode(encoding)
            except UnicodeEncodeError:
                continue
            return form if form else "?"
        return "?"

    return "".join(char if char.isascii() else fitting(char) for char in text)
