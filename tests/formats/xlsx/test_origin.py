"""A workbook that nobody has touched is made anew another day; one in which somebody has worked is not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

import journeykit as jk
from journeykit.errors import FileConflictError
from journeykit.formats.xlsx.origin import origin
from tests.formats.hostile import FOLDER


@pytest.fixture
def m() -> jk.JourneyMap:
    return jk.JourneyMap(stages=["Research", "Claims"], title="Motor")


@pytest.fixture
def files(m: jk.JourneyMap, tmp_path: Path) -> tuple[Path, Path]:
    own, book = tmp_path / "motor.journey.json", tmp_path / "motor.xlsx"
    jk.save(m, own)
    jk.save(m, book)
    return own, book


def test_an_untouched_workbook_is_made_anew_another_day(files: tuple[Path, Path]) -> None:
    own, book = files
    for name in ("Renewal", "Leaving"):
        later = jk.load(own)
        later.stages.add(name=name)
        jk.save(later, own)
        jk.save(later, book)
        assert jk.load(book) == later


def test_so_is_one_whose_state_was_saved_nowhere_else(m: jk.JourneyMap, files: tuple[Path, Path]) -> None:
    own, book = files
    m.stages.add(name="Renewal")
    jk.save(m, book)
    m.stages.add(name="Leaving")
    jk.save(m, own)
    later = jk.load(own)
    jk.save(later, book)
    assert jk.load(book) == later


def test_one_in_which_somebody_has_worked_is_not(files: tuple[Path, Path]) -> None:
    own, path = files
    book = load_workbook(path)
    book["Stages"]["A2"] = "Find out"
    book.save(path)
    with pytest.raises(FileConflictError, match=r"motor\.xlsx is there already, .* has worked in it since"):
        jk.save(jk.load(own), path)
    assert "Find out" in set(jk.load(path).stages.df["name"])
    jk.save(jk.load(own), path, overwrite=True)


def test_nor_one_in_which_a_single_part_differs(files: tuple[Path, Path]) -> None:
    _, path = files
    whole = path.read_bytes()
    assert origin(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for changed in parts:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content.replace(b"<", b" <", 1) if name == changed else content)
        assert not origin(packed.getvalue()) or changed == "docProps/core.xml"


def test_nor_one_of_a_copy_that_went_its_own_way(files: tuple[Path, Path]) -> None:
    own, book = files
    one, other = jk.load(own), jk.load(own)
    one.stages.add(name="Renewal")
    jk.save(one, book)
    other.stages.add(name="Leaving")
    with pytest.raises(FileConflictError, match="made of another map, or of something this map does not come from"):
        jk.save(other, book)
    assert jk.load(book) == one


def test_nor_that_of_somebody_else(files: tuple[Path, Path]) -> None:
    _, book = files
    with pytest.raises(FileConflictError, match="made of another map"):
        jk.save(jk.JourneyMap(stages=["Research", "Claims"], title="Motor"), book)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xlsx")), ids=lambda path: path.stem)
def test_whatever_lies_there_stays(m: jk.JourneyMap, tmp_path: Path, path: Path) -> None:
    there = tmp_path / "there.xlsx"
    there.write_bytes(path.read_bytes())
    with pytest.raises(FileConflictError, match="is there already"):
        jk.save(m, there)
    assert there.read_bytes() == path.read_bytes()
