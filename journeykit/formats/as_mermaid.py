"""``name.mmd``: a Mermaid journey, which GitHub, GitLab and many editors draw.

A section is a stage, a task a note of the lane Doing. Its actors are the personas, its score of 1 to 5 is how the stage
feels to them today, −2 to +2. Written, a task has the score of its persona's emotion; a note for everybody is one task
with all personas, a line for each score. Comments say what Mermaid cannot: ``%% unrated`` (the 3 is no judgement),
``%% of the stage`` (an emotion of the stage, no note), ``%% another note``. Reading knows them, Mermaid ignores them.

Read, the mean of several tasks is the emotion, in whole steps, halves towards neutral. The emotion's note says so,
and tasks that differ keep their scores in a column ``task_score``, which is written again. A score that is none from 1
to 5 is no judgement: the task is not rated. What Mermaid would refuse or misread is read as it was meant, and reported.
"""

from __future__ import annotations

import re

from journeykit.errors import UnreadableFileError
from journeykit.formats.csv_text import decode
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.mermaid.reading import journey_of
from journeykit.formats.mermaid.statements import chart_of
from journeykit.formats.mermaid.writing import ChartWriting
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.sheet import Sheet
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import DEFAULT_LANES
from journeykit.schema.values import fold

_FENCED = re.compile(r"^[ \t]*(?:```|~~~)+[ \t]*\{?\.?mermaid\b[^\n]*\n(?:[ \t]*(?:%%[^\n]*)?\n)*[ \t]*journey\b", re.M)


def write(journey: JourneyMap, lane: str | None = None) -> Written:
    """Return the chart; ``lane``, an id or name, says whose notes the tasks are, if not Doing's."""
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    chosen = contents.resolve("lanes", lane) if lane is not None else _doing(contents)
    writing = ChartWriting(contents, chosen)
    text = writing.text()
    rows = len(contents.tables["stages"]) + writing.rows
    return Written({"": text.encode("utf-8", "replace")}, rows, writing.lost())


def _doing(contents: Contents) -> str:
    """Return the lane that says what the customer does: by its id, its name, or as the first on the customer's side."""
    rows, (row, name, _, side) = contents.tables["lanes"], DEFAULT_LANES[0]
    named = [lane.id for lane in rows if fold(rows.name_of(lane.id)) == fold(name)]
    of_side = [lane.id for lane in rows if lane.cells.get("side") == side]
    return next(iter([row] if row in rows.by_id else named or of_side or rows.ids()), "")


def read(files: Files) -> Reading:
    """Return the map of a chart."""
    try:
        decoded = decode(files[""])
    except UnreadableFileError:
        raise UnreadableFileError("It is no text, and a Mermaid journey is.") from None
    journey, problems = journey_of(chart_of(decoded.text))
    problems += [ReadProblem(line, "", "", why) for line, why in Sheet([], foreign=decoded.foreign).told()]
    return Reading(journey, tuple(sorted(problems, key=lambda problem: problem.line)))


def recognises(data: bytes) -> bool:
    """Tell whether a text holds a journey in a fence, as Markdown does."""
    return _FENCED.search(data.decode("utf-8", "replace")) is not None


FORMAT = Format(
    "Mermaid",
    "map",
    (".mmd", ".mermaid"),
    write,
    read,
    options={"lane": "text"},
    whole=False,
    recognises=recognises,
)
