"""Saving a map or a table: the name says in which format; nothing newer is overwritten unasked."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from journeykit.errors import FileConflictError, UnknownFormatError, UnreadableFileError
from journeykit.formats import FORMATS
from journeykit.formats.advice import argument, if_in_python
from journeykit.formats.format import Format
from journeykit.formats.known_files import knows, note, part_in
from journeykit.formats.maker_mark import made_by, marked
from journeykit.formats.read_report import SHOWN_NAMES
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.journey_map import JourneyMap
from journeykit.model.table import Table
from journeykit.model.whole_files import read_whole, replace_files


@dataclass(frozen=True, slots=True)
class SaveReport:
    """What was saved where, what the format could not carry, and which CSVs of a folder are of no table of the map.

    ``folder``: the path is that of a folder, with a CSV for each table.
    """

    path: Path
    rows: int
    lost: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    folder: bool = False

    def __str__(self) -> str:
        rows = "1 row" if self.rows == 1 else f"{self.rows} rows"
        saved = f"{self.path}/: {rows} saved, one CSV a table." if self.folder else f"{self.path}: {rows} saved."
        lines = [saved, *(f"  not carried: {what}" for what in self.lost)]
        if self.beside:
            more = f" and {len(self.beside) - SHOWN_NAMES} more" if len(self.beside) > SHOWN_NAMES else ""
            lines.append(f"  in the folder, but of no table of this map: {', '.join(self.beside[:SHOWN_NAMES])}{more}")
        return "\n".join(lines)

    __repr__ = __str__


def save(
    what: JourneyMap | Table, path: str | os.PathLike[str], *, overwrite: bool = False, **options: Any
) -> SaveReport:
    """Write a map or one table to disk, whole or not at all.

    Parameters
    ----------
    what
        A map, or one of its tables.
    path
        Its ending decides. The whole map: ``.journey.json``, ``.xlsx``, a folder (or a name without ending),
        ``.tidy.csv``, ``.ipynb``. What a map has for a purpose: ``.board.csv``, ``.md``, ``.mmd``, ``.html``,
        ``.svg``, ``.png``, ``.pdf``. One table: ``.csv``.
    overwrite
        Write even over another map, or over what somebody else has saved there since.
    **options
        What the format takes.

        - CSVs: ``delimiter``, what separates cells, a comma by default. With a semicolon, decimals have a comma
          too, as spreadsheets in much of Europe expect; `read_table` and `load` take either. ``.board.csv`` also
          ``persona``, for one person's board.
        - ``.mmd``: ``lane``, the one whose notes are the tasks; what the customer does, by default.
        - ``.html``: ``charts``, True, False or names of `jk.charts`; ``version``, as below.
        - ``.svg``, ``.png``, ``.pdf``: ``personas`` and ``lanes``, by id or name; ``version``, ``"as_is"``,
          ``"to_be"`` or ``"both"``; ``dark``. ``.png`` also ``scale``, pixels a point, 2 by default; ``.pdf``
          also ``paper``, ``"A4"`` to ``"A0"``, on which the board is made to fit.

    Returns
    -------
    SaveReport
        How many rows went where, and what the format could not carry.

    Raises
    ------
    FileConflictError
        There is a file that this map, or this table, neither wrote nor was read from, or it has changed
        since. Or the map was written by a newer journeykit, which keeps more than this one can.
    UnknownFormatError
        No format claims the ending, or only one that holds something else.
    UnknownNameError, UnknownRowError, AmbiguousNameError
        The format has no such option, or there is no such version, chart, paper, persona or lane, or several.
    InvalidValueError
        An option is not of its kind: ``dark`` neither True nor False, ``scale`` no number above 0, ``delimiter``
        another sign, ``personas``, ``lanes`` or ``charts`` no names.
    UnreadableFileError
        The file would be too large to be read again.
    FileNotFoundError
        There is no such folder, or no name.
    MissingExtraError
        The format needs an extra that is not installed: ``xlsx``, or ``images`` for PNG and PDF.
    PictureError
        The board is too large for such a picture; the message says what would fit.
    TypeError
        It is neither a map nor a table.

    Notes
    -----
    A CSV begins with a byte order mark, so that Excel reads it as UTF-8. Texts stand in quotes, numbers
    do not; a text that a spreadsheet would run as a formula gets an apostrophe, taken off when read.
    A map knows the files it has written or taken in whole for as long as it lives. From one day to the next, a
    ``.journey.json`` or notebook is known by what is in it, and a workbook that nobody has saved since, or a file
    that only shows the map (``.html``, ``.svg``, ``.png``, ``.pdf``, ``.md``), by a mark; a workbook in which
    somebody has worked, or a CSV from before, needs ``overwrite=True``.

    Into a notebook that is there, the map goes as metadata: no cell is touched. Where JupyterLab has it open, save it
    there first (Ctrl+S) and choose File → Reload Notebook from Disk afterwards. If JupyterLab asks at its next save
    because the file has changed: Revert takes what is on disk, with the map and without what was changed in cells since
    their last save; Overwrite keeps the cells, and the map has to be saved again.

    Examples
    --------
    >>> import journeykit as jk, tempfile
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     jk.save(m.stages, f"{folder}/stages.csv").rows
    2
    """
    if not isinstance(what, JourneyMap | Table):
        raise TypeError(f"jk.save takes a map or one of its tables (m.needs), not {type(what).__name__}.")
    if not os.fspath(path):
        raise FileNotFoundError(errno.ENOENT, "A file needs a name", "")
    target, form = Path(path), format_for("map" if isinstance(what, JourneyMap) else "table", path)
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "There is no such folder", str(target.parent))
    for name in options:
        form.check_option(name)
    if target.is_symlink() and not form.folder:
        target = Path(os.path.realpath(target))
    commits, real = what.commit_path, Path(os.path.realpath(target))
    if isinstance(what, JourneyMap) and commits.keeping is not None and commits.keeping.target == real:
        commits.keeping.fold(asked=True)
        # Where somebody else has changed the file, the map has gone on in a copy beside it.
        moved = commits.keeping.target != real
        return SaveReport(
            commits.keeping.target if moved else Path(path), sum(len(what.table(name)) for name in what.tables)
        )
    if isinstance(what, JourneyMap) and commits.newer_version and not overwrite:
        raise FileConflictError(
            "This map was written by a newer journeykit, which keeps more than this one can. "
            f"{if_in_python('m.copy() can be saved under another name. ')}"
            f"To save what this one can, pass {argument('overwrite', True)}."
        )
    if form.amends:
        options |= {"there": _amended(target), "path": target}
    written = form.write(what, **options)
    files = {target / name if form.folder else target: data for name, data in written.files.items()}
    if isinstance(what, JourneyMap) and form.mark is not None:
        files = {file: marked(data, what, form.mark) for file, data in files.items()}
    parts = {
        file: what.name if isinstance(what, Table) else part_in(file.name, commits) if form.folder else ""
        for file in files
    }
    if not overwrite:
        for file, data in files.items():
            _check(what, form, file, data, parts[file])
    if form.amends and _amended(target) != options["there"]:
        raise FileConflictError(f"{target.name} has changed while the map was being put into it. Save again.")
    if form.folder:
        _write_folder(target, files)
    else:
        replace_files(files)
    for file, data in files.items():
        note(commits, parts[file], file, data)
    if written.digest and isinstance(what, JourneyMap):
        what.remember(written.digest)
    beside = _beside(target, files) if form.folder else ()
    return SaveReport(Path(path), written.rows, written.lost, beside, form.folder)


def format_for(carries: Literal["map", "table"], path: str | os.PathLike[str]) -> Format:
    """Return the format in which a map or a table is saved under a name.

    Raises `UnknownFormatError` if there is none, `FileConflictError` if the name is that of a folder and says a file.
    """
    fitting = [form for form in FORMATS if form.carries == carries]
    target = Path(path)
    folder = target.is_dir() or os.fspath(path).endswith(("/", os.sep)) or not target.suffix
    if target.is_dir() and any(form.claims(target.name) for form in fitting):
        raise FileConflictError(f"{target.name} is a folder; a file cannot take its place.")
    for form in fitting:
        if form.folder if folder else form.claims(target.name):
            return form
    known = [suffix for form in fitting for suffix in form.suffixes or ("a folder",)]
    given = "a folder" if folder else target.suffix
    other = next((form for form in FORMATS if (form.folder if folder else form.claims(target.name))), None)
    why = f"A {carries} cannot be saved as {given}, which holds {_HOLDS[other.carries]}." if other else ""
    if other and other.carries == "table":
        why += if_in_python(" Save m.needs there, for instance, or another table.")
    raise UnknownFormatError(given, known, why)


_HOLDS = {"map": "a whole map", "table": "one table"}


def _check(what: JourneyMap | Table, form: Format, file: Path, data: bytes, part: str) -> None:
    if not os.path.lexists(file):
        return
    if file.is_symlink():
        raise FileConflictError(f"{file.name} is a link to another place.")
    there = _there(file)
    if there == data or knows(what.commit_path, part, file, there):
        return
    if isinstance(what, JourneyMap) and form.mark is not None and made_by(there, what, form.mark):
        return
    if form.conflict is not None and isinstance(what, JourneyMap):
        why = form.conflict(what, there)
        if why:
            raise FileConflictError(f"{file.name} {why} {_unless_told()}")
    else:
        whose = "table" if isinstance(what, Table) else "map"
        raise FileConflictError(
            f"{file.name} is there already, and it is not what this {whose} last wrote there or took in whole. "
            f"{_unless_told()}"
        )


def _unless_told() -> str:
    return f"To write over it, pass {argument('overwrite', True)}."


def _amended(file: Path) -> bytes | None:
    """Return the bytes of the file that the map goes into, None if it is new."""
    return _there(file) if os.path.lexists(file) else None


def _there(file: Path) -> bytes:
    try:
        return read_whole(file, MAX_BYTES)
    except UnreadableFileError as problem:
        why = f"{problem} Choose another name, or pass {argument('overwrite', True)}."
        raise FileConflictError(why) from None


def _beside(folder: Path, files: Mapping[Path, bytes]) -> tuple[str, ...]:
    """Return the CSVs of a folder that were not written: of a table that was removed since, or of somebody else."""
    return tuple(sorted(file.name for file in folder.iterdir() if file.suffix.lower() == ".csv" and file not in files))


def _write_folder(folder: Path, files: Mapping[Path, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise FileConflictError(f"{folder.name} is a file; a map of CSVs needs a folder.")
    fresh = not folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        replace_files(files)
    except OSError:
        if fresh:
            try:
                folder.rmdir()
            except OSError:
                # Something got into it already; the folder stays, with whole files only.
                pass
        raise
