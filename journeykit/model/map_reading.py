"""What is read off a map: tables and fields as attributes (``m.needs``, ``m.title``), the board, the history."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from journeykit.errors import UnknownNameError
from journeykit.model.change_wire import event_to_wire
from journeykit.model.frames import board_frame, history_frame
from journeykit.model.history_rows import history_rows
from journeykit.schema.tables import FIELDS

if TYPE_CHECKING:
    import pandas as pd

    from journeykit.model.commit import CommitPath
    from journeykit.model.table import Table
    from journeykit.schema.tables import Schema


class MapReading:
    """Tables and fields by attribute, the board, the history, and the map as a page."""

    if TYPE_CHECKING:

        @property
        def schema(self) -> Schema:
            """The declaration of every table and field."""

        @property
        def fields(self) -> dict[str, Any]:
            """The map's own fields."""

        @property
        def tables(self) -> tuple[str, ...]:
            """The names of the map's tables."""

        @property
        def commit_path(self) -> CommitPath:
            """The one way into the map."""

        def table(self, name: str) -> Table:
            """Return a table by name."""

        def set(self, **fields: Any) -> None:
            """Write fields of the map itself."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or "_path" not in self.__dict__:
            raise AttributeError(name)
        if name in self.schema:
            return self.table(name)
        if name in self.fields:
            return self.fields[name]
        public = [*self.tables, *self.fields, *(word for word in dir(type(self)) if not word.startswith("_"))]
        raise AttributeError(str(UnknownNameError("JourneyMap", "attribute", name, public)))

    def __setattr__(self, name: str, value: Any) -> None:
        if name in {column.name for column in FIELDS}:
            self.set(**{name: value})
        elif name in self.schema:
            raise AttributeError(f"Write with m.{name}.set, m.{name}.add or m.{name}.replace; m.{name} itself stays.")
        elif name.startswith("_"):
            object.__setattr__(self, name, value)
        else:
            known = [column.name for column in FIELDS]
            raise AttributeError(str(UnknownNameError("JourneyMap", "field", name, known)))

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables, *self.fields]

    def __repr__(self) -> str:
        rows = ", ".join(f"{len(self.table(name))} {name}" for name in self.tables if len(self.table(name)))
        return f"<JourneyMap {self.fields['title'] or 'without a title'!r}: {rows or 'empty'}>"

    def _repr_html_(self) -> str:
        # Not needed to import journeykit, and it would make that slower.
        from journeykit.model.page import map_page

        with self.commit_path.lock:
            contents = self.commit_path.contents.copy()
        return map_page(contents).html(dt.datetime.now(dt.UTC).astimezone())

    def board_df(self, persona: str | None = None) -> pd.DataFrame:
        r"""Return the board as a DataFrame: one row a stage, one column a lane, one line a note.

        Parameters
        ----------
        persona
            An id or exact name: only notes of this persona and notes for everybody. All by default.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims"])
        >>> _ = m.notes.add(stage="Claims", lane="doing", text="Calls the hotline")
        >>> _ = m.notes.add(stage="Claims", lane="doing", text="Takes a photo")
        >>> m.board_df().loc["Claims", "Doing"]
        'Calls the hotline\nTakes a photo'
        """
        with self.commit_path.lock:
            contents = self.commit_path.contents
            return board_frame(contents, contents.resolve("personas", persona) if persona is not None else None)

    def history(self) -> pd.DataFrame:
        """Return what was done to the map, oldest first: one row a cell that an edit has written.

        Returns
        -------
        DataFrame
            ``revision`` (the edit's number), ``time`` (UTC), ``author`` (empty if nobody has said a name),
            ``table`` and ``row`` (empty for the map's own fields), ``column`` (``order`` for a row that was
            moved, empty for a whole row or table without cells), ``before`` and ``after`` (None for nothing).
            It reaches back 10,000 edits; in a map bound to its file, over earlier openings, too.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(title="Motor")
        >>> with m.batch(author="Ana"):
        ...     m.title = "Motor insurance"
        >>> m.history()[["revision", "author", "column", "before", "after"]].values.tolist()
        [[1, 'Ana', 'title', 'Motor', 'Motor insurance']]
        """
        with self.commit_path.lock:
            past, entries = [*self.commit_path.past], [*self.commit_path.history]
        return history_frame(history_rows([*past, *(event_to_wire(entry.event) for entry in entries)]))
