from __future__ import annotations

import json
from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError
from journeykit.formats import FORMATS, saving
from journeykit.formats.format import Format, Written

SHOWN = [form.suffixes[0] for form in FORMATS if form.mark is not None]


@pytest.fixture
def m():
    return jk.JourneyMap(stages=["Claims"], title="Motor")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_mark_is_only_for_files_that_show_a_map(form):
    assert form.mark is None or (form.carries == "map" and form.read is None and form.conflict is None)


@pytest.mark.parametrize(
    "form", [form for form in FORMATS if form.carries == "map" and not form.amends], ids=lambda form: form.name
)
def test_what_is_saved_is_what_the_format_wrote_but_for_its_mark(form, m, tmp_path):
    path = tmp_path / f"motor{form.suffixes[0] if form.suffixes else ''}"
    written = form.write(m).files
    jk.save(m, path)
    for name, data in written.items():
        saved = (path / name if form.folder else path).read_bytes()
        if form.mark is None:
            assert saved == data
        else:
            assert saved != data
            assert len(saved) - len(data) < 200
            ending = data[len(data) - form.mark.before_end :]
            assert saved.startswith(data[: len(data) - form.mark.before_end])
            assert saved.endswith(ending)


def test_a_format_that_says_nothing_of_marks_is_left_alone_and_not_written_over(m, tmp_path, monkeypatch):
    def write(journey: jk.JourneyMap) -> Written:
        return Written({"": json.dumps([stage["name"] for stage in journey.stages]).encode()}, 1)

    monkeypatch.setattr(saving, "FORMATS", (*FORMATS, Format("Toy", "map", (".toy",), write)))
    path = Path(tmp_path, "motor.toy")
    jk.save(m, path)
    assert json.loads(path.read_bytes()) == ["Claims"]
    later = m.copy()
    later.stages.add(name="Renewal")
    with pytest.raises(FileConflictError, match="To write over it, pass overwrite=True"):
        jk.save(later, path)
    jk.save(later, path, overwrite=True)
    assert json.loads(path.read_bytes()) == ["Claims", "Renewal"]


@pytest.mark.parametrize("ending", SHOWN)
def test_what_shows_a_map_is_made_anew_another_day(m, tmp_path, ending):
    path = tmp_path / f"motor{ending}"
    jk.save(m, tmp_path / "motor.journey.json")
    jk.save(m, path)
    before = path.read_bytes()
    later = jk.load(tmp_path / "motor.journey.json")
    later.stages.add(name="Renewal")
    jk.save(later, path)
    assert path.read_bytes() != before


@pytest.mark.parametrize("ending", SHOWN)
def test_what_others_made_or_changed_is_not(m, tmp_path, ending):
    path = tmp_path / f"motor{ending}"
    jk.save(m, path)
    whole = path.read_bytes()
    with pytest.raises(FileConflictError, match="is there already"):
        jk.save(jk.JourneyMap(stages=["Claims"], title="Home"), path)
    later = m.copy()
    later.title = "Motor insurance"
    for changed in (whole[:-300] + b"x" + whole[-299:], whole + b"x" * 300, whole[:-20], b""):
        path.write_bytes(changed)
        with pytest.raises(FileConflictError, match="is there already"):
            jk.save(later, path)


def test_an_older_copy_does_not_take_the_place_of_a_newer_page(m, tmp_path):
    older = m.copy()
    m.title = "Motor insurance"
    jk.save(m, tmp_path / "motor.svg")
    with pytest.raises(FileConflictError):
        jk.save(older, tmp_path / "motor.svg")
