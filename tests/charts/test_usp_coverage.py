"""Notes on why customers choose us against counts made by hand."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import UnknownNameError, UnknownRowError


@pytest.fixture
def m():
    made = jk.JourneyMap(stages=["Research", "Claims", "Renewal"], title="Motor")
    made.personas.add(id="c", name="Carla")
    made.personas.add(id="d", name="Dev")
    add = made.needs.add
    add(statement="Be called", stage="Claims", persona="Carla", usp="Friday calls", usp_proof="96 %", rival="Nobody")
    add(statement="Compare", stage="Research", usp="One page", grade="assumption")
    add(statement="Know the price", stage="Research", rival="Portals")
    add(statement="Be paid", stage="Claims", persona="Dev")
    return made


def finding(chart):
    return chart.description.partition(". ")[2]


def shown(chart, *names):
    """Return the fields of the rows that are drawn."""
    [rows] = [rows for rows in taken_apart(chart.to_dict()).data.values() if rows and {"row", *names} <= set(rows[0])]
    return [tuple(row[name] for name in names) for row in rows]


def test_a_row_for_each_need_by_stage_and_for_each_stage_without(m):
    table = jk.charts.table(jk.charts.usp_coverage(m))
    told = ["Stage", "Need", "Persona", "Why they choose us", "Proof", "Rival", "How we know"]
    assert table.columns.tolist() == told
    assert table.values.tolist() == [
        ["Research", "Compare", "Everybody", "One page", "", "", "Assumption"],
        ["Research", "Know the price", "Everybody", "", "", "Portals", ""],
        ["Claims", "Be called", "Carla", "Friday calls", "96 %", "Nobody", ""],
        ["Claims", "Be paid", "Dev", "", "", "", ""],
        ["Renewal", "", "", "", "", "", ""],
    ]


def test_the_first_row_of_a_stage_bears_its_name(m):
    assert shown(jk.charts.usp_coverage(m), "row", "stage_shown", "need_shown") == [
        (0, "Research", "Compare"),
        (1, "", "Know the price"),
        (2, "Claims", "Be called"),
        (3, "", "Be paid"),
        (4, "Renewal", "No need yet"),
    ]


def test_by_stage_the_needs_are_counted(m):
    chart = jk.charts.usp_coverage(m, by="stage")
    table = jk.charts.table(chart)
    assert table.columns.tolist() == ["Stage", "Needs", "Why they choose us", "Proof", "Rival"]
    assert table.values.tolist() == [
        ["All stages", 4, 2, 1, 2],
        ["Research", 2, 1, 0, 1],
        ["Claims", 2, 1, 1, 1],
        ["Renewal", 0, 0, 0, 0],
    ]
    assert shown(chart, "usp_said", "usp_proof_share") == [
        ("2 of 4", 0.25),
        ("1 of 2", 0.0),
        ("1 of 2", 0.5),
        ("no need", 0.0),
    ]


def test_more_than_forty_needs_are_shown_by_stage(m):
    for number in range(36):
        m.needs.add(statement=f"Need {number}", stage="Claims")
    assert "Need" in jk.charts.table(jk.charts.usp_coverage(m))
    m.needs.add(statement="One more", stage="Claims")
    assert "Need" not in jk.charts.table(jk.charts.usp_coverage(m))
    assert len(jk.charts.table(jk.charts.usp_coverage(m, by="need"))) == 42


def test_needs_of_no_stage_have_a_place_of_their_own_at_the_end(m):
    m.needs.add(statement="Somewhere", usp="Ours")
    m.stages.remove(next(stage["id"] for stage in m.stages if stage["name"] == "Research"))
    by_need = jk.charts.table(jk.charts.usp_coverage(m))
    assert by_need["Stage"].tolist() == ["Claims", "Claims", "Renewal", "No stage", "No stage", "No stage"]
    by_stage = jk.charts.table(jk.charts.usp_coverage(m, by="stage"))
    assert by_stage.values.tolist()[-1] == ["No stage", 3, 2, 0, 1]


def test_the_finding_tells_the_share_the_proof_and_the_gaps(m):
    assert finding(jk.charts.usp_coverage(m)) == (
        "2 of 4 needs (50 %) say why customers choose us, 1 of them with proof; none at Renewal."
    )
    assert finding(jk.charts.usp_coverage(m, "Dev")) == (
        "1 of 3 needs (33 %) says why customers choose us, without proof; none at Claims and Renewal."
    )
    m.needs.add(statement="Stay", stage="Renewal", usp="No fee", usp_proof="Contract")
    m.needs.set(m.needs.df.index[1], usp_proof="A test")
    assert finding(jk.charts.usp_coverage(m)) == (
        "3 of 5 needs (60 %) say why customers choose us, all with proof; every stage has one."
    )


def test_the_finding_where_nothing_is_written():
    m = jk.JourneyMap(stages=["Use"])
    m.needs.add(statement="Be heard", stage="Use", usp_proof="A proof of nothing")
    assert finding(jk.charts.usp_coverage(m)) == "The only need does not say why customers choose us."
    m.needs.set(m.needs.df.index[0], usp="We listen")
    assert finding(jk.charts.usp_coverage(m)) == "The only need says why customers choose us, with proof."
    m.needs.set(m.needs.df.index[0], usp_proof="")
    assert finding(jk.charts.usp_coverage(m)) == "The only need says why customers choose us, without proof."
    m.needs.set(m.needs.df.index[0], usp="")
    m.needs.add(statement="Be seen", stage="Use")
    assert finding(jk.charts.usp_coverage(m)) == "None of the 2 needs says why customers choose us."
    m.needs.add(statement="Be loved", stage="Use", usp="We care", usp_proof="Letters")
    assert finding(jk.charts.usp_coverage(m)) == "1 of 3 needs (33 %) says why customers choose us, with proof."


def test_an_empty_map_says_what_to_fill_in():
    assert "No need is written down" in jk.charts.table(jk.charts.usp_coverage(jk.JourneyMap()))["To do"][0]


def test_wrong_options_are_named(m):
    with pytest.raises(UnknownNameError, match="Did you mean 'stage'"):
        jk.charts.usp_coverage(m, by="stages")  # type: ignore[arg-type]
    with pytest.raises(UnknownRowError, match="Carla"):
        jk.charts.usp_coverage(m, "Karla")


@pytest.mark.parametrize("by", ["need", "stage"])
def test_a_new_note_leaves_the_chart_as_it_is(m, by):
    before = taken_apart(jk.charts.usp_coverage(m, by=by).to_dict()).structure
    m.needs.set(m.needs.df.index[3], usp="New", rival="Them")
    m.stages.add(name="Leave")
    assert taken_apart(jk.charts.usp_coverage(m, by=by).to_dict()).structure == before
