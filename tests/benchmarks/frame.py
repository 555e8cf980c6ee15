"""DataFrames of a large table."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.figure import Figure
from tests.benchmarks.needs_map import MANY, needs_map
from tests.benchmarks.stopwatch import timed


def measure() -> Iterator[Figure]:
    needs = needs_map(MANY).needs
    whole = timed(lambda: needs.df)[0]
    after_text, after_number = [], []
    for turn in range(15):
        needs.set(f"n{turn * 5_000}", statement=f"Know who to call {turn}")
        after_text.append(timed(lambda: needs.df)[0])
        needs.set(f"n{turn * 5_000}", importance=turn % 2)
        after_number.append(timed(lambda: needs.df)[0])
    yield Figure(f".df, {MANY:,} rows, first time", "ms", [whole])
    yield Figure(f".df, {MANY:,} rows, after one text", "ms", after_text)
    yield Figure(f".df, {MANY:,} rows, after one number", "ms", after_number)
