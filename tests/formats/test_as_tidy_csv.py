from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import JourneyWarning, UnreadableFileError
from journeykit.formats.as_tidy_csv import HEADER, read, recognises, write
from journeykit.formats.loading import load
from journeykit.formats.saving import save
from tests.formats.any_map import maps

HEAT_PUMP = Path(__file__).parents[2] / "examples" / "heat_pump.journey.json"


def lines(journey: jk.JourneyMap) -> list[dict[str, str]]:
    text = write(journey).files[""].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table(text: str) -> dict[str, bytes]:
    return {"": text.encode()}


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.personas.add(id="ruth", name="Ruth", channels=("app", "phone"))
    m.needs.add(id="n1", stage="claims", persona="ruth", statement="Be paid", level="love_belonging", importance=9)
    m.needs.add(id="n2")
    m.needs.set("n1", satisfaction=3)
    m.emotions.add(id="m1", stage="claims", persona="ruth", version="as_is", score=-2, unaware=True)
    return m


def test_a_line_says_all_that_an_analyst_filters_by(motor):
    found = {(line["row"], line["column"]): line for line in lines(motor)}
    assert found["n1", "importance"] == dict(
        zip(
            HEADER,
            ["needs", "n1", "1", "Be paid", "Claims", "2", "Ruth", "importance", "scale", "9", "", "9"],
            strict=True,
        )
    )
    assert found["n1", "level"]["label"] == "Love and belonging"
    assert found["n1", "stage"]["value"] == "claims"
    assert found["n1", "stage"]["label"] == "Claims"
    assert (found["n1", "opportunity"]["kind"], found["n1", "opportunity"]["number"]) == ("derived", "15")
    assert found["n1", "kind"]["value"] == "D"
    assert found["n2", ""]["position"] == "2"
    assert found["m1", "score"]["label"] == "Frustrated"
    assert found["m1", "score"]["name"] == ""
    assert (found["m1", "unaware"]["value"], found["m1", "unaware"]["number"]) == ("yes", "1")
    assert found["ruth", "channels"]["label"] == "App; Phone"
    assert (found["claims", "name"]["stage"], found["claims", "name"]["stage_number"]) == ("Claims", "2")
    assert found["ruth", "name"]["persona"] == "Ruth"


def test_long_names_are_cut_and_stand_in_one_line(motor):
    motor.notes.add(id="o1", stage="claims", lane="doing", text="Calls\n" + "x" * 200)
    name = next(line["name"] for line in lines(motor) if line["row"] == "o1")
    assert name == "Calls " + "x" * 73 + "…"
    assert read(write(motor).files).journey == motor


def test_pandas_gives_a_table_back(tmp_path):
    import pandas as pd

    m = load(HEAT_PUMP)
    save(m, tmp_path / "heat.tidy.csv")
    df = pd.read_csv(tmp_path / "heat.tidy.csv", dtype={"value": "str"})
    needs = df[df.table == "needs"].pivot(index="row", columns="column", values="number")
    assert needs["importance"].to_dict() == m.needs.df["importance"].to_dict()
    assert df[df.column == "score"].groupby("stage_number")["number"].mean().index.tolist() == [1, 2, 3, 4, 5, 6, 7]


@given(journey=maps(), seed=st.integers())
@settings(max_examples=60, deadline=None)
def test_lines_may_stand_in_any_order(journey: jk.JourneyMap, seed: int):
    text = write(journey).files[""].decode("utf-8-sig")
    header, *body = list(csv.reader(io.StringIO(text, newline="")))
    random.Random(seed).shuffle(body)
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([header, *body])
    reading = read(table(out.getvalue()))
    assert reading.problems == ()
    assert reading.journey == journey


def test_lanes_that_somebody_took_away_stay_away():
    m = jk.JourneyMap()
    for lane in list(m.lanes):
        m.lanes.remove(lane["id"])
    assert read(write(m).files).journey == m


def test_a_table_made_by_hand_is_a_map():
    reading = read(table(
        "Column;Value;Table;Row\nname;Claims;stages;claims\nstatement;Be paid;Needs;n1\nstage;claims;needs;n1\n"
        "importance;4,0;needs;n1\n"
    ))  # fmt: skip
    assert reading.problems == ()
    m = reading.journey
    assert (m.needs["n1"]["statement"], m.needs["n1"]["stage"], m.needs["n1"]["importance"]) == ("Be paid", "claims", 4)
    assert len(m.lanes) == 8


def test_rows_added_below_a_row_stay_below_it():
    reading = read(table(
        "table,row,position,column,value\nstages,a,2,name,A\nstages,b,,name,B\nstages,c,1,name,C\nstages,d,x,name,D\n"
    ))  # fmt: skip
    assert [stage["name"] for stage in reading.journey.stages] == ["C", "D", "A", "B"]


def test_what_stands_twice_or_nowhere_is_reported():
    reading = read(table(
        "table,row,column,value\nstages,a,name,A\nstages,a,name,A\nstages,a,name,B\nstages,,name,C\n,a,name,D\n"
        "stagse,a,name,E\nstagse,b,name,F\n"
    ))  # fmt: skip
    assert [stage["name"] for stage in reading.journey.stages] == ["A"]
    assert [str(problem) for problem in reading.problems] == [
        "line 3, name: name of a in stages: the same again.",
        "line 4, name: name of a in stages: another value than above; “A” stays.",
        "line 5, row: The line says no row; it was left out: “stages, name, C”.",
        "line 6, table: The line says no table; it was left out: “a, name, D”.",
        "line 7, table: There is no table “stagse”; its 2 rows were left out. Did you mean stages?",
    ]


def test_what_the_map_declares_itself_comes_along(motor):
    motor.needs.add_column(jk.columns.choice("effort", ["small", "large"], ordered=True))
    motor.needs.set("n1", effort="large")
    motor.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.ref("stage", to="stages")]))
    motor.risks.add(id="r1", risk="=1+1", stage="claims")
    found = {(line["row"], line["column"]): line for line in lines(motor)}
    assert found["r1", "risk"]["stage"] == "Claims"
    assert found["n1", "effort"]["label"] == "Large"
    again = read(write(motor).files).journey
    assert again == motor
    assert again.risks["r1"]["risk"] == "=1+1"


def test_a_long_table_found_under_another_name_is_one(motor, tmp_path):
    save(motor, tmp_path / "motor.tidy.csv", delimiter=";")
    (tmp_path / "motor.tidy.csv").rename(tmp_path / "motor.tidy (1).csv")
    assert load(tmp_path / "motor.tidy (1).csv") == motor
    assert not recognises(b"table,row,column\n")
    assert not recognises(b"PK\x03\x04")
    assert not recognises(b"")


def test_doubled_lines_warn_and_strict_refuses_them(motor, tmp_path):
    path = tmp_path / "motor.tidy.csv"
    save(motor, path)
    path.write_bytes(path.read_bytes() + b"needs,n1,1,,,,,importance,scale,7,,7\n")
    with pytest.warns(JourneyWarning, match="another value than above; “9” stays"):
        assert load(path) == motor
    with pytest.raises(UnreadableFileError, match="line 47, importance"):
        load(path, strict=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lacks column, row, table, value"),
        ("table,row,value\nneeds,n1,x\n", "lacks column"),
        ("table,row,column,value\n", "no table of a journey map"),
        ("table,row,column,value\n" + "".join(f"needs,n{n},c{n},x\n" for n in range(4000)), "4,000 columns"),
    ],
)
def test_what_is_no_long_table_is_refused(text, said):
    with pytest.raises(UnreadableFileError, match=said):
        read(table(text))


def test_an_open_quote_is_reported():
    reading = read(table('table,row,column,value\nstages,a,name,"A\nstages,b,name,B\n'))
    assert [problem.line for problem in reading.problems] == [2]
    assert len(reading.journey.stages) == 2
