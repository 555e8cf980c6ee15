"""A room full of people at one map: it does the actions of a history and tells the checker what comes of each."""

from __future__ import annotations

from tests.sync.actions import Action
from tests.sync.kernel import MAP
from tests.sync.network import Line
from tests.sync.person import Person, Typed, View
from tests.sync.record import TABLE, Place
from tests.sync.site import Site

OF_NOBODY = (
    "arrive", "carry", "flow", "time", "outage", "mend", "restart", "kill_soon", "take_over", "notebook", "react",
    "trouble",
)  # fmt: skip
"""The actions that name no person, or one who need not be there."""
ROUNDS = 60
MOMENT = 60
STEP = 1_000
"""After the last action all is whole, and so many times so many ms pass at most until everybody agrees."""


class Room(Site):
    """What people do. Each action has a method of its name."""

    def do(self, action: Action) -> None:
        """Do one action; one that makes no sense as things are does nothing."""
        name, *given = action
        if name not in OF_NOBODY:
            person = self.people.get(given[0])
            if person is None:
                return
            given[0] = person
        getattr(self, name)(*given)
        self.checker.complain()

    # -- pages -------------------------------------------------------------------------------------

    def arrive(self, name: str, copied_from: str = "") -> None:
        person = Person(name)
        self.people[name] = person
        self.checker.people.append(person)
        self.lines[name] = Line()
        if self.is_out:
            self.lines[name].cut("loses")
        self._load(person, copied_from)

    def _load(self, person: Person, copied_from: str = "") -> None:
        number = int(person.page.partition("/")[2] or 0) + 1
        person.page, person.view, person.begun = f"{person.name}/{number}", View(), {}
        person.heard.append(self.checker.now)
        person.kernel, person.is_stranded, person.cut_at = self.kernel, False, None
        opening = {
            "do": "open", "page": person.page, "map": MAP, "tab": person.name, "copied_from": copied_from,
        }  # fmt: skip
        # The first look comes when the person knows who they are.
        results, pages = self.stores.tell(opening)
        [person.client] = results
        self.look(pages)

    def reload(self, person: Person, arrives: bool) -> None:
        self.checker.reloads(person)
        [last_words], _ = self.stores.tell({"do": "close", "page": person.page})
        line = self.lines[person.name]
        for message in last_words if arrives else ():
            line.put("up", message)
        line.ways["down"].clear()
        self._load(person)
        if line.broken:
            person.cut_at = self.checker.now

    def run_cell(self, person: Person) -> None:
        """Run the cell that shows the map once more, as after a restart, in the page as it is."""
        if not (person.is_stranded or person.kernel is not self.kernel):
            return
        self.checker.reloads(person)
        self.lines[person.name].drop()
        person.runs += 1
        person.kernel, person.is_stranded, person.cut_at = self.kernel, False, None
        [client], pages = self.stores.tell({"do": "run_cell", "page": person.page, "map": MAP})
        person.client = client
        self.look(pages)

    def duplicate(self, person: Person, name: str) -> None:
        if name not in self.people and len(self.people) < 4:
            self.arrive(name, person.name)

    # -- edits -------------------------------------------------------------------------------------

    def begin(self, person: Person, row: int, column: str) -> None:
        place = self._place(person, row, column)
        if place:
            person.begin(place)

    def type(self, person: Person, row: int, column: str, text: str) -> None:
        place = self._place(person, row, column)
        if place:
            self._type(person, place, text)

    def title(self, person: Person, text: str) -> None:
        if person.view.is_whole:
            self._type(person, ("", "", "title"), text)

    def _place(self, person: Person, row: int, column: str) -> Place | None:
        rows = person.view.rows
        return (TABLE, rows[row % len(rows)], column) if rows and person.view.is_whole else None

    def _type(self, person: Person, place: Place, text: str) -> None:
        seen, known = person.end(place)
        typed = Typed(text, place, person, person.client, known)
        # Noted before the page shows it; taken back in the next line if the page refuses it.
        before = dict(person.standing)
        self.checker.typed(typed)
        edit = ["text", *place, text, seen]
        [outcome] = self.tell({"do": "edit", "page": person.page, "edit": edit})
        if outcome.get("refused"):
            person.standing = before

    def add(self, person: Person, text: str) -> None:
        if not person.view.is_whole:
            return
        cells = {"statement": text}
        [outcome], pages = self.stores.tell({"do": "edit", "page": person.page, "edit": ["add", TABLE, cells]})
        if "id" in outcome:
            place = (TABLE, outcome["id"], "statement")
            self.checker.typed(Typed(text, place, person, person.client, frozenset(person.known)))
        self.look(pages)

    def remove(self, person: Person, row: int) -> None:
        place = self._place(person, row, "")
        if place:
            self.checker.removed(person, place[1])
            self.tell({"do": "edit", "page": person.page, "edit": ["remove", TABLE, place[1]]})

    def move(self, person: Person, row: int, by: int) -> None:
        place = self._place(person, row, "")
        if place:
            self.tell({"do": "edit", "page": person.page, "edit": ["move", TABLE, place[1], by]})

    def undo(self, person: Person) -> None:
        if person.view.is_whole:
            self.tell({"do": "edit", "page": person.page, "edit": ["undo"]})

    def redo(self, person: Person) -> None:
        if person.view.is_whole:
            self.tell({"do": "edit", "page": person.page, "edit": ["redo"]})

    def notebook(self, row: int, column: str, text: str) -> None:
        ids = self.kernel.map.commit_path.contents.tables[TABLE].ids()
        if not ids:
            return
        place = (TABLE, ids[row % len(ids)], column)
        typed = Typed(text, place, self.scribe, "", frozenset(self.checker.record.cells.values()))
        self.checker.typed(typed)
        with self.mortal(self.kernel):
            if self.kernel.write(place[1], column, text):
                self.checker.edited_in_notebook(typed)

    def react(self, column: str, text: str) -> None:
        """Let the notebook write something as soon as it hears of the next edit."""
        row = next(iter(self.kernel.map.commit_path.contents.tables[TABLE].ids()), None)
        if row:
            known = frozenset(self.checker.record.cells.values())
            self.checker.typed(Typed(text, (TABLE, row, column), self.scribe, "", known))
            self.kernel.reaction = (row, column, text)

    # -- the end -----------------------------------------------------------------------------------

    def settle(self) -> None:
        """Make everything whole, wait until everybody agrees, and let the checker have the last word."""
        self.disk.spare()
        self.disk.trouble = 0
        self.mend()
        for person in self.people.values():
            self.run_cell(person)
        for _ in range(ROUNDS):
            self.flow()
            self.time(MOMENT)
            self.flow()
            if self._is_settled():
                break
            self.time(STEP)
            self.checker.complain()
        self.checker.ended(self.kernel.map.commit_path.contents)
        self.restart(power=True, gone=True)
        self._bury(self.kernel)

    def _is_settled(self) -> bool:
        views, record = [person.view for person in self.people.values()], self.checker.record
        return all(
            view.phase == "live" and not view.pending and (view.rev, view.cells) == (record.rev, record.cells)
            for view in views
        )
