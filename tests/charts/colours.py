"""The colours of a picture, and how far they stand apart."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from journeykit.charts import theme

LIGHT = frozenset(theme.DARK)
DARK = frozenset(theme.DARK.values())
NAMED = {"white": "#ffffff", "black": "#000000", "none": "", "transparent": ""}
PAINTED = ("fill", "stroke", "color", "stop-color")


def painted(root: ET.Element) -> set[str]:
    """Return every colour of a picture as #rrggbb."""
    found = {hexed(value) for node in root.iter() for name, value in node.attrib.items() if name in PAINTED}
    styles = [node.attrib["style"] for node in root.iter() if "style" in node.attrib]
    assert not any(re.search("fill|stroke|color|url", style) for style in styles), styles
    return found - {""}


def hexed(colour: str) -> str:
    """Return a colour as #rrggbb; nothing for none.

    >>> hexed("rgb(26, 29, 33)")
    '#1a1d21'
    """
    if colour in NAMED:
        return NAMED[colour]
    if parts := re.fullmatch(r"rgb\((\d+), ?(\d+), ?(\d+)\)", colour):
        return "#" + "".join(f"{int(part):02x}" for part in parts.groups())
    assert re.fullmatch(r"#[0-9a-f]{6}", colour), colour
    return colour


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
