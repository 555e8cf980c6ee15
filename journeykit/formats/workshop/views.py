"""What may stand below a step of a workshop: a grid, the board, a live chart; each a few lines of code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeykit.formats.notebook.cells import as_code

CHARTS = (
    "emotion_curve",
    "gaps",
    "grade_coverage",
    "lane_coverage",
    "needs_by_level",
    "needs_heatmap",
    "opportunity_plot",
    "persona_compare",
    "touchpoint_matrix",
    "usp_coverage",
)

_MISSING = """
problems = jk.check(m)
print("Gaps:", len(problems))
for problem in problems:
    print("-", problem.message)
"""

_HOME = """
write_over = False  # True: write over these files even where somebody has changed them since

print(jk.save(m, {map}))  # all of it; the others are to look at
for name in [{others}]:
    try:
        print(jk.save(m, name, overwrite=write_over))
    except (jk.JourneyError, ImportError) as problem:
        print("Not saved:", str(problem).replace("pass overwrite=True", "set write_over = True above"))

jk.board_picture(m)
"""


TAKEN_HOME = (".xlsx", ".html", ".svg")
"""The files, besides the map's own, that the last cell writes beside the notebook."""


@dataclass(frozen=True, slots=True)
class View:
    """What it is, as the names of cells say it, and its code."""

    noun: str
    code: str

    def code_for(self, stem: str) -> str:
        """Return the code for a notebook of this name, which is given without its ending."""
        if self.noun != "save":
            return self.code
        others = ", ".join(as_code(stem + suffix) for suffix in TAKEN_HOME)
        return self.code.format(map=as_code(f"{stem}.journey.json"), others=others)


VIEWS: Mapping[str, View] = {
    "personas": View("grid", "jk.PersonaGrid(m)"),
    "stages": View("grid", "jk.StageGrid(m)"),
    "way": View("grid", 'jk.StageGrid(m, lanes=["doing", "thinking", "touchpoints"])'),
    "feelings": View("grid", "jk.StageGrid(m, lanes=[])"),
    "good_and_bad": View("grid", 'jk.StageGrid(m, lanes=["positive", "negative", "business"])'),
    "to_be": View("grid", 'jk.StageGrid(m, lanes=["improvements"], version="to_be")'),
    "needs": View("grid", 'jk.NeedsGrid(m, group="stage")'),
    "needs_by_opportunity": View("grid", 'jk.NeedsGrid(m, group="", sort="opportunity")'),
    "board": View("board", "jk.JourneyBoard(m)"),
    **{name: View("chart", f"jk.LiveChart(m, jk.charts.{name})") for name in CHARTS},
    "missing": View("check", _MISSING),
    "decisions": View("grid", 'jk.TableGrid(m, "decisions")'),
    "save": View("save", _HOME),
}
"""What an agenda may put below a step, by name."""
