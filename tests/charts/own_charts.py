"""Charts as analysts make them, with everything Altair has: twice the same but for the rows."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd


def rows(n: int) -> pd.DataFrame:
    return pd.DataFrame({"stage": ["A", "B", "C"], "score": [n, 2, 1], "view_1": ["x", "y", "param_1"]})


def points(n: int) -> Any:
    return alt.Chart(rows(n)).mark_point().encode(x="stage:N", y="score:Q", tooltip=["stage", "score"])


def bars(n: int) -> Any:
    chosen = alt.selection_point(fields=["stage"])
    opacity = alt.condition(chosen, alt.value(1), alt.value(0.2))
    return alt.Chart(rows(n)).mark_bar().encode(x="stage:N", y="score:Q", opacity=opacity).add_params(chosen)


def brushed(n: int) -> Any:
    brush = alt.selection_interval(encodings=["y"])
    return points(n).add_params(brush) | points(n).transform_filter(brush)


def zoomed(n: int) -> Any:
    brush = alt.selection_interval(encodings=["y"])
    return points(n).encode(alt.Y("score:Q", scale=alt.Scale(domain=brush))) & points(n).add_params(brush)


def slider(n: int) -> Any:
    size = alt.param(value=30, bind=alt.binding_range(min=1, max=90))
    return points(n).add_params(size).encode(size=alt.value(alt.ExprRef(f"{size.name} * 3")))


def calculated(n: int) -> Any:
    more = alt.param(value=2)
    made = alt.Chart(rows(n)).transform_calculate(double=alt.datum.score * more).transform_filter("datum.double > 0")
    return made.mark_line().encode(x="stage:N", y="double:Q").add_params(more)


def aggregated(n: int) -> Any:
    return alt.Chart(rows(n)).mark_bar().encode(x="stage:N", y="sum(score)", color=alt.Color("count()"))


def windowed(n: int) -> Any:
    summed = alt.Chart(rows(n)).transform_window(total="sum(score)").transform_fold(["score", "total"])
    return summed.mark_line().encode(x="stage:N", y="value:Q", color="key:N")


def looked_up(n: int) -> Any:
    other = pd.DataFrame({"stage": ["A", "B", "C"], "goal": [n, n + 1, 3]})
    found = points(n).transform_lookup("stage", from_=alt.LookupData(other, "stage", ["goal"]))
    return found.encode(size="goal:Q")


def faceted(n: int) -> Any:
    return bars(n).facet("stage:N")


def faceted_layers(n: int) -> Any:
    return alt.layer(points(n), alt.Chart().mark_rule().encode(y="score:Q"), data=rows(n)).facet(row="stage:N")


def repeated(n: int) -> Any:
    shown = alt.Chart(rows(n)).mark_point().encode(x="stage:N", y=alt.Y(alt.repeat("column"), type="quantitative"))
    return shown.repeat(column=["score", "view_1"]).interactive()


def layered(n: int) -> Any:
    return (points(n) + bars(n)).interactive()


def twice(n: int) -> Any:
    frame = rows(n)
    shown = alt.Chart(frame).mark_point().encode(x="stage:N", y="score:Q")
    return shown.interactive() | shown.interactive() | (alt.Chart(frame).mark_bar().encode(y="stage:N") & bars(n))


def dated(n: int) -> Any:
    frame = pd.DataFrame({"day": pd.to_datetime(["2026-03-01", "2026-03-02"]), "n": [n, None]})
    return alt.Chart(frame).mark_line().encode(x="yearmonthdate(day):T", y="n:Q")


def dotted(n: int) -> Any:
    frame = pd.DataFrame({"a.b": [n], "c[0]": ["x"], "d'e": [1], 'f"g': [2]})
    told = [alt.Tooltip(r"a\.b:Q", title="A"), alt.Tooltip(r"c\[0\]:N", title="C"), alt.Tooltip(r"d\'e:Q", title="D")]
    return alt.Chart(frame).mark_text().encode(text=r"c\[0\]:N", x=r"a\.b:Q", tooltip=told)


def named(n: int) -> Any:
    held = alt.InlineData(values=[{"score": n}, {"score": 1}], name="mine")
    return alt.Chart(held).mark_tick().encode(x="score:Q")


def plain_values(n: int) -> Any:
    return alt.Chart(alt.InlineData(values=[n, 1, 2])).mark_tick().encode(x="data:Q")


def titled(n: int) -> Any:
    here = points(n).properties(
        title=alt.TitleParams(["Two", f"lines {n}"], subtitle=f"param_1 and {n}"), name="view_1"
    )
    return (here & bars(n).properties(title=f"Bars {n}", description="Told.")).properties(title="Both")


OWN: dict[str, Callable[[int], Any]] = {
    make.__name__: make
    for make in (
        points, bars, brushed, zoomed, slider, calculated, aggregated, windowed, looked_up, faceted, faceted_layers,
        repeated, layered, twice, dated, dotted, named, plain_values, titled,
    )
}  # fmt: skip


def own(name: str, n: int) -> Any:
    """Return one of the charts; Altair warns where it puts two selections into one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return OWN[name](n)
