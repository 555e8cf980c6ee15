"""A notebook as the text it is: the map in its metadata is found and replaced there, and not a letter beside it.

Reading a notebook and writing it anew would rewrite numbers, escapes and key order in cells that are none of our
business. So the text is only searched for the place of the map. Nothing in a notebook is run.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from json.decoder import JSONDecoder
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.model.canonical import Document, loads

PLACE = ("metadata", "journeykit", "map")
"""Where a notebook keeps its map."""

_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPED_LETTER = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")
_decode = JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class _Member:
    """Where a member of an object stands: the blanks before its key, the key, the value."""

    blank: int
    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text of JSON is set: one step of indentation, None on one line, and what separates."""

    indent: str | None
    separators: tuple[str, str]
    ascii_only: bool

    def render(self, value: Any, line: str) -> str:
        """Return a value as it stands in the text, its lines beginning as ``line`` does."""
        separators = self.separators if "\n" not in line else (",", self.separators[1])
        text = json.dumps(
            value,
            indent=self.indent if "\n" in line else None,
            separators=separators,
            ensure_ascii=self.ascii_only,
            sort_keys=True,
            allow_nan=False,
        )
        # Half a surrogate pair, in what an unknown file held, has no UTF-8; its JSON escape does.
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
        return text.replace("\n", line) if "\n" in line else text


def read_text(data: bytes) -> str:
    """Return the text of a notebook, as Jupyter reads it; `UnreadableFileError` if it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableFileError(f"The file is not UTF-8 text (byte {problem.start + 1}).") from None
    if not text.strip():
        raise UnreadableFileError("The file is empty, which no notebook is.")
    try:
        found = json.loads(text)
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise UnreadableFileError(f"The notebook is damaged at {where}: {problem.msg}.") from None
    except RecursionError:
        raise UnreadableFileError("The notebook is nested too deep to be one.") from None
    except ValueError:
        raise UnreadableFileError("The notebook holds a number too long to be one.") from None
    if not isinstance(found, dict) or not isinstance(found.get("cells", found.get("worksheets")), list):
        if isinstance(found, dict) and found.get("format") == "journeykit":
            raise UnreadableFileError("The file is a journey map and no notebook; name it ….journey.json.")
        raise UnreadableFileError("The file is JSON, but no notebook: it has no list of cells.")
    return text


def map_in(text: str) -> Document | None:
    """Return the document of the map that a notebook holds, None if it holds none.

    >>> map_in('{"metadata": {"journeykit": {"map": {"rev": 3}}}, "cells": []}')
    {'rev': 3}
    """
    at = _start(text)
    for key in PLACE:
        member = _members(text, at).get(key) if text[at] == "{" else None
        if member is None:
            return None
        at, end = member.start, member.end
    # The lines before it are kept as empty ones, so that a fault is told with its line in the file.
    try:
        return loads("\n" * text.count("\n", 0, at) + text[at:end])
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"The map in the notebook cannot be read. {problem}") from None


def with_map(text: str, document: Document) -> str:
    """Return the text of a notebook with this map in it, in the place of the one it may have held.

    >>> with_map('{"cells": [], "metadata": {}}', {"rev": 3})
    '{"cells": [], "metadata": {"journeykit": {"map": {"rev": 3}}}}'
    """
    start, end, line = _start(text), len(text), ""
    members = _members(text, start)
    layout, value = _layout(text, members), document
    for depth, key in enumerate(PLACE):
        member = members.get(key)
        if member is None:
            for inner in reversed(PLACE[depth + 1 :]):
                value = {inner: value}
            return _inserted(text, start, members, key, value, layout, line)
        start, end, line = member.start, member.end, _line(text, member)
        if key != PLACE[-1]:
            if text[start] != "{":
                raise UnreadableFileError(f"The notebook's “{key}” is no object; something else stands there.")
            members = _members(text, start)
    return f"{text[:start]}{layout.render(value, line)}{text[end:]}"


def _start(text: str, at: int = 0) -> int:
    """Return where the next thing that is no blank stands."""
    found = _BLANK.match(text, at)
    assert found is not None
    return found.end()


def _members(text: str, at: int) -> dict[str, _Member]:
    """Return where the members of the object that begins here stand; the text is JSON all right."""
    found: dict[str, _Member] = {}
    blank = at + 1
    while True:
        key = _start(text, blank)
        if text[key] == "}":
            return found
        name, end = _decode(text, key)
        colon = _start(text, end)
        start = _start(text, colon + 1)
        _, end = _decode(text, start)
        if name in found and name in PLACE:
            raise UnreadableFileError(f"The notebook's “{name}” is there twice; which one counts nobody can tell.")
        found[name] = _Member(blank, key, start, end)
        after = _start(text, end)
        if text[after] == "}":
            return found
        blank = after + 1


def _inserted(text: str, at: int, members: dict[str, _Member], key: str, value: Any, layout: Layout, line: str) -> str:
    if not members:
        end = text.index("}", at) + 1
        return f"{text[:at]}{layout.render({key: value}, line)}{text[end:]}"
    last = list(members.values())[-1]
    line = _line(text, last)
    member = f'"{key}"{layout.separators[1]}{layout.render(value, line)}'
    joint = f",{text[last.blank : last.key]}" if line else layout.separators[0]
    # Jupyter sorts the keys when it saves: what is sorted stays so.
    names = list(members)
    behind = next((name for name in names if name > key), None) if names == sorted(names) else None
    if behind is None:
        return f"{text[: last.end]}{joint}{member}{text[last.end :]}"
    place = members[behind].key
    return f"{text[:place]}{member}{joint}{text[place:]}"


def _line(text: str, member: _Member) -> str:
    """Return how the line of a member begins; nothing if it stands on the line of another one."""
    blank = text[member.blank : member.key]
    place = max(blank.rfind("\n"), 0)
    place -= blank[place - 1 : place] == "\r"
    return blank[place:] if "\n" in blank else ""


def _layout(text: str, members: dict[str, _Member]) -> Layout:
    first, *others = members.values()
    line = _line(text, first)
    colon = ": " if text[first.start - 1] in " \t" else ":"
    comma = f",{text[others[0].blank : others[0].key]}" if others else f",{colon[1:]}"
    escapes = text.isascii() and _ESCAPED_LETTER.search(text) is not None
    return Layout(line.strip("\r\n") if line else None, (comma, colon), escapes)
