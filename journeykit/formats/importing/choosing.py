"""Which sheet of a file, and which table of a map, belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from journeykit.errors import InvalidValueError, UnknownColumnError, UnknownNameError, UnreadableFileError
from journeykit.formats.advice import argument
from journeykit.formats.importing.board_fit import board_fit
from journeykit.formats.importing.cell_kinds import names_of_rows
from journeykit.formats.importing.guess import Guess, guess
from journeykit.formats.importing.sources import Source
from journeykit.formats.importing.wanted import Wanted, wanted_columns
from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.header import NoColumnError, told_titles
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.model.contents import Contents
from journeykit.schema.tables import TableSpec

MAX_TURNED = 300
"""A sheet whose rows are columns has no more of either."""
MAX_WIDTH = 3_000
"""Of sheets among which one is looked for, so many columns in all."""
CLOSE = 0.05
NAMED = 0.6
"""How much it counts that a file or sheet is called as a table is."""

_Refused = UnreadableFileError | UnknownNameError | InvalidValueError


@dataclass(frozen=True)
class Choice:
    """A sheet, and what it is taken for: rows of a table (``guess``) or a board of stages and lanes."""

    sheet: Sheet
    name: str
    guess: Guess | None
    score: float
    turned: bool = False


def choose(
    source: Source,
    name: str,
    specs: Sequence[TableSpec],
    contents: Contents,
    columns: Mapping[str, str | None],
    *,
    board: bool = False,
) -> Choice:
    """Return the sheet and table that fit best; ``board``: a board of notes and no list will do.

    Raises
    ------
    UnreadableFileError
        None fits, or several fit equally well.
    UnknownNameError
        There is no such sheet, header or column.
    InvalidValueError
        A column cannot be read from the header that the caller gives.
    """
    names = names_of_rows(contents)
    sheets = source.chosen(name)
    if len(sheets) > 1 and sum(map(_width, sheets.values())) > MAX_WIDTH:
        raise UnreadableFileError(
            f"It has {len(sheets)} sheets, too wide to look for the right one: {argument('sheet')} says which."
        )
    found: list[Choice] = []
    refused: list[_Refused] = []
    for title, sheet in sheets.items():
        for spec in () if board else specs:
            try:
                one = _guess(spec, sheet, names, wanted_columns(spec, columns))
            except (UnreadableFileError, UnknownNameError, InvalidValueError) as problem:
                refused.append(problem)
                continue
            called = title or (source.name.rpartition(".")[0] if len(source.sheets) == 1 else "")
            bonus = NAMED if _called(called, spec) else 0.0
            found.append(replace(one, name=title, score=one.score + bonus))
        if any(spec.name == "notes" for spec in specs):
            found += _boards(sheet, title, contents, sure=len(specs) == 1)
    if not found and board:
        raise UnreadableFileError(
            "It is no board: a board has stages in its first row or column, lanes in the other, "
            "and notes where they meet."
        )
    if not found:
        raise _none_fits(specs, refused)
    return _best(found, several=len(specs) > 1)


def _width(sheet: Sheet) -> int:
    return max(map(len, islice(sheet.rows, MAX_TURNED)), default=0)


def _best(found: list[Choice], *, several: bool) -> Choice:
    best = max(found, key=lambda choice: choice.score)
    rivals = [choice for choice in found if choice.name == best.name and best.score - choice.score < CLOSE]
    tables = dict.fromkeys(choice.guess.spec.name for choice in (best, *rivals) if choice.guess is not None)
    if several and len(tables) > 1:
        one, other = islice(tables, 2)
        raise UnreadableFileError(
            f"It could be a list of {one} or of {other}. Say which: "
            f"{argument('into', one)} or {argument('into', other)}."
        )
    return best


def _none_fits(specs: Sequence[TableSpec], refused: Sequence[_Refused]) -> _Refused:
    """Return the one refusal that helps most: what the caller said wrong, else what was found instead."""
    headers = [one for one in refused if isinstance(one, UnknownNameError) and not isinstance(one, UnknownColumnError)]
    if headers:
        known = dict.fromkeys(title for one in headers for title in one.known)
        return UnknownNameError(headers[0].where, headers[0].noun, headers[0].name, list(known))
    for one in refused:
        if isinstance(one, InvalidValueError):
            return one
        if isinstance(one, UnknownColumnError) and len(specs) > 1:
            known = dict.fromkeys(column.name for spec in specs for column in spec.columns)
            return UnknownNameError("No table of the map", "column", one.name, list(known))
        if isinstance(one, UnknownColumnError):
            return one
    without = [one for one in refused if isinstance(one, NoColumnError)]
    told = max(without, key=lambda one: (len(one.near), one.unclear), default=None)
    if len(specs) == 1 or told is None:
        return told or refused[0]
    if len(told.near) > 1:
        return told
    names = ", ".join(spec.name for spec in specs)
    return UnreadableFileError(
        f"Nothing among its headers ({told_titles(told.titles)}) is a column of {names}. "
        f"Say where it goes, as with {argument('into', 'needs')} and "
        f"{argument('columns', {'their header': 'statement'})}."
    )


def _guess(spec: TableSpec, sheet: Sheet, names: Mapping[str, frozenset[str]], wanted: Wanted) -> Choice:
    """Return what a sheet is for a table, read as it stands or with its columns as rows."""
    refused: _Refused | None = None
    straight: Guess | None = None
    try:
        straight = guess(spec, sheet, names, wanted)
    except (UnreadableFileError, UnknownNameError) as problem:
        refused = problem
    # Headers that the caller speaks of and that stand across settle it too.
    settled = straight is not None and (bool(wanted) or _settled(straight) and not _rows_above(sheet, straight.line))
    turned = None if settled else _turned(sheet)
    if turned is not None:
        try:
            other = guess(spec, turned, names, wanted)
        except (UnreadableFileError, UnknownNameError):
            pass  # then the sheet as it stands is all there is
        else:
            taken = sum(1 for column in other.columns if column.column)
            if taken > 1 and (straight is None or other.score > straight.score + 1):
                return Choice(turned, "", other, other.score, turned=True)
    if straight is None:
        assert refused is not None
        raise refused
    return Choice(sheet, "", straight, straight.score)


def _settled(found: Guess) -> bool:
    """Tell whether most of a header is known, so that nobody would take its rows for columns."""
    taken = sum(1 for column in found.columns if column.column)
    return taken > 1 and 2 * taken >= len(found.columns)


def _rows_above(sheet: Sheet, line: int) -> bool:
    """Tell whether rows of several cells stand above a header; they would be lost."""
    return any(sum(1 for cell in row if text_of(cell).strip()) > 1 for row in sheet.rows[: line - 1])


def _turned(sheet: Sheet) -> Sheet | None:
    """Return a sheet with its columns as rows; None if it is too large for that, or nothing but one column."""
    rows = [row for row in sheet.rows if not is_blank(row)]
    width = max(map(len, rows), default=0)
    if not 1 < len(rows) <= MAX_TURNED or not 1 < width <= MAX_TURNED:
        return None
    blank: Cell = ""
    # A title above the sheet has a cell in one column only.
    body = list(rows)
    while len(body) > 2 and sum(1 for cell in body[0] if text_of(cell).strip()) == 1:
        body = body[1:]
    return replace(sheet, rows=[list(column) for column in zip_longest(*body, fillvalue=blank)], unclosed=0)


def _boards(sheet: Sheet, name: str, contents: Contents, *, sure: bool) -> Iterator[Choice]:
    score = board_fit(sheet, contents, sure=sure)
    if score > 0:
        # Where notes are asked for, a sheet without a column of texts is a board.
        yield Choice(sheet, name, None, score + (0.3 if sure else 0.0))


def _called(name: str, spec: TableSpec) -> bool:
    plain = normal(name)
    pieces = {plain, *plain.split()}
    return bool(pieces & (words().tables.get(spec.name, frozenset()) | {normal(spec.name), normal(spec.title)}))


def header_word(specs: Sequence[TableSpec]) -> frozenset[str]:
    """Return the words, in the spelling of `normal`, that may stand in headers: they tell what separates cells."""
    own = {normal(word) for spec in specs for column in spec.columns for word in (column.name, column.title)}
    tables = {spec.name for spec in specs}
    return frozenset(own).union(*(found for (table, _), found in words().columns.items() if table in tables))
