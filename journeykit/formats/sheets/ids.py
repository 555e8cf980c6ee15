"""The ids of rows that come from a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.header import ID
from journeykit.ids import is_id, new_id, slug
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import shown


class FreshIds:
    """Gives ids that are not taken yet."""

    def __init__(self, prefix: str, taken: Iterable[str]) -> None:
        self._prefix, self._taken = prefix, set(taken)
        self._numbers: dict[str, int] = {}

    def like(self, name: str) -> str:
        """Return the name's slug, numbered if taken, random if the name has none.

        >>> FreshIds("s", {"claims"}).like("Claims")
        'claims-2'
        """
        stem = slug(name)
        fresh = stem or new_id(self._prefix, self._taken)
        while fresh in self._taken:
            # Thousands of rows may bear one name; each number is tried once.
            self._numbers[stem] = self._numbers.get(stem, 1) + 1
            fresh = f"{stem}-{self._numbers[stem]}"
        self._taken.add(fresh)
        return fresh


def row_ids(
    spec: TableSpec, known: Iterable[str], written: Mapping[int, str]
) -> tuple[dict[int, str], list[ReadProblem]]:
    """Return the id of each line, by what the file says: a valid one, a slug of other words, or a fresh one.

    The second row of one id, as copying a row in a spreadsheet makes it, becomes a row of its own.

    >>> from journeykit.schema.tables import SCHEMA
    >>> row_ids(SCHEMA.table("needs"), {"n1"}, {2: "n1", 3: "Need One", 4: "n1"})[0]
    {2: 'n1', 3: 'need-one', 4: 'n1-2'}
    """
    fresh = FreshIds(spec.prefix, {*known, *(text if is_id(text) else slug(text) for text in written.values())})
    ids: dict[int, str] = {}
    problems: list[ReadProblem] = []
    given: set[str] = set()
    unfit: list[int] = []
    for line, text in written.items():
        wanted = text if is_id(text) else slug(text)
        if text and not is_id(text):
            unfit.append(line)
        elif wanted in given:
            why = f"The id {text} stands in a line above already; this row got a new one."
            problems.append(ReadProblem(line, ID, text, why))
        if not wanted or wanted in given:
            wanted = fresh.like(wanted)
        ids[line] = wanted
        given.add(wanted)
    for line in unfit:
        why = f"{shown(written[line])} is no id: letters, digits and _ . - are; this row got the id {ids[line]}."
        problems.append(ReadProblem(line, ID, written[line], why))
    return ids, problems
