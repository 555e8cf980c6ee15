"""Reading a table as people have it into a map: in one undo step, with a report of what was not taken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from journeykit.errors import UnreadableFileError
from journeykit.formats.importing.choosing import header_word
from journeykit.formats.importing.foreign_cells import Range
from journeykit.formats.importing.reading import Reading
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
    sheet: str = "",
) -> ReadReport:
    r"""Read a sheet as its owners have it into a table, in one undo step.

    A persona list, a needs list, an export of a whiteboard, a board of stages and lanes: with headers and
    words of their owners, in many languages. Which column is which is known by its name, by a word for it,
    or by its cells where these leave no doubt; the report shows it. What remains unclear is passed over and
    listed, with what would take it.

    A row whose id the table has is brought up to date, in the columns the sheet has; a persona, stage or lane
    without an id whose name it has is filled in; other rows are added at the end. A text its column does not
    take is left out and reported, the rest of its row is kept. Stages, personas and lanes that rows refer to
    are found by id or name; as long as the map has none of them, the sheet's become the map's.

    Parameters
    ----------
    path_or_frame
        A CSV (separators, decimal marks, byte order marks, UTF-8, UTF-16 and Windows-1252 are recognised),
        an Excel workbook, or a DataFrame, whose index counts if it has a name.
    into
        A table such as ``m.needs``; a map, and the table is guessed too; or a table's name such as
        ``"needs"``, and a fresh map is made: ``report.map``.
    columns
        What the sheet's headers mean, where a guess would be wrong: ``{"Prio": "importance"}``; None leaves
        a column out.
    scales
        Ranges of marks that are not the column's own: ``{"importance": (1, 5)}`` spreads 1 to 5 over 0 to 10.
        Without it marks are taken as they are.
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
        What ``columns`` or ``scales`` say cannot be: two headers for one column, a range for a text.

    Examples
    --------
    >>> import journeykit as jk, pathlib, tempfile
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "needs.csv")
    ...     _ = file.write_text("Statement;Stage;Importance\nBe heard;claims;9,0\nBe paid;Klaims;very\n")
    ...     jk.read_table(file, into=m.needs)
    2 rows added, 2 cells not taken:
      line 3, stage: There is no “Klaims” among the stages. Did you mean Claims?
      line 3, importance: “very” is not a whole number from 0 to 10.

    >>> import pandas as pd
    >>> theirs = pd.DataFrame({"Bedürfnis": ["Gehört werden"], "Phase": ["Schaden"], "Wichtigkeit (0-10)": [9]})
    >>> report = jk.read_table(theirs, into="needs")
    >>> report
    1 row added.
      “Bedürfnis”          → statement (known word)
      “Phase”              → stage (known word)
      “Wichtigkeit (0-10)” → importance (known word)
    1 stage added: Schaden.
    >>> report.map.needs.df["stage_name"].tolist()
    ['Schaden']
    """
    target = Target.of(into)
    marks = {normal(header_text(name)) for name in columns or ()} | header_word(target.specs())
    source = source_of(path_or_frame, lambda title: normal(title) in marks)
    try:
        return Reading(target, source, sheet, columns or {}, scales or {}).take()
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"{source.name}: {problem}") from None
