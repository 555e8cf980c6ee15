"""Why a column of a sheet was passed over, and what would take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from journeykit.formats.advice import argument
from journeykit.formats.importing.cell_kinds import Sampled
from journeykit.formats.importing.likeness import ENOUGH
from journeykit.formats.importing.words import normal, words
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec

COMPUTED = "journeykit computes it."
NUMBERS_ROWS = "it numbers the rows."
SURE = 0.8
"""The share of cells that must fit a column for cells alone to tell anything."""
LONGEST = 80
"""A header that is longer is not repeated in full."""


def why_passed_over(
    spec: TableSpec,
    title: str,
    liked: Mapping[str, float],
    sample: Sampled,
    taken: Mapping[str, str],
    otherwise: str,
) -> str:
    """Return why a column was passed over and what it could be, or ``otherwise`` if nothing is known of it.

    ``liked`` tells how well its header fits columns, ``taken`` from which header each column is taken.

    >>> from journeykit.schema.tables import SCHEMA
    >>> needs, numbers = SCHEMA.table("needs"), Sampled([3, 7], {})
    >>> why_passed_over(needs, "Wert", {}, numbers, {"statement": "Anliegen", "importance": "Prio"}, "")
    "it may be satisfaction; columns={'Wert': 'satisfaction'} would take it."
    """
    likely = sorted((name for name, score in liked.items() if score >= ENOUGH), key=lambda name: (-liked[name], name))
    free = [name for name in likely if name not in taken]
    if free and spec.column(free[0]).kind == "derived":
        return COMPUTED
    free = [name for name in free if spec.column(name).kind != "derived"]
    if free:
        return could_be(title, free)
    if likely and likely[0] in taken:
        return f"{likely[0]} is taken from “{taken[likely[0]]}”."
    if normal(title) in words().numbering or sample.counts_up:
        return NUMBERS_ROWS
    if title and len(sample.texts) > 1 and "Did you mean" not in otherwise:
        fitting = [column.name for column in spec.columns if column.name not in taken and _fits(sample, column)]
        if 0 < len(fitting) <= 4:
            return could_be(title, fitting)
    return otherwise


def _fits(sample: Sampled, column: Column) -> bool:
    # Ages and years are numbers too: that of people asked is not offered for any number.
    kinds = ("scale", "choice", "ref", "date", "link")
    return column.kind in kinds and not column.managed and (sample.fit(column) or 0.0) >= SURE


def could_be(title: str, names: Sequence[str]) -> str:
    """Return what a column could be, with what would take it.

    >>> could_be("Stufe", ["level", "stage"])
    "it may be level or stage; columns={'Stufe': 'level'} would take it."
    """
    names = list(islice(names, 4))
    some = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    if len(title) > LONGEST:
        return f"it may be {some}; {argument('columns', {'their header': names[0]})} would take it."
    return f"it may be {some}; {argument('columns', {title: names[0]})} would take it."
