"""Who travels: a card a persona, with all that is known of them."""

from __future__ import annotations

from journeykit.formats.html.cells import shown
from journeykit.formats.html.language import language_in, theirs
from journeykit.formats.html.markup import Html, joined, tag
from journeykit.formats.html.tables import rows_table
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.model.short_names import initials
from journeykit.schema.columns import Column

MOST = 24
"""More personas are a table."""
HUES = 7
_APART = ("name", "segment", "quote")


def personas_html(contents: Contents) -> Html:
    """Return the personas of a map."""
    rows = list(contents.tables["personas"])
    if len(rows) > MOST:
        return rows_table(contents, "personas")
    names = [_name(contents, row) for row in rows]
    people = enumerate(zip(rows, names, initials(names), strict=True), 1)
    return tag(
        "div", *(_card(contents, row, name, mark, min(at, HUES)) for at, (row, name, mark) in people), class_="cards"
    )


def _name(contents: Contents, row: Row) -> str:
    name = contents.tables["personas"].name_of(row.id)
    return name if name.strip() else row.id


def _card(contents: Contents, row: Row, name: str, mark: str, hue: int) -> Html:
    language = theirs(contents)
    segment, quote = (row.cells.get(key, "") for key in ("segment", "quote"))
    head = joined(
        [
            tag("span", mark, class_="initials", aria_hidden="true"),
            tag(
                "div",
                tag("h3", name, dir="auto"),
                tag("p", segment, class_="quiet", dir="auto") if segment else "",
                lang=language,
            ),
        ]
    )
    columns = [column for column in contents.schema.table("personas").columns if column.name not in _APART]
    lines = [
        tag("div", tag("dt", column.title, dir="auto"), _said(contents, column, row))
        for column in columns
        if column.name in row.cells
    ]
    return tag(
        "article",
        tag("div", head, class_="who"),
        tag("blockquote", quote, dir="auto", lang=language) if quote else "",
        tag("dl", *lines) if lines else "",
        class_=f"card hue-{hue}",
    )


def _said(contents: Contents, column: Column, row: Row) -> Html:
    return tag("dd", shown(contents, column, row.cells), dir="auto", lang=language_in(contents, column))
