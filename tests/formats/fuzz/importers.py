"""Every way into a map, with files it can read, and what must hold whatever it is given."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import journeykit as jk
from journeykit.errors import JourneyError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format
from journeykit.formats.loading import read_map
from journeykit.model.document import dumps, from_document, loads, to_document

ROOT = Path(__file__).parents[3]
DRAWN = {".png", ".pdf", ".html"}
"""Formats with pictures, for which drawing takes more memory than a fuzzed file may."""
WRITTEN = [form for form in FORMATS if form.carries == "map" and not set(form.suffixes) & DRAWN]
IN_FOLDER = ("_map.csv", "_tables.csv", "_columns.csv", "needs.csv", "notes.csv")
"""The files of a folder of CSVs of which one at a time is made wrong; all others stay."""


THEIRS = tuple(
    "\n".join(lines)
    for lines in (
        (
            "Persona-Liste Stand März;;;", "", "Nr.;Name der Persona;Zitat;Kanäle;Befragte;",
            "1;Ruth;Ruhe, bitte;Telefon, Brief;12;", "2;Emre;Schnell!;App;4;x", "Summe;;;;16",
        ),
        (
            "Anliegen;Phase;Persona;Maslow-Stufe;Wichtigkeit (0-10);Zufriedenheit;Erhoben am",
            "Gehört werden;Schaden;alle;Sicherheit;9;3,0;31.12.2026", "Sparen;Klaims;Ruth;Liebe;80 %;7/10;",
        ),
        (";Research;Claims", "Doing;Reads tests;Calls us", "Goal;Know it;Be paid", "Emotion as is: Ruth;1;-2"),
        ("ID;Type;Text;Color;Created by;Frame;Votes", "77;note;Waits;red;Ana;Claims;3", "78;note;Reads;;;Research;"),
        ("Persona;Stage;Version;Score;Word", "Ruth;Claims;as is;-2;wütend", "Ruth;Claims;heute;1;froh"),
    )
)  # fmt: skip
"""Sheets as people have them, with semicolons."""


@dataclass(frozen=True)
class Seed:
    """A file to begin with, and the files that lie beside it and stay as they are."""

    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Importer:
    """One way in: the name a file bears, files to begin with, and what is done with one.

    ``take`` tells whether anything came in; a file that is refused in words brings nothing.
    """

    name: str
    file: str
    seeds: tuple[Seed, ...]
    take: Callable[[Path], bool]


def sample_maps() -> Iterator[jk.JourneyMap]:
    """Yield maps with something of everything."""
    yield jk.load(ROOT / "examples" / "heat_pump.journey.json")
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.personas.add(name="Carla", channels=("app", "phone"), grade="assumption", sample_size=3)
    m.needs.add_column(jk.columns.date("due"))
    m.needs.add_column(jk.columns.multi_choice("teams", ["sales", "claims"]))
    m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.scale("weight", 0, 1, step=0.25)]))
    m.risks.add(risk="Nobody\nanswers", weight=0.5)
    m.needs.add(statement='Know "what" happens', stage="claims", persona="Carla", importance=9, due="2026-12-24")
    m.notes.add(stage="claims", lane="doing", text="Calls; waits: rings off", channel="phone")
    m.emotions.add(persona="Carla", stage="claims", version="as_is", score=-2, word="frustrated")
    m.evidence.add(persona="Carla", source="interview", finding="=1+1", n=4, link="https://a.example/x")
    yield m


def sample_folders(files: Mapping[str, bytes]) -> Iterator[Mapping[str, bytes]]:
    """Yield the files of a folder: all of them, without one that says what the map is, and of a newer version."""
    yield files
    for lost in IN_FOLDER[:3]:
        yield {name: data for name, data in files.items() if name != lost}
    newer = files[IN_FOLDER[0]].replace(b'"schema","1.0"', b'"schema","2.0"')
    assert newer != files[IN_FOLDER[0]]
    yield {**files, IN_FOLDER[0]: newer}


@cache
def importers() -> tuple[Importer, ...]:
    """Return every way in."""
    maps = list(sample_maps())
    found = []
    for form in FORMATS:
        if form.read is not None and not form.folder:
            seeds = tuple(Seed(form.write(m, **_plainly(form)).files[""]) for m in maps)
            found.append(Importer(form.name, f"any{form.suffixes[0]}", seeds, _load))
    table = next(form for form in FORMATS if form.carries == "table")
    folder = next(form for form in FORMATS if form.folder)
    folders = [files for m in maps for files in sample_folders(folder.write(m).files)]
    for file in IN_FOLDER:
        seeds = tuple(
            Seed(files[file], {name: files[name] for name in files if name != file})
            for files in folders
            if file in files
        )
        found.append(Importer(f"{folder.name}, {file}", file, seeds, _load_folder))
    for name in ("needs", "personas", "emotions"):
        seeds = tuple(Seed(table.write(m.table(name)).files[""]) for m in maps)
        found.append(Importer(f"read_table, {name}", "any.csv", seeds, partial(_take, table=name)))
    book = next(form for form in FORMATS if ".xlsx" in form.suffixes)
    books = tuple(Seed(book.write(m).files[""]) for m in maps)
    sheets = tuple(Seed(sheet.encode()) for sheet in THEIRS)
    found += [
        Importer("read_table, a workbook", "any.xlsx", books, partial(_take, table="needs")),
        Importer("read_table, a workbook into a map", "any.xlsx", books, _take),
        Importer("read_table, sheets of others into a map", "any.csv", sheets, _take),
        Importer("read_table, boards of others", "any.csv", sheets, partial(_take, table="notes")),
        Importer("read_table, frames of others", "any.csv", sheets, _read_frame),
    ]
    return tuple(found)


def _plainly(form: Format) -> dict[str, object]:
    """Return the options with which a format is written fast: into no other file, without pictures of charts."""
    return {"there": None} if form.amends else {"charts": False} if "charts" in form.options else {}


def _load(path: Path) -> bool:
    try:
        reading = read_map(path)
    except JourneyError as refused:
        _in_words(refused)
        return False
    repr(reading.problems)
    _hold(reading.journey)
    return len(reading.journey.stages) > 0


def _load_folder(path: Path) -> bool:
    return _load(path.parent)


def _read_frame(path: Path) -> bool:
    """Read a frame as others have one: made here of what the bytes say, with cells that are no texts."""
    import pandas as pd

    rows = [line.split(";") for line in path.read_bytes().decode("utf-8", "replace").splitlines()[:200]]
    if not rows:
        return False
    width = max(map(len, rows))
    odd = (None, float("nan"), pd.NaT, pd.NA, float("inf"), dt.date(2026, 3, 31), True, ("app", "x"), {"a": 1}, b"x")
    body: list[list[object]] = [[*row, *[None] * (width - len(row))] for row in rows[1:]]
    for line, row in enumerate(body):
        row[-1 - line % width] = odd[(line + len(rows[0])) % len(odd)]
    frame = pd.DataFrame(body, columns=[*rows[0], *range(width - len(rows[0]))], dtype=object)
    return _take(frame.set_index(frame.columns[0]) if len(rows) % 2 and frame.columns.is_unique else frame)


def _take(given: Any, table: str = "") -> bool:
    """Read a table into a map with stages and into a fresh one; tell whether both took of it."""
    taken = 0
    m = jk.JourneyMap(stages=["Research", "Claims"])
    before = m.copy()
    try:
        report = jk.read_table(given, into=m.table(table) if table else m)
    except JourneyError as refused:
        _in_words(refused)
    else:
        assert str(report).strip()
        taken += m.rev > 0
        _hold(m.copy())
        if m.rev:
            m.undo()
    assert m == before, "reading a table is one step to undo, and what was refused has left no trace"
    try:
        report = jk.read_table(given, into=table or jk.JourneyMap())
    except JourneyError as refused:
        _in_words(refused)
    else:
        assert report.map is not None
        taken += report.map.rev > 0
        _hold(report.map)
    return taken == 2


def _in_words(refused: JourneyError) -> None:
    assert str(refused).strip(), "a refusal says why"


def _hold(m: jk.JourneyMap) -> None:
    """Look whether a map is whole: read, written, compared and edited like any other."""
    for name in m.tables:
        assert len(m.table(name).df) == len(m.table(name))
    for problem in jk.check(m):
        assert problem.message
    m.board_df()
    assert m.copy() == m
    text = dumps(to_document(m))
    assert dumps(to_document(from_document(loads(text)))) == text, "what is saved comes back as something else"
    # One format a map, each in its turn: all of them would take most of the time.
    form = WRITTEN[len(text) % len(WRITTEN)]
    form.write(m, **_plainly(form))
    if not m.commit_path.newer_version:
        row = m.needs.add(statement="One more")
        m.needs.remove(row)


def try_bytes(importer: Importer, seed: Seed, folder: Path) -> bool:
    """Give a file to an importer; tell whether anything of it came in, raise whatever is not a refusal."""
    path = folder / importer.file
    files = {**seed.beside, importer.file: seed.data}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        taken = importer.take(path)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == files, "a file that was read has changed"
    return taken
