"""Charts put side by side or one below the other keep their own colours, shapes and dashes."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.charts.drawn import CHARTS, drawn, picture

LOOK = ("fill", "stroke", "stroke-dasharray", "stroke-width")
PAIRS = [(*pair, ("beside", "below")[at % 2]) for at, pair in enumerate(pairwise([*CHARTS, next(iter(CHARTS))]))]


def looks(svg: str) -> Counter[tuple[str, ...]]:
    """Return how often each look of a mark is drawn."""
    nodes = [node for node in ET.fromstring(svg).iter() if node.tag.endswith(("path", "line", "text"))]
    found = Counter(tuple(node.get(key, "") for key in LOOK) for node in nodes)
    return Counter({look: count for look, count in found.items() if any(look)})


@pytest.mark.parametrize(("one", "other", "way"), PAIRS)
def test_each_looks_as_it_does_alone(one, other, way):
    first, second = drawn(one, "full"), drawn(other, "full")
    both = first.chart | second.chart if way == "beside" else first.chart & second.chart
    assert looks(picture(both)) == looks(first.svg) + looks(second.svg)
