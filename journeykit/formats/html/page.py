"""The whole page: what the map is about, who travels, the board, the charts, every table."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.formats.html.board import board_html, picture_in, style_for
from journeykit.formats.html.language import OURS, language_in, theirs
from journeykit.formats.html.markup import Html, tag
from journeykit.formats.html.personas import personas_html
from journeykit.formats.html.style import policy, style
from journeykit.formats.html.tables import listed, rows_table
from journeykit.formats.picture.board_svg import Picture
from journeykit.model.contents import Contents
from journeykit.model.page_cells import cell_html

UNTITLED = "Journey map without a title"
_FIRST_STEP = "This map is empty. Who travels, and through which stages?"

Part = tuple[str, str, Html]
"""A part of the page: its anchor, its title, what is in it."""


def page_html(contents: Contents, charts: Html, version: str) -> str:
    """Return the page of a map; ``charts`` are drawn already."""
    title = " ".join(str(contents.fields.get("title") or "").split()) or UNTITLED
    picture = picture_in(contents, version) if _has_board(contents) else None
    parts, css = list(_parts(contents, charts, version, picture)), style() + style_for(picture)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(css)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        Html(f"<style>{css}</style>"),
    )
    body = tag(
        "body",
        tag(
            "header",
            tag("h1", title, dir="auto", lang=theirs(contents) if title != UNTITLED else False),
            _about(contents),
            _ways(parts),
        ),
        tag("main", _first(contents), *(_section(*part) for part in parts), _empty(contents)),
        tag("footer", tag("p", "Made with journeykit. This page runs nothing and loads nothing.")),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang=OURS)}\n"


def _parts(contents: Contents, charts: Html, version: str, picture: Picture | None) -> Iterator[Part]:
    schema, tables = contents.schema, contents.tables
    if len(tables["personas"]):
        yield "personas", schema.table("personas").title, personas_html(contents)
    if _has_board(contents):
        yield "board", "Journey board", board_html(contents, version, picture)
    if charts:
        yield "charts", "Charts", charts
    for spec in schema.tables:
        if spec.name != "personas" and len(tables[spec.name]):
            yield f"table-{spec.name}", spec.title, rows_table(contents, spec.name)


def _has_board(contents: Contents) -> bool:
    return any(len(contents.tables[name]) for name in ("stages", "notes", "emotions", "needs"))


def _about(contents: Contents) -> Html:
    """Return the map's own fields."""
    lines = [
        tag(
            "div",
            tag("dt", column.title),
            tag("dd", Html(cell_html(contents, column, value)), dir="auto", lang=language_in(contents, column)),
        )
        for column in contents.schema.fields
        if column.name != "title" and (value := contents.fields.get(column.name)) is not None
    ]
    return tag("dl", *lines, class_="about") if lines else Html()


def _ways(parts: list[Part]) -> Html:
    links = (tag("li", tag("a", title, href=f"#{anchor}", dir="auto")) for anchor, title, _ in parts)
    return tag("nav", tag("ul", *links), aria_label="On this page") if parts else Html()


def _section(anchor: str, title: str, inner: Html) -> Html:
    return tag(
        "section",
        tag("h2", title, id=f"{anchor}-title", dir="auto"),
        inner,
        id=anchor,
        aria_labelledby=f"{anchor}-title",
        class_="rows" if anchor.startswith("table-") else False,
    )


def _first(contents: Contents) -> str:
    """Say what an empty map lacks first."""
    filled = {name for name, rows in contents.tables.items() if len(rows)} - {"lanes"}
    return tag("section", tag("p", _FIRST_STEP)) if not filled else ""


def _empty(contents: Contents) -> str:
    """Name the tables without rows, so that nobody looks for them."""
    empty = [spec.title for spec in contents.schema.tables if not len(contents.tables[spec.name])]
    return tag("section", tag("p", "Still empty: ", listed(empty), ".", class_="quiet"), class_="rows") if empty else ""
