"""Static HTML of a map: everything that was typed is there, as text and as nothing else."""

import datetime as dt
import json
from html.parser import HTMLParser

import pytest

import journeykit as jk
from journeykit.model.page import Page, board_page, map_page, needs_page, personas_page, table_page
from journeykit.model.page_cells import cell_html, moment_text
from journeykit.model.page_tables import MAX_ROWS, MAX_SIZE
from tests.hostile_maps import MAPS, pattern

MOMENT = dt.datetime(2026, 11, 22, 14, 32, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PLAIN = {"div", "h3", "h4", "p", "strong", "em", "bdi", "code", "br", "ul", "li"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


class Reader(HTMLParser):
    """Reads HTML as a browser would: its tags balanced, its attributes, its texts, its tables."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes = set(), set()
        self.tables: list[list[list[str]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], "a tag is not closed"

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "br":
            self.handle_data("\n")
            return
        self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        if tag == "li" and "td" in self._open:
            self.handle_data("\n")
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "th" in self._open or "td" in self._open:
            self.tables[-1][-1][-1] += data


def read(page):
    found = Reader(page.html(MOMENT))
    assert found.tags <= PLAIN | TABLE, "nothing that runs, loads or leads elsewhere"
    assert found.attributes <= {"style", "scope"}
    return found


def only_table(page):
    [table] = read(page).tables
    return table


@pytest.fixture
def motor():
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.personas.add(id="nadia", name="Nadia", quote="Just tell me", channels=["app", "phone", "Pigeon"])
    m.personas.add(id="otto", name="Otto")
    m.needs.add(
        statement="Know what happens next\nand when", stage="Claims", level="safety", importance=9, satisfaction=3
    )
    m.needs.add(statement="Save time", stage="Research", persona="Nadia")
    return m


def contents_of(m):
    return m.commit_path.contents


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
    assert cell_html(contents_of(motor), kind, value) == shown


HOSTILE = [
    "<script>alert(1)</script>", "</td></tr></table><h1>", "\"><img src=x onerror=alert(1)>", "'", "&lt;", "&",
    "javascript:alert(1)", "\u202egnp.exe", "a\nb", "<!--", "]]>", "{{7*7}}", "`x`", "\\", "🧭" * 10, "\u2028",
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
    for page in (map_page(contents_of(m)), board_page(contents_of(m)), table_page(contents_of(m), "own")):
        read(page)
    [[_, [cell]]] = read(table_page(contents_of(m), "own")).tables
    assert cell == text


@pytest.mark.parametrize("name", MAPS)
def test_a_hostile_file_makes_an_ordinary_page(name, tmp_path):
    document = pattern()
    MAPS[name](document)
    (tmp_path / "m.journey.json").write_text(json.dumps(document))
    m = jk.load(tmp_path / "m.journey.json")
    for page in (map_page(contents_of(m)), *(table_page(contents_of(m), table) for table in m.tables)):
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
    page = table_page(contents_of(m), "needs")
    assert len(only_table(page)) == 1 + MAX_ROWS
    assert page.html(MOMENT).endswith("<p>300 more rows are in the map.</p></div>")


def test_many_long_texts_do_not_make_a_page_of_any_size():
    m = jk.JourneyMap()
    m.needs.extend({"statement": f"Need {i}", "usp": "x" * 50_000} for i in range(50))
    page = table_page(contents_of(m), "needs")
    assert 1 < len(only_table(page)) < 10
    assert len(page.body) < MAX_SIZE + 10_000
    assert "more rows are in the map" in page.body


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


def test_what_the_header_says_is_there_too(motor):
    motor.set(process="support", scope="Retail")
    body = "</p><p><bdi>Process</bdi>: Support · <bdi>Scope</bdi>: Retail</p><table>"
    for page in (needs_page(contents_of(motor)), personas_page(contents_of(motor)), board_page(contents_of(motor))):
        assert body in page.html(MOMENT)


def test_personas_come_with_their_evidence(motor):
    motor.evidence.add(finding="Calls twice", source="interview", persona="Nadia", n=12)
    motor.evidence.add(finding="Costs fall")
    personas, evidence = read(personas_page(contents_of(motor))).tables
    assert [row[0] for row in personas] == ["Name", "Nadia", "Otto"]
    assert evidence == [["Persona", "Source", "Finding", "People"], ["Nadia", "Interview", "Calls twice", "12"]]


@pytest.fixture
def board(motor):
    motor.stages.set("claims", goal="Get paid", moment_of_truth=True)
    motor.notes.add(stage="Claims", lane="Doing", text="Calls\ntwice", channel="phone", grade="one_voice")
    motor.notes.add(stage="Claims", lane="Doing", text="Waits", persona="Nadia")
    motor.notes.add(stage="Research", lane="Thinking", text="Too many offers", persona="Otto")
    motor.emotions.add(persona="Otto", stage="Claims", version="as_is", unaware=True)
    motor.emotions.add(persona="Nadia", stage="Claims", version="as_is", score=-2, word="angry", note="Nobody answers")
    motor.emotions.add(persona="Nadia", stage="Claims", version="to_be", score=1)
    return motor


def test_the_board_has_stages_down_lanes_across_and_a_line_a_note(board):
    head, research, claims = only_table(board_page(contents_of(board)))
    assert head == ["Stage", "Goal", "Moment of truth", "Doing", "Thinking", "Emotion (as is)"]
    assert research == ["Research", "", "", "", "Otto: Too many offers\n", ""]
    feels = "Nadia: −2, Angry, Nobody answers\nOtto: does not notice\n"
    assert claims == ["Claims", "Get paid", "Yes", "Calls\ntwice (Phone, One voice)\nNadia: Waits\n", "", feels]


def test_the_board_of_one_persona_and_one_lane(board):
    head, _, claims = only_table(board_page(contents_of(board), ["nadia"], ["doing"], "to_be"))
    assert head == ["Stage", "Goal", "Moment of truth", "Doing", "Emotion (to be)"]
    assert claims == ["Claims", "Get paid", "Yes", "Calls\ntwice (Phone, One voice)\nNadia: Waits\n", "Nadia: +1\n"]
    head, *_ = only_table(board_page(contents_of(board), ["otto"], ["doing"]))
    assert head == ["Stage", "Goal", "Moment of truth", "Doing", "Emotion (as is)"]


def test_notes_without_a_place_are_not_lost(board):
    board.notes.add(text="Somewhere")
    board.stages.remove("research")
    html = board_page(contents_of(board)).html(MOMENT)
    assert "Notes at no stage or lane:" in html
    assert "Somewhere" in html
    assert "Too many offers" in html


def test_a_crowded_cell_says_how_many_more():
    m = jk.JourneyMap(stages=["Claims"])
    m.notes.extend({"stage": "claims", "lane": "doing", "text": f"note {i}"} for i in range(1_500))
    [_, claims] = only_table(board_page(contents_of(m)))
    assert claims[1].endswith("note 99\nand 1,400 more\n")


def test_the_whole_map_in_one_page(board):
    board.set(process="support", scope="Retail", period="2026", language="en")
    board.evidence.add(finding="Calls rise")
    html = map_page(contents_of(board)).html(MOMENT)
    assert "<h3><bdi>Motor insurance</bdi></h3>" in html
    assert "<bdi>Process</bdi>: Support · <bdi>Scope</bdi>: Retail · <bdi>Period</bdi>: 2026</p>" in html
    assert "<p>As of 22 Nov 2026, 14:32</p>" in html
    parts = [html.index(f"<h4><bdi>{part}</bdi></h4>") for part in ("Personas", "Stages", "Needs")]
    assert parts == sorted(parts)
    assert "Also in this map: <bdi>Evidence</bdi> (1)." in html
    assert len(read(map_page(contents_of(board))).tables) == 3


def test_parts_without_content_are_left_out_and_an_empty_map_says_what_to_do():
    html = map_page(contents_of(jk.JourneyMap(stages=["Claims"]))).html(MOMENT)
    assert "Journey map without a title" in html
    assert "Claims" in html
    assert "Personas" not in html
    assert "Needs" not in html
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
