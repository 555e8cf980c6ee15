"""The board as plain columns: stages down, lanes across, one line a note."""

from __future__ import annotations

from collections import Counter

from journeykit.model.contents import Contents


def board_columns(contents: Contents, persona: str | None) -> tuple[list[str], dict[str, list[str]]]:
    """Return the names of the stages, and by name of lane the text of each stage's notes.

    ``persona`` is an id: only its notes and those for everybody; None for all notes.
    """
    stages, lanes = _names(contents, "stages"), _names(contents, "lanes")
    lines: dict[tuple[str, str], list[str]] = {}
    for note in contents.tables["notes"]:
        stage, lane, whose = (note.cells.get(key, "") for key in ("stage", "lane", "persona"))
        if persona is None or whose in ("", persona):
            # A note of several lines is one line here, or it would look like several notes.
            lines.setdefault((stage, lane), []).append(" ".join(str(note.cells.get("text", "")).split()))
    columns = {name: ["\n".join(lines.get((stage, lane), ())) for stage in stages] for lane, name in lanes.items()}
    return list(stages.values()), columns


def _names(contents: Contents, table: str) -> dict[str, str]:
    """Map ids to names; a name that two rows bear is told apart by the id."""
    rows = contents.tables[table]
    names = {row.id: rows.name_of(row.id) or row.id for row in rows}
    often = Counter(names.values())
    return {row: f"{name} ({row})" if often[name] > 1 else name for row, name in names.items()}
