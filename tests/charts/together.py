"""A chart that was taken apart, put together again as a page does it."""

from __future__ import annotations

import re
from typing import Any

import vl_convert

from journeykit.charts.spec import TakenApart

WORDS = re.compile(r"jk-words-(\d+)")


def whole(apart: TakenApart) -> dict[str, Any]:
    """Return the specification with its rows and words."""

    def put(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: rows_of(entry) if key == "data" else put(entry) for key, entry in node.items()}
        if isinstance(node, list):
            return [put(entry) for entry in node]
        if isinstance(node, str) and (hit := WORDS.fullmatch(node)):
            return apart.words[int(hit[1])]
        return node

    def rows_of(held: Any) -> Any:
        if isinstance(held, dict) and held.get("name") in apart.data:
            return {**held, "values": apart.data[held["name"]]}
        return held

    found: dict[str, Any] = put(apart.spec)
    return found


def painted(spec: dict[str, Any]) -> str:
    """Return the picture, with clips and gradients called by their order, and nothing said of charts and of views."""
    svg = vl_convert.vegalite_to_svg(spec)
    names: dict[str, str] = {}
    svg = re.sub(r"clip\d+|gradient_\d+", lambda hit: names.setdefault(hit[0], f"made-{len(names)}"), svg)
    return re.sub(r"\b(view|concat|child|layer|param)_\w+", r"\1", svg)


def unsaid(spec: Any) -> Any:
    """Return a specification without what its charts say of themselves; what is said of each mark stays."""
    if isinstance(spec, list):
        return [unsaid(entry) for entry in spec]
    if not isinstance(spec, dict):
        return spec
    kept = {key: entry for key, entry in spec.items() if key != "description" or isinstance(entry, dict)}
    return {key: entry if key in ("data", "datasets") else unsaid(entry) for key, entry in kept.items()}
