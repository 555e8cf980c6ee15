"""What Calc does to a sheet on its own, so that a failure elsewhere is known to be ours."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.office.calc import Calc, Encoding
from tests.office.motor_insurance import NEEDS

pytestmark = pytest.mark.office


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (";", "cp1252"), ("\t", "utf-16")])
def test_calc_saves_the_needs_as_people_send_them(
    calc: Calc, tmp_path: Path, separator: str, encoding: Encoding
) -> None:
    path = tmp_path / "needs.csv"
    calc.save_csv(NEEDS, path, separator=separator, encoding=encoding)
    text = path.read_bytes().decode(encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    assert len(rows) == 21
    assert rows[1][4] == "9,0"
    assert rows[2][2] == "NA"
    assert rows[4][0] == "Understand the policy\nwithout a lawyer"
    assert rows[8][7] == "007"
    assert rows[14][6] == "=1+1"


def test_a_missing_calc_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match=r'`apt install libreoffice-calc`.* pytest -m "not office"'):
        Calc(tmp_path / "office")


def test_calc_runs_a_formula_that_nobody_guards(calc: Calc, tmp_path: Path) -> None:
    path = tmp_path / "unguarded.csv"
    path.write_text('usp,importance\n"=1+1",9.5\n')
    sheet = calc.open_csv(path)
    assert sheet.formulas == ["of:=1+1"]
    assert sheet.records() == [{"usp": 2.0, "importance": 9.5}]


def test_a_sheet_goes_through_calc_and_back(calc: Calc, tmp_path: Path) -> None:
    path = tmp_path / "needs.csv"
    calc.save_csv(NEEDS, path, separator=",", quote_all_text=True)
    sheet = calc.open_csv(path, quoted_as_text=True)
    assert sheet.records()[1]["rival"] == "0800 Direkt"
    assert sheet.records()[3]["statement"] == "Understand the policy\nwithout a lawyer"
    assert sheet.formulas == []
