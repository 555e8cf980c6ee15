"""Twenty needs go from Calc into a map, through the grid, and back into Calc unharmed."""

from __future__ import annotations

import json

import pytest

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import grid_in
from tests.office.calc import Calc, Encoding
from tests.office.motor_insurance import NEEDS, PERSONAS
from tests.office.sheet import Cell

pytestmark = [pytest.mark.browser, pytest.mark.office]

MAP = f"""
import journeykit as jk

m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
for name in {PERSONAS!r}:
    m.personas.add(name=name)
"""

LOAD = 'report = jk.read_table("needs.csv", into=m.needs)\nprint(report)'
GRID = 'jk.TableGrid(m, "needs")'
SAVE = 'jk.save(m.needs, "edited.csv")'

EDITED = "Know what happens next; and when"


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (";", "cp1252"), ("\t", "utf-16")])
def test_needs_from_calc_and_back(open_notebook: OpenNotebook, calc: Calc, separator: str, encoding: Encoding) -> None:
    notebook = open_notebook([MAP, LOAD, GRID])
    calc.save_csv(NEEDS, notebook.folder / "needs.csv", separator=separator, encoding=encoding)
    notebook.run_all()
    assert notebook.cell_output(1) == "20 rows added."
    needs = grid_in(notebook, 2)
    needs.expect_text(1, "Importance", "9")
    needs.expect_text(2, "Persona", "NA")
    needs.type(1, "Statement", EDITED)
    needs.type(2, "Satisfaction", "5")
    needs.expect_saved()
    notebook.add_and_run(SAVE)

    sheet = calc.open_csv(notebook.folder / "edited.csv", quoted_as_text=True)
    assert sheet.formulas == []
    seen = sheet.records()
    expected = _needs()
    expected[0]["statement"] = EDITED
    expected[1]["satisfaction"] = 5.0
    assert len(seen) == 20
    for number, (given, found) in enumerate(zip(expected, seen, strict=True), start=1):
        names = {"stage": "stage_name", "persona": "persona_name"}
        for title, cell in given.items():
            assert _text(found[names.get(title, title)]) == _guarded(cell), f"need {number}, {title}"

    # What Calc saves of that file is again the same table.
    records = "m.needs.df.drop(columns='author').to_json(orient='records')"
    before = json.loads(notebook.add_and_run(f"print({records})"))
    calc.save_csv(sheet.rows, notebook.folder / "again.csv", separator=";", quote_all_text=True)
    notebook.add_and_run("m.needs.remove(*m.needs.df.index)")
    notebook.add_and_run('jk.read_table("again.csv", into=m.needs)')
    assert json.loads(notebook.add_and_run(f"print({records})")) == before


def _needs() -> list[dict[str, Cell]]:
    titles = [str(title) for title in NEEDS[0]]
    return [dict(zip(titles, row, strict=True)) for row in NEEDS[1:]]


def _guarded(cell: Cell) -> str:
    """Return what is to stand in the sheet: an apostrophe keeps Calc from running a text."""
    text = _text(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(("=", "+", "-", "@")) else text


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
