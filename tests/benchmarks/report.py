"""The figures as one table of text."""

from __future__ import annotations

from collections.abc import Sequence

from tests.benchmarks.figure import Budget, Figure

HEADS = ("what", "median", "p90", "", "floor", "ratio", "budget", "")


def table(figures: Sequence[Figure]) -> str:
    """Return the table, numbers flush right."""
    lines = [HEADS, *(_line(figure) for figure in figures)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
    drawn = ["  ".join(_pad(text, width, at) for at, (text, width) in enumerate(zip(line, widths, strict=True)))
             for line in lines]  # fmt: skip
    drawn.insert(1, "-" * max(map(len, drawn)))
    return "\n".join(line.rstrip() for line in drawn)


def _line(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        _number(figure.median),
        _number(figure.p90) if len(figure.samples) > 1 else "",
        figure.unit,
        "" if figure.floor is None else _number(figure.floor),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        _limit(figure.budget),
        figure.verdict,
    )


def _limit(budget: Budget | None) -> str:
    if budget is None:
        return ""
    sign = "≥" if budget.at_least else "≤"
    return f"{sign} {budget.limit:g} × floor" if budget.of_floor else f"{sign} {_number(budget.limit)}"


def _number(value: float) -> str:
    if value == int(value) or value >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _pad(text: str, width: int, at: int) -> str:
    return text.rjust(width) if at in (1, 2, 4, 5) else text.ljust(width)
