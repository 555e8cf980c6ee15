"""A whole map as one document, as ``name.journey.json`` holds it. What is not understood is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.ids import is_id
from journeykit.model.canonical import Document, dumps, loads
from journeykit.model.contents import Contents
from journeykit.model.declared import Declared, declarations, schema_with
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION, upgrade, version_of
from journeykit.model.row_document import Revisions, add_rest, read_rows, row_document
from journeykit.model.rows import Stamp
from journeykit.schema.values import Refusal, clean
from journeykit.schema.wire import value_to_wire

__all__ = ["Document", "digest", "dumps", "from_document", "loads", "to_document"]

FORMAT = "journeykit"
LINEAGE_KEPT = 1_000
"""So many digests of earlier snapshots go along, some 70 bytes each."""

_KEYS = ("format", "id", "lineage", "map", "map_revs", "rev", "schema", "tables")


def to_document(journey: JourneyMap) -> Document:
    """Return the whole map as a document; the map may go on being edited.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"], title="Motor insurance")
    >>> document = to_document(m)
    >>> document["schema"], document["map"], document["tables"]["stages"]["rows"]["claims"]
    ('1.0', {'title': 'Motor insurance'}, {'cells': {'name': 'Claims'}, 'order': 'a0', 'rev': 0})
    """
    with journey.commit_path.lock:
        contents, rev, lineage = journey.commit_path.contents.copy(), journey.rev, journey.lineage
    document: Document = {
        "format": FORMAT,
        "schema": SCHEMA_VERSION,
        "id": journey.id,
        "rev": rev,
        "map": {name: value_to_wire(value) for name, value in contents.fields.items()},
        "map_revs": {name: stamp.rev for name, stamp in contents.field_stamps.items()},
        "tables": {},
    }
    for name, found in declarations(contents.schema).items():
        table: Document = {"rows": {row.id: row_document(row) for row in contents.tables[name]}}
        if found.columns:
            table["columns"] = dict(found.columns)
        if found.texts is not None:
            table["declaration"] = dict(found.texts)
        document["tables"][name] = table
    if "schema" in contents.extra:
        document["schema"] = contents.extra["schema"]
    add_rest(document, contents.extra)
    # A snapshot does not descend from itself: saving twice gives the same file.
    own = digest(document)
    document["lineage"] = [known for known in lineage if known != own][-LINEAGE_KEPT:]
    return document


def from_document(document: Mapping[str, Any]) -> JourneyMap:
    """Return the map that a document holds; nothing in it is lost, and nothing of it is run.

    What this version does not understand, and values that their column does not take, are kept and
    written back. A document of a newer major version gives a map that is read-only.

    Raises
    ------
    UnreadableFileError
        It is no journey map, or says no version.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> from_document(to_document(m)) == m
    True
    """
    if document.get("format") != FORMAT:
        raise UnreadableFileError("The file is JSON, but not a journey map.")
    own, version, ours = digest(document), version_of(document), version_of({"schema": SCHEMA_VERSION})
    held = upgrade(dict(document))
    tables, given = _object(held, "tables"), _object(held, "map")
    # Sorted, as they are written: of what cannot all be taken, the same is taken whenever the file is read.
    found = {name: _declared(raw) for name, raw in sorted(tables.items()) if isinstance(raw, Mapping)}
    contents, extra = Contents(schema_with(found)), {key: held[key] for key in held if key not in _KEYS}
    if ours < version and ours[0] == version[0]:
        extra["schema"] = document["schema"]

    revisions = Revisions()
    known = {column.name: column for column in contents.schema.fields}
    for name, value in given.items():
        try:
            cell = clean(known[name], value)
        except (KeyError, Refusal, OverflowError):
            extra.setdefault("map", {})[name] = value
        else:
            if cell != known[name].empty:
                contents.fields[name] = cell
    for name, rev in _object(held, "map_revs").items():
        if name in known and revisions.valid(rev):
            contents.field_stamps[name] = Stamp(rev, rev)
        else:
            extra.setdefault("map_revs", {})[name] = rev
    rest: Document = {name: raw for name, raw in tables.items() if name not in contents.tables}
    rest |= _misshapen(tables, *(spec.name for spec in contents.schema.tables))
    for spec in contents.schema.tables:
        raw = tables.get(spec.name)
        if isinstance(raw, Mapping):
            left = {key: value for key, value in raw.items() if key not in ("rows", "columns", "declaration")}
            left |= found[spec.name].rest(spec)
            left |= _misshapen(raw, "rows", "columns", "declaration")
            odd = {key: wire for key, wire in _object(raw, "columns").items() if not isinstance(wire, Mapping)}
            left |= {"columns": {**left.get("columns", {}), **odd}} if odd else {}
            rows, left_rows = read_rows(spec, _object(raw, "rows"), revisions)
            for row in rows:
                contents.tables[spec.name].by_id[row.id] = row
            contents.tables[spec.name].places = sorted((row.order, row.id) for row in rows)
            if left_rows:
                left["rows"] = left_rows
            if left:
                rest[spec.name] = left
    extra |= {"tables": rest} if rest else {}
    contents.extra = extra | _misshapen(held, "tables", "map", "map_revs")

    given_lineage = held.get("lineage")
    lineage = [text for text in given_lineage if isinstance(text, str)] if isinstance(given_lineage, list) else []
    rev = max(held["rev"] if revisions.valid(held.get("rev")) else 0, revisions.latest)
    name = held["id"] if is_id(held.get("id")) else f"map_{own.removeprefix('sha256:')[:8]}"
    journey = JourneyMap.from_contents(contents, id=name, rev=rev, lineage=(*lineage[-LINEAGE_KEPT:], own))
    if version[0] > ours[0]:
        journey.commit_path.close_to_edits()
    return journey


def digest(document: Mapping[str, Any]) -> str:
    """Return what tells one snapshot from another: a checksum of all but the lineage.

    >>> digest({"rev": 1}) == digest({"rev": 1, "lineage": ["sha256:0"]})
    True
    """
    content = {key: value for key, value in document.items() if key != "lineage"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _declared(raw: Mapping[str, Any]) -> Declared:
    texts = raw.get("declaration")
    columns = {name: wire for name, wire in sorted(_object(raw, "columns").items()) if isinstance(wire, Mapping)}
    return Declared(texts if isinstance(texts, Mapping) else None, columns)


def _misshapen(raw: Mapping[str, Any], *keys: str) -> Document:
    """Return parts that should be objects and are not, under names that the parts themselves leave free."""
    return {f"{key}~": raw[key] for key in keys if key in raw and not isinstance(raw[key], Mapping)}


def _object(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = document.get(key)
    return found if isinstance(found, Mapping) else {}
