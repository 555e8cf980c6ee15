"""What can be typed: the commands of the command line, and what each takes."""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from journeykit.cli import commands as run
from journeykit.errors import JourneyError


def parser() -> argparse.ArgumentParser:
    """Return what takes apart what was typed; ``run`` of the outcome is the command's function."""
    top = argparse.ArgumentParser(
        prog="journeykit", description="Customer journey maps as files. Exit code 2: it could not be done."
    )
    top.add_argument("--version", action="version", version=_version())
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    new = commands.add_parser("new", help="begin a map, or a workshop notebook (x.ipynb)", description=run.new.__doc__)
    new.add_argument("file", type=_file, help="the ending says what it is: x.ipynb, x.journey.json, x.xlsx, …")
    new.add_argument("--template", default="five-stage", help="stages to begin with; `journeykit templates` lists them")
    new.add_argument("--variant", default="", help="another order of a template's stages, such as fine-dining")
    new.add_argument("--title", default="", help="what the map is called")
    new.add_argument("--persona", action="append", default=[], dest="personas", metavar="NAME", help="may be repeated")
    new.add_argument("--agenda", help="for a notebook: the course of the workshop, such as two-hours")
    new.add_argument("--start", help="for a notebook: when the workshop begins, such as 09:00")
    new.set_defaults(run=run.new)

    convert = commands.add_parser("convert", help="turn one file into another", description=run.convert.__doc__)
    convert.add_argument("source", type=_file, help="what there is; a folder of CSVs, too")
    convert.add_argument("target", type=_file, help="what is wanted; the ending says in which format")
    convert.add_argument("--strict", action="store_true", help="write nothing if the source needs repairs")
    convert.add_argument(
        "--into", metavar="TABLE", help="read the source as a list with its own headers, into this table of a new map"
    )
    convert.add_argument("--sheet", default="", metavar="NAME", help="with --into: which sheet of a workbook")
    _repeated(convert, "--column", "HEADER=COLUMN", "with --into: which column a header is; HEADER= leaves it out")
    _repeated(
        convert, "--scale", "COLUMN=LOW-HIGH", "with --into: from where to where marks run, such as importance=1-5"
    )
    _repeated(convert, "--value", "COLUMN:TEXT=VALUE", "with --into: what a word stands for, such as importance:high=8")
    _repeated(
        convert,
        "-o",
        "NAME=VALUE",
        "an option of the target's format, such as version=to_be; `journeykit formats` lists them. May be repeated, "
        "for several names too: -o personas=Ruth -o personas=Emre",
        "--option",
    )
    convert.set_defaults(run=run.convert)
    for command in (new, convert):
        command.add_argument("--force", action="store_true", help="write over a file that holds something else")

    checks = commands.add_parser("check", help="list what a map lacks", description=run.checks.__doc__)
    checks.add_argument("file", type=_file)
    checks.add_argument("kinds", nargs="*", metavar="KIND", help="only these kinds of problem, e.g. dangling_reference")
    checks.set_defaults(run=run.checks)

    differ = commands.add_parser("diff", help="say how two maps differ", description=run.differ.__doc__)
    differ.add_argument("one", type=_file)
    differ.add_argument("other", type=_file)
    differ.set_defaults(run=run.differ)

    formats = commands.add_parser("formats", help="list the formats, which can be read, and their options")
    formats.set_defaults(run=run.formats)
    listing = commands.add_parser("templates", help="list the stage templates")
    listing.add_argument("words", nargs="*", metavar="WORD", help="only those that say all of these")
    listing.set_defaults(run=run.listing)
    return top


def _version() -> str:
    try:
        return f"journeykit {version('journeykit')}"
    except PackageNotFoundError:
        return "journeykit, as it stands in its folder: it is not installed"


def _repeated(command: argparse.ArgumentParser, flag: str, pattern: str, said: str, *longer: str) -> None:
    command.add_argument(flag, *longer, action="append", default=[], metavar=pattern, help=said)


def _file(text: str) -> Path:
    if not text:  # a Path of nothing is the folder one is in
        raise JourneyError("A file needs a name.")
    if text == "-":
        raise JourneyError("Maps are files: give a name in place of “-”.")
    return Path(text)
