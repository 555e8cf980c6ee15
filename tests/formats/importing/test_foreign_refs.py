"""Names of rows that a map does not have: who may be meant, and how to keep what was said."""

from __future__ import annotations

import pytest

import journeykit as jk
from tests.formats.importing.theirs import read


@pytest.fixture
def journey():
    m = jk.JourneyMap(stages=["Aware", "Buy", "Use"])
    m.personas.add(name="Ruth Lindner")
    m.personas.add(name="Emre Kaya")
    return m


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ruth", "Did you mean Ruth Lindner?"),
        ("Lindner", "Did you mean Ruth Lindner?"),
        ("Ruth L.", "Did you mean Ruth Lindner?"),
        ("Kaya, Emre", "Did you mean Emre Kaya?"),
        ("Rut Lindner", "Did you mean Ruth Lindner?"),
        ("Ruth Lindner & Tom", "It names several; a row has one, such as Ruth Lindner."),
        ("Tom", "“Tom” among the personas."),
    ],
)
def test_a_name_in_short_is_known_and_not_taken(tmp_path, journey, name, said):
    report = read(tmp_path, f'Need,Persona\na,"{name}"\n', journey.needs)
    (problem,) = report.problems
    assert problem.why.endswith(said)
    assert next(iter(journey.needs))["persona"] is None


def test_a_first_name_of_two_is_nobodys(tmp_path, journey):
    journey.personas.add(name="Ruth Maier")
    (problem,) = read(tmp_path, "Need,Persona\na,Ruth\n", journey.needs).problems
    assert "Did you mean" not in problem.why


def test_names_like_none_are_told_with_those_there_are_and_how_to_keep_them(tmp_path, journey):
    text = "Need,Stage\na,Research\nb,Research\nc,Buyy\nd,USE\n"
    report = read(tmp_path, text, journey.needs)
    (remark,) = report.remarks
    assert remark.startswith("stage: there is “Aware”, “Buy”, “Use”. To keep others, add them before reading: ")
    assert remark.endswith("m.stages.add(name='Research').")
    assert "line 2 and 1 more, stage: There is no “Research” ×2 among the stages." in str(report)
    journey.undo()
    journey.stages.add(name="Research")
    assert [problem.text for problem in read(tmp_path, text, journey.needs).problems] == ["Buyy"]
    assert read(tmp_path, "Need,Stage\ne,Buyy\n", journey.needs).remarks == ()


def test_a_cell_that_names_several_is_one_new_row_and_spoken_of(tmp_path):
    text = "Need;Persona;Stage\na;Ruth, Emre;Buy / Use\nb;Ruth & Ada;Search and compare\nc;Ada;Love\n"
    report = read(tmp_path, text, "needs")
    assert "3 personas added: “Ruth, Emre”, “Ruth & Ada”, “Ada”." in str(report)
    (remark,) = report.remarks
    assert remark.startswith("“Ruth, Emre”, “Ruth & Ada” were taken for one each of the personas; where a cell names")
