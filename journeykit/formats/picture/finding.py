"""What a picture shows, in a sentence: the finding of the emotion curve, for those who do not see it."""

from __future__ import annotations

from journeykit.charts.curve_finding import curve_finding
from journeykit.charts.curve_lines import lines_of, points_of
from journeykit.charts.part import part_of
from journeykit.charts.stage_axis import stage_axis
from journeykit.charts.theme import SIZES
from journeykit.charts.wording import counted
from journeykit.formats.picture.feelings import Feelings
from journeykit.formats.picture.shown import Shown
from journeykit.model.journey_map import JourneyMap

NO_STAGES = "There are no stages yet. Name them first."
_CURVES, _STAGES = 200, 500
"""Of more nobody reads a finding, and looking for one takes long."""
NO_SCORES = "Nobody has said yet how it feels."


def finding_of(shown: Shown, feelings: Feelings) -> str:
    """Return where the curve is lowest, what will be remembered, and where the way to the goal is longest."""
    if not shown.stages:
        return NO_STAGES
    if not feelings.series:
        return NO_SCORES
    curves, stages = len(feelings.series), len(shown.stages)
    if curves > _CURVES or stages > _STAGES:
        return f"{counted(curves, 'curve')} over {counted(stages, 'stage')}: too much to find anything in."
    journey = JourneyMap.from_contents(shown.contents.copy(), id="map")
    part = part_of("emotion_curve", journey, ["stages", "personas", "emotions"])
    axis = stage_axis(part["stages"], SIZES["notebook"])
    lines = [line for line in lines_of(part, axis, shown.versions) if shown.everybody or line.persona in shown.personas]
    return curve_finding(points_of(part, axis, lines), lines)
