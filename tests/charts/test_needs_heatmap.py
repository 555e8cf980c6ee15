"""Needs by level and stage: hand-counted cells, gaps, and what lies at no stage or on no level."""

import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import UnknownNameError, UnknownRowError

LEVELS = ["Self-actualization", "Esteem", "Love and belonging", "Safety", "Physiological"]


@pytest.fixture
def journey():
    m = jk.JourneyMap(title="Heat pump")
    for name in ("Doubt", "Offer", "Winter"):
        m.stages.add(id=name.lower(), name=name)
    m.personas.add(id="p1", name="Ruth")
    m.personas.add(id="p2", name="Emre")
    m.needs.add(statement="Be warm", level="physiological", stage="winter", persona="p1")
    m.needs.add(statement="Know the price", level="safety", stage="offer")
    m.needs.add(statement="Know who comes", level="safety", stage="offer", persona="p2")
    m.needs.add(statement="Be taken seriously", level="esteem", stage="winter", persona="p1")
    return m


def cells(chart):
    """Return the number of each cell that has one, by level and stage."""
    found = jk.charts.table(chart)
    return {(row["Level"], row["Stage"]): row["Needs"] for _, row in found.iterrows() if row["Needs"]}


def hint(chart):
    """Return what an empty chart says."""
    return str(jk.charts.table(chart).loc[0, "To do"])


def says(chart):
    return chart.to_dict()["description"].partition(". ")[2]


def test_every_level_with_every_stage_in_their_orders(journey):
    found = jk.charts.table(jk.charts.needs_heatmap(journey))
    assert found.columns.tolist() == ["Level", "D or B", "Stage", "Needs", "Which"]
    assert found["Level"].tolist() == [level for level in LEVELS for _ in range(3)]
    assert found["Stage"].tolist() == ["Doubt", "Offer", "Winter"] * 5
    assert dict(zip(found["Level"], found["D or B"], strict=True)) == {
        level: "B" if level == "Self-actualization" else "D" for level in LEVELS
    }


def test_counts_with_their_statements(journey):
    found = jk.charts.table(jk.charts.needs_heatmap(journey))
    assert found[found["Needs"] > 0].values.tolist() == [
        ["Esteem", "D", "Winter", 1, "Be taken seriously"],
        ["Safety", "D", "Offer", 2, "Know the price · Know who comes"],
        ["Physiological", "D", "Winter", 1, "Be warm"],
    ]


def test_finding_tells_cell_coverage_and_gaps(journey):
    # 3 of 3 × 5 places.
    assert says(jk.charts.needs_heatmap(journey)) == (
        "4 needs fill 3 of 15 places (20 %), most at Offer and Winter (2 each). "
        "No need is at Doubt; none is about Self-actualization or Love and belonging."
    )


def test_a_persona_has_hers_and_everybodys(journey):
    chart = jk.charts.needs_heatmap(journey, "Emre")
    assert cells(chart) == {("Safety", "Offer"): 2}
    assert chart.to_dict()["description"].startswith("Needs by Maslow level and stage of Emre · Heat pump. ")


def test_needs_without_level_have_a_row_only_if_there_are_any(journey):
    assert "No level" not in set(jk.charts.table(jk.charts.needs_heatmap(journey))["Level"])
    journey.needs.add(statement="Unclear", stage="doubt")
    chart = jk.charts.needs_heatmap(journey)
    found = jk.charts.table(chart)
    assert found["Level"].tolist()[-3:] == ["No level"] * 3
    assert found[found["Level"] == "No level"]["Needs"].tolist() == [1, 0, 0]
    assert set(found[found["Level"] == "No level"]["D or B"]) == {""}
    # It fills no place, but the stage is no longer without a need.
    assert says(chart).startswith("4 needs fill 3 of 15 places (20 %)")
    assert "No need is at" not in says(chart)
    assert says(chart).endswith("; 1 more need lacks a level or a stage.")


def test_needs_of_no_stage_and_of_one_that_is_gone_lie_apart(journey):
    assert set(jk.charts.table(jk.charts.needs_heatmap(journey))["Stage"]) == {"Doubt", "Offer", "Winter"}
    journey.needs.add(statement="Save money", level="safety")
    journey.stages.remove("winter")
    chart = jk.charts.needs_heatmap(journey)
    assert cells(chart) == {
        ("Safety", "Offer"): 2, ("Safety", "No stage"): 1, ("Esteem", "No stage"): 1, ("Physiological", "No stage"): 1,
    }  # fmt: skip
    assert says(chart) == (
        "2 needs fill 1 of 10 places (10 %), all at Offer. No need is at Doubt; none is about "
        "Self-actualization or Love and belonging; 3 more needs lack a level or a stage."
    )


@pytest.mark.parametrize(
    ("needs", "finding"),
    [
        ([("safety", "claims")], "1 need fills 1 of 5 places (20 %). 4 levels have none."),
        ([(None, "claims")], "No need has both a stage and a level yet. 5 levels have none."),
        (
            [(level, "claims") for level in ("physiological", "safety", "love_belonging", "esteem")],
            "4 needs fill 4 of 5 places (80 %). None is about Self-actualization.",
        ),
        (
            [
                (level, "claims")
                for level in ("physiological", "safety", "love_belonging", "esteem", "self_actualization")
            ],
            "5 needs fill all 5 places.",
        ),
    ],
)
def test_finding_at_one_stage(needs, finding):
    m = jk.JourneyMap(stages=["Claims"])
    for level, stage in needs:
        m.needs.add(statement="Something", level=level, stage=stage)
    assert says(jk.charts.needs_heatmap(m)) == finding


def test_stages_of_one_name_stay_apart(journey):
    journey.stages.set("winter", name="Offer")
    found = jk.charts.table(jk.charts.needs_heatmap(journey))
    assert found[found["Level"] == "Safety"]["Needs"].tolist() == [0, 2, 0]
    assert found[found["Level"] == "Esteem"]["Needs"].tolist() == [0, 0, 1]


def test_follows_the_order_of_the_map(journey):
    journey.stages.move("winter", before="doubt")
    found = jk.charts.table(jk.charts.needs_heatmap(journey))
    assert found["Stage"].tolist()[:3] == ["Winter", "Doubt", "Offer"]
    assert found[found["Level"] == "Esteem"]["Needs"].tolist() == [1, 0, 0]


def test_edits_change_rows_only(journey):
    before = taken_apart(jk.charts.needs_heatmap(journey).to_dict()).structure
    journey.needs.add(statement="{{datum.x}}", level="safety", stage="doubt")
    journey.needs.add(statement="Of nothing")
    journey.stages.set("offer", name="datum['count'] === 0")
    journey.stages.move("winter", before="doubt")
    journey.fields["title"] = "Another"
    assert taken_apart(jk.charts.needs_heatmap(journey).to_dict()).structure == before


def test_says_what_to_fill_in():
    m = jk.JourneyMap()
    assert "Add stages first" in hint(jk.charts.needs_heatmap(m))
    m.stages.add(name="Claims")
    m.personas.add(name="Ruth")
    hints = [hint(jk.charts.needs_heatmap(m, persona)) for persona in (None, "Ruth")]
    assert hints == [
        "Nobody has written a need yet. Type some in jk.NeedsGrid(m).",
        "Nobody has written a need of Ruth or of everybody yet. Type some in jk.NeedsGrid(m).",
    ]


def test_names_the_nearest_of_what_is_not_there(journey):
    with pytest.raises(UnknownRowError, match="Ruth"):
        jk.charts.needs_heatmap(journey, "Rut")
    with pytest.raises(UnknownNameError, match="notebook"):
        jk.charts.needs_heatmap(journey, size="notebok")  # type: ignore[arg-type]
