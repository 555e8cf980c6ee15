"""Strategies for maps with everything in them that a format could stumble over."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import journeykit as jk
from journeykit.model.changes import CellSet, RowAdded
from journeykit.model.order import spread
from journeykit.schema.columns import Choice, Column
from journeykit.schema.tables import TableSpec

AWKWARD = (
    "=1+1", "'=x", "''", "'", "'tis", "'''@", "-2", "+43 512", "@home", "＝1", "\t", "\ttab", " =x", "\ufeff=x",
    "NA", "nan", "null", "007", "1e5", "TRUE", "31.12.2026", "#N/A", "sep=;", "–", "—", "-",
    "a;b", "a,b", "a|b", 'say "yes"', '"', '""', '"open', "two\nlines", "\r\n", "\n", " ", " padded ",
    "שלום, עולם", "👩\u200d👩\u200d👧", "e\u0301", "\u2028", "\x85", "\x00", "\x0b", "\ud800",
)  # fmt: skip

texts = st.sampled_from(AWKWARD) | st.text(max_size=12)
ids = st.sampled_from(("a", "-x", "1", "NA", "n_7k2f", "N.1", "_", "..", "1e5", "claims", "doing")) | st.from_regex(
    r"[A-Za-z0-9_.-]{1,12}", fullmatch=True
)
words = texts.filter(lambda text: ";" not in text)

CUSTOM = (
    jk.columns.text("owner", "=Owner", 'Who, "exactly"?'),
    jk.columns.long_text("remarks"),
    jk.columns.choice("effort", ["small", "=large"], ordered=True),
    jk.columns.choice("team", [Choice("a", "Team A", "first\nline", "grade_0", "G")], open=True),
    jk.columns.multi_choice("tags", ["x", "y"]),
    jk.columns.multi_choice("free", open=True),
    jk.columns.scale("weight", 0.5, 5, step=0.5, words=("low", "high")),
    jk.columns.number("money"),
    jk.columns.number("count", low=-5, step=1),
    jk.columns.flag("legal"),
    jk.columns.date("due"),
    jk.columns.link("ticket"),
    jk.columns.ref("related", to="needs"),
)


def cell(column: Column) -> st.SearchStrategy[Any]:
    """Return values a column takes, its empty one among them."""
    match column.kind:
        case "text" | "long_text":
            return texts
        case "choice" | "multi_choice":
            one = st.sampled_from([entry.value for entry in column.choices]) if column.choices else st.nothing()
            one = one | words if column.open else one
            return one if column.kind == "choice" else st.lists(one, max_size=3)
        case "scale":
            low, step = column.low or 0, column.step or 1
            top = round(((column.high or 0) - low) / step)
            return st.integers(0, top).map(lambda steps: low + steps * step) | st.none()
        case "number":
            if column.whole:
                return st.integers(int(column.low or 0), 2**53 - 1)
            return st.floats(-1e9, 1e9) | st.sampled_from((1.234, 1234.5, 1e-7, 1.5e-7, -0.0, 1234567))
        case "flag":
            return st.booleans()
        case "date":
            return st.dates().map(str)
        case "link":
            return st.sampled_from(("https://a.example/x?a=1,2;3", "mailto:a@b.example", ""))
        case _:
            return ids | st.just("")


@st.composite
def maps(draw: st.DrawFn) -> jk.JourneyMap:
    """Return a map with custom columns and tables, and rows full of awkward cells."""
    m = jk.JourneyMap(title=draw(texts), process=draw(words), scope=draw(texts))
    for column in draw(st.lists(st.sampled_from(CUSTOM), max_size=4, unique_by=lambda column: column.name)):
        m.needs.add_column(column, draw(st.integers(0, 12)))
    for name in draw(st.lists(st.sampled_from(("risks", "map", "columns", "ideas")), max_size=3, unique=True)):
        columns = draw(st.lists(st.sampled_from(CUSTOM), min_size=1, max_size=4, unique_by=lambda column: column.name))
        m.add_table(jk.table(name, columns, help=draw(texts.filter("\ud800".__ne__))))
    for name in draw(st.lists(st.sampled_from(m.tables), max_size=4, unique=True)):
        fill(draw, m, m.table(name).spec)
    return m


def fill(draw: st.DrawFn, m: jk.JourneyMap, spec: TableSpec) -> None:
    """Add a few rows to a table, and write once more into one of them."""
    rows = m.commit_path.contents.tables[spec.name]
    fresh = draw(st.lists(ids.filter(lambda row: row not in rows.by_id), max_size=3, unique=True))
    last = rows.places[-1][0] if rows.places else None
    writable = [column for column in spec.columns if column.kind != "derived"]
    for row, order in zip(fresh, spread(len(fresh), last), strict=True):
        columns = draw(st.lists(st.sampled_from(writable), max_size=5, unique_by=lambda column: column.name))
        m.commit_path.commit([RowAdded(spec.name, row, order, {column.name: draw(cell(column)) for column in columns})])
    if fresh:
        column = draw(st.sampled_from([column for column in writable if not column.managed]))
        m.commit_path.commit([CellSet(spec.name, fresh[0], column.name, None, draw(cell(column)))])
