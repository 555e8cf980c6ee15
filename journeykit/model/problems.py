"""What a map still lacks, and what in it does not hold together. Set differences, no judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeykit.errors import UnknownNameError
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap

MOST_IN_RING = 6
"""Rows of a ring that are named; of a longer one the first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: which kind, in which row, and the sentence that says it."""

    kind: str
    table: str
    row: str
    column: str
    message: str


def check(journey: JourneyMap, *kinds: str) -> list[Problem]:
    """List what is missing or dangling in a map, with the ids of the rows it is about.

    Parameters
    ----------
    journey
        The map.
    *kinds
        Only these kinds of problem, out of: dangling_reference, circular_reference (rows of one table
        that point to one another in a ring, by the same column), unreadable_value, duplicate_row,
        row_without_name, stage_without_need, need_without_stage, need_without_level,
        need_without_judgement (importance or satisfaction), need_without_usp,
        persona_without_evidence. All by default.

    Returns
    -------
    list of Problem
        ``pd.DataFrame(jk.check(m))`` makes a table of it: kind, table, row, column, message.

    Raises
    ------
    UnknownNameError
        A kind there is not.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> [problem.message for problem in jk.check(m)]
    ['The stage Claims has no need.']
    """
    for kind in kinds:
        if kind not in _CHECKS:
            raise UnknownNameError("check", "kind of problem", kind, list(_CHECKS))
    with journey.commit_path.lock:
        contents = journey.commit_path.contents
        return [
            Problem(kind, table, row, column, message)
            for kind in kinds or _CHECKS
            for table, row, column, message in _CHECKS[kind](contents)
        ]


Found = Iterator[tuple[str, str, str, str]]


def _called(contents: Contents, table: str, row: str) -> str:
    name = contents.tables[table].name_of(row) or row
    short = name if len(name) <= 60 else f"{name[:59]}…"
    # What is called by a sentence would run into ours.
    return short if contents.schema.table(table).label == "name" else f"“{short}”"


def _dangling(contents: Contents) -> Found:
    for spec in contents.schema.tables:
        for column in spec.refs:
            for row in contents.tables[spec.name]:
                target = row.cells.get(column.name)
                if target is not None and target not in contents.tables[column.to].by_id:
                    message = f"The {spec.row_title} {_called(contents, spec.name, row.id)} points to a {column.name}"
                    yield spec.name, row.id, column.name, f"{message} that is no longer there ({target})."


def _circular(contents: Contents) -> Found:
    """Find each ring once, at the first of its rows in the table's order."""
    for spec in contents.schema.tables:
        rows = contents.tables[spec.name]
        for column in spec.refs:
            if column.to != spec.name:
                continue
            for ring in _rings({row.id: row.cells.get(column.name) for row in rows}):
                named = f"The {spec.row_title} {_called(contents, spec.name, ring[0])}"
                told = f"{named} leads back to itself by {column.name} ({_round(ring)})."
                yield spec.name, ring[0], column.name, told


def _rings(following: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield the rings among rows that each point to one row or none; each row is stepped on once."""
    places = {row: place for place, row in enumerate(following)}
    walked: dict[str, str] = {}
    for start in following:
        way: list[str] = []
        row = start
        while row in following and row not in walked:
            walked[row] = start
            way.append(row)
            row = following[row]
        # A way that ends on itself has gone round; one that ends on an older way, or nowhere, has not.
        if way and walked.get(row) == start:
            ring = way[way.index(row) :]
            first = ring.index(min(ring, key=places.__getitem__))
            yield ring[first:] + ring[:first]


def _round(ring: list[str]) -> str:
    if len(ring) <= MOST_IN_RING:
        return " → ".join([*ring, ring[0]])
    return f"{' → '.join(ring[: MOST_IN_RING - 1])} → … → {ring[0]}, {len(ring):,} rows"


def _unreadable(contents: Contents) -> Found:
    for spec in contents.schema.tables:
        for row in contents.tables[spec.name]:
            for name in row.extra:
                if name in spec:
                    yield (
                        spec.name,
                        row.id,
                        name,
                        f"{spec.column(name).title} held a value that does not fit; it is kept.",
                    )


def _duplicates(contents: Contents) -> Found:
    for spec in contents.schema.tables:
        seen: dict[tuple[object, ...], str] = {}
        for row in contents.tables[spec.name] if spec.unique else ():
            key = tuple(row.cells.get(name) for name in spec.unique)
            if None not in key and seen.setdefault(key, row.id) != row.id:
                message = (
                    f"The {spec.row_title} {row.id} is there twice; {seen[key]} has the same {', '.join(spec.unique)}."
                )
                yield spec.name, row.id, "", message


def _nameless(contents: Contents) -> Found:
    for spec in contents.schema.tables:
        if spec.name in ("emotions", "evidence"):
            continue
        for row in contents.tables[spec.name]:
            if spec.label not in row.cells:
                yield (
                    spec.name,
                    row.id,
                    spec.label,
                    f"A {spec.row_title} has no {spec.column(spec.label).title.lower()}.",
                )


def _without_need(contents: Contents) -> Found:
    used = {row.cells.get("stage") for row in contents.tables["needs"]}
    for stage in contents.tables["stages"]:
        if stage.id not in used:
            yield "stages", stage.id, "", f"The stage {_called(contents, 'stages', stage.id)} has no need."


def _needs_lacking(contents: Contents, column: str, what: str) -> Found:
    for need in contents.tables["needs"]:
        if column not in need.cells:
            yield "needs", need.id, column, f"The need {_called(contents, 'needs', need.id)} has no {what}."


def _unjudged(contents: Contents) -> Found:
    judgements = [contents.schema.table("needs").column(name) for name in ("importance", "satisfaction")]
    for need in contents.tables["needs"]:
        lacking = [column for column in judgements if column.name not in need.cells]
        if lacking:
            what = " and no ".join(column.title.lower() for column in lacking)
            yield "needs", need.id, lacking[0].name, f"The need {_called(contents, 'needs', need.id)} has no {what}."


def _without_evidence(contents: Contents) -> Found:
    known = {row.cells.get("persona") for row in contents.tables["evidence"]}
    for persona in contents.tables["personas"]:
        if persona.id not in known:
            yield "personas", persona.id, "", f"Nothing backs the persona {_called(contents, 'personas', persona.id)}."


_CHECKS = {
    "dangling_reference": _dangling,
    "circular_reference": _circular,
    "unreadable_value": _unreadable,
    "duplicate_row": _duplicates,
    "row_without_name": _nameless,
    "stage_without_need": _without_need,
    "need_without_stage": lambda contents: _needs_lacking(contents, "stage", "stage"),
    "need_without_level": lambda contents: _needs_lacking(contents, "level", "Maslow level"),
    "need_without_judgement": _unjudged,
    "need_without_usp": lambda contents: _needs_lacking(contents, "usp", "USP note"),
    "persona_without_evidence": _without_evidence,
}
