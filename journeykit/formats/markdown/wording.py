"""Texts as Markdown shows them as they are: no markup, no HTML, no links, no mentions come out of them."""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"
"""Has no width and parts nothing; after it, what GitHub or GitLab would turn into a link is a plain text."""

_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MARKUP = re.compile(r"[\\`*_\[\]|~#${}^]|=(?==)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINKED = re.compile(
    r"(?<=@)(?=\w)"  # a mention, an address
    r"|(?<=[#!$&])(?=\d)|(?<=[~%])(?=[\w\"])"  # an issue, a merge request, a snippet, an epic; a label, a milestone
    r"|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bmailto:)|(?<=\bxmpp:)|(?<=\bGH)(?=-\d)"
    r"|(?<=:)(?=[\w+-]+:)",  # an emoji's name
    re.IGNORECASE,
)
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENERS |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}


def inline(text: str, line_break: str = "<br>") -> str:
    r"""Return a text for a place within a line: a cell, a heading, an item of a list.

    >>> inline("a|b *c*\n<img>"), inline("R&D &amp; #12") == f"R&D &amp;amp; \\#{JOINER}12"
    ('a\\|b \\*c\\*<br>&lt;img>', True)
    """
    lines = [_plain(line) for line in _LINE.split(_closed(text).strip())]
    return line_break.join(lines)


def _plain(text: str) -> str:
    line = " ".join(_CONTROL.sub("�", text).split())
    linkless = _LINKED.sub(JOINER, line)
    return _ENTITY.sub("&amp;", _MARKUP.sub(r"\\\g<0>", linkless)).replace("<", "&lt;")


def heading(text: str) -> str:
    """Return a text for a heading, which has one line."""
    return inline(text, " ")


def _closed(text: str) -> str:
    """Return a text that ends every change of direction it begins, so that none reaches what stands behind it."""
    waiting: list[str] = []
    for letter in text:
        if letter in _OPENERS:
            waiting.append(_OPENERS[letter])
        elif waiting and letter == waiting[-1]:
            waiting.pop()
    return text + "".join(reversed(waiting))


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> width("Größe"), width("請求"), width("e\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else unicodedata.category(letter) not in ("Mn", "Me", "Cf")
        for letter in text
    )
