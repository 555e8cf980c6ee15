"""The messages between the browser and the kernel. The TypeScript types are generated from this file.

Every message is one JSON object with a ``kind``. Cells on the wire hold JSON only: several choices
are lists, days are ISO texts, an empty value is left out of ``cells`` and is null, "", [] or false
in ``before`` and ``after``.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

PROTOCOL = 1
PART_BYTES = 1_000_000
"""Messages above this travel in parts."""

Cells = dict[str, Any]


class ChoiceSpec(TypedDict):
    value: str
    label: str
    help: NotRequired[str]
    mark: NotRequired[str]
    group: NotRequired[str]


class ColumnSpec(TypedDict):
    name: str
    kind: Literal[
        "text", "long_text", "choice", "multi_choice", "scale", "number", "flag", "date", "link", "ref", "derived"
    ]
    title: str
    help: NotRequired[str]
    choices: NotRequired[list[ChoiceSpec]]
    open: NotRequired[bool]
    ordered: NotRequired[bool]
    low: NotRequired[float]
    high: NotRequired[float]
    step: NotRequired[float]
    words: NotRequired[list[str]]
    to: NotRequired[str]
    formula: NotRequired[str]
    managed: NotRequired[bool]
    custom: NotRequired[bool]


class TableSpec(TypedDict):
    name: str
    title: str
    row_title: str
    label: str
    help: str
    prefix: str
    unique: list[str]
    custom: bool
    columns: list[ColumnSpec]


class SchemaSpec(TypedDict):
    fields: list[ColumnSpec]
    tables: list[TableSpec]


class CellSet(TypedDict):
    kind: Literal["cell_set"]
    table: str
    row: str
    column: str
    before: Any
    after: Any


class FieldSet(TypedDict):
    kind: Literal["field_set"]
    field: str
    before: Any
    after: Any


class RowAdded(TypedDict):
    kind: Literal["row_added"]
    table: str
    row: str
    order: str
    cells: Cells


class RowRemoved(TypedDict):
    kind: Literal["row_removed"]
    table: str
    row: str
    order: str
    cells: Cells


class RowMoved(TypedDict):
    kind: Literal["row_moved"]
    table: str
    row: str
    before: str
    after: str


class ColumnAdded(TypedDict):
    kind: Literal["column_added"]
    table: str
    column: ColumnSpec
    at: int
    values: Cells


class ColumnRemoved(TypedDict):
    kind: Literal["column_removed"]
    table: str
    column: ColumnSpec
    at: int
    values: Cells


class ColumnChanged(TypedDict):
    kind: Literal["column_changed"]
    table: str
    before: ColumnSpec
    after: ColumnSpec


RowWire = tuple[str, str, Cells]
"""A row in a snapshot: id, order key, cells."""


class TableAdded(TypedDict):
    kind: Literal["table_added"]
    spec: TableSpec
    rows: list[RowWire]


class TableRemoved(TypedDict):
    kind: Literal["table_removed"]
    spec: TableSpec
    rows: list[RowWire]


Change = (
    CellSet | FieldSet | RowAdded | RowRemoved | RowMoved
    | ColumnAdded | ColumnRemoved | ColumnChanged | TableAdded | TableRemoved
)  # fmt: skip


class Hello(TypedDict):
    """A client begins, or has seen a gap. ``rev`` -1 and an empty epoch: it has nothing yet."""

    kind: Literal["hello"]
    protocol: int
    client: str
    rev: int
    epoch: str
    sight: dict[str, tuple[int, int]]
    """Rows in sight by table: position of the first, how many."""
    notebook: NotRequired[bool]
    """Whether the page can write into the notebook it shows the map in."""


class Op(TypedDict):
    """Numbered changes. With ``undo`` the changes are empty and the kernel finds them."""

    kind: Literal["op"]
    client: str
    n: int
    base: int
    changes: list[Change]
    undo: NotRequired[Literal["undo", "redo"]]
    author: NotRequired[str]


class Ops(TypedDict):
    """Several ops of one client in the order of their numbers, as a burst of edits makes them."""

    kind: Literal["ops"]
    client: str
    ops: list[Op]


class Ping(TypedDict):
    kind: Literal["ping"]
    client: str
    rev: int
    epoch: str


class Part(TypedDict):
    """A slice of a larger message's JSON text, in either direction; applies with the last."""

    kind: Literal["part"]
    of: str
    index: int
    count: int
    text: str
    to: NotRequired[list[str]]


ClientMessage = Hello | Op | Ops | Ping | Part


class Replaced(TypedDict):
    """A cell that somebody else had written after ``base``, with the text that is now gone."""

    table: str
    row: str
    column: str
    value: Any
    client: str
    author: str


class Skipped(TypedDict):
    """A change that undo left alone because somebody else has written there since."""

    table: str
    row: str
    column: str


class Event(TypedDict):
    """A revision. It goes to everybody and is the ack of (client, n)."""

    rev: int
    client: str
    n: int
    author: str
    time: str
    changes: list[Change]
    replaced: list[Replaced]
    undo: NotRequired[Literal["undo", "redo"]]
    skipped: NotRequired[list[Skipped]]


class Events(TypedDict):
    """Revisions in order. With ``to`` they answer those clients only."""

    kind: Literal["events"]
    epoch: str
    events: list[Event]
    to: NotRequired[list[str]]


class Standing(TypedDict):
    """Where the map lives and whether it can be written, in words; empty texts say nothing."""

    file: str
    """The name of the map's file."""
    kept: str
    """Where a map without a file is journalled, so that it can be brought back."""
    read_only: str
    """Why the map can only be read. Ops get no answer then, and are neither taken nor refused."""
    trouble: str
    """Why edits cannot be stored at present. They get no answer and are to be sent again."""
    note: str
    """What else one should know: a conflict copy, lines set aside, a map of an earlier run."""


class StandingNow(TypedDict):
    """The map's standing has changed; it goes to everybody, and to who asks for what cannot be done."""

    kind: Literal["standing"]
    to: NotRequired[list[str]]
    epoch: str
    standing: Standing


class Snapshot(TypedDict):
    """One part of the whole map at ``rev``. Part 0 carries schema, fields, counts, standing and the rows in sight."""

    kind: Literal["snapshot"]
    protocol: int
    epoch: str
    rev: int
    to: list[str]
    part: int
    last: bool
    last_n: dict[str, int]
    """By client: the last n the kernel has consumed, 0 for none."""
    rows: dict[str, list[RowWire]]
    map_schema: NotRequired[SchemaSpec]
    fields: NotRequired[Cells]
    counts: NotRequired[dict[str, int]]
    standing: NotRequired[Standing]


class Want(TypedDict):
    """The kernel misses this client's ops from ``n`` on."""

    kind: Literal["want"]
    to: list[str]
    n: int


class Refused(TypedDict):
    """One change that was not taken: where, why, and what the cell holds."""

    index: int
    code: str
    why: str
    table: NotRequired[str]
    row: NotRequired[str]
    column: NotRequired[str]
    value: NotRequired[Any]
    """What the cell holds now."""


class Reject(TypedDict):
    """The op (client, n) was consumed and nothing of it applied."""

    kind: Literal["reject"]
    to: list[str]
    n: int
    errors: list[Refused]


class Pong(TypedDict):
    kind: Literal["pong"]
    to: list[str]
    rev: int
    epoch: str


class StillText(TypedDict):
    """The static table beside a widget says something new; a page loaded anew hears of it in no other way."""

    kind: Literal["still"]
    to: NotRequired[list[str]]
    still: str
    """Which table: a word that stands in its HTML."""
    html: str


KernelMessage = Events | Snapshot | StandingNow | Want | Reject | Pong | Part | StillText
