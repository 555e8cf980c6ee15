"""A saved page as a reader of HTML takes it: balanced tags, attributes, texts, cells."""

from __future__ import annotations

from html.parser import HTMLParser

from journeykit.formats.html.markup import EMPTY


class PageReader(HTMLParser):
    """Reads a page; a tag that is not closed, or closed twice, is a fault."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.drawn: set[str] = set()
        """The attributes of what is drawn."""
        self.values: list[tuple[str, str]] = []
        """Attributes and what they hold, in the order of the page."""
        self.cells: list[str] = []
        self.texts: list[str] = []
        self.style = ""
        self._open: list[str] = []
        self._cells: list[list[str]] = []
        self.feed(html)
        self.close()
        assert self._open == [], "a tag is not closed"

    def all(self, name: str) -> list[str]:
        """Return what every attribute of this name holds."""
        return [value for key, value in self.values if key == name]

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        names = self.drawn if "svg" in (*self._open, tag) else self.attributes
        names |= {name for name, _ in attrs}
        self.values += [(name, value or "") for name, value in attrs]
        if tag == "br":
            self.handle_data("\n")
        elif tag not in EMPTY:
            self._open.append(tag)
            if tag in ("td", "th", "dd", "h3"):
                self._cells.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag in ("td", "th", "dd", "h3"):
            self.cells.append("".join(self._cells.pop()))

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.style += data
        elif "svg" not in self._open:
            self.texts.append(data)
            for cell in self._cells:
                cell.append(data)


def saved(data: bytes) -> PageReader:
    """Return the page of a saved file."""
    text = data.decode()
    assert text.startswith("<!doctype html>\n<html lang=")
    return PageReader(text)
