"""What the gallery of charts says of its map is what the charts show."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

import journeykit as jk

EXAMPLES = Path(__file__).parents[1] / "examples"
CELLS = nbformat.read(EXAMPLES / "charts_gallery.ipynb", as_version=4).cells
DRAWN = [name for name in jk.charts.__all__ if name not in ("dark", "table")]


def said_of(chart: str) -> str:
    """Return what the gallery says above a chart, in one line."""
    [said] = [cell.source for cell in CELLS if cell.cell_type == "markdown" and f"`{chart}`:" in cell.source]
    return " ".join(said.split())


@pytest.mark.parametrize("name", DRAWN)
def test_the_gallery_has_a_cell_for_each_chart_under_the_question_it_answers(name):
    [at] = [at for at, cell in enumerate(CELLS) if cell.source == f"jk.charts.{name}(m)"]
    assert f"`{name}`:" in CELLS[at - 1].source
    [question] = re.findall(r"^### (.+)$", CELLS[at - 1].source, re.MULTILINE)
    assert question.endswith("?")


def test_the_gallery_uses_every_name_of_the_charts():
    code = "\n".join(cell.source for cell in CELLS if cell.cell_type == "code")
    assert [name for name in jk.charts.__all__ if f"jk.charts.{name}" not in code] == []
    for composed in (r"jk\.charts\.\w+\(m.*\) \| jk\.charts", r"jk\.charts\.\w+\(m.*\) & jk\.charts"):
        assert re.search(composed, code)


@pytest.fixture(scope="module")
def heat_pump():
    return jk.load(EXAMPLES / "heat_pump.journey.json")


def test_the_gallery_tells_of_feelings_what_the_charts_show(heat_pump):
    shown = jk.charts.table(jk.charts.emotion_curve(heat_pump, persona="Ruth Lindqvist"))
    felt = shown.pivot(index="Stage", columns="Version", values="Score").astype(float)
    gap = felt["to be"] - felt["as is"]
    said = said_of("emotion_curve")
    assert f"happiest at {felt['as is'].idxmax()} (+{felt['as is'].max():g})" in said
    assert f"at {felt['as is'].idxmin()} (−{-felt['as is'].min():g})" in said
    assert gap.idxmax() == felt["as is"].idxmin()
    assert f"the farthest to go (+{gap.max():g})" in said
    stages = list(shown["Stage"].drop_duplicates())
    assert stages.index(gap.idxmax()) - stages.index(felt["as is"].idxmax()) == 2
    assert "two stages on" in said

    compared = jk.charts.table(jk.charts.persona_compare(heat_pump))
    scores = compared.pivot(index="Stage", columns="Persona", values="Score").astype("float64")
    apart = (scores["Ruth Lindqvist"] - scores["Emre Kaya"]).abs()
    ruth, emre = (scores[name].to_dict()[apart.idxmax()] for name in ("Ruth Lindqvist", "Emre Kaya"))
    assert f"{apart.idxmax()} are a relief to Ruth (+{ruth:g}) and leave Emre helpless (−{-emre:g})" in said_of(
        "persona_compare"
    )


def test_the_gallery_tells_of_needs_what_the_charts_show(heat_pump):
    levels = jk.charts.table(jk.charts.needs_by_level(heat_pump)).set_index("Level")
    assert (levels.loc["Safety", "Share"], levels["Needs"].sum()) == ("50 %", 12)
    assert levels.loc[levels["D or B"] == "B", "Needs"].sum() == 1
    assert "Half of the needs are about safety, and only one of 12 is about growing" in said_of("needs_by_level")

    places = jk.charts.table(jk.charts.needs_heatmap(heat_pump)).query("Needs > 0")
    assert len(places[places["Level"] == "Safety"]) == 6
    assert places.loc[places["Stage"] == "Installation", ["Needs", "Which"]].values.tolist() == [
        [1, "Hot water for the baby every evening"]
    ]
    assert "six of seven stages. At Installation there is one need only: hot water" in said_of("needs_heatmap")

    needs = jk.charts.table(jk.charts.opportunity_plot(heat_pump))
    first, *next_two = needs.nlargest(3, "Opportunity").to_dict("records")
    assert (first["Need"], first["Opportunity"]) == ("Know who comes when, without ringing", 16)
    assert [(need["Opportunity"], need["Persona"], need["How we know"]) for need in next_two] == [
        (15, "Emre Kaya", "Assumption")
    ] * 2
    assert "scores highest, with 16. The next two, with 15 each, are Emre’s, and only assumed" in said_of(
        "opportunity_plot"
    )


def test_the_gallery_tells_of_reasons_and_channels_what_the_charts_show(heat_pump):
    reasons = jk.charts.table(jk.charts.usp_coverage(heat_pump))
    given = reasons[reasons["Why they choose us"].fillna("") != ""]
    assert (len(given), len(reasons)) == (4, 12)
    assert (given[["Proof", "Rival"]].fillna("") != "").all(axis=None)
    judged = jk.charts.table(jk.charts.opportunity_plot(heat_pump))
    high = judged.loc[judged["Opportunity"] >= 12, "Need"]
    assert (len(high), list(given.loc[given["Need"].isin(high), "Need"])) == (7, ["Know the final price before I sign"])
    assert "Four of 12 needs have a reason, each with proof and a rival. Of the seven needs" in said_of("usp_coverage")

    met = jk.charts.table(jk.charts.touchpoint_matrix(heat_pump)).query("Notes > 0")
    assert list(met.loc[met["Channel"] == "Agent", "Stage"]) == ["House visit", "Installation"]
    hers = met[met["Preferred by"].str.contains("Ruth", na=False)]
    assert list(hers.loc[hers["Stage"] == "Waiting", "Channel"]) == ["Phone"]
    said = said_of("touchpoint_matrix")
    assert "at House visit and at Installation only. While they wait, the phone is all" in said


def test_the_gallery_tells_of_gaps_what_the_charts_show(heat_pump):
    known = jk.charts.table(jk.charts.grade_coverage(heat_pump)).query("Stage == 'All stages'").set_index("Persona")
    assumed = known["Assumption"].astype(int)
    assert (assumed["All"], assumed["Emre Kaya"]) == (11, 11)
    assert "All 11 assumptions are about Emre" in said_of("grade_coverage")

    lanes = jk.charts.table(jk.charts.lane_coverage(heat_pump))
    empty = lanes[lanes["Notes"] == 0]
    assert (len(empty), len(lanes), (empty["Stage"] == "Doubt").sum()) == (15, 63, 5)
    assert list(empty.loc[empty["Lane"] == "Goes well", "Stage"]) == ["Doubt", "Offer", "Waiting"]
    said = said_of("lane_coverage")
    assert "15 of 63 places are empty, five of them at Doubt" in said
    assert "at Doubt, Offer and Waiting" in said

    found = jk.charts.table(jk.charts.gaps(heat_pump)).query("Found > 0")
    assert found.groupby("Gap")["Found"].sum().to_dict() == {"Need without USP note": 8, "Persona without evidence": 1}
    assert "Eight needs lack a reason to choose us, and nothing backs the persona Emre" in said_of("gaps")

    safety = heat_pump.needs.df.query("level == 'safety'")["satisfaction"]
    assert (len(safety), (safety <= 4).sum(), (safety == 3).sum()) == (6, 4, 2)


def test_the_gallery_promises_what_an_edit_then_shows(heat_pump):
    mended = heat_pump.copy()
    [worst] = mended.emotions.df.query("persona == 'ruth' and stage == 'waiting' and version == 'as_is'").index
    mended.emotions.set(worst, score=0)
    before, after = (jk.charts.emotion_curve(m).description for m in (heat_pump, mended))
    assert "Lowest at Waiting and Installation" in before
    assert "Lowest at Installation (" in after
