"""How much a sheet looks like a board: stages in one direction, lanes in the other, notes where they meet."""

from __future__ import annotations

from itertools import groupby, islice

from journeykit.formats.sheets.board_grid import header_of
from journeykit.formats.sheets.board_titles import feeling_meant, persona_meant
from journeykit.formats.sheets.board_words import ABOUT, is_lane, is_stages
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.model.contents import Contents
from journeykit.schema.values import fold

MAX_LOOKED_AT = 300


def board_fit(sheet: Sheet, contents: Contents, *, sure: bool = False) -> float:
    """Return how much a sheet looks like a board, as the guess of a table counts; 0 if it cannot be one.

    ``sure``: somebody says that it holds notes; then its form is enough, whatever its words.

    >>> board_fit(Sheet([["Phase", "Doing", "Thinking"], ["Claims", "Calls us", "Oh no"]]), Contents()) > 2
    True
    """
    rows = [[text_of(cell).strip() for cell in row] for row in islice(sheet.rows, MAX_LOOKED_AT) if not is_blank(row)]
    rows = rows[header_of(rows) :]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or not 2 <= width <= MAX_LOOKED_AT:
        return 0.0
    across, down = rows[0][1:], [row[0] for row in rows[1:] if row]
    stages, lanes = _names(contents, "stages"), _names(contents, "lanes")
    straight = _lanes(across, lanes) + _known(down, stages)
    turned = _lanes(down, lanes) + _known(across, stages)
    if straight >= turned:
        named = _parts(rows[1:], _names(contents, "personas"))
    else:
        named = [[text for text in across if text]]
    # A stage over several lines may be repeated in each.
    if not any(named) or any(len(set(part)) < len([name for name, _ in groupby(part)]) for part in named):
        return 0.0
    if straight >= turned and not any(text and not _is_of_stages(text) for text in across):
        return 0.0
    corner = rows[0][0] if rows[0] else ""
    said = is_stages(corner)
    cells = [text for row in rows[1:] for text in row[1:] if text]
    lines = sum(1 for text in cells if "\n" in text) / len(cells) if cells else 0.0
    known = max(straight, turned)
    if not known and not (said and cells) and lines < 0.2:
        return 0.2 if sure and not corner and cells else 0.0
    return 0.9 * known + (0.8 if said else 0.3 if not corner else 0.0) + (0.6 if lines >= 0.2 else 0.0)


def _names(contents: Contents, table: str) -> frozenset[str]:
    rows = contents.tables[table]
    return frozenset(fold(rows.name_of(row)) for row in islice(rows.by_id, 1_000)) - {""}


def _is_of_stages(title: str) -> bool:
    """Tell whether a title is a column of the stages' own: a list of stages has no others."""
    return fold(title) in ABOUT or fold(title) in ("id", "author")


def _parts(rows: list[list[str]], personas: frozenset[str]) -> list[list[str]]:
    """Return the first cells of rows, apart by persona if titles between them name any."""
    parts: list[list[str]] = [[]]
    for row in rows:
        if row and row[0] and not any(row[1:]) and persona_meant(row[0], personas):
            parts.append([])
        elif row and row[0]:
            parts[-1].append(row[0])
    return parts


def _lanes(titles: list[str], known: frozenset[str]) -> int:
    return sum(fold(text) in known or is_lane(text) or feeling_meant(text) is not None for text in {*titles} - {""})


def _known(titles: list[str], known: frozenset[str]) -> int:
    return sum(fold(text) in known for text in {*titles} - {""})
