"""What of a map is on its picture, and what is said of the rest."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import AmbiguousNameError, PictureError, UnknownNameError, UnknownRowError
from journeykit.formats.picture.board_svg import board_svg, picture_of
from journeykit.formats.picture.feelings import feelings_in
from journeykit.formats.picture.left_out import CARRIED, left_out
from journeykit.formats.picture.people import people_of
from tests.formats.any_map import maps
from tests.formats.picture.any_board import boards
from tests.formats.picture.boards import BOARDS, board, picture
from tests.formats.picture.looks import letters, texts

TEXTS = {
    "personas": ("name", "segment", "goals", "frustrations"),
    "stages": ("name", "goal"),
    "lanes": ("name", "prompt"),
    "notes": ("text",),
    "emotions": ("word",),
    "needs": ("statement",),
}


def said(svg: str) -> list[str]:
    return texts(svg)


def missing(m: jk.JourneyMap, svg: str) -> list[str]:
    """Return texts of a map that are not in its picture."""
    found = "\n".join(letters(text) for text in texts(svg))
    contents = m.commit_path.contents
    return [
        f"{table}.{column}: {row.cells[column]!r}"
        for table, columns in TEXTS.items()
        for row in contents.tables[table]
        for column in columns
        if column in row.cells and letters(row.cells[column]) not in found
    ]


@pytest.mark.parametrize("name", [name for name in BOARDS if name != "empty"])
def test_every_text_is_on_the_picture(name):
    assert missing(board(name), picture(name).svg()) == []


@settings(max_examples=60)
@given(maps() | boards())
def test_every_text_of_any_map_is_on_its_picture(m):
    if len(m.stages):
        assert missing(m, board_svg(m.commit_path.contents)) == []


def test_a_text_that_is_not_there_is_missed():
    m = BOARDS["one_stage"]()
    svg = board_svg(m.commit_path.contents)
    m.notes.add(stage="Only", lane="Doing", text="Came later")
    assert missing(m, svg) == ["notes.text: 'Came later'"]


def test_marks_and_counts():
    found = said(picture("heat_pump").svg())
    assert {"Peak", "End", "USP", "RL", "EK", "Made with journeykit"} <= set(found)
    assert "7 stages · 59 notes · 12 needs" in found
    assert "Line of visibilityBackstage below" in found
    assert "Several voices · n = 19" in found
    assert {"Delighted", "+2", "−2", "Does not notice"} <= set(found)


@pytest.mark.parametrize("version", ["as_is", "to_be", "both"])
def test_no_peak_and_no_end_is_left_out(version):
    crowd = jk.JourneyMap(stages=["Research", "Claims"])
    for number in range(6):
        who = crowd.personas.add(name=f"Persona {number}")
        for stage, score in product(("Research", "Claims"), (-2, 2)):
            at = "as_is" if score < 0 else "to_be"
            crowd.emotions.add(persona=who, stage=stage, version=at, score=score, word="torn" if number % 2 else None)
    for m in (board("heat_pump"), crowd):
        shown = picture_of(m.commit_path.contents, version=version)
        tags = [one.tag(at) for one in feelings_in(shown.shown, people_of(shown.shown)).series for at in one.rated]
        found = said(shown.svg())
        for tag, in_key in (("Peak", 1), ("End", 1), ("Peak and end", 0)):
            assert found.count(tag) - in_key == tags.count(tag), tag


def test_the_key_says_what_the_rule_of_the_widest_gap_is():
    meaning = "from as is to to be, where it is farthest"
    assert meaning in said(picture("heat_pump").svg())
    assert meaning not in said(board_svg(board("heat_pump").commit_path.contents, version="as_is"))


def test_the_key_tells_of_marks_that_are_there_and_no_others():
    assert not {"Esteem", "Measured", "felt last"} & set(said(picture("stages_only").svg()))
    assert {"Esteem", "Measured", "felt last"} <= set(said(picture("heat_pump").svg()))


def test_an_empty_map_says_what_to_do_next():
    assert "There are no stages yet. Name them first." in said(picture("empty").svg())
    assert "Who travels? Add a persona." in said(picture("stages_only").svg())


def test_part_of_a_board():
    m = board("heat_pump")
    svg = board_svg(m.commit_path.contents, personas="Emre Kaya", lanes=["Doing"], version="as_is")
    found = said(svg)
    assert "Emre Kaya" in found
    assert "Ruth Lindqvist" not in found
    assert "Doing" in found
    assert "Thinking" not in found
    assert {"As is"} == {"As is", "To be"} & set(found)
    part = picture_of(m.commit_path.contents, "Emre Kaya", ["Doing"], "as_is")
    assert any(lost.endswith("not asked for") and "1 persona, " in lost for lost in left_out(part.shown))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"personas": "Emra Kaya"}, UnknownRowError),
        ({"lanes": ["Doink"]}, UnknownRowError),
        ({"version": "as_iss"}, UnknownNameError),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(options, error):
    with pytest.raises(error, match="Did you mean"):
        board_svg(board("heat_pump").commit_path.contents, **options)


def test_twins_need_an_id():
    with pytest.raises(AmbiguousNameError):
        board_svg(board("loose").commit_path.contents, personas="Ann")


def test_what_has_no_place_stands_below_the_board():
    found = said(picture("loose").svg())
    assert "Without a place on the boardNo stage or lane that is there" in found
    assert {"At no stage or lane", "In a lane only", "A need of nobody", "Empty note"} <= set(found)
    assert "as is, +1, Astray, A note of two lines" in found
    assert "Nobody in particular" in found


def test_a_rating_given_twice_is_not_dropped():
    m = BOARDS["one_stage"]()
    m.commit_path.contents.tables["emotions"].put(
        next(iter(m.commit_path.contents.tables["emotions"])).__class__(
            "twin", "z0", {"persona": m.personas.df.index[0], "stage": m.stages.df.index[0], "version": "as_is",
                           "score": -2, "word": "doubled"},
        )
    )  # fmt: skip
    assert "Only, as is, −2, Doubled" in said(board_svg(m.commit_path.contents))


def test_what_is_left_out_is_told():
    told = left_out(picture("heat_pump").shown)
    assert "of 2 personas: background, behaviours, channels" in told
    assert "of 12 needs: importance, satisfaction, proof, rival" in told
    assert "5 pieces of evidence" in told
    assert len(left_out(picture("empty").shown)) == 2  # history and ids


def test_custom_columns_and_tables_are_told_of():
    m = BOARDS["one_stage"]()
    m.notes.add_column(jk.columns.text("owner"))
    m.notes.set(m.notes.df.index[0], owner="Ann")
    m.add_table(jk.table("risks", [jk.columns.text("risk")]))
    m.risks.add(risk="Rain")
    told = left_out(picture_of(m.commit_path.contents).shown)
    assert {"of 1 note: owner", "1 row"} <= set(told)


def test_a_text_without_end_is_cut_and_told():
    m = BOARDS["one_stage"]()
    m.notes.add(stage="Only", lane="Doing", text="word " * 1_000)
    drawn = picture_of(m.commit_path.contents)
    assert "the end of 1 text of more than 2,000 letters" in left_out(drawn.shown)
    assert max(map(len, said(drawn.svg()))) < 2_100


def test_reasons_without_room_are_told_of():
    m = BOARDS["one_stage"]()
    for at in range(5):
        m.needs.add(stage="Only", statement=f"Need {at}", usp=f"Reason {at}")
    drawn = picture_of(m.commit_path.contents)
    assert {"Reason 0", "Reason 2", "and 2 more"} <= set(said(drawn.svg()))
    assert "2 reasons why they choose us, where there is no room at a stage" in left_out(drawn.shown)


def test_rows_are_counted():
    m = board("loose")
    assert picture("loose").rows == sum(len(m.table(name)) for name in CARRIED)


def test_a_map_past_all_measure_is_refused(monkeypatch):
    monkeypatch.setattr("journeykit.formats.picture.board_svg.MAX_ROWS", 12)
    with pytest.raises(PictureError, match="12 at most"):
        board_svg(board("stages_only").commit_path.contents)


def crowded() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Only"])
    people = [m.personas.add(name=name) for name in ("Ruth", "Omar")]
    with m.batch():
        for at in range(3_000):
            m.needs.add(stage="Only", statement=f"Need {at}", persona=people[at % 100 > 0])
            m.notes.add(stage="Only", lane="thinking", text=f"Thought {at}", persona=people[at % 100 > 0])
    return m


def test_what_is_too_large_is_refused_at_once_with_what_would_do(tmp_path):
    m = crowded()
    for name, most in (("svg", "5,000"), ("pdf", "1,500"), ("png", "1,500")):
        with pytest.raises(PictureError, match=rf"6,011 rows of the map on it, and a .* shows {most} at most. Name"):
            jk.save(m, tmp_path / f"m.{name}")
        assert jk.save(m, tmp_path / f"m.{name}", personas="Ruth").rows == 70
    with pytest.raises(PictureError, match=r"3,004 rows .* An SVG shows up to 5,000\."):
        jk.save(m, tmp_path / "n.pdf", lanes="Doing", personas=["Ruth", "Omar"])
    assert not (tmp_path / "n.pdf").exists()


def test_more_places_than_a_wall_has_are_refused():
    m = jk.JourneyMap(stages=[f"Stage {at}" for at in range(1_001)])
    with pytest.raises(PictureError, match="8,008 places for notes on it, and a picture shows 8,000 at most"):
        jk.board_picture(m)


@pytest.mark.parametrize(("language", "kinds"), [("de", ["png"]), ("very German", ["svg", "png", "pdf"])])
def test_a_language_that_is_not_in_the_file_is_said_to_be_left_out(tmp_path, language, kinds):
    m = jk.JourneyMap(stages=["Only"], language=language)
    told = {name: jk.save(m, tmp_path / f"m.{name}").lost for name in ("svg", "png", "pdf")}
    assert [name for name, lost in told.items() if "the map's language" in lost] == kinds


def test_more_curves_than_anybody_reads_are_drawn_without_a_finding():
    m = jk.JourneyMap(stages=["Only"])
    with m.batch():
        for at in range(201):
            who = m.personas.add(name=f"Person {at}")
            m.emotions.add(persona=who, stage="Only", version="as_is", score=at % 5 - 2, word=f"word {at}")
    drawn = picture_of(m.commit_path.contents)
    assert drawn.finding == "201 curves over 1 stage: too much to find anything in."
    assert missing(m, drawn.svg()) == []
