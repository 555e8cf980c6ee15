"""What stands in the workbook of a map, and that all of it comes back."""

from __future__ import annotations

import builtins
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import MissingExtraError
from journeykit.formats import as_xlsx
from journeykit.formats.xlsx.letters import spell, unspell
from journeykit.formats.xlsx.workbook import seen_sheets


def book_of(journey: jk.JourneyMap) -> Any:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx.write(journey).files[""]))


def again(journey: jk.JourneyMap) -> jk.JourneyMap:
    reading = as_xlsx.read(as_xlsx.write(journey).files)
    assert reading.problems == ()
    return reading.journey


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    m.personas.add(id="anna", name="Anna", channels=["app", "social_media"], sample_size=7)
    m.needs.add(statement="=1+1", stage="Claims", persona="Anna", level="love_belonging", importance=9, satisfaction=3)
    m.needs.add_column(jk.columns.date("due"))
    m.needs.set(m.needs.df.index[0], due="2026-03-31")
    return m


def test_a_map_is_saved_and_loaded_by_name(motor: jk.JourneyMap, tmp_path: Path) -> None:
    report = jk.save(motor, tmp_path / "motor.xlsx")
    assert report.rows == 5 + 8 + 2
    assert report.lost == ("the revisions of cells and the map's lineage, which merging copies needs",)
    m = jk.load(tmp_path / "motor.xlsx")
    assert m == motor
    assert m.id == motor.id
    jk.save(m, tmp_path / "motor.xlsx")


def test_a_workbook_too_large_to_be_read_back_says_so(motor: jk.JourneyMap, monkeypatch: pytest.MonkeyPatch) -> None:
    from journeykit.formats.xlsx import written_book

    monkeypatch.setattr(written_book, "MAX_FILLED_ROWS", 8)
    assert as_xlsx.write(motor).lost[1:] == ("its way back: journeykit reads up to 8 rows and 50 MB of a workbook",)


def test_the_same_map_gives_the_same_file(motor: jk.JourneyMap) -> None:
    assert as_xlsx.write(motor).files == as_xlsx.write(motor).files


def test_what_people_see(motor: jk.JourneyMap) -> None:
    book = book_of(motor)
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == ["Journey map", *(motor.table(name).spec.title for name in motor.tables)]
    needs = book["Needs"]
    titles = [cell.value for cell in needs[1]]
    assert titles[:4] == ["Statement", "Stage", "Persona", "Level"]
    assert titles[-1] == "Id"
    row = dict(zip(titles, needs[2], strict=True))
    assert row["Stage"].value == "Claims"
    assert row["Level"].value == "Love and belonging"
    assert row["Importance"].value == 9
    assert row["Opportunity"].value == 15
    assert row["Due"].is_date
    assert (row["Statement"].value, row["Statement"].data_type, row["Statement"].number_format) == ("=1+1", "s", "@")
    assert book["Personas"]["I2"].value == "App; Social media"
    assert needs.freeze_panes == "B2"
    assert needs.auto_filter.ref.startswith("A1:")


def test_lists_limits_and_help(motor: jk.JourneyMap) -> None:
    book = book_of(motor)
    hints = {str(hint.sqref): hint for hint in book["Needs"].data_validations.dataValidation}
    stage, level, importance = hints["B2:B1048576"], hints["D2:D1048576"], hints["F2:F1048576"]
    assert stage.formula1.startswith("OFFSET('Stages'!$A$2,")
    assert (stage.type, stage.errorStyle, stage.prompt) == ("list", "warning", "At which stage.")
    sheet, _, area = level.formula1.partition("!")
    assert [cell.value for (cell,) in book[sheet.strip("'")][area.replace("$", "")]][:2] == ["Physiological", "Safety"]
    assert (importance.type, importance.formula1, importance.formula2) == ("whole", "0", "10")
    assert importance.prompt == "How much it matters, 0 to 10. 0: Not at all. 10: Vital."
    assert hints["A1"].prompt == "What the customer wants to get done."


def test_hints_keep_to_the_lengths_that_excel_takes() -> None:
    m = jk.JourneyMap()
    m.needs.add_column(jk.columns.choice("x", ["a"], "👩" * 40, "long " * 100 + "\x01_x0041_"))
    for hint in book_of(m)["Needs"].data_validations.dataValidation:
        for text, most in ((hint.promptTitle, 32), (hint.prompt, 255), (hint.errorTitle, 32), (hint.error, 255)):
            assert len(unspell(text or "").encode("utf-16-le")) // 2 <= most


@given(st.text() | st.sampled_from(("_x0041_", "_x005F_x0041_", "__x0041_", "_x005F_", "\x00", "\r\n", "_x00")))
def test_any_text_can_be_spelt(text: str) -> None:
    assert unspell(spell(text)) == text
    assert not set(spell(text)) & set(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))


@pytest.mark.parametrize(
    "long", ["x" * 32_001, "é" * 100_000, "👩" * 50_000, "a\nb" * 30_000, "end…[+1]", "…[+7]", "a…[+1] b"]
)
def test_texts_longer_than_a_cell_come_back(motor: jk.JourneyMap, long: str) -> None:
    motor.needs.set(motor.needs.df.index[0], usp=long)
    motor.notes.add(text="…[+1]", lane="doing")
    assert again(motor) == motor
    for sheet in book_of(motor):
        assert all(len(str(cell).encode("utf-16-le")) // 2 <= 32_767 for row in sheet.values for cell in row)
    _, row, *_ = seen_sheets(as_xlsx.write(motor).files[""])["Needs"][0].rows
    assert long in row


@pytest.mark.parametrize(("old", "new"), [("aaa", "Edited "), ("…[+1]", "…[+1] and more")])
def test_both_ends_of_a_long_text_can_be_edited(motor: jk.JourneyMap, old: str, new: str) -> None:
    need = motor.needs.df.index[0]
    motor.needs.set(need, usp="a" * 40_000)
    book = book_of(motor)
    cell = next(cell for cell in book["Needs"][2] if str(cell.value).startswith("aaa"))
    cell.value = cell.value.replace(old, new, 1)
    saved = io.BytesIO()
    book.save(saved)
    expected = f"Edited {'a' * 39_997}" if old == "aaa" else f"{'a' * 40_000} and more"
    assert as_xlsx.read({"": saved.getvalue()}).journey.needs.df.loc[need, "usp"] == expected


def test_a_long_text_whose_rest_is_gone_is_reported(motor: jk.JourneyMap) -> None:
    motor.needs.set(motor.needs.df.index[0], usp="a" * 40_000)
    book = book_of(motor)
    del book["_more"]
    saved = io.BytesIO()
    book.save(saved)
    told = [str(problem) for problem in as_xlsx.read({"": saved.getvalue()}).problems]
    assert told == ["Needs, line 2, usp: The end of this text is lost: it stood in the sheet _more, which is gone."]


TITLES = ("Needs", "History", "_map", "a/b:c?*[]", "'quoted'", "Journey map", " ", "x" * 40, "RISKS", "=1+1", "\x01")


@given(st.lists(st.sampled_from(TITLES), min_size=1, max_size=4))
@example(["Needs", "needs", "NEEDS"])
@settings(max_examples=40, deadline=None)
def test_tables_of_any_title_get_a_sheet(titles: list[str]) -> None:
    m = jk.JourneyMap()
    for number, title in enumerate(titles):
        m.add_table(jk.table(f"own_{number}", [jk.columns.text("name")], title=title))
        m.table(f"own_{number}").add(name=f"row {number}")
    assert again(m) == m


NAMES = (
    "Buy",
    "buy",
    "Use",
    "b",
    "Buy (a)",
    "Buy (b)",
    "(a)",
    "(gone)",
    "a",
    "–",
    "",
    "x\ny",
    "z" * 90,
    " Buy ",
    "?(gone)",
)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), st.lists(st.sampled_from("abcdefghi"), max_size=5))
@settings(max_examples=60, deadline=None)
def test_whatever_rows_are_called_refs_find_them(names: list[str], refs: list[str]) -> None:
    m = jk.JourneyMap()
    for id, name in zip("abcdef", names, strict=False):
        m.stages.add(id=id, name=name)
    m.stages.add(id="gone", name="Gone")
    for id in refs:
        m.needs.add(statement="x", stage=id if id in m.stages.df.index else "gone")
    m.stages.remove("gone")
    assert again(m) == m


def test_titles_that_mean_another_column_are_not_used() -> None:
    m = jk.JourneyMap()
    for name, title in (("first", "Statement"), ("second", "Id"), ("third", "Stage name"), ("fourth", "First")):
        m.needs.add_column(jk.columns.text(name, title))
    m.needs.add(statement="a", first="b", second="c", third="d", fourth="e")
    assert again(m) == m


def test_without_openpyxl_writing_says_what_to_install(motor: jk.JourneyMap, monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_xlsx.write(motor).files
    for name in [name for name in sys.modules if name.startswith(("openpyxl", "journeykit.formats.xlsx."))]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "openpyxl":
            raise ModuleNotFoundError(f"No module named {name!r}", name="openpyxl")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=r'pip install "journeykit\[xlsx\]"'):
        as_xlsx.write(motor)
    assert as_xlsx.read(data).journey == motor, "reading needs nothing"


def test_nothing_is_run_and_nothing_fetched(motor: jk.JourneyMap) -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx.write(motor).files[""])) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert b"<f>" not in content
            assert b'TargetMode="External"' not in content
            assert "vba" not in name


@pytest.mark.parametrize(
    ("naming", "values"),
    [
        (jk.columns.number("x"), (0.1 + 0.2, 3, 3)),
        (jk.columns.flag("x"), (True, False, True)),
        (jk.columns.multi_choice("x", ["a", "b"]), (["a", "b"], ["a"], [])),
        (jk.columns.date("x"), ("2026-03-31", "0001-01-01", None)),
        (jk.columns.ref("x", to="stages"), ("claims", "claims", None)),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_rows_named_by_other_things_than_texts_are_pointed_to(
    naming: jk.columns.Column, values: tuple[Any, ...]
) -> None:
    m = jk.JourneyMap(stages=["Claims"])
    m.add_table(jk.table("own", [naming, jk.columns.ref("up", to="own")]))
    for number, value in enumerate(values):
        m.own.add(id=f"r{number}", x=value)
    for number in range(len(values)):
        m.own.add(up=f"r{number}")
    assert again(m) == m


def test_a_map_without_lanes_gets_none() -> None:
    m = jk.JourneyMap()
    m.lanes.remove(*m.lanes.df.index)
    assert again(m) == m
