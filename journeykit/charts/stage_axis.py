"""The stages of a map as the horizontal axis of a chart, in the order of the map.

Stages are placed by their position, not by their name: two may be called alike, and renaming or moving one changes
data only, never the chart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import altair as alt
import pandas as pd

from journeykit.charts.lettering import cut, one_line, wrapped
from journeykit.charts.theme import INK, INK_3, Size, lettering, together

NOWHERE = "No stage"
"""What the place of rows is called that belong to no stage."""
_FEWEST = 9
_NARROWEST = 30
_UPRIGHT = 60
"""Below so many pixels a stage's name is written slanting."""
_LINES = 3
_STAR = "M0,-1L.235,-.324L.951,-.309L.38,.124L.588,.809L0,.4L-.588,.809L-.38,.124L-.951,-.309L-.235,-.324Z"


@dataclass(frozen=True, slots=True)
class StageAxis:
    """Where each stage stands, how wide it is and how its name is written."""

    frame: pd.DataFrame
    """One row a place: ``at`` (0, 1, 2, …), ``stage`` (id, empty for no stage), ``name``, ``moment_of_truth``, ``head``
    (the name in lines), ``lines`` (how many)."""
    size: Size
    step: int

    @property
    def width(self) -> int:
        """The width of all stages, in pixels."""
        return self.step * max(len(self.frame), 1)

    @property
    def places(self) -> dict[str, int]:
        """Where each stage stands, by id."""
        return dict(zip(self.frame["stage"], self.frame["at"], strict=True))

    @property
    def slanted(self) -> bool:
        """Whether names are written slanting, for want of room."""
        return self.step < _UPRIGHT

    def x(self) -> alt.X:
        """Return the encoding of a layer over the stages; its data have a column ``at``."""
        return alt.X("at:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))

    def heads(self) -> alt.LayerChart:
        """Return the layer that writes the stages' names above the plot, with a star at moments of truth."""
        height = round(self.size.small * 1.2)
        placed = alt.Chart(self.frame).encode(x=self.x())
        # A mark, not a letter: few fonts have a star, and the whole name would be set in another one.
        stars = placed.transform_filter("datum.moment_of_truth").mark_point(
            shape=_STAR, size=self.size.small * 5, filled=True, color=INK, opacity=1
        )
        stars = stars.encode(y=alt.YValue(-round(height / 2)))
        placed = placed.encode(y=alt.YValue(-height))
        if self.slanted:
            style = lettering(self.size, color=INK, align="left", angle=300, dx=5)
        else:
            rise = alt.ExprRef(f"-(datum.lines - 1) * {height} - {height / 2:g}")
            style = lettering(self.size, color=INK, align="center", dy=rise)
        named = placed.mark_text(**style).encode(
            text=alt.Text("head:N"),
            color=alt.ColorValue(INK, condition={"test": "datum.stage === ''", "value": INK_3}),
        )
        return together(named, stars)


def stage_axis(stages: pd.DataFrame, size: Size, loose: bool = False) -> StageAxis:
    """Return the axis of a map's stages; ``loose`` adds a place for what belongs to none.

    Stages become narrower where there are more than nine, in steps, so that adding one seldom changes the others.
    """
    ids = [*stages.index, ""] if loose else list(stages.index)
    names = [one_line(name, 120) or row for row, name in zip(stages.index, stages["name"], strict=True)]
    names = [*names, NOWHERE] if loose else names
    moments = [*stages["moment_of_truth"], False] if loose else list(stages["moment_of_truth"])
    step = _step(len(ids), size)
    heads = [_head(name, step, size) for name in names]
    frame = pd.DataFrame(
        {
            "at": pd.Series(range(len(ids)), dtype="int64"),
            "stage": pd.Series(ids, dtype="str"),
            "name": pd.Series(names, dtype="str"),
            "moment_of_truth": pd.Series([bool(star) for star in moments], dtype="bool"),
            "head": pd.Series(heads, dtype="str"),
            "lines": pd.Series([head.count("\n") + 1 for head in heads], dtype="int64"),
        }
    )
    return StageAxis(frame, size, step)


def _step(count: int, size: Size) -> int:
    if count <= _FEWEST:
        return size.stage
    return max(round(size.wide / (5 * -(-count // 5))), _NARROWEST * size.stage // 104)


def _head(name: str, step: int, size: Size) -> str:
    if step < _UPRIGHT:
        return cut(name, 150, size.small)
    return "\n".join(wrapped(name, step - 10, size.small, _LINES))


def placed(frame: pd.DataFrame, stages: Iterable[str]) -> pd.Series:
    """Return the stage of each row, empty for rows of no stage and of one that is no longer there."""
    return frame["stage"].where(frame["stage"].isin(list(stages)), "")
