"""What `jk.check` finds that goes round."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import journeykit as jk
from journeykit.model.document import from_document, to_document
from journeykit.model.problems import _rings
from tests.model.documents import rows

ROWS = 20_000


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.add_column(jk.columns.ref("part_of", to="needs"))
    m.needs.add_column(jk.columns.ref("awaits", to="needs"))
    return m


def pointing(journey: jk.JourneyMap, **column: str) -> None:
    """Add a need for each name; it points to the one that is given for it."""
    for need in column:
        journey.needs.add(id=need, statement=f"Need {need}")
    for need, other in column.items():
        journey.needs.set(need, part_of=other or None)


def said(journey: jk.JourneyMap) -> list[str]:
    return [problem.message for problem in jk.check(journey, "circular_reference")]


def test_a_ring_is_one_problem_at_its_first_row(journey):
    pointing(journey, a="d", b="c", c="d", d="b", e="")
    [problem] = jk.check(journey, "circular_reference")
    assert (problem.table, problem.row, problem.column) == ("needs", "b", "part_of")
    assert problem.message == "The need “Need b” leads back to itself by part_of (b → c → d → b)."
    assert problem in jk.check(journey)


def test_every_ring_is_told(journey):
    pointing(journey, a="a", b="c", c="b", d="e", e="")
    journey.needs.set("d", awaits="e")
    journey.needs.set("e", awaits="d")
    assert said(journey) == [
        "The need “Need a” leads back to itself by part_of (a → a).",
        "The need “Need b” leads back to itself by part_of (b → c → b).",
        "The need “Need d” leads back to itself by awaits (d → e → d).",
    ]


def test_what_ends_somewhere_is_no_ring(journey):
    pointing(journey, a="b", b="c", c="", d="b")
    journey.needs.set("c", awaits="a")  # by another column: nothing leads back by either of them
    assert said(journey) == []
    journey.needs.remove("c")
    assert said(journey) == [], "what is gone leads nowhere"


def test_rows_of_tables_of_ones_own_are_looked_at(journey):
    journey.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.ref("cause", to="risks")]))
    journey.risks.add(id="r1", risk="Price war")
    journey.risks.set("r1", cause="r1")
    assert len(said(journey)) == 1


@given(st.lists(st.none() | st.integers(0, 12), max_size=12))
def test_just_the_rows_that_lead_back_to_themselves_are_in_rings(targets):

    following = {str(row): None if target is None else str(target) for row, target in enumerate(targets)}
    expected = set()
    for row in following:
        reached, now = set(), following[row]
        while now in following and now not in reached:
            reached.add(now)
            now = following[now]
        if row in reached:
            expected.add(row)
    found = list(_rings(following))
    assert sorted(row for ring in found for row in ring) == sorted(expected)
    for ring in found:
        assert [following[row] for row in ring] == [*ring[1:], ring[0]]
        assert ring[0] == min(ring, key=int)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("n0", ["The need “n0” leads back to itself by part_of (n0 → n1 → n2 → n3 → n4 → … → n0, 20,000 rows)."]),
        ("", []),
    ],
)
@pytest.mark.parametrize("mixed", [False, True])
@pytest.mark.usefixtures("in_time")
def test_thousands_of_rows_in_one_ring_or_chain_are_read_and_checked(journey, last, expected, mixed):
    document = to_document(journey)
    order = list(range(ROWS))
    if mixed:
        random.Random(0).shuffle(order)
    for place, row in enumerate(order):
        cells = {"part_of": f"n{row + 1}" if row + 1 < ROWS else last}
        rows(document)[f"n{row}"] = {"order": f"a{place:05d}z", "cells": cells}
    found = said(from_document(document))
    assert len(found) == len(expected)
    assert found == expected or mixed
