"""A map, or a part of it, as static HTML: what stays to be read where no kernel runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from journeykit.model.contents import Contents
from journeykit.model.page_board import board_html
from journeykit.model.page_cells import cell_html, moment_text, name_html
from journeykit.model.page_tables import rows_html
from journeykit.model.rows import Row
from journeykit.schema.scores import derive
from journeykit.schema.tables import MASLOW

_FIRST_STEP = (
    '<p>This map is empty. Name its stages first: <code>m.stages.add(name="Research")</code>, '
    "or show <code>jk.StageGrid(m)</code> and type.</p>"
)


@dataclass(frozen=True, slots=True)
class Page:
    """Static HTML, all but the time it was made: two pages are equal if they say the same."""

    head: str
    line: str
    body: str

    def html(self, moment: dt.datetime) -> str:
        """Return the page with the time on it."""
        return f"<div>{self.head}<p>{self.line} {moment_text(moment)}</p>{self.body}</div>"


def table_page(contents: Contents, name: str) -> Page:
    """Return a table of the map.

    >>> table_page(Contents(), "needs").line
    '<strong><bdi>Needs</bdi></strong> of a map without a title, as of'
    """
    return _titled(contents, contents.schema.table(name).title, rows_html(contents, name))


def personas_page(contents: Contents) -> Page:
    """Return the personas, and what backs them."""
    backing = [row for row in contents.tables["evidence"] if "persona" in row.cells]
    evidence = _part(contents, "evidence", rows_html(contents, "evidence", backing)) if backing else ""
    return _titled(contents, contents.schema.table("personas").title, rows_html(contents, "personas") + evidence)


def board_page(
    contents: Contents,
    personas: Collection[str] | None = None,
    lanes: Sequence[str] | None = None,
    version: str = "as_is",
) -> Page:
    """Return the board; personas and lanes are ids, None for all."""
    title = contents.schema.table("stages").title
    return _titled(contents, title, board_html(contents, personas, lanes, version))


def needs_page(contents: Contents, group: str = "", sort: str = "") -> Page:
    """Return the needs, ordered by stage, level or opportunity: by ``group`` first, then by ``sort``."""
    words = [word for word in (sort, group) if word]
    rows = list(contents.tables["needs"]) if words else None
    for word in words:
        rows = sorted(rows or (), key=_ORDERS[word](contents))
    return _titled(contents, contents.schema.table("needs").title, rows_html(contents, "needs", rows))


def map_page(contents: Contents) -> Page:
    """Return the whole map: what it is about, its personas, its board, its needs."""
    parts = [
        _part(contents, "personas", rows_html(contents, "personas")),
        _part(contents, "stages", board_html(contents)),
        _part(contents, "needs", rows_html(contents, "needs")),
        _others(contents),
    ]
    head = f"<h3>{_title(contents) or 'Journey map without a title'}</h3>{_about(contents)}"
    return Page(head, "As of", "".join(parts) or _FIRST_STEP)


def _titled(contents: Contents, what: str, body: str) -> Page:
    line = f"<strong>{name_html(what)}</strong> of {_title(contents) or 'a map without a title'}, as of"
    return Page("", line, _about(contents) + body)


def _title(contents: Contents) -> str:
    title = contents.fields.get("title")
    return name_html(title) if title else ""


def _about(contents: Contents) -> str:
    """Return the map's other fields in a line; its language shows by itself."""
    told = [(column, contents.fields.get(column.name)) for column in contents.schema.fields]
    said = [
        f"{name_html(column.title)}: {cell_html(contents, column, value)}"
        for column, value in told
        if column.name not in ("title", "language") and value not in (None, column.empty)
    ]
    return f"<p>{' · '.join(said)}</p>" if said else ""


def _part(contents: Contents, table: str, body: str) -> str:
    if not len(contents.tables[table]):
        return ""
    return f"<h4>{name_html(contents.schema.table(table).title)}</h4>{body}"


def _others(contents: Contents) -> str:
    """Name the tables that are not shown, so that nobody takes the page for everything."""
    shown = ("personas", "stages", "lanes", "notes", "emotions", "needs")
    counts = [
        f"{name_html(spec.title)} ({len(contents.tables[spec.name]):,})"
        for spec in contents.schema.tables
        if spec.name not in shown and len(contents.tables[spec.name])
    ]
    return f"<p>Also in this map: {', '.join(counts)}.</p>" if counts else ""


Key = Callable[[Row], Any]


def _by_stage(contents: Contents) -> Key:
    order = {stage: at for at, stage in enumerate(contents.tables["stages"].ids())}
    return lambda row: order.get(row.cells.get("stage", ""), len(order))


def _by_level(contents: Contents) -> Key:
    order = {entry.value: at for at, entry in enumerate(MASLOW)}
    return lambda row: order.get(row.cells.get("level", ""), len(order))


def _by_opportunity(contents: Contents) -> Key:
    def key(row: Row) -> float:
        found = derive("opportunity", row.cells)
        return 1 if found is None else -found

    return key


_ORDERS: dict[str, Callable[[Contents], Key]] = {
    "stage": _by_stage,
    "level": _by_level,
    "opportunity": _by_opportunity,
}
"""What needs can be ordered by; those without come last."""
