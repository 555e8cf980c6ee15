"""``name.board.csv``: the board as a sheet, stages down, lanes across, one line of a cell a note.

Beside a stage's name stand its goal and whether it is a moment of truth, its description and whether it is optional if
any stage has them, and how it feels: a column a persona and version with the scores, −2 to 2. Before a lane whose name
is one of these titles stands "Lane:"; a note that begins with a bullet gets one more. Both come off when it is read.
"""

from __future__ import annotations

from journeykit.errors import UnreadableFileError
from journeykit.formats.as_csv import csv_bytes, quoted
from journeykit.formats.board_content import BoardContent
from journeykit.formats.csv_dialect import SAMPLE, read_sheet
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.map_draft import MapDraft
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.read_report import quoted as quoted_title
from journeykit.formats.sheets.board_sheet import BoardSheet, board_of
from journeykit.formats.sheets.board_titles import lane_title, score_title
from journeykit.formats.sheets.board_words import ABOUT, CORNER, is_corner, is_title
from journeykit.formats.sheets.sheet import text_of
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.values import Refusal, fold

ALWAYS = ("goal", "moment_of_truth")
"""Columns of the stages that a board has even if they are empty: places to fill in, and what tells it is ours."""


def write(journey: JourneyMap, delimiter: str = ",", persona: str | None = None) -> Written:
    """Return the board's file; with a persona, an id or name: its notes and emotions, and those of everybody."""
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    board = BoardContent(contents, contents.resolve("personas", persona) if persona is not None else None)
    about = [name for name in (column.name for column in ABOUT.values()) if name in ALWAYS or board.says(name)]
    stages = contents.schema.table("stages")
    header = [CORNER, *(stages.column(name).title for name in about)]
    header += [score_title(version, board.personas.get(who, "")) for who, version in board.felt]
    for lane, name in board.lanes.items():
        header.append(lane_title(name, ("\n".join(board.notes.get((stage, lane), ())) for stage in board.stages)))
    lines = [[quoted(title) for title in header]]
    for row in contents.tables["stages"]:
        line = [quoted(board.stages[row.id])]
        line += [quoted(board.about(row, name)) for name in about]
        scores = (board.scores.get((row.id, who, version)) for who, version in board.felt)
        line += ["" if score is None else str(score) for score in scores]
        line += [quoted("\n".join(board.notes.get((row.id, lane), ()))) for lane in board.lanes]
        lines.append(line)
    rows = len(board.stages) + len(board.lanes) + sum(map(len, board.notes.values())) + len(board.scores)
    return Written({"": csv_bytes(lines, delimiter)}, rows, board.lost(about))


def read(files: Files) -> Reading:
    """Return the map of a board; lanes of other names than the default ones are lanes of one's own."""
    board = board_of(read_sheet(files[""], is_title))
    if not (board.stages and board.titles) and not is_corner(board.corner or CORNER):
        raise UnreadableFileError(
            f"It is no board: {quoted_title(board.corner)} names no stages. A board has the lanes in its first row, "
            f"behind {quoted_title(CORNER)}, and the stages below that."
        )
    return Reading(_map_of(board).journey(), tuple(board.problems))


def _map_of(board: BoardSheet) -> MapDraft:
    """Return the draft of a map; a cell that is too long is reported."""
    draft = MapDraft()
    stages, lanes = dict[str, str](), dict[str, str]()
    for name in board.stages:
        stages[name] = draft.add("stages", {"name": name, **board.about[name]}, name)
    for name in board.lanes:
        lanes[name] = draft.add_lane(name)
    whose = {name: draft.add("personas", {"name": name}, name) for name in board.personas}
    for note in board.notes:
        try:
            cells = {"stage": stages[note.stage], "lane": lanes[note.lane], "text": note.text}
            draft.add("notes", cells | ({"persona": whose[note.persona]} if note.persona else {}))
        except Refusal as refusal:
            board.problems.append(ReadProblem(note.line, note.lane, note.text, refusal.why))
    for score in board.scores:
        scored = {"stage": stages[score.stage], "version": score.version, "score": score.score}
        draft.add("emotions", scored | ({"persona": whose[score.persona]} if score.persona else {}))
    return draft


def recognises(data: bytes) -> bool:
    """Tell whether a CSV is a board that journeykit wrote: the stages' goals stand beside the stages."""
    try:
        rows = read_sheet(data[:SAMPLE], is_title).rows
    except UnreadableFileError:
        return False
    titles = [fold(text_of(cell)) for cell in rows[0][:2]] if rows else []
    return titles == [fold(CORNER), next(iter(ABOUT))]


FORMAT = Format(
    "board CSV",
    "map",
    (".board.csv",),
    write,
    read,
    options={"delimiter": "separator", "persona": "text"},
    whole=False,
    recognises=recognises,
)
