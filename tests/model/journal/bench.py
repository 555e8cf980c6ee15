"""A map in its file, edited like a notebook and a page do, and what of it a crash at this moment would leave."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import journeykit as jk
from journeykit.errors import JourneyWarning, NotStoredError, ReadOnlyError
from journeykit.model.journal.bound_file import BoundFile
from journeykit.widgets.hub import Hub
from tests.widgets.fakes import FakeChannel, FakeClock, op, set_cell

NAME = "motor.journey.json"
NOBODY = set_cell("nobody", "statement", "nowhere")

Cells = dict[str, str]


def cells(m: jk.JourneyMap) -> Cells:
    """Return what is said in the map's needs."""
    return {row["id"]: row["statement"] for row in m.needs}


class Bench:
    """A folder with one map, and what was acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / NAME
        folder.mkdir()
        self.acked: list[Cells] = []
        self.refused: list[str] = []
        self.said: list[str] = []
        self.images = 0
        self.count = 0

    def open(self, **how: Any) -> jk.JourneyMap:
        start = jk.JourneyMap(stages=["Claims"])
        start.needs.extend([{"id": "n1", "statement": "one"}, {"id": "n2", "statement": "two"}])
        self.m = jk.open_map(self.path, start=None if self.path.exists() else start, **how)
        self.acked = self.acked or [cells(self.m)]
        self.channel = FakeChannel()
        self.clock = FakeClock()
        self.hub = Hub(self.m.commit_path, self.channel, self.clock)
        return self.m

    @property
    def keeping(self) -> BoundFile:
        keeping = self.m.commit_path.keeping
        assert isinstance(keeping, BoundFile)
        return keeping

    @property
    def note(self) -> str:
        return self.m.commit_path.standing.note

    def edit(self) -> bool:
        """Set a cell as a notebook does; tell whether that was acknowledged."""
        self.count += 1
        text = f"text {self.count}"
        try:
            self.m.needs.set("n1", statement=text)
        except (NotStoredError, ReadOnlyError) as problem:
            self.refused.append(text)
            self.said.append(str(problem))
            return False
        self.acked.append({**self.acked[-1], "n1": text})
        return True

    def send(self, n: int, *changes: dict[str, Any]) -> str:
        """Send an op as a page does; return how it was answered: by an ack, a reject or a standing."""
        self.channel.clear()
        self.hub.receive(op("ana", n, *(changes or [set_cell("n2", "statement", f"op {n}")]), base=10**9))
        self.clock.pass_by(1.0)
        answers = []
        for message in self.channel:
            if message["kind"] == "events":
                answers += ["ack" for event in message["events"] if (event["client"], event["n"]) == ("ana", n)]
            else:
                answers.append(message["kind"])
            if message["kind"] == "standing":
                self.said.append(message["standing"]["trouble"] or message["standing"]["read_only"])
        if "ack" in answers and not changes:
            self.acked.append({**self.acked[-1], "n2": f"op {n}"})
        return " ".join(answers)

    def fold(self) -> None:
        self.keeping.try_to_fold()

    def crash(self) -> Path:
        """Return the folder as a crash would leave it now, the lock being that of a process that is gone."""
        self.images += 1
        image = self.folder.with_name(f"{self.folder.name}-{self.images}")
        shutil.copytree(self.folder, image)
        leave(image / NAME)
        return image

    def after_a_crash(self) -> jk.JourneyMap:
        """Open the map as the next kernel would after a crash."""
        image = self.crash()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", JourneyWarning)
            m = jk.open_map(image / NAME)
        m.close()
        # Where somebody else has changed the file, one goes on in a copy.
        own = image / self.keeping.target.name
        copies = sorted(image.glob("[!.]*.conflict-*"), key=lambda copy: copy.stat().st_mtime_ns)
        # A copy that an attempt could not finish may lie beside it; the last one has everything.
        for copy in copies[-1:] if own.name == NAME else [own]:
            leave(copy)
            m = jk.open_map(copy)
            m.close()
        shutil.rmtree(image)
        return m


def leave(path: Path) -> None:
    """Make the lock of a map one of a process that is gone."""
    lock = path.with_name(f".{path.name}.d") / "lock"
    if not lock.exists():
        return
    try:
        holder = json.loads(lock.read_bytes())
    except ValueError:
        return
    lock.write_text(json.dumps(holder | {"began": "long ago"}))
