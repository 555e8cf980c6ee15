from __future__ import annotations

from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError
from journeykit.formats.loading import read_map
from journeykit.formats.read_report import ReadReport
from journeykit.formats.saving import save
from journeykit.formats.table_reading import read_table


@pytest.fixture
def journey() -> jk.JourneyMap:
    return jk.JourneyMap(stages=["Research", "Claims"])


def saved_over(table: jk.Table, path: Path) -> bool:
    try:
        save(table, path)
    except FileConflictError:
        return False
    return True


def test_a_file_that_was_taken_in_may_be_saved_over_until_that_is_taken_back(journey, tmp_path):
    path = tmp_path / "needs.csv"
    path.write_text("statement\na\n")
    read_table(path, into=journey.needs)
    journey.needs.set("a", importance=3)
    assert saved_over(journey.needs, path)
    path.write_text("statement\nb\n")
    read_table(path, into=journey.needs)
    journey.undo()
    assert not saved_over(journey.needs, path)
    read_table(path, into=journey.needs)
    assert read_table(path, into=journey.needs).added == 0
    assert saved_over(journey.needs, path)


def test_a_file_that_was_read_into_one_table_is_not_overwritten_with_another(journey, tmp_path):
    path = tmp_path / "needs.csv"
    path.write_text("statement\na\n")
    read_table(path, into=journey.needs)
    assert not saved_over(journey.stages, path)
    assert saved_over(journey.needs, path)
    assert not saved_over(journey.stages, path)
    assert b"statement" in path.read_bytes()


def test_a_file_that_was_read_in_a_batch_is_not_known(journey, tmp_path):
    path = tmp_path / "needs.csv"
    path.write_text("statement\na\n")

    def broken_off() -> None:
        with journey.batch():
            read_table(path, into=journey.needs)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert len(journey.needs) == 0
    assert not saved_over(journey.needs, path)


def test_an_author_that_was_passed_over_is_not_overwritten(journey, tmp_path):
    path = tmp_path / "needs.csv"
    journey.needs.add(id="n1", statement="a")
    path.write_text("id,statement,author\nn1,a,eve\n")
    assert read_table(path, into=journey.needs) == ReadReport(0, 1)
    assert not saved_over(journey.needs, path)


def test_the_csv_of_a_removed_table_is_named(journey, tmp_path):
    journey.add_table(jk.table("risks", [jk.columns.text("risk")])).add(risk="Fraud")
    save(journey, tmp_path)
    journey.remove_table("risks")
    report = save(journey, tmp_path)
    assert str(report).endswith("\n  in the folder, but of no table of this map: risks.csv")


@pytest.mark.parametrize("name", ["motor.journey.json", "motor.ipynb"])
def test_a_kept_name_that_looks_like_an_id_is_told(tmp_path, name):
    sheet = tmp_path / "motor"
    m = jk.JourneyMap(stages=["Claims"])
    m.personas.add(name="Ruth")
    m.notes.add(stage="Claims", persona="Ruth", text="Calls")
    save(m, sheet)
    (sheet / "notes.csv").write_text((sheet / "notes.csv").read_text("utf-8-sig").replace(m.personas.df.index[0], ""))
    (sheet / "notes.csv").write_text((sheet / "notes.csv").read_text("utf-8-sig").replace("Ruth", "Anna"))
    again = read_map(sheet).journey
    assert again.notes.df["persona"].isna().all()
    assert save(again, tmp_path / name).lost == (
        "that 1 name that nobody bears is no id: read again, that points to a row that is not there",
    )
    assert save(m, tmp_path / f"other-{name}").lost == ()
