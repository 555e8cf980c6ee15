from __future__ import annotations

import pytest

from journeykit.formats.html.markup import Html, joined, tag
from tests.formats.html.page_reader import PageReader
from tests.hostile_maps import TEXTS


@pytest.mark.parametrize("text", [*TEXTS, 'a" onload="x', "</td><script>", "&amp;", "a\nb"])
def test_a_text_stays_a_text(text):
    written = tag("p", text, aria_label=text)
    found = PageReader(written)
    assert found.tags <= {"p", "br"}
    assert found.attributes == {"aria-label"}
    shown = text.replace("\x00", "\ufffd")
    assert found.text == shown
    assert found.all("aria-label") == [" ".join(shown.split()) if not shown.isprintable() else shown]


def test_what_is_markup_already_is_not_escaped_again():
    assert joined([tag("em", "<"), "<", Html("<br>")]) == "<em>&lt;</em>&lt;<br>"


@pytest.mark.parametrize("name", ["script", "iframe", "form", "object", "svg", "style", "link"])
def test_elements_that_could_run_or_load_are_refused(name):
    with pytest.raises(ValueError, match="No page has an element"):
        tag(name)


@pytest.mark.parametrize("name", ["style", "onclick", "srcdoc", "action", "target"])
def test_attributes_that_could_run_or_load_are_refused(name):
    with pytest.raises(ValueError, match="No page has an attribute"):
        tag("p", **{name: "x"})


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("href", "javascript:alert(1)"),
        ("href", " https://a.example"),
        ("href", "//evil.example"),
        ("src", "https://evil.example/x.png"),
        ("src", "data:text/html,x"),
        ("srcset", "https://evil.example/x.png 2x"),
    ],
)
def test_addresses_that_lead_astray_are_refused(name, address):
    with pytest.raises(ValueError, match=f"No page has a {name} that begins with"):
        tag("a", **{name: address})
