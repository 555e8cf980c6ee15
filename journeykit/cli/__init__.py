"""The command line: begin a map, turn one file into another, see what a map lacks, compare two."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from journeykit.cli.commands import DONE, FAILED
from journeykit.cli.parser import parser
from journeykit.cli.wording import as_typed, refusal
from journeykit.errors import JourneyError
from journeykit.formats.advice import worded


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code.

    >>> main(["templates", "insurance"])
    five-stage  Five stages (insurance): Awareness, Research, Purchase, Renewal, Claims
    0
    """
    with worded(as_typed):
        try:
            given = parser().parse_args(arguments)
            code: int = given.run(given)
        except BrokenPipeError:
            raise
        except (JourneyError, OSError) as problem:
            print(f"journeykit: {refusal(problem)}", file=sys.stderr)  # noqa: T201
            return FAILED
    return code


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
