"""Where the people of a history are: kernels, the disk, lines that break, and the one clock all go by."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import journeykit as jk
from journeykit.errors import JourneyError
from tests.sync.actions import IN_MEMORY, SAVED, Action
from tests.sync.checker import Checker
from tests.sync.disk import Disk, Killed, Machine
from tests.sync.kernel import Kernel, new_map
from tests.sync.network import Line, Way
from tests.sync.node_stores import NodeStores
from tests.sync.person import Person, View
from tests.sync.record import BrokenPromise


class Site:
    """Everything that can break. What comes of it the checker is told."""

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
        self._show(self.kernel)
        watched = [["", "", "title"]]
        stores.tell({"do": "begin", "seed": seed, "faults": list(faults), "watched": watched})

    def _open(self, *, take_over: bool = False) -> Kernel:
        try:
            with warnings.catch_warnings():
                # It warns of damage, and of edits that it could not do again.
                warnings.simplefilter("error")
                return Kernel(self.machine, self.file, take_over=take_over)
        except (JourneyError, OSError, ValueError, Warning) as problem:
            raise BrokenPromise(f"P1: the map cannot be opened: {problem!r}") from problem

    def _show(self, kernel: Kernel) -> None:
        self.kernels.append(kernel)

        def say(message: str) -> None:
            for name, person in self.people.items():
                if person.kernel is kernel:
                    self.lines[name].put("down", message)

        kernel.begin(say, self.checker.happened, self.checker.told, self.checker.refused)

    def tell(self, *commands: dict[str, Any] | str) -> list[Any]:
        """Tell the stores something, take what they say, and look at every page."""
        results, pages = self.stores.tell(*commands)
        self.look(pages)
        return results

    def look(self, pages: dict[str, Any]) -> None:
        for person in self.people.values():
            news = pages.get(person.page, {})
            for message in news.get("sent", ()):
                self.lines[person.name].put("up", message)
            view = View.told(news["view"]) if news.get("view") else person.view
            self.checker.saw(person, view)

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
                self.people[who].heard.append(self.checker.now)
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
        self.machine.ms += ms
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

    # -- kernels and the disk ----------------------------------------------------------------------

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
        self._show(self.kernel)
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
        self._show(self.kernel)
