"""What people change in a map while a chart of it is shown."""

from __future__ import annotations

from collections.abc import Callable

import journeykit as jk
from tests.charts.maps import full


def scores(m: jk.JourneyMap) -> None:
    for row in [row["id"] for row in m.emotions][:6]:
        m.emotions.set(row, score=-2, unaware=False)


def no_score(m: jk.JourneyMap) -> None:
    m.emotions.remove(*[row["id"] for row in m.emotions][:3])


def judgement(m: jk.JourneyMap) -> None:
    m.needs.set("n3", importance=10, satisfaction=0)
    m.needs.set("n4", importance=None, satisfaction=None)


def level(m: jk.JourneyMap) -> None:
    m.needs.set("n3", level="self_actualization", grade="measured", usp="We alone", usp_proof=None)


def need_added(m: jk.JourneyMap) -> None:
    m.needs.add(statement="Be safe", stage="use", persona="p1", level="safety", importance=7, satisfaction=1, usp="Us")


def need_removed(m: jk.JourneyMap) -> None:
    m.needs.remove("n1", "n2")


def note_added(m: jk.JourneyMap) -> None:
    m.notes.add(lane="doing", stage="awareness", persona="p2", text="Sees an advertisement", channel="advertising")


def note_removed(m: jk.JourneyMap) -> None:
    m.notes.remove(m.notes.df.index[-1])


def evidence_added(m: jk.JourneyMap) -> None:
    m.evidence.add(persona="p3", stage="use", finding="They do", source="interview", value=3.0, n=8)


def stage_renamed(m: jk.JourneyMap) -> None:
    m.stages.set("use", name="Every day, in the rain and in the snow", moment_of_truth=True)


def stage_moved(m: jk.JourneyMap) -> None:
    m.stages.move("renewal", before="awareness")


def persona_renamed(m: jk.JourneyMap) -> None:
    m.personas.set("p0", name="Nadia Nováková, who drives at night", grade="measured")


def persona_moved(m: jk.JourneyMap) -> None:
    m.personas.move("p2", before="p0")


def lane_renamed(m: jk.JourneyMap) -> None:
    m.lanes.set("doing", name="What they do all day")


def title_changed(m: jk.JourneyMap) -> None:
    m.set(title="Another title, one that is so long that it needs a second line above most of the charts")


def title_gone(m: jk.JourneyMap) -> None:
    m.set(title="")


EDITS: dict[str, Callable[[jk.JourneyMap], None]] = {
    edit.__name__: edit
    for edit in (
        scores, no_score, judgement, level, need_added, need_removed, note_added, note_removed, evidence_added,
        stage_renamed, stage_moved, persona_renamed, persona_moved, lane_renamed, title_changed, title_gone,
    )
}  # fmt: skip


def edited(*edits: str) -> jk.JourneyMap:
    """Return the full map after these edits."""
    m = full()
    for edit in edits:
        EDITS[edit](m)
    return m
