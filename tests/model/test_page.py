"""Static HTML of a map: everything that was typed is there, as text and as nothing else."""

import datetime as dt
import json

import pytest

import journeykit as jk
from journeykit.formats.loading import read_map
from journeykit.model.page import Page, board_page, journey_page, map_page, needs_page, personas_page, table_page
from journeykit.model.page_cells import cell_html, moment_text
from journeykit.model.page_tables import BESIDE, MAX_LIST, MAX_ROWS, MAX_SIZE
from journeykit.widgets.protocol import PART_BYTES
from tests.hostile_maps import MAPS, pattern
from tests.model.page_reader import MOMENT, contents_of, motor_map, only_table, read


@pytest.fixture
def motor():
    return motor_map()


def test_a_table_says_what_it_is_of_which_map_and_when(motor):
    html = table_page(contents_of(motor), "needs").html(MOMENT)
    assert (
        "<strong><bdi>Needs</bdi></strong> of <bdi>Motor insurance</bdi>, as of 22 Nov 2026, 14:32</p>"
        in html
    )  # fmt: skip


def test_a_table_reads_as_people_say_it(motor):
    head, first, second = only_table(table_page(contents_of(motor), "needs"))
    assert head == [
        "Statement", "Stage", "Persona", "Level", "D or B", "Importance", "Satisfaction", "Opportunity",
    ]  # fmt: skip
    assert first == ["Know what happens next\nand when", "Claims", "", "Safety", "D (deficit)", "9", "3", "15"]
    assert second == ["Save time", "Research", "Nadia", "", "", "", "", ""]


def test_empty_columns_are_left_out_and_managed_ones_always(motor):
    head, *_ = only_table(table_page(contents_of(motor), "personas"))
    assert head == ["Name", "Quote", "Channels"]
    blank = jk.JourneyMap()
    with blank.batch(author="Ana"):
        blank.needs.add()
    assert only_table(table_page(contents_of(blank), "needs")) == [["Statement"], [""]]


def test_several_choices_are_labels(motor):
    assert only_table(table_page(contents_of(motor), "personas"))[1][2] == "App, Phone, Pigeon"


def test_heads_and_names_of_rows_are_marked_as_such(motor):
    html = table_page(contents_of(motor), "personas").html(MOMENT)
    assert html.count('<th scope="col"') == 3
    assert html.count('<th scope="row"') == 2


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (jk.columns.scale("x", -2, 2), 2, "+2"),
        (jk.columns.scale("x", -2, 2), -1, "−1"),
        (jk.columns.scale("x", -2, 2), 0, "0"),
        (jk.columns.scale("x", 0, 10), 0, "0"),
        (jk.columns.number("x"), -0.5, "−0.5"),
        (jk.columns.number("x"), 4.1 * 3, "12.3"),
        (jk.columns.number("x"), 2**53 - 1, "9007199254740991"),
        (jk.columns.multi_choice("x", open=True), ["a", "<b>"], "<bdi>a</bdi>, <bdi>&lt;b&gt;</bdi>"),
        (jk.columns.ref("x", to="stages"), "blank", "<bdi>blank</bdi>"),
        (jk.columns.flag("x"), True, "Yes"),
        (jk.columns.flag("x"), False, ""),
        (jk.columns.date("x"), "2026-03-31", "31 Mar 2026"),
        (jk.columns.link("x"), "https://a.example/?b&c", "https://a.example/?b&amp;c"),
        (jk.columns.ref("x", to="stages"), "claims", "<bdi>Claims</bdi>"),
        (jk.columns.ref("x", to="stages"), "gone", "<bdi>gone</bdi> (no longer there)"),
        (jk.columns.choice("x", open=True), "own <word>", "own &lt;word&gt;"),
        (jk.columns.text("x"), "", ""),
        (jk.columns.number("x"), None, ""),
    ],
)
def test_every_kind_of_cell(motor, kind, value, shown):
    motor.stages.add(id="blank", name=" ")
    assert cell_html(contents_of(motor), kind, value) == shown


HOSTILE = [
    "<script>alert(1)</script>", "</td></tr></table><h1>", "\"><img src=x onerror=alert(1)>", "'", "&lt;", "&",
    "javascript:alert(1)", "\u202egnp.exe", "a\nb", "<!--", "]]>", "{{7*7}}", "`x`", "\\", "🧭" * 10, "\u2028",
    "$x$", r"\(x\)", r"$\href{https://evil.example/}{x}$", r"\begin{align}x\end{align}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_wherever_it_stands(text):
    m = jk.JourneyMap(stages=["Claims"], title=text, scope=text)
    m.stages.add(id="s2", name=text, goal=text)
    m.lanes.add(id="l2", name=text)
    m.personas.add(id="p1", name=text, quote=text, channels=[text.replace(";", "")])
    m.notes.add(stage="s2", lane="l2", persona="p1", text=text)
    m.notes.add(text=text)
    m.emotions.add(persona="p1", stage="s2", version="as_is", score=1, word=text, note=text)
    m.needs.add(statement=text, persona="p1", stage="s2")
    m.add_table(jk.table("own", [jk.columns.text("x", title=text or "x")], title=text))
    m.own.add(x=text)
    for make in (map_page, board_page, journey_page):
        read(make(contents_of(m)))
    [[_, [cell]]] = read(table_page(contents_of(m), "own")).tables
    assert cell == text


@pytest.mark.parametrize("name", MAPS)
def test_a_hostile_file_makes_an_ordinary_page(name, tmp_path):
    document = pattern()
    MAPS[name](document)
    (tmp_path / "m.journey.json").write_text(json.dumps(document))
    m = read_map(tmp_path / "m.journey.json").journey
    whole = (make(contents_of(m)) for make in (map_page, journey_page))
    for page in (*whole, *(table_page(contents_of(m), table) for table in m.tables)):
        read(page)
        assert len(page.html(MOMENT)) < 5_000_000


def test_control_characters_do_not_reach_the_page():
    m = jk.JourneyMap()
    m.needs.add(statement="a\x00b\x1b[0m\tc")
    assert only_table(table_page(contents_of(m), "needs"))[1] == ["a\ufffdb\ufffd[0m\tc"]


def test_the_longest_text_is_there_in_full_and_short_where_it_is_only_a_name():
    m = jk.JourneyMap()
    need = m.needs.add(statement="x" * 100_000)
    m.evidence.add(need=need, finding="Seen")
    assert only_table(table_page(contents_of(m), "needs"))[1] == ["x" * 100_000]
    assert len(map_page(contents_of(m)).html(MOMENT)) < 110_000
    assert only_table(table_page(contents_of(m), "evidence"))[1] == ["x" * 119 + "…", "Seen"]


def test_a_long_table_ends_with_a_sentence():
    m = jk.JourneyMap()
    m.needs.extend({"statement": f"Need {i}"} for i in range(500))
    for page, rows in ((map_page(contents_of(m)), MAX_ROWS), (table_page(contents_of(m), "needs"), BESIDE)):
        assert len(only_table(page)) == 1 + rows
        assert page.html(MOMENT).endswith(f"<p>{500 - rows} more rows are in the map.</p></div>")
    for page in (needs_page(contents_of(m)), needs_page(contents_of(m), "stage", "level")):
        assert only_table(page) == only_table(table_page(contents_of(m), "needs"))
        assert "450 more rows" in page.body


def test_many_long_texts_do_not_make_a_page_of_any_size():
    m = jk.JourneyMap()
    m.needs.extend({"statement": f"Need {i}", "usp": "漢" * 20_000} for i in range(50))
    page = table_page(contents_of(m), "needs")
    assert 1 < len(only_table(page)) < 10
    assert len(page.body.encode()) < MAX_SIZE + 10_000
    assert "more rows are in the map" in page.body


def test_a_page_beside_a_widget_fits_into_one_message_whatever_is_typed():
    quotes, kanji = "'" * 100_000, "漢" * 100_000
    m = jk.JourneyMap(title=quotes, scope=kanji, organisation=quotes, period=quotes)
    m.stages.add(id="s1", name=quotes, goal=kanji)
    m.personas.extend({"id": f"p{i}", "name": f"{i}", "quote": kanji, "goals": quotes} for i in range(3))
    for place in ({"stage": "s1", "lane": "doing"}, {}):
        m.notes.extend({"text": kanji, **place} for _ in range(5))
    m.notes.add(stage="s1", lane="thinking", text=quotes)
    m.emotions.extend({"persona": f"p{i}", "stage": "s1", "version": "as_is", "note": kanji} for i in range(3))
    m.emotions.extend({"persona": f"p{i}", "note": kanji} for i in range(3))
    m.evidence.extend({"persona": "p1", "finding": kanji} for _ in range(3))
    m.needs.add(statement="Be heard", usp=kanji, usp_proof=quotes)
    m.needs.extend({"statement": kanji, "stage": stage, "usp": quotes} for stage in ("s1", "s1", None))
    for make in (board_page, journey_page, personas_page, needs_page):
        page = make(contents_of(m))
        read(page)
        assert len(page.html(MOMENT).encode()) < PART_BYTES - MAX_LIST
        assert "oo long to be shown here" in page.body
    assert only_table(needs_page(contents_of(m)))[1][0] == "Be heard", "what can be shown is shown"


def test_needs_can_be_ordered_as_the_grid_does():
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.needs.add(statement="a", stage="Claims", importance=9, satisfaction=9, level="esteem")
    m.needs.add(statement="b", stage="Research", importance=9, satisfaction=3)
    m.needs.add(statement="c", stage="Claims", importance=9, satisfaction=1, level="safety")
    m.needs.add(statement="d")

    def order(**options):
        return "".join(row[0] for row in only_table(needs_page(contents_of(m), **options))[1:])

    assert order() == "abcd"
    assert order(sort="opportunity") == "cbad"
    assert order(sort="level") == "cabd"
    assert order(group="stage", sort="opportunity") == "bcad"
    # Within a band, c at 17 and b at 15 stand as the stages do.
    assert order(group="opportunity", sort="stage") == "bcad"
    assert order(group="opportunity", sort="level") == "cbad"


def test_what_the_header_says_is_there_too(motor):
    motor.set(process="support", scope="Retail")
    body = "</p><p><bdi>Process</bdi>: <bdi>Support</bdi> · <bdi>Scope</bdi>: <bdi>Retail</bdi></p><table>"
    for make in (needs_page, personas_page, board_page, journey_page):
        assert body in make(contents_of(motor)).html(MOMENT)


def test_personas_come_with_their_evidence(motor):
    motor.evidence.add(finding="Calls twice", source="interview", persona="Nadia", n=12)
    motor.evidence.add(finding="Costs fall")
    personas, evidence = read(personas_page(contents_of(motor))).tables
    assert [row[0] for row in personas] == ["Name", "Nadia", "Otto"]
    assert evidence == [["Persona", "Source", "Finding", "People"], ["Nadia", "Interview", "Calls twice", "12"]]


def test_notes_and_emotions_are_in_the_map_before_it_has_stages():
    m = jk.JourneyMap()
    m.notes.add(text="Waits")
    m.emotions.add(score=1)
    body = map_page(contents_of(m)).body
    assert "Waits" in body
    assert "+1" in body


def test_parts_without_content_are_left_out_and_an_empty_map_says_what_to_do():
    html = map_page(contents_of(jk.JourneyMap(stages=["Claims"]))).html(MOMENT)
    assert "Journey map without a title" in html
    assert "Claims" in html
    assert "Personas" not in html
    assert "Needs" not in html
    assert "Journey map without a title" in map_page(contents_of(jk.JourneyMap(title=" "))).html(MOMENT)
    empty = read(map_page(contents_of(jk.JourneyMap(title="Motor"))))
    assert empty.tables == []
    assert "Name its stages first" in map_page(contents_of(jk.JourneyMap())).html(MOMENT)


@pytest.mark.parametrize("table", jk.JourneyMap().tables)
def test_a_table_without_rows_is_a_sentence(table):
    m = jk.JourneyMap()
    m.lanes.remove(*m.lanes.df.index)
    assert "There is nothing in it yet." in table_page(contents_of(m), table).body


def test_two_pages_are_equal_whatever_the_time(motor):
    one, other = (table_page(contents_of(motor), "needs") for _ in range(2))
    assert one == other
    assert isinstance(one, Page)
    motor.title = "Home"
    assert table_page(contents_of(motor), "needs") != one


def test_the_clock_of_a_server_is_named():
    assert moment_text(MOMENT) == "22 Nov 2026, 14:32"
    assert moment_text(MOMENT.astimezone(dt.UTC)) == "22 Nov 2026, 13:32 UTC"


def test_a_map_shows_itself_at_the_end_of_a_cell(motor):
    html = motor._repr_html_()
    assert "Know what happens next<br>and when" in html
    assert "jk-still" not in html, "no live view hides a map that was asked for"
    assert repr(motor).startswith("<JourneyMap")
