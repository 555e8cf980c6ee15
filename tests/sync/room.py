"""A room full of people at one map: it does the actions of a history and tells the checker what comes of each."""

from __future__ import annotations

from typing import Any

import journeykit as jk
from tests.sync.actions import Action
from tests.sync.checker import Checker
from tests.sync.kernel import Kernel
from tests.sync.network import Line, Way
from tests.sync.node_stores import NodeStores
from tests.sync.person import Person, Typed, View
from tests.sync.record import TABLE, BrokenPromise, Place

ROUNDS = 60
MOMENT = 60
STEP = 1_000
"""After the last action all is whole, and so many times so many ms pass at most until everybody agrees."""


OF_NOBODY = ("arrive", "carry", "flow", "time", "outage", "mend", "restart", "notebook", "react")
MAP = "map_motor"
"""The map's id."""


def new_map() -> jk.JourneyMap:
    """Return the map every history begins with."""
    journey = jk.JourneyMap(title="Motor")
    for row in ("n1", "n2", "n3"):
        journey.needs.add(id=row, statement=f"first-{row}")
    return journey


class Room:
    """People, their lines, the kernel, and the one clock all go by."""

    def __init__(self, stores: NodeStores, seed: int, faults: tuple[str, ...] = ()) -> None:
        self.stores = stores
        self.people: dict[str, Person] = {}
        self.lines: dict[str, Line] = {}
        self.scribe = Person("notebook")
        self.is_out = False
        journey = new_map()
        self.checker = Checker(journey.commit_path.contents, journey.rev)
        self.kernel = self._kernel(journey)
        watched = [["", "", "title"]]
        stores.tell({"do": "begin", "seed": seed, "faults": list(faults), "watched": watched})

    def _kernel(self, journey: jk.JourneyMap) -> Kernel:
        return Kernel(journey, self._say, self.checker.happened, self.checker.told)

    def _say(self, message: str) -> None:
        for line in self.lines.values():
            line.put("down", message)

    def tell(self, *commands: dict[str, Any] | str) -> list[Any]:
        """Tell the stores something, take what they say, and look at every page."""
        results, pages = self.stores.tell(*commands)
        self._look(pages)
        return results

    def _look(self, pages: dict[str, Any]) -> None:
        for person in self.people.values():
            news = pages.get(person.page, {})
            for message in news.get("sent", ()):
                self.lines[person.name].put("up", message)
            view = View.told(news["view"]) if news.get("view") else person.view
            self.checker.saw(person, view)

    # -- actions -----------------------------------------------------------------------------------

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

    def arrive(self, name: str, copied_from: str = "") -> None:
        person = Person(name)
        self.people[name] = person
        self.checker.people.append(person)
        self.lines[name] = Line()
        if self.is_out:
            self.lines[name].cut("loses")
        self._open(person, copied_from)

    def _open(self, person: Person, copied_from: str = "") -> None:
        number = int(person.page.partition("/")[2] or 0) + 1
        person.page, person.view, person.begun = f"{person.name}/{number}", View(), {}
        person.heard_at = self.checker.now
        opening = {
            "do": "open", "page": person.page, "map": MAP, "tab": person.name, "copied_from": copied_from,
        }  # fmt: skip
        # The first look comes when the person knows who they are.
        results, pages = self.stores.tell(opening)
        [person.client] = results
        self._look(pages)

    def reload(self, person: Person, arrives: bool) -> None:
        self.checker.reloads(person)
        [last_words], _ = self.stores.tell({"do": "close", "page": person.page})
        line = self.lines[person.name]
        for message in last_words if arrives else ():
            line.put("up", message)
        line.ways["down"].clear()
        self._open(person)

    def duplicate(self, person: Person, name: str) -> None:
        if name not in self.people and len(self.people) < 4:
            self.arrive(name, person.name)

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
        self._look(pages)

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
        id = ids[row % len(ids)]
        typed = Typed(text, (TABLE, id, column), self.scribe, "", frozenset(self.checker.record.cells.values()))
        self.checker.typed(typed)
        self.kernel.map.needs.set(id, **{column: text})
        self.checker.edited_in_notebook(typed)

    def react(self, column: str, text: str) -> None:
        """Let the notebook write something as soon as it hears of the next edit."""
        row = next(iter(self.kernel.map.commit_path.contents.tables[TABLE].ids()), None)
        if row:
            known = frozenset(self.checker.record.cells.values())
            self.checker.typed(Typed(text, (TABLE, row, column), self.scribe, "", known))
            self.kernel.reaction = (row, column, text)

    # -- lines and time ----------------------------------------------------------------------------

    def carry(self, who: str, way: Way, count: int, fate: Any) -> None:
        if who in self.people:
            self._deliver(way, {who: self.lines[who].take(way, count, fate)})

    def _deliver(self, way: Way, arriving: dict[str, list[str]]) -> None:
        if way == "up":
            for messages in arriving.values():
                for message in messages:
                    self.kernel.receive(message)
            return
        for who, messages in arriving.items():
            if messages:
                self.people[who].heard_at = self.checker.now
        self.tell(
            *(
                f'{{"do":"hear","page":"{self.people[who].page}","messages":[{",".join(messages)}]}}'
                for who, messages in arriving.items()
                if messages
            )
        )

    def flow(self) -> None:
        """Let everything arrive that can, until nothing more is on its way."""
        for _ in range(50):
            if all(line.is_quiet() for line in self.lines.values()):
                return
            for way in ("up", "down"):
                self._deliver(way, {who: line.take(way, 1_000) for who, line in self.lines.items()})
        raise BrokenPromise("P5: kernel and pages talk without end.")

    def time(self, ms: int) -> None:
        self.checker.now += ms
        self.kernel.pass_by(ms)
        self.tell({"do": "pass", "ms": ms})

    def cut(self, person: Person, how: Any) -> None:
        self.lines[person.name].cut(how)
        if person.cut_at is None:
            person.cut_at = self.checker.now

    def join(self, person: Person) -> None:
        if not self.is_out:
            self.lines[person.name].join()
            person.cut_at = None

    def outage(self, how: Any) -> None:
        self.is_out = True
        for person in self.people.values():
            self.cut(person, how)

    def mend(self) -> None:
        self.is_out = False
        for person in self.people.values():
            self.join(person)

    def restart(self) -> None:
        self.kernel.die()
        for line in self.lines.values():
            line.ways["up"].clear()
        journey = new_map()
        self.checker.begun_anew(journey.commit_path.contents, journey.rev)
        self.kernel = self._kernel(journey)

    # -- the end -----------------------------------------------------------------------------------

    def settle(self) -> None:
        """Make everything whole, wait until everybody agrees, and let the checker have the last word."""
        self.mend()
        for _ in range(ROUNDS):
            self.flow()
            self.time(MOMENT)
            self.flow()
            if self._is_settled():
                break
            self.time(STEP)
            self.checker.complain()
        self.checker.ended(self.kernel.map.commit_path.contents)

    def _is_settled(self) -> bool:
        views, record = [person.view for person in self.people.values()], self.checker.record
        return all(
            view.phase == "live" and not view.pending and (view.rev, view.cells) == (record.rev, record.cells)
            for view in views
        )
