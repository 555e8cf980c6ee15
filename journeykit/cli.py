"""The command line: begin a map, turn one file into another, see what a map lacks, compare two."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from journeykit import templates
from journeykit.errors import JourneyError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format
from journeykit.formats.loading import read_map
from journeykit.formats.read_report import told
from journeykit.formats.saving import save
from journeykit.model.journey_map import JourneyMap
from journeykit.model.problems import check

_WORDS = {
    "pass overwrite=True": "use --force",
    "use jk.read_table(path, into=m.needs)": "turn it into a map with `journeykit convert --into needs`",
    "A .csv holds one table, such as m.needs.": "A .csv holds one table.",
}
"""What errors advise in Python, as one would say it in the shell."""

_NUMBERS, _LISTS = ("scale",), ("personas", "lanes", "charts")
"""Options that are numbers; and those that may be given several times."""

DONE, FOUND, FAILED = 0, 1, 2
"""What the shell gets: all is well; something was found, as by diff and grep; it could not be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code.

    >>> main(["templates", "insurance"])
    five-stage  Five stages (insurance): Awareness, Research, Purchase, Renewal, Claims
    0
    """
    try:
        given = _parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = given.run
        return run(given)
    except BrokenPipeError:
        raise
    except (JourneyError, OSError) as problem:
        print(f"journeykit: {_said(problem)}", file=sys.stderr)  # noqa: T201
        return FAILED


def script() -> None:
    """Run the command line as a program of its own."""
    # A terminal that cannot show a letter shows a question mark; a report must not fail for that.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has had enough, as `| head` has; what is left goes nowhere, without a complaint at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    sys.exit(code)


def _said(problem: JourneyError | OSError) -> str:
    if isinstance(problem, OSError) and not isinstance(problem, JourneyError) and problem.filename is not None:
        return f"{problem.filename}: {problem.strerror}."
    said = str(problem)
    for in_python, in_the_shell in _WORDS.items():
        said = said.replace(in_python, in_the_shell)
    return said


def _say(lines: Iterable[object]) -> None:
    for line in lines:
        print(line)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="journeykit", description="Customer journey maps as files. Exit code 2: it could not be done."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    new = commands.add_parser("new", help="begin a map, or a workshop notebook (x.ipynb)", description=_new.__doc__)
    new.add_argument("file", type=_file, help="the ending says what it is: x.ipynb, x.journey.json, x.xlsx, …")
    new.add_argument("--template", default="five-stage", help="stages to begin with; `journeykit templates` lists them")
    new.add_argument("--variant", default="", help="another order of a template's stages, such as fine-dining")
    new.add_argument("--title", default="", help="what the map is called")
    new.add_argument("--persona", action="append", default=[], dest="personas", metavar="NAME", help="may be repeated")
    new.add_argument("--agenda", help="for a notebook: the course of the workshop, such as two-hours")
    new.add_argument("--start", help="for a notebook: when the workshop begins, such as 09:00")
    new.set_defaults(run=_new)

    convert = commands.add_parser("convert", help="turn one file into another", description=_convert.__doc__)
    convert.add_argument("source", type=_file, help="what there is; a folder of CSVs, too")
    convert.add_argument("target", type=_file, help="what is wanted; the ending says in which format")
    convert.add_argument("--strict", action="store_true", help="refuse a source of which something must be mended")
    convert.add_argument("--into", metavar="TABLE", help="the source is a list of one's own, for this table")
    convert.add_argument("--sheet", default="", metavar="NAME", help="with --into: which sheet of a workbook")
    convert.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADER=COLUMN",
        help="with --into: which column a header is; nothing after the sign leaves it out",
    )
    convert.add_argument("-o", "--option", action="append", default=[], metavar="NAME=VALUE", help=_options())
    convert.set_defaults(run=_convert)
    for command in (new, convert):
        command.add_argument("--force", action="store_true", help="write over a file that holds something else")

    checks = commands.add_parser("check", help="list what a map lacks", description=_check.__doc__)
    checks.add_argument("file", type=_file)
    checks.add_argument("kinds", nargs="*", metavar="KIND", help="only these kinds of problem, e.g. dangling_reference")
    checks.set_defaults(run=_check)

    diff = commands.add_parser("diff", help="say in which way two maps differ", description=_diff.__doc__)
    diff.add_argument("one", type=_file)
    diff.add_argument("other", type=_file)
    diff.set_defaults(run=_diff)

    formats = commands.add_parser("formats", help="list the formats, and which can be read")
    formats.set_defaults(run=_formats)
    listing = commands.add_parser("templates", help="list the stage templates")
    listing.add_argument("words", nargs="*", metavar="WORD", help="only those that say all of these")
    listing.set_defaults(run=_templates)
    return parser


def _options() -> str:
    return "; ".join(f"{form.name}: {', '.join(form.options)}" for form in FORMATS if form.options)


def _new(given: argparse.Namespace) -> int:
    """Begin a map with the stages of a template; a notebook becomes a workshop with an agenda."""
    if given.file.suffix.lower() == ".ipynb":
        from journeykit.formats.workshop.new_workshop import new_workshop

        course = {"agenda": given.agenda, "start": given.start}
        made = new_workshop(
            given.file,
            template=given.template,
            variant=given.variant,
            title=given.title,
            personas=given.personas,
            overwrite=given.force,
            **{name: value for name, value in course.items() if value is not None},
        )
        _say([made])
        return DONE
    if given.agenda is not None or given.start is not None:
        raise JourneyError(f"--agenda and --start are for notebooks (.ipynb), not for {given.file.name}.")
    journey = JourneyMap.from_template(given.template, variant=given.variant, title=given.title)
    for name in filter(str.strip, given.personas):
        journey.personas.add(name=name, grade="assumption")
    _say([save(journey, given.file, overwrite=given.force)])
    return DONE


def _convert(given: argparse.Namespace) -> int:
    """Turn one file into another, and say what was mended on the way in and what the new one does not carry."""
    options = _options_of(given.option)
    if given.into:
        from journeykit.formats.table_reading import read_table

        pairs = [_pair(text, "--column", "'Anliegen=statement'") for text in given.column]
        columns = {header: column or None for header, column in pairs}
        report = read_table(given.source, into=given.into, columns=columns, sheet=given.sheet)
        if given.strict and report.problems:
            raise JourneyError(str(report))
        assert report.map is not None
        journey, said = report.map, [str(report)]
    elif given.column or given.sheet:
        raise JourneyError("--column and --sheet are for lists of one's own: say --into needs, for instance.")
    else:
        reading = read_map(given.source, strict=given.strict)
        journey = reading.journey
        said = [f"{given.source}: {told(reading.problems)}"] if reading.problems else []
    _say([*said, save(journey, given.target, overwrite=given.force, **options)])
    return DONE


def _file(text: str) -> Path:
    if not text:  # a Path of nothing is the folder one is in
        raise JourneyError("A file needs a name.")
    if text == "-":
        raise JourneyError("Maps are files: give a name in place of “-”.")
    return Path(text)


def _options_of(texts: Iterable[str]) -> dict[str, Any]:
    """Return what is given as name=value, once or several times."""
    found: dict[str, list[Any]] = {}
    for text in texts:
        name, value = _pair(text, "An option", "delimiter=';'")
        plain = {"true": True, "yes": True, "false": False, "no": False, r"\t": "\t"}.get(value.lower(), value)
        number = name in _NUMBERS and re.fullmatch(r"\d+(\.\d+)?", value, re.ASCII)
        found.setdefault(name, []).append(float(value) if number else plain)
    return {name: values if name in _LISTS and values[0] is not True else values[-1] for name, values in found.items()}


def _pair(text: str, what: str, example: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise JourneyError(f"{what} is given as name=value, such as {example}, not {text!r}.")
    return name, value


def _check(given: argparse.Namespace) -> int:
    """List what is missing or does not hold together. Exit code 1 if there is anything, 0 if there is not."""
    reading = read_map(given.file)
    found = [*reading.problems, *(problem.message for problem in check(reading.journey, *given.kinds))]
    _say(found or [f"{given.file}: nothing is missing."])
    return FOUND if found else DONE


def _diff(given: argparse.Namespace) -> int:
    """Say in which way the second map differs from the first. Exit code 1 if it does, 0 if it does not."""
    from journeykit.combine.diff import diff

    readings = [read_map(path) for path in (given.one, given.other)]
    for path, reading in zip((given.one, given.other), readings, strict=True):
        if reading.problems:
            print(f"{path}: {told(reading.problems)}", file=sys.stderr)  # noqa: T201
    found = diff(readings[0].journey, readings[1].journey)
    _say([found])
    return FOUND if found else DONE


def _formats(given: argparse.Namespace) -> int:
    def ways(form: Format) -> str:
        if form.carries == "table":
            return "one table; read into a map by --into"
        return "written and read" if form.read else "written"

    _say(f"{', '.join(form.suffixes) or 'a folder':<22}{form.name:<12}{ways(form)}" for form in FORMATS)
    return DONE


def _templates(given: argparse.Namespace) -> int:
    lines: dict[str, str] = {}
    for name in templates.names():
        template = templates.load(name)
        line = f"{template.title}: {', '.join(stage.name for stage in template.stages)}"
        if all(word.lower() in f"{name} {line}".lower() for word in given.words):
            lines[name] = line
    width = max(map(len, lines), default=0)
    _say(f"{name:<{width}}  {line}" for name, line in lines.items())
    return DONE if lines else FOUND
