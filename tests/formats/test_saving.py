from __future__ import annotations

import errno
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError, UnknownFormatError, UnknownNameError, UnreadableFileError
from journeykit.formats import as_json
from journeykit.formats.loading import load, read_map
from journeykit.formats.saving import save

FORMS = ("motor.journey.json", "motor", "needs.csv")


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.needs.add(id="n1", stage="claims", statement="Be heard", importance=9, satisfaction=3, usp="=1+1")
    return m


def part(journey: jk.JourneyMap, name: str) -> Any:
    return journey.needs if name == "needs.csv" else journey


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("name", FORMS)
def test_the_same_content_gives_the_same_file_and_nothing_else(journey, tmp_path, name):
    report, before = save(part(journey, name), tmp_path / name), content(tmp_path / name)
    save(part(journey, name), tmp_path / name)
    assert content(tmp_path / name) == before
    assert list(tmp_path.iterdir()) == [tmp_path / name]
    assert re.search(rf"{name}/?: {report.rows} rows? saved[,.]", str(report))


@pytest.mark.parametrize("name", FORMS)
def test_a_map_saves_over_its_own_files_again_and_again(journey, tmp_path, name):
    for title in "abc":
        journey.needs.set("n1", statement=title)
        save(part(journey, name), tmp_path / name)
    assert any(b'"c"' in data for data in content(tmp_path / name).values())


@pytest.mark.parametrize("name", ["motor.json", "motor.journey.json", "MOTOR.JSON", "folder", "folder/"])
def test_the_name_says_the_format(journey, tmp_path, name):
    save(journey, f"{tmp_path}/{name}")
    assert load(tmp_path / name) == journey
    assert (tmp_path / name).is_dir() == name.startswith("folder")


def test_an_existing_folder_takes_a_map(journey, tmp_path):
    save(journey, tmp_path)
    assert load(str(tmp_path)) == journey


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        ("map", "motor.jsn", "Did you mean '.json'"),
        ("map", "motor.xls", "Known: .journey.json, .json, "),
        ("map", "motor.csv", "A map cannot be saved as .csv, which holds one table. Save m.needs there, for instance"),
        (
            "table",
            "needs.json",
            "A table cannot be saved as .json, which holds a whole map. Choose one of these: .csv.",
        ),
        ("table", "needs", "A table cannot be saved as a folder, which holds a whole map."),
    ],
)
def test_an_ending_nobody_claims_names_those_there_are(journey, tmp_path, what, name, said):
    with pytest.raises(UnknownFormatError, match=re.escape(said)):
        save(journey if what == "map" else journey.needs, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_only_maps_and_tables_are_saved(journey, tmp_path):
    with pytest.raises(TypeError, match=r"m\.needs"):
        save(journey.needs.df, tmp_path / "needs.csv")
    with pytest.raises(UnknownNameError, match="option 'delimiter'"):
        save(journey, tmp_path / "motor.json", delimiter=";")
    with pytest.raises(ValueError, match="comma, a semicolon or a tab"):
        save(journey.needs, tmp_path / "needs.csv", delimiter="x")


# -- nothing newer is overwritten unasked ----------------------------------------------------------


def test_what_somebody_else_saved_is_not_overwritten(journey, tmp_path):
    path = tmp_path / "motor.journey.json"
    save(journey, path)
    other = load(path)
    other.title = "Theirs"
    save(other, path)
    journey.title = "Mine"
    with pytest.raises(FileConflictError, match="by somebody else"):
        save(journey, path)
    assert load(path).title == "Theirs"
    save(journey, path, overwrite=True)
    assert load(path).title == "Mine"
    with pytest.raises(FileConflictError):
        save(other, path)


def test_an_older_snapshot_of_the_same_map_may_be_overwritten(journey, tmp_path):
    one, two = tmp_path / "one.journey.json", tmp_path / "two.journey.json"
    save(journey, one)
    journey.title = "Later"
    save(journey, two)
    again = load(two)
    again.title = "Latest"
    save(again, one)
    assert load(one).title == "Latest"


def test_another_layout_of_the_same_content_is_the_same_file(journey, tmp_path):
    path = tmp_path / "motor.journey.json"
    save(journey, path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=4), "utf-8")
    journey.title = "Later"
    save(journey, path)
    assert load(path).title == "Later"


@pytest.mark.parametrize("text", ["", "no json", "[1, 2]", '{"format": "journeykit"}', "\xff"])
def test_what_is_no_map_is_not_overwritten(journey, tmp_path, text):
    path = tmp_path / "motor.json"
    path.write_text(text, "latin-1")
    with pytest.raises(FileConflictError, match="no journey map"):
        save(journey, path)
    assert path.read_text("latin-1") == text


def test_another_map_is_not_overwritten(journey, tmp_path):
    path = tmp_path / "motor.json"
    save(jk.JourneyMap(), path)
    with pytest.raises(FileConflictError, match="another map"):
        save(journey, path)


def test_a_file_of_a_newer_major_version_is_not_overwritten(journey, tmp_path):
    path = tmp_path / "motor.journey.json"
    save(journey, path)
    path.write_text(path.read_text("utf-8").replace('"schema": "1.0"', '"schema": "2.0"'), "utf-8")
    twin = read_map(path).journey.copy()
    twin.title = "x"
    with pytest.raises(FileConflictError, match="newer journeykit"):
        save(twin, path)


@pytest.mark.parametrize("name", ["motor.journey.json", "motor"])
def test_a_map_of_a_newer_major_version_is_not_saved_as_one_of_this(journey, tmp_path, name):
    path = tmp_path / name
    save(journey, path)
    file = path / "_map.csv" if path.is_dir() else path
    file.write_bytes(file.read_bytes().replace(b'"1.0"', b'"2.0"'))
    before = content(path)
    newer = read_map(path).journey
    for target in (path, tmp_path / f"other {name}"):
        with pytest.raises(FileConflictError, match="newer journeykit"):
            save(newer, target)
    twin = newer.copy()
    twin.needs.set("n1", importance=1)
    with pytest.raises(FileConflictError):
        save(twin, path)
    if path.is_dir():
        with pytest.raises(FileConflictError):
            save(twin.needs, path / "needs.csv")
    assert content(path) == before
    assert [found.name for found in tmp_path.iterdir()] == [name]
    save(twin, tmp_path / f"copy {name}")
    save(newer, path, overwrite=True)
    assert not read_map(path).journey.commit_path.read_only


@pytest.mark.parametrize("name", ["needs.csv", "motor"])
def test_a_csv_that_was_changed_or_is_not_ours_is_not_overwritten(journey, tmp_path, name):
    path = tmp_path / name
    save(part(journey, name), path)
    file = path / "needs.csv" if path.is_dir() else path
    file.write_bytes(file.read_bytes().replace(b"Be heard", b"Be paid"))
    before = content(path)
    journey.needs.set("n1", importance=1)
    with pytest.raises(FileConflictError, match="last wrote there or took in whole"):
        save(part(journey, name), path)
    assert content(path) == before
    save(part(journey, name), path, overwrite=True)
    stranger = jk.JourneyMap()
    with pytest.raises(FileConflictError):
        save(part(stranger, name), path)


def test_a_folder_that_was_loaded_may_be_saved_again(journey, tmp_path):
    save(journey, tmp_path / "motor")
    again = load(tmp_path / "motor")
    again.title = "Later"
    save(again, tmp_path / "motor")
    assert load(tmp_path / "motor").title == "Later"


def test_a_folder_with_texts_that_no_csv_carries_is_not_overwritten(journey, tmp_path):
    save(journey, tmp_path / "motor")
    file = tmp_path / "motor" / "needs.csv"
    file.write_text(file.read_text("utf-8").replace(",9,", ",very,"), "utf-8")
    again = read_map(tmp_path / "motor").journey
    again.title = "Later"
    with pytest.raises(FileConflictError):
        save(again, tmp_path / "motor")
    assert ",very," in file.read_text("utf-8")


def test_a_table_and_its_map_know_the_same_file_of_a_folder(journey, tmp_path):
    save(journey, tmp_path / "motor")
    journey.needs.set("n1", statement="Be paid")
    save(journey.needs, tmp_path / "motor" / "needs.csv")
    save(journey, tmp_path / "motor")
    again = load(tmp_path / "motor")
    save(again.needs, tmp_path / "motor" / "needs.csv")
    for other in ("stages.csv", "_map.csv"):
        with pytest.raises(FileConflictError):
            save(again.needs, tmp_path / "motor" / other)


def test_a_table_of_ones_own_that_is_gone_does_not_come_back(journey, tmp_path):
    journey.add_table(jk.table("risks", [jk.columns.text("risk")])).add(risk="x")
    save(journey, tmp_path / "motor")
    journey.remove_table("risks")
    save(journey, tmp_path / "motor")
    assert read_map(tmp_path / "motor").journey == journey


# -- whole or not at all ---------------------------------------------------------------------------


class Fault:
    """Lets a call through so many times, then fails for good."""

    def __init__(self, call: Any, after: int) -> None:
        self.call, self.after = call, after

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.after -= 1
        if self.after < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.call(*given, **named)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(("call", "after"), [("open", 0), ("fdopen", 0), ("fsync", 0), ("replace", 0)])
def test_a_failure_leaves_the_old_file_and_nothing_else(journey, tmp_path, monkeypatch, name, call, after):
    path = tmp_path / name
    save(part(journey, name), path)
    before = content(path)
    journey.needs.set("n1", statement="New")
    with monkeypatch.context() as fault:
        fault.setattr(os, call, Fault(getattr(os, call), after))
        with pytest.raises(OSError, match=r"No space[^>]*$"):
            save(part(journey, name), path)
    assert content(path) == before
    assert list(tmp_path.iterdir()) == [tmp_path / name]
    save(part(journey, name), path)
    assert content(path) != before


@pytest.mark.parametrize("name", FORMS)
def test_a_failure_leaves_no_new_file_behind(journey, tmp_path, monkeypatch, name):
    with monkeypatch.context() as fault:
        fault.setattr(os, "fsync", Fault(os.fsync, 0))
        with pytest.raises(OSError, match="No space"):
            save(part(journey, name), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
    assert journey.lineage == ()


def test_the_new_files_of_a_folder_are_all_on_disk_before_the_first_takes_its_place(journey, tmp_path, monkeypatch):
    save(journey, tmp_path / "motor")
    before = content(tmp_path / "motor")
    journey.title = "Later"
    with monkeypatch.context() as fault:
        fault.setattr(os, "fsync", Fault(os.fsync, len(before) - 1))
        with pytest.raises(OSError, match="No space"):
            save(journey, tmp_path / "motor")
    assert content(tmp_path / "motor") == before


def test_a_folder_that_cannot_be_synced_is_told_and_the_file_is_whole(journey, tmp_path, monkeypatch):
    path = tmp_path / "motor.json"
    with monkeypatch.context() as fault:
        fault.setattr(os, "fsync", Fault(os.fsync, 1))
        with pytest.raises(OSError, match="No space"):
            save(journey, path)
    assert load(path) == journey
    journey.title = "Later"
    save(load(path), path)


def test_a_drive_that_cannot_sync_folders_is_no_failure(journey, tmp_path, monkeypatch):
    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", sync)
    save(journey, tmp_path / "motor.json")
    assert load(tmp_path / "motor.json") == journey


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(journey, tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    save(journey, real)
    real.chmod(0o640)
    link.symlink_to(real)
    journey.title = "Later"
    save(journey, link)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert load(real).title == "Later"


@pytest.mark.parametrize(
    ("there", "meanwhile", "then"), [(0o600, 0o600, 0o600), (0o664, 0o600, 0o664), (None, 0o640, 0o640)]
)
def test_what_replaces_a_private_file_is_private_while_it_is_written(
    journey, tmp_path, monkeypatch, there, meanwhile, then
):
    path = tmp_path / "motor.json"
    if there is not None:
        save(journey, path)
        path.chmod(there)
        journey.title = "Later"
    modes: list[int] = []
    sync = os.fsync

    def seen(descriptor: int) -> None:
        found = os.fstat(descriptor).st_mode
        if stat.S_ISREG(found):
            modes.append(stat.S_IMODE(found))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", seen)
    before = os.umask(0o027)
    try:
        save(journey, path)
    finally:
        os.umask(before)
    assert modes == [meanwhile]
    assert stat.S_IMODE(path.stat().st_mode) == then


def test_a_link_in_a_folder_has_no_say_in_who_may_read_what_replaces_it(journey, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.touch(0o666)
    outside.chmod(0o666)
    (tmp_path / "motor").mkdir()
    (tmp_path / "motor" / "needs.csv").symlink_to(outside)
    before = os.umask(0o077)
    try:
        save(journey, tmp_path / "motor", overwrite=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "motor" / "needs.csv").stat().st_mode) == 0o600


def test_nothing_is_written_through_a_link_in_a_folder(journey, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text("precious")
    folder = tmp_path / "motor"
    folder.mkdir()
    (folder / "needs.csv").symlink_to(outside)
    with pytest.raises(FileConflictError, match="a link"):
        save(journey, folder)
    save(journey, folder, overwrite=True)
    assert outside.read_text() == "precious"
    assert load(folder) == journey


def test_a_map_too_large_to_be_read_again_is_not_saved(journey, tmp_path, monkeypatch):
    monkeypatch.setattr(as_json, "MAX_BYTES", 100)
    with pytest.raises(UnreadableFileError, match="not be read again"):
        save(journey, tmp_path / "motor.json")
    assert list(tmp_path.iterdir()) == []


def test_what_a_csv_cannot_carry_is_said(journey, tmp_path):
    path = tmp_path / "motor.json"
    save(journey, path)
    path.write_text(path.read_text("utf-8").replace('"importance": 9', '"importance": "very"'), "utf-8")
    again = read_map(path).journey
    assert "1 values" not in str(save(again, path))
    assert "1 value that does not fit its column" in str(save(again.needs, tmp_path / "needs.csv"))
    assert "revisions" in str(save(again, tmp_path / "motor"))
