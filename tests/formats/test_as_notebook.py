"""A map goes into any notebook and comes out again; of the notebook nothing changes, and nothing in it is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import FileConflictError, JourneyError, JourneyWarning, UnreadableFileError
from journeykit.formats import as_notebook, saving
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.document import from_document, to_document
from tests.formats.any_map import maps
from tests.formats.notebook.any_notebook import notebook_files

ROOT = Path(__file__).parents[2]


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.needs.add(id="n1", stage="claims", statement="Be heard", importance=9, satisfaction=3)
    return m


def notebook(*codes: str, **metadata: Any) -> dict[str, Any]:
    cells = [nbformat.v4.new_code_cell(code, id=f"c{number}") for number, code in enumerate(codes)]
    return dict(nbformat.v4.new_notebook(cells=cells, metadata=metadata))


def put(path: Path, content: dict[str, Any]) -> Path:
    path.write_text(json.dumps(content, indent=1), "utf-8")
    return path


def as_json_page(value: Any) -> Any:
    """Return a value as JavaScript reads and writes it."""
    if isinstance(value, dict):
        return {key: as_json_page(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json_page(inner) for inner in value]
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < 1e21 else number
    return value


def saved_by_jupyter(path: Path, output: str = "later") -> None:
    """Save a notebook as a page and the server do, with a new output in its first cell."""
    content = nbformat.from_dict(as_json_page(json.loads(path.read_text("utf-8"))))
    content.cells[0].outputs = [nbformat.v4.new_output("stream", text=output)]
    nbformat.write(content, path)


def without_map(data: bytes) -> Any:
    found = json.loads(data.decode("utf-8-sig"))
    held = found["metadata"]["journeykit"]
    del held["map"]
    if not held:
        del found["metadata"]["journeykit"]
    return json.dumps(found)


def plain(data: bytes) -> Any:
    found = json.loads(data.decode("utf-8-sig"))
    found.setdefault("metadata", {})
    if found["metadata"].get("journeykit") == {}:
        del found["metadata"]["journeykit"]
    return json.dumps(found, sort_keys=True)


def alike(one: bytes, other: bytes) -> int:
    """Return how many bytes are the same from the beginning on."""
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))


@given(journey=maps(), data=notebook_files())
@settings(max_examples=100, deadline=None)
def test_any_notebook_carries_any_map_and_stays_as_it_was(journey: jk.JourneyMap, data: bytes) -> None:
    files = as_notebook.write(journey, there=data).files
    [saved] = files.values()
    reading = as_notebook.read(files)
    assert (reading.journey, reading.problems) == (journey, ())
    assert (reading.journey.id, reading.journey.rev) == (journey.id, journey.rev)
    # NaN is not equal to itself; its text is.
    assert json.dumps(json.loads(without_map(saved)), sort_keys=True) == plain(data)
    assert saved.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in saved) == (b"\r\n" in data) or b"\n" not in data.strip()
    assert as_notebook.write(journey, there=saved).files == files
    assert alike(data, saved) + alike(data[::-1], saved[::-1]) >= len(data), (
        "one piece is put in, all else is the same to the letter"
    )


@given(journey=maps(), data=notebook_files(), at=st.floats(0, 1), junk=st.binary(max_size=4))
@settings(max_examples=80, deadline=None)
def test_a_damaged_notebook_is_read_whole_or_refused(journey: jk.JourneyMap, data: bytes, at: float, junk: bytes):
    [saved] = as_notebook.write(journey, there=data).files.values()
    cut = int(len(saved) * at)
    for damaged in (saved[:cut], saved[:cut] + junk + saved[cut + len(junk) :], saved[:cut] + junk + saved[cut:]):
        try:
            found = as_notebook.read({"": damaged}).journey
        except UnreadableFileError:
            pass  # with a reason; the map is not half there
        else:
            assert from_document(to_document(found)) == found
        assert isinstance(as_notebook.conflict(journey, damaged), str)
        try:
            [mended] = as_notebook.write(journey, there=damaged).files.values()
        except FileConflictError:
            pass  # what is no notebook stays as it is
        else:
            assert as_notebook.read({"": mended}).journey == journey


def test_saving_into_a_notebook_leaves_its_cells_and_running_nothing(journey, tmp_path):
    path = put(
        tmp_path / "day.ipynb",
        notebook("import pathlib; pathlib.Path('ran').touch()", kernelspec={"name": "x", "display_name": "X"}),
    )
    before = json.loads(path.read_text("utf-8"))
    report = jk.save(journey, path)
    assert str(report) == f"{path}: 11 rows saved."
    assert report.lost == ()
    after = json.loads(path.read_text("utf-8"))
    assert after["cells"] == before["cells"]
    assert after["metadata"].pop("journeykit")["map"]["id"] == journey.id
    assert after["metadata"] == before["metadata"]
    assert jk.load(path) == journey
    assert [found.name for found in tmp_path.iterdir()] == ["day.ipynb"]
    nbformat.validate(nbformat.read(path, as_version=4))


def test_reading_and_saving_need_no_jupyter_and_trust_nothing(journey, tmp_path):
    jk.save(journey, put(tmp_path / "day.ipynb", notebook("1")))
    script = (
        "import sys, journeykit as jk\n"
        "m = jk.load('day.ipynb')\nm.title = 'x'\njk.save(m, 'day.ipynb')\n"
        "print(*sorted({'nbformat', 'IPython', 'nbclient', 'jupyter_core'} & sys.modules.keys()))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_map_saves_into_its_notebook_again_and_again(journey, tmp_path):
    path = put(tmp_path / "day.ipynb", notebook("1"))
    for title in ("a", "b", "b", "c"):
        journey.title = title
        jk.save(journey, path)
    assert jk.load(path).title == "c"
    once = path.read_bytes()
    jk.save(journey, path)
    assert path.read_bytes() == once


def test_a_notebook_that_jupyter_saved_in_between_is_no_conflict(journey, tmp_path):
    path = put(tmp_path / "day.ipynb", notebook("1"))
    jk.save(journey, path)
    saved_by_jupyter(path)
    journey.title = "Later"
    jk.save(journey, path)
    again = jk.load(path)
    saved_by_jupyter(path, "later still")
    again.title = "Latest"
    jk.save(again, path)
    assert jk.load(path).title == "Latest"
    assert "later still" in path.read_text("utf-8")
    with pytest.raises(FileConflictError, match="saved by somebody else"):
        jk.save(journey, path)


def test_numbers_that_a_page_writes_its_own_way_are_no_conflict(journey, tmp_path):
    document = to_document(journey)
    numbers = [1.0, -0.0, 1e20, 1e22, 0.1, 2**60 + 1, -(2**53), 10**400]
    document["later"] = {"numbers": numbers[:-1]}
    path = put(tmp_path / "day.ipynb", notebook("1", journeykit={"map": document}))
    with pytest.warns(JourneyWarning, match="“later” is none of its parts; it is kept"):
        kept = jk.load(path)
    saved_by_jupyter(path)
    kept.title = "Later"
    jk.save(kept, path)
    assert json.loads(path.read_text("utf-8"))["metadata"]["journeykit"]["map"]["later"] == document["later"]
    jk.save(kept, path)
    assert as_notebook._as_pages_count(numbers)[-1] == 10**400


def test_a_map_that_was_read_from_a_notebook_saves_as_json_and_back(journey, tmp_path):
    jk.save(journey, tmp_path / "day.ipynb")
    again = jk.load(tmp_path / "day.ipynb")
    jk.save(again, tmp_path / "day.journey.json")
    again.title = "Later"
    jk.save(again, tmp_path / "day.journey.json")
    jk.save(again, tmp_path / "day.ipynb")
    assert jk.load(tmp_path / "day.ipynb").lineage[:1] == again.lineage[:1]


def test_another_map_a_newer_one_and_a_damaged_one_are_not_written_over(journey, tmp_path):
    path = put(tmp_path / "day.ipynb", notebook("1"))
    jk.save(journey, path)
    text = path.read_text("utf-8")
    for there, why in (
        (text.replace(journey.id, "map_other"), "day.ipynb holds another map"),
        (text.replace('"schema": "1.0"', '"schema": "2.0"'), "newer journeykit"),
        (text.replace('"Motor"', '"Theirs"'), "by somebody else"),
        (text.replace('"title"', '"title": "Theirs", "title"'), "“title” is there twice"),
        (text.replace('"schema": "1.0"', '"schema": 1'), "which version"),
    ):
        path.write_text(there, "utf-8")
        journey.needs.set("n1", importance=1)
        with pytest.raises(FileConflictError, match=why):
            jk.save(journey, path)
        assert path.read_text("utf-8") == there
        jk.save(journey, path, overwrite=True)
        assert jk.load(path) == journey
        assert [cell["source"] for cell in json.loads(path.read_text("utf-8"))["cells"]] == ["1"]


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize(
    "data", [b"", b"no notebook", b'{"cells": [1', b"[]", b'{"cells": [], "metadata": 1}', b"\xff"]
)
def test_what_is_no_notebook_is_left_as_it_is_whatever_is_asked(journey, tmp_path, data, overwrite):
    path = tmp_path / "day.ipynb"
    path.write_bytes(data)
    with pytest.raises(FileConflictError, match=r"stays as it is\..*Choose another name"):
        jk.save(journey, path, overwrite=overwrite)
    assert path.read_bytes() == data
    assert [found.name for found in tmp_path.iterdir()] == ["day.ipynb"]


def test_what_jupyter_saves_in_the_very_moment_is_not_lost(journey, tmp_path, monkeypatch):
    path = put(tmp_path / "day.ipynb", notebook("1"))
    jk.save(journey, path)
    journey.title = "Later"
    check = saving._check

    def slow(*given: Any) -> None:
        check(*given)
        saved_by_jupyter(path)

    monkeypatch.setattr(saving, "_check", slow)
    with pytest.raises(FileConflictError, match="Save again"):
        jk.save(journey, path)
    assert "later" in path.read_text("utf-8")
    monkeypatch.undo()
    jk.save(journey, path)


def test_a_notebook_without_a_map_says_how_one_gets_in(tmp_path):
    path = put(tmp_path / "day.ipynb", notebook("1"))
    with pytest.raises(UnreadableFileError, match=r'day.ipynb: The notebook holds no journey map. jk.save\(m, "day'):
        jk.load(path)


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ([], "The map in the notebook cannot be read. .*not a journey map"),
        ({}, "not a journey map"),
        ({"format": "journeykit"}, "which version"),
        ({"format": "journeykit", "schema": "0.1"}, "0.1 is not known"),
    ],
)
def test_a_map_that_is_none_is_refused(tmp_path, held, why):
    path = put(tmp_path / "day.ipynb", notebook("1", journeykit={"map": held}))
    with pytest.raises(UnreadableFileError, match=why):
        jk.load(path)


def test_a_map_of_a_newer_major_version_is_read_only(journey, tmp_path):
    path = tmp_path / "day.ipynb"
    jk.save(journey, path)
    path.write_text(path.read_text("utf-8").replace('"schema": "1.0"', '"schema": "9.0"'), "utf-8")
    with pytest.warns(JourneyWarning, match="written by a newer journeykit"):
        newer = jk.load(path)
    with pytest.raises(JourneyError, match="newer"):
        newer.title = "x"
    with pytest.raises(FileConflictError, match="newer journeykit"):
        jk.save(newer, path)


def test_a_new_notebook_opens_its_map_out_of_itself(tmp_path):
    title = "Motor *insurance* <b>\n# [x](javascript:alert(1)) $e^2$ \\( | `code`"
    m = jk.JourneyMap(stages=["Claims"], title=title)
    path = tmp_path / 'day "one"\'s.ipynb'
    jk.save(m, path)
    made = nbformat.read(path, as_version=4)
    nbformat.validate(made)
    assert made.cells[0].source.splitlines()[0] == (
        "# Motor \\*insurance\\* &lt;b&gt; \\# \\[x\\](javascript:alert(1)) "
        "<span>&#36;</span>e^2<span>&#36;</span> <span>&#92;</span>( \\| \\`code\\`"
    )
    [opening] = [cell.source for cell in made.cells if cell.id == "map"]
    [literal] = re.findall(r"jk\.load\((.*)\)  #", opening)
    assert jk.load(tmp_path / eval(literal)) == m
    jk.save(jk.load(path), path)
    assert path.read_text("utf-8") == nbformat.writes(nbformat.from_dict(json.loads(path.read_text("utf-8")))) + "\n"


def test_saving_into_the_notebook_one_is_in_says_what_jupyter_will_ask(journey, tmp_path, monkeypatch):
    path = put(tmp_path / "day.ipynb", notebook("1"))
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    with pytest.warns(JourneyWarning, match="Reload Notebook from Disk") as caught:
        jk.save(journey, path)
    assert caught[0].filename == __file__
    jk.save(journey, tmp_path / "other.ipynb")
    assert jk.load(path) == journey


def test_a_notebook_that_could_not_be_read_again_is_not_written(journey, tmp_path):
    path = put(tmp_path / "day.ipynb", notebook("x" * (MAX_BYTES - 2_000)))
    before = path.stat().st_size
    with pytest.raises(UnreadableFileError, match="Clear its outputs"):
        jk.save(journey, path)
    assert path.stat().st_size == before


def test_thousands_of_rows_take_seconds(tmp_path):
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.extend({"statement": f"Need {number}", "importance": number % 11} for number in range(10_000))
    jk.save(m, tmp_path / "day.ipynb")
    assert jk.load(tmp_path / "day.ipynb") == m
