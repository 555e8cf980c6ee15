"""The table beside a widget, kept up to date for when the notebook is read without a kernel."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from journeykit.model.commit import CommitPath
from journeykit.model.contents import Contents
from journeykit.model.history import Event
from journeykit.model.page import Page
from journeykit.widgets.outputs import Bundle, KernelOutputs, Outputs, Place
from journeykit.widgets.pace import Clock, ThreadClock
from journeykit.widgets.quiet import Quiet

QUIET = 0.7
LATEST = 5.0
"""Seconds after the last edit, and after the first one not yet shown, until the tables follow."""
MOST = 20
"""Tables of one map that are kept up to date."""

VIEW = "application/vnd.jupyter.widget-view+json"
_HIDDEN = {"version_major": 2, "version_minor": 0, "model_id": ""}
"""Notebook pages show nothing for a widget without a model; converters fall back to the table."""

_log = logging.getLogger("journeykit")

Draw = Callable[[Contents], Page]


@dataclass
class Still:
    """One table beside one widget: how it is drawn, where it stands, what it says there now."""

    draw: Draw
    place: Place
    display_id: str
    page: Page
    hidden: bool = True


class Stills:
    """The tables beside the widgets of one map.

    Until a page shows the map live, its tables are outputs that notebook pages hide; afterwards the
    live views hide them, and a notebook that is opened without a kernel shows them.
    """

    def __init__(
        self,
        path: CommitPath,
        outputs: Outputs | None = None,
        clock: Clock | None = None,
        tell: Callable[[str, str], None] = lambda _still, _html: None,
    ) -> None:
        self._path, self._outputs, self._tell = path, outputs or KernelOutputs(), tell
        self._greetings = 0
        self._lock = threading.Lock()
        self._stills: list[Still] = []
        self._live = self._stale = self._listening = False
        self._shown_rev = -1
        self._quiet = Quiet(self._follow, QUIET, LATEST, clock or ThreadClock())

    def show(self, draw: Draw) -> None:
        """Put a table below what the running cell has shown; nothing where no notebook would keep it."""
        place = self._outputs.place()
        if place is None:
            return
        _, contents = self._now()
        still = Still(draw, place, secrets.token_hex(16), draw(contents))
        self._outputs.publish(_bundle(still.page, still.display_id, hidden=True), still.display_id, update=False)
        with self._lock:
            again = [old for old in self._stills if old.place.cell != place.cell or old.place.run == place.run]
            self._stills = [*again, still][-MOST:]
            listening, self._listening = self._listening, True
        if not listening:
            self._path.subscribe(self._on_event)
            self._outputs.at_cell_end(self._settle)
        self._poke()

    def are_kept(self) -> bool:
        """Tell whether a notebook would keep a table shown now."""
        return self._outputs.place() is not None

    def greet(self) -> None:
        """Take note that a page shows the map live, or does so again."""
        self._greetings += 1
        if not self._live:
            self._live = True
            self._poke()

    def _on_event(self, _event: Event) -> None:
        self._poke()

    def _poke(self) -> None:
        if self._stills:
            self._stale = True
            self._quiet.poke()

    def _settle(self) -> None:
        """Follow at the end of a cell: what runs a notebook unseen hears of nothing in between."""
        if self._stale and not self._live:
            self._follow()

    def _follow(self) -> None:
        """Bring the tables up to date. Nobody waits for it, so nothing may come out of it."""
        # The map's lock comes first and is let go again: whoever holds the map may be showing a table.
        rev, contents = self._now()
        with self._lock:
            if rev < self._shown_rev:
                return
            self._shown_rev, self._stale = rev, rev < self._path.rev
            for still in self._stills:
                try:
                    self._refresh(still, contents)
                except Exception:  # noqa: BLE001  (a table must not cost an edit, nor the others)
                    _log.exception("A table beside a widget could not be brought up to date.")

    def _refresh(self, still: Still, contents: Contents) -> None:
        page, hidden = still.draw(contents), not self._live
        if (page, hidden) != (still.page, still.hidden):
            bundle = _bundle(page, still.display_id, hidden)
            self._outputs.publish(bundle, still.display_id, update=True)
            still.page, still.hidden = page, hidden
            # Updates reach the page that ran the cell; one loaded anew, or another tab, has to be told.
            if self._greetings > 1:
                self._tell(still.display_id, bundle["text/html"])

    def _now(self) -> tuple[int, Contents]:
        with self._path.lock:
            return self._path.rev, self._path.contents.copy()


def _bundle(page: Page, still: str, hidden: bool) -> Bundle:
    moment = dt.datetime.now(dt.UTC).astimezone()
    bundle: Bundle = {
        "text/html": f'<div class="jk-still" data-still="{still}">{page.html(moment)}</div>',
        "text/plain": "A table for readers without a kernel",
    }
    return {VIEW: dict(_HIDDEN), **bundle} if hidden else bundle
