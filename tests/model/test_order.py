"""Order keys: there is room between any two, for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.model.order import between, is_key, spread


@given(st.lists(st.integers(0, 1_000), max_size=200))
def test_keys_inserted_anywhere_stay_sorted_and_distinct(places):
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        fresh = between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None)
        assert is_key(fresh)
        keys.insert(at, fresh)
    assert keys == sorted(set(keys))


def test_keys_at_an_end_stay_short():
    assert max(map(len, spread(100_000))) <= 5
    first = "a0"
    for _ in range(10_000):
        first = between(None, first)
    assert len(first) <= 5


@given(st.integers(0, 300), st.sampled_from([("a0", "a1"), ("a0", "a0V"), (None, "a0"), ("Zz", "b00")]))
def test_many_keys_fit_between_two_and_stay_short(count, ends):
    before, after = ends
    keys = spread(count, before, after)
    assert len(keys) == count
    assert all(map(is_key, keys))
    assert [before or "", *keys, after] == sorted({before or "", *keys, after})
    assert max(map(len, keys), default=0) <= 8


def test_there_is_no_room_between_equal_keys():
    with pytest.raises(ValueError, match="no room"):
        between("a1", "a1")


def test_two_rows_of_one_place_do_not_stop_a_third():
    import journeykit as jk
    from journeykit.model.changes import RowAdded

    m = jk.JourneyMap()
    m.commit_path.commit([RowAdded("stages", "a", "a0", {"name": "A"}), RowAdded("stages", "b", "a0", {"name": "B"})])
    m.stages.add(id="c", name="C", after="A")
    assert [stage["name"] for stage in m.stages] == ["A", "C", "B"]
    m.stages.move("A", after="B")
    assert [stage["name"] for stage in m.stages] == ["C", "B", "A"]


def test_row_after_row_at_one_place_never_ends():
    import journeykit as jk

    m = jk.JourneyMap(stages=["First", "Last"])
    for number in range(1_500):
        m.stages.add(name=str(number), after="First")
    names = [stage["name"] for stage in m.stages]
    assert names == ["First", *map(str, reversed(range(1_500))), "Last"]
    assert max(len(order) for order, _ in m.commit_path.contents.tables["stages"].places) < 60
