"""Reads a page back with the standard library's parser: tags, attributes, ids, links, and the text of an element."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    """Tags and ids of what it stands in, outermost first: `body`, `article#a1`."""
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Raises AssertionError for a tag that is not closed where it should be."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    @classmethod
    def of(cls, html: str) -> Page:
        page = cls()
        page.feed(html)
        page.close()
        assert page._open == [], "every element is closed"
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {tag}"
        inside = tuple(f"{e.tag}#{e.attributes['id']}" if "id" in e.attributes else e.tag for e in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, inside)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"{tag} was not open"
        assert self._open[-1].tag == tag, f"{self._open[-1].tag} is closed by {tag}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements of this tag whose attributes hold these words (`class` is written `class_`)."""
        wanted = {name.rstrip("_").replace("_", "-"): word for name, word in attributes.items()}
        return [
            element
            for element in self.elements
            if tag in ("", element.tag)
            and all(word in element.attributes.get(name, "").split() for name, word in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        (element,) = self.all(tag, **attributes)
        return element
