"""Every way into a map, with files it can read, and what must hold whatever it is given."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import journeykit as jk
from journeykit.errors import JourneyError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format
from journeykit.formats.loading import read_map
from journeykit.model.document import dumps, from_document, loads, to_document

ROOT = Path(__file__).parents[3]
WRITTEN = [form for form in FORMATS if form.carries == "map" and not set(form.suffixes) & {".png", ".pdf"}]


@dataclass(frozen=True)
class Importer:
    """One way in: the name a file bears, files to begin with, and what is done with one."""

    name: str
    file: str
    seeds: tuple[bytes, ...]
    take: Callable[[Path], None]


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


@cache
def importers() -> tuple[Importer, ...]:
    """Return every way in."""
    maps = list(sample_maps())
    found = []
    for form in FORMATS:
        if form.read is not None and not form.folder:
            seeds = tuple(form.write(m, **_plainly(form)).files[""] for m in maps)
            found.append(Importer(form.name, f"any{form.suffixes[0]}", seeds, _load))
    table = next(form for form in FORMATS if form.carries == "table")
    folder = next(form for form in FORMATS if form.folder)
    for name in ("needs", "notes", "_columns"):
        seeds = tuple(folder.write(m).files[f"{name}.csv"] for m in maps)
        found.append(Importer(f"{folder.name}, {name}", f"{name}.csv", seeds, _load_folder))
    for name in ("needs", "personas", "emotions"):
        seeds = tuple(table.write(m.table(name)).files[""] for m in maps)
        found.append(Importer(f"read_table, {name}", "any.csv", seeds, lambda path, name=name: _read(path, name)))  # type: ignore[misc]
    return tuple(found)


def _plainly(form: Format) -> dict[str, object]:
    """Return the options with which a format is written fast: into no other file, without pictures of charts."""
    return {"there": None} if form.amends else {"charts": False} if "charts" in form.options else {}


def _load(path: Path) -> None:
    try:
        reading = read_map(path)
    except JourneyError as refused:
        _in_words(refused)
        return
    repr(reading.problems)
    _hold(reading.journey)


def _load_folder(path: Path) -> None:
    _load(path.parent)


def _read(path: Path, table: str) -> None:
    m = jk.JourneyMap(stages=["Research", "Claims"])
    before = m.copy()
    try:
        repr(jk.read_table(path, into=m.table(table)))
    except JourneyError as refused:
        _in_words(refused)
    else:
        _hold(m.copy())
        if m.rev:
            m.undo()
    assert m == before, "reading a table is one step to undo, and what was refused has left no trace"


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


def try_bytes(importer: Importer, data: bytes, folder: Path) -> None:
    """Give bytes to an importer; raise whatever is not a refusal."""
    path = folder / importer.file
    path.write_bytes(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            importer.take(path)
        assert path.read_bytes() == data, "a file that was read has changed"
    finally:
        path.unlink()
