"""Needs by level: hand-counted maps, the two kinds told apart without colour, rows beside the heat map."""

from xml.etree import ElementTree

import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.charts.theme import BEING, DEFICIT
from journeykit.errors import UnknownNameError, UnknownRowError

NEEDS = (
    ("Be warm", "physiological", "winter", "p1"),
    ("Know the price", "safety", "offer", None),
    ("Know who comes", "safety", "winter", "p2"),
    ("Be taken seriously", "esteem", "offer", "p1"),
    ("Live on our own sun", "self_actualization", "winter", "p2"),
)


@pytest.fixture
def journey():
    m = jk.JourneyMap(title="Heat pump")
    m.stages.add(id="offer", name="Offer")
    m.stages.add(id="winter", name="First winter")
    m.personas.add(id="p1", name="Ruth")
    m.personas.add(id="p2", name="Emre")
    for number, (statement, level, stage, persona) in enumerate(NEEDS):
        m.needs.add(id=f"n{number}", statement=statement, level=level, stage=stage, persona=persona)
    return m


def rows(chart):
    return jk.charts.table(chart).values.tolist()


def says(chart):
    """Return the finding: the description without the title."""
    return chart.to_dict()["description"].partition(". ")[2]


def bars(chart):
    """Return the rows the bars are drawn from, by level."""
    return {row["level"]: row for row in drawn_from(chart, "length")}


def drawn_from(chart, column):
    """Return the first data set that has such a column."""
    return next(rows for rows in taken_apart(chart.to_dict()).data.values() if rows and column in rows[0])


def test_five_levels_from_the_top_of_the_pyramid_with_counts_and_shares(journey):
    chart = jk.charts.needs_by_level(journey)
    assert jk.charts.table(chart).columns.tolist() == ["Level", "D or B", "Needs", "Share", "Which"]
    assert rows(chart) == [
        ["Self-actualization", "B", 1, "20 %", "Live on our own sun"],
        ["Esteem", "D", 1, "20 %", "Be taken seriously"],
        ["Love and belonging", "D", 0, "0 %", ""],
        ["Safety", "D", 2, "40 %", "Know the price · Know who comes"],
        ["Physiological", "D", 1, "20 %", "Be warm"],
    ]


def test_coverage_is_four_of_five(journey):
    chart = jk.charts.needs_by_level(journey)
    assert says(chart) == (
        "4 of 5 needs are deficit needs (D 80 %, B 20 %). Most often Safety (2); none is about Love and belonging."
    )


def test_needs_without_level_are_counted_apart_and_change_no_share(journey):
    before = rows(jk.charts.needs_by_level(journey))
    journey.needs.add(statement="Unclear")
    journey.needs.add(statement="Unclear as well", stage="offer")
    chart = jk.charts.needs_by_level(journey)
    assert rows(chart) == [*before, ["No level", "", 2, "", "Unclear · Unclear as well"]]
    assert says(chart).startswith("4 of 5 placed needs are deficit needs (D 80 %, B 20 %).")
    assert says(chart).endswith("; 2 needs have no level yet.")
    assert bars(chart)["No level"]["shown"] == "2 needs not placed yet"
    assert bars(chart)["No level"]["length"] == 0


def test_bars_are_as_long_as_their_count(journey):
    # Five is the least that a whole length stands for.
    assert {level: row["length"] for level, row in bars(jk.charts.needs_by_level(journey)).items()} == {
        "Self-actualization": 0.2, "Esteem": 0.2, "Love and belonging": 0.0, "Safety": 0.4, "Physiological": 0.2,
    }  # fmt: skip
    for _ in range(8):
        journey.needs.add(statement="More of it", level="safety")
    found = bars(jk.charts.needs_by_level(journey))
    assert found["Safety"]["length"] == 1
    assert found["Esteem"]["length"] == pytest.approx(0.1)


def test_nought_is_written(journey):
    assert bars(jk.charts.needs_by_level(journey))["Love and belonging"]["shown"] == "0"


def test_deficit_and_being_needs_are_told_apart_without_colour(journey):
    chart = jk.charts.needs_by_level(journey)
    heads = {level: row["head"] for level, row in bars(chart).items()}
    assert heads["Self-actualization"] == "Self-actualization · B"
    assert heads["Safety"] == "Safety · D"
    drawn = [mark for mark in _svg(chart).iter() if mark.get("stroke") and mark.get("d")]
    assert [mark.get("fill-opacity") for mark in drawn if mark.get("stroke") == BEING] == ["0"]
    assert [mark.get("fill") for mark in drawn if mark.get("stroke") == DEFICIT] == [DEFICIT] * 3


def test_braces_count_both_kinds(journey):
    found = drawn_from(jk.charts.needs_by_level(journey), "said")
    assert [row["said"] for row in found] == ["Being needs · B\n1 of 5, 20 %", "Deficit needs · D\n4 of 5, 80 %"]


def test_of_a_persona_are_hers_and_everybodys(journey):
    chart = jk.charts.needs_by_level(journey, "Ruth")
    assert {row[0]: row[2] for row in rows(chart) if row[2]} == {"Safety": 1, "Esteem": 1, "Physiological": 1}
    assert chart.to_dict()["description"].startswith("Needs by Maslow level of Ruth · Heat pump. ")
    assert says(chart).startswith("All 3 needs are deficit needs (D 100 %, B 0 %).")


@pytest.mark.parametrize("stage", ["winter", "First winter"])
def test_at_a_stage(journey, stage):
    chart = jk.charts.needs_by_level(journey, stage=stage)
    counts = {row[0]: row[2] for row in rows(chart) if row[2]}
    assert counts == {"Self-actualization": 1, "Safety": 1, "Physiological": 1}
    assert chart.to_dict()["description"].startswith("Needs by Maslow level at First winter · Heat pump. ")


@pytest.mark.parametrize(
    ("levels", "finding"),
    [
        (["esteem"], "The only need is a deficit need (D 100 %, B 0 %). It is about Esteem."),
        (["self_actualization"], "The only need is a being need (D 0 %, B 100 %). It is about Self-actualization."),
        (
            ["self_actualization", "self_actualization", "esteem"],
            "2 of 3 needs are being needs (D 33 %, B 67 %). Most often Self-actualization (2); 3 levels have none.",
        ),
        (
            ["physiological", "safety", "love_belonging", "esteem", "self_actualization"],
            "4 of 5 needs are deficit needs (D 80 %, B 20 %).",
        ),
        (
            ["safety", "safety", "esteem", "esteem", "love_belonging", "physiological", "self_actualization"],
            "6 of 7 needs are deficit needs (D 86 %, B 14 %). Most often Esteem and Safety (2 each).",
        ),
        (
            ["esteem", None],
            "The only placed need is a deficit need (D 100 %, B 0 %). It is about Esteem; 1 need has no level yet.",
        ),
        (["safety"] * 3, "All 3 needs are deficit needs (D 100 %, B 0 %). All are about Safety."),
    ],
)  # fmt: skip
def test_finding(levels, finding):
    m = jk.JourneyMap()
    for level in levels:
        m.needs.add(statement="Something", level=level)
    assert says(jk.charts.needs_by_level(m)) == finding


def test_says_what_to_fill_in():
    m = jk.JourneyMap(stages=["Claims"])
    m.personas.add(name="Ruth")
    m.personas.add(id="p2", name="Emre")
    [[hint]] = rows(jk.charts.needs_by_level(m))
    assert hint == "Nobody has written a need yet. Type some in jk.NeedsGrid(m)."
    m.needs.add(statement="Be heard", persona="Emre")
    [[hint]] = rows(jk.charts.needs_by_level(m))
    assert hint == "1 need has no level yet. Choose one in the column Level of jk.NeedsGrid(m)."
    [[hint]] = rows(jk.charts.needs_by_level(m, "Ruth", stage="Claims"))
    assert hint == ("Nobody has written a need of Ruth or of everybody at Claims yet. Type some in jk.NeedsGrid(m).")


def test_names_the_nearest_of_what_is_not_there(journey):
    with pytest.raises(UnknownRowError, match="Emre"):
        jk.charts.needs_by_level(journey, "Emrie")
    with pytest.raises(UnknownRowError, match="First winter"):
        jk.charts.needs_by_level(journey, stage="First wintr")
    with pytest.raises(UnknownNameError, match="slide"):
        jk.charts.needs_by_level(journey, size="slid")  # type: ignore[arg-type]


def test_every_level_answers_to_the_pointer(journey):
    # What is drawn last lies above, and it has no holes: a level without needs has no bar.
    layers = [layer for layer in jk.charts.needs_by_level(journey).to_dict()["layer"] if "y2" not in layer["encoding"]]
    rows_of_levels = [layer for layer in layers if layer["encoding"]["y"].get("field") == "row"]
    top = rows_of_levels[-1]
    assert "tooltip" in top["encoding"]
    assert (top["mark"]["type"], top["mark"]["opacity"]) == ("rect", 0)
    assert "transform" not in top


def test_every_level_is_read_out_once(journey):
    said = [mark.get("aria-label") for mark in _svg(jk.charts.needs_by_level(journey)).iter()]
    assert [text for text in said if text and text.endswith(("need", "needs"))] == [
        "Self-actualization: 1 need", "Esteem: 1 need", "Love and belonging: 0 needs", "Safety: 2 needs",
        "Physiological: 1 need",
    ]  # fmt: skip
    assert not [text for text in said if text and "row:" in text]


def test_edits_change_rows_only(journey):
    before = taken_apart(jk.charts.needs_by_level(journey).to_dict()).structure
    journey.needs.set("n0", level="love_belonging", statement="datum.kind === 'B'")
    journey.needs.add(statement="=1+1", level="esteem")
    journey.needs.add(statement="No level at all")
    journey.needs.remove("n3")
    assert taken_apart(jk.charts.needs_by_level(journey).to_dict()).structure == before


@pytest.mark.parametrize("size", ["notebook", "slide"])
def test_rows_line_up_with_the_heat_map_beside(journey, size):
    journey.stages.set("offer", name="Vertragsabschlussvorbereitung und Kundenrückgewinnung", moment_of_truth=True)
    journey.needs.add(statement="Unclear")
    beside = jk.charts.needs_by_level(journey, size=size) | jk.charts.needs_heatmap(journey, size=size)
    found: dict[str, list[float]] = {}
    for text, at in _texts(_svg(beside)):
        found.setdefault(text, []).append(at)
    for head in ("Self-actualization · B", "Esteem · D", "Physiological · D", "No level"):
        left, right = found[head]
        assert left == pytest.approx(right, abs=0.01)


def _svg(chart):
    vl_convert = pytest.importorskip("vl_convert")
    return ElementTree.fromstring(vl_convert.vegalite_to_svg(chart.to_dict()))


def _texts(node, down=0.0):
    """Yield every text with how far down it stands."""
    move = node.get("transform", "")
    if move.startswith("translate("):
        down += float(move[len("translate(") :].partition(")")[0].split(",")[1])
    if node.text and node.tag.endswith("text"):
        yield node.text, down
    for inner in node:
        yield from _texts(inner, down)
