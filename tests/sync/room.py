"""A room full of people at one map: it does the actions of a history and tells the checker what comes of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import journeykit as jk
from journeykit.errors import JourneyError
from tests.sync.actions import IN_MEMORY, SAVED, Action
from tests.sync.checker import Checker
from tests.sync.disk import Disk, Killed, Machine
from tests.sync.kernel import MAP, Kernel, new_map
from tests.sync.network import Line, Way
from tests.sync.node_stores import NodeStores
from tests.sync.person import Person, Typed, View
from tests.sync.record import TABLE, BrokenPromise, Place

OF_NOBODY = (
    "arrive", "carry", "flow", "time", "outage", "mend", "restart", "kill_soon", "take_over", "notebook", "react",
    "trouble",
)  # fmt: skip
ROUNDS = 60
MOMENT = 60
STEP = 1_000
"""After the last action all is whole, and so many times so many ms pass at most until everybody agrees."""


class Room:
    """People, their lines, the kernel, and the one clock all go by."""

    def __init__(
        self, stores: NodeStores, seed: int, disk: Disk, machine: Machine, begin: Action, faults: Sequence[str]
    ) -> None:
        self.stores, self.disk, self.machine = stores, disk, machine
        self.people: dict[str, Person] = {}
        self.lines: dict[str, Line] = {}
        self.scribe = Person("notebook")
        self.is_out = False
        self.kernels: list[Kernel] = []
        self.file = None if begin == IN_MEMORY else disk.folder / "motor.journey.json"
        if self.file and begin == SAVED:
            jk.save(new_map(), self.file)
        self.kernel = Kernel(machine, self.file)
        self.checker = Checker(self.kernel.map.commit_path.contents, self.kernel.map.rev)
        self._begin(self.kernel)
        watched = [["", "", "title"]]
        stores.tell({"do": "begin", "seed": seed, "faults": list(faults), "watched": watched})

    def _open(self, *, take_over: bool = False) -> Kernel:
        try:
            return Kernel(self.machine, self.file, take_over=take_over)
        except (JourneyError, OSError, ValueError) as problem:
            raise BrokenPromise(f"P1: the map cannot be opened: {problem!r}") from problem

    def _begin(self, kernel: Kernel) -> None:
        self.kernels.append(kernel)

        def say(message: str) -> None:
            for name, person in self.people.items():
                if person.kernel is kernel:
                    self.lines[name].put("down", message)

        kernel.begin(say, self.checker.happened, self.checker.told, self.checker.refused)

    @contextmanager
    def mortal(self, kernel: Kernel) -> Iterator[None]:
        """Whatever a kernel does, it may be killed in the middle of it."""
        try:
            yield
        except Killed:
            if kernel is self.kernel:
                self.restart(*self.fate)
            elif kernel in self.kernels:
                self._bury(kernel)
                for person in self.people.values():
                    if person.kernel is kernel:
                        self._strand(person)

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
        self._load(person, copied_from)

    def _load(self, person: Person, copied_from: str = "") -> None:
        number = int(person.page.partition("/")[2] or 0) + 1
        person.page, person.view, person.begun = f"{person.name}/{number}", View(), {}
        person.heard_at = self.checker.now
        person.kernel, person.is_stranded, person.cut_at = self.kernel, False, None
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
        self._look(pages)

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

    # -- lines and time ----------------------------------------------------------------------------

    def carry(self, who: str, way: Way, count: int, fate: Any) -> None:
        if who in self.people:
            self._deliver(way, {who: self.lines[who].take(way, count, fate)})

    def _deliver(self, way: Way, arriving: dict[str, list[str]]) -> None:
        if way == "up":
            for who, messages in arriving.items():
                kernel = self.people[who].kernel
                for message in messages:
                    # A kernel that is killed here hears no more.
                    if kernel is self.people[who].kernel and kernel is not None:
                        with self.mortal(kernel):
                            kernel.receive(message)
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
        self.tell({"do": "pass", "ms": ms})
        for kernel in [*self.kernels]:
            with self.mortal(kernel):
                kernel.pass_by(ms)

    def cut(self, person: Person, how: Any) -> None:
        self.lines[person.name].cut(how)
        if person.cut_at is None:
            person.cut_at = self.checker.now

    def join(self, person: Person) -> None:
        if not self.is_out:
            self.lines[person.name].join()
            if not person.is_stranded:
                person.cut_at = None

    def outage(self, how: Any) -> None:
        self.is_out = True
        for person in self.people.values():
            self.cut(person, how)

    def mend(self) -> None:
        self.is_out = False
        for person in self.people.values():
            self.join(person)

    def kill_soon(self, calls: int, *fate: bool) -> None:
        """Kill the kernel as it does so many things to the disk from now on."""
        self.disk.kill(self.kernel.process, calls)
        self.fate = fate

    def trouble(self, error: int) -> None:
        """Let the disk be full or broken, or well again with 0."""
        self.disk.trouble = error

    def restart(self, power: bool, gone: bool) -> None:
        """Kill the kernel and start another. ``power``: what is not synced goes too. ``gone``: pages hear no more."""
        ended = [*self.kernels] if power else [self.kernel]
        for kernel in ended:
            self._bury(kernel)
        if power:
            self.disk.power_goes()
        self.disk.trouble = 0
        self.kernel = self._open()
        path = self.kernel.map.commit_path
        if self.file:
            self.checker.reopened(path.contents, path.rev, [entry.event for entry in path.history])
        else:
            gone = False
            self.checker.begun_anew(path.contents, path.rev)
        self._begin(self.kernel)
        for person in self.people.values():
            if person.kernel in ended:
                if gone:
                    self._strand(person)
                else:
                    person.kernel = self.kernel

    def _bury(self, kernel: Kernel) -> None:
        kernel.die()
        self.kernels.remove(kernel)

    def _strand(self, person: Person) -> None:
        person.kernel, person.is_stranded = None, True
        self.lines[person.name].drop()
        if person.cut_at is None:
            person.cut_at = self.checker.now
        self.tell({"do": "hang_up", "page": person.page, "told": True})

    def take_over(self) -> None:
        """Let another kernel have the map; the pages of the first stay with it, who goes there later is told."""
        self.disk.trouble = 0
        self.kernel = self._open(take_over=True)
        path = self.kernel.map.commit_path
        self.checker.taken_over(path.contents, path.rev)
        self._begin(self.kernel)

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
