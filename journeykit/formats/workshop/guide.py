"""The cells of a workshop's notebook: what the facilitator says, and what the room types into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeykit.formats.notebook.cells import Cell, as_code, as_markdown, as_span, code_cell, markdown_cell
from journeykit.formats.workshop.agenda import Step
from journeykit.formats.workshop.views import VIEWS
from journeykit.ids import slug_id

WIDTH = 110
_PLANNED = 6
"""For so many stages the minutes of our steps are enough."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Plan:
    """What a workshop's notebook is made of; ``start`` is the first minute of the day, None for no clock.

    ``call`` is the map it begins with: the name of the template and what goes with it; ``begun`` who is in it then,
    ``personas`` who is in the map that is opened.
    """

    stem: str
    title: str
    call: tuple[str, ...]
    personas: tuple[str, ...]
    begun: tuple[str, ...]
    stages: int
    steps: tuple[Step, ...]
    start: int | None = None


def cells_of(plan: Plan) -> list[Cell]:
    """Return the cells of the notebook, top to bottom."""
    cells = [markdown_cell("title", _title(plan)), markdown_cell("agenda", _agenda(plan))]
    cells += [markdown_cell("before", _before(plan)), code_cell("map", _opening(plan))]
    for number, (step, minute) in enumerate(_timed(plan), start=1):
        cells.append(markdown_cell(step.name, _said(plan, step, number, minute)))
        views = [VIEWS[name] for name in dict.fromkeys(step.views)]
        cells += [code_cell(f"{step.name}-{view.noun}", view.code_for(plan.stem)) for view in views]
    taken: dict[str, None] = {}
    for cell in cells:
        cell["id"] = slug_id(cell["id"], "cell", taken)
        taken[cell["id"]] = None
    return cells


def length(minutes: int) -> str:
    """Return a time in words.

    >>> length(45), length(60), length(210)
    ('45 min', '1 h', '3 h 30 min')
    """
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0))


def clock(minute: int) -> str:
    """Return a minute of the day as a clock shows it.

    >>> clock(545), clock(24 * 60 + 5)
    ('09:05', '00:05')
    """
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


def _timed(plan: Plan) -> Iterator[tuple[Step, int]]:
    minute = plan.start or 0
    for step in plan.steps:
        yield step, minute
        minute += step.minutes


def _title(plan: Plan) -> str:
    minutes = sum(step.minutes for step in plan.steps)
    who = f" with {_joined([as_markdown(name) for name in plan.personas])}" if plan.personas else ""
    return f"""
# {as_markdown(plan.title) or "Our customers' journey"}

**A workshop of {length(minutes)}**: we walk our customers' way{who}, see where it hurts, and decide what to do about it
first.

- Go from top to bottom. **Shift+Enter** runs a cell; the grids below the steps are live: click into one and type.
- Everything typed is kept at once, in {as_span(f"{plan.stem}.journey.json")} beside this notebook.
- Texts, times and questions are yours to change: a double click opens them.
"""


def _agenda(plan: Plan) -> str:
    head = "| from | | min |\n|---|---|---:|" if plan.start is not None else "| | | min |\n|---:|---|---:|"
    rows = [
        f"| {clock(minute) if plan.start is not None else number} | {step.title} | {step.minutes} |"
        for number, (step, minute) in enumerate(_timed(plan), start=1)
    ]
    end = (plan.start or 0) + sum(step.minutes for step in plan.steps)
    last = [f"| {clock(end)} | *End* | |"] if plan.start is not None else []
    return "\n".join(["## The agenda", "", head, *rows, *last])


def _before(plan: Plan) -> str:
    return f"""
## Before the room comes in

- **Run the cell below.** It makes the map or, from the second time on, opens {as_span(f"{plan.stem}.journey.json")}
  again. After a restart run it, and the cells with the grids, and go on: nothing typed is lost.
- **Set up the screen.** *View → Presentation Mode* enlarges everything; read a cell from the last row.
- **Choose who types**: somebody quick who listens, not you. Several can: run all cells, save, and let each open this
  notebook in a page of their own.
- **Bring** paper, pens, and a timer that everybody sees.{_many(plan.stages)}
"""


def _many(stages: int) -> str:
    if stages <= _PLANNED:
        return ""
    return f"""
- **{stages} stages take longer than the minutes below**, which are for {_PLANNED} at most. Let groups of three take
  some stages each, side by side, or delete the stages that matter least today; undo brings them back."""


def _opening(plan: Plan) -> str:
    lines = ["import journeykit as jk", "", *_bracketed("start = jk.JourneyMap.from_template(", plan.call, ")")]
    if plan.begun:
        names = [as_code(name) for name in plan.begun]
        lines += [*_bracketed("for name in [", names, "]:"), '    start.personas.add(name=name, grade="assumption")']
    decides = any("decisions" in step.views for step in plan.steps)
    lines += _DECISIONS if decides else ()
    lines += ["", f"m = jk.open_map({as_code(f'{plan.stem}.journey.json')}, start=start)"]
    # A map that was there before the workshop does not begin as `start` says.
    lines += ['if "decisions" not in m.tables:', "    m.add_table(decisions)"] if decides else ()
    return "\n".join([*lines, "print(m)"])


_DECISIONS = (
    "columns = [",
    '    jk.columns.text("decision", help="What we do, so that anybody can see whether it is done."),',
    '    jk.columns.ref("need", to="needs", help="For which need."),',
    '    jk.columns.text("owner", help="One name, somebody in this room."),',
    '    jk.columns.date("due", help="By which day."),',
    "]",
    'decisions = jk.table("decisions", columns, row_title="decision")',
    "start.add_table(decisions)",
)


def _bracketed(begin: str, parts: Sequence[str], end: str) -> list[str]:
    """Return parts between brackets: on one line if they fit, else on as few as they need."""
    line = f"{begin}{', '.join(parts)}{end}"
    if len(line) <= WIDTH:
        return [line]
    lines = [f"    {parts[0]},"]
    for part in parts[1:]:
        if len(lines[-1]) + len(part) + 2 <= WIDTH:
            lines[-1] += f" {part},"
        else:
            lines.append(f"    {part},")
    return [begin, *lines, end]


def _said(plan: Plan, step: Step, number: int, minute: int) -> str:
    when = f"{clock(minute)} – {clock(minute + step.minutes)} · " if plan.start is not None else ""
    parts = [f"## {number} {step.title}", f"*{when}{step.minutes} minutes*", step.purpose, _list(step.points)]
    if step.questions:
        parts += ["**Ask**", _list(step.questions)]
    parts += [f"**{word}:** {text}" for word, text in (("Do", step.task), ("Done when", step.done)) if text]
    if step.hint:
        parts.append(f"<details><summary>For the facilitator</summary>\n\n{step.hint}\n\n</details>")
    return "\n\n".join(filter(None, parts))


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _joined(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
