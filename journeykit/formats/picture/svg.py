"""The only place where a picture becomes markup: a closed list of elements and attributes, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from journeykit.formats.picture.figures import Box, Figure, Group, Line, Shape, Words
from journeykit.formats.picture.letters import FONT
from journeykit.formats.picture.scripts import font_of, is_right_to_left

ELEMENTS = frozenset(("svg", "title", "desc", "rect", "g", "path", "polyline", "text", "tspan"))
_DASHES, _MARK_DASHES = "4 3", "2.2 1.6"
_ISOLATE, _END = "\u2067", "\u2069"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_TAG = re.compile("<[^>]*>")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def picture_svg(
    figures: Iterable[Figure],
    view: tuple[float, float, float, float],
    size: tuple[float, float],
    colours: Mapping[str, str],
    title: str,
    finding: str,
    language: str,
) -> str:
    """Return figures as a whole SVG document: ``view`` is what is seen of them, ``size`` how large it is."""
    head = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": _number(size[0]),
        "height": _number(size[1]),
        "viewBox": " ".join(map(_number, view)),
        "role": "img",
        "xml:lang": language,
        "font-family": FONT,
        "text-rendering": "geometricPrecision",
    }
    ground = Box(*view, "ground")
    return "".join(
        (
            f"<svg{_written(head)}>\n",
            _element("title", {}, _text(title)),
            _element("desc", {}, _text(finding)),
            *_drawn((ground, *figures), colours),
            "</svg>\n",
        )
    )


def picture_text(svg: str) -> str:
    """Return what is written between the tags of an SVG of ours, still escaped."""
    return _TAG.sub(" ", svg)


def _drawn(figures: Iterable[Figure], colours: Mapping[str, str]) -> Iterator[str]:
    for figure in figures:
        match figure:
            case Group():
                yield from _group(figure, colours)
            case Box():
                yield _box(figure, colours)
            case Line():
                yield _line(figure, colours)
            case Shape():
                yield _shape(figure, colours)
            case Words() if figure.lines:
                yield _words(figure, colours)


def _group(group: Group, colours: Mapping[str, str]) -> Iterator[str]:
    if not group.figures:
        return
    if not group.x and not group.y:
        yield from _drawn(group.figures, colours)
        return
    yield f'<g transform="translate({_number(group.x)} {_number(group.y)})">\n'
    yield from _drawn(group.figures, colours)
    yield "</g>\n"


def _box(box: Box, colours: Mapping[str, str]) -> str:
    # An edge lies within its box.
    inset = box.thick / 2 if box.edge else 0
    return _element(
        "rect",
        {
            "x": _number(box.x + inset),
            "y": _number(box.y + inset),
            "width": _number(max(box.width - 2 * inset, 0)),
            "height": _number(max(box.height - 2 * inset, 0)),
            "rx": _number(box.radius) if box.radius else "",
            "fill": colours[box.fill] if box.fill else "none",
            "stroke": colours[box.edge] if box.edge else "",
            "stroke-width": _number(box.thick) if box.edge and box.thick != 1 else "",
            "stroke-dasharray": _DASHES if box.dashed else "",
        },
    )


def _line(line: Line, colours: Mapping[str, str]) -> str:
    return _element(
        "polyline",
        {
            "points": " ".join(f"{_number(x)},{_number(y)}" for x, y in line.points),
            "fill": "none",
            "stroke": colours[line.colour],
            "stroke-width": _number(line.thick),
            "stroke-dasharray": f"0.1 {_number(line.thick * 2.2)}" if line.dotted else "",
            "stroke-linecap": "round" if line.dotted or line.thick > 2.5 else "",
            "stroke-linejoin": "round" if len(line.points) > 2 else "",
        },
    )


def _shape(shape: Shape, colours: Mapping[str, str]) -> str:
    moved = f"translate({_number(shape.x)} {_number(shape.y)})" if shape.x or shape.y else ""
    scaled = f"scale({_number(shape.scale)})" if shape.scale != 1 else ""
    return _element(
        "path",
        {
            "d": shape.path,
            "transform": f"{moved}{scaled}",
            "fill": colours[shape.fill] if shape.fill else "none",
            "stroke": colours[shape.edge] if shape.edge else "",
            "stroke-width": _number(shape.thick) if shape.edge else "",
            "stroke-linecap": "round" if shape.edge and not shape.fill and not shape.dashed else "",
            "stroke-linejoin": "round" if shape.edge and not shape.fill and not shape.dashed else "",
            "stroke-dasharray": _MARK_DASHES if shape.dashed else "",
        },
    )


def _words(words: Words, colours: Mapping[str, str]) -> str:
    right = is_right_to_left(words.lines)
    # A direction would be clear to browsers, but not to what makes PNG and PDF; letters that isolate are to both.
    turned = right and words.turns and words.anchor == "start"
    anchor = "end" if turned else words.anchor
    x = words.x + words.room if turned else words.x
    head = {
        "x": _number(x),
        "y": _number(words.y),
        "font-family": font_of(words.lines),
        "font-size": _number(words.size),
        "font-weight": "bold" if words.bold else "",
        "fill": colours[words.colour],
        "text-anchor": "" if anchor == "start" else anchor,
    }
    said = []
    for at, line in enumerate(words.lines):
        if not line:
            continue
        # What is copied out of the picture has a space where a line ends, not two words in one.
        line = f"{line} " if at + 1 < len(words.lines) and anchor == "start" else line
        inner = _text(f"{_ISOLATE}{line}{_END}" if right else line)
        if at:
            place = {"x": _number(x), "y": _number(words.y + at * words.leading)}
            inner = _tspan(place, inner)
        said.append(inner)
    if words.tail:
        gap = {"dx": _number(words.size * 0.75), "font-weight": "normal", "fill": colours[words.tail_colour]}
        said.append(_tspan(gap, _text(words.tail)))
    return _element("text", head, "".join(said))


def _tspan(attributes: Mapping[str, str], inner: str) -> str:
    return f"<tspan{_written(attributes)}>{inner}</tspan>"


def _element(name: str, attributes: Mapping[str, str], inner: str = "") -> str:
    return f"<{name}{_written(attributes)}>{inner}</{name}>\n" if inner else f"<{name}{_written(attributes)}/>\n"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in attributes.items() if value)


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text).translate(_ESCAPES)


def _number(number: float) -> str:
    """Return a number as short as it is exact enough.

    >>> _number(12.0), _number(0.12345), _number(-0.001)
    ('12', '0.12', '0')
    """
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
