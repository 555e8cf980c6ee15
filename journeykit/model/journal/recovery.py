"""Maps without a file: journalled among the user's own data from the first edit in a browser on."""

from __future__ import annotations

import datetime as dt
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.ids import new_id
from journeykit.model.frames import recovery_frame
from journeykit.model.journal.home import Home
from journeykit.model.journal.lock import MapLock, holder_of, is_alive
from journeykit.model.journal.opening import bind, read_with_journals
from journeykit.model.journey_map import JourneyMap

if TYPE_CHECKING:
    import pandas as pd

FILE = "map.journey.json"
DAYS = 30
"""So long a map that nobody has brought back is kept."""
MOST = 100

_log = logging.getLogger("journeykit")


class LeftMap(NamedTuple):
    """A map that a kernel has left among the user's data."""

    id: str
    title: str
    last_edit: dt.datetime
    edits: int
    notebook: str
    open: bool
    path: Path


def recover() -> pd.DataFrame:
    """List the maps without a file that are kept among your data, the latest first.

    A map that is not opened with `jk.open_map` lives in the kernel's memory. From the first edit in a
    grid on it is journalled in your data folder, too, for 30 days.

    Returns
    -------
    DataFrame
        Indexed by the map's id: ``title``, ``last_edit`` (UTC), ``edits`` (how many), ``notebook`` (its
        path, where known), ``open`` (a kernel has it now), ``path``. ``jk.load(path)`` gives the map back.

    Examples
    --------
    >>> import journeykit as jk
    >>> list(jk.recover().columns)
    ['title', 'last_edit', 'edits', 'notebook', 'open', 'path']

    To go on with the latest in a file of its own::

        m = jk.open_map("motor.journey.json", start=jk.load(jk.recover().path.iloc[0]))
    """
    return recovery_frame(_latest_first(_left()), LeftMap._fields)


def keep(journey: JourneyMap) -> None:
    """Journal a map among the user's data, unless it has a file; a map that cannot be kept goes on without."""
    path = journey.commit_path
    if path.keeping is not None or path.read_only or path.standing.kept:
        return
    try:
        _tidy()
        folder = data_folder() / f"{journey.id}-{new_id('run')}"
        home = Home(folder / FILE)
        home.folder.mkdir(parents=True, mode=0o700)
        lock = MapLock.take(home.lock, path.epoch)
        assert isinstance(lock, MapLock), "nobody else knows this folder"
        (home.folder / "notebook").write_text(os.environ.get("JPY_SESSION_NAME", ""), "utf-8")
        bind(journey, home, lock)
    except (OSError, UnreadableFileError) as problem:
        _log.warning("The map cannot be kept among the user's data: %s", problem)
        path.stand(kept="Not kept anywhere else. Save it with jk.save.")
        return
    path.stand(kept="A journal of it is kept in your data folder; jk.recover() lists what there is.")


def earlier_run(journey: JourneyMap) -> str:
    """Tell of a map of the same title that an earlier run of the same notebook has left; nothing if there is none."""
    notebook, title = os.environ.get("JPY_SESSION_NAME", ""), str(journey.fields["title"])
    if not notebook:
        return ""
    for left in _latest_first(_left(notebook)):
        if left.title == title and not left.open and left.id != journey.id:
            edits = "1 edit" if left.edits == 1 else f"{left.edits} edits"
            return f"An earlier run left this map with {edits}. jk.recover() lists it; jk.load brings it back."
    return ""


def data_folder() -> Path:
    """Return where maps without a file are kept."""
    from platformdirs import user_data_path

    return user_data_path("journeykit", appauthor=False) / "maps"


def _latest_first(found: Iterable[LeftMap]) -> list[LeftMap]:
    return sorted(found, key=lambda left: left.last_edit, reverse=True)


def _left(of_notebook: str | None = None) -> Iterator[LeftMap]:
    for path in data_folder().glob(f"*/{FILE}"):
        home = Home(path)
        try:
            notebook = (home.folder / "notebook").read_text("utf-8")
            if of_notebook not in (None, notebook):
                continue
            journey = read_with_journals(path)
        except (OSError, UnreadableFileError):
            continue
        commits = journey.commit_path
        time = max((str(event["time"]) for event in commits.past), default="")
        time = max([time, *(entry.event.time for entry in commits.history)])
        edits = len(commits.past) + len(commits.history.entries)
        if edits:
            when = dt.datetime.fromisoformat(time)
            yield LeftMap(journey.id, str(journey.fields["title"]), when, edits, notebook, _is_open(home), path)


def _is_open(home: Home) -> bool:
    holder = holder_of(home.lock)
    return holder is not None and is_alive(holder, home.lock)


def _tidy() -> None:
    """Let go of what nobody has brought back for long."""
    folders = sorted(data_folder().glob("*/"), key=lambda folder: folder.stat().st_mtime, reverse=True)
    now = dt.datetime.now(dt.UTC).timestamp()
    for number, folder in enumerate(folders):
        old = now - max(path.stat().st_mtime for path in (folder, *folder.glob(f"{FILE}"))) > DAYS * 86_400
        if (old or number >= MOST) and not _is_open(Home(folder / FILE)):
            shutil.rmtree(folder, ignore_errors=True)
