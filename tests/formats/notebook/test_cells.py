"""Texts of people stay texts, in Markdown as a notebook shows it and in code."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from journeykit.formats.notebook.cells import as_code, as_markdown, as_span
from journeykit.schema.values import well_formed
from tests.formats.any_map import texts

MARKS = st.text("ab1 \\`*_{}[]()<>#+-.!|~$&;:/@='\"\n\t", max_size=16)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Pages show something else for them, or nothing."""
FRAMES = {"heading": "# {}", "item": "- {}", "cell": "| | |\n|---|---|\n| 1 | {} |", "words": "**Do:** {}"}


class Shown(HTMLParser):
    """What a page shows of HTML: its words, and which tags it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.tags, self._anchor = "", set[str](), False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._anchor = dict(attrs).get("class") == "anchor-link"
        if not self._anchor:
            self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        if not self._anchor:
            self.words += data
        self._anchor = False


def plain(text: str) -> str:
    return " ".join(well_formed(text).split())


@pytest.mark.parametrize("frame", FRAMES)
@example(text="\\(x\\) $$y$$ \\[z\\] \\begin{a}b\\end{a}")
@example(text="1. one")
@example(text="- one")
@example(text="[a](javascript:alert(1)) ![b](https://c.example/d.png) <e@f.example> www.g.example")
@example(text="&lt; &#36; &amp;")
@example(text="a\\")
@given(text=MARKS | texts.filter(lambda text: not CONTROLS.search(text)))
@settings(max_examples=60, deadline=None)
def test_markdown_shows_a_text_as_it_is(frame: str, text: str) -> None:
    if not plain(text):
        return
    shown = Shown(markdown2html_mistune(FRAMES[frame].format(as_markdown(text))))
    before = {"cell": "1 ", "words": "Do: "}.get(frame, "")
    assert plain(shown.words) == plain(before + text)
    assert shown.tags <= {"h1", "ul", "li", "p", "strong", "span", "table", "thead", "tbody", "tr", "th", "td"}


def test_a_pages_search_for_formulas_finds_none():
    for text in ("$1$ and $2$", "\\(x\\)", "\\[x\\]", "$$x$$", "\\begin{a}x\\end{a}"):
        source = as_markdown(text)
        # In the source no mark is left, in the page each stands in an element of its own, where nothing begins.
        assert not re.search(r"[$]|\\[()]", source)
        pieces = re.split(r"<[^>]+>", markdown2html_mistune(source))
        assert not [piece for piece in pieces if re.search(r"\$.|\\.", piece)]


def test_a_files_name_stands_in_one_line_of_code():
    assert as_span("day.journey.json") == "`day.journey.json`"
    assert as_span("a\nb") == "`a b`"
    assert as_span("`") == "\\`"


@example("\"'\\\n\u202e\ud800")
@given(texts | st.text(max_size=20))
def test_code_holds_a_text_as_a_literal_of_one_line(text: str) -> None:
    literal = as_code(text)
    assert ast.literal_eval(literal) == text
    assert len(literal.splitlines()) == 1
    assert literal.startswith('"') == ('"' not in text)
    literal.encode()
