"""A person at a page: what they typed, what they had seen as they typed it, what they see now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.sync.record import ORDER, TABLE, Cells, Place

if TYPE_CHECKING:
    from tests.sync.kernel import Kernel


@dataclass(frozen=True)
class Sight:
    """What a page shows at one cell."""

    value: Any
    pending: bool
    draft: str | None
    code: str
    """Why there is a draft."""
    replaced: Any

    def offers(self, text: str) -> bool:
        """Tell whether the text stands there for its author to take up again."""
        return text in (self.draft, self.replaced)


NOTHING = Sight(None, False, None, "", None)


@dataclass(frozen=True)
class View:
    """What a page shows."""

    phase: str = "starting"
    pending: int = 0
    loading: int = 0
    rev: int = -1
    seen: int = -1
    rows: tuple[str, ...] = ()
    cells: Cells = field(default_factory=dict)
    sights: Mapping[Place, Sight] = field(default_factory=dict)

    @classmethod
    def told(cls, news: Mapping[str, Any]) -> View:
        """Read what the driver said of a page."""
        cells: dict[Place, Any] = {("", "", name): value for name, value in news["fields"].items()}
        for row, order, own in news["rows"]:
            cells[TABLE, row, ORDER] = order
            cells |= {(TABLE, row, name): value for name, value in own.items()}
        sights = {(table, row, column): Sight(*sight) for table, row, column, *sight in news["places"]}
        rows = tuple(row for row, *_ in news["rows"])
        status = {name: news[name] for name in ("phase", "pending", "loading", "rev", "seen")}
        return cls(**status, rows=rows, cells=cells, sights=sights)

    @property
    def is_whole(self) -> bool:
        """Tell whether the page has the map; before, it says that it is starting."""
        return self.rev >= 0 and self.loading == 0

    def sight(self, place: Place) -> Sight:
        """Return what is shown at a cell."""
        return self.sights.get(place, NOTHING)


@dataclass(eq=False)
class Typed:
    """One text that somebody typed: where, as which client, and which texts they had seen as they began."""

    text: str
    place: Place
    person: Person
    client: str
    known: frozenset[Any]
    rev: int = 0
    before: Cells = field(default_factory=dict)
    """The map as it was then, and its revision."""
    safe: bool = False
    """Whether its page has shown it without a mark."""
    refused: bool = False
    """Whether its page has shown it as refused by the kernel."""
    shown_on: set[tuple[str, int]] = field(default_factory=set)
    """The pages that have shown it in its cell."""


@dataclass(eq=False)
class Person:
    """Somebody who goes on from page to page of one tab. The notebook is a person too, without a page."""

    name: str
    page: str = ""
    runs: int = 0
    """How often the page has begun anew without being loaded anew."""
    client: str = ""
    kernel: Kernel | None = None
    is_stranded: bool = False
    """Whether the kernel of the page is gone."""
    view: View = field(default_factory=View)
    known: set[Any] = field(default_factory=set)
    """The texts that their pages have ever shown."""
    begun: dict[Place, tuple[int, frozenset[Any]]] = field(default_factory=dict)
    """Edits begun and not ended: the revision shown and the texts known then."""
    standing: dict[Place, Typed] = field(default_factory=dict)
    """The latest text of each cell, as far as the person still counts on it."""
    removed: dict[str, frozenset[Any]] = field(default_factory=dict)
    """Rows taken away, each with the texts known then."""
    heard: list[float] = field(default_factory=lambda: [0.0])
    """When something came to the page."""
    said_at: float = 0
    """When the page last said that it is not live."""
    cut_at: float | None = None

    @property
    def screen(self) -> tuple[str, int]:
        """What the person looks at: a page, and which beginning of it."""
        return self.page, self.runs

    def begin(self, place: Place) -> None:
        """Begin to edit a cell."""
        self.begun[place] = (self.view.seen, frozenset(self.known))

    def end(self, place: Place) -> tuple[int, frozenset[Any]]:
        """Return what was shown and known as the edit of a cell began, which may be now."""
        return self.begun.pop(place, (self.view.seen, frozenset(self.known)))
