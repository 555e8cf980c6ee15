"""What holds of any two maps: a difference agrees with equality, and its changes lead from one to the other."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, event, given, settings

import journeykit as jk
from journeykit.combine.difference import KINDS
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from tests.combine.edits import pairs

TURNING = {*map(chr, (*range(0x202A, 0x202F), 0x2066, 0x2067))}
"""Letters that turn the direction of what follows."""

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def without_extra(m: jk.JourneyMap) -> Contents:
    contents = m.commit_path.contents.copy()
    contents.extra = {}
    for rows in contents.tables.values():
        rows.by_id = {row.id: Row(row.id, row.order, row.cells) for row in rows}
    return contents


@calm
@given(pairs())
def test_there_is_a_difference_if_and_only_if_the_maps_are_not_equal(both):
    before, after = both
    found = jk.diff(before, after)
    event("differ" if before != after else "equal")
    assert bool(found) == (before != after)
    assert bool(found) == bool(jk.diff(after, before))


@calm
@given(pairs())
def test_the_changes_make_the_first_map_into_the_second(both):
    before, after = both
    found = jk.diff(before, after)
    made = before.copy()
    made.commit_path.commit(found.changes)
    assert without_extra(made).same_as(without_extra(after))
    assert {one.kind for one in found.beyond} <= {"unknown_part"}


@calm
@given(pairs())
def test_every_difference_says_where_and_what(both):
    found = jk.diff(*both)
    for one in found:
        assert one.kind in KINDS
        assert one.sentence
        assert not any(unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") for letter in one.sentence)
        assert not set(one.sentence) & TURNING
        if one.kind == "unknown_part" or one.kind.endswith("_moved"):
            continue  # a null in a file is something; two rows that move together stay one behind the other
        # True and 1 are one value in two kinds of column.
        assert one.before != one.after or type(one.before) is not type(one.after)
    assert len(found.df) == len(found)
    assert str(found).startswith(f"{len(found):,} difference" if found else "No differences")
