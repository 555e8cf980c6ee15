"""Agendas are data: those we have are complete, those of others are checked before anything is written."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import InvalidValueError, UnknownNameError
from journeykit.formats.workshop import agenda
from journeykit.formats.workshop.guide import clock, length
from journeykit.formats.workshop.views import CHARTS, VIEWS

STEPS = agenda._data("steps")


@pytest.mark.parametrize(("name", "minutes"), [("two-hours", 120), ("half-day", 210), ("full-day", 450)])
def test_an_agenda_lasts_as_long_as_it_says(name, minutes):
    steps = agenda.steps(name)
    assert sum(step.minutes for step in steps) == minutes
    assert [step.name for step in steps][:3] == ["welcome", "rules", "personas"]
    assert [step.name for step in steps][-2:] == ["decisions", "home"]
    used = {view for step in steps for view in step.views}
    assert {"personas", "way", "feelings", "emotion_curve", "needs", "board", "opportunity_plot", "save"} <= used
    since = 0
    for step in steps:
        since = 0 if step.name in ("break", "lunch") else since + step.minutes
        assert since <= 135, f"nobody sits longer than that: {step.name}"


def test_every_step_is_used_and_says_what_a_facilitator_needs():
    assert {step.name for name in agenda.names() for step in agenda.steps(name)} == set(STEPS)
    for name in STEPS:
        step = agenda._known(name)
        assert step.purpose or step.points
        assert set(step.views) <= set(VIEWS)
        if name not in ("break", "lunch"):
            assert step.done
            assert step.hint
            assert step.questions or step.points or "save" in step.views
            assert len(step.questions) <= 4, "more nobody remembers"
            assert bool(step.task) == bool(set(step.views) - {"missing", "save"})
        texts = [step.title, step.purpose, step.task, step.done, step.hint, *step.questions, *step.points]
        assert not [text for text in texts if len(text) > 200 or text != text.strip()]


def test_every_chart_can_stand_below_a_step():
    assert set(CHARTS) == set(jk.charts.__all__) - {"dark", "table"}


def test_an_agenda_of_ones_own_takes_what_it_needs():
    own = {
        "title": "Dots *now*",
        "minutes": 10,
        "views": "board",
        "purpose": "a < b",
        "points": ["# one", "2. two"],
        "questions": "Which?",
    }
    found = agenda.steps(["welcome", ("needs", 45), ["usp", 5], own, "break", "break"])
    assert [step.name for step in found] == ["welcome", "needs", "usp", "dots-now", "break", "break", "home"]
    assert [step.minutes for step in found] == [15, 45, 5, 10, 15, 15, 5]
    dots = found[3]
    assert (dots.title, dots.purpose) == ("Dots \\*now\\*", "a &lt; b")
    assert (dots.points, dots.questions, dots.views) == (("\\# one", "2\\. two"), ("Which?",), ("board",))
    saved = {"title": "請求", "minutes": 1, "views": ["save"]}
    assert [step.name for step in agenda.steps([saved])] == ["step-1"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("halfday", "Did you mean 'half-day'"),
        (["wellcome"], "Did you mean 'welcome'"),
        ([("nedes", 5)], "Did you mean 'needs'"),
        ([{"title": "a", "minutes": 5, "question": []}], "key 'question'. Did you mean 'questions'"),
        ([{"title": "a", "minutes": 5, "views": ["personnas"]}], "view 'personnas'. Did you mean 'personas'"),
    ],
)
def test_an_unknown_name_gets_the_nearest_one(given, why):
    with pytest.raises(UnknownNameError) as raised:
        agenda.steps(given)
    assert why in str(raised.value)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (5, "a list of steps"),
        ({"title": "a", "minutes": 5}, "a list of steps"),
        ([5], 'step 1: a step is a name such as "needs"'),
        (["welcome", ("needs",)], "step 2: a step is a name"),
        ([("needs", 0)], "whole number from 1 to 1440"),
        ([("needs", True)], "whole number"),
        ([("needs", "5")], "whole number"),
        ([{"title": "a"}], "title and minutes at least"),
        ([{"minutes": 5}], "title and minutes at least"),
        ([{"title": " ", "minutes": 5}], "title is empty"),
        ([{"title": 5, "minutes": 5}], "title is a text"),
        ([{"title": "a", "minutes": 5, "questions": [1]}], "questions is a list of texts"),
        ([{"title": "a", "minutes": 5, "questions": 1}], "questions is a list of texts"),
        (["break"] * 101, "100 steps at most"),
    ],
)
def test_a_step_that_is_none_is_told_with_its_number(given, why):
    with pytest.raises(InvalidValueError) as raised:
        agenda.steps(given)
    assert why in str(raised.value)


def test_times_in_words():
    assert [length(minutes) for minutes in (5, 60, 61, 450)] == ["5 min", "1 h", "1 h 1 min", "7 h 30 min"]
    assert [clock(minute) for minute in (0, 599, 1440 + 60)] == ["00:00", "09:59", "01:00"]


def test_an_agenda_without_a_step_is_refused():
    with pytest.raises(InvalidValueError, match="one step at least"):
        agenda.steps([])
