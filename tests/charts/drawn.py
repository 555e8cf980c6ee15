"""Every chart drawn from every map, once: the chart, what Altair says of it, the picture."""

from __future__ import annotations

import copy
import inspect
import io
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from xml.etree import ElementTree as ET

import journeykit as jk
from tests.charts.maps import MAPS, made

NO_CHARTS = ("table", "dark")
"""What `jk.charts` offers besides charts."""
CHARTS: dict[str, Callable[..., Any]] = {
    name: getattr(jk.charts, name) for name in jk.charts.__all__ if name not in NO_CHARTS
}
SVG = "{http://www.w3.org/2000/svg}"
COLOUR = re.compile(r"#[0-9a-f]{3,8}", re.IGNORECASE)
DATA = ("data", "datasets")
AGAIN = ("full",)


@dataclass(frozen=True)
class Drawn:
    """A chart of a map."""

    chart: Any

    @cached_property
    def _spec(self) -> dict[str, Any]:
        spec: dict[str, Any] = self.chart.to_dict()
        return spec

    @property
    def spec(self) -> dict[str, Any]:
        """A copy of its own: taking a chart apart uses it up."""
        return copy.deepcopy(self._spec)

    @cached_property
    def svg(self) -> str:
        return picture(self.chart)

    @cached_property
    def root(self) -> ET.Element:
        return ET.fromstring(self.svg)

    @property
    def texts(self) -> list[str]:
        """The lines that are drawn."""
        return [line for node in self.root.iter(f"{SVG}text") for line in lines_of(node)]

    @property
    def finding(self) -> str:
        subtitle = self._spec["title"]["subtitle"]
        return subtitle if isinstance(subtitle, str) else " ".join(subtitle)


def picture(chart: Any) -> str:
    """Return a chart as Altair's own ``save`` writes it."""
    written = io.StringIO()
    chart.save(written, format="svg")
    return written.getvalue()


def lines_of(text: ET.Element) -> list[str]:
    """Return the lines of a text node."""
    return [part.text for part in (text, *text) if part.text]


@cache
def _drawn(chart: str, of: str, options: tuple[tuple[str, Any], ...]) -> Drawn:
    return Drawn(CHARTS[chart](made(of), **dict(options)))


def drawn(chart: str, of: str, **options: Any) -> Drawn:
    """Return a chart of one of the maps, drawn once for all tests."""
    return _drawn(chart, of, tuple(sorted(options.items())))


def ways(chart: str) -> list[dict[str, Any]]:
    """Return the ways to draw a chart: as it is, then each other value that its signature lists."""
    found: list[dict[str, Any]] = [{}]
    hints = typing.get_type_hints(CHARTS[chart])
    for name, parameter in inspect.signature(CHARTS[chart]).parameters.items():
        found += [{name: value} for value in _listed(hints.get(name)) if value != parameter.default]
    return found


def _listed(hint: Any) -> Iterator[Any]:
    """Yield the values of every Literal in a type."""
    if typing.get_origin(hint) is typing.Literal:
        yield from typing.get_args(hint)
    else:
        for part in typing.get_args(hint):
            yield from _listed(part)


WAYS = [(chart, way) for chart in CHARTS for way in ways(chart)]
EVERY = [(chart, way, of) for chart, way in WAYS for of in (AGAIN if way else MAPS)]
"""Each chart as it is of every map; its other ways of some."""


def strings(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every string of a specification outside its data, with where it stands."""
    if isinstance(node, Mapping):
        for key, entry in node.items():
            if key not in DATA:
                yield from strings(entry, (*path, key))
    elif isinstance(node, list):
        for entry in node:
            yield from strings(entry, path)
    elif isinstance(node, str):
        yield path, node
