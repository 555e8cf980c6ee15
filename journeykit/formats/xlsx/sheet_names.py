"""What the sheets of a workbook are called, and which table each is."""

from __future__ import annotations

import re

from journeykit.schema.tables import Schema
from journeykit.schema.values import fold

ABOUT = "Journey map"
NAMES, LISTS, MORE, EXACT = "_names", "_lists", "_more", "_exact"
"""Hidden sheets, beside those that declare columns and tables: how refs name rows, what lists offer, long texts,
numbers of many digits."""

ABOUT_PLACE = "jk_about"
"""The name of a place on the first sheet. A sheet keeps it when people call the sheet otherwise."""

SAID = (
    "A customer journey map. Each sheet is one of its tables; a row is one persona, stage, note or need.",
    "Choose from the list where a cell has one. Add rows at the end without an Id: the Id says which row is which.",
    'Grey columns are filled by journeykit. To go on in Python: jk.load("this-file.xlsx").',
)
"""Stands on the first sheet. Whatever else stands there, people have written: a wording of before has to stay known."""

ABOUT_HEADS = ("About the map", "Sheet", "What it holds")

_LENGTH = 31
_FORBIDDEN = re.compile(r"[\\/*?:\[\]\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_PLACE = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^'!$]+))[!.].*", re.DOTALL)


def sheet_names(schema: Schema) -> dict[str, str]:
    """Return the name of each table's sheet: its title if a sheet may bear it, else the table's name.

    >>> from journeykit.schema.tables import SCHEMA
    >>> sheet_names(SCHEMA)["needs"]
    'Needs'
    """
    found: dict[str, str] = {}
    taken = {ABOUT.lower(), "history"}
    for spec in schema.tables:
        title = " ".join(_FORBIDDEN.sub(" ", spec.title).split())[:_LENGTH].strip(" '")
        name = title if title and not title.startswith("_") and title.lower() not in taken else spec.name[:_LENGTH]
        number = 2
        while name.lower() in taken:
            name, number = f"{spec.name[: _LENGTH - 5]}-{number}", number + 1
        found[spec.name] = name
        taken.add(name.lower())
    return found


def place_name(table: str) -> str:
    """Return the name of the place by which a table's sheet is found again.

    >>> place_name("needs")
    'jk_table_needs'
    """
    return f"jk_table_{table}"


def sheet_of_place(place: str) -> str:
    """Return the sheet in which a place lies; empty if it lies nowhere any more.

    >>> sheet_of_place("'Anna''s needs'!$A$1"), sheet_of_place("Needs!$A$1"), sheet_of_place("#REF!$A$1")
    ("Anna's needs", 'Needs', '#REF')
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return ""
    return found[1].replace("''", "'") if found[1] is not None else found[2]


def is_called(name: str, table: str, title: str) -> bool:
    """Tell whether a sheet's name is that of a table, as people write it.

    >>> is_called("NEEDS ", "needs", "Needs"), is_called("Anna's", "needs", "Needs")
    (True, False)
    """
    return fold(name) in (fold(table), fold(title))
