"""The only place where a page becomes markup: a closed list of elements and attributes, every text escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable

from journeykit.model.page_cells import text_html

ELEMENTS = frozenset((
    "a", "article", "bdi", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "em", "fieldset",
    "figure", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "img", "input", "label", "legend", "li",
    "main", "meta", "nav", "ol", "p", "picture", "section", "source", "span", "strong", "summary", "table", "tbody",
    "td", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
"""No script, no frame, no form; the one style sheet is written by the page itself."""
EMPTY = frozenset(("img", "input", "meta", "source"))
ATTRIBUTES = frozenset((
    "alt", "aria-hidden", "aria-label", "aria-labelledby", "charset", "checked", "class", "content", "dir", "for",
    "height", "href", "http-equiv", "id", "lang", "media", "name", "rel", "role", "scope", "src", "srcset", "tabindex",
    "type", "width",
))  # fmt: skip
"""No event, no style; addresses only as `_ADDRESSES` allows."""
_ADDRESSES = {
    "href": ("#", "http://", "https://", "mailto:"),
    "src": ("data:image/svg+xml;base64,",),
    "srcset": ("data:image/svg+xml;base64,",),
}


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *inner: str, **attributes: str | int | bool) -> Html:
    """Return an element; what is inside and is no `Html` is a text and gets escaped.

    Attributes are named with ``_`` for ``-`` and behind names that Python has taken; False leaves one out.

    >>> tag("td", "<b>", class_="n")
    '<td class="n">&lt;b&gt;</td>'
    >>> tag("a", "x", href="javascript:alert(1)")
    Traceback (most recent call last):
    ...
    ValueError: No page has a href that begins with “javascript:alert(1)”.
    """
    if name not in ELEMENTS:
        raise ValueError(f"No page has an element {name}.")
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    if name in EMPTY:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(inner)}</{name}>")


def joined(parts: Iterable[str]) -> Html:
    """Return parts one after the other, texts escaped.

    >>> joined(["a & ", tag("em", "b")])
    'a &amp; <em>b</em>'
    """
    return Html("".join(part if isinstance(part, Html) else text_html(part) for part in parts))


def _attribute(name: str, value: str | int | bool) -> str:
    if name not in ATTRIBUTES:
        raise ValueError(f"No page has an attribute {name}.")
    if value is False:
        return ""
    if value is True:
        return f" {name}"
    said = str(value)
    if name in _ADDRESSES and not said.lower().startswith(_ADDRESSES[name]):
        raise ValueError(f"No page has a {name} that begins with “{said[:40]}”.")
    # What cannot be seen has no place in an attribute; the texts of a page keep their own escaping.
    line = said if said.isprintable() else " ".join(html.unescape(text_html(said)).replace("<br>", " ").split())
    return f' {name}="{html.escape(line)}"'
