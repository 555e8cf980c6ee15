"""What people call things, in their languages: words for columns, for entries of choices, for yes and no, as data.

One file a language in ``languages/``, one line a column in it; a new language is a new file, its code added to
`LANGUAGES`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr", "el", "ru", "uk",
    "ar", "he", "hi", "ja", "ko", "zh-hans", "zh-hant", "id", "vi",
)  # fmt: skip
SEVERAL = ";"
NOUNS = {
    "personas": "persona",
    "stages": "stage",
    "lanes": "lane",
    "notes": "note",
    "needs": "need",
    "evidence": "evidence",
}
"""What a row of a table is called: a word for the row is a word for the column that names it."""

_ALIKE = str.maketrans({
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ى": "ي", "ة": "ه", "ی": "ي",
    "ک": "ك", "ـ": None, "’": "'", "ʼ": "'", "ё": "е",
})  # fmt: skip
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_KEPT = {8, 9}
"""Marks that make another letter: voiced kana, and the virama that joins letters of Indian scripts."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_APART = re.compile(r"[^\w#]+|_+")
_WORDS_APART = re.compile(r"[^\w#;]+|_+")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]")


def normal(text: str) -> str:
    """Return a text as words are compared: without case, accents and punctuation.

    >>> normal(" Bedürfnis-Ebene (nach Maslow)?"), normal("SATISFACCIÓN"), normal("重要度（％）")
    ('bedurfnis ebene nach maslow', 'satisfaccion', '重要度')
    """
    if text.isascii():
        return _APART.sub(" ", text.lower()).strip()
    parts = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE)))
    if parts.isascii():
        return _APART.sub(" ", parts).strip()
    bare = "".join(
        letter
        for letter in parts
        if (not (mark := unicodedata.combining(letter)) or mark in _KEPT) and unicodedata.category(letter) != "Cf"
    )
    return _words_apart(unicodedata.normalize("NFC", bare))


def _words_apart(text: str) -> str:
    # Signs of vowels in Indian scripts are no letters to a regular expression, yet part of a word.
    letters = [
        letter if letter.isalnum() or letter == "#" or unicodedata.category(letter)[0] == "M" else " "
        for letter in text
    ]
    return " ".join("".join(letters).split())


def spellings(text: str) -> set[str]:
    """Return a word as it is compared, and as people write it who have no such letters.

    >>> sorted(spellings("Größe"))
    ['groesse', 'grosse']
    """
    plain = text.lower()
    spelt = plain if plain.isascii() else plain.translate(_SPELT_OUT)
    return {normal(text), *(() if spelt == plain else (normal(spelt),))} - {""}


def _listed(line: str) -> set[str]:
    """Return the spellings of all words of a line; those of Latin letters are taken together, which is quick."""
    plain, found = line.lower(), set[str]()
    for text in {plain, plain.translate(_SPELT_OUT)}:
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE)))
        if bare.isascii():
            found.update(word.strip() for word in _WORDS_APART.sub(" ", bare).split(SEVERAL))
        else:
            found.update(map(normal, text.split(SEVERAL)))
    return found - {""}


def unspaced(text: str) -> bool:
    """Tell whether a text is written in a script that puts no blanks between words, or glues particles to them."""
    return _WIDE.search(text) is not None


@dataclass(frozen=True)
class Words:
    """All languages put together; everything in the spelling of `normal`."""

    columns: dict[tuple[str, str], frozenset[str]]
    """By table and column."""
    choices: dict[tuple[str, str], frozenset[str]]
    """By name of a choice column and word, the values it may stand for."""
    tables: dict[str, frozenset[str]]
    little: frozenset[str]
    totals: frozenset[str]
    numbering: frozenset[str]
    everybody: frozenset[str]
    groups: frozenset[str]
    boards: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]

    def choice(self, column: str, text: str) -> str | None:
        """Return the one entry of a choice that a word of some language stands for."""
        found = self.choices.get((column, normal(text)), frozenset())
        return next(iter(found)) if len(found) == 1 else None


@cache
def words() -> Words:
    """Return the words of all languages.

    >>> words().choice("level", "Sicherheit"), "wichtigkeit" in words().columns["needs", "importance"]
    ('safety', True)
    """
    columns: dict[tuple[str, str], set[str]] = {}
    choices: dict[tuple[str, str], set[str]] = {}
    plain: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for path, text in _lines(_read(language)):
            spelt = _listed(text)
            match path:
                case [key]:
                    plain.setdefault(key, set()).update(spelt)
                case ["headers", key]:
                    plain.setdefault(f"headers.{key}", set()).update(spelt)
                case ["choices", column, value]:
                    for word in spelt:
                        choices.setdefault((column, word), set()).add(value)
                case [table, column]:
                    columns.setdefault((table, column), set()).update(spelt)
    shared = {key.partition(".")[2]: found for key, found in plain.items() if "." in key}
    return Words(
        {key: frozenset(found) for key, found in _with_shared(columns, shared).items()},
        {key: frozenset(found) for key, found in choices.items()},
        {table: frozenset(shared.get(noun, ())) for table, noun in NOUNS.items()},
        groups=frozenset(shared.get("group", ())),
        boards=frozenset(shared.get("board", ())),
        **{key: frozenset(plain.get(key, ())) for key in ("little", "totals", "numbering", "everybody", "yes", "no")},
    )


def _read(language: str) -> dict[str, Any]:
    path = Path(__file__).with_name("languages") / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _lines(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[list[str], str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _lines(value, (*path, key))
        elif key != "language":
            yield [*path, key], value


def _with_shared(
    columns: dict[tuple[str, str], set[str]], shared: dict[str, set[str]]
) -> dict[tuple[str, str], set[str]]:
    """Give each table the words of columns that several have, and its label the words for a row and a name."""
    found = {key: set(words) for key, words in columns.items()}

    def add(table: str, column: str, words: Iterable[str]) -> None:
        found.setdefault((table, column), set()).update(words)

    for table, label in (("personas", "name"), ("stages", "name"), ("lanes", "name"), ("needs", "statement")):
        add(table, label, shared["name"] | shared[NOUNS[table]] if label == "name" else shared["need"])
    add("notes", "text", shared["note"])
    for table in ("personas", "notes", "needs"):
        add(table, "grade", shared["grade"])
    for table, refs in {
        "notes": ("lane", "stage", "persona"),
        "emotions": ("persona", "stage"),
        "needs": ("stage", "persona"),
        "evidence": ("persona", "stage", "need"),
    }.items():
        for ref in refs:
            add(table, ref, shared[ref])
    add("notes", "channel", shared["channel"])
    for table in ("personas", "stages", "lanes", "notes", "emotions", "needs", "evidence"):
        add(table, "author", shared["author"])
    return found
