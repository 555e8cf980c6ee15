"""Loading a map from disk. Nothing in a file is run, nothing outside of it is touched."""

from __future__ import annotations

import errno
import os
import warnings
from pathlib import Path

from journeykit.errors import JourneyWarning, OneTableError, UnknownFormatError, UnreadableFileError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format, Reading
from journeykit.formats.known_files import note, part_in
from journeykit.formats.read_report import told
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.journal.opening import follow_journals
from journeykit.model.journey_map import JourneyMap
from journeykit.model.whole_files import read_whole

MAX_FILES = 1_000


def load(path: str | os.PathLike[str], *, strict: bool = False) -> JourneyMap:
    """Read a map from a file, or from a folder of CSVs; the ending says in which format.

    The file stays as it is; saving the map there again is a matter of `save`. Edits that a kernel has put
    into the journal beside a ``.journey.json``, and not into the file yet, are in the map. A file of a newer
    major version gives a map that is read-only.

    Parameters
    ----------
    path
        ``.journey.json``, ``.xlsx``, ``.ipynb``, ``.tidy.csv``, ``.board.csv``, ``.mmd``, or a folder.
    strict
        Refuse a file of which something must be mended or left out, instead of warning.

    Raises
    ------
    UnreadableFileError
        The file is damaged or no journey map; the message says where. With ``strict``, anything wrong does.
    UnknownFormatError
        No format claims the ending.

    Warns
    -----
    JourneyWarning
        Something was mended or could not be taken: each with its line and the reason.

    Examples
    --------
    >>> import journeykit as jk, tempfile
    >>> m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = jk.save(m, f"{folder}/motor.journey.json")
    ...     jk.load(f"{folder}/motor.journey.json") == m
    True
    """
    reading = read_map(path, strict=strict)
    if reading.mended:
        warnings.warn(JourneyWarning(f"{_called(Path(path))}: {told(reading.mended)}"), stacklevel=2)
    return reading.journey


def read_map(path: str | os.PathLike[str], *, strict: bool = False) -> Reading:
    """Read a map as `load` does; return it with what was mended or could not be taken."""
    if not os.fspath(path):
        raise FileNotFoundError(errno.ENOENT, "A file needs a name", "")
    source = Path(path)
    form, files = _files(source)
    assert form.read is not None
    try:
        reading = form.read(files)
        if strict and reading.mended:
            raise UnreadableFileError(told(reading.mended, refused=True))
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"{_called(source)}: {problem}") from None
    journey = reading.journey
    commits = journey.commit_path
    if form.keeps_journal:
        follow_journals(journey, source.resolve(), files[""])
    kept = commits.contents.extra or any(row.extra for rows in commits.contents.tables.values() for row in rows)
    # Other formats do not carry what is only kept, and no file of ours all of a newer version: written over, they
    # would lose it. Nor is a file known that was mended, but for cells that are computed anyway.
    whole = form.keeps_journal or not kept
    if whole and not commits.newer_version and not reading.mended:
        for name, data in files.items():
            note(commits, part_in(name, commits), source / name if form.folder else source, data)
    return reading


def _called(source: Path) -> str:
    """Return what a file is called; "." and "/" have no name."""
    return source.name or os.fspath(source)


def _files(source: Path) -> tuple[Format, dict[str, bytes]]:
    readable = [form for form in FORMATS if form.read is not None]
    if source.is_dir():
        return next(form for form in readable if form.folder), _folder(source)
    for form in readable:
        if form.claims(source.name):
            return form, {"": read_whole(source, MAX_BYTES)}
    source.stat()  # the file not being there comes before its ending
    known = [suffix for form in readable for suffix in form.suffixes or ("a folder",)]
    for form in FORMATS:
        if form.claims(source.name):
            data = read_whole(source, MAX_BYTES)
            for other in readable:
                if other.recognises is not None and other.recognises(data):
                    return other, {"": data}
            if form.carries == "table":
                raise OneTableError(source.name)
            why = f"no map can be read out of {form.name}, which is for people to look at."
            raise UnreadableFileError(f"{source.name}: {why} What can be read: {', '.join(known)}.")
    raise UnknownFormatError(source.suffix or source.name, known)


def _folder(folder: Path) -> dict[str, bytes]:
    """Return the CSVs of a folder; links, which may lead anywhere, are refused."""
    files: dict[str, bytes] = {}
    left = MAX_BYTES
    for file in sorted(file for file in folder.iterdir() if file.name.lower().endswith(".csv")):
        if file.is_symlink():
            raise UnreadableFileError(f"{_called(folder)}: {file.name} is a link to another place.")
        if len(files) == MAX_FILES:
            raise UnreadableFileError(f"{_called(folder)} holds more than {MAX_FILES} CSVs.")
        files[file.name] = read_whole(file, left)
        left -= len(files[file.name])
    return files
