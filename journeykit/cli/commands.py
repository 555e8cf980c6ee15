"""What the commands of the command line do; each returns its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from journeykit import templates
from journeykit.cli.wording import ends, meanings, pair
from journeykit.errors import JourneyError, UnknownNameError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format, Reading, mended
from journeykit.formats.loading import read_map
from journeykit.formats.option_texts import one_by_one, options_of, patterns
from journeykit.formats.read_report import told
from journeykit.formats.saving import format_for, save
from journeykit.model.journey_map import JourneyMap
from journeykit.model.problems import check
from journeykit.schema.values import fold

DONE, FOUND, FAILED = 0, 1, 2
"""What the shell gets: all is well; something was found, as by diff and grep; it could not be done."""


def new(given: argparse.Namespace) -> int:
    """Begin a map with the stages of a template; a notebook becomes a workshop with an agenda."""
    # Two of one name could not be told apart.
    personas = list({fold(name): name for name in reversed(given.personas)}.values())[::-1]
    if given.file.suffix.lower() == ".ipynb":
        from journeykit.formats.workshop.new_workshop import new_workshop

        course = {"agenda": given.agenda, "start": given.start}
        made = new_workshop(
            given.file,
            template=given.template,
            variant=given.variant,
            title=given.title,
            personas=personas,
            overwrite=given.force,
            **{name: value for name, value in course.items() if value is not None},
        )
        _say([made])
        return DONE
    if given.agenda is not None or given.start is not None:
        raise JourneyError(f"--agenda and --start are for notebooks (.ipynb), not for {given.file.name}.")
    journey = JourneyMap.from_template(given.template, variant=given.variant, title=given.title)
    for name in filter(str.strip, personas):
        journey.personas.add(name=name, grade="assumption")
    _say([save(journey, given.file, overwrite=given.force)])
    return DONE


def convert(given: argparse.Namespace) -> int:
    """Turn one file into another, and say what was mended on the way in and what the new one does not carry."""
    pairs = [pair(text, "An option", "version=to_be") for text in given.option]
    options = options_of(format_for("map", given.target), pairs)
    if given.into:
        journey, said = _list_read(given)
    elif given.column or given.sheet or given.scale or given.value:
        raise JourneyError("--column, --scale, --sheet and --value are for lists of one's own: say --into needs.")
    else:
        reading = read_map(given.source, strict=given.strict)
        journey, said = reading.journey, _mended(given.source, reading)
    try:
        report = save(journey, given.target, overwrite=given.force, **options)
    except UnknownNameError as problem:
        several = [(name, text) for name, text in pairs if isinstance(options[name], list)]
        raise JourneyError(f"{problem}{one_by_one(several, str(problem.name))}") from None
    _say([*said, report])
    return DONE


def _list_read(given: argparse.Namespace) -> tuple[JourneyMap, list[str]]:
    """Return the map of a list of one's own, and what became of it."""
    from journeykit.formats.table_reading import read_table

    headers = [pair(text, "--column", "'Anliegen=statement'") for text in given.column]
    scales = [pair(text, "--scale", "importance=1-5") for text in given.scale]
    report = read_table(
        given.source,
        into=given.into,
        columns={header: column or None for header, column in headers},
        scales={column: ends(text) for column, text in scales},
        values=meanings(given.value),
        sheet=given.sheet,
    )
    if given.strict and (left_out := mended(report.problems)):
        raise JourneyError(f"{given.source}: nothing was written. {told(left_out, refused=True)}")
    assert report.map is not None
    return report.map, [str(report)]


def checks(given: argparse.Namespace) -> int:
    """List what is missing or does not hold together. Exit code 1 if there is anything, 0 if there is not."""
    reading = read_map(given.file)
    found: list[object] = [problem.message for problem in check(reading.journey, *given.kinds)]
    if given.kinds:
        _aside(_mended(given.file, reading))
    else:
        found = [*reading.mended, *found]
    _say(found or [f"{given.file}: nothing is missing."])
    return FOUND if found else DONE


def differ(given: argparse.Namespace) -> int:
    """Say how the second map differs from the first. Exit code 1 if it does, 0 if it does not."""
    from journeykit.combine.diff import diff

    readings = [read_map(path) for path in (given.one, given.other)]
    for path, reading in zip((given.one, given.other), readings, strict=True):
        _aside(_mended(path, reading))
    found = diff(readings[0].journey, readings[1].journey)
    _say([found])
    return FOUND if found else DONE


def formats(given: argparse.Namespace) -> int:
    """List the formats."""

    def ways(form: Format) -> str:
        if form.carries == "table":
            return "one table; read into a map by --into"
        return ", ".join(["written and read" if form.read else "written", *patterns(form)])

    _say(f"{', '.join(form.suffixes) or 'a folder':<22}{form.name:<12}{ways(form)}" for form in FORMATS)
    return DONE


def listing(given: argparse.Namespace) -> int:
    """List the templates."""
    lines: dict[str, str] = {}
    for name in templates.names():
        template = templates.load(name)
        line = f"{template.title}: {', '.join(stage.name for stage in template.stages)}"
        if all(word.lower() in f"{name} {line}".lower() for word in given.words):
            lines[name] = line
    width = max(map(len, lines), default=0)
    _say(f"{name:<{width}}  {line}" for name, line in lines.items())
    return DONE if lines else FOUND


def _mended(path: Path, reading: Reading) -> list[str]:
    return [f"{path}: {told(reading.mended)}"] if reading.mended else []


def _say(lines: Iterable[object]) -> None:
    for line in lines:
        print(line)  # noqa: T201


def _aside(lines: Iterable[object]) -> None:
    """Say what is not what was asked for, so that it does not get into a pipe."""
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201
