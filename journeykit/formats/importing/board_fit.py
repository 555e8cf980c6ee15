"""How much a sheet looks like a board: stages in one direction, lanes in the other, notes where they meet."""

from __future__ import annotations

from itertools import groupby, islice

from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.board_words import ABOUT, LANE_WORDS, STAGE_WORDS
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
    while len(rows) > 2 and sum(1 for text in rows[0] if text) == 1:
        rows = rows[1:]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or not 2 <= width <= MAX_LOOKED_AT:
        return 0.0
    across, down = rows[0][1:], [row[0] for row in rows[1:] if row]
    stages, lanes = _names(contents, "stages"), _names(contents, "lanes") | LANE_WORDS
    straight = _hits(across, lanes) + _hits(down, stages)
    turned = _hits(down, lanes) + _hits(across, stages)
    named = [text for text in (down if straight >= turned else across) if text]
    # A stage over several lines may be repeated in each.
    if not named or len(set(named)) < len([name for name, _ in groupby(named)]):
        return 0.0
    if straight >= turned and not any(text and not _is_of_stages(text) for text in across):
        return 0.0
    corner = rows[0][0] if rows[0] else ""
    said = fold(corner) in STAGE_WORDS or normal(corner) in words().tables["stages"]
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


def _hits(texts: list[str], known: frozenset[str]) -> int:
    boards = words().boards
    return sum(1 for text in {*texts} - {""} if fold(text) in known or known >= LANE_WORDS and normal(text) in boards)
