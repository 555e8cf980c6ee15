"""The finished map of the examples: complete enough to be printed, honest about what nobody knows."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import journeykit as jk
from journeykit.schema.tables import GRADES, MASLOW, SIDES

NOTEBOOK = Path(__file__).parents[1] / "examples" / "journey_board.ipynb"
STORED = NOTEBOOK.with_name("heat_pump.journey.json")


@pytest.fixture
def m():
    """The map as the notebook's cells make it, up to the board."""
    made: dict[str, jk.JourneyMap] = {}
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    [board] = [at for at, cell in enumerate(cells) if cell.id == "board-view"]
    for cell in cells[:board]:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell.id, "exec"), made)
    return made["m"]


def test_it_holds_together(m):
    assert (len(m.personas), len(m.stages), len(m.lanes), len(m.notes), len(m.needs)) == (2, 7, 9, 59, 12)
    lasting = ("dangling_reference", "unreadable_value", "duplicate_row", "row_without_name", "stage_without_need")
    assert jk.check(m, *lasting) == []
    assert all(stage["goal"] for stage in m.stages)
    assert [stage["id"] for stage in m.stages if stage["moment_of_truth"]] == ["visit", "winter"]
    assert {lane["side"] for lane in m.lanes} == {side.value for side in SIDES}
    assert all(lane["prompt"] for lane in m.lanes)


def test_every_persona_stage_and_lane_has_notes_and_no_cell_is_overfull(m):
    notes = m.notes.df
    for column, table in (("persona", m.personas), ("stage", m.stages), ("lane", m.lanes)):
        assert set(notes[column].dropna()) == set(table.df.index), column
    assert notes["persona"].isna().any(), "some are about everybody"
    assert notes.groupby(["stage", "lane"], observed=True).size().max() <= 3
    board = m.board_df()
    assert board.shape == (7, 9)
    assert 5 <= (board == "").sum().sum() <= 20, "a few cells are empty, as on every wall"


def test_its_notes_are_as_short_as_sticky_notes_and_say_how_we_know(m):
    notes = m.notes.df
    assert [text for text in notes["text"] if not 4 <= len(text.split()) <= 14] == []
    assert notes["text"].is_unique
    assert set(notes["grade"].dropna()) == {grade.value for grade in GRADES}
    assert notes["channel"].nunique() >= 6
    imagined = notes[(notes["persona"] == "emre") & (notes["lane"] != "questions")]
    assert set(imagined["grade"]) == {"assumption"}, "who is only imagined says nothing for sure"


def test_what_is_felt_has_a_gap_and_a_stage_that_nobody_notices(m):
    rated = m.emotions.df.set_index(["persona", "stage", "version"])
    missing = [
        (persona["id"], stage["id"], version)
        for persona in m.personas
        for stage in m.stages
        for version in ("as_is", "to_be")
        if (persona["id"], stage["id"], version) not in rated.index
    ]
    assert missing == [("emre", "visit", "as_is")]
    assert rated.index[rated["unaware"]].tolist() == [("emre", "doubt", "as_is")]
    assert rated[~rated["unaware"]][["score", "word"]].notna().all(axis=None)
    gaps = rated["score"].unstack("version")
    assert (gaps["to_be"] - gaps["as_is"]).dropna().between(0, 4).all(), "nothing is meant to become worse"


def test_its_needs_use_every_level_and_its_reasons_have_proof_and_a_rival(m):
    needs = m.needs.df
    assert set(needs["level"]) == {level.value for level in MASLOW}
    assert needs["opportunity"].notna().all()
    assert set(needs["persona"].dropna()) == {"ruth", "emre"}
    with_usp = needs[needs["usp"] != ""]
    assert len(with_usp) == 4
    assert (with_usp[["usp_proof", "rival"]] != "").all(axis=None)
    assert needs["opportunity"].max() == 16


def test_its_figures_agree(m):
    evidence, notes = m.evidence.df, "\n".join(m.notes.df["text"])
    assert m.personas["ruth"]["sample_size"] == evidence.loc[evidence["persona"] == "ruth", "n"].sum()
    value = evidence.set_index("stage")["value"]
    assert (round(value["search"] / 100 * 3), round(100 / value["visit"]), value["waiting"]) == (2, 5, 7)
    assert [said in notes for said in ("Two in three", "One visit in five", "Seven weeks")] == [True] * 3
    assert round(412 / 418 * 100, 1) == value["offer"]
    assert "412 of 418" in m.needs["Know the final price before I sign"]["usp_proof"]


def test_the_stored_map_is_the_one_that_the_cells_make(m):
    stored = jk.load(STORED)
    anew = stored.copy()
    assert [table.name for table in m.schema.tables] == [table.name for table in anew.schema.tables]
    anew.set(**m.fields)
    for table in m.schema.tables:
        # Rows that are not called by name get another id each time; their order is the same.
        made = m.table(table.name).df
        anew.table(table.name).replace(made.set_axis(stored.table(table.name).df.index))
    assert anew == stored
