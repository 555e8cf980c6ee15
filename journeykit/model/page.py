"""A map, or a part of it, as static HTML: what stays to be read where no kernel runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeykit.model.contents import Contents
from journeykit.model.page_board import board_html
from journeykit.model.page_cells import apart_html, cell_html, moment_text, name_html
from journeykit.model.page_charts import chart_table_html
from journeykit.model.page_emotions import ALL_VERSIONS
from journeykit.model.page_journey import journey_html
from journeykit.model.page_needs import first_needs
from journeykit.model.page_tables import BESIDE, first_rows_html, rows_html

MAX_FIELD = 2_000
"""Letters of one of the map's own fields."""

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
        # Notebooks make formulas and links out of $…$ and \(…\); these words keep MathJax away.
        inner = f"{self.head}<p>{self.line} {moment_text(moment)}</p>{self.body}"
        return f'<div class="mathjax_ignore tex2jax_ignore">{inner}</div>'


def table_page(contents: Contents, name: str) -> Page:
    """Return a table of the map, to stand beside a widget.

    >>> table_page(Contents(), "needs").line
    '<strong><bdi>Needs</bdi></strong> of a map without a title, as of'
    """
    if name not in contents.tables:
        return _titled(contents, name, "<p>This table is no longer in the map.</p>")
    return _titled(contents, contents.schema.table(name).title, rows_html(contents, name, most=BESIDE))


def personas_page(contents: Contents) -> Page:
    """Return the personas, and what backs them."""
    backing = [row for row in contents.tables["evidence"] if "persona" in row.cells]
    evidence = _part(contents, "evidence", rows_html(contents, "evidence", backing, BESIDE)) if backing else ""
    body = rows_html(contents, "personas", most=BESIDE) + evidence
    return _titled(contents, contents.schema.table("personas").title, body)


def board_page(
    contents: Contents,
    personas: Collection[str] | None = None,
    lanes: Sequence[str] | None = None,
    version: str | None = None,
) -> Page:
    """Return the board; personas and lanes are ids, None for all. Without a version it has both."""
    title = contents.schema.table("stages").title
    versions = [version] if version else ALL_VERSIONS
    return _titled(contents, title, board_html(contents, personas, lanes, versions, BESIDE))


def journey_page(
    contents: Contents,
    personas: Collection[str] | None = None,
    lanes: Collection[str] | None = None,
    version: str | None = None,
) -> Page:
    """Return the journey board; personas and lanes are ids, None for all. Without a version it has both.

    >>> journey_page(Contents()).line
    '<strong><bdi>Journey board</bdi></strong> of a map without a title, as of'
    """
    versions = [version] if version else ALL_VERSIONS
    return _titled(contents, "Journey board", journey_html(contents, personas, lanes, versions))


def needs_page(contents: Contents, group: str = "", sort: str = "") -> Page:
    """Return the needs, ordered by stage, level or opportunity: by ``group`` first, then by ``sort``."""
    first, total = first_needs(contents, group, sort, BESIDE), len(contents.tables["needs"])
    return _titled(contents, contents.schema.table("needs").title, first_rows_html(contents, "needs", first, total))


def chart_page(
    contents: Contents, says: str, tables: Iterable[tuple[str, Sequence[tuple[str, str]], Sequence[Mapping[str, Any]]]]
) -> Page:
    """Return what a chart shows: its finding, and its tables by title, columns (field and title) and rows.

    >>> chart_page(Contents(), "Needs. None yet.", [("", [("n", "Count")], [{"n": 3}])]).body[:41]
    '<p><bdi>Needs. None yet.</bdi></p><table>'
    """
    told = "".join(chart_table_html(title, columns, rows) for title, columns, rows in tables)
    return _titled(contents, "Chart", f"<p>{apart_html(says)}</p>{told}")


def map_page(contents: Contents) -> Page:
    """Return the whole map: what it is about, its personas, its board, its needs, what backs them."""
    head = f"<h3>{_title(contents) or 'Journey map without a title'}</h3>{_about(contents)}"
    return Page(head, "As of", "".join(_parts(contents)) or _FIRST_STEP)


def _parts(contents: Contents) -> Iterator[str]:
    for name in ("personas", "stages", "needs", "evidence"):
        if name == "stages":
            if any(len(contents.tables[part]) for part in ("stages", "notes", "emotions")):
                yield _part(contents, name, board_html(contents, versions=ALL_VERSIONS))
        elif len(contents.tables[name]):
            yield _part(contents, name, rows_html(contents, name))
    yield _others(contents)


def _titled(contents: Contents, what: str, body: str) -> Page:
    line = f"<strong>{name_html(what)}</strong> of {_title(contents) or 'a map without a title'}, as of"
    return Page("", line, _about(contents) + body)


def _title(contents: Contents) -> str:
    title = str(contents.fields.get("title") or "").strip()
    return name_html(title) if title else ""


def _about(contents: Contents) -> str:
    """Return the map's other fields in a line; its language shows by itself."""
    said = []
    for column in contents.schema.fields:
        value = contents.fields.get(column.name)
        if column.name in ("title", "language") or value is None or not str(value).strip():
            continue
        plain = column.kind == "text" and isinstance(value, str)
        shown = name_html(value, MAX_FIELD) if plain else f"<bdi>{cell_html(contents, column, value)}</bdi>"
        said.append(f"{name_html(column.title)}: {shown}")
    return f"<p>{' · '.join(said)}</p>" if said else ""


def _part(contents: Contents, table: str, body: str) -> str:
    return f"<h4>{name_html(contents.schema.table(table).title)}</h4>{body}"


def _others(contents: Contents) -> str:
    """Name the tables that are not shown, so that nobody takes the page for everything."""
    shown = ("personas", "stages", "lanes", "notes", "emotions", "needs", "evidence")
    counts = [
        f"{name_html(spec.title)} ({len(contents.tables[spec.name]):,})"
        for spec in contents.schema.tables
        if spec.name not in shown and len(contents.tables[spec.name])
    ]
    return f"<p>Also in this map: {', '.join(counts)}.</p>" if counts else ""
