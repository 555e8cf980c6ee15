"""Mermaid's journey grammar, rule by rule as its lexer tries them: what it takes and what it makes of it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

_ACCESS_END = r"[^\n]*"
_RULES = tuple(
    (kind, re.compile(rule, re.IGNORECASE | re.ASCII))
    for kind, rule in (
        ("", r"%%(?!\{)[^\n]*"),
        ("", r"[^}]%%[^\n]*"),
        ("newline", r"\n+"),
        ("", r"\s+"),
        ("", r"#[^\n]*"),
        ("journey", r"journey\b"),
        ("title", r"title\s[^#\n;]+"),
        ("access", rf"accTitle\s*:\s*{_ACCESS_END}"),
        ("access", rf"accDescr\s*:\s*{_ACCESS_END}"),
        ("access", r"accDescr\s*\{\s*[^}]*\}"),
        ("section", r"section\s[^#:\n;]+"),
        ("name", r"[^#:\n;]+"),
        ("data", r":[^#\n;]+"),
        ("colon", r":"),
    )
)


class Refused(Exception):
    """Mermaid does not take the text."""


@dataclass
class Parsed:
    title: str = ""
    sections: list[str] = field(default_factory=list)
    tasks: list[tuple[str, str, float, tuple[str, ...]]] = field(default_factory=list)


def tokens(text: str) -> list[tuple[str, str]]:
    found, place = [], 0
    while place < len(text):
        for kind, rule in _RULES:
            match = rule.match(text, place)
            if match and match.end() > place:
                place = match.end()
                if kind:
                    found.append((kind, match[0]))
                break
        else:
            raise Refused(text[place : place + 20])
    return found


def parse(text: str) -> Parsed:
    """Return what Mermaid makes of a text; raise `Refused`."""
    text = re.sub(r"^\s*%%(?!\{)[^\n]+\n?", "", text, flags=re.MULTILINE).lstrip()
    if not re.match(r"\s*journey", text):
        raise Refused("no journey")
    parsed, found = Parsed(), [token for token in tokens(text) if token[0] != "newline"]
    if not found or found[0][0] != "journey":
        raise Refused("no journey")
    rest = iter(found[1:])
    for kind, words in rest:
        match kind:
            case "title":
                parsed.title = words[6:]
            case "section":
                parsed.sections.append(words[8:])
            case "name":
                kind, data = next(rest, ("", ""))
                if kind != "data":
                    raise Refused(words)
                parsed.tasks.append((parsed.sections[-1] if parsed.sections else "", words, *_data(data)))
            case "access":
                pass
            case _:
                raise Refused(words)
    return parsed


def _data(data: str) -> tuple[float, tuple[str, ...]]:
    pieces = data[1:].split(":")
    try:
        score = float(pieces[0].strip() or 0)
    except ValueError:
        score = math.nan
    people = pieces[1].split(",") if len(pieces) > 1 else []
    return score, tuple(person.strip() for person in people)
