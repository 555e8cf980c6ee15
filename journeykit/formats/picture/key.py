"""What the marks of a picture mean; only those that are on it."""

from __future__ import annotations

from journeykit.formats.picture.cards import labelled
from journeykit.formats.picture.feelings import Feelings, widest_gap
from journeykit.formats.picture.figures import Group, Line, Words, in_rows
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.marks import closed_eye, grade_mark, level_mark, pill, star
from journeykit.formats.picture.shown import Shown
from journeykit.model.page_cells import number_text
from journeykit.schema.scores import BEING_LEVELS, DEFICIT_LEVELS
from journeykit.schema.tables import GRADES, MASLOW

_MADE = "Made with journeykit"


def key(shown: Shown, feelings: Feelings, room: float) -> Group:
    """Return the key, and at the end of it what made the picture."""
    grades, levels = _used(shown, "grade"), _used(shown, "level")
    entries: list[Group] = []
    if grades:
        entries.append(_title("How we know"))
        entries += [labelled(grade_mark(entry.value), entry.label, 200) for entry in GRADES if entry.value in grades]
    if levels:
        entries.append(_title("Needs"))
        entries += [
            labelled(level_mark(entry.value, 16), entry.label, 200) for entry in MASLOW if entry.value in levels
        ]
        entries += [_said("D", "deficit")] if levels & set(DEFICIT_LEVELS) else []
        entries += [_said("B", "being")] if levels & set(BEING_LEVELS) else []
    if _is_judged(shown):
        entries.append(_said("12", "opportunity, 0 to 20; bold from 12"))
    if any(need.cells.get("usp") for need in shown.contents.tables["needs"]):
        entries.append(_named(pill("USP", "", "ink", "edge"), "why they choose us"))
    if any(stage.cells.get("moment_of_truth") for stage in shown.stages):
        entries.append(labelled(star(14), "Moment of truth", 200))
    if any(one.end is not None for one in feelings.series):
        entries += [_named(pill("Peak"), "felt most strongly"), _named(pill("End"), "felt last")]
    if gap := widest_gap(feelings.series):
        entries.append(
            _named(_rule(number_text(gap.high - gap.low, True)), "from as is to to be, where it is farthest")
        )
    if feelings.unaware:
        entries.append(labelled(closed_eye("ink-2", 14), "Does not notice", 200))
    marks, made = in_rows(entries, room, 16, 5), _made()
    last = max((entry.x + entry.width for entry in _last_row(marks)), default=0.0)
    # At the right end of the last row, or of one of its own.
    beside = last + 24 + made.width <= room and marks.figures
    top = marks.height - 16 if beside else marks.height + (5 if marks.figures else 0)
    return Group(0, 0, room, top + 16, (marks, made.at(room - made.width, top)))


def _last_row(marks: Group) -> list[Group]:
    groups = [entry for entry in marks.figures if isinstance(entry, Group)]
    return [entry for entry in groups if entry.y == groups[-1].y]


def _used(shown: Shown, column: str) -> set[str]:
    tables = ("notes", "needs", "personas") if column == "grade" else ("needs",)
    return {str(row.cells.get(column, "")) for table in tables for row in shown.contents.tables[table]} - {""}


def _is_judged(shown: Shown) -> bool:
    judged = ("importance", "satisfaction")
    return any(all(key in need.cells for key in judged) for need in shown.contents.tables["needs"])


def _title(text: str) -> Group:
    wide = width(text, 11, bold=True)
    return Group(0, 0, wide, 16, (Words(0, 12, (text,), 11, "ink", True, room=wide),))


def _said(mark: str, meaning: str) -> Group:
    wide = width(mark, 11, bold=True) + width(meaning, 11) + 9
    return Group(
        0, 0, wide, 16, (Words(0, 12, (mark,), 11, "ink-2", True, room=wide, tail=meaning, tail_colour="ink-2"),)
    )


def _named(mark: Group, meaning: str) -> Group:
    wide = width(meaning, 11)
    words = Words(mark.width + 5, 12, (meaning,), 11, "ink-2", room=wide)
    return Group(0, 0, mark.width + 5 + wide, 16, (mark, words))


def _rule(said: str) -> Group:
    """Return the mark of the widest gap as it stands on the curve."""
    mark = pill(said, "ground", "ink-2")
    middle = mark.width / 2
    ends = [Line(((middle, top), (middle, bottom)), "edge", 1.5) for top, bottom in ((-1, 2), (14, 17))]
    return Group(0, 0, mark.width, 16, (mark, *ends))


def _made() -> Group:
    wide = width(_MADE, 11)
    return Group(0, 0, wide, 16, (Words(wide, 12, (_MADE,), 11, "ink-3", anchor="end", room=wide),))
