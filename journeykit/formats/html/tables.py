"""Tables of a page: every row, every column that says something, headed and captioned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeykit.formats.html.cells import is_number, shown
from journeykit.formats.html.language import language_in
from journeykit.formats.html.markup import Html, joined, tag
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.columns import Column
from journeykit.schema.scores import derive


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    label: int = -1,
    numbers: Sequence[int] = (),
    languages: Mapping[int, str | bool] | None = None,
) -> Html:
    """Return a table that can be scrolled sideways; the column ``label`` heads its rows.

    ``languages`` are those of columns whose cells are not in the page's.

    >>> "<caption>Needs</caption>" in table("Needs", ["Need"], [["Trust"]])
    True
    """

    def cell(at: int, said: str) -> Html:
        kind, lang = "n" if at in numbers else False, (languages or {}).get(at, False)
        if at == label and said:
            return tag("th", said, scope="row", dir="auto", lang=lang, class_=kind)
        return tag("td", said, dir="auto", lang=lang, class_=kind)

    top = (
        tag("th", head, scope="col", dir="auto", class_="n" if at in numbers else False)
        for at, head in enumerate(heads)
    )
    lines = [tag("tr", *(cell(at, said) for at, said in enumerate(row))) for row in rows]
    inner = tag("table", tag("caption", caption), tag("thead", tag("tr", *top)), tag("tbody", *lines))
    return tag("div", inner, class_="wide", role="region", aria_label=caption, tabindex=0)


def rows_table(contents: Contents, name: str) -> Html:
    """Return a table of the map, whole; columns that nobody has filled are only named.

    What its rows are called comes first: on a phone it is all that one sees before moving sideways.
    """
    spec, rows = contents.schema.table(name), list(contents.tables[name])
    filled = [column for column in spec.columns if any(_says(column, row) for row in rows)]
    filled.sort(key=lambda column: column.name != spec.label)
    empty = [column.title for column in spec.columns if column not in filled and not column.managed]
    caption = f"{spec.title}: {len(rows):,} {'row' if len(rows) == 1 else 'rows'}"
    label = 0 if filled and filled[0].name == spec.label else -1
    numbers = [at for at, column in enumerate(filled) if is_number(column)]
    cells = ([shown(contents, column, row.cells) for column in filled] for row in rows)
    languages = {at: language_in(contents, column) for at, column in enumerate(filled)}
    left = tag("p", "Not filled in: ", listed(empty), ".", class_="quiet") if empty else ""
    return joined([table(caption, [column.title for column in filled], cells, label, numbers, languages), left])


def _says(column: Column, row: Row) -> bool:
    return derive(column.formula, row.cells) is not None if column.kind == "derived" else column.name in row.cells


def listed(names: Iterable[str]) -> Html:
    """Return names in a row, with commas."""
    said = [tag("bdi", name) for name in names]
    return joined([part for name in said for part in (", ", name)][1:])
