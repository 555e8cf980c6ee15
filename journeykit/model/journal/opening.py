"""Opening a map that is bound to its file: from then on every edit is on disk before it counts as saved."""

from __future__ import annotations

import atexit
import datetime as dt
import os
import threading
import warnings
from collections.abc import Sequence
from pathlib import Path

from journeykit.errors import InvalidValueError, JourneyWarning, UnreadableFileError
from journeykit.ids import new_id
from journeykit.model.canonical import MAX_BYTES, dumps, loads
from journeykit.model.document import from_document, to_document
from journeykit.model.journal.append import in_words
from journeykit.model.journal.bound_file import BoundFile, how_to_take
from journeykit.model.journal.home import Home, WrittenJournal, conflict_name
from journeykit.model.journal.keeper import Keeper
from journeykit.model.journal.lock import Holder, MapLock
from journeykit.model.journal.replaying import replay_all
from journeykit.model.journal.snapshots import checksum
from journeykit.model.journey_map import JourneyMap
from journeykit.model.whole_files import read_whole, replace_files, sync_folder

_opening = threading.RLock()
_open: list[BoundFile] = []
"""The maps that are open here. They stay so until they are closed: who forgets a map must not lose its edits."""


def open_map(path: str | os.PathLike[str], start: JourneyMap | None = None, *, take_over: bool = False) -> JourneyMap:
    """Open a map bound to its file: every edit, in a cell or a browser, is on disk before it counts as saved.

    Opening changes no file. The map's file appears with the first edit and follows every edit within
    seconds; what is not in it yet is in a journal in the hidden folder beside it. If the kernel ends in
    whatever way, run the same cell again and go on.

    Parameters
    ----------
    path
        A file named ``….journey.json``. There may be none yet.
    start
        The map to begin with while there is no file. Without it, an empty map.
    take_over
        Edit the map even if another kernel has it open. That kernel can only read it from then on.

    Returns
    -------
    JourneyMap
        The map. A second call in the same kernel gives the same one. It is read-only while another
        kernel has it open, and if a newer journeykit wrote it.

    Raises
    ------
    UnreadableFileError
        The file is damaged or no journey map; the message names the last good snapshot, if there is one.
    InvalidValueError
        The name does not end in ``.json``, or ``start`` is bound to another file.

    Warns
    -----
    JourneyWarning
        Part of the journal is damaged and was set aside; or the file was changed by somebody else while
        edits were only in the journal, which are in a conflict copy now.

    Examples
    --------
    >>> import journeykit as jk, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> m = jk.open_map(f"{folder.name}/motor.journey.json", start=jk.JourneyMap(stages=["Claims"]))
    >>> m.title = "Motor insurance"
    >>> m.close()
    >>> jk.load(f"{folder.name}/motor.journey.json").title
    'Motor insurance'
    >>> folder.cleanup()
    """
    target = Path(path).expanduser().resolve()
    if not target.name.lower().endswith(".json"):
        raise InvalidValueError("open_map", "path", str(path), f"{target.name} should end in .journey.json.")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {target.parent}.")
    with _opening:
        for file in _open:
            if file.target == target and not file.journey.commit_path.read_only:
                return file.journey
        if start is not None and start.commit_path.keeping is not None:
            _release(start)
        return _open_anew(target, start, take_over)


def bind(journey: JourneyMap, home: Home, lock: MapLock, seen: str = "") -> BoundFile:
    """Keep a map in a file from its next edit on."""
    file = BoundFile(journey, home, lock, seen=seen)
    keeper = Keeper(file)

    def ended() -> None:
        keeper.end()
        with _opening:
            _open[:] = [known for known in _open if known is not file]

    file.on_close = ended
    journey.commit_path.keeping, journey.commit_path.epoch = file, lock.epoch
    with _opening:
        _open.append(file)
    keeper.start()
    return file


def follow_journals(journey: JourneyMap, target: Path, data: bytes) -> None:
    """Bring a map up to the journals beside the file it was read from."""
    home = Home(target)
    journals = [journal for journal in home.journals() if journal.header.get("map") == journey.id]
    if home.belongs(checksum(data), journals):
        replay_all(journey.commit_path, journals)


def read_with_journals(target: Path) -> JourneyMap:
    """Return the map of a file as it was after its last edit, in no way bound to the file."""
    data = read_whole(target, MAX_BYTES)
    journey = _read(Home(target), data)
    follow_journals(journey, target, data)
    return journey


def _open_anew(target: Path, start: JourneyMap | None, take_over: bool) -> JourneyMap:
    home, epoch = Home(target), new_id("epoch")
    data = read_whole(target, MAX_BYTES) if target.exists() else b""
    if data and (newer := _read(home, data)).commit_path.newer_version:
        newer.commit_path.stand(file=target.name)
        return newer
    try:
        home.folder.mkdir(exist_ok=True)
        lock = MapLock.take(home.lock, epoch, by_force=take_over)
    except OSError as problem:
        return _only_read(home, data, start, f"This map can only be read: {in_words(problem)}.")
    if isinstance(lock, Holder):
        return _only_read(home, data, start, f"{lock}. {how_to_take(target)}")
    try:
        # The new folder and, if the kernel before was killed just then, the file's name.
        sync_folder(target.parent)
        # Once more, now that nobody else writes.
        data = read_whole(target, MAX_BYTES) if target.exists() else b""
        journey, notes = _bring_up(home, data, start)
    except BaseException:
        lock.release()
        raise
    journey.commit_path.stand(file=target.name, note=" ".join(notes), kept="", trouble="")
    bind(journey, home, lock, checksum(data) if data else "")
    for note in notes:
        warnings.warn(note, JourneyWarning, stacklevel=4)
    return journey


def _read(home: Home, data: bytes) -> JourneyMap:
    try:
        return from_document(loads(data.decode("utf-8-sig")))
    except (UnreadableFileError, UnicodeDecodeError) as problem:
        kept = home.snapshots.latest()
        hint = f" The last good snapshot is {kept}; copy it over the file to go on from there." if kept else ""
        raise UnreadableFileError(f"{home.target.name}: {problem}{hint}") from None


def _only_read(home: Home, data: bytes, start: JourneyMap | None, why: str) -> JourneyMap:
    journey = _read(home, data) if data else (start or JourneyMap()).copy()
    if data:
        follow_journals(journey, home.target, data)
    journey.commit_path.stand(file=home.target.name, read_only=why)
    return journey


def _bring_up(home: Home, data: bytes, start: JourneyMap | None) -> tuple[JourneyMap, list[str]]:
    """Return the map as it was after its last edit, and what one should know of how it was found."""
    journey = _read(home, data) if data else start if start is not None else JourneyMap()
    journals = home.journals(all_of_them=True)
    ours = [journal for journal in journals if journal.header.get("map") == journey.id]
    if not home.belongs(checksum(data), ours):
        ours = []
    foreign = [journal for journal in journals if journal not in ours]
    damaged = [journal for journal in foreign if journal.rest]
    notes = [note for note in [_keep_copy(home, foreign) if not damaged else ""] if note]
    notes += [f"A journal of {home.target.name} is damaged and lies in {home.aside}."] if damaged else []
    for journal in ours:
        _sync(journal.path)
    replayed = replay_all(journey.commit_path, ours)
    for journal in replayed.damaged:
        if journal.rest:
            place = home.set_rest_aside(journal)
            os.truncate(journal.path, journal.path.stat().st_size - len(journal.rest))
            notes.append(f"A line of the journal of {home.target.name} is damaged; what follows it is in {place}.")
    if replayed.left:
        edits = f"{replayed.left} edits" if replayed.left > 1 else "1 edit"
        notes.append(f"{edits} in the journal of {home.target.name} could not be done again and stay in {home.folder}.")
    home.set_aside(foreign)
    return journey, notes


def _sync(path: Path) -> None:
    """Put a journal on disk: a kernel that was killed may have written its last line and not synced it."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_copy(home: Home, journals: Sequence[WrittenJournal]) -> str:
    """Somebody has put another file in the place of ours: what only the journals know goes into a copy."""
    told = [name for journal in journals for name in journal.files]
    base = home.snapshots.with_checksum(set(told))
    if base is None:
        edits = any("changes" in line for journal in journals for line in journal.lines)
        return f"Edits that do not go with {home.target.name} lie in {home.aside}." if edits else ""
    mine = _read(home, base.read_bytes())
    journals = [journal for journal in journals if journal.header.get("map") == mine.id]
    if not replay_all(mine.commit_path, journals).edits:
        return ""
    copy = conflict_name(home.target, dt.datetime.now())  # noqa: DTZ005 -- a name for people here
    replace_files({copy: dumps(to_document(mine)).encode()})
    return f"{home.target.name} was changed by somebody else; the edits it does not have are in {copy.name}."


def _release(start: JourneyMap) -> None:
    if start.commit_path.standing.file:
        raise InvalidValueError("open_map", "start", start, f"this map is bound to {start.commit_path.standing.file}.")
    # Until now it was journalled among the user's data; from now on it has a file of its own.
    start.close()
    start.commit_path.keeping = None
    start.commit_path.stand(read_only="")


@atexit.register
def _close_all() -> None:
    for file in [*_open]:
        # Pages that hear of a closed map take no more edits; they are to keep them for the next kernel.
        file.journey.commit_path.fall_silent()
        try:
            file.close()
        except (OSError, UnreadableFileError):
            # What is not in the file is in the journal, and the next opening finds it there.
            continue
