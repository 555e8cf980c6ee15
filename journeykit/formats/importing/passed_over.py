"""Why a column of a sheet was passed over, and what would take it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from journeykit.formats.advice import argument, if_in_python
from journeykit.formats.importing.cell_kinds import Sampled, is_number
from journeykit.formats.importing.likeness import ENOUGH
from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.header import TITLES_TOLD, NoColumnError, PassedOver, near_column
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec

COMPUTED = PassedOver("computed", "journeykit computes it")
NUMBERS_ROWS = PassedOver("numbering", "it numbers the rows")
SURE = 0.8
"""The share of cells that must fit a column for cells alone to tell anything."""
LONGEST = 80
"""A header that is longer is not repeated in full."""
ENOUGH_NUMBERS = 3
NEAR_TOLD = 4


def why_passed_over(
    spec: TableSpec,
    title: str,
    liked: Mapping[str, float],
    sample: Sampled,
    taken: Mapping[str, str],
    otherwise: PassedOver,
    *,
    first: bool = False,
) -> PassedOver:
    """Return why a column was passed over and what it could be, or ``otherwise`` if nothing is known of it.

    ``liked`` tells how well its header fits columns, ``taken`` from which header each column is taken;
    ``first``: it is the first column of the sheet.

    >>> from journeykit.schema.tables import SCHEMA
    >>> needs, numbers = SCHEMA.table("needs"), Sampled([3, 7], {})
    >>> str(why_passed_over(needs, "Wert", {}, numbers, {"statement": "Anliegen", "importance": "Prio"}, COMPUTED))
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
        return PassedOver("given", f"{likely[0]} is taken from “{taken[likely[0]]}”")
    # Two or three marks may go up too.
    if normal(title) in words().numbering or sample.counts_up and (first or len(sample.texts) > ENOUGH_NUMBERS):
        return NUMBERS_ROWS
    if title and len(sample.texts) > 1 and otherwise.kind != "misspelt":
        fitting = [column.name for column in spec.columns if column.name not in taken and _fits(sample, column)]
        if 0 < len(fitting) <= 4:
            return could_be(title, fitting)
    return otherwise


def _fits(sample: Sampled, column: Column) -> bool:
    # Ages and years are numbers too: that of people asked is not offered for any number.
    if sample.days >= SURE and column.kind != "date":
        return False
    kinds = ("scale", "choice", "ref", "date", "link")
    return column.kind in kinds and not column.managed and (sample.fit(column) or 0.0) >= SURE


def could_be(title: str, names: Sequence[str]) -> PassedOver:
    """Return what a column could be, with what would take it.

    >>> str(could_be("Stufe", ["level", "stage"]))
    "it may be level or stage; columns={'Stufe': 'level'} would take it."
    """
    names = list(islice(names, 4))
    some = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    header = "their header" if len(title) > LONGEST else title
    return PassedOver("unclear", f"it may be {some}; {argument('columns', {header: names[0]})} would take it")


def how_to_take(
    spec: TableSpec, unknown: Mapping[str, Sampled | None], near: Mapping[str, str], taken: Collection[str]
) -> str:
    """Return how to take what was passed over because nothing is known of it; empty if there is no such column.

    ``unknown`` has the cells under each such header, ``near`` the column that some of them almost are.
    What names the rows is probably what has the most to say.

    >>> from journeykit.schema.tables import SCHEMA
    >>> answers = {"Time": Sampled(["10:05", "10:07"], {}), "What do you need?": Sampled(["To be heard", "Rest"], {})}
    >>> how_to_take(SCHEMA.table("needs"), answers, {}, ["importance"])
    "Nothing was taken for statement; columns={'What do you need?': 'statement'}, say, would tell what is."
    """
    short = {title: sample for title, sample in unknown.items() if len(title) <= LONGEST}
    if not short:
        return ""
    misspelt = {title: near[title] for title in islice(short, TITLES_TOLD) if near.get(title, "") not in ("", *taken)}
    if misspelt:
        which = argument("columns", dict(islice(misspelt.items(), NEAR_TOLD)))
        return f"{which} would take what is probably misspelt."
    label = spec.label
    if label not in taken and spec.column(label).kind in ("text", "long_text"):
        telling = {title: _letters(sample) for title, sample in short.items() if sample is not None}
        title = max(telling, key=lambda title: telling[title], default="")
        if not telling.get(title):
            return f"Nothing was taken for {label}."
        return f"Nothing was taken for {label}; {argument('columns', {title: label})}, say, would tell what is."
    which = argument("columns", {next(iter(short)): "our column"})
    more = if_in_python(f"; if {spec.name} has none for it, add_column makes one")
    return f"{which} would take what was passed over{more}."


def _letters(sample: Sampled) -> float:
    """Return how many letters of texts stand in a cell; none if they are no texts."""
    if not sample.texts or sample.numbers >= 0.5 or sample.days >= 0.5:
        return 0.0
    # An address or a code is one word, however long.
    return sum(len(text) if " " in text else 1 for text in sample.texts) / len(sample.texts)


def no_column(spec: TableSpec, titles: Sequence[str], passed: Mapping[int, PassedOver]) -> NoColumnError:
    """Return the refusal of a sheet of which no column was taken, with what would help most."""
    filled = [title.strip() for title in titles if title.strip()]
    near = {title: column for title in filled[:TITLES_TOLD] if (column := near_column(spec, title))}
    some = {title: column for title, column in islice(near.items(), NEAR_TOLD) if len(title) <= LONGEST}
    unclear = next((index for index in sorted(passed) if passed[index].kind == "unclear"), None)
    if some:
        how = f"Did you mean {', '.join(some.values())}? {argument('columns', some)} would take them."
    elif unclear is not None:
        how = f"“{titles[unclear].strip()[:LONGEST]}”: {passed[unclear]}"
    else:
        how = f"Say which is which with {argument('columns', {'their header': 'our column'})}."
    if any(map(is_number, filled)):
        how += " If that is a row of the list, put a row of headers above it."
    return NoColumnError(spec, titles, how, near)
