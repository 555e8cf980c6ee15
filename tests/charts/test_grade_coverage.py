"""How we know what a map says, against counts made by hand."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import UnknownNameError, UnknownRowError

GRADES = ["Measured", "Several voices", "One voice", "Assumption", "No grade"]


@pytest.fixture
def m():
    made = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    made.personas.add(id="c", name="Carla")
    made.personas.add(id="d", name="Dev")
    note, need = made.notes.add, made.needs.add
    note(lane="doing", stage="Claims", persona="Carla", text="Calls", grade="measured")
    note(lane="doing", stage="Claims", persona="Carla", text="Waits", grade="assumption")
    note(lane="doing", stage="Claims", text="Writes", grade="one_voice")
    note(lane="doing", stage="Research", text="Reads")
    need(statement="Be called", stage="Claims", persona="Carla", grade="assumption")
    need(statement="Compare", stage="Research", persona="Dev", grade="assumption")
    return made


def finding(chart):
    return chart.description.partition(". ")[2]


def counts(chart):
    """Return notes, needs and how many of each grade, by row and column."""
    table = jk.charts.table(chart)
    return {(row[0], row[1]): row[2:] for row in table.values.tolist()}


def bars(chart):
    """Return the parts of the bars: row, grade, from and to."""
    data = taken_apart(chart.to_dict()).data.values()
    found = next(rows for rows in data if rows and set(rows[0]) == {"row", "grade", "from", "to"})
    return [(part["row"], part["grade"], part["from"], part["to"]) for part in found]


def test_notes_and_needs_are_counted_together_and_told_apart(m):
    chart = jk.charts.grade_coverage(m)
    assert jk.charts.table(chart).columns.tolist() == ["Persona", "Stage", "Notes", "Needs", *GRADES]
    assert counts(chart) == {
        ("All", "Research"): [1, 1, 0, 0, 0, 1, 1],
        ("All", "Claims"): [3, 1, 1, 0, 1, 2, 0],
        ("All", "All stages"): [4, 2, 1, 0, 1, 3, 1],
        ("Carla", "Research"): [0, 0, 0, 0, 0, 0, 0],
        ("Carla", "Claims"): [2, 1, 1, 0, 0, 2, 0],
        ("Carla", "All stages"): [2, 1, 1, 0, 0, 2, 0],
        ("Dev", "Research"): [0, 1, 0, 0, 0, 1, 0],
        ("Dev", "Claims"): [0, 0, 0, 0, 0, 0, 0],
        ("Dev", "All stages"): [0, 1, 0, 0, 0, 1, 0],
        ("Everybody", "Research"): [1, 0, 0, 0, 0, 0, 1],
        ("Everybody", "Claims"): [1, 0, 0, 0, 1, 0, 0],
        ("Everybody", "All stages"): [2, 0, 0, 0, 1, 0, 1],
    }


def test_the_parts_of_a_bar_are_as_long_as_their_share_and_follow_each_other(m):
    found = bars(jk.charts.grade_coverage(m))
    claims = [part for part in found if part[0] == 0 and 104 < part[2] < 208]
    assert [grade for _, grade, _, _ in claims] == [0, 2, 3]
    whole = 88.0
    assert [to - start for _, _, start, to in claims] == pytest.approx([whole / 4, whole / 4, whole / 2])
    assert claims[0][2] == 104 + 8
    assert [to for _, _, _, to in claims[:-1]] == [start for _, _, start, _ in claims[1:]]


def test_where_there_is_nothing_no_bar_is_drawn(m):
    # Carla at Claims and in all, Dev at Research and in all.
    assert [(row, grade) for row, grade, _, _ in bars(jk.charts.grade_coverage(m)) if row in (1, 2)] == [
        *((1, 0), (1, 3), (1, 0), (1, 3)),
        *((2, 3), (2, 3)),
    ]


def test_of_one_persona_is_what_is_about_her_and_about_everybody(m):
    chart = jk.charts.grade_coverage(m, "Dev")
    found = counts(chart)
    assert list(dict.fromkeys(row for row, _ in found)) == ["All", "Dev", "Everybody"]
    assert found["All", "All stages"] == [2, 1, 0, 0, 1, 1, 1]
    assert chart.description.startswith("How much we know of Dev · Motor. ")


def test_who_is_deleted_counts_as_everybody_and_a_deleted_stage_as_none(m):
    m.personas.remove("c")
    m.stages.remove(next(stage["id"] for stage in m.stages if stage["name"] == "Research"))
    found = counts(jk.charts.grade_coverage(m))
    assert list(dict.fromkeys(column for _, column in found)) == ["Claims", "No stage", "All stages"]
    assert found["Everybody", "Claims"] == [3, 1, 1, 0, 1, 2, 0]
    assert found["All", "No stage"] == [1, 1, 0, 0, 0, 1, 1]


def test_a_map_without_personas_has_one_row(m):
    m.personas.remove("c", "d")
    assert list(dict.fromkeys(row for row, _ in counts(jk.charts.grade_coverage(m)))) == ["All"]


def test_the_finding_tells_what_is_assumed_measured_and_ungraded(m):
    assert finding(jk.charts.grade_coverage(m)) == (
        "3 of 6 notes and needs rest on assumption (50 %), most at Claims (2); 1 is measured, 1 has no grade."
    )
    m.needs.add(statement="Trust", stage="Research", grade="assumption")
    m.needs.add(statement="Be sure", stage="Research", grade="measured")
    assert finding(jk.charts.grade_coverage(m)) == (
        "4 of 8 notes and needs rest on assumption (50 %); 2 are measured, 1 has no grade."
    )
    assert finding(jk.charts.grade_coverage(m, "Carla")) == (
        "3 of 7 notes and needs rest on assumption (43 %), most at Claims (2); 2 are measured, 1 has no grade."
    )


def test_the_finding_where_little_is_known():
    m = jk.JourneyMap(stages=["Use", "Leave"])
    m.notes.add(lane="doing", stage="Use", text="Calls", grade="one_voice")
    assert finding(jk.charts.grade_coverage(m)) == "The only note or need does not rest on assumption."
    m.notes.add(lane="doing", stage="Use", text="Waits", grade="assumption")
    assert finding(jk.charts.grade_coverage(m)).startswith("1 of 2 notes and needs rests on assumption (50 %); none is")
    m.notes.add(lane="doing", text="Asks")
    m.notes.add(lane="doing", text="Leaves")
    assert finding(jk.charts.grade_coverage(m)) == (
        "1 of 4 notes and needs rests on assumption (25 %); none is measured, 2 have no grade."
    )


def test_what_is_missing_is_asked_for():
    assert "Add stages" in jk.charts.table(jk.charts.grade_coverage(jk.JourneyMap()))["To do"][0]
    bare = jk.JourneyMap(stages=["Use"])
    assert "no note and no need" in jk.charts.table(jk.charts.grade_coverage(bare))["To do"][0]


def test_wrong_options_are_named(m):
    with pytest.raises(UnknownRowError, match="Carla"):
        jk.charts.grade_coverage(m, "Karla")
    with pytest.raises(UnknownNameError, match="slide"):
        jk.charts.grade_coverage(m, size="slid")  # type: ignore[arg-type]


def test_a_grade_a_persona_and_a_stage_more_leave_the_chart_as_it_is(m):
    before = taken_apart(jk.charts.grade_coverage(m).to_dict()).structure
    m.notes.set(m.notes.df.index[3], grade="measured")
    m.personas.add(name="Eva")
    m.stages.add(name="Leave")
    assert taken_apart(jk.charts.grade_coverage(m).to_dict()).structure == before
