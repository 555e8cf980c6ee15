from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError
from journeykit.formats import FORMATS

SHOWN = [form.suffixes[0] for form in FORMATS if form.read is None and form.carries == "map"]


@pytest.fixture
def m():
    return jk.JourneyMap(stages=["Claims"], title="Motor")


def test_there_are_such_files():
    assert set(SHOWN) == {".html", ".svg", ".png", ".pdf", ".md"}


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
