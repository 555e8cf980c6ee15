"""The journey board as a picture that a notebook shows without a kernel, without a script and without a network."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable
from dataclasses import dataclass

from journeykit.errors import InvalidArgumentError
from journeykit.model.journey_map import JourneyMap


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """A picture of a board; notebooks show it, and ``svg`` is what a page or slide can hold."""

    svg: str
    finding: str
    size: tuple[int, int]
    title: str = ""
    cut: tuple[str, ...] = ()
    """Which texts are not there to their end."""

    def __repr__(self) -> str:
        cut = "".join(f" Not shown: {what}." for what in self.cut)
        return f"<BoardPicture: {self.size[0]} × {self.size[1]} pixels. {self.finding}{cut}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self._image(), "image/svg+xml": self.svg, "text/plain": repr(self)}

    def _image(self) -> str:
        """Return the picture as an element of a page: as broad as there is room for, with a name to be read aloud.

        Notebooks show a plain SVG in its own size, without a name, and only where they trust it.
        """
        name = html.escape(". ".join(filter(None, (self.title, self.finding))))
        address = f"data:image/svg+xml;base64,{base64.b64encode(self.svg.encode()).decode()}"
        return f'<img style="max-width: 100%; height: auto" alt="{name}" src="{address}">'


def board_picture(
    journey: JourneyMap,
    personas: str | Iterable[str] | None = None,
    lanes: str | Iterable[str] | None = None,
    version: str = "both",
    *,
    dark: bool = False,
) -> BoardPicture:
    """Draw the whole board as a picture: stages, emotion curve, notes, needs, and what the marks mean.

    Parameters
    ----------
    journey
        The map.
    personas
        Ids or exact names, or a single one: whose cards, notes, emotions and needs are shown, besides the
        notes and needs of everybody. All by default.
    lanes
        Ids or exact names, or a single one. All by default. Emotions and needs are always there.
    version
        ``"as_is"`` for how it feels today, ``"to_be"`` for how it should become, ``"both"`` for the two
        curves together.
    dark
        Whether it is for a dark ground.

    Returns
    -------
    BoardPicture
        What a notebook shows; its ``svg`` is text. ``jk.save(m, "board.svg")`` writes the same into a file,
        and so do ``.png`` and ``.pdf``.

    Raises
    ------
    UnknownRowError, AmbiguousNameError
        There is no such persona or lane, or there are several.
    UnknownNameError
        There is no such version.
    InvalidValueError
        ``personas`` or ``lanes`` are no names, or ``dark`` is neither True nor False.

    Notes
    -----
    The same map gives the same picture, letter by letter. A notebook shows it as broad as its output is, and tells
    screen readers its title and finding, but not each text. Texts stay texts in ``svg`` and in the files of
    ``jk.save``: there they can be found and copied. The page of ``jk.save(m, "board.html")`` also has them in words.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    >>> jk.board_picture(m)
    <BoardPicture: 1256 × ... pixels. Nobody has said yet how it feels.>
    """
    from journeykit.formats.picture.board_svg import picture_of
    from journeykit.formats.picture.left_out import cut_in

    _check(journey)
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    picture = picture_of(contents, personas, lanes, version)
    width, height = picture.size
    cut = tuple(cut_in(picture.shown))
    return BoardPicture(picture.svg(dark), picture.finding, (round(width), round(height)), picture.title, cut)


def _check(journey: object) -> None:
    if not isinstance(journey, JourneyMap):
        raise InvalidArgumentError("jk.board_picture", "journey", journey, "a map, as in jk.board_picture(m)")
