"""The CSVs of whole maps, opened and saved again by Calc: nothing is lost if texts are told by their quotes.

For that people tick two boxes, "Format quoted field as text" when they open a CSV and "Quote all text cells" when they
save it. With neither, which is what Calc offers, texts that look like numbers come back as those.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import journeykit as jk
from journeykit.formats.loading import load
from journeykit.formats.saving import save
from tests.office.calc import Calc

pytestmark = pytest.mark.office

HEAT_PUMP = Path(__file__).parents[2] / "examples" / "heat_pump.journey.json"


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = load(HEAT_PUMP)
    m.needs.add_column(jk.columns.number("money"))
    m.needs.add(id="NA", statement="=1+1", usp="two\nlines", rival="007", money=1234.5)
    m.needs.add(id="n0", statement="31.12.2026")
    m.needs.add(id="empty")
    m.evidence.add(id="e9", finding="@home", value=0.001, collected_on="2026-03-31")
    return m


def through_calc(calc: Calc, path: Path) -> None:
    assert calc.open_csv(path, quoted_as_text=True).formulas == []
    calc.save_csvs_again([path], separator=";", texts=True)


def test_a_long_table_comes_back_from_calc(calc: Calc, journey: jk.JourneyMap, tmp_path: Path) -> None:
    path = tmp_path / "heat.tidy.csv"
    save(journey, path)
    through_calc(calc, path)
    assert load(path, strict=True) == journey


def test_a_board_comes_back_from_calc(calc: Calc, journey: jk.JourneyMap, tmp_path: Path) -> None:
    journey.notes.add(stage="doubt", lane="doing", text="=1+1")
    journey.notes.add(stage="doubt", lane="doing", text="- 007")
    path = tmp_path / "heat.board.csv"
    save(journey, path)
    before = load(path)
    through_calc(calc, path)
    assert load(path, strict=True) == before
    assert before.board_df().equals(journey.board_df())


def test_a_folder_comes_back_from_calc(calc: Calc, journey: jk.JourneyMap, tmp_path: Path) -> None:
    journey.add_table(jk.table("risks", [jk.columns.text("risk")])).add(id="r1", risk="=1+1")
    save(journey, tmp_path / "heat")
    before = {path: path.read_bytes() for path in sorted((tmp_path / "heat").iterdir())}
    calc.save_csvs_again([*before], separator=";", texts=True)
    assert not [path.name for path, data in before.items() if path.read_bytes() == data], "Calc has written each anew"
    assert load(tmp_path / "heat", strict=True) == journey


def test_without_those_boxes_texts_like_numbers_are_lost(calc: Calc, journey: jk.JourneyMap, tmp_path: Path) -> None:
    journey.needs.set("empty", statement="1.50", rival="TRUE", usp_proof="3/4")
    save(journey, tmp_path / "heat")
    calc.save_csvs_again(sorted((tmp_path / "heat").iterdir()), texts=False)
    # Nothing can be said of it: a column of texts may hold 7 as well as 007.
    again = load(tmp_path / "heat", strict=True)
    lost = {("NA", "rival"): "7", ("empty", "statement"): "1.5"}
    for (need, column), found in lost.items():
        assert again.needs[need][column] == found
        again.needs.set(need, **{column: journey.needs[need][column]})
    assert again == journey
