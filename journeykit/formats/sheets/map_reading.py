"""A map read from sheets, one a table, as journeykit wrote them or as spreadsheets have saved them since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journeykit.errors import UnreadableFileError
from journeykit.formats.document_problems import newer_words
from journeykit.formats.format import Reading
from journeykit.formats.sheets.declaring import (
    COLUMNS,
    FIELDS,
    TABLES,
    SheetOf,
    declared_in,
    fields_of,
    tell_untaken,
    undeclared,
)
from journeykit.formats.sheets.header import targets
from journeykit.formats.sheets.map_problems import MapProblems, PlaceOf
from journeykit.formats.sheets.map_rows import put_rows
from journeykit.formats.sheets.near_names import did_you_mean
from journeykit.formats.sheets.ref_names import Called, Labels, RefsOfFile
from journeykit.formats.sheets.sheet import Sheet, is_blank
from journeykit.ids import is_id, new_id
from journeykit.model.contents import Contents
from journeykit.model.declared import schema_with
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION, version_of
from journeykit.schema.values import Refusal, clean, shown


@dataclass(frozen=True)
class MapFile:
    """What a map is read from: sheets by table, and where people find what stands in them.

    ``ours``: journeykit wrote it, so a table without a sheet has lost it. ``labels`` finds rows by what cells show
    for them, where that is nobody's name; ``called`` knows their names from when the file was written.
    """

    sheet: SheetOf
    place: PlaceOf
    ours: bool = False
    labels: Labels | None = None
    called: Called | None = None


def map_of(file: MapFile) -> Reading:
    """Return the map, and what of the file was mended or could not be taken.

    A text that its column does not take is kept beside the row, as `check` reports too.

    Raises
    ------
    UnreadableFileError
        There is no sheet of a table.
    """
    problems = MapProblems(file.place, ours=file.ours)
    declared = declared_in(file.sheet, problems)
    contents = Contents(schema_with(declared))
    tell_untaken(contents.schema, declared, problems)
    if left := undeclared(contents.schema, declared):
        contents.extra["tables"] = left
        for name in left:
            why = f"What is declared of {name} cannot work as it stands; it is kept as it is."
            problems.add(COLUMNS if "columns" in left[name] else TABLES, 0, "", name, why)
    found = {spec.name: sheet for spec in contents.schema.tables if (sheet := file.sheet(spec.name, targets(spec)))}
    if not found:
        raise UnreadableFileError("It holds no table of a journey map, such as stages or needs.")
    told = fields_of(file.sheet, problems)
    _read_fields(contents, told, problems)
    refs = RefsOfFile(contents, problems, file.labels, file.called)
    refused: list[str] = []
    for name, sheet in found.items():
        try:
            put_rows(contents, contents.schema.table(name), sheet, refs, problems)
        except UnreadableFileError as problem:
            refused.append(f"{file.place(name, 0, '')[0]}: {problem}")
            problems.add(name, 0, "", "", f"{problem} It was passed over.")
    if len(refused) == len(found):
        raise UnreadableFileError(refused[0])
    if "lanes" not in found:
        contents.tables["lanes"] = JourneyMap().commit_path.contents.tables["lanes"]
    if file.ours:
        _tell_missing(contents, found, problems)
    refs.resolve()
    journey = _journey(contents, told)
    if journey.commit_path.newer_version:
        problems.add(FIELDS, 0, "", told["schema"], newer_words(_layout(told["schema"])))
    return Reading(journey, problems.all([FIELDS, TABLES, COLUMNS, *contents.tables]))


def _journey(contents: Contents, told: dict[str, str]) -> JourneyMap:
    name = told.get("id", "")
    journey = JourneyMap.from_contents(contents, id=name if is_id(name) else new_id("map"))
    version = _layout(told.get("schema") or SCHEMA_VERSION)
    if version_of({"schema": version})[0] > version_of({"schema": SCHEMA_VERSION})[0]:
        journey.commit_path.close_to_edits()
    return journey


def _tell_missing(contents: Contents, found: Mapping[str, Sheet], problems: MapProblems) -> None:
    """Report the tables that a file of ours has lost."""
    for spec in contents.schema.tables:
        rows = "the lanes of a new map were taken" if spec.name == "lanes" else f"the map has no {spec.name} now"
        if spec.name not in found:
            problems.add(spec.name, 0, "", "", f"It is missing; {rows}.")
        elif all(map(is_blank, found[spec.name].rows)):
            problems.add(spec.name, 0, "", "", f"It is empty, without even a header; the map has no {spec.name} now.")


def _layout(text: str) -> str:
    """Return the version of the layout; spreadsheets take 1.0 for a number and write 1."""
    found = re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,4}))?", text.strip(), re.ASCII)
    return f"{found[1]}.{found[2] or 0}" if found else text


def _read_fields(contents: Contents, told: Mapping[str, str], problems: MapProblems) -> None:
    known = {column.name: column for column in contents.schema.fields}
    kept: dict[str, str] = {}
    for name, text in told.items():
        column = known.get(name)
        if column is None:
            if name not in ("id", "schema"):
                hint = did_you_mean(name, known) if problems.room(FIELDS) else ""
                stays = "it is kept" if text else "nothing stands in it"
                problems.add(FIELDS, 0, name, text, f"A map has no such field; {stays}.{hint}")
                if text:
                    kept[name] = text
            continue
        try:
            value = clean(column, text)
        except Refusal as refusal:
            kept[name] = text
            problems.add(FIELDS, 0, name, text, f"{refusal.why} It is kept.")
        else:
            if value != column.empty:
                contents.fields[name] = value
    if kept:
        contents.extra["map"] = kept
    id = told.get("id", "")
    if id and not is_id(id):
        problems.add(FIELDS, 0, "id", id, f"{shown(id)} is no id; the map got a new one.")
