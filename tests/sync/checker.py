"""Checks the promises P1 to P6, from what people typed and saw and from what the map told its subscribers."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.model.contents import Contents
from journeykit.model.history import Event
from tests.sync.person import Person, Typed, View
from tests.sync.record import ORDER, BrokenPromise, Entry, Place, Record, cells_of, difference

PATIENCE = 11_500
"""So many ms may pass before a page that is behind or cut off says so: 10 s, and the steps in which time goes by."""


class Checker:
    """Hears of everything that happens in a room; raises `BrokenPromise` as soon as one is broken."""

    def __init__(self, contents: Contents, rev: int) -> None:
        self.now = 0.0
        self.broken: BrokenPromise | None = None
        """What was found while the map told its subscribers, where nothing may raise."""
        self._told_rev = rev
        self.record = Record(contents, rev)
        self.people: list[Person] = []
        self._typed: dict[str, Typed] = {}
        self._losses: list[tuple[Typed, tuple[str, int], Entry]] = []
        """Texts overwritten or removed by somebody who had not seen them; on which page; by which event."""

    # -- what people do ----------------------------------------------------------------------------

    def typed(self, typed: Typed) -> None:
        """Somebody has typed a text, and their page has taken it."""
        self._typed[typed.text] = typed
        typed.rev, typed.before = self.record.rev, self.record.cells
        typed.person.standing[typed.place] = typed

    def removed(self, person: Person, row: str) -> None:
        """Somebody has taken a row away: they no longer count on what they typed there."""
        person.removed[row] = frozenset(person.known)
        person.standing = {place: typed for place, typed in person.standing.items() if place[1] != row}

    def reloads(self, person: Person) -> None:
        """A page goes: what it has told its author to be refused or replaced goes with it."""
        for place, typed in list(person.standing.items()):
            sight = person.view.sight(place)
            waits = sight.pending and sight.value in (None, typed.text)
            if sight.offers(typed.text) and not waits and sight.code not in ("found", "left"):
                del person.standing[place]

    def edited_in_notebook(self, typed: Typed) -> None:
        """A line of Python has written a text, and has returned."""
        if self.record.entry_of(typed.text) is None:
            raise BrokenPromise(f"P1: {typed.text} was written in the notebook and is not in the map.")
        typed.safe = True

    # -- what the kernel does ----------------------------------------------------------------------

    def happened(self, event: Event) -> None:
        """Take an event as the map's first subscriber hears it."""
        try:
            self._take(event)
        except BrokenPromise as broken:
            self.broken = self.broken or broken

    def refused(self, client: str, n: int) -> None:
        """Take a number that the kernel has refused, and says so."""
        self.record.refused.add((client, n))

    def told(self, event: Event) -> None:
        """Take an event as the map's last subscriber hears it, after the hub."""
        if event.rev != self._told_rev + 1:
            self.broken = self.broken or BrokenPromise(f"P5: {event.rev} was told after {self._told_rev}.")
        self._told_rev = event.rev

    def complain(self) -> None:
        """Raise what was found in the meantime."""
        if self.broken:
            raise self.broken

    def _take(self, event: Event) -> None:
        entry = self.record.add(event, self.now)
        if event.undo:
            self._check_undo(entry)
        else:
            self._check_author(entry)
            self._note_losses(entry)

    def _check_author(self, entry: Entry) -> None:
        for place, text in entry.written():
            typed = self._typed.get(text)
            if typed is None and entry.event.client:
                raise BrokenPromise(f"P4: {entry.event.client} wrote {text!r} at {place}, which nobody typed.")
            if typed is not None and typed.refused:
                raise BrokenPromise(f"P3: {text} was refused, and is written all the same.")
            if typed is not None and (typed.place, typed.client) != (place, entry.event.client):
                raise BrokenPromise(f"P4: {text} of {typed.client} arrived at {place} as {entry.event.client}'s.")

    def _note_losses(self, entry: Entry) -> None:
        """Note whose texts this event took away that its author had not seen."""
        writer = next((person for person in self.people if person.client == entry.event.client), None)
        if writer is None:
            return
        for place, text in entry.written():
            lost, typed = self._typed.get(entry.before.get(place, "")), self._typed.get(text)
            if lost and typed and lost.person is not typed.person and lost.text not in typed.known:
                self._note_loss(lost, entry)
        for row in entry.rows_removed():
            known = writer.removed.get(row, frozenset())
            for place, text in entry.before.items():
                lost = self._typed.get(text)
                if place[1] == row and lost and lost.person is not writer and text not in known:
                    self._note_loss(lost, entry)

    def _note_loss(self, lost: Typed, entry: Entry) -> None:
        """A page that has never shown the text has nothing to tell of it."""
        if lost.person.screen in lost.shown_on:
            self._losses.append((lost, lost.person.screen, entry))

    def _check_undo(self, entry: Entry) -> None:
        """P6: what an undo or redo takes away is one's own, or older than what it takes back."""
        event = entry.event
        for place, text in entry.before.items():
            lost = self._typed.get(text)
            if lost is None or lost.client == event.client or entry.after.get(place) == text:
                continue
            since = self.record.entry_of(text)
            undone = self._redone(entry, place) if event.undo == "redo" else None
            if since is None or undone is None or since.event.rev > undone.event.rev:
                raise BrokenPromise(f"P6: {event.undo} of {event.client} took {text} of {lost.client} away.")

    def _redone(self, entry: Entry, place: Place) -> Entry | None:
        """Return the first event that did to a cell what this redo does again."""
        if place[1] in entry.rows_removed():
            removals = (known for known in self.record.entries if place[1] in known.rows_removed())
            return next((known for known in removals if known.event.client == entry.event.client), None)
        return self.record.entry_of(entry.after.get(place))

    # -- what people see ---------------------------------------------------------------------------

    def saw(self, person: Person, view: View) -> None:
        """A page shows something new, or has gone on showing the same."""
        person.view = view
        person.known.update(view.cells.values())
        if view.phase == "live":
            self._check_patience(person)
        else:
            person.said_at = self.now
        if view.is_whole:
            for typed in person.standing.values():
                self._check_standing(typed, view)

    def _check_patience(self, person: Person) -> None:
        late = self.now - PATIENCE
        if person.cut_at is not None and max(person.cut_at, person.heard[-1]) < late:
            raise BrokenPromise(f"P5: {person.page} is cut off and does not say so.")
        missed = self.record.entries[max(0, person.view.rev - self.record.first_rev) :]
        if not missed:
            return
        # The first word after it fell behind, which may have been long on its way, can tell it so.
        knew_at = next((at for at in person.heard if at > missed[0].at), missed[0].at)
        if max(knew_at, person.said_at) < late:
            raise BrokenPromise(f"P5: {person.page} is behind at {person.view.rev} and does not say so.")

    def _check_standing(self, typed: Typed, view: View) -> None:
        """P1, P2: a text is marked and on screen, or offered to its author, or safe."""
        sight, text = view.sight(typed.place), typed.text
        if sight.value == text:
            typed.shown_on.add(typed.person.screen)
        if sight.offers(text):
            if sight.draft == text and not sight.pending:
                self._check_refusal(typed, sight.code)
                typed.refused = sight.code not in ("gone", "found", "left")
            return
        if sight.pending:
            if sight.value != text:
                raise BrokenPromise(f"P2: {text} is pending at {typed.place}, where {sight.value!r} is shown.")
            if not view.pending:
                raise BrokenPromise(f"P2: {text} is marked, but the status tells of no pending op.")
        elif self.record.entry_of(text) is None:
            raise BrokenPromise(f"P1: {text} at {typed.place} shows no mark and is not in the map.")
        else:
            typed.safe = True

    def _check_refusal(self, typed: Typed, code: str) -> None:
        """P2: what can be taken is not refused."""
        if code == "number":
            raise BrokenPromise(f"P2: {typed.text} was refused, as another edit has its number.")
        row = (*typed.place[:2], ORDER)
        if code != "unknown_row" or not typed.place[1] or row not in typed.before:
            return
        since = self.record.entries[max(0, typed.rev - self.record.first_rev) :]
        if all(row in entry.after for entry in since):
            raise BrokenPromise(f"P2: {typed.text} was refused although its row was always there.")

    # -- crashes and the end -----------------------------------------------------------------------

    def reopened(self, contents: Contents, rev: int, told: Sequence[Event]) -> None:
        """The map has been opened from its file after a crash; it tells of some of its events."""
        if rev == self.record.rev + 1 and told and told[-1].rev == rev:
            # It was killed when the edit was on disk and before anybody heard of it.
            self._take(told[-1])
        self.record.cut_back(cells_of(contents), rev)
        self._told_rev = rev
        for typed in self._typed.values():
            if typed.safe and self.record.entry_of(typed.text) is None:
                raise BrokenPromise(f"P1: {typed.text} had no mark and did not survive the crash.")
        self._losses = [loss for loss in self._losses if loss[2] in self.record.entries]

    def taken_over(self, contents: Contents, rev: int) -> None:
        """Another kernel has opened the map, which the first has just held: nothing may be missing."""
        if (rev, cells_of(contents)) != (self.record.rev, self.record.cells):
            found = difference(self.record.cells, cells_of(contents))
            raise BrokenPromise(f"P1: taken over, the map is at {rev}, not at {self.record.rev}: {found}")

    def begun_anew(self, contents: Contents, rev: int) -> None:
        """A map without a file is gone with its kernel; what was not in it is still owed."""
        for person in self.people:
            kept = {p: typed for p, typed in person.standing.items() if self.record.entry_of(typed.text) is None}
            person.standing = kept
        self.record = Record(contents, rev)
        for typed in self._typed.values():
            typed.before = {}
        self._told_rev = rev
        self._losses = []

    def ended(self, contents: Contents) -> None:
        """All lines are whole again and nothing is on its way: nothing may be owed any more."""
        cells = cells_of(contents)
        if cells != self.record.cells:
            raise BrokenPromise(f"P4: the map is not what its events made: {difference(self.record.cells, cells)}")
        for person in self.people:
            if not person.page:
                continue
            view = person.view
            if view.phase != "live" or view.pending or not view.is_whole:
                raise BrokenPromise(f"P2: {person.page} does not come to rest: {view.phase}, {view.pending} pending.")
            if view.cells != cells or view.rev != self.record.rev:
                raise BrokenPromise(
                    f"P5: {person.page} shows something else, at {view.rev}: {difference(cells, view.cells)}"
                )
        for loss in self._losses:
            self._check_loss(*loss)

    def _check_loss(self, lost: Typed, screen: tuple[str, int], entry: Entry) -> None:
        """P4: who typed the lost text sees that it was replaced, on the page where they typed it."""
        person = lost.person
        if person.screen != screen or person.standing.get(lost.place) is not lost or not person.page:
            return
        later = self.record.entries[self.record.entries.index(entry) + 1 :]
        if any(known.event.undo and known.touches(lost.place) for known in later):
            return
        if not person.view.sight(lost.place).offers(lost.text):
            raise BrokenPromise(f"P4: {person.page} is not told that {lost.text} was replaced at {lost.place}.")
