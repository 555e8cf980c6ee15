"""Which language a part of the page is in: its own words are English, the texts of a map in the map's language."""

from __future__ import annotations

from journeykit.formats.html.markup import Html, tag
from journeykit.formats.picture.board_svg import language_of
from journeykit.model.contents import Contents
from journeykit.schema.columns import Column

OURS = "en"
"""The language of our own words."""
_THEIRS = ("text", "long_text", "ref")


def theirs(contents: Contents) -> str | bool:
    """Return the language of the map's texts; False where it is ours, or nobody has said it.

    >>> theirs(Contents())
    False
    """
    said = language_of(contents)
    return False if not said or said.lower() == OURS else said


def language_in(contents: Contents, column: Column) -> str | bool:
    """Return the language of a column's cells; those with our labels are in ours."""
    return theirs(contents) if column.kind in _THEIRS else False


def line_in(contents: Contents, line: str) -> Html:
    """Return a line about a note or need; what we say of it in brackets stays in our language."""
    language = theirs(contents)
    if not language:
        return Html(line)
    return tag("span", Html(line.replace(" <em>(", f' <em lang="{OURS}">(')), lang=language)
