"""How a CSV is written: what separates its cells, which mark its decimals have. And its rows as texts.

Not read with the module csv, which takes all that follows a quote nobody closes for one cell, and limits cells for
the whole process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from journeykit.errors import UnreadableFileError
from journeykit.formats.csv_guard import unguard
from journeykit.formats.csv_text import decode
from journeykit.formats.sheets.sheet import Cell, Sheet

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 200_000
TITLE_ROWS = 10
"""Among so many rows the header is looked for."""
MAX_ROWS, MAX_CELLS = 200_000, 16_384
"""As many rows as of a workbook are read, and as many columns as a spreadsheet has."""

_ONE_MARK = re.compile(r"[^\d.,]*(\d*)[.,](\d*)(?:e[+-]?\d+)?\D*", re.IGNORECASE | re.ASCII)
_GROUPS = re.compile(r"\D*\d{1,3}(?:\.\d{3}){2,}\D*|\D*\d{1,3}(?:,\d{3}){2,}\D*", re.ASCII)
_SAID = re.compile(r"sep=([^\"\r\n])(?:\r\n|\r|\n|\Z)", re.IGNORECASE)


@dataclass
class _Split:
    text: str
    delimiter: str
    unclosed: int = 0
    torn: int = 0
    most: int = 0
    done: int = field(default=0)

    def __iter__(self) -> Iterator[list[str]]:
        row: list[str] = []
        ended = True
        for found in _field(self.delimiter).finditer(self.text):
            quoted, behind, bare, end = found.groups()
            if quoted is not None:
                if behind and not self.torn and behind.strip():
                    self.torn = self.done + 1
                row.append(quoted.replace('""', '"') + behind if '""' in quoted else quoted + behind)
            elif bare.startswith('"'):
                self.unclosed = self.unclosed or self.done + 1
                row.append(bare[1:])
            elif end or bare or not ended or row:
                row.append(bare)
            if len(row) > MAX_CELLS or self.done > (self.most or MAX_ROWS):
                raise UnreadableFileError(f"It has more than {self.most or MAX_ROWS} rows or {MAX_CELLS} columns.")
            ended = end != self.delimiter
            if ended:
                if end or row:
                    self.done += 1
                    yield row
                row = []
            if not end:
                return


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    """Match one cell and what ends it. Possessive, so that no text makes it try twice."""
    stop = f"[^{re.escape(delimiter)}\r\n]*+"
    return re.compile(rf'(?:"((?:[^"]++|"")*+)"({stop})|({stop}))({re.escape(delimiter)}|\r\n|\r|\n|\Z)')


def read_sheet(data: bytes, known: Callable[[str], bool], most: int = 0) -> Sheet:
    r"""Return the rows of a CSV, guards taken off; ``known`` tells which words may stand in its header.

    ``most`` rows are read, `MAX_ROWS` if nothing is said.

    >>> read_sheet(b"\xef\xbb\xbfname;goal\r\nClaims;\"Help; fast\"\r\n", {"name", "goal"}.__contains__).rows
    [['name', 'goal'], ['Claims', 'Help; fast']]
    """
    decoded = decode(data, known)
    text = decoded.text
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said else _likely(text[:SAMPLE], known)
    split = _Split(text, delimiter, most=most)
    rows: list[list[Cell]] = [[unguard(text) for text in row] for row in split]
    return Sheet(rows, delimiter, split.unclosed, decoded.encoding, decoded.foreign, split.torn)


def _likely(sample: str, known: Callable[[str], bool]) -> str:
    """Return the delimiter under which a header has most known words, then the rows the same width."""

    def fit(delimiter: str) -> tuple[int, float, int]:
        try:
            rows = [row for row in islice(_Split(sample, delimiter), 101) if any(row)]
        except UnreadableFileError:
            rows = []
        if not rows:
            return 0, 0.0, 0
        # A title may stand above the header.
        counts = [sum(known(title) for title in row) for row in rows[:TITLE_ROWS]]
        head = counts.index(max(counts))
        # The last row of a sample may be cut off.
        body = rows[head + 1 : -1] or rows[head + 1 :]
        even = sum(len(row) == len(rows[head]) for row in body) / len(body) if body else 1.0
        return counts[head], even, len(rows[head])

    return max(DELIMITERS, key=fit)


def decimal_mark(numbers: Iterable[str], delimiter: str) -> str | None:
    r"""Return the decimal mark that a file's numbers are written with; None if they tell different ones.

    >>> decimal_mark(["4,5", "1.234"], ";"), decimal_mark(["1,234"], ","), decimal_mark(["4,5", "4.5"], "\t")
    (',', '.', None)
    """
    found: set[str] = set()
    either = False
    for number in numbers:
        marks = [letter for letter in number if letter in ".,"]
        one = _ONE_MARK.fullmatch(number) if len(marks) == 1 else None
        if len(set(marks)) == 2:
            found.add(max(".,", key=number.rfind))
        elif one and (len(one[2]) != 3 or not 1 <= len(one[1]) <= 3 or one[1].startswith("0")):
            found.add(marks[0])
        elif one:
            either = True
        elif _GROUPS.fullmatch(number):
            found.add("," if marks[0] == "." else ".")
    if len(found) == 1:
        return found.pop()
    if found or not either:
        return None
    return {";": ",", ",": "."}.get(delimiter)
