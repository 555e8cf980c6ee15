"""Tables as pandas DataFrames: built once, kept up to date cell by cell. The only pandas in the model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from journeykit.model.board import board_columns
from journeykit.model.contents import Contents
from journeykit.model.history_rows import HistoryRow
from journeykit.model.rows import Row, TableRows
from journeykit.schema.columns import FORMULAS, Column
from journeykit.schema.scores import derive
from journeykit.schema.tables import TableSpec

if TYPE_CHECKING:
    import pandas as pd


class TableFrame:
    """The cached DataFrame of one table."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._frame: pd.DataFrame | None = None
        self._spec: TableSpec | None = None
        self._named: dict[str, int] = {}

    def get(self, contents: Contents) -> pd.DataFrame:
        """Return the table as it stands: a shallow copy, so that nobody's changes reach the cache."""
        spec, rows = contents.schema.table(self.name), contents.tables[self.name]
        if self._frame is None or rows.touched is None or spec is not self._spec:
            self._frame = _build(spec, rows)
            self._named = {}
        else:
            _update(self._frame, contents, spec, rows)
        rows.touched, self._spec = set(), spec
        for column in spec.refs:
            named = contents.tables[column.to].named
            if self._named.get(column.name) != named:
                self._frame[f"{column.name}_name"] = _names(contents, column, rows, self._frame.index)
                self._named[column.name] = named
        return self._frame.copy(deep=False)


def _build(spec: TableSpec, rows: TableRows) -> pd.DataFrame:
    import pandas as pd

    index = pd.Index(rows.ids(), name="id", dtype="str")
    ordered = list(rows)
    series = {}
    for column in spec.columns:
        series[column.name] = _series(spec, column, ordered, index)
        if column.kind == "ref":
            series[f"{column.name}_name"] = pd.Series(None, index=index, dtype="str")
    return pd.DataFrame(series, index=index)


def _names(contents: Contents, column: Column, rows: TableRows, index: pd.Index) -> pd.Series:
    import pandas as pd

    target = contents.tables[column.to]
    shown = [target.name_of(row.cells.get(column.name, "")) or None for row in rows]
    return pd.Series(shown, index=index, dtype="str")


def _series(spec: TableSpec, column: Column, rows: Iterable[Row], index: pd.Index) -> pd.Series:
    import pandas as pd

    values = [cell_value(column, row) for row in rows]
    series: pd.Series = pd.Series(values, index=index, dtype=dtype_of(spec, column))
    return series


def cell_value(column: Column, row: Row) -> Any:
    """Return what the frame shows for a cell."""
    if column.kind == "derived":
        return derive(column.formula, row.cells)
    return row.cells.get(column.name, column.empty)


def dtype_of(spec: TableSpec, column: Column) -> Any:
    """Return the pandas dtype of a column.

    >>> from journeykit.schema.tables import NEEDS
    >>> dtype_of(NEEDS, NEEDS.column("importance"))
    'Int64'
    """
    import pandas as pd

    match column.kind:
        case "choice" if not column.open:
            return pd.CategoricalDtype([entry.value for entry in column.choices], ordered=column.ordered)
        case "scale" | "number":
            return "Int64" if column.whole else "Float64"
        case "flag":
            return "bool"
        case "date":
            return "datetime64[us]"
        case "multi_choice":
            return object
        case "derived" if column.formula == "need_kind":
            return pd.CategoricalDtype(["D", "B"], ordered=True)
        case "derived":
            operands = [spec.column(name) for name in FORMULAS[column.formula]]
            return "Int64" if all(operand.whole for operand in operands) else "Float64"
        case _:
            return "str"


def _update(frame: pd.DataFrame, contents: Contents, spec: TableSpec, rows: TableRows) -> None:
    """Write the cells that changed, and what follows from them."""
    for row_id, name in rows.touched or ():
        row, position = rows.by_id[row_id], rows.position(row_id)
        for column in spec.columns:
            if column.name == name or name in FORMULAS.get(column.formula, ()):
                _write(frame, position, column.name, cell_value(column, row))
        if spec.column(name).kind == "ref":
            target = contents.tables[spec.column(name).to]
            _write(frame, position, f"{name}_name", target.name_of(row.cells.get(name, "")) or None)


def _write(frame: pd.DataFrame, position: int, column: str, value: Any) -> None:
    frame.iat[position, list(frame.columns).index(column)] = value


def board_frame(contents: Contents, persona: str | None) -> pd.DataFrame:
    """Return the board as a frame: indexed by stage, a column a lane, one line a note."""
    import pandas as pd

    stages, columns = board_columns(contents, persona)
    index = pd.Index(stages, name="stage", dtype="str")
    return pd.DataFrame(columns, index=index, columns=pd.Index(list(columns), name="lane", dtype="str"), dtype="str")


def history_frame(rows: Iterable[HistoryRow]) -> pd.DataFrame:
    """Return the history as a frame: one row a cell that an edit has written."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(HistoryRow._fields), dtype=object)
    frame["time"] = pd.to_datetime(frame["time"], format="ISO8601", utc=True).astype("datetime64[us, UTC]")
    return frame.astype(dict.fromkeys(("author", "table", "row", "column"), "str") | {"revision": "int64"})


def recovery_frame(left: Iterable[tuple[Any, ...]], names: Iterable[str]) -> pd.DataFrame:
    """Return maps that were left, indexed by their ids."""
    import pandas as pd

    frame = pd.DataFrame(list(left), columns=list(names), dtype=object)
    frame["last_edit"] = pd.to_datetime(frame["last_edit"], utc=True).astype("datetime64[us, UTC]")
    types = {"id": "str", "title": "str", "edits": "int64", "notebook": "str", "open": "bool"}
    return frame.astype(types).set_index("id")
