"""What people call things, in their languages: words for columns, lanes, entries of choices, yes and no, as data.

One file a language in ``languages/``, one line a column or lane in it; a new language is a new file, its code added to
`LANGUAGES`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from journeykit.schema.tables import SCHEMA, Schema

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
"""What a row of a table is called: a word for the row is a word for the column that names it, and for refs to it."""
_PLAIN = ("little", "totals", "subtotals", "numbering", "everybody", "ranks", "most", "least", "yes", "no")
SHARED = ("name", "author", "grade", "channel")
"""Columns whose words are the same in whichever table they stand."""

_ALIKE = str.maketrans({
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ى": "ي", "ة": "ه", "ی": "ي",
    "ک": "ك", "ـ": None, "’": "'", "ʼ": "'", "ё": "е",
})  # fmt: skip
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_SPELT_OUT_LETTERS = set("äöüåø")
_KEPT = {8, 9}
"""Marks that make another letter: voiced kana, and the virama that joins letters of Indian scripts."""
_APART = re.compile(r"[^\w#]+|_+")
_BLANKS = re.compile("  +")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]")


def normal(text: str) -> str:
    """Return a text as words are compared: without case, accents and punctuation.

    >>> normal(" Bedürfnis-Ebene (nach Maslow)?"), normal("SATISFACCIÓN"), normal("重要度（％）")
    ('bedurfnis ebene nach maslow', 'satisfaccion', '重要度')
    """
    if text.isascii():
        return _APART.sub(" ", text.lower()).strip()
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE)).translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFC", parts).split())


class _Letters(dict[int, int | str | None]):
    """What becomes of a letter of a decomposed text, found out once for each: itself, a blank, or nothing.

    Signs of vowels in Indian scripts are no letters to a regular expression, yet part of a word.
    """

    def __init__(self, kept: str) -> None:
        super().__init__({ord(letter): letter for letter in kept})

    def __missing__(self, code: int) -> int | str | None:
        letter, kind = chr(code), unicodedata.category(chr(code))
        mark = unicodedata.combining(letter)
        if mark and mark not in _KEPT or kind == "Cf":
            found: int | str | None = None
        else:
            found = code if letter.isalnum() or kind[0] == "M" else " "
        self[code] = found
        return found


_LETTERS, _LETTERS_OF_LISTS = _Letters("#"), _Letters("#;\n")


def spellings(lines: Sequence[str]) -> list[set[str]]:
    """Return, by line, its words as they are compared, and as people write them who have no such letters.

    >>> [sorted(found) for found in spellings(["Größe; Grösse", "Stage"])]
    [['groesse', 'grosse'], ['stage']]
    """
    plain = [line.lower() for line in lines]
    found = [set(line.split(SEVERAL)) for line in _normal_lines(plain)]
    twins = [index for index, line in enumerate(plain) if _SPELT_OUT_LETTERS & {*line}]
    spelt = _normal_lines([plain[index].translate(_SPELT_OUT) for index in twins])
    for index, line in zip(twins, spelt, strict=True):
        found[index].update(line.split(SEVERAL))
    return [one - {""} for one in found]


def _normal_lines(lines: Sequence[str]) -> list[str]:
    """Return lists of words as `normal` would each: all at once, since there are thousands of them."""
    text = unicodedata.normalize("NFKD", "\n".join(lines).casefold().translate(_ALIKE)).translate(_LETTERS_OF_LISTS)
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    for mark in (SEVERAL, "\n"):
        text = text.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    return text.strip(" ").split("\n") if lines else []


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
    subtotals: frozenset[str]
    numbering: frozenset[str]
    everybody: frozenset[str]
    ranks: frozenset[str]
    """Of marks of which the least may be the most: priority 1."""
    most: frozenset[str]
    least: frozenset[str]
    groups: frozenset[str]
    boards: dict[str, str]
    """By word for a lane of a board, which lane it is, as the section ``[board]`` of the languages has it."""
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
    boards: dict[str, set[str]] = {}
    lines = [line for language in LANGUAGES for line in _lines(language)]
    for (path, _), spelt in zip(lines, spellings([text for _, text in lines]), strict=True):
        match path:
            case (key,):
                plain.setdefault(key, set()).update(spelt)
            case ("headers", key):
                plain.setdefault(f"headers.{key}", set()).update(spelt)
            case ("board", lane):
                for word in spelt:
                    boards.setdefault(word, set()).add(lane)
            case ("choices", column, value):
                for word in spelt:
                    choices.setdefault((column, word), set()).add(value)
            case (table, column):
                columns.setdefault((table, column), set()).update(spelt)
    shared = {key.partition(".")[2]: found for key, found in plain.items() if "." in key}
    return Words(
        {key: frozenset(found) for key, found in _with_shared(columns, shared, SCHEMA).items()},
        {key: frozenset(found) for key, found in choices.items()},
        {table: frozenset(shared.get(noun, ())) for table, noun in NOUNS.items()},
        groups=frozenset(shared.get("group", ())),
        boards={word: next(iter(lanes)) if len(lanes) == 1 else "other" for word, lanes in boards.items()},
        **{key: frozenset(plain.get(key, ())) for key in _PLAIN},
    )


def _lines(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words of a language with where they stand."""
    text = Path(__file__).with_name("languages").joinpath(f"{language}.toml").read_text("utf-8")
    tree = tomllib.loads(text)
    del tree["language"]
    yield from _leaves(tree)


def _leaves(tree: Mapping[str, Any], *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield (*path, key), value
        else:
            yield from _leaves(value, *path, key)


def _with_shared(
    columns: Mapping[tuple[str, str], set[str]], shared: Mapping[str, set[str]], schema: Schema
) -> dict[tuple[str, str], set[str]]:
    """Give each table the words of columns that several have, and its label the words for a row and a name.

    >>> found = _with_shared({}, {"stage": {"phase"}, "author": {"von"}, "name": {"titel"}}, SCHEMA)
    >>> found["notes", "stage"], found["stages", "author"], sorted(found["stages", "name"])
    ({'phase'}, {'von'}, ['phase', 'titel'])
    """
    found = {key: set(words) for key, words in columns.items()}
    for spec in schema.tables:
        for column in spec.columns:
            names = [column.name] if column.name in SHARED else []
            if column.kind == "ref":
                names.append(NOUNS.get(column.to, ""))
            elif column.name == spec.label:
                names.append(NOUNS.get(spec.name, ""))
            for name in names:
                found.setdefault((spec.name, column.name), set()).update(shared.get(name, ()))
    return found
