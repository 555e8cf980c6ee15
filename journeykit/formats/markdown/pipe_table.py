"""A table of Markdown. Its columns are as wide as their kind, whatever stands in them: an edit of one cell is one line
of a difference. A cell that is wider pushes only its own line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeykit.formats.markdown.wording import inline, width

WIDTHS = {
    "text": 40, "long_text": 56, "choice": 16, "multi_choice": 24, "flag": 3, "date": 10, "link": 32, "ref": 20,
}  # fmt: skip
"""By kind of column; numbers and what is derived are as wide as their titles."""


@dataclass(frozen=True)
class Head:
    """The title of a column, how wide its cells are, and whether they stand at the right, as numbers do."""

    title: str
    wide: int = 3
    right: bool = False


def pipe_table(heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> list[str]:
    r"""Return the lines of a table; the cells are Markdown already.

    >>> print(*pipe_table([Head("Stage", 8), Head("Score", right=True)], [["Claims", "2"]]), sep="\n")
    | Stage    | Score |
    | -------- | ----: |
    | Claims   |     2 |
    """
    titles = [inline(head.title) for head in heads]
    widths = [max(width(title), head.wide, 3) for title, head in zip(titles, heads, strict=True)]
    # Nothing stands behind the last column, so it needs no room.
    widths[-1] = max(3, width(titles[-1])) if not heads[-1].right else widths[-1]
    rules = ["-" * (wide - 1) + (":" if head.right else "-") for wide, head in zip(widths, heads, strict=True)]
    lines = [_line(titles, widths, heads), _line(rules, widths, heads)]
    return lines + [_line(row, widths, heads) for row in rows]


def _line(cells: Sequence[str], widths: Sequence[int], heads: Sequence[Head]) -> str:
    parts = []
    for cell, wide, head in zip(cells, widths, heads, strict=True):
        room = " " * max(wide - width(cell), 0)
        parts.append(room + cell if head.right else cell + room)
    return f"| {' | '.join(parts)} |"
