"""What a format leaves behind, in words: found by comparing what a map holds with what the format carries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from journeykit.ids import is_id
from journeykit.model.contents import Contents
from journeykit.model.row_document import REST
from journeykit.model.rows import Row
from journeykit.schema.tables import TableSpec

HISTORY = "the revisions of cells and the map's lineage, which merging copies needs"
IDS = "the ids of rows"
ALL = ("*",)
"""Stands for every column of a table."""


def left_behind(
    contents: Contents, carried: Mapping[str, Collection[str]], fields: Collection[str] = ()
) -> tuple[str, ...]:
    r"""Return what of a map a format does not carry, counted, and nothing that is empty anyway.

    ``carried`` says which columns of which tables go in, `ALL` for every one; ``fields`` which of the map's own.
    What has a name of its own (`HISTORY`, `IDS`, `unfit`, `unknown_parts`) is the format's to add.

    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"], title="Motor")
    >>> m.stages.set("Claims", goal="Be paid", moment_of_truth=True)
    >>> left_behind(m.commit_path.contents, {"stages": ["name"]})
    ("the map's title", 'of 1 stage: goal, moment of truth', '8 lanes')
    """
    known = contents.schema.fields
    left = [column.title.lower() for column in known if column.name in contents.fields and column.name not in fields]
    lost = [f"the map's {', '.join(left)}"] if left else []
    for spec in contents.schema.tables:
        rows = contents.tables[spec.name]
        if spec.name not in carried:
            if len(rows):
                lost.append(_counted(spec, len(rows)))
            continue
        kept = carried[spec.name]
        missing = {
            column.name: count
            for column in spec.columns
            if column.kind != "derived" and not {"*", column.name} & {*kept}
            if (count := sum(column.name in row.cells for row in rows))
        }
        if missing:
            what = ", ".join(spec.column(name).title.lower() for name in missing)
            lost.append(f"of {_counted(spec, max(missing.values()))}: {what}")
    return tuple(lost)


def _counted(spec: TableSpec, count: int) -> str:
    several = spec.row_title.replace(" of ", "s of ", 1) if " of " in spec.row_title else spec.title.lower()
    return f"{count:,} {spec.row_title if count == 1 else several}"


def unfit(rows: Iterable[Row]) -> tuple[str, ...]:
    """Tell how many values of a damaged or newer file fit no column; only JSON carries them."""
    count = sum(len(row.extra) - (REST in row.extra) for row in rows)
    if not count:
        return ()
    return ("1 value that does not fit its column" if count == 1 else f"{count} values that do not fit their columns",)


def declarations(contents: Contents) -> tuple[str, ...]:
    """Tell that columns of one's own are shown, and not what is declared of them."""
    own = any(column.custom for spec in contents.schema.tables for column in spec.columns)
    return ("the help texts, ranges and choices that columns are declared with",) if own else ()


def kept_names(contents: Contents) -> tuple[str, ...]:
    """Tell how many kept texts of refs have the form of an id: JSON gives them back as refs to rows that are not there.

    >>> kept_names(Contents())
    ()
    """
    count = sum(
        is_id(row.extra.get(column.name))
        for spec in contents.schema.tables
        for row in contents.tables[spec.name]
        if row.extra
        for column in spec.refs
    )
    if not count:
        return ()
    names = "1 name that nobody bears" if count == 1 else f"{count} names that nobody bears"
    return (f"that {names} {'is' if count == 1 else 'are'} no id: read again, that points to a row that is not there",)


def unknown_parts(contents: Contents) -> tuple[str, ...]:
    """Tell whether the map holds parts of a newer file that this version does not understand; only JSON does."""
    rows = (row for rows in contents.tables.values() for row in rows)
    if contents.extra or any(REST in row.extra for row in rows):
        return ("parts of the file that this version does not understand",)
    return ()
