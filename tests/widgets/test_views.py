"""The visible widgets: what they ask the page for, and what they refuse."""

import json

import pytest

import journeykit as jk
from journeykit.errors import AmbiguousNameError, InvalidValueError, UnknownNameError, UnknownRowError
from journeykit.widgets.map_model import map_model_of


@pytest.fixture
def m():
    made = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    made.personas.add(id="p1", name="Nadia")
    made.personas.add(id="p2", name="Otto")
    made.needs.add(statement="Know what happens next", stage="claims")
    return made


@pytest.mark.parametrize(
    ("make", "view", "options", "shown"),
    [
        (lambda m: jk.TableGrid(m, "needs"), "table-grid", {"table": "needs"}, "<TableGrid needs: 1 row>"),
        (jk.PersonaGrid, "persona-grid", {"turned": None}, "<PersonaGrid: 2 personas>"),
        (lambda m: jk.PersonaGrid(m, True), "persona-grid", {"turned": True}, "<PersonaGrid: 2 personas>"),
        (lambda m: jk.PersonaGrid(m, turned=False), "persona-grid", {"turned": False}, "<PersonaGrid: 2 personas>"),
        (
            jk.StageGrid,
            "stage-grid",
            {"personas": None, "lanes": None, "version": None},
            "<StageGrid: 5 stages>",
        ),
        (
            lambda m: jk.StageGrid(m, personas="Nadia", lanes=["Goes well", "doing", "positive"], version="to_be"),
            "stage-grid",
            {"personas": ["p1"], "lanes": ["positive", "doing"], "version": "to_be"},
            "<StageGrid: 5 stages>",
        ),
        (
            lambda m: jk.StageGrid(m, personas=(name for name in ("Otto", "p1")), lanes=[]),
            "stage-grid",
            {"personas": ["p2", "p1"], "lanes": [], "version": None},
            "<StageGrid: 5 stages>",
        ),
        (
            jk.JourneyBoard,
            "journey-board",
            {"personas": None, "lanes": None, "version": None},
            "<JourneyBoard: 5 stages>",
        ),
        (
            lambda m: jk.JourneyBoard(m, "Nadia", ["Goes well", "doing"], "both"),
            "journey-board",
            {"personas": ["p1"], "lanes": ["positive", "doing"], "version": "both"},
            "<JourneyBoard: 5 stages>",
        ),
        (jk.NeedsGrid, "needs-grid", {"group": None, "sort": None}, "<NeedsGrid: 1 need>"),
        (
            lambda m: jk.NeedsGrid(m, group="stage", sort=""),
            "needs-grid",
            {"group": "stage", "sort": ""},
            "<NeedsGrid: 1 need>",
        ),
    ],
)
def test_what_a_widget_asks_for(m, make, view, options, shown):
    widget = make(m)
    assert (widget.view, widget.options, repr(widget)) == (view, options, shown)
    assert widget._map is map_model_of(m)
    assert "happens" not in json.dumps(widget.get_state()["options"]), "no text of the map in a trait"
    assert widget.page(m.commit_path.contents).line


def test_the_table_of_a_grid_can_be_asked_for(m):
    assert jk.TableGrid(m, "needs").table == "needs"


@pytest.mark.parametrize(
    ("widget", "options", "error", "said"),
    [
        (jk.StageGrid, {"personas": "Nadja"}, UnknownRowError, "Did you mean 'Nadia'"),
        (jk.StageGrid, {"personas": ["Nadia", 5]}, UnknownRowError, "no row 5"),
        (jk.StageGrid, {"personas": 6}, UnknownRowError, "no row 6"),
        (jk.StageGrid, {"lanes": ["Doign"]}, UnknownRowError, "Did you mean 'Doing'"),
        (jk.StageGrid, {"version": "as is"}, UnknownNameError, "Did you mean 'as_is'"),
        (jk.StageGrid, {"version": ""}, UnknownNameError, "Known: as_is, to_be."),
        (jk.StageGrid, {"version": "both"}, UnknownNameError, "Known: as_is, to_be."),
        (jk.JourneyBoard, {"personas": "Nadja"}, UnknownRowError, "Did you mean 'Nadia'"),
        (jk.JourneyBoard, {"lanes": ["Doign"]}, UnknownRowError, "Did you mean 'Doing'"),
        (jk.JourneyBoard, {"version": "bath"}, UnknownNameError, r"Did you mean 'both'\? Known: as_is, to_be, both"),
        (jk.JourneyBoard, {"lane": "Doing"}, UnknownNameError, "no option 'lane'. Did you mean 'lanes'"),
        (jk.StageGrid, {"persona": "Nadia"}, UnknownNameError, "no option 'persona'. Did you mean 'personas'"),
        (jk.NeedsGrid, {"grup": "stage"}, UnknownNameError, r"Did you mean 'group'\? Known: group, sort, layout"),
        (jk.NeedsGrid, {"view": "table-grid"}, UnknownNameError, "no option 'view'"),
        (jk.NeedsGrid, {"options": {}}, UnknownNameError, "no option 'options'"),
        (jk.NeedsGrid, {"_map": None}, UnknownNameError, "no option '_map'"),
        (jk.PersonaGrid, {"turnd": True}, UnknownNameError, "Did you mean 'turned'"),
        (jk.NeedsGrid, {"group": "levels"}, UnknownNameError, "no group 'levels'. Did you mean 'level'"),
        (jk.NeedsGrid, {"sort": "importance"}, UnknownNameError, "Known: stage, level, opportunity."),
        (jk.NeedsGrid, {"sort": 0}, UnknownNameError, "no sort order 0"),
        (jk.PersonaGrid, {"turned": "yes"}, InvalidValueError, "True, False or None"),
        (jk.PersonaGrid, {"turned": 2}, InvalidValueError, "turned is True"),
        (jk.TableGrid, {"table": "need"}, jk.JourneyError, "Did you mean 'needs'"),
    ],
)
def test_what_a_widget_refuses(m, widget, options, error, said):
    with pytest.raises(error, match=said):
        widget(m, **options)


@pytest.mark.parametrize("widget", [jk.PersonaGrid, jk.StageGrid, jk.JourneyBoard, jk.NeedsGrid, jk.TableGrid])
def test_a_widget_takes_the_map_itself(m, widget):
    rest = ["needs"] if widget is jk.TableGrid else []
    for thing in (m.needs, m.needs.df, "m", None):
        with pytest.raises(InvalidValueError, match=rf"such as jk\.{widget.__name__}\(m"):
            widget(thing, *rest)


def test_two_personas_of_one_name_are_told_apart_by_id(m):
    m.personas.add(id="p3", name="Nadia")
    with pytest.raises(AmbiguousNameError, match="p1, p3"):
        jk.StageGrid(m, personas="Nadia")
    assert jk.StageGrid(m, personas="p3").options["personas"] == ["p3"]


def test_outside_ipython_showing_a_widget_does_nothing(m, capsys):
    jk.NeedsGrid(m)._ipython_display_()
    assert capsys.readouterr().out == ""


def test_what_every_widget_takes_a_view_takes_too(m):
    grid = jk.NeedsGrid(m, layout={"width": "50%"}, tooltip="Needs", tabbable=True)
    assert (grid.layout.width, grid.tooltip, grid.tabbable) == ("50%", "Needs", True)


def test_the_page_of_a_stage_grid_shows_what_the_grid_shows(m):
    m.notes.add(stage="claims", lane="doing", persona="p1", text="Rings twice")
    m.notes.add(stage="claims", lane="thinking", persona="p1", text="And now?")
    m.notes.add(stage="claims", lane="doing", persona="p2", text="Waits")
    for version, score in (("as_is", -2), ("to_be", 2)):
        m.emotions.add(persona="p1", stage="claims", version=version, score=score)
    body = jk.StageGrid(m, "Nadia", "Doing", "to_be").page(m.commit_path.contents).body
    texts = ("Rings twice", "And now?", "Waits", "−2", "+2", "Emotion (to be)")
    assert [text in body for text in texts] == [True, False, False, False, True, True]
    assert "Emotion (as is)" in jk.StageGrid(m).page(m.commit_path.contents).body


def test_the_page_of_a_board_shows_what_was_asked_for(m):
    for lane, who in (("doing", "p1"), ("doing", "p2"), ("positive", "p1")):
        m.notes.add(stage="claims", lane=lane, persona=who, text=f"{lane} of {who}")
    m.emotions.add(persona="p1", stage="claims", version="to_be", score=2)
    texts = ("doing of p1", "doing of p2", "positive of p1", "+2", "Emotion (as is)")

    def shown(*options):
        body = jk.JourneyBoard(m, *options).page(m.commit_path.contents).body
        return [text in body for text in texts]

    assert shown() == shown(None, None, "both") == [True] * 5
    assert shown("Nadia", "Doing", "to_be") == [True, False, False, True, False]
    assert shown(["Otto"], None, "as_is") == [False, True, False, False, True]


def test_the_page_of_a_needs_grid_is_ordered_as_the_grid(m):
    m.needs.add(statement="Pay less", stage="research", importance=5, satisfaction=5)
    m.needs.add(statement="Be heard", stage="claims", importance=9, satisfaction=1)

    def order(**options):
        body = jk.NeedsGrid(m, **options).page(m.commit_path.contents).body
        texts = ("Know what happens next", "Pay less", "Be heard")
        return sorted(texts, key=body.index)

    assert order() == ["Know what happens next", "Pay less", "Be heard"]
    assert order(sort="opportunity") == ["Be heard", "Pay less", "Know what happens next"]
    assert order(group="stage", sort="opportunity") == ["Pay less", "Be heard", "Know what happens next"]


def test_a_grid_whose_table_is_gone_says_so(m):
    m.add_table(jk.table("risks", [jk.columns.text("risk")]))
    grid = jk.TableGrid(m, "risks")
    m.remove_table("risks")
    assert repr(grid) == "<TableGrid risks: no longer in the map>"
    assert "no longer in the map" in grid.page(m.commit_path.contents).body
