"""A map's workbook opened in Calc, and saved again as a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

import journeykit as jk
from journeykit.formats import as_xlsx
from tests.formats.any_map import AWKWARD
from tests.office.calc import Calc

pytestmark = pytest.mark.office


def awkward_map() -> jk.JourneyMap:
    """Return a map with every awkward text in every kind of column that takes it."""
    m = jk.JourneyMap.from_template("five-stage", title="=1+1", process="own process", scope="two\nlines")
    m.personas.add(id="anna", name="Anna", channels=["app", "a, b"], sample_size=2**53 - 1, quote="שלום, עולם")
    m.personas.add(id="ben", name="Ben (Graz)")
    m.personas.add(id="ben-2", name="Ben (Graz)")
    columns = jk.columns
    for column in (
        columns.text("owner", "=Owner", 'Who, "exactly"?'),
        columns.date("due"),
        columns.flag("legal"),
        columns.number("money"),
        columns.scale("weight", 0.5, 5, step=0.5),
        columns.multi_choice("tags", ["x", "y"], open=True),
        columns.choice("effort", ["small", "=large"]),
        columns.link("ticket"),
        columns.ref("related", to="needs"),
    ):
        m.needs.add_column(column)
    for number, text in enumerate(AWKWARD):
        m.needs.add(
            id=f"n{number}",
            statement=text,
            usp=f"{text}\n{text}",
            stage="Claims",
            persona=("anna", "ben", "ben-2")[number % 3],
        )
        m.needs.set(f"n{number}", owner=text, related=f"n{max(number - 1, 0)}", importance=number % 11)
    m.needs.set("n0", due="2026-03-31", legal=True, money=100 / 7, weight=2.5, tags=["x", "own tag"], effort="=large")
    m.needs.set("n1", due="1899-12-31", money=-1e-7, ticket="https://a.example/x?a=1,2;3", usp="long " * 15_000)
    m.needs.set("n2", due="9999-12-31", money=2**53 - 1)
    m.needs.set("n3", due="1900-03-01", usp="_x0041_")
    m.add_table(jk.table("risks", [columns.text("risk"), columns.ref("need", to="needs")], title="Risks / threats"))
    m.risks.add(risk="Price war", need="n3")
    return m


def test_calc_saves_the_same_map(calc: Calc, tmp_path: Path) -> None:
    m = awkward_map()
    jk.save(m, tmp_path / "written.xlsx")
    calc.save_xlsx(tmp_path / "written.xlsx", tmp_path / "saved.xlsx")
    reading = as_xlsx.read({"": (tmp_path / "saved.xlsx").read_bytes()})
    assert reading.problems == ()
    found, expected = (
        {
            (table, row.id, column): value
            for table, rows in journey.commit_path.contents.tables.items()
            for row in rows
            for column, value in row.cells.items()
        }
        for journey in (reading.journey, m)
    )
    assert found == expected
    assert reading.journey == m
    assert reading.journey.id == m.id


def test_calc_runs_no_text_and_knows_numbers_days_and_yes(calc: Calc, tmp_path: Path) -> None:
    jk.save(awkward_map(), tmp_path / "written.xlsx")
    calc.save_xlsx(tmp_path / "written.xlsx", tmp_path / "flat.fods", form="fods")
    flat = (tmp_path / "flat.fods").read_text("utf-8")
    assert flat.count("table:formula=") == 0
    assert 'office:date-value="2026-03-31"' in flat
    assert 'office:value="14.2857142857143"' in flat


def test_what_is_edited_in_calc_gets_into_the_map(calc: Calc, tmp_path: Path) -> None:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.needs.add(id="n1", statement="Know what happens next", stage="Claims", importance=9)
    jk.save(m, tmp_path / "written.xlsx")
    calc.save_xlsx(tmp_path / "written.xlsx", tmp_path / "flat.fods", form="fods")
    flat = (tmp_path / "flat.fods").read_text("utf-8")
    edited = flat.replace("<text:p>Know what happens next<", "<text:p>Know what comes next<")
    edited = edited.replace('office:value="9"', 'office:value="4"').replace("<text:p>9<", "<text:p>4<")
    before, needs = edited.split('table:name="Needs"')
    edited = before + 'table:name="Needs"' + needs.replace("<text:p>Claims<", "<text:p>Research<", 1)
    (tmp_path / "edited.fods").write_text(edited, "utf-8")
    calc.save_xlsx(tmp_path / "edited.fods", tmp_path / "saved.xlsx")
    reading = as_xlsx.read({"": (tmp_path / "saved.xlsx").read_bytes()})
    assert reading.problems == ()
    row = reading.journey.needs.df.loc["n1"]
    assert (row["statement"], row["stage"], row["importance"]) == ("Know what comes next", "research", 4)


def test_numbers_of_more_digits_than_calc_saves_come_back(calc: Calc, tmp_path: Path) -> None:
    m = jk.JourneyMap()
    m.evidence.add(id="e1", finding="x", value=0.1 + 0.2, low=1 / 3, high=2 / 3)
    m.evidence.add(id="e2", finding="y", value=0.3, n=3)
    jk.save(m, tmp_path / "written.xlsx")
    calc.save_xlsx(tmp_path / "written.xlsx", tmp_path / "saved.xlsx")
    found = jk.load(tmp_path / "saved.xlsx").evidence.df
    assert list(found.loc["e1", ["low", "high"]]) == [1 / 3, 2 / 3]
    assert list(found["value"]) == [0.3, 0.3], "rounded, two numbers of one map are one"


def test_lists_and_help_survive_calc(calc: Calc, tmp_path: Path) -> None:
    import openpyxl

    jk.save(awkward_map(), tmp_path / "written.xlsx")
    calc.save_xlsx(tmp_path / "written.xlsx", tmp_path / "saved.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "saved.xlsx")["Needs"]
    hints = [hint for hint in sheet.data_validations.dataValidation if hint.type == "list"]
    assert any("Stages" in hint.formula1 and hint.prompt == "At which stage." for hint in hints)
    assert any("_names" in hint.formula1 for hint in hints), "personas of one name are told apart"
