"""Loading a map from disk. Nothing in a file is run, nothing outside of it is touched."""

from __future__ import annotations

import os
from pathlib import Path

from journeykit.errors import UnknownFormatError, UnreadableFileError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format
from journeykit.formats.known_files import note, part_in
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.journal.opening import follow_journals
from journeykit.model.journey_map import JourneyMap
from journeykit.model.whole_files import read_whole

MAX_FILES = 1_000


def load(path: str | os.PathLike[str]) -> JourneyMap:
    """Read a map from a ``.journey.json`` file or from a folder of CSVs.

    The file stays as it is; saving the map there again is a matter of `save`. Edits that a kernel has put
    into the journal beside the file, and not into the file yet, are in the map. A file of a newer major
    version gives a map that is read-only.

    Raises
    ------
    UnreadableFileError
        The file is damaged or no journey map; the message says where.
    UnknownFormatError
        No format claims the ending.

    Examples
    --------
    >>> import journeykit as jk, tempfile
    >>> m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = jk.save(m, f"{folder}/motor.journey.json")
    ...     jk.load(f"{folder}/motor.journey.json") == m
    True
    """
    source = Path(path)
    form = _format(source)
    files = _folder(source) if form.folder else {"": read_whole(source, MAX_BYTES)}
    assert form.read is not None
    try:
        journey = form.read(files)
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"{source.name}: {problem}") from None
    commits = journey.commit_path
    if form.keeps_journal:
        follow_journals(journey, source.resolve(), files[""])
    kept = commits.contents.extra or any(row.extra for rows in commits.contents.tables.values() for row in rows)
    # CSVs do not carry what is only kept, and no file of ours all of a newer version: written over, they would lose it.
    if not (form.folder and kept) and not commits.newer_version:
        for name, data in files.items():
            note(commits, part_in(name, commits), source / name if form.folder else source, data)
    return journey


def _format(source: Path) -> Format:
    readable = [form for form in FORMATS if form.read is not None]
    if source.is_dir():
        return next(form for form in readable if form.folder)
    for form in readable:
        if form.claims(source.name):
            return form
    source.stat()  # the file not being there comes before its ending
    for form in FORMATS:
        if form.claims(source.name):
            raise UnreadableFileError(f"{source.name} holds one table; use jk.read_table(path, into=m.needs).")
    known = [suffix for form in readable for suffix in form.suffixes or ("a folder",)]
    raise UnknownFormatError(source.suffix or source.name, known)


def _folder(folder: Path) -> dict[str, bytes]:
    """Return the CSVs of a folder; links, which may lead anywhere, are refused."""
    files: dict[str, bytes] = {}
    left = MAX_BYTES
    for file in sorted(folder.glob("*.csv")):
        if file.is_symlink():
            raise UnreadableFileError(f"{folder.name}: {file.name} is a link to another place.")
        if len(files) == MAX_FILES:
            raise UnreadableFileError(f"{folder.name} holds more than {MAX_FILES} CSVs.")
        files[file.name] = read_whole(file, left)
        left -= len(files[file.name])
    return files
