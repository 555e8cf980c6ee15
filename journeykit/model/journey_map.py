"""The journey map: the one object that holds the data. Functions read it, widgets show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from journeykit import templates
from journeykit.errors import InvalidSpecError, InvalidValueError
from journeykit.ids import new_id
from journeykit.model.applied import ChangesRefused
from journeykit.model.beginning import new_contents, stages_named, stages_of
from journeykit.model.changes import FieldSet, TableAdded, TableRemoved
from journeykit.model.commit import CommitPath
from journeykit.model.contents import Contents
from journeykit.model.history import Event, Place, Scope
from journeykit.model.map_reading import MapReading
from journeykit.model.row_input import as_error
from journeykit.model.table import Table
from journeykit.schema.tables import Schema, TableSpec


class JourneyMap(MapReading):
    """A customer journey map: personas, stages, lanes of notes, emotions, needs and evidence.

    Its tables are attributes (``m.needs``), its own fields too (``m.title``); both accept edits from
    notebook cells and from any number of widgets at once, each edit checked, numbered and undoable.

    Parameters
    ----------
    stages
        Names of the stages, in the journey's order.
    title
        The map's title.
    **fields
        More of the map's own fields: process, organisation, department, scope, period, language.

    Raises
    ------
    UnknownColumnError, InvalidValueError
        A field is unknown or does not take its value.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Purchase", "Claims"], title="Motor insurance")
    >>> m.title, len(m.stages), len(m.lanes)
    ('Motor insurance', 3, 8)
    """

    personas: Table
    stages: Table
    lanes: Table
    notes: Table
    emotions: Table
    needs: Table
    evidence: Table

    def __init__(self, stages: Iterable[str] = (), *, title: str = "", **fields: Any) -> None:
        if isinstance(stages, str):
            why = f"is a list of names, such as [{stages!r}]; a title is given as title={stages!r}."
            raise InvalidValueError("JourneyMap", "stages", stages, f"stages {why}")
        contents = new_contents({"title": title, **fields}, stages_named(stages))
        self._hold(CommitPath(contents), new_id("map"))

    def _hold(self, path: CommitPath, id: str, lineage: tuple[str, ...] = ()) -> None:
        attributes = {"_path": path, "_id": id, "_lineage": lineage, "_tables": {}, "_slots": {}}
        for name, value in attributes.items():
            object.__setattr__(self, name, value)

    @classmethod
    def from_contents(cls, contents: Contents, *, id: str, rev: int = 0, lineage: tuple[str, ...] = ()) -> JourneyMap:
        """Return a map that holds these contents, as read from a file."""
        fresh = cls.__new__(cls)
        fresh._hold(CommitPath(contents, rev), id, lineage)
        return fresh

    @classmethod
    def from_template(cls, name: str, *, title: str = "", variant: str = "", **fields: Any) -> JourneyMap:
        """Return a map with the stages of a template; `templates.names` lists them.

        Parameters
        ----------
        name
            The template's name, such as ``"five-stage"``.
        title, **fields
            As for `JourneyMap`.
        variant
            Another order of the stages that the template has, such as ``"fine-dining"`` of ``"nine-stage"``.

        Raises
        ------
        UnknownTemplateError, UnknownNameError
            There is no such template, or no such variant of it; with the nearest name.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
        >>> [stage["name"] for stage in m.stages]
        ['Awareness', 'Research', 'Purchase', 'Renewal', 'Claims']
        """
        contents = new_contents({"title": title, **fields}, stages_of(templates.load(name), variant))
        return cls.from_contents(contents, id=new_id("map"))

    # -- reading -----------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The map's id: it stays the same through saving, loading and copying."""
        return self._id  # type: ignore[no-any-return]

    @property
    def rev(self) -> int:
        """The number of the last edit."""
        return self.commit_path.rev

    @property
    def schema(self) -> Schema:
        """The declaration of every table and field, one's own included."""
        return self.commit_path.contents.schema

    @property
    def fields(self) -> dict[str, Any]:
        """The map's own fields: title, process, organisation, department, scope, period, language."""
        held = self.commit_path.contents.fields
        return {column.name: held.get(column.name, column.empty) for column in self.schema.fields}

    @property
    def commit_path(self) -> CommitPath:
        """The one way into the map, with its lock; for formats and widgets, not for notebooks."""
        path: CommitPath = self.__dict__["_path"]
        return path

    @property
    def lineage(self) -> tuple[str, ...]:
        """Digests of the snapshots this map comes from, oldest first."""
        lineage: tuple[str, ...] = self.__dict__["_lineage"]
        return lineage

    def remember(self, digest: str) -> None:
        """Note the digest of a snapshot that was written; for formats, not for notebooks."""
        object.__setattr__(self, "_lineage", (*(known for known in self.lineage if known != digest), digest))

    def table(self, name: str) -> Table:
        """Return a table by name; `UnknownTableError` names the nearest.

        Examples
        --------
        >>> import journeykit as jk
        >>> jk.JourneyMap(stages=["Claims"]).table("stages")["claims"]["name"]
        'Claims'
        """
        self.schema.table(name)
        tables: dict[str, Table] = self.__dict__["_tables"]
        return tables.setdefault(name, Table(self.commit_path, name))

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the map's tables."""
        return tuple(spec.name for spec in self.schema.tables)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, JourneyMap):
            return NotImplemented
        # One lock after the other: two threads comparing two maps crosswise must not wait for each other.
        with self.commit_path.lock:
            mine = self.commit_path.contents.copy()
        with other.commit_path.lock:
            return mine.same_as(other.commit_path.contents)

    __hash__ = object.__hash__

    def __copy__(self) -> JourneyMap:
        return self.copy()

    def __deepcopy__(self, memo: dict[int, Any]) -> JourneyMap:
        return self.copy()

    # -- writing -----------------------------------------------------------------------------------

    def set(self, **fields: Any) -> None:
        """Write fields of the map itself, in one undo step.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> m.set(title="Motor insurance", period="2026")
        >>> m.period
        '2026'
        """
        for name in fields:
            self.schema.field(name)
        try:
            self.commit_path.commit([FieldSet(name, None, value) for name, value in fields.items()])
        except ChangesRefused as refused:
            raise as_error(refused, "map") from None

    def add_table(self, spec: TableSpec) -> Table:
        """Add a table of one's own, declared with `jk.table`.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims"])
        >>> risks = m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.ref("stage", to="stages")]))
        >>> _ = risks.add(risk="Nobody answers", stage="Claims")
        >>> len(m.risks)
        1
        """
        if hasattr(type(self), spec.name) or spec.name in self.fields:
            raise InvalidSpecError(f"A table cannot be called {spec.name!r}: m.{spec.name} is something else already.")
        try:
            self.commit_path.commit([TableAdded(spec)])
        except ChangesRefused as refused:
            raise as_error(refused, spec.name) from None
        return self.table(spec.name)

    def remove_table(self, name: str) -> None:
        """Remove a table of one's own, with its rows; undo brings both back.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> _ = m.add_table(jk.table("risks", [jk.columns.text("risk")]))
        >>> m.remove_table("risks")
        >>> "risks" in m.tables
        False
        """
        try:
            self.commit_path.commit([TableRemoved(self.schema.table(name))])
        except ChangesRefused as refused:
            raise as_error(refused, name) from None

    def batch(self, author: str = "") -> AbstractContextManager[None]:
        """Make one edit, and one undo step, of everything done inside; an error takes all of it back.

        The map is held for the block: browsers wait, so keep it short.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> with m.batch():
        ...     _ = m.stages.add(name="Research")
        ...     _ = m.stages.add(name="Claims")
        >>> _ = m.undo()
        >>> len(m.stages)
        0
        """
        return self.commit_path.batch(author)

    def undo(self, author: str = "") -> tuple[Place, ...]:
        """Take the last edit back, anyone's or the given author's, as a new edit.

        Returns
        -------
        tuple of Place
            The cells left alone because somebody else has written there since; empty as a rule.

        Raises
        ------
        InvalidChangeError
            There is nothing to undo.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(title="Motor")
        >>> m.title = "Motor insurance"
        >>> m.undo()
        ()
        >>> m.title
        'Motor'
        """
        return self.commit_path.undo("undo", Scope(author=author), author=author).skipped

    def redo(self, author: str = "") -> tuple[Place, ...]:
        """Take the last undo back; as `undo` otherwise.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> m.title = "Motor"
        >>> _ = m.undo(), m.redo()
        >>> m.title
        'Motor'
        """
        return self.commit_path.undo("redo", Scope(author=author), author=author).skipped

    def subscribe(self, subscriber: Callable[[Event], None]) -> Callable[[], None]:
        """Call a function with every edit from now on; return what ends it.

        The function runs after the edit, outside the map's lock, on the thread of whoever edited.

        Examples
        --------
        >>> import journeykit as jk
        >>> m, seen = jk.JourneyMap(), []
        >>> end = m.subscribe(seen.append)
        >>> m.title = "Motor"
        >>> seen[0].changes[0].after
        'Motor'
        >>> end()
        """
        return self.commit_path.subscribe(subscriber)

    def slot(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what a higher floor keeps with this map under a name, made with the first call."""
        with self.commit_path.lock:
            slots: dict[str, Any] = self.__dict__["_slots"]
            return slots[name] if name in slots else slots.setdefault(name, make())

    def close(self) -> None:
        """Write a map opened with `jk.open_map` to its file and let other kernels have it; others stay as they are.

        Examples
        --------
        >>> import journeykit as jk, tempfile
        >>> folder = tempfile.TemporaryDirectory()
        >>> m = jk.open_map(f"{folder.name}/motor.journey.json")
        >>> m.title = "Motor insurance"
        >>> m.close()
        >>> folder.cleanup()
        """
        if self.commit_path.keeping is not None:
            self.commit_path.keeping.close()

    def copy(self) -> JourneyMap:
        """Return an independent map with the same contents and id, and a history of its own.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(title="Motor")
        >>> twin = m.copy()
        >>> twin.title = "Home"
        >>> m.title, twin == m
        ('Motor', False)
        """
        with self.commit_path.lock:
            contents = self.commit_path.contents.copy()
            return JourneyMap.from_contents(contents, id=self.id, rev=self.rev, lineage=self.lineage)
