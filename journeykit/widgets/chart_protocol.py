"""The messages between a live chart in the browser and the kernel. The TypeScript types are generated from this file.

The kernel draws: it sends the specification once and afterwards only the rows, words and sentences
that have changed. Every page hears every message; ``to`` names the page an answer is for.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

TELL_SECONDS = 5
"""A page that shows a chart says so this often; the answer tells it that it is in step."""
SILENT_SECONDS = 15
"""A page that has said nothing for so long is taken for gone: nothing is drawn for it."""

Row = dict[str, Any]
"""One row of a data set, as it goes into the chart: JSON only."""
Words = str | list[str]
"""A title or subtitle; several lines are a list."""


class RowPatch(TypedDict):
    """How the rows of a data set become the new ones; their order is kept."""

    set: list[tuple[int, Row]]
    """Rows that stay in their place with other cells: position and the whole row."""
    keep: int
    """So many rows from the first one stay; those after them go."""
    rows: list[Row]
    """Rows that come behind those that stay."""


class TwinColumn(TypedDict):
    """A column of a table twin: which field of the rows, and what it is called."""

    field: str
    title: str


class TwinTable(TypedDict):
    """A table that says what a chart shows: columns of one of its data sets."""

    title: str
    data: str
    columns: list[TwinColumn]


class Drawing(TypedDict):
    """A chart as a whole. Its specification holds no rows and no words that can change.

    Each ``data`` in it only names a data set of ``data``. Where a title or subtitle stands it holds the text
    ``jk-words-0``, ``jk-words-1``, …, for ``words[0]``, ``words[1]``, ….
    """

    kind: Literal["drawing"]
    to: NotRequired[list[str]]
    n: int
    spec: dict[str, Any]
    data: dict[str, list[Row]]
    words: list[Words]
    says: str
    """What the chart is called and what it finds, for who does not see it."""
    tables: list[TwinTable]
    dark: dict[str, str]
    """Which colour stands for which on a dark ground; both as #rrggbb."""


class Redrawing(TypedDict):
    """What has changed since drawing ``n - 1``."""

    kind: Literal["redrawing"]
    n: int
    data: NotRequired[dict[str, RowPatch]]
    words: NotRequired[list[Words]]
    says: NotRequired[str]
    tables: NotRequired[list[TwinTable]]


class InStep(TypedDict):
    """The answer to a page that shows the newest drawing."""

    kind: Literal["in_step"]
    to: list[str]
    n: int


class Undrawn(TypedDict):
    """The map has changed, but the chart cannot be drawn as it is now; the last drawing stays."""

    kind: Literal["undrawn"]
    to: NotRequired[list[str]]
    n: int
    """The drawing that stays."""
    why: str


class ChartPart(TypedDict):
    """A slice of a message that is too large for one."""

    kind: Literal["part"]
    to: NotRequired[list[str]]
    of: str
    index: int
    count: int
    text: str


ChartMessage = Drawing | Redrawing | InStep | Undrawn | ChartPart


class Showing(TypedDict):
    """A page shows the chart: said with the first sight of it, every `TELL_SECONDS`, and when something was missed."""

    kind: Literal["showing"]
    page: str
    n: int
    """The newest drawing the page has; 0 for none."""


class Gone(TypedDict):
    """A page no longer shows the chart."""

    kind: Literal["gone"]
    page: str


PageMessage = Showing | Gone
