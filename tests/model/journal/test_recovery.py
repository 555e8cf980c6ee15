"""Maps without a file: kept among the user's data from the first edit in a browser on."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeykit as jk
from journeykit.model.journal import recovery
from journeykit.widgets.hub import Hub
from tests.model.journal.kernels import after_the_kernel_was_killed
from tests.widgets.fakes import FakeChannel, FakeClock, op, set_cell


@pytest.fixture
def data(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(recovery, "data_folder", lambda: tmp_path / "maps")
    monkeypatch.setenv("JPY_SESSION_NAME", "day.ipynb")
    return tmp_path / "maps"


def typed_into(title: str) -> tuple[jk.JourneyMap, FakeChannel]:
    m, channel = jk.JourneyMap(stages=["Claims"], title=title), FakeChannel()
    m.needs.add(id="n1", statement="Be heard")
    hub = Hub(m.commit_path, channel, FakeClock(), before_op=lambda: recovery.keep(m))
    hub.receive(op("ana", 1, set_cell("n1", "importance", 7)))
    return m, channel


def test_the_first_edit_in_a_browser_is_kept_and_can_be_brought_back(data: Path):
    m, _ = typed_into("Motor")
    m.title = "Motor insurance"
    with after_the_kernel_was_killed():
        left = jk.recover()
        found = left.loc[m.id].to_dict()
        assert (found["title"], found["edits"], found["notebook"]) == ("Motor insurance", 2, "day.ipynb")
        back = jk.load(left.path.iloc[0])
    assert back == m
    assert back.needs["n1"]["importance"] == 7
    assert "jk.recover()" in m.commit_path.standing.kept


def test_code_alone_leaves_nothing_behind(data: Path):
    m = jk.JourneyMap(title="Motor")
    m.title = "Home"
    assert jk.recover().empty
    assert not data.exists()


def test_a_map_left_by_an_earlier_run_of_the_notebook_is_told_of(data: Path, monkeypatch):
    typed_into("Motor")
    again, other = jk.JourneyMap(title="Motor"), jk.JourneyMap(title="Home")
    assert recovery.earlier_run(again) == "", "a kernel has it open"
    monkeypatch.setattr(recovery, "is_alive", lambda holder, path: False)
    assert "jk.recover()" in recovery.earlier_run(again)
    assert recovery.earlier_run(other) == ""


def test_a_kept_map_can_get_a_file_of_its_own(data: Path, tmp_path: Path):
    m, _ = typed_into("Motor")
    path = tmp_path / "motor.journey.json"
    assert jk.open_map(path, start=m) is m
    m.title = "In a file"
    m.close()
    assert jk.load(path).title == "In a file"
    assert m.commit_path.standing.kept == ""


def test_what_nobody_has_brought_back_for_long_goes(data: Path, monkeypatch):
    typed_into("Old")
    monkeypatch.setattr(recovery, "is_alive", lambda holder, path: False)
    monkeypatch.setattr(recovery, "DAYS", -1)
    fresh, _ = typed_into("Fresh")
    assert jk.recover().index.tolist() == [fresh.id]


def test_where_nothing_can_be_kept_the_map_goes_on_and_says_so(data: Path, caplog):
    data.write_text("a file where the folder should be")
    m, channel = typed_into("Motor")
    assert m.needs["n1"]["importance"] == 7
    assert "jk.save" in m.commit_path.standing.kept
    assert channel.events()
