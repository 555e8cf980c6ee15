"""The CSVs of whole maps, opened and saved again by Calc as people do."""

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
    sheet = calc.open_csv(path, quoted_as_text=True)
    assert sheet.formulas == []
    calc.save_csv(sheet.rows, path, separator=";", quote_all_text=True)


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
