"""What of a map's document is kept without being understood, or was mended: a line for each value, and each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from journeykit.formats.advice import if_in_python
from journeykit.formats.read_report import ReadProblem, quoted
from journeykit.ids import is_id
from journeykit.model.contents import Contents
from journeykit.model.document import from_document
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION
from journeykit.model.row_document import REST, Revisions
from journeykit.model.rows import Row
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import COMPARED, Refusal, clean, shown

MOST_PROBLEMS = 1_000
SHOWN_NAMES = 3
_MISSHAPEN = "~"
"""Ends the key under which the model keeps a part that should be an object and is none."""


def reading_of(document: Mapping[str, Any]) -> tuple[JourneyMap, tuple[ReadProblem, ...]]:
    """Return the map that a document holds, and what of it was mended or is only kept.

    Of a newer minor version, names that are not known are what one expects, and no problem; of a newer major one,
    its being newer says it all.

    Examples
    --------
    >>> import journeykit as jk
    >>> from journeykit.model.document import to_document
    >>> document = to_document(jk.JourneyMap(title="Motor"))
    >>> document["map"]["titel"] = "Motor"
    >>> [str(problem) for problem in reading_of(document)[1]]
    ['The map: “titel” is none of its parts; it is kept.']
    """
    journey = from_document(document)
    if journey.commit_path.newer_version:
        version = str(document["schema"])
        return journey, (ReadProblem(0, "", version, newer_words(version)),)
    contents = journey.commit_path.contents
    return journey, (*_of_map(document, contents), *_of_tables(document, contents))


def newer_words(version: str) -> str:
    """Return what is said of a file whose layout has a newer major version."""
    return (
        f"The map is read-only: it was written by a newer journeykit (layout {version}, and this one has "
        f"{SCHEMA_VERSION}). Update journeykit, or edit a copy{if_in_python(', m.copy()')}."
    )


def _of_map(document: Mapping[str, Any], contents: Contents) -> Iterator[ReadProblem]:
    """Yield what is wrong with the map's own parts."""
    extra, revisions = contents.extra, Revisions()
    if "id" in document and not is_id(document["id"]):
        yield ReadProblem(0, "id", _text(document["id"]), "It cannot be an id; the map got a new one.")
    if "rev" in document and not revisions.valid(document["rev"]):
        why = "It is no revision; the latest of the rows counts."
        yield ReadProblem(0, "rev", _text(document["rev"]), why)
    lineage = document.get("lineage", [])
    if not isinstance(lineage, list) or not all(isinstance(known, str) for known in lineage):
        yield ReadProblem(0, "lineage", _text(lineage), "It is no list of texts; what is none was left out.")
    known = {column.name: column for column in contents.schema.fields}
    given = extra.get("map", {})
    for name in sorted(given.keys() & known.keys()):
        yield _unfit("The map", name, known[name], given[name], "It is kept.")
    parts = [key for key in extra if key not in ("schema", "map", "map_revs", "tables")]
    misshapen = [key for key in parts if key.endswith(_MISSHAPEN) and key[:-1] in document]
    for key in misshapen:
        yield _misshapen("", key, extra[key])
    if _is_newer(contents):
        return
    if "map_revs" in extra:
        names = sorted(extra["map_revs"])
        yield ReadProblem(0, "", names[0], f"The revision of {_names(names)} is none; it is kept.", "The map")
    yield from _unknown("The map", [name for name in given if name not in known])
    yield from _unknown("", [key for key in parts if key not in misshapen])
    strange = {name: raw for name, raw in extra.get("tables", {}).items() if name not in contents.tables}
    tables = [name for name in strange if not name.endswith(_MISSHAPEN)]
    if tables:
        said = "is no table of the map" if len(tables) == 1 else "are no tables of the map"
        yield ReadProblem(0, "", tables[0], f"{_names(tables)} {said}; {_hidden(tables)}.")


def _of_tables(document: Mapping[str, Any], contents: Contents) -> Iterator[ReadProblem]:
    """Yield what is wrong with each table and its rows."""
    kept, newer = contents.extra.get("tables", {}), _is_newer(contents)
    given = document.get("tables")
    tables = given if isinstance(given, Mapping) else {}
    for spec in contents.schema.tables:
        if f"{spec.name}{_MISSHAPEN}" in kept:
            yield _misshapen(spec.title, spec.name + _MISSHAPEN, kept[spec.name + _MISSHAPEN])
        left = kept.get(spec.name, {})
        yield from _no_rows(spec, left.get("rows", {}))
        for key in left:
            if key.endswith(_MISSHAPEN):
                yield _misshapen(spec.title, key, left[key])
        if not newer:
            if declared := sorted(left.get("columns", {})):
                why = f"What is declared of {_names(declared)} is not understood in full; it is kept."
                yield ReadProblem(0, "", declared[0], why, spec.title)
            known = ("rows", "columns")
            yield from _unknown(spec.title, [key for key in left if key not in known and not key.endswith(_MISSHAPEN)])
        raw = tables.get(spec.name)
        rows = raw.get("rows") if isinstance(raw, Mapping) else None
        yield from _of_rows(spec, contents, newer)
        yield from _mended(spec, contents, rows if isinstance(rows, Mapping) else {})


def _no_rows(spec: TableSpec, rows: Mapping[str, Any]) -> Iterator[ReadProblem]:
    names = sorted(rows)
    if odd := [name for name in names if not is_id(name)]:
        said = "cannot be an id" if len(odd) == 1 else "cannot be ids"
        yield ReadProblem(0, "", odd[0], f"{_names(odd)} {said}; {_hidden(odd)}.", spec.title)
    if shapeless := [name for name in names if is_id(name)]:
        why = f"What stands at {_names(shapeless)} is no row; {_hidden(shapeless)}."
        yield ReadProblem(0, "", shapeless[0], why, spec.title)


def _of_rows(spec: TableSpec, contents: Contents, newer: bool) -> Iterator[ReadProblem]:
    """Yield the values that do not fit their columns, and what else of a row is only kept."""
    strange, parts = Counter[str](), Counter[str]()
    told = 0
    for row in contents.tables[spec.name]:
        for key, value in row.extra.items():
            if key == REST:
                parts.update(_parts(value))
            elif key not in spec:
                strange[key] += 1
            elif (told := told + 1) <= MOST_PROBLEMS:
                what = f"{key} of {row.id}"
                yield _unfit(spec.title, what, spec.column(key), value, "It is kept beside the row.")
    if told > MOST_PROBLEMS:
        rest = told - MOST_PROBLEMS
        values = "1 more value does not fit; it is" if rest == 1 else f"{rest:,} more values do not fit; they are"
        why = f"{values} kept beside {'its row' if rest == 1 else 'their rows'}."
        yield ReadProblem(0, "", "", why, spec.title)
    for key, count in strange.items() if not newer else ():
        kept = "1 value is" if count == 1 else f"{count:,} values are"
        yield ReadProblem(0, key, key, f"There is no such column; {kept} kept beside the rows.", spec.title)
    for key, count in parts.items():
        if not newer or key.endswith(_MISSHAPEN):
            name, whose = key.removesuffix(_MISSHAPEN), _plural(count, spec.row_title)
            why = f"{quoted(name)} of {whose} is not understood; it is kept."
            yield ReadProblem(0, "", name, why, spec.title)


def _parts(rest: Mapping[str, Any]) -> list[str]:
    return [key for key in rest if key != "revs" and isinstance(key, str)]


def _mended(spec: TableSpec, contents: Contents, given: Mapping[str, Any]) -> Iterator[ReadProblem]:
    """Yield what a row says of itself that was taken otherwise: its place, its revision."""
    revisions, counts = Revisions(), Counter[str]()
    first: dict[str, str] = {}
    for row in contents.tables[spec.name]:
        found = given.get(row.id)
        for what in _taken_otherwise(row, found, revisions) if isinstance(found, Mapping) else ():
            counts[what] += 1
            first.setdefault(what, row.id)
    for what, count in counts.items():
        yield ReadProblem(0, "", first[what], f"{_plural(count, spec.row_title)} {what} ({first[what]}).", spec.title)


def _taken_otherwise(row: Row, found: Mapping[Any, Any], revisions: Revisions) -> Iterator[str]:
    if "order" in found and found["order"] != row.order:
        yield "put behind the others, for the file gives no sound order"
    if "rev" in found and not revisions.valid(found["rev"]) or "revs" in row.extra.get(REST, {}):
        yield "taken without a revision, for what the file gives is none"


def _unfit(sheet: str, where: str, column: Column, value: Any, kept: str) -> ReadProblem:
    try:
        # Looking each of thousands of choices over takes its time.
        if len(column.choices) <= COMPARED:
            clean(column, value)
        why = f"{shown(value)} does not fit its column."
    except Refusal as refusal:
        why = refusal.why
    except OverflowError:
        why = f"{shown(value)} is too large a number."
    return ReadProblem(0, where, _text(value), f"{why} {kept}", sheet)


def _unknown(sheet: str, names: list[str]) -> Iterator[ReadProblem]:
    if names:
        said = "is none of its parts; it is kept" if len(names) == 1 else "are none of its parts; they are kept"
        start = "" if sheet else "In the file, "
        yield ReadProblem(0, "", names[0], f"{start}{_names(names)} {said}.", sheet)


def _misshapen(sheet: str, key: str, value: Any) -> ReadProblem:
    name = key.removesuffix(_MISSHAPEN)
    why = f"{quoted(name)} should be an object, {{…}}, and is {shown(value)}; it is kept, and shown nowhere."
    return ReadProblem(0, "", _text(value), why, sheet)


def _is_newer(contents: Contents) -> bool:
    return "schema" in contents.extra


def _hidden(names: list[str]) -> str:
    return "it is kept, and shown nowhere" if len(names) == 1 else "they are kept, and shown nowhere"


def _names(names: list[str]) -> str:
    more = len(names) - SHOWN_NAMES
    return ", ".join(map(quoted, names[:SHOWN_NAMES])) + (f" and {more:,} more" if more > 0 else "")


def _plural(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    several = noun.replace(" of ", "s of ", 1) if " of " in noun else f"{noun}s"
    return f"{count:,} {several}"


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 200 else f"{text[:199]}…"
