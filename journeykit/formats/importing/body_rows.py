"""Which lines below a header are rows of the table, and which are headings of groups, totals, sources or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from journeykit.formats.importing.cell_kinds import is_number
from journeykit.formats.importing.guess import Guess
from journeykit.formats.importing.words import normal, words
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.header import ID
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of
from journeykit.schema.values import fold

LONGEST_WORD = 60
NAMED_BY_LABEL = ("personas", "stages", "lanes", "notes", "needs")
"""Tables whose rows say nothing without their text."""

_SIGNS = frozenset("ØøΣ∑⌀∅")
_COUNT = re.compile(r"[nN]\s*=\s*\d+")
_FOOTNOTE = re.compile(r"[*†‡¹²³]|([^:：]{1,40})[:：]")

_Filled = list[tuple[int, str]]
"""The cells of a row in which anything stands, with where they stand."""


@dataclass
class BodyRows:
    """A sheet whose other lines are blank, what was left out, and by column the headings given to rows below them."""

    sheet: Sheet
    problems: list[ReadProblem] = field(default_factory=list)
    headings: dict[str, list[str]] = field(default_factory=dict)


def body_rows(guess: Guess) -> BodyRows:
    """Return the rows of a guess's sheet; where it has a column of ids, whoever wrote it knew what a row is."""
    places = {target.column: index for index, target in enumerate(guess.header.places) if target is not None}
    if ID in places or not guess.line:
        return BodyRows(guess.sheet)
    return _Body(guess, places).rows()


class _Body:
    def __init__(self, guess: Guess, places: dict[str, int]) -> None:
        self._spec, self._places = guess.spec, places
        self._label = places.get(guess.spec.label, -1)
        self._rows = list(guess.sheet.rows)
        self._made = BodyRows(replace(guess.sheet, rows=self._rows))
        self._start = guess.line
        self._refs = {places[column.name]: column.name for column in guess.spec.refs if column.name in places}
        texts = [column.name for column in guess.spec.columns if column.kind in ("text", "long_text")]
        self._texts = [places[name] for name in texts if name in places and not guess.spec.column(name).managed]

        # A whiteboard lists its frames among the notes in them.
        self._frames = frozenset(
            fold(text)
            for row in (self._rows[guess.line :] if guess.spec.name == "notes" else ())
            for at in self._refs
            if (text := self._said(row, at))
        )

    def rows(self) -> BodyRows:
        self._drop_last()
        given: dict[int, Cell] = {}
        for index in range(self._start, len(self._rows)):
            row = self._rows[index]
            filled = _filled(row)
            if not filled:
                continue
            named = self._label < 0 or bool(self._said(row, self._label))
            if len(filled) > 1 and _is_total(filled[0][1], amid=named) and _only_figures(filled):
                self._leave(index, f"It is a total, not a {self._spec.row_title}.")
            elif not named:
                self._take_unnamed(index, filled, given)
            elif self._frames and self._is_frame(row):
                self._leave(index, "Other notes stand in it: it is a frame or heading, not a note.")
            elif given:
                self._rows[index] = _filled_in(row, given)
        return self._made

    def _drop_last(self) -> None:
        """Leave out totals and sources below the list."""
        body = [index for index in range(self._start, len(self._rows)) if _filled(self._rows[index])]
        # A list of one column may have a mark before each of its texts.
        wide = any(len(_filled(self._rows[index])) > 1 for index in body)
        for index in reversed(body[1:]):
            filled = _filled(self._rows[index])
            if _is_total(filled[0][1]) and _only_figures(filled) and self._is_no_other(filled):
                self._leave(index, f"It is a total, not a {self._spec.row_title}.")
            elif len(filled) == 1 and wide and _is_footnote(filled[0][1]):
                self._leave(index, f"It is a note below the list, not a {self._spec.row_title}.")
            else:
                return

    def _is_no_other(self, filled: _Filled) -> bool:
        """Tell whether the row has no label but its first text."""
        return all(index != self._label for index, _ in filled[1:])

    def _is_frame(self, row: list[Cell]) -> bool:
        """Tell whether a note is called as what others stand in, and stands in nothing itself."""
        return fold(self._said(row, self._label)) in self._frames and not any(self._said(row, at) for at in self._refs)

    def _take_unnamed(self, index: int, filled: _Filled, given: dict[int, Cell]) -> None:
        """Take a row without a label for a heading, leave it out, or leave it as it is."""
        at, said = filled[0]
        if len(filled) == 1 and at in self._refs and self._heads(index, at):
            given[at] = self._rows[index][at]
            self._made.headings.setdefault(self._refs[at], []).append(said.strip())
            self._rows[index] = []
            return
        taken = {*self._places.values()} & {place for place, _ in filled}
        if self._spec.name in NAMED_BY_LABEL and taken and not taken & {*self._texts}:
            self._leave(index, f"This {self._spec.row_title} has no {self._spec.label}; the row was left out.")

    def _heads(self, index: int, at: int) -> bool:
        """Tell whether the next row has a label and nothing where the heading stands."""
        below = next((row for row in self._rows[index + 1 :] if _filled(row)), [])
        return bool(self._said(below, self._label)) and not self._said(below, at)

    def _leave(self, index: int, why: str) -> None:
        said = ", ".join(text.strip() for _, text in _filled(self._rows[index]))
        self._made.problems.append(ReadProblem(index + 1, "", said, why))
        self._rows[index] = []

    @staticmethod
    def _said(row: list[Cell], at: int) -> str:
        return text_of(row[at]).strip() if at < len(row) else ""


def _filled(row: list[Cell]) -> _Filled:
    return [(index, text) for index, cell in enumerate(row) if (text := text_of(cell)).strip()]


def _filled_in(row: list[Cell], given: dict[int, Cell]) -> list[Cell]:
    """Return a row with headings in its empty cells; one that says something itself ends what was given."""
    for at in [at for at in given if at < len(row) and text_of(row[at]).strip()]:
        del given[at]
    if not given:
        return row
    made = [*row, *([""] * (max(given) + 1 - len(row)))]
    for at, cell in given.items():
        made[at] = cell
    return made


def _only_figures(filled: _Filled) -> bool:
    return all(is_number(text) for _, text in filled[1:])


def _is_total(text: str, *, amid: bool = False) -> bool:
    """Tell whether a text is a word for a total, or several; ``amid``: one that no row among others is called.

    >>> [_is_total(text) for text in ("Summe gesamt:", "Ø", "n = 12", "Be counted")]
    [True, True, True, False]
    """
    plain = text.strip()
    if len(plain) > LONGEST_WORD:
        return False
    if normal(plain) in words().subtotals:
        return True
    if amid:
        return False
    tokens = normal(plain).split()
    known = normal(plain) in words().totals or bool(tokens) and all(token in words().totals for token in tokens)
    return known or plain in _SIGNS or _COUNT.fullmatch(plain) is not None


def _is_footnote(text: str) -> bool:
    """Tell whether a text is marked as a note, or begins with a word for a source or a remark.

    >>> [_is_footnote(text) for text in ("* n = 12", "Quelle: Umfrage 2025", "Be heard: always")]
    [True, True, False]
    """
    found = _FOOTNOTE.match(text.strip())
    known = words().columns["evidence", "source"] | words().columns["emotions", "note"]
    return found is not None and (not found[1] or normal(found[1]) in known)
