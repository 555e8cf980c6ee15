"""Drawings as the kernel would send them, made with Altair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from journeykit.widgets.chart_protocol import Drawing, Row, Words

DARK = {"#1a1d21": "#e9ebee", "#4b535c": "#bcc2c9", "#e4e7ea": "#35383c", "#0068a3": "#5cb8ec", "#b24a00": "#f3975a"}
STAGES = ["Seek", "Compare", "Buy", "Receive", "Use"]
LONG = [
    "Die Überprüfung der Zahlungsbedingungen",
    "Vertragsunterzeichnungstermin vereinbaren",
    "Inbetriebnahme des Gerätes",
]


def stage_rows(names: Sequence[str] = STAGES) -> list[Row]:
    """Return a row for each stage and person, some without a score."""
    return [
        {"stage": name, "who": who, "score": None if at % 4 == 3 else (at * 5 + shift) % 5 - 2, "felt": at % 3 > 0}
        for shift, who in ((0, "Ana"), (2, "Ben"))
        for at, name in enumerate(names)
    ]


def curve(names: Sequence[str] = STAGES, **more: Any) -> dict[str, Any]:
    """Return the specification of two lines over the stages that can be zoomed."""
    base = alt.Chart(alt.NamedData("jk_0"), height=180, width=alt.Step(90)).encode(
        alt.X("stage:N", sort=list(names)).title(None).axis(labelAngle=0, labelLimit=84),
        alt.Y("score:Q").scale(domain=[-2, 2]).title(None).axis(grid=True, gridColor="#E4E7EA"),
        alt.Color("who:N").scale(domain=["Ana", "Ben"], range=["#0068a3", "#b24a00"]).title(None),
        tooltip=["stage:N", "who:N", "score:Q"],
    )
    zoom = alt.selection_interval(name="zoom", bind="scales", encodings=["y"])
    lines = base.mark_line(strokeWidth=3) + base.mark_point(filled=True, size=70).add_params(zoom)
    title = alt.TitleParams("jk-words-0", subtitle=["jk-words-1"], anchor="start", color="#1a1d21")
    return dict(lines.properties(title=title, **more).to_dict(validate=False))


def drawing(spec: Mapping[str, Any], data: Mapping[str, list[Row]], n: int = 1, **more: Any) -> Drawing:
    """Return the message that draws a specification."""
    first = next(iter(data.values()), [])
    words: list[Words] = ["How it feels", "Ana and Ben, as is"]
    made: dict[str, Any] = {
        "kind": "drawing",
        "n": n,
        "spec": dict(spec),
        "data": dict(data),
        "words": words,
        "says": "How it feels: Ana is happiest at Receive.",
        "tables": [
            {
                "title": "How it feels",
                "data": "jk_0",
                "columns": [{"field": name, "title": name.title()} for name in (first[0] if first else [])],
            }
        ],
        "dark": DARK,
    }
    return made | more  # type: ignore[return-value]


def curve_drawing(names: Sequence[str] = STAGES, **more: Any) -> Drawing:
    """Return the message that draws the curve."""
    return drawing(curve(names), {"jk_0": stage_rows(names)}, **more)
