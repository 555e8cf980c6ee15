"""The tables that say the same as a chart: which fields of which rows, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Spec = dict[str, Any]

PARTS = ("layer", "hconcat", "vconcat", "concat", "spec")
"""Where a chart holds other charts."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A table that says what a chart shows: fields of a data set, and what each is called."""

    title: str
    data: str
    columns: tuple[tuple[str, str], ...]


def twins_of(spec: Spec) -> Iterator[Twin]:
    """Yield a table for each chart within a chart that shows rows of its own. It depends on no row."""
    seen = set()
    for title, held, encoding, made in _told(spec, "", "", {}, frozenset()):
        columns = tuple(_columns(encoding, made))
        if columns and (held, columns) not in seen:
            seen.add((held, columns))
            yield Twin(title, held, columns)


def title_of(view: Spec) -> str:
    """Return what a chart is called, in one line; nothing where it has no title."""
    title = view.get("title")
    text = title.get("text", "") if isinstance(title, dict) else title or ""
    return " ".join(text) if isinstance(text, list) else str(text)


Told = tuple[str, str, Spec, frozenset[str]]
"""Of a chart with marks: its title, its data set, its channels, and the fields that its transforms make."""


def _told(view: Spec, title: str, held: str, encoding: Spec, made: frozenset[str]) -> Iterator[Told]:
    """Yield the charts that have marks. Of a layered one only the first.

    Where a layer names its columns in a tooltip it is the one that speaks, for it was written to be read.
    """
    title, held = title_of(view) or title, view.get("data", {}).get("name", held)
    encoding, made = {**encoding, **view.get("encoding", {})}, made.union(_made(view))
    if "layer" in view:
        layers = [found for layer in view["layer"] for found in _told(layer, title, held, encoding, made)]
        told = [found for found in layers if found[2].get("tooltip")]
        yield from (told or layers)[:1]
    elif "mark" in view:
        yield title, held, encoding, made
    else:
        for part in PARTS[1:]:
            inner = view.get(part)
            for chart in inner if isinstance(inner, list) else [inner]:
                if isinstance(chart, dict):
                    yield from _told(chart, title, held, encoding, made)


def _made(view: Spec) -> Iterator[str]:
    """Yield the fields that the transforms of a chart make: they are not in its rows."""
    for step in view.get("transform", ()):
        for part in (step, *(entry for key in _STEPS for entry in step.get(key) or () if isinstance(entry, dict))):
            named = part.get("as", ())
            yield from [named] if isinstance(named, str) else named
        for key, names in _UNNAMED.items():
            if key in step and "as" not in step:
                yield from names


_STEPS = ("aggregate", "joinaggregate", "window")
_UNNAMED = {"fold": ("key", "value"), "density": ("value", "density"), "quantile": ("prob", "value")}
"""What Vega-Lite calls the fields of these when nothing is said."""


def _columns(encoding: Spec, made: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields a chart shows: those of its tooltip, or else of all its channels."""
    tooltip = encoding.get("tooltip")
    told = dict(_fields(tooltip if isinstance(tooltip, list) else [tooltip], made))
    yield from (told or dict(_fields(encoding.values(), made))).items()


def _fields(channels: Iterable[Any], made: frozenset[str]) -> Iterator[tuple[str, str]]:
    for channel in channels:
        name = channel.get("field") if isinstance(channel, dict) else None
        if isinstance(name, str) and name not in made and "aggregate" not in channel:
            plain = re.sub(r"\\(.)", r"\1", name)
            yield plain, str(channel.get("title") or plain)
