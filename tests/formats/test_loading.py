from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError, JourneyWarning, UnknownFormatError, UnreadableFileError
from journeykit.formats import loading
from journeykit.formats.loading import load, read_map
from journeykit.formats.saving import save
from journeykit.model.document import dumps, to_document

FILES = Path(__file__).with_name("files")


@pytest.mark.parametrize("name", ["motor-1.0.journey.json", "motor-1.0"])
def test_files_of_version_1_0_open_for_ever(name):
    m = load(FILES / name)
    assert (m.id, m.title, m.process, m.period) == ("map_motor", "Motor insurance", "claims", "2026")
    assert [need["id"] for need in m.needs] == ["n2", "n1"]
    assert m.needs["n1"] == {
        "id": "n1", "statement": "Know what happens next", "stage": "claims", "persona": "nadia", "level": "safety",
        "kind": "D", "importance": 10, "effort": 2.5, "satisfaction": 3, "opportunity": 17, "usp": "=1+1",
        "usp_proof": "", "rival": "", "grade": "measured", "teams": ("claims", "law, Vienna"), "due": "2026-03-31",
        "author": "ana",
    }  # fmt: skip
    assert m.needs["n2"]["statement"] == "Größere Schäden 👩‍👩‍👧 שלום"
    assert m.personas["NA"]["channels"] == ("letter",)
    assert m.personas["nadia"]["quote"] == "Just tell me\nwhat happens next."
    assert m.risks["r1"]["weight"] == "high"
    assert m.evidence["v1"]["value"] == 2.75
    assert jk.check(m, "unreadable_value", "dangling_reference") == []


def test_the_file_of_version_1_0_is_written_as_it_was():
    path = FILES / "motor-1.0.journey.json"
    assert dumps(to_document(load(path))).encode() == path.read_bytes()
    assert load(path) == load(FILES / "motor-1.0")


def test_opening_changes_nothing(tmp_path):
    path = tmp_path / "motor.json"
    path.write_bytes((FILES / "motor-1.0.journey.json").read_bytes())
    before = path.stat()
    load(path)
    assert (path.stat().st_mtime_ns, list(tmp_path.iterdir())) == (before.st_mtime_ns, [path])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b"", "a.json: .*line 1"),
        ("a.json", b"\xff\xfe{", "not UTF-8"),
        ("a.json", b'{"format": "journeykit"}', "schema"),
        ("a.journey.json", b'\xef\xbb\xbf{"format": "x"}', "a.journey.json: .*not a journey map"),
        ("needs.csv", b"id,statement\n", r"jk\.read_table"),
    ],
)
def test_an_unreadable_file_is_named_with_the_reason(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableFileError, match=said):
        load(tmp_path / name)


@pytest.mark.parametrize("path", [".", "/"])
def test_a_folder_whose_path_has_no_name_is_named_as_it_was_given(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFileError) as raised:
        load(path)
    assert str(raised.value).startswith(f"{path}: It holds no table")


def test_what_is_computed_is_not_said_beside_what_was_mended(folder):
    with (folder / "needs.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    row |= {"satisfaction": "3", "opportunity": "19", "weather": ""}
    with (folder / "needs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*row])
        writer.writeheader()
        writer.writerows([row, {"id": "n2", "statement": "Be paid", "weather": "fine"}])
    assert sorted(problem.computed for problem in read_map(folder).problems) == [False, True]
    mended(folder, "needs.csv, line 1, weather: needs has no such column; 1 cell is kept beside the rows.")


def test_a_file_there_is_not_and_an_ending_nobody_reads(tmp_path):
    for name in ("a.json", "a.txt", "folder"):
        with pytest.raises(FileNotFoundError):
            load(tmp_path / name)
    (tmp_path / "a.txt").touch()
    with pytest.raises(UnknownFormatError, match=r"'\.txt'"):
        load(tmp_path / "a.txt")


def test_a_file_past_the_limit_or_without_an_end_is_not_read(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(UnreadableFileError, match="not a file"):
        load(tmp_path / "pipe.json")
    monkeypatch.setattr(loading, "MAX_BYTES", 10)
    (tmp_path / "large.json").write_bytes(b"{" * 11)
    with pytest.raises(UnreadableFileError, match="larger than"):
        load(tmp_path / "large.json")


# -- folders of CSVs -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.needs.add_column(jk.columns.scale("effort", 0.5, 5, step=0.5))
    m.needs.add(id="n1", stage="claims", statement="Be heard", importance=9, effort=1.5)
    save(m, tmp_path / "motor")
    return tmp_path / "motor"


def mended(path: Path, *said: str) -> jk.JourneyMap:
    """Load a map of which just this is said, and which strict reading refuses."""
    with pytest.warns(JourneyWarning) as warned:
        m = load(path)
    assert str(warned[0].message).split("\n  ")[1:] == list(said)
    with pytest.raises(UnreadableFileError):
        load(path, strict=True)
    return m


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_folder_that_a_spreadsheet_has_saved_again_reads_the_same(folder):
    before = load(folder)
    for file in folder.glob("*.csv"):
        text = file.read_text("utf-8-sig").replace(",", ";").replace("true", "TRUE")
        text = text.replace("1.5", "1,5").replace("0.5", "0,5").replace('"', "")
        file.write_bytes(text.encode("cp1252"))
    assert load(folder) == before


def test_rows_added_by_hand_get_ids_and_find_their_stage_by_name(folder):
    edit(folder / "needs.csv", '"n1"', ',"Be paid",Claims\n,"Compare",,research\n"n1","Twice",nowhere\n"n1"')
    edit(folder / "stages.csv", '"claims"', ',"Renewal"\n"claims"')
    m = mended(folder, "needs.csv, line 5, id: The id n1 stands in a line above already; this row got the id n1-2.")
    assert [stage["id"] for stage in m.stages] == ["research", "renewal", "claims"]
    assert [(need["id"], need["stage"]) for need in m.needs] == [
        ("be-paid", "claims"), ("compare", "research"), ("n1", "nowhere"), ("n1-2", "claims"),
    ]  # fmt: skip
    assert read_map(folder).journey == m
    assert [problem.row for problem in jk.check(m, "dangling_reference")] == ["n1"]


def test_what_does_not_fit_is_kept_beside_the_row_and_reported(folder):
    edit(folder / "needs.csv", "id,statement", "id,mood,statement")
    edit(folder / "needs.csv", '"n1","Be heard"', '"n1","sunny","Be heard"')
    edit(folder / "needs.csv", ",9,", ",99,")
    edit(folder / "_map.csv", '"title","Motor"', '"title","Motor"\n"weather","=rain"')
    m = mended(
        folder,
        "_map.csv, weather: A map has no such field; it is kept.",
        "needs.csv, line 1, mood: needs has no such column; 1 cell is kept beside the rows.",
        "needs.csv, line 2, importance: “99” is not a whole number from 0 to 10. It is kept beside the row.",
    )
    assert m.needs["n1"]["statement"] == "Be heard"
    assert [problem.column for problem in jk.check(m, "unreadable_value")] == ["importance"]
    row = m.commit_path.contents.tables["needs"].by_id["n1"]
    assert row.extra == {"mood": "sunny", "importance": "99"}
    assert m.commit_path.contents.extra == {"map": {"weather": "=rain"}}


def test_declarations_that_cannot_work_are_kept_and_not_overwritten(folder):
    edit(folder / "_columns.csv", '"needs"', '"needs","mood","effort","weather","Mood"\n"needs"')
    edit(folder / "_tables.csv", "unique\n", 'unique\n"risks","needs","Risks"\n')
    m = mended(
        folder,
        "_tables.csv: What is declared of risks cannot work as it stands; it is kept as it is.",
        "_columns.csv: What is declared of needs cannot work as it stands; it is kept as it is.",
    )
    assert m.commit_path.contents.extra["tables"] == {
        "needs": {"columns": {"mood": {"after": "effort", "kind": "weather", "title": "Mood"}}},
        "risks": {"declaration": {"after": "needs", "title": "Risks"}},
    }
    m.title = "Later"
    with pytest.raises(FileConflictError):
        save(m, folder)
    save(m, folder.with_suffix(".json"))
    with pytest.warns(JourneyWarning, match="“risks” is no table of the map; it is kept"):
        assert load(folder.with_suffix(".json")) == m


def test_a_folder_of_two_csvs_made_by_hand_is_a_map(tmp_path):
    (tmp_path / "stages.csv").write_text("Name;Goal\nClaims;Get help fast\n")
    (tmp_path / "needs.csv").write_text("Statement;Stage;Importance\nBe heard;CLAIMS;9\n")
    m = load(tmp_path)
    assert (m.needs["Be heard"]["stage"], len(m.lanes)) == ("claims", 8)


@pytest.mark.parametrize("written", ["1", '"1,0"', " 1.0 "])
def test_a_version_that_a_spreadsheet_took_for_a_number_is_the_version(folder, written):
    before = load(folder)
    edit(folder / "_map.csv", '"schema","1.0"', f'"schema",{written}')
    assert load(folder) == before


def test_a_folder_without_a_map_is_none(tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n")
    with pytest.raises(UnreadableFileError, match="no table of a journey map"):
        load(tmp_path)


def test_nothing_outside_the_folder_is_read(folder):
    secret = folder.parent / "secret.csv"
    secret.write_text("id,statement\nn9,secret\n")
    (folder / "notes.csv").unlink()
    (folder / "notes.csv").symlink_to(secret)
    with pytest.raises(UnreadableFileError, match="a link"):
        load(folder)
    (folder / "notes.csv").unlink()
    edit(folder / "_tables.csv", "unique\n", 'unique\n"../secret",,,,,,,\n')
    edit(folder / "_columns.csv", '"needs"', '"../secret","statement",,text,x\n"needs"')
    assert read_map(folder).journey.tables == jk.JourneyMap().tables


def test_a_folder_with_an_unreadable_file_names_it(folder):
    (folder / "needs.csv").write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableFileError, match=r"motor: needs\.csv: .*workbook"):
        load(folder)


def test_a_folder_of_a_newer_major_version_is_read_only(folder):
    edit(folder / "_map.csv", '"1.0"', '"2.0"')
    with pytest.warns(JourneyWarning, match="read-only: it was written by a newer journeykit"):
        assert load(folder).commit_path.read_only
