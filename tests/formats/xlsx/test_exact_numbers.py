"""Numbers of more digits than spreadsheets save."""

from __future__ import annotations

import pytest

from journeykit.formats.sheets.sheet import Cell, Sheet
from journeykit.formats.xlsx.exact_numbers import ExactNumbers, RoundedNumbers


def restored(numbers: list[float], cell: float) -> float:
    exact = ExactNumbers()
    for number in numbers:
        exact.note(number)
    rows: list[list[Cell]] = [["number"]]
    rows += [[*row] for row in exact.rows()]
    found = RoundedNumbers(Sheet(rows)).restored([[cell]])[0][0]
    assert isinstance(found, float)
    return found


@pytest.mark.parametrize("saved", [606944062.608047, 606944062.608048], ids=["excel", "libreoffice"])
def test_a_last_digit_of_five_comes_back_from_either_program(saved):
    assert restored([606944062.6080475], saved) == 606944062.6080475


def test_a_number_that_another_may_be_rounded_to_stays():
    assert restored([606944062.6080475, 606944062.608047], 606944062.608047) == 606944062.608047
    assert restored([606944062.6080475, 606944062.608048], 606944062.608048) == 606944062.608048
