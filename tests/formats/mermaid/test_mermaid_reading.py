from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError, JourneyWarning, UnreadableFileError
from journeykit.formats.as_mermaid import read, recognises, write
from journeykit.formats.loading import load
from journeykit.formats.mermaid import reading as map_reading
from journeykit.formats.mermaid import statements
from tests.formats.mermaid.grammar import Refused, parse

WORKING_DAY = """journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5: Me
      Sit down: 5: Me
"""

VALID = {
    "as documented": WORKING_DAY,
    "without actors": "journey\n section A\n  x: 5\n  y: 1",
    "a task before any section": "journey\n x: 4: Me\n section A\n",
    "the same section twice": "journey\nsection A\nx: 4: Me\nsection A\ny: 4: Me",
    "comments without words": "%% ----\njourney\n%%\n#\n  section A\n  x: 4: Me #\n",
    "front matter": "---\ntitle: Mine\n\n---\njourney\n section A\n",
    "windows": "\ufeffjourney\r\n\tsection A\r\n\t\tx: 4: Me\r\n",
    "decimals": "journey\nsection A\nx: 4.5: Me",
    "keywords in any case": "journey\nTITLE Mine\nSection A\nx: 4: Me",
    "all in one line": "journey title Mine",
    "trailing blanks": "journey\nsection A  \nx   : 4 : Me , You ",
    "any script": "journey\nsection Größe 👩‍👩‍👧\nשלום: 4: 請求",
    "accTitle": "journey\naccTitle: Mine\nsection A",
}


def of(text: str) -> jk.JourneyMap:
    return read({"": text.encode()}).journey


def said(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.why) for problem in read({"": text.encode()}).problems]


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_what_mermaid_takes_is_taken_without_a_word(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("%% by Anna\njourney\nsection A", 1, "The comment “%% by Anna” was left out; a map has no place for it."),
        (
            "journey\n%% unrated; ask Omar\nx: 3: Me # as he says\n# and so on",
            2,
            "Here and below, 3 comments were left out, as “%% unrated; ask Omar”; a map has no place for them.",
        ),
        ("journey # mine\nsection A", 1, "The comment “# mine” was left out; a map has no place for it."),
        (
            "---\ntitle: Mine\nconfig:\n  theme: dark\n---\njourney\nsection A",
            3,
            "Of the front matter only the title is taken; 2 lines were left out, from “config:” on.",
        ),
        (
            "%%{init: {\n 'theme': 'dark'\n}}%%\njourney\nsection A",
            1,
            "The directive “%%{init: {” was left out: a map does not say how to draw it.",
        ),
        (
            "journey\n%%{init: {}}%%\n%%{wrap}%%\nsection A",
            2,
            "Here and below, 2 directives were left out: a map does not say how to draw it.",
        ),
    ],
)
def test_what_mermaid_passes_over_is_told_in_one_line(text, line, why):
    assert said(text) == [(line, why)]
    assert [stage["name"] for stage in of(text).stages if stage["name"]] == (["A"] if "section" in text else [])


def test_personas_that_the_id_tells_apart_are_counted():
    m = jk.JourneyMap(stages=["A"])
    for name in ("Ruth", "Ruth", "", "Omar"):
        m.notes.add(stage="a", lane="doing", text="x", persona=m.personas.add(name=name))
    assert "2 personas as named: with no name, or another's, the id tells who" in write(m).lost
    m.personas.add(name="Ruth")
    assert "2 personas as named: with no name, or another's, the id tells who" in write(m).lost


def test_a_file_with_comments_is_not_written_over_unasked(tmp_path):
    path = tmp_path / "day.mmd"
    path.write_text("%% todo: ask Omar\njourney\nsection A\n")
    with pytest.warns(JourneyWarning, match="todo: ask Omar"):
        m = load(path)
    m.stages.add(name="B")
    with pytest.raises(FileConflictError):
        jk.save(m, path)


def feelings(m: jk.JourneyMap) -> set[tuple[object, ...]]:
    return {tuple(row[key] for key in ("persona", "stage", "score", "note")) for row in m.emotions}


def test_a_task_that_nobody_has_rated_stays_unrated_beside_others():
    text = "journey\nsection A\na: 5: Me, Cat\nNan: x: Me\nb: 1: Me\nsection B\nc: 4: Me\nd: x: Me\n"
    m = of(text)
    written = write(m).files[""].decode()
    assert "%% unrated\n      Nan: 3: Me\n" in written
    assert "%% unrated\n      d: 3: Me\n" in written
    assert "2 tasks" in next(lost for lost in write(m).lost if "rated" in lost)
    again = of(written)
    assert feelings(again) == feelings(m)
    assert write(again).files[""].decode() == written


@pytest.mark.parametrize("name", ["as documented", "without actors", "a task before any section", "trailing blanks"])
def test_the_grammar_of_the_tests_takes_it_too(name):
    parse(VALID[name])


def test_a_journey_becomes_stages_notes_personas_and_emotions():
    m = of(WORKING_DAY)
    assert m.title == "My working day"
    assert [stage["name"] for stage in m.stages] == ["Go to work", "Go home"]
    assert [persona["name"] for persona in m.personas] == ["Me", "Cat"]
    assert [(note["stage"], note["text"], note["persona"], note["task_score"]) for note in m.notes] == [
        ("go-to-work", "Make tea", "me", 5),
        ("go-to-work", "Go upstairs", "me", 3),
        ("go-to-work", "Do work", None, 1),
        ("go-home", "Go downstairs", "me", None),
        ("go-home", "Sit down", "me", None),
    ]
    assert {note["lane"] for note in m.notes} == {"doing"}
    assert [(row["persona"], row["stage"], row["version"], row["score"], row["note"]) for row in m.emotions] == [
        ("me", "go-to-work", "as_is", 0, "Mean of the tasks' scores: 5, 3, 1"),
        ("cat", "go-to-work", "as_is", -2, ""),
        ("me", "go-home", "as_is", 2, ""),
    ]
    assert write(m).files[""].decode() == WORKING_DAY.replace("Me, Cat", "Cat, Me")


def test_one_score_a_stage_needs_no_column_of_its_own():
    m = of("journey\nsection A\nx: 4: Me\ny: 4: Me\nz: 2: Cat")
    assert "task_score" not in m.notes.spec
    assert [row["score"] for row in m.emotions] == [1, -1]


def test_decimals_stay_as_they_are():
    text = "journey\n    section A\n      x: 4.5: Me\n"
    m = of(text)
    assert (m.notes["o1"]["task_score"], m.emotions["m1"]["score"]) == (4.5, 1)
    assert write(m).files[""].decode() == text


@pytest.mark.parametrize(
    ("line", "name", "score", "actors", "why"),
    [
        ("Open app at 10:30: 4: Me", "Open app at 10:30", 4, "Me", "first colon"),
        ("Open app at 10:30: 4", "Open app at 10:30", 4, "", "first colon"),
        ("a: b: c: 2: Me, You", "a: b: c", 2, "Me You", "first colon"),
        ("x: 4: Me: You", "x", 4, "Me: You", "behind the actors"),
        ("x: 9: Me", "x", None, "Me", "“9” is no score from 1 to 5"),
        ("x: 0: Me", "x", None, "Me", "no score"),
        ("x: -1: Me", "x", None, "Me", "no score"),
        ("x: good: Me", "x", None, "Me", "“good” is no score"),
        ("x: NaN", "x: NaN", None, "", "no score"),
        ("x: Infinity: Me", "x", None, "Me", "no score"),
        ("x:: Me", "x", None, "Me", "Nothing is no score"),
        ("x: 3,5: Me", "x", 3.5, "Me", "with a point"),
        ("x: 4:", "x", 4, "", "An actor has no name"),
        ("x: 4: Me,,You", "x", 4, "Me You", "An actor has no name"),
        ("x", "x", None, "", "no score, which"),
        ("x; y: 4: Me", "x; y", 4, "Me", "semicolon"),
        ("x: 4: Me;", "x", 4, "Me", "semicolon at the end"),
        ("Number #1: 4: Me", "Number #1", 4, "Me", "number sign"),
        ("100%% sure: 4: Me", "100%% sure", 4, "Me", ""),
        ("At 10#58;30 &: 4: Me", "At 10:30 &", 4, "Me", ""),
        ("#quot;Hi#quot; #nosuch;: 4: Me", '"Hi" #nosuch;', 4, "Me", "number sign"),
        ("journey planned: 4: Me", "journey planned", 4, "Me", "its own word"),
        ("one<br/>two: 4: Me", "one\ntwo", 4, "Me", ""),
        ("x: 4: Me %% comment", "x", 4, "Me", "left out"),
    ],
)
def test_a_task_is_read_as_it_was_meant(line, name, score, actors, why):
    text = f"journey\nsection A\n  {line}\n"
    reading = read({"": text.encode()})
    m = reading.journey
    assert {note["text"] for note in m.notes} == {name}
    assert " ".join(persona["name"] for persona in m.personas) == actors
    felt = {row["score"] for row in m.emotions}
    own = m.notes["o1"].get("task_score")
    assert (own if own is not None else felt.pop() + 3 if felt else None) == score
    assert [problem.line for problem in reading.problems] == [3] * len(reading.problems)
    assert bool(reading.problems) == bool(why)
    assert why in " ".join(problem.why for problem in reading.problems)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("JOURNEY\nsection A", 1, "small letters"),
        ("section A\nx: 4: Me", 1, "The word journey is missing"),
        ("journey\nsection Phase 1: Start\n", 2, "colon in the name of a section"),
        ("journey\nsection\n", 2, "no name"),
        ("journey\nsection: A\n", 2, "takes this for a task"),
        ("journey\ntitle: A\n", 2, "takes this for a task"),
        ("journey\ntitle A\ntitle B\n", 3, "counts"),
        ("journey\nsection A\n: 4: Me\n", 3, "no name"),
        ("journey\njourney\n", 2, "once more"),
        ("journey\naccDescr: A\n", 2, "no place"),
        ("journey\naccDescr {\n a: 1\n}\nsection A", 2, "no place"),
        ("journey\naccDescr {\n a: 1", 2, "nothing closes"),
        ("journey\ntitle A\naccTitle: B\n", 0, "besides accTitle"),
        ("---\ntitle: x\njourney\n", 1, "never ends"),
        ("%%{init: {\njourney\n", 1, "never ends"),
        ("# Read me\n```mermaid\njourney\n  section A\n```\nThe end.", 2, "stands in Markdown"),
        ("```mermaid\njourney\n```\n```mermaid\njourney\n```", 4, "another journey"),
    ],
)
def test_what_mermaid_refuses_or_misreads_is_named_with_its_line(text, line, why):
    assert any(place == line and why in words for place, words in said(text)), said(text)


def test_sections_keep_what_was_meant():
    assert [stage["name"] for stage in of("journey\nsection Phase 1: Start; now #2\nsection: B").stages] == [
        "Phase 1: Start; now #2", "B",
    ]  # fmt: skip
    assert of("journey\ntitle: A").title == "A"
    assert of("---\ntitle: 'B'\n---\njourney").title == "B"
    assert of("---\ntitle: B\n---\njourney\ntitle C").title == "C"
    assert of("journey\naccTitle: D").title == "D"
    assert of("```mermaid\njourney\n title E\n```\ntitle F").title == "E"


def test_a_note_is_everybodys_where_its_tasks_name_every_persona():
    m = of("journey\nsection A\nx: 4: Me\nx: 2: Cat\ny: 4: Me\ny: 2: Cat\ny: 2: Dog\nsection B\nz: 4: Me, Cat")
    assert [(note["text"], note["persona"]) for note in m.notes] == [
        ("x", "me"), ("x", "cat"), ("y", None), ("z", "me"), ("z", "cat"),
    ]  # fmt: skip


def test_a_task_without_actors_is_everybodys():
    m = of("journey\nsection A\nx: 4\ny: 2: Me, Cat\n")
    assert [(note["text"], note["persona"]) for note in m.notes] == [("x", None), ("y", None)]
    assert [(row["persona"], row["score"]) for row in m.emotions] == [("me", 0), ("cat", 0)]
    m = of("journey\nsection A\nx: 4\n")
    assert [(row["persona"], row["score"]) for row in m.emotions] == [(None, 1)]


def test_what_nobody_has_rated_stays_so():
    m = jk.JourneyMap(stages=["A"])
    ruth = m.personas.add(name="Ruth")
    m.personas.add(name="Emre")
    m.notes.add(stage="a", lane="doing", text="Waits", persona=ruth)
    written = write(m)
    assert written.files[""].decode() == "journey\n    section A\n      %% unrated\n      Waits: 3: Ruth\n"
    assert any(what.startswith("that nobody has rated 1 task") for what in written.lost)
    assert len(of(written.files[""].decode()).emotions) == 0
    assert [row["score"] for row in of(written.files[""].decode().replace("3", "5")).emotions] == [2]


def test_a_stage_that_is_rated_and_has_no_note_gets_none():
    m = jk.JourneyMap(stages=["Title: B"])
    m.emotions.add(stage="title-b", persona=m.personas.add(name="Ruth"), version="as_is", score=-2)
    text = write(m).files[""].decode()
    assert text == "journey\n    section Title꞉ B\n      %% of the stage\n      – Title꞉ B: 1: Ruth\n"
    again = of(text)
    assert (len(again.notes), again.emotions["m1"]["score"], again.stages.df["name"].tolist()) == (0, -2, ["Title: B"])


def test_an_emotion_edited_since_counts_more_than_the_tasks():
    m = of(WORKING_DAY)
    m.emotions.set("m1", score=-2)
    text = write(m).files[""].decode()
    assert "%% of the stage\n      Go to work: 1: Me" in text
    again = of(text)
    assert again.emotions["m1"]["score"] == -2
    assert [note["task_score"] for note in again.notes][:2] == [5, 3]


def test_another_lane_may_be_asked_for(tmp_path):
    m = jk.JourneyMap(stages=["A"])
    m.notes.add(stage="a", lane="thinking", text="Hm")
    assert "Hm" not in write(m).files[""].decode()
    assert "Hm" in write(m, lane="Thinking").files[""].decode()
    for lane in list(m.lanes):
        m.lanes.remove(lane["id"])
    assert write(m).files[""] == b"journey\n    section A\n"


def test_what_is_left_behind_is_counted():
    m = jk.JourneyMap(stages=["A", ""], title="Motor; #1", scope="Austria")
    m.stages.set("a", goal="Be paid")
    ruth = m.personas.add(name="Ruth", segment="Parents")
    m.personas.add(name="Emre")
    m.notes.add(stage="a", lane="doing", text="At 10:30\nwaits", persona=ruth, channel="app")
    m.notes.add(stage="a", lane="thinking", text="Hm")
    m.notes.add(stage="a", lane="doing", text=" ")
    m.emotions.add(stage="a", persona=ruth, version="to_be", score=1)
    m.emotions.add(stage="a", persona=ruth, version="as_is", score=1, word="calm")
    m.needs.add(stage="a", statement="Be heard")
    m.lanes.add(name="Systems")
    assert write(m).lost == (
        "the map's scope",
        "of 1 persona: name, segment",
        "of 1 stage: goal",
        "1 lane",
        "of 1 note: channel",
        "of 1 emotion: word",
        "1 need",
        "1 note in other lanes or none",
        "1 note without text",
        "1 emotion of the version to be, or of none",
        "1 stage without a name, which is called by its id",
        "1 text as written: line breaks and runs of blanks are one blank each",
        "2 texts as written: where Mermaid cannot take : ; # %% or a comma, ꞉ ﹔ ﹟ ﹪ ﹐ stand (read back)",
        "the ids of rows",
        "the revisions of cells and the map's lineage, which merging copies needs",
    )


def test_lenient_warns_and_strict_raises(tmp_path):
    path = tmp_path / "day.mmd"
    path.write_text("journey\nsection Phase 1: Start\n  Open app at 10:30: 4: Me\n")
    with pytest.warns(JourneyWarning, match=r"2 things were mended.*\n  line 2: .*\n  line 3: "):
        m = load(path)
    assert m.stages.df["name"].tolist() == ["Phase 1: Start"]
    with pytest.raises(UnreadableFileError, match=r"day\.mmd: (?s:.*)line 2: .*colon(?s:.*)line 3: "):
        load(path, strict=True)
    with pytest.raises(Refused):
        parse(path.read_text())
    path.write_text(WORKING_DAY)
    load(path, strict=True)


def test_a_chart_in_a_markdown_file_is_found(tmp_path):
    text = f"# My day\n\n```mermaid\n{WORKING_DAY}```\n\nThe end.\n"
    assert recognises(text.encode())
    assert not recognises(b"# Motor\n\n| journey |\n")
    assert not recognises(b"```mermaid\nflowchart TD\n```\njourney\n")
    assert len(of(text).notes) == 5
    (tmp_path / "day.md").write_text(text)
    with pytest.warns(JourneyWarning, match="stands in Markdown"):
        assert load(tmp_path / "day.md").title == "My working day"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no Mermaid journey"),
        ("%% nothing\n\n", "no Mermaid journey"),
        ("flowchart TD\n a --> b", "Line 1 begins a flowchart"),
        ("```mermaid\nsequenceDiagram\n```", "Line 2 begins a sequenceDiagram"),
        ("PK\x03\x04", "It is no text"),
    ],
)
def test_what_is_no_journey_is_refused(text, said):
    with pytest.raises(UnreadableFileError, match=said):
        of(text)


def test_more_than_any_journey_has_is_refused(monkeypatch):
    monkeypatch.setattr(statements, "MAX_STATEMENTS", 2)
    assert len(of("journey\nsection A\nx: 4: Me").notes) == 1
    with pytest.raises(UnreadableFileError, match="more than 2 tasks"):
        of("journey\nsection A\nx: 4: Me\ny: 4: Me")
    monkeypatch.setattr(map_reading, "MAX_PERSONAS", 1)
    with pytest.raises(UnreadableFileError, match="2 actors"):
        of("journey\nx: 4: Me, You")


def test_text_without_end_is_refused_at_once():
    with pytest.raises(UnreadableFileError, match="200,000 lines"):
        of("journey\n" + "\n" * 200_001)
    several = ", ".join(f"A{number}" for number in range(500))
    with pytest.raises(UnreadableFileError, match="500 actors in 201 sections"):
        of("journey\n" + f"section S\nx: 3: {several}\n" * 201)


@pytest.mark.parametrize("words", ["#", "# ", "%% ", ":", " \t", ",", "<br ", "#a", "– ", "1", "1.", "journey "])
@pytest.mark.usefixtures("in_time")
def test_no_line_takes_its_time(words):
    of(f"journey\n{('x: ' + words * (49_000 // len(words)) + '!') + chr(10)}" * 3)


def test_a_note_too_long_to_be_read_again_is_not_written():
    m = jk.JourneyMap(stages=["A"])
    m.notes.add(stage="a", lane="doing", text="x" * 90_000)
    assert "1 note longer than a line may be" in write(m).lost
    assert read(write(m).files).problems == ()


def test_a_line_longer_than_a_cell_is_left_out():
    assert [place for place, _ in said("journey\nsection A\n" + "x" * 60_000 + ": 4: Me")] == [3]
