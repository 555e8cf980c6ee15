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

QUIET = 0.25
LATEST = 5.0
"""Seconds after the last edit, and after the first one not yet shown, until the tables follow."""
PER_SECOND = 100_000
"""Letters of the longest table that put them off for another second."""
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
    html: str = ""
    hidden: bool = True
    failed: bool = False

    def __post_init__(self) -> None:
        self.say(self.page)

    def say(self, page: Page) -> None:
        """Take a new page, with the time at which it was made."""
        moment = dt.datetime.now(dt.UTC).astimezone()
        self.page = page
        self.html = f'<div class="jk-still" data-still="{self.display_id}">{page.html(moment)}</div>'


class Stills:
    """The tables beside the widgets of one map.

    Until a page shows the map live, its tables are outputs that notebook pages hide. Afterwards the live
    views hide them, and the pages are told what to write into the notebook: an update of an output would
    reach the page that ran the cell, but none that was loaded anew.
    """

    def __init__(
        self,
        path: CommitPath,
        outputs: Outputs | None = None,
        clock: Clock | None = None,
        tell: Callable[[str, str], None] = lambda _still, _html: None,
    ) -> None:
        self._path, self._outputs, self._tell = path, outputs or KernelOutputs(), tell
        self._lock = threading.Lock()
        self._stills: list[Still] = []
        self._live = self._stale = self._listening = False
        self._greetings = self._answered = 0
        self._shown_rev = -1
        self._quiet = Quiet(self._follow, self._pause, LATEST, clock or ThreadClock())

    def show(self, draw: Draw) -> None:
        """Put a table below what the running cell has shown; nothing where no notebook would keep it."""
        place = self._outputs.place()
        if place is None:
            return
        _, contents = self._now()
        still = Still(draw, place, secrets.token_hex(16), draw(contents))
        self._outputs.publish(_hidden(still), still.display_id, update=False)
        with self._lock:
            again = [old for old in self._stills if old.place.cell != place.cell or old.place.run == place.run]
            self._stills = [*again, still][-MOST:]
            listening, self._listening = self._listening, True
        if not listening:
            self._path.subscribe(self._on_event)
            self._outputs.at_cell_end(self._settle)
        # For edits between the drawing and the listening, and for the hiding.
        self._poke()

    def are_kept(self) -> bool:
        """Tell whether a notebook would keep a table shown now."""
        return self._outputs.place() is not None

    def greet(self) -> None:
        """Take note that a notebook page shows the map live; what it was loaded with may be old."""
        self._live = True
        self._greetings += 1
        self._poke()

    def _on_event(self, _event: Event) -> None:
        self._poke()

    def _poke(self) -> None:
        if self._stills:
            self._stale = True
            self._quiet.poke()

    def _pause(self) -> float:
        return QUIET + max((len(still.html) for still in self._stills), default=0) / PER_SECOND

    def _settle(self) -> None:
        """Follow at the end of a cell: what runs a notebook unseen hears of nothing in between."""
        if self._stale and not self._live:
            self._follow()

    def _follow(self) -> None:
        """Bring the tables up to date. Nobody waits for it, so nothing may come out of it."""
        # Before the map is looked at: an edit from here on makes them stale anew.
        self._stale = False
        # The map's lock comes first and is let go again: whoever holds the map may be showing a table.
        rev, contents = self._now()
        with self._lock:
            if rev < self._shown_rev:
                return
            self._shown_rev = rev
            greetings = self._greetings
            again, self._answered = greetings > self._answered, greetings
            for still in self._stills:
                try:
                    self._refresh(still, contents, again)
                    still.failed = False
                except Exception:  # noqa: BLE001  (a table must not cost an edit, nor the others)
                    if not still.failed:
                        _log.exception("A table beside a widget could not be brought up to date.")
                    still.failed = True

    def _refresh(self, still: Still, contents: Contents, again: bool) -> None:
        page = still.draw(contents)
        # What failed may not have reached anybody.
        changed = page != still.page or still.failed
        if changed:
            still.say(page)
        if self._live:
            # A page that holds just this html leaves its notebook as it is.
            if changed or again or still.hidden:
                self._tell(still.display_id, still.html)
                still.hidden = False
        elif changed:
            self._outputs.publish(_hidden(still), still.display_id, update=True)

    def _now(self) -> tuple[int, Contents]:
        with self._path.lock:
            return self._path.rev, self._path.contents.copy()


def _hidden(still: Still) -> Bundle:
    """Return the output that pages hide and converters show."""
    return {VIEW: dict(_HIDDEN), "text/html": still.html, "text/plain": "A table for readers without a kernel"}
