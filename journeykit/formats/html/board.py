"""The board: its picture, to be looked at in several sizes, and the same in words, stage by stage."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from journeykit.formats.html.language import line_in, theirs
from journeykit.formats.html.markup import Html, joined, tag
from journeykit.formats.picture.board_svg import Picture, can_be_drawn, picture_of
from journeykit.formats.picture.cards import SMALL
from journeykit.model.contents import Contents
from journeykit.model.page_board import note_html, notes_of
from journeykit.model.page_cells import cell_html, label_of, number_text
from journeykit.model.page_emotions import ALL_VERSIONS, feelings_of
from journeykit.model.page_needs import need_html, needs_of
from journeykit.model.page_personas import short_names
from journeykit.model.rows import Row
from journeykit.schema.tables import EMOTIONS, STAGES

SIZES = (
    ("read", "Readable"),
    ("fit", "Whole board"),
    ("full", "Full size"),
    ("large", "Larger"),
    ("words", "In words"),
)
LEAST, LEAST_ON_PAPER = 8.8, 6
"""How many pixels high letters are at least where a board is to be read, and how many points on paper."""
MOST = 1_500
"""With more rows on the board there is no picture: it would take seconds to scroll, and megabytes."""
LEFT_OUT = (
    f"the picture of the board, which draws {MOST:,} personas, stages, lanes, notes, emotions and needs at most: "
    "it is there in words"
)
_DRAWN = ("personas", "stages", "lanes", "notes", "emotions", "needs")
_MILLIMETRE = 72 / 25.4
_PAPER = {False: (186 * _MILLIMETRE, 235 * _MILLIMETRE), True: (277 * _MILLIMETRE, 165 * _MILLIMETRE)}
"""How much room a picture has on A4 as `page.css` has it, upright and across."""


def is_drawn(contents: Contents) -> bool:
    """Tell whether there is a picture of the board."""
    return sum(len(contents.tables[name]) for name in _DRAWN) <= MOST and can_be_drawn(contents)


def picture_in(contents: Contents, version: str) -> Picture | None:
    """Return the picture of the board; ``version`` is "as_is", "to_be" or "both"."""
    return picture_of(contents, version=version) if is_drawn(contents) else None


def board_html(contents: Contents, version: str, picture: Picture | None) -> Html:
    """Return the board of a map: its picture, if it has one, and itself in words."""
    words = joined(_stages(contents, version))
    if picture is None:
        return words
    # No <details>: paper must be able to show what is closed on the screen.
    kind = "words" if _is_legible(picture) else "words printed"
    return _picture(picture, tag("div", words, class_=kind))


def style_for(picture: Picture | None) -> str:
    """Return how broad a picture must be so that it can be read.

    >>> style_for(None)
    ''
    """
    if picture is None:
        return ""
    return f".board{{--readable:{math.ceil(picture.size[0] * LEAST / SMALL)}px}}\n"


def _picture(picture: Picture, words: Html) -> Html:
    width, height = picture.size
    by_day, by_night = (
        tag("div", Html(picture.svg(dark)), class_=f"by-{at}") for at, dark in (("day", False), ("night", True))
    )
    sizes = (
        tag(
            "span",
            tag("input", type="radio", name="size", id=f"size-{name}", checked=name == SIZES[0][0]),
            tag("label", label, for_=f"size-{name}"),
        )
        for name, label in SIZES
    )
    asked = tag("fieldset", tag("legend", "Show the board"), *sizes)
    frame = tag("div", by_day, by_night, class_="frame", role="region", aria_label="Picture of the board", tabindex=0)
    # On paper a broad board lies across.
    return tag("div", asked, frame, words, class_="board broad" if width > height else "board")


def _is_legible(picture: Picture) -> bool:
    """Tell whether the picture can be read where it is printed on one sheet."""
    width, height = picture.size
    room = _PAPER[width > height]
    return SMALL * min(room[0] / width, room[1] / height, 0.75) >= LEAST_ON_PAPER


def _stages(contents: Contents, version: str) -> Iterator[Html]:
    """Yield what the board says of each stage, and what has no place on it."""
    notes, lost_notes = notes_of(contents, None, None)
    needs, lost_needs = needs_of(contents, None)
    feelings, name = feelings_of(contents), short_names(contents)
    versions = [one for one in ALL_VERSIONS if version in (one, "both")]
    for at, stage in enumerate(contents.tables["stages"], 1):
        felt = (
            (f"Emotion ({_state(one)})", [Html(said) for said in feelings.placed.get((stage.id, one), ())])
            for one in versions
        )
        lanes = (
            (
                contents.tables["lanes"].name_of(lane.id) or lane.id,
                [line_in(contents, note_html(note, name)) for note in notes.get((stage.id, lane.id), ())],
            )
            for lane in contents.tables["lanes"]
        )
        wanted = [line_in(contents, need_html(contents, need, name)) for need in needs.get(stage.id, ())]
        yield _stage(contents, at, stage, [*felt, *lanes, ("Needs", wanted)])
    lost = [
        *(line_in(contents, note_html(note, name)) for note in lost_notes),
        *map(Html, feelings.unplaced),
        *(line_in(contents, need_html(contents, need, name)) for need in lost_needs),
    ]
    if lost:
        yield tag("section", tag("h3", "Without a place on the board"), _list(lost))


def _stage(contents: Contents, at: int, stage: Row, said: Iterable[tuple[str, list[Html]]]) -> Html:
    title = contents.tables["stages"].name_of(stage.id).strip() or stage.id
    goal = cell_html(contents, STAGES.column("goal"), stage.cells.get("goal"))
    truth = f" · ★ {STAGES.column('moment_of_truth').title}" if stage.cells.get("moment_of_truth") else ""
    lines = [
        tag("div", tag("dt", head, dir="auto"), tag("dd", _list(items), dir="auto")) for head, items in said if items
    ]
    return tag(
        "section",
        tag("h3", f"{number_text(at)} ", tag("bdi", title, lang=theirs(contents)), truth),
        tag("p", Html(goal), dir="auto", lang=theirs(contents)) if goal else "",
        tag("dl", *lines) if lines else tag("p", "Nothing is said of this stage yet.", class_="quiet"),
        class_="stage",
    )


def _state(version: str) -> str:
    return label_of(EMOTIONS.column("version"), version).lower()


def _list(items: Iterable[Html]) -> Html:
    return tag("ul", *(tag("li", item, dir="auto") for item in items))
