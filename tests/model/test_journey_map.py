"""The map as the analyst meets it."""

import copy

import pytest

import journeykit as jk
from journeykit.errors import (
    AmbiguousNameError,
    InvalidChangeError,
    InvalidSpecError,
    InvalidValueError,
    UnknownColumnError,
    UnknownNameError,
    UnknownRowError,
    UnknownTableError,
    UnknownTemplateError,
)


@pytest.fixture
def tiny_map():
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.personas.add(id="carla", name="Carla Meier")
    m.needs.add(id="n1", stage="Claims", persona="Carla Meier", statement="Know what happens next", importance=9)
    return m


def test_a_new_map_has_its_stages_the_default_lanes_and_nothing_to_undo():
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor", process="renewal")
    assert [stage["name"] for stage in m.stages] == ["Research", "Claims"]
    assert [lane["id"] for lane in m.lanes][:3] == ["doing", "thinking", "touchpoints"]
    assert (m.title, m.process, m.rev) == ("Motor", "renewal", 0)
    with pytest.raises(InvalidChangeError, match="nothing to undo"):
        m.undo()


def test_two_stages_of_one_name_get_two_ids():
    assert [stage["id"] for stage in jk.JourneyMap(stages=["Wait", "Wait", "待つ"]).stages][:2] == ["wait", "wait-2"]


@pytest.mark.parametrize("name", jk.templates.names())
def test_every_template_makes_a_map(name):
    m = jk.JourneyMap.from_template(name, title=name)
    assert len(m.stages) >= 3
    assert m.title == name
    assert m.rev == 0
    assert m == m.copy()


def test_names_of_stages_are_checked_like_any_value():
    with pytest.raises(InvalidValueError, match="“5” is not a text"):
        jk.JourneyMap(stages=["Claims", 5])  # type: ignore[list-item]
    assert [stage["name"] for stage in jk.JourneyMap(stages=["a\r\nb"]).stages] == ["a\nb"]


@pytest.mark.parametrize("name", ["title", "undo", "schema"])
def test_a_table_cannot_take_a_name_that_the_map_uses(name):
    with pytest.raises(InvalidSpecError, match="something else already"):
        jk.JourneyMap().add_table(jk.table(name, [jk.columns.text("risk")]))


def test_template_stages_can_be_named_by_id_or_by_name():
    m = jk.JourneyMap.from_template("five-stage")
    m.needs.add(id="a", stage="claims", statement="x")
    m.needs.add(id="b", stage="Claims", statement="y")
    assert [need["stage"] for need in m.needs] == ["claims", "claims"]


def test_a_misspelt_template_names_the_right_one():
    with pytest.raises(UnknownTemplateError, match="Did you mean 'five-stage'"):
        jk.JourneyMap.from_template("fivestage")


def test_a_variant_of_a_template_has_its_own_order():
    plain, dining = (jk.JourneyMap.from_template("nine-stage", variant=name) for name in ("", "fine-dining"))
    assert [stage["id"] for stage in plain.stages][2:6] == ["choose", "give", "get", "use"]
    assert [stage["id"] for stage in dining.stages][2:6] == ["choose", "get", "use", "give"]
    assert {stage["id"]: stage["goal"] for stage in dining.stages} == {s["id"]: s["goal"] for s in plain.stages}
    with pytest.raises(UnknownNameError, match="Did you mean 'fine-dining'"):
        jk.JourneyMap.from_template("nine-stage", variant="finedining")


def test_fields_are_checked_and_assigned_like_attributes(tiny_map):
    tiny_map.scope = "From quote to claim"
    tiny_map.set(process="Support", period="2026")
    assert (tiny_map.scope, tiny_map.process, tiny_map.period) == ("From quote to claim", "support", "2026")
    with pytest.raises(InvalidValueError, match="not a text"):
        tiny_map.title = 7
    with pytest.raises(UnknownColumnError, match="Did you mean 'scope'"):
        tiny_map.set(scpoe="x")
    with pytest.raises(UnknownColumnError, match="Did you mean 'title'"):
        jk.JourneyMap(titel="x")


def test_a_misspelt_attribute_names_the_right_one_and_loses_nothing(tiny_map):
    with pytest.raises(AttributeError, match="Did you mean 'needs'"):
        _ = tiny_map.need
    with pytest.raises(AttributeError, match="Did you mean 'title'"):
        tiny_map.titel = "x"
    with pytest.raises(AttributeError, match=r"m\.needs\.replace"):
        tiny_map.needs = []
    with pytest.raises(UnknownTableError, match="Did you mean 'stages'"):
        tiny_map.table("stage")


def test_a_misspelt_column_names_the_right_one(tiny_map):
    with pytest.raises(UnknownColumnError, match="Did you mean 'importance'"):
        tiny_map.needs.add(importence=3)
    assert len(tiny_map.needs) == 1


def test_a_value_out_of_range_changes_nothing(tiny_map):
    before = tiny_map.copy()
    with pytest.raises(InvalidValueError, match=r"needs\.importance .*“99” is not a whole number from 0 to 10"):
        tiny_map.needs.set("n1", statement="lost?", importance=99)
    assert tiny_map == before
    assert tiny_map.rev == before.rev


def test_an_unknown_or_ambiguous_name_is_told(tiny_map):
    with pytest.raises(UnknownRowError, match="Did you mean 'Claims'"):
        tiny_map.needs.add(stage="Claim", statement="x")
    tiny_map.stages.add(id="c2", name="Claims")
    with pytest.raises(AmbiguousNameError, match="2 rows of stages are named 'Claims': claims, c2"):
        tiny_map.needs.add(stage="Claims", statement="x")
    tiny_map.needs.add(stage="c2", statement="by id it is clear")


def test_one_emotion_for_each_persona_stage_and_version(tiny_map):
    tiny_map.emotions.add(id="e1", persona="carla", stage="claims", version="as_is", score=-2)
    with pytest.raises(InvalidChangeError, match="e1"):
        tiny_map.emotions.add(persona="carla", stage="claims", version="as_is", score=1)
    tiny_map.emotions.add(id="e2", persona="carla", stage="claims", version="to_be", score=1)
    with pytest.raises(InvalidChangeError, match="e1"):
        tiny_map.emotions.set("e2", version="as_is")


def test_rows_are_placed_and_moved(tiny_map):
    tiny_map.stages.add(name="Purchase", after="Research")
    tiny_map.stages.add(name="Awareness", before="Research")
    names = [stage["name"] for stage in tiny_map.stages]
    assert names == ["Awareness", "Research", "Purchase", "Claims"]
    tiny_map.stages.move("Claims", before="Awareness")
    tiny_map.stages.move("Research")
    assert [stage["name"] for stage in tiny_map.stages] == ["Claims", "Awareness", "Purchase", "Research"]
    with pytest.raises(InvalidChangeError, match="next to itself"):
        tiny_map.stages.move("Claims", after="Claims")


def test_a_batch_is_one_undo_step_and_an_error_takes_all_of_it_back(tiny_map):
    before = tiny_map.copy()
    with tiny_map.batch(author="Ana"):
        tiny_map.needs.set("n1", importance=1)
        assert tiny_map.needs["n1"]["importance"] == 1, "what is done inside is seen inside"
        with tiny_map.batch():
            tiny_map.stages.add(name="Renewal")
    assert tiny_map.rev == before.rev + 1
    tiny_map.undo(author="Ana")
    assert tiny_map == before
    with pytest.raises(KeyError):
        _edit_much_and_fail(tiny_map)
    assert tiny_map == before
    tiny_map.needs.set("n1", importance=2)


def _edit_much_and_fail(journey):
    with journey.batch():
        journey.needs.remove("n1")
        journey.add_table(jk.table("risks", [jk.columns.text("risk")]))
        journey.needs.add_column(jk.columns.flag("legal"))
        raise KeyError


def test_undo_of_one_author(tiny_map):
    with tiny_map.batch(author="Ana"):
        tiny_map.needs.set("n1", importance=1)
    with tiny_map.batch(author="Ben"):
        tiny_map.needs.set("n1", statement="Ben's")
    assert tiny_map.undo(author="Ana") == ()
    assert (tiny_map.needs["n1"]["importance"], tiny_map.needs["n1"]["statement"]) == (9, "Ben's")


def test_subscribers_hear_every_edit_in_order_and_a_failing_one_costs_nobody_else(tiny_map, caplog):
    heard = []

    def fails(event):
        raise RuntimeError("broken view")

    def edits_too(event):
        if event.rev == start + 1:
            tiny_map.needs.set("n1", importance=2)

    start = tiny_map.rev
    tiny_map.subscribe(fails)
    tiny_map.subscribe(edits_too)
    end = tiny_map.subscribe(lambda event: heard.append(event.rev))
    tiny_map.needs.set("n1", importance=1)
    end()
    tiny_map.needs.set("n1", importance=3)
    assert heard == [start + 1, start + 2]
    assert "broken view" in caplog.text


def test_a_copy_is_independent_and_equality_is_by_content(tiny_map):
    twin = tiny_map.copy()
    assert twin == tiny_map
    assert copy.copy(twin) == tiny_map
    twin.stages.move("Claims", before="Research")
    assert twin != tiny_map, "order counts"
    twin.stages.move("Claims")
    assert twin == tiny_map, "only the order counts, not the keys"
    twin.needs.add_column(jk.columns.flag("legal"))
    assert twin != tiny_map
    assert tiny_map != "a map"


def test_tables_and_columns_of_ones_own(tiny_map):
    risks = tiny_map.add_table(
        jk.table(
            "risks", [jk.columns.text("risk"), jk.columns.ref("need", to="needs"), jk.columns.scale("weight", 1, 5)]
        )
    )
    risks.add(risk="Nobody answers", need="Know what happens next", weight=4)
    assert tiny_map.risks.df["need_name"].tolist() == ["Know what happens next"]
    with pytest.raises(InvalidChangeError, match="is no table of this map"):
        tiny_map.needs.add_column(jk.columns.ref("team", to="teams"))
    tiny_map.needs.add_column(jk.columns.ref("risk", to="risks"))
    with pytest.raises(InvalidChangeError, match=r"needs\.risk points to risks"):
        tiny_map.remove_table("risks")
    with pytest.raises(InvalidChangeError, match="belongs to every map"):
        tiny_map.needs.remove_column("importance")
    with pytest.raises(InvalidChangeError, match="belongs to every map"):
        tiny_map.remove_table("needs")
    tiny_map.needs.remove_column("risk")
    tiny_map.remove_table("risks")
    assert "risks" not in tiny_map.tables
    tiny_map.undo()
    assert tiny_map.risks.df["weight"].tolist() == [4]


def test_the_board_is_stages_by_lanes_with_one_line_a_note(tiny_map):
    tiny_map.notes.add(stage="Claims", lane="Doing", text="Calls the\nhotline")
    tiny_map.notes.add(stage="Claims", lane="Doing", text="Takes a photo", persona="carla")
    tiny_map.notes.add(stage="Claims", lane="Thinking", text="Ben's thought", persona=tiny_map.personas.add(name="Ben"))
    tiny_map.notes.add(lane="Thinking", text="of no stage")
    board = tiny_map.board_df()
    assert list(board.index) == ["Research", "Claims"]
    assert board.loc["Claims", "Doing"] == "Calls the hotline\nTakes a photo"
    assert board.loc["Research", "Doing"] == ""
    assert tiny_map.board_df("Ben").loc["Claims"].tolist()[:2] == ["Calls the hotline", "Ben's thought"]


def test_check_names_what_is_missing_with_row_ids(tiny_map):
    tiny_map.needs.add(id="n2", stage="claims")
    tiny_map.stages.remove("claims")
    found = {(problem.kind, problem.row) for problem in jk.check(tiny_map)}
    assert found == {
        ("dangling_reference", "n1"),
        ("dangling_reference", "n2"),
        ("row_without_name", "n2"),
        ("stage_without_need", "research"),
        ("need_without_level", "n1"),
        ("need_without_level", "n2"),
        ("need_without_judgement", "n1"),
        ("need_without_judgement", "n2"),
        ("need_without_usp", "n1"),
        ("need_without_usp", "n2"),
        ("persona_without_evidence", "carla"),
    }
    _, unjudged = jk.check(tiny_map, "need_without_judgement")
    assert unjudged.column == "importance"
    assert unjudged.message == "The need “n2” has no importance and no satisfaction."
    assert [problem.row for problem in jk.check(tiny_map, "stage_without_need")] == ["research"]
    with pytest.raises(jk.JourneyError, match="Did you mean 'stage_without_need'"):
        jk.check(tiny_map, "stage_without_needs")
