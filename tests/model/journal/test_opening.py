"""Maps bound to files: what is on disk when, who may write, and what becomes of two truths."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import InvalidValueError, JourneyWarning, ReadOnlyError, UnreadableFileError
from journeykit.model.applied import ChangesRefused
from journeykit.model.history import Scope
from journeykit.model.journal.snapshots import KEPT, Snapshots
from tests.model.journal.conftest import Open, fold
from tests.model.journal.kernels import after_the_kernel_was_killed, another_kernel
from tests.model.test_undo_properties import OPS


def test_opening_and_closing_without_an_edit_makes_and_changes_no_file(path: Path, open_motor: Open):
    open_motor().close()
    assert not path.exists()
    m = open_motor()
    m.title = "Motor insurance"
    m.close()
    before = path.read_bytes()
    again = open_motor()
    assert again.title == "Motor insurance"
    again.close()
    assert path.read_bytes() == before


def test_saving_where_the_map_is_bound_makes_the_file_without_an_edit(path: Path, open_motor: Open):
    m = open_motor()
    assert jk.save(m, path).rows == 10
    assert jk.load(path) == m
    before = path.read_bytes()
    jk.save(m, path)
    assert path.read_bytes() == before
    path.unlink()
    jk.save(m, path)
    assert jk.load(path) == m
    m.title = "Motor insurance"
    with after_the_kernel_was_killed():
        again = open_motor()
        assert (again.title, again.commit_path.standing.note) == ("Motor insurance", "")
        again.close()


def test_saving_without_an_edit_leaves_a_file_that_somebody_has_made_meanwhile(path: Path, open_motor: Open):
    m = open_motor()
    jk.save(jk.JourneyMap(title="Theirs"), path)
    report = jk.save(m, path)
    assert jk.load(path).title == "Theirs"
    assert report.path.name.startswith("motor.conflict-")
    assert jk.load(report.path) == m


def test_the_same_file_in_the_same_kernel_is_the_same_map(path: Path, open_motor: Open, monkeypatch):
    m = open_motor()
    assert open_motor() is m
    monkeypatch.chdir(path.parent)
    assert jk.open_map("motor.journey.json") is m


def test_an_edit_is_on_disk_before_it_is_told(path: Path, open_motor: Open):
    m = open_motor()
    found = []
    m.subscribe(lambda event: found.append(jk.load(path).title))
    m.title = "Motor insurance"
    assert found == ["Motor insurance"]


def test_a_kernel_that_was_killed_loses_nothing(path: Path, open_motor: Open):
    m = open_motor()
    m.needs.set("n1", importance=4)
    with m.batch(author="Ana"):
        m.needs.add(id="n2", statement="=1+1\n\u2028", level="safety")
        m.title = "Motor insurance"
    m.undo()
    m.redo()
    with after_the_kernel_was_killed():
        again = open_motor()
        assert again is not m
        assert again == m
        assert again.rev == m.rev
        begun_with = m.history().revision == 1
        assert again.history().equals(m.history()[~begun_with].reset_index(drop=True))
        again.undo()
        assert again.title == "Motor"


@settings(max_examples=60)
@given(ops=OPS)
def test_any_history_is_read_back_as_it_was(ops, tmp_path_factory):
    file = tmp_path_factory.mktemp("any") / "any.journey.json"
    m = jk.open_map(file)
    m.needs.extend([{"id": "n1", "statement": "one", "importance": 5}, {"id": "n2", "statement": "two"}])
    for client, op in ops:
        try:
            if isinstance(op, str):
                m.commit_path.undo("undo" if op == "undo" else "redo", Scope(client=client), client=client)
            else:
                m.commit_path.commit(op, client=client)
        except (ChangesRefused, jk.JourneyError):
            continue
    with after_the_kernel_was_killed():
        again = jk.open_map(file)
        assert again == m
        assert again.rev == m.rev
        again.close()
    m.close()


def test_a_second_kernel_reads_and_may_take_over(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Mine"
    with another_kernel():
        reader = open_motor()
        assert reader.title == "Mine"
        with pytest.raises(ReadOnlyError, match=r"Another kernel has had this map open .* take_over=True"):
            reader.title = "Theirs"
        taken = open_motor(take_over=True)
        taken.title = "Theirs"
    with pytest.raises(ReadOnlyError, match="Another kernel"):
        m.title = "Mine again"
    assert m.title == "Mine"
    assert "take_over" in m.commit_path.standing.read_only
    m.close()
    taken.close()
    assert jk.load(path).title == "Theirs"
    assert sorted(file.name for file in path.parent.glob("*.json")) == ["motor.journey.json"]


def test_a_map_that_is_closed_can_be_opened_by_the_next(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Mine"
    m.close()
    with pytest.raises(ReadOnlyError, match="was closed"):
        m.title = "More"
    with another_kernel():
        other = open_motor()
        other.title = "Theirs"
        assert not other.commit_path.read_only


def test_a_file_somebody_else_has_written_is_left_and_ours_goes_on_beside_it(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Mine"
    theirs = jk.load(path)
    theirs.title = "Theirs"
    jk.save(theirs, path, overwrite=True)
    written = path.read_bytes()
    fold(m)
    m.needs.set("n1", importance=1)
    m.close()
    assert path.read_bytes() == written
    [copy] = path.parent.glob("motor.conflict-*.journey.json")
    assert jk.load(copy).title == "Mine"
    assert jk.load(copy).needs["n1"]["importance"] == 1
    assert m.commit_path.standing.file == copy.name
    assert path.name in m.commit_path.standing.note
    with another_kernel():
        assert open_motor().title == "Theirs"


def test_edits_that_a_foreign_file_does_not_have_are_in_a_copy_after_opening(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "In the file"
    fold(m)
    m.needs.set("n1", importance=1)
    theirs = jk.JourneyMap(title="Another map")
    jk.save(theirs, path, overwrite=True)
    with after_the_kernel_was_killed(), pytest.warns(JourneyWarning, match="changed by somebody else"):
        again = open_motor()
    assert again.title == "Another map"
    [copy] = path.parent.glob("motor.conflict-*.journey.json")
    assert jk.load(copy).needs["n1"]["importance"] == 1


def test_an_older_file_put_back_stays_the_file(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "First"
    fold(m)
    first = path.read_bytes()
    for title in ("Second", "Third"):
        m.title = title
        fold(m)
    m.close()
    path.write_bytes(first)
    assert open_motor().title == "First"


def test_the_files_before_are_kept(path: Path, open_motor: Open):
    m = open_motor()
    for number in range(14):
        m.title = f"Title {number}"
        fold(m)
    kept = sorted((path.parent / f".{path.name}.d" / "snapshots").iterdir())
    assert len(kept) == 10
    titles = [json.loads(file.read_bytes())["map"]["title"] for file in kept]
    assert titles[0] in ("Motor", "Title 0")
    assert titles[-2:] == ["Title 12", "Title 13"]


def test_the_folder_beside_it_may_be_deleted_under_an_open_map(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Before"
    shutil.rmtree(path.parent / f".{path.name}.d")
    m.needs.set("n1", importance=2)
    with after_the_kernel_was_killed():
        again = open_motor()
        assert (again.title, again.needs["n1"]["importance"]) == ("Before", 2)
    assert again == m


def test_saving_an_open_map_to_its_file_writes_it_now(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Now"
    assert jk.save(m, path).rows == 1 + 1 + 8
    assert json.loads(path.read_bytes())["map"]["title"] == "Now"


def test_a_damaged_file_names_the_last_good_one(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Good"
    m.close()
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(UnreadableFileError, match=r"last good snapshot is .*snapshots"):
        open_motor()
    [good] = [
        file for file in (path.parent / f".{path.name}.d" / "snapshots").iterdir() if b"Good" in file.read_bytes()
    ]
    path.write_bytes(good.read_bytes())
    assert open_motor().title == "Good"


def test_a_file_of_a_newer_major_version_opens_read_only_and_stays(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Later"
    m.close()
    document = json.loads(path.read_bytes()) | {"schema": "2.0", "moods": {"x": 1}}
    path.write_text(json.dumps(document))
    before = path.read_bytes()
    newer = open_motor()
    with pytest.raises(ReadOnlyError, match="newer journeykit"):
        newer.title = "Now"
    newer.close()
    assert path.read_bytes() == before


def test_unknown_fields_and_tables_go_through_opening_editing_and_closing(path: Path, open_motor: Open):
    m = open_motor()
    m.title = "Motor"
    m.needs.set("n1", importance=3)
    m.close()
    document = json.loads(path.read_bytes()) | {"schema": "1.9", "moods": {"x": [1]}}
    document["tables"]["rituals"] = {"rows": {"r1": {"cells": {"a": 1}, "order": "a0", "rev": 0}}, "odd": True}
    document["tables"]["needs"]["rows"]["n1"]["cells"]["scent"] = "rose"
    path.write_text(json.dumps(document))
    with another_kernel():
        newer = open_motor()
        newer.needs.set("n1", importance=8)
        newer.needs.remove("n1")
        newer.undo()
    with after_the_kernel_was_killed():
        open_motor().set(period="2026")
        open_motor().close()
    written = json.loads(path.read_bytes())
    assert (written["schema"], written["moods"]) == ("1.9", {"x": [1]})
    assert written["tables"]["rituals"] == document["tables"]["rituals"]
    assert written["tables"]["needs"]["rows"]["n1"]["cells"] == {
        "importance": 8, "scent": "rose", "statement": "Be heard",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["motor.csv", "motor"])
def test_a_name_that_is_no_map_is_refused(name: str, tmp_path: Path):
    with pytest.raises(InvalidValueError, match=r"should end in \.journey\.json"):
        jk.open_map(tmp_path / name)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        jk.open_map(tmp_path / "nowhere" / "motor.journey.json")


def test_a_map_bound_to_one_file_is_no_start_for_another(path: Path, open_motor: Open):
    with pytest.raises(InvalidValueError, match=r"bound to motor\.journey\.json"):
        jk.open_map(path.with_name("other.journey.json"), start=open_motor())


NUMBERS = st.lists(st.integers(0, 400), min_size=1, max_size=40)


@given(gaps=NUMBERS)
def test_what_is_kept_reaches_from_the_first_to_the_last(gaps, tmp_path_factory):
    kept = Snapshots(tmp_path_factory.mktemp("kept"))
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for number, gap in enumerate(gaps):
        now += dt.timedelta(minutes=gap + 1)
        kept.keep(str(number).encode(), now)
    found = sorted(kept.folder.iterdir())
    contents = [file.read_text() for file in found]
    assert len(found) == min(KEPT, len(gaps))
    assert contents[0] == "0"
    assert contents[-2:] == [str(number) for number in range(len(gaps))][-2:]


SAMPLE = Path(__file__).parents[2] / "formats" / "files" / "motor-journal-1"


def test_a_journal_of_the_first_version_is_read_for_ever(path: Path, open_motor: Open):
    path.write_bytes((SAMPLE / path.name).read_bytes())
    home = path.parent / f".{path.name}.d"
    home.mkdir()
    shutil.copy(SAMPLE / "0001.journal", home)
    m = open_motor()
    assert [m.needs["n1"][name] for name in ("importance", "effort", "persona")] == [7, 2, "p1"]
    assert (m.period, m.personas["p1"]["channels"], len(m.notes)) == ("", ("app", "phone"), 1)
    assert m.commit_path.consumed == {"ana": 4}
    history = m.history()
    assert history.revision.max() == m.rev == 9
    assert set(history.author) == {"", "Ana", "Ben"}
