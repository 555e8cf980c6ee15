"""The board: its picture, to be looked at in three sizes, and the same in words, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeykit.formats.html.markup import Html, joined, tag
from journeykit.formats.picture.board_svg import can_be_drawn, picture_of
from journeykit.model.contents import Contents
from journeykit.model.page_board import note_html, notes_of
from journeykit.model.page_cells import cell_html, label_of, number_text
from journeykit.model.page_emotions import ALL_VERSIONS, feelings_of
from journeykit.model.page_needs import need_html, needs_of
from journeykit.model.page_personas import short_names
from journeykit.model.rows import Row
from journeykit.schema.tables import EMOTIONS, STAGES

SIZES = (("fit", "Fit the page"), ("full", "Full size"), ("large", "Larger"))
BROAD = 2_400
"""A picture that is broader, in pixels, is not fitted into the page to begin with: nobody could read it."""
MOST = 1_500
"""With more notes, needs and emotions there is no picture: it would take seconds to scroll, and megabytes."""
LEFT_OUT = f"the picture of the board, which draws {MOST:,} notes, needs and emotions at most: it is there in words"


def is_drawn(contents: Contents) -> bool:
    """Tell whether there is a picture of the board."""
    pieces = sum(len(contents.tables[name]) for name in ("notes", "needs", "emotions"))
    return pieces <= MOST and can_be_drawn(contents)


def board_html(contents: Contents, version: str) -> Html:
    """Return the board of a map; ``version`` is "as_is", "to_be" or "both"."""
    if not is_drawn(contents):
        return joined(_stages(contents, version))
    words = tag("details", tag("summary", "The board in words"), *_stages(contents, version))
    return joined([_picture(contents, version), words])


def _picture(contents: Contents, version: str) -> Html:
    picture = picture_of(contents, version=version)
    (width, height), first = picture.size, "fit" if picture.size[0] <= BROAD else "full"
    by_day, by_night = (
        tag("div", Html(picture.svg(dark)), class_=f"by-{at}") for at, dark in (("day", False), ("night", True))
    )
    sizes = (
        tag("input", type="radio", name="size", id=f"size-{name}", checked=name == first)
        + tag("label", label, for_=f"size-{name}")
        for name, label in SIZES
    )
    frame = tag("div", by_day, by_night, class_="frame", role="region", aria_label="Picture of the board", tabindex=0)
    # On paper a broad board lies across.
    return tag("div", *map(Html, sizes), frame, class_="board broad" if width > height else "board")


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
                [Html(note_html(note, name)) for note in notes.get((stage.id, lane.id), ())],
            )
            for lane in contents.tables["lanes"]
        )
        wanted = [Html(need_html(contents, need, name)) for need in needs.get(stage.id, ())]
        yield _stage(contents, at, stage, [*felt, *lanes, ("Needs", wanted)])
    lost = [
        *(note_html(note, name) for note in lost_notes),
        *feelings.unplaced,
        *(need_html(contents, need, name) for need in lost_needs),
    ]
    if lost:
        yield tag("section", tag("h3", "Without a place on the board"), _list(map(Html, lost)))


def _stage(contents: Contents, at: int, stage: Row, said: Iterable[tuple[str, list[Html]]]) -> Html:
    title = contents.tables["stages"].name_of(stage.id).strip() or stage.id
    goal = cell_html(contents, STAGES.column("goal"), stage.cells.get("goal"))
    truth = f" · ★ {STAGES.column('moment_of_truth').title}" if stage.cells.get("moment_of_truth") else ""
    lines = [
        tag("div", tag("dt", head, dir="auto"), tag("dd", _list(items), dir="auto")) for head, items in said if items
    ]
    return tag(
        "section",
        tag("h3", f"{number_text(at)} ", tag("bdi", title), truth),
        tag("p", Html(goal), dir="auto") if goal else "",
        tag("dl", *lines) if lines else tag("p", "Nothing is said of this stage yet.", class_="quiet"),
        class_="stage",
    )


def _state(version: str) -> str:
    return label_of(EMOTIONS.column("version"), version).lower()


def _list(items: Iterable[Html]) -> Html:
    return tag("ul", *(tag("li", item, dir="auto") for item in items))
