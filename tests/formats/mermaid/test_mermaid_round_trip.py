from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.as_mermaid import read, write
from journeykit.formats.loading import load
from journeykit.formats.mermaid.scores import OWN
from journeykit.formats.mermaid.wording import Wording, meant, section_meant, task_meant
from tests.formats.any_map import maps
from tests.formats.how_many import FEW, MAPS
from tests.formats.mermaid.any_journey import AWKWARD, journeys, names
from tests.formats.mermaid.grammar import Parsed, parse

HEAT_PUMP = Path(__file__).parents[3] / "examples" / "heat_pump.journey.json"


def parsed(journey: jk.JourneyMap) -> Parsed:
    return parse(write(journey).files[""].decode())


def felt(m: jk.JourneyMap) -> dict[tuple[int, str], int]:
    """Return the first score as is of each stage, by its place, and persona, as Mermaid can have it."""
    stages = {stage["id"]: place for place, stage in enumerate(m.stages)}
    people = actors(m)
    found: dict[tuple[int, str], int] = {}
    for row in m.emotions:
        if row["version"] == "as_is" and row["score"] is not None:
            found.setdefault((stages[row["stage"]], people.get(row["persona"], "")), row["score"])
    return found


def actors(m: jk.JourneyMap) -> dict[str, str]:
    taken: dict[str, str] = {}
    for row in m.personas:
        name = meant(Wording().actor(row["name"])) or row["id"]
        while name in taken.values():
            name = f"{name} ({row['id']})"
        taken[row["id"]] = name
    return taken


def done(m: jk.JourneyMap) -> Counter[tuple[int, str, str]]:
    """Count the notes by place of the stage, persona, and text as Mermaid can have it."""
    stages = {stage["id"]: place for place, stage in enumerate(m.stages)}
    people = actors(m)
    only = next(iter(people.values())) if len(people) == 1 else ""
    return Counter(
        (stages[note["stage"]], people.get(note["persona"], only), task_meant(Wording().task(note["text"])))
        for note in m.notes
        if note["lane"] == "doing" and note["stage"] in stages and note["text"].strip()
    )


@given(journey=journeys())
@settings(max_examples=MAPS, deadline=None)
def test_what_is_written_comes_back(journey: jk.JourneyMap):
    written = write(journey)
    reading = read(written.files)
    assert reading.problems == ()
    again = reading.journey
    assert felt(again) == felt(journey)
    assert done(again) == done(journey)
    assert len(again.stages) == len(journey.stages)
    assert [stage["name"] for stage in again.stages] == [
        section_meant(Wording().section(stage["name"])) or again_stage["name"]
        for stage, again_stage in zip(journey.stages, again.stages, strict=True)
    ]
    assert write(again).files == written.files


def test_a_note_for_everybody_stays_one_where_a_task_of_one_of_them_has_a_score_of_its_own():
    m = jk.JourneyMap(["Claims"])
    for name in ("Ana", "Ben"):
        m.personas.add(id=name.lower(), name=name)
    m.notes.add_column(OWN)
    m.notes.add(stage="claims", lane="doing", text="Calls us", persona="ben")
    m.notes.set(next(iter(m.notes))["id"], **{OWN.name: 1})
    m.notes.add(stage="claims", lane="doing", text="Waits")
    m.emotions.add(stage="claims", persona="ana", version="as_is", score=0)
    again = read(write(m).files).journey
    assert [(note["text"], note["persona"]) for note in again.notes] == [("Calls us", "ben"), ("Waits", None)]


@given(journey=journeys())
@settings(max_examples=MAPS, deadline=None)
def test_mermaid_takes_what_is_written_and_reads_the_same(journey: jk.JourneyMap):
    chart = parsed(journey)
    assert all(1 <= score <= 5 and all(people) for _, _, score, people in chart.tasks)
    again = read(write(journey).files).journey
    named = [stage["name"] for stage in again.stages if stage["name"]]
    assert [meant(name) for name in chart.sections] == named
    assert meant(chart.title) == again.title
    # The example's text is the same to Mermaid as to us: no task, and no actor, but those.
    assert {person for *_, people in chart.tasks for person in people} == {
        Wording().actor(persona["name"]) for persona in again.personas
    }


@given(journey=maps())
@settings(max_examples=2 * FEW, deadline=None)
def test_any_map_can_be_written(journey: jk.JourneyMap):
    parsed(journey)
    reading = read(write(journey).files)
    assert reading.problems == ()
    assert write(reading.journey).files == write(journey).files


@given(text=names)
def test_a_name_is_the_name_again(text: str):
    wording = Wording()
    for written, back in ((wording.section(text), section_meant), (wording.task(text), task_meant)):
        again = back(written)
        assert again == meant(" ".join(re.sub("[\x00-\x08\x0e-\x1b\x7f]", "�", text.replace("<br/>", " ")).split()))
        assert (wording.section if back is section_meant else wording.task)(again) == written


LINES = (
    *AWKWARD, "journey", "title X", "section A", "section", "  Call: 4: Me", "x: 5", "x: 9: Me,", "x:", "%% unrated",
    "%% of the stage", "accDescr {", "}", "accTitle: a", "```mermaid", "title: b", "%%{init: {", "}%%", "x: 4: Me # y",
)  # fmt: skip


@given(text=st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=8).map("\n".join))
@settings(max_examples=300, deadline=None)
@example(text="journey\n" + ":" * 50_000)
@example(text="journey\n" + "- " * 20_000 + "title")
@example(text="journey\n" + "#" * 20_000)
@example(text="journey\n" + "%% " * 15_000)
def test_no_text_makes_reading_fall_over(text: str):
    try:
        reading = read({"": text.encode("utf-8", "replace")})
    except UnreadableFileError:
        return
    assert all(problem.line <= text.count("\n") + text.count("\r") + 1 for problem in reading.problems)
    assert jk.check(reading.journey, "dangling_reference", "unreadable_value") == []
    once = write(reading.journey)
    parse(once.files[""].decode())
    assert write(read(once.files).journey).files == once.files


def test_the_example_comes_back():
    m = load(HEAT_PUMP)
    again = read(write(m).files).journey
    assert write(again).files == write(m).files
    assert felt(again) == felt(m)
    assert done(again) == done(m)
