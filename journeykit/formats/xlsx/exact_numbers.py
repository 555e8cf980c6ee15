"""Numbers of more than fifteen digits, such as a third: spreadsheets save no more, a hidden sheet has them all."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context

from journeykit.formats.sheets.sheet import Cell, Sheet, text_of

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)


class ExactNumbers:
    """Notes the numbers that a spreadsheet would round.

    >>> numbers = ExactNumbers()
    >>> for number in (1 / 3, 0.1 + 0.2, 0.3, 7):
    ...     numbers.note(number)
    >>> numbers.rows()
    [['0.3333333333333333']]
    """

    def __init__(self) -> None:
        self._all: set[float] = set()
        self._rounded: dict[float, set[float]] = {}

    def note(self, number: float) -> None:
        """Look at a number that is written."""
        self._all.add(number)
        for rounded in _rounded(number):
            if rounded != number:
                self._rounded.setdefault(rounded, set()).add(number)

    def rows(self) -> list[list[str]]:
        """Return the numbers that can be told again when they come back rounded."""
        doubtful: set[float] = set()
        for rounded, numbers in self._rounded.items():
            if len(numbers) > 1 or rounded in self._all:
                doubtful |= numbers
        found = dict.fromkeys(number for numbers in self._rounded.values() for number in sorted(numbers))
        return [[repr(number)] for number in found if number not in doubtful]


class RoundedNumbers:
    """Gives numbers that were rounded since their digits back."""

    def __init__(self, sheet: Sheet | None) -> None:
        meant: dict[float, set[float]] = {}
        for row in sheet.rows[1:] if sheet else []:
            try:
                number = float(text_of(row[0])) if row else 0.0
            except ValueError:
                continue
            for rounded in _rounded(number):
                meant.setdefault(rounded, set()).add(number)
        self._exact = {rounded: min(numbers) for rounded, numbers in meant.items() if len(numbers) == 1}

    def restored(self, rows: list[list[Cell]]) -> list[list[Cell]]:
        """Return the rows with exact numbers.

        >>> RoundedNumbers(Sheet([["number"], ["0.3333333333333333"]])).restored([["a", 0.333333333333333, 7.0]])
        [['a', 0.3333333333333333, 7.0]]
        """
        if not self._exact:
            return rows
        return [[self._exact.get(cell, cell) if type(cell) is float else cell for cell in row] for row in rows]


def _rounded(number: float) -> set[float]:
    """Return what a number of fifteen digits may be: Excel rounds what it is in binary, LibreOffice its decimals.

    >>> sorted(_rounded(606944062.6080475))
    [606944062.608047, 606944062.608048]
    """
    return {float(f"{number:.15g}"), float(_FIFTEEN.create_decimal(repr(number)))}
