"""How well the words of a header fit the columns of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from journeykit.formats.importing.words import NOUNS, Words, normal, unspaced, words
from journeykit.formats.sheets.header import MAX_LETTERS
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec

WHOLE, PART, SOME = 0.95, 0.9, 0.45
"""The header is a word for the column; a part of it is; a word is in it."""
ENOUGH = 0.6

_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]?")
_PARTED = re.compile(r"[/|;,:\n•–—+&]| - ")
_NOT = ("un", "dis", "in", "im", "non", "des", "mis", "ohne", "o", "ne", "onte", "mis", "epa")
"""What turns a word into its contrary when put before it: dissatisfaction is no satisfaction."""


@dataclass
class HeaderWords:
    """What may stand in the headers of one table, ready to be looked up."""

    whole: dict[str, set[str]] = field(default_factory=dict)
    """By word, the columns that are called so."""
    tokens: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    """By the last piece of a word, its columns and all its pieces."""
    stems: dict[str, set[str]] = field(default_factory=dict)
    """By a word without its last vowel, which changes with number and case, its columns."""

    def add(self, column: str, word: str) -> None:
        """Take a word for a column."""
        self.whole.setdefault(word, set()).add(column)
        pieces = tuple(word.split())
        self.tokens.setdefault(pieces[-1], []).append((column, pieces))
        if len(pieces) == 1 and len(word) >= 5 and word[-1] in "aeiouyąęéаяиыоеьйη":
            self.stems.setdefault(word[:-1], set()).add(column)


@lru_cache(maxsize=32)
def header_words(spec: TableSpec) -> HeaderWords:
    """Return the words for a table's columns: their own names and titles, and those of all languages."""
    known, found = words(), HeaderWords()
    for column in spec.columns:
        for word in sorted(_words_for(known, spec, column)):
            found.add(column.name, word)
    return found


def _words_for(known: Words, spec: TableSpec, column: Column) -> set[str]:
    if column.kind == "derived":
        return {normal(column.name), normal(column.title)} - {""}
    own = set() if column.custom or spec.custom else set(known.columns.get((spec.name, column.name), ()))
    own |= {normal(column.name), normal(column.title)}
    if column.kind == "ref":
        # A custom ref to stages is a stage too.
        own |= known.tables.get(column.to, frozenset()) if column.to in NOUNS else frozenset()
    return own - {""}


def likeness(title: str, found: HeaderWords) -> dict[str, float]:
    """Return, by column, how well a header fits it, from 0 to 1; columns that it does not fit are left out.

    >>> from journeykit.schema.tables import SCHEMA
    >>> needs = header_words(SCHEMA.table("needs"))
    >>> likeness("Wichtigkeit (0-10)", needs), likeness("Farbe", needs)
    ({'importance': 0.9}, {})
    """
    title = title[:MAX_LETTERS]
    scores = outright(title, found)
    for column, share in _within(normal(_ASIDE.sub(" ", title)) or normal(title), found).items():
        scores[column] = max(scores.get(column, 0.0), SOME + (PART - SOME - 0.05) * share)
    return scores


def outright(title: str, found: HeaderWords) -> dict[str, float]:
    """Return, by column, how well a header fits it that is a word for it, or has parts that are.

    >>> from journeykit.schema.tables import SCHEMA
    >>> outright("Bedürfnis / Anliegen", header_words(SCHEMA.table("needs")))
    {'statement': 0.9}
    """
    title = title[:MAX_LETTERS]
    scores = dict.fromkeys(found.whole.get(normal(title), ()), WHOLE)
    bare = _ASIDE.sub(" ", title)
    for part in {bare, *_PARTED.split(bare)}:
        for column in found.whole.get(normal(part), ()):
            scores[column] = max(scores.get(column, 0.0), PART)
    return scores


def _within(text: str, found: HeaderWords) -> dict[str, float]:
    """Return, by column, the share of a header that words for it make up."""
    little = words().little
    tokens = text.split()
    counted = [place for place, token in enumerate(tokens) if token not in little]
    if not counted:
        return {}
    taken: dict[str, dict[int, float]] = {}
    for end in range(len(tokens)):
        for column, width, weight in _ending_at(tokens, end, found):
            places = taken.setdefault(column, {})
            for place in range(end - width + 1, end + 1):
                places[place] = max(places.get(place, 0.0), weight)
    # What stands before the first little word is what the header is about: the importance for customers.
    head = next((place for place in range(counted[0], len(tokens)) if tokens[place] in little), len(tokens))
    return {
        column: min(
            1.0,
            sum(places.get(place, 0.0) for place in counted) / len(counted)
            + (0.06 if any(place < head for place in places) else 0.0)
            + (0.04 if any(place == head - 1 for place in places) else 0.0),
        )
        for column, places in taken.items()
        if any(place in places for place in counted)
    }


def _ending_at(tokens: list[str], end: int, found: HeaderWords) -> Iterator[tuple[str, int, float]]:
    """Yield the columns that words ending at a place are for, how many places they take, and how surely."""
    token = tokens[end]
    for form, weight in _forms(token):
        for column, pieces in found.tokens.get(form, ()):
            width = len(pieces)
            if tuple(tokens[max(0, end - width + 1) : end]) == pieces[:-1]:
                yield column, width, weight
        for column in found.stems.get(form, ()) if len(token) - len(form) <= 2 else ():
            yield column, 1, 0.85 * weight
    if unspaced(token):
        size = len(token)
        for length in range(min(size, 12), 1, -1):
            for start in range(size - length + 1):
                for column in found.whole.get(token[start : start + length], ()):
                    yield column, 1, min(1.0, 0.35 + 0.65 * length / size)


def _forms(token: str) -> Iterator[tuple[str, float]]:
    """Yield a token, what it may be the plural of, and what it may be a compound of."""
    yield token, 1.0
    if not _long_script(token):
        return
    for cut in (1, 2, 3):
        if len(token) - cut >= 4:
            yield token[:-cut], 1.0 - 0.04 * cut
    for start in range(3, min(len(token) - 4, 40)):
        if token[:start] not in _NOT:
            yield token[start:], 0.85
            yield token[start:-1], 0.8


def _long_script(token: str) -> bool:
    """Tell whether words of this script have endings of letters, as Latin, Greek and Cyrillic ones have."""
    name = unicodedata.name(token[0], "")
    return name.startswith(("LATIN", "GREEK", "CYRILLIC"))
