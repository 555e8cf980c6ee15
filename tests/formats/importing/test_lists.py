"""Lists of personas, needs and stages with their owners' own headers."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import journeykit as jk
from journeykit.formats.table_reading import read_table
from tests.formats.importing.theirs import NEEDS, PERSONAS, STICKIES, mapping, passed, read, rows, workbook


def test_a_persona_list(tmp_path):
    report = read(tmp_path, PERSONAS, "personas")
    assert mapping(report) == {
        "Name der Persona": "name",
        "Zielgruppe": "segment",
        "Typisches Zitat": "quote",
        "Ärgernisse": "frustrations",
        "Bevorzugte Kanäle": "channels",
        "Belegt durch": "grade",
    }
    assert passed(report) == {"Nr.": "it numbers the rows."}
    assert report.header == 3
    assert report.map is not None
    assert rows(report.map.personas, "name", "segment", "channels", "grade") == [
        ("Ruth Berger", "Bestandskunden", ("phone", "letter"), "measured"),
        ("Tom Klein", "Neukunden", ("app",), "assumption"),
    ]


def test_the_report_of_a_needs_list_says_all_that_was_guessed(tmp_path):
    assert str(read(tmp_path, NEEDS, "needs")) == (
        "2 rows added.\n"
        "  “Nr”                   – passed over: it numbers the rows.\n"
        "  “Bedürfnis / Anliegen” → statement (known word)\n"
        "  “Phase”                → stage (known word)\n"
        "  “Persona”              → persona (same name)\n"
        "  “Maslow-Stufe”         → level (known word)\n"
        "  “Wichtigkeit (0-10)”   → importance (known word)\n"
        "  “Zufriedenheit heute”  → satisfaction (known word)\n"
        "  “Bemerkung”            – passed over: needs has no such column.\n"
        "2 stages added: “Schaden”, “Beratung”.\n"
        "1 persona added: “Ruth”.\n"
        "level: “Sicherheit” as safety, “Wertschätzung” as esteem.\n"
        "persona: “alle” was taken for everybody.\n"
        "columns={'Bemerkung': 'our column'} would take what was passed over; "
        "if needs has none for it, add_column makes one.\n"
        "1 problem:\n"
        "  line 4: It is a total, not a need."
    )


def test_a_needs_list_becomes_needs_with_stages_and_personas(tmp_path):
    m = read(tmp_path, NEEDS, "needs").map
    assert m is not None
    columns = ("statement", "stage", "persona", "level", "importance", "satisfaction")
    assert rows(m.needs, *columns) == [
        ("Wissen, was passiert", "schaden", "ruth", "safety", 9, 3),
        ("Ernst genommen werden", "beratung", None, "esteem", 8, 4),
    ]
    assert rows(m.stages, "name") == [("Schaden",), ("Beratung",)]
    assert jk.check(m, "dangling_reference") == []


@pytest.mark.parametrize("kind", ["csv", "xlsx", "frame"])
def test_a_file_a_workbook_and_a_frame_are_the_same_sheet(tmp_path, kind):
    header = ("Anliegen", "Phase", "Wichtigkeit", "Stufe", "Wer sonst?")
    body = [("Gehört werden", "Schaden", 9, "Sicherheit", "Makler"), ("Sparen", "Angebot", None, "Liebe", "007")]
    match kind:
        case "csv":
            lines = [";".join("" if cell is None else str(cell) for cell in row) for row in (header, *body)]
            report = read(tmp_path, "\n".join(lines), "needs")
        case "xlsx":
            report = read_table(workbook(tmp_path / "x.xlsx", Anleitung=[("Bitte!",)], Liste=[header, *body]), "needs")
        case _:
            report = read_table(pd.DataFrame(body, columns=list(header)), "needs")
    assert mapping(report) == dict(zip(header, ("statement", "stage", "importance", "level", "rival"), strict=True))
    assert report.problems == ()
    assert report.map is not None
    assert rows(report.map.needs, "statement", "stage", "importance", "level", "rival") == [
        ("Gehört werden", "schaden", 9, "safety", "Makler"), ("Sparen", "angebot", None, "love_belonging", "007"),
    ]  # fmt: skip


def test_an_export_of_a_whiteboard(tmp_path):
    m = jk.JourneyMap(stages=["Research", "Claims"])
    report = read(tmp_path, STICKIES, m.notes)
    assert mapping(report) == {"Text": "text", "Created by": "author", "Frame": "stage"}
    assert list(passed(report)) == ["Type", "Color", "Votes", "X", "Y"]
    assert rows(m.notes, "text", "stage", "author") == [
        ("Calls the hotline", "claims", "Ana"),
        ("Waits\nfor ever", "claims", "Ben"),
        ("Reads tests", "research", "Ana"),
    ]


def test_the_frames_of_a_whiteboard_may_be_lanes(tmp_path):
    m = jk.JourneyMap(stages=["Research"])
    report = read(tmp_path, STICKIES.replace("Claims", "Doing").replace("Research", "Thinking"), m.notes)
    assert mapping(report)["Frame"] == "lane"
    assert [row["lane"] for row in m.notes] == ["doing", "doing", "thinking"]


def test_emotions_of_a_fresh_map_bring_their_personas_and_stages(tmp_path):
    text = "Persona;Phase;Gefühlswert;Gefühlswort\nRuth;Schaden;-2;wütend\nRuth;Beratung;+1;erfreut\n"
    report = read(tmp_path, text, "emotions")
    assert report.created == (("personas", ("Ruth",)), ("stages", ("Schaden", "Beratung")))
    assert report.map is not None
    assert rows(report.map.emotions, "persona", "stage", "score", "word") == [
        ("ruth", "schaden", -2, "angry"), ("ruth", "beratung", 1, "pleased"),
    ]  # fmt: skip


def test_evidence_with_days_links_and_figures(tmp_path):
    frame = pd.DataFrame(
        {
            "Befund": ["Zu lang", "Zu teuer"],
            "Quelle": ["Umfrage", "Interview"],
            "Fallzahl": [120, 8],
            "Erhoben am": [dt.datetime(2026, 3, 31), pd.NaT],  # noqa: DTZ001 (a day has no zone)
            "Mehr dazu": ["https://a.example/1", "https://a.example/2"],
        }
    )
    report = read_table(frame, "evidence")
    assert mapping(report)["Mehr dazu"] == "link"
    assert {found.title: found.why for found in report.columns}["Mehr dazu"] == "by its cells"
    assert report.map is not None
    assert rows(report.map.evidence, "finding", "source", "n", "collected_on") == [
        ("Zu lang", "questionnaire", 120, "2026-03-31"), ("Zu teuer", "interview", 8, None),
    ]  # fmt: skip


def test_a_sheet_whose_rows_are_columns(tmp_path):
    text = "Unsere Personas;;\nName;Ruth;Tom\nZitat;Ruhe!;Schnell!\nZiele;Wärme;Sparen\n"
    report = read(tmp_path, text, "personas")
    assert "The sheet is turned: its columns were read as rows, and lines count columns." in report.source
    assert report.map is not None
    assert rows(report.map.personas, "name", "quote", "goals") == [
        ("Ruth", "Ruhe!", "Wärme"),
        ("Tom", "Schnell!", "Sparen"),
    ]


def test_what_the_caller_says_of_a_sheet_whose_rows_are_columns(tmp_path):
    text = "Name;Ruth;Tom\nZitat;Ruhe!;Schnell!\nAlter;67;31\n"
    m = jk.JourneyMap()
    assert passed(read(tmp_path, text, m.personas)) == {"Alter": "personas has no such column."}
    report = read(tmp_path, text, "personas", columns={"Alter": "background"})
    assert report.map is not None
    assert rows(report.map.personas, "name", "background") == [("Ruth", "67"), ("Tom", "31")]


def test_a_survey_with_time_stamps_and_questions_for_headers():
    frame = pd.DataFrame(
        {
            "Zeitstempel": ["2026-01-02 10:00", "2026-01-02 11:00"],
            "Was brauchen Sie?": ["Ruhe", "Geld"],
            "Wie wichtig ist Ihnen das?": [9, 8],
            "Wie zufrieden sind Sie damit heute?": [3, 4],
        }
    )
    report = read_table(frame, "needs")
    assert list(mapping(report).values()) == ["statement", "importance", "satisfaction"]


PEOPLE = "Name;Ruth;Emre;Ada\nAge;62;34;41\nRole;Owner;Tenant;Landlord\nQuote;Rest;Show;How?\nGoals;warm;save;rent\n"


@pytest.mark.parametrize("above", ["", "Unsere Personas;;;\n"])
def test_words_by_chance_in_one_line_do_not_make_a_header_of_it(tmp_path, above):
    report = read(tmp_path, above + PEOPLE, "personas")
    assert report.map is not None
    assert rows(report.map.personas, "name", "quote", "goals") == [
        ("Ruth", "Rest", "warm"), ("Emre", "Show", "save"), ("Ada", "How?", "rent"),
    ]  # fmt: skip


def test_names_under_an_empty_corner_are_names(tmp_path):
    text = ";Ruth Lindner;Emre Kaya\nAlter;62;34\nBeruf;Lehrerin;Ingenieur\nZitat;Ruhe!;Schnell!\nZiele;Wärme;Sparen\n"
    report = read(tmp_path, text, "personas")
    assert report.map is not None
    assert rows(report.map.personas, "name", "quote") == [("Ruth Lindner", "Ruhe!"), ("Emre Kaya", "Schnell!")]
    assert [problem.column for problem in report.problems] == ["Alter", "Beruf"]
    assert "Nothing was taken for name" not in str(report)
    assert "(no header)" in str(report)


TWO_HEADS = "Need;Stage;Today;;Target;\n;;Importance;Satisfaction;Importance;Satisfaction\nWarm;Buy;9;3;8;7\n"


@pytest.mark.parametrize("merged", [False, True])
def test_a_header_of_two_lines_is_read_as_one(tmp_path, merged):
    report = read(tmp_path, TWO_HEADS.replace("\n;;", "\nNeed;Stage;") if merged else TWO_HEADS, "needs")
    assert report.map is not None
    assert rows(report.map.needs, "statement", "importance", "satisfaction") == [("Warm", 9, 3)]
    assert passed(report) == {
        "Target Importance": "importance is taken from “Importance”.",
        "Target Satisfaction": "satisfaction is taken from “Satisfaction”.",
    }
    target = {"Target Importance": "importance", "Target Satisfaction": "satisfaction"}
    report = read(tmp_path, TWO_HEADS, "needs", columns=target)
    assert report.map is not None
    assert rows(report.map.needs, "importance", "satisfaction") == [(8, 7)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phase;Emotion;Gefühl\nKauf;-2;wütend\nNutzung;2;froh\n", [(-2, "angry"), (2, "pleased")]),
        ("Phase;Emotion\nKauf;-1\nNutzung;2\n", [(-1, None), (2, None)]),
        ("Phase;Gefühl\nKauf;wütend\nNutzung;froh\n", [(None, "angry"), (None, "pleased")]),
        ("Phase;Gefühl;Emotion\nKauf;-2;wütend\nNutzung;2;froh\n", [(-2, "angry"), (2, "pleased")]),
    ],
)
def test_what_one_calls_a_feeling_and_another_a_mark_its_cells_tell(tmp_path, text, wanted):
    report = read(tmp_path, text, "emotions")
    assert report.map is not None
    assert rows(report.map.emotions, "score", "word") == wanted


def test_the_name_of_a_card_is_its_text(tmp_path):
    text = "Name,Tags,Created,Status,Stage\nRings the hotline,a,March,Open,Buy\nWaits,b,April,Done,Use\n"
    report = read(tmp_path, text, "notes")
    assert report.map is not None
    assert rows(report.map.notes, "text", "stage") == [("Rings the hotline", "buy"), ("Waits", "use")]
