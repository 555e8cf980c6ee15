"""Between a map and the pages that show a chart of it. It draws when somebody looks; it knows no traitlets."""

from __future__ import annotations

import datetime as dt
import logging
import math
import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from journeykit.charts.lettering import one_line
from journeykit.charts.spec import TakenApart
from journeykit.widgets.chart_protocol import (
    SILENT_SECONDS,
    ChartMessage,
    Drawing,
    InStep,
    Redrawing,
    Row,
    RowPatch,
    TwinTable,
    Undrawn,
)
from journeykit.widgets.pace import Clock, Pace, ThreadClock
from journeykit.widgets.parts import in_parts
from journeykit.widgets.quiet import Quiet

GATHER = 0.01
"""Seconds after an edit until it is drawn; edits that follow each other faster are drawn together."""
LATEST = 0.25
"""Seconds after which a burst is drawn even if it goes on."""
REST = 0.04
"""Seconds between two drawings."""

PATIENCE = 1.0
"""Seconds that who asks for the newest chart waits for another who is drawing it."""
_EDITS = "The function of this chart edits the map. Let it only read."

_thread = threading.local()
"""Which feed this thread draws for."""
_log = logging.getLogger("journeykit")


class ChartChannel(Protocol):
    """Carries messages to every page."""

    def send(self, message: ChartMessage) -> None:
        """Send one message."""


class ChartFeed:
    """Draws a chart anew when it is poked, and tells the pages that show it what has changed.

    ``draw`` makes the chart of the map as it stands. It runs beside what pokes, one drawing at a time, while a page
    shows the chart or when somebody asks for the latest: what nobody sees is drawn when somebody looks. ``first`` is
    the chart as it is now, if it has been drawn already.
    """

    def __init__(
        self,
        draw: Callable[[], TakenApart],
        channel: ChartChannel,
        dark: dict[str, str],
        clock: Clock | None = None,
        first: TakenApart | None = None,
    ) -> None:
        self._draw, self._channel, self._dark, self._clock = draw, channel, dark, clock or ThreadClock()
        # Neither is held while the chart is drawn: its function takes the map's lock, and who holds that may come here.
        self._lock, self._pages_lock = threading.RLock(), threading.Lock()
        self._busy, self._edits_itself = threading.Lock(), False
        self._apart, self.n, self._why = first or draw(), 1, ""
        self._stale, self._took, self._drawn_at = False, 0.0, float("-inf")
        self._pages: dict[str, float] = {}
        self._asking: set[str] = set()
        self._pace = Pace(self._follow, REST, self._clock)
        self._quiet = Quiet(self._pace.poke, self._gather, LATEST, self._clock)

    def poke(self) -> None:
        """Take note that the map has changed."""
        drawing: ChartFeed | None = getattr(_thread, "drawing", None)
        if drawing is not None:
            # Drawn anew for what a chart's own function edits, it would edit again, for ever.
            drawing._edits_itself = True
            return
        self._stale = True
        if self._is_seen():
            self._quiet.poke()

    def latest(self) -> tuple[TakenApart, str]:
        """Return the chart of the map as it stands; the last one, and why, if it cannot be drawn as it is now."""
        # Whoever draws may wait for the map, which the caller may hold: so not for ever.
        if self._stale and self._busy.acquire(timeout=PATIENCE):
            try:
                self._redraw()
            finally:
                self._busy.release()
        with self._lock:
            return self._apart, self._why

    def receive(self, message: object) -> None:
        """Take one message of a page; nothing that comes in can raise."""
        try:
            if isinstance(message, dict) and isinstance(message.get("page"), str) and len(message["page"]) <= 64:
                self._receive(message)
        except Exception:  # noqa: BLE001  (a page must not stop the kernel's messages)
            _log.exception("A message of a chart could not be handled.")

    def _receive(self, message: dict[str, Any]) -> None:
        page, now = message["page"], self._clock.now()
        with self._pages_lock:
            self._pages.pop(page, None)
            if message.get("kind") != "showing":
                return
            self._pages = {known: seen for known, seen in self._pages.items() if now - seen < SILENT_SECONDS}
            self._pages[page] = now
        with self._lock:
            self._answer(page, message.get("n") != self.n)

    def _answer(self, page: str, behind: bool) -> None:
        if self._stale:
            if behind:
                self._asking.add(page)
            self._quiet.poke()
            return
        if behind:
            self._send(self._drawing([page]))
        if self._why:
            self._send(self._undrawn([page]))
        elif not behind:
            self._send(InStep(kind="in_step", to=[page], n=self.n))

    def _is_seen(self) -> bool:
        now = self._clock.now()
        with self._pages_lock:
            return any(now - seen < SILENT_SECONDS for seen in self._pages.values())

    def _gather(self) -> float:
        # What takes long to draw is not drawn again right away, or it would take the kernel for itself.
        rested = self._clock.now() - self._drawn_at
        return max(GATHER, min(self._took, 1.0) - rested)

    def _follow(self) -> None:
        with self._busy:
            self._redraw()

    def _redraw(self) -> None:
        """Draw the chart anew if the map has changed, and tell. One thread at a time."""
        if not self._stale:
            return
        # Before the map is looked at: an edit from here on makes it stale anew.
        self._stale = self._edits_itself = False
        began = self._clock.now()
        _thread.drawing = self
        try:
            fresh, why = self._draw(), ""
        except Exception as problem:  # noqa: BLE001  (it may be anybody's function)
            fresh, why = None, one_line(f"{type(problem).__name__}: {problem}", 300).removesuffix(":")
        finally:
            _thread.drawing = None
            self._drawn_at = self._clock.now()
            self._took = self._drawn_at - began
        with self._lock:
            if fresh is None or self._edits_itself:
                self._fail(why or _EDITS)
            else:
                self._tell(fresh)

    def _fail(self, why: str) -> None:
        """Leave the last drawing, and say why."""
        self._why = why
        asking, self._asking = sorted(self._asking), set()
        if asking:
            self._send(self._drawing(asking))
        self._send(self._undrawn())

    def _tell(self, fresh: TakenApart) -> None:
        """Put a new drawing in the place of the last one; send pages what differs, or all where that is less."""
        before, self._apart = self._apart, fresh
        recovered, self._why = bool(self._why), ""
        asking, self._asking = sorted(self._asking), set()
        if fresh.structure != before.structure:
            self.n += 1
            self._send(self._drawing())
            return
        changed = _changes(before, fresh)
        if changed:
            self.n += 1
            self._send(cast(Redrawing, {"kind": "redrawing", "n": self.n, **changed}))
        elif recovered:
            with self._pages_lock:
                pages = sorted(self._pages)
            self._send(InStep(kind="in_step", to=pages, n=self.n))
        if asking:
            self._send(self._drawing(asking))

    def _drawing(self, to: Sequence[str] = ()) -> Drawing:
        apart = self._apart
        message: Drawing = {
            "kind": "drawing",
            "n": self.n,
            "spec": _json_row(apart.spec),
            "data": {name: list(map(_json_row, rows)) for name, rows in apart.data.items()},
            "words": apart.words,
            "says": apart.says,
            "tables": _tables(apart),
            "dark": self._dark,
        }
        if to:
            message["to"] = list(to)
        return message

    def _undrawn(self, to: Sequence[str] = ()) -> Undrawn:
        message: Undrawn = {"kind": "undrawn", "n": self.n, "why": self._why}
        if to:
            message["to"] = list(to)
        return message

    def _send(self, message: ChartMessage) -> None:
        with self._lock:
            for part in in_parts(cast(Any, message)):
                self._channel.send(cast(ChartMessage, part))


def _changes(before: TakenApart, after: TakenApart) -> dict[str, Any]:
    """Return what a redrawing says of the difference between two drawings; nothing for none."""
    changed: dict[str, Any] = {}
    patches = {name: row_patch(before.data[name], rows) for name, rows in after.data.items()}
    data = {name: patch for name, patch in patches.items() if patch is not None}
    if data:
        changed["data"] = data
    if after.words != before.words:
        changed["words"] = after.words
    if after.says != before.says:
        changed["says"] = after.says
    if after.tables != before.tables:
        changed["tables"] = _tables(after)
    return changed


def _tables(apart: TakenApart) -> list[TwinTable]:
    return [
        TwinTable(
            title=twin.title,
            data=twin.data,
            columns=[{"field": field, "title": title} for field, title in twin.columns],
        )
        for twin in apart.tables
    ]


def row_patch(before: Sequence[Row], after: Sequence[Row]) -> RowPatch | None:
    """Return how rows become others with their order kept; None where nothing differs.

    >>> row_patch([{"n": 1}, {"n": 2}], [{"n": 1}, {"n": 3}])
    {'set': [(1, {'n': 3})], 'keep': 2, 'rows': []}
    >>> row_patch([{"n": 1}, {"n": 2}], [{"n": 2}])
    {'set': [], 'keep': 0, 'rows': [{'n': 2}]}
    """
    old, new = list(map(_json_row, before)), list(map(_json_row, after))
    if old == new:
        return None
    keep = min(len(old), len(new))
    if len(old) != len(new):
        # A row more or less in the middle moves all behind it; only those before it keep their places.
        at = next((at for at in range(keep) if old[at] != new[at]), keep)
        behind = next((back for back in range(keep - at) if old[-1 - back] != new[-1 - back]), keep - at)
        keep = at if behind else keep
    changed = [(at, new[at]) for at in range(keep) if old[at] != new[at]]
    return RowPatch(set=changed, keep=keep, rows=new[keep:])


def _json_row(row: Row) -> Row:
    return {str(key): _json(value) for key, value in row.items()}


def _json(value: Any) -> Any:
    """Return a value of a row as JSON has it: numbers that are none are missing, days are texts."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return _json_row(value)
    if isinstance(value, list | tuple):
        return [_json(entry) for entry in value]
    return _json(value.item()) if hasattr(value, "item") else str(value)
