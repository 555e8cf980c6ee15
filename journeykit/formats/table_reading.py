"""Reading a table as people have it into a map: in one undo step, with a report of what was not taken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from journeykit.errors import UnreadableFileError
from journeykit.formats.importing.choosing import header_word
from journeykit.formats.importing.reading import Reading
from journeykit.formats.importing.said_range import Range
from journeykit.formats.importing.said_values import Said
from journeykit.formats.importing.sources import header_text, source_of
from journeykit.formats.importing.target import Target
from journeykit.formats.importing.words import normal
from journeykit.formats.read_report import ReadReport
from journeykit.model.journey_map import JourneyMap
from journeykit.model.table import Table

if TYPE_CHECKING:
    import pandas as pd


def read_table(
    path_or_frame: str | os.PathLike[str] | pd.DataFrame,
    into: Table | JourneyMap | str,
    *,
    columns: Mapping[str, str | None] | None = None,
    scales: Mapping[str, Range] | None = None,
    values: Said | None = None,
    sheet: str = "",
) -> ReadReport:
    r"""Read a sheet as its owners have it into a table, in one undo step.

    A persona list, a needs list, an export of a whiteboard, a board of stages and lanes: with headers and
    words of their owners, in many languages. Which column is which is known by its name, by a word for it,
    or by its cells where these leave no doubt; the report shows it. What remains unclear is passed over and
    listed, with what would take it.

    A row whose id the table has is brought up to date, in the columns the sheet has; a persona, stage or lane
    without an id whose name it has is filled in; other rows are added at the end. So that a list may be read
    again, a row without an id that stands in the table already, equal in all columns the sheet has, is not
    added once more but counted; two equal rows of a sheet stay two. A row that was changed since, in the map or
    in the sheet, is another row: only ids tell that it is the same. To read a list in another way, take the
    first reading back with ``m.undo()``.

    A text its column does not take is left out and reported, the rest of its row is kept. “n/a”, “-”, “TBD” and
    their like are empty where a mark, a day or a name is wanted. Stages, personas and lanes that rows refer to
    are found by id or name; as long as the map has none of them, the sheet's become the map's. On a board lanes are
    found by words for them too, in many languages, and a row of feelings with numbers holds scores.

    Marks of another range are spread over the column's if the header tells it, as in “Stimmung (1-5)”. If it
    does not and some marks lie beyond the column's range, the whole column is passed over, with what would take
    it; if all fit, they are taken as they are, and a remark says so where they may mean something else. Ranks,
    as under “Priorität”, of which 1 may be the most, are passed over until ``scales`` says what they mean.

    Parameters
    ----------
    path_or_frame
        A CSV (separators, decimal marks, byte order marks, UTF-8, UTF-16 and Windows-1252 are recognised),
        an Excel workbook, or a DataFrame, whose index counts if it has a name.
    into
        A table such as ``m.needs``; a map, and the table is guessed too; or, for a fresh map (``report.map``), a
        table's name such as ``"needs"``, ``"board"`` for stages and lanes, or ``"map"`` for whatever it is.
    columns
        What the sheet's headers mean, where a guess would be wrong: ``{"Prio": "importance"}``; None leaves
        a column out.
    scales
        Ranges of marks, the least first: ``{"importance": (1, 5)}`` spreads 1 to 5 over 0 to 10, and
        ``{"importance": (3, 1)}`` takes 1 as the most; ``{"score": (1, 5)}`` is for feelings on a board, too.
    values
        What words stand for, by column: ``{"importance": {"hoch": 8, "mittel": 5, "niedrig": 2}}``. Values are
        the column's own, whatever ``scales`` says.
    sheet
        Which sheet of a workbook; by default the one that fits best.

    Returns
    -------
    ReadReport
        Rows added and updated, which column is which, what was made, and what was not taken, by line and
        column. Lines count as in a spreadsheet; the first row of a frame is line 2.

    Raises
    ------
    UnreadableFileError
        It is no table, is too large, or has no column of the table. The map is as it was.
    UnknownNameError
        There is no such sheet, header, column or table.
    InvalidValueError
        What ``columns``, ``scales`` or ``values`` say cannot be: two headers for one column, a range for a text.

    Examples
    --------
    >>> import journeykit as jk, pathlib, tempfile
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "needs.csv")
    ...     _ = file.write_text("Statement;Stage;Importance\nBe heard;claims;9,0\nBe paid;Klaims;very\n")
    ...     jk.read_table(file, into=m.needs)
    2 rows added.
    Before reading it again in another way, take this reading back: m.undo().
    2 cells not taken:
      line 3, stage: There is no “Klaims” among the stages. Did you mean Claims?
      line 3, importance: “very” is not a whole number from 0 to 10; values={'importance': {'very': …}} says what it is.

    >>> import pandas as pd
    >>> theirs = pd.DataFrame({"Bedürfnis": ["Gehört werden"], "Phase": ["Schaden"], "Wichtigkeit (0-10)": [9]})
    >>> report = jk.read_table(theirs, into="needs")
    >>> report
    1 row added.
      “Bedürfnis”          → statement (known word)
      “Phase”              → stage (known word)
      “Wichtigkeit (0-10)” → importance (known word)
    1 stage added: “Schaden”.
    >>> report.map.needs.df["stage_name"].tolist()
    ['Schaden']

    Words for marks are never guessed. Read again, the same list adds nothing.

    >>> theirs = pd.DataFrame({"Need": ["Be heard", "Be paid"], "Importance": ["hoch", "mittel"]})
    >>> words = {"importance": {"hoch": 8, "mittel": 5}}
    >>> m = jk.JourneyMap()
    >>> jk.read_table(theirs, into=m.needs, values=words).added, m.needs.df["importance"].tolist()
    (2, [8, 5])
    >>> report = jk.read_table(theirs, into=m.needs, values=words)
    >>> report.added, report.remarks
    (0, ('2 rows were there already.',))
    """
    target = Target.of(into)
    marks = {normal(header_text(name)) for name in columns or ()} | header_word(target.specs())
    source = source_of(path_or_frame, lambda title: normal(title) in marks)
    try:
        return Reading(target, source, sheet, columns or {}, scales or {}, values or {}).take()
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"{source.name}: {problem}") from None
