"""The words of each language: complete, of one meaning, and understood in believable sheets."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import journeykit as jk
from journeykit import columns
from journeykit.formats.importing import words as importing_words
from journeykit.formats.importing.words import LANGUAGES, normal, words
from journeykit.schema.tables import (
    CHANNELS,
    EMOTION_WORDS,
    GRADES,
    MASLOW,
    SCHEMA,
    SIDES,
    SOURCES,
    VERSIONS,
    TableSpec,
)
from tests.formats.importing.lists_of_languages import (
    NEED_COLUMNS,
    NEED_GRADES,
    NEED_LEVELS,
    NEEDS,
    PERSONA_COLUMNS,
    PERSONAS,
)

FOLDER = Path(importing_words.__file__).with_name("languages")
LINE = re.compile(r'#.*|\[[a-z_.]+\]|[a-z_]+ = "[^"\\]+"|')

# Two languages mean different things by the same word; what stands below such a header has to tell.
TWO_LANGUAGES = {
    ("emotions", "note"): "a mark in French and German, a remark in English",
    ("emotions", "sentiment"): "a mark in English, a feeling in French and Romanian",
}


def lines_of(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield section, key and words of each line of a language."""
    tree = tomllib.loads(FOLDER.joinpath(f"{language}.toml").read_text("utf-8"))
    for key, value in tree.items():
        if isinstance(value, str):
            yield "", key, value.split(";")
            continue
        for name, found in value.items():
            if isinstance(found, str):
                yield key, name, found.split(";")
            else:
                for entry, text in found.items():
                    yield f"{key}.{name}", entry, text.split(";")


def lines(language: str) -> dict[tuple[str, str], list[str]]:
    return {(section, key): [word.strip() for word in found] for section, key, found in lines_of(language)}


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> importing_words.Words:
    """Return the words of one language only; what is kept of all languages stays as it is."""
    monkeypatch.setattr(importing_words, "LANGUAGES", (request.param,))
    return words.__wrapped__()


def test_every_file_is_a_language_and_every_language_a_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)
    assert set(NEEDS) == set(PERSONAS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_every_line_that_the_english_one_has(language: str) -> None:
    assert lines(language).keys() == lines("en").keys()


def test_the_english_file_has_every_entry_of_every_choice() -> None:
    wanted = {
        "level": [one.value for one in MASLOW],
        "grade": [one.value for one in GRADES],
        "side": [one.value for one in SIDES],
        "version": [one.value for one in VERSIONS],
        "source": [one.value for one in SOURCES],
        "channel": CHANNELS,
        "word": EMOTION_WORDS,
    }
    found = {(section.removeprefix("choices."), key) for section, key in lines("en") if section.startswith("choices.")}
    assert {(name, one) for name, every in wanted.items() for one in every} == found


def test_every_column_that_people_fill_in_has_words() -> None:
    wanted = {(spec.name, column.name) for spec in SCHEMA.tables for column in spec.columns if column.kind != "derived"}
    assert wanted - set(words().columns) == set()


def test_a_column_that_the_schema_gains_has_the_words_of_those_like_it(monkeypatch: pytest.MonkeyPatch) -> None:
    risks = TableSpec("risks", (columns.text("risk"), columns.ref("stage", to="stages"), columns.text("grade")))
    monkeypatch.setattr(importing_words, "SCHEMA", SCHEMA.with_table(risks))
    found = importing_words.words.__wrapped__().columns
    assert found["risks", "stage"] == found["needs", "stage"]
    assert found["risks", "grade"] == found["needs", "grade"]
    assert found["risks", "author"] == found["needs", "author"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_made_of_plain_lines_in_composed_letters(language: str) -> None:
    text = FOLDER.joinpath(f"{language}.toml").read_text("utf-8")
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_says_a_word_twice_or_an_empty_one(language: str) -> None:
    for place, found in lines(language).items():
        if place[1] not in ("yes", "no", "language"):
            assert all(normal(word) for word in found), place
        assert len(set(found)) == len(found), place


@pytest.mark.parametrize("alone", LANGUAGES, indirect=True)
def test_no_word_of_a_language_stands_for_two_columns_of_a_table(alone: importing_words.Words) -> None:
    meant = defaultdict(set)
    for (table, column), found in alone.columns.items():
        for word in found:
            meant[table, word].add(column)
    assert {place: columns for place, columns in meant.items() if len(columns) > 1} == {}
    assert {place: entries for place, entries in alone.choices.items() if len(entries) > 1} == {}


def test_hardly_a_word_means_two_columns_in_two_languages() -> None:
    meant = defaultdict(set)
    for (table, column), found in words().columns.items():
        for word in found:
            meant[table, word].add(column)
    assert {place for place, columns in meant.items() if len(columns) > 1} == set(TWO_LANGUAGES)
    assert {place for place, entries in words().choices.items() if len(entries) > 1} == set()
    assert words().yes & words().no == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_found_in_any_case_width_and_dress(language: str) -> None:
    known = words().columns["needs", "importance"]
    for word in lines(language)["needs", "importance"]:
        assert normal(word.upper()) in known, word
        assert normal(unicodedata.normalize("NFD", word)) in known, word
        assert normal(f"\u200f {word}:\u200e ") in known, word
        assert (
            normal("".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in word)) in known
        )


def test_marks_of_vowels_and_lengthening_do_not_matter() -> None:
    assert words().choice("level", "الأَمَان") == words().choice("level", "الأمـــان") == "safety"
    assert words().choice("level", "בִּיטָּחוֹן") == "safety"
    assert words().choice("level", "GÜVENLİK") == words().choice("level", "guvenlik") == "safety"
    assert words().choice("level", "Wertschaetzung") == "esteem"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_needs_list_makes_the_map_that_its_english_twin_makes(language: str) -> None:
    headers, statements, levels, grades = (part.split("|") for part in NEEDS[language])

    def sheet(titles: list[str], levels: list[str], grades: list[str]) -> pd.DataFrame:
        rows = [
            (statements[0], "A1", "Ruth", levels[0], 9, 3, "Acme", grades[0]),
            (statements[1], "B2", "Omar", levels[1], 7, 8, "", grades[1]),
        ]
        return pd.DataFrame(rows, columns=titles)

    report = jk.read_table(sheet(headers, levels, grades), into="needs")
    twin = jk.read_table(sheet(list(NEED_COLUMNS), list(NEED_LEVELS), list(NEED_GRADES)), into="needs")
    assert [column.column for column in report.columns] == list(NEED_COLUMNS)
    assert report.problems == ()
    assert report.map is not None
    assert twin.map is not None
    columns = [*NEED_COLUMNS[:1], "stage_name", "persona_name", *NEED_COLUMNS[3:]]
    theirs, ours = (found.needs.df[columns].to_dict("records") for found in (report.map, twin.map))
    assert theirs == ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_persona_list_makes_the_map_that_its_english_twin_makes(language: str) -> None:
    headers, channels = (part.split("|") for part in PERSONAS[language])
    said = ["Ruth", "Young families", "“No surprises.”", "Lives in the country.", "A fair price", "Peace", "Waiting"]

    def sheet(titles: list[str], channels: str) -> pd.DataFrame:
        return pd.DataFrame([(*said, channels), ("Omar", *said[1:], "")], columns=titles)

    report = jk.read_table(sheet(headers, ", ".join(channels)), into="personas")
    twin = jk.read_table(sheet(list(PERSONA_COLUMNS), "phone;email"), into="personas")
    assert [column.column for column in report.columns] == list(PERSONA_COLUMNS)
    assert report.problems == ()
    assert report.map is not None
    assert twin.map is not None
    columns = list(PERSONA_COLUMNS)
    theirs, ours = (found.personas.df[columns].to_dict("records") for found in (report.map, twin.map))
    assert theirs == ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_map_decides_a_needs_list_goes_to_the_needs(language: str) -> None:
    headers, statements, levels, grades = (part.split("|") for part in NEEDS[language])
    rows = [(statements[0], "A1", "Ruth", levels[0], 9, 3, "Acme", grades[0])] * 2
    journey = jk.JourneyMap()
    report = jk.read_table(pd.DataFrame(rows, columns=headers), into=journey)
    assert (report.table, len(journey.needs.df)) == ("needs", 2)


BOARDS = {
    "en": "Stage|Actions|Thoughts|Pain points",
    "de": "Phase|Handlungen|Gedanken|Schmerzpunkte",
    "fr": "Étape|Actions|Pensées|Irritants",
    "es": "Etapa|Acciones|Pensamientos|Puntos de dolor",
    "pl": "Etap|Działania|Myśli|Bolączki",
    "ru": "Этап|Действия|Мысли|Боли",
    "he": "שלב|פעולות|מחשבות|נקודות כאב",
    "ar": "المرحلة|الإجراءات|الأفكار|نقاط الألم",
    "hi": "चरण|गतिविधियाँ|सोच|समस्याएँ",
    "ja": "フェーズ|行動|思考|課題",
    "ko": "단계|행동|생각|고충",
    "zh-hans": "阶段|行为|想法|痛点",
}


@pytest.mark.parametrize("language", BOARDS)
def test_a_board_is_known_by_its_titles(language: str) -> None:
    titles = BOARDS[language].split("|")
    frame = pd.DataFrame([("A1", "Asks a friend", "Hm", "Long"), ("B2", "Pays", "Well", "Dear")], columns=titles)
    report = jk.read_table(frame, into=jk.JourneyMap())
    journey = report.map
    assert journey is not None
    assert (report.table, report.problems) == ("notes", ())
    assert [*journey.stages.df["name"]] == ["A1", "B2"]
    notes = journey.notes.df
    lanes = ("doing", "thinking", "negative")
    assert set(zip(notes["lane"], notes["text"], strict=True)) == {
        *zip(lanes, ("Asks a friend", "Hm", "Long"), strict=True),
        *zip(lanes, ("Pays", "Well", "Dear"), strict=True),
    }
    assert f"“{titles[1]}” as Doing" in report.remarks[0].replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_of_a_board_that_is_called_feelings_holds_scores(language: str) -> None:
    said = {key: found[0] for (section, key), found in lines(language).items() if section == "board"}
    titles = ["", "A1", "B2"]
    frame = pd.DataFrame([(said["doing"], "Asks", "Pays"), (said["feeling"], "+1", "−2")], columns=titles)
    report = jk.read_table(frame, into="map")
    journey = report.map
    assert journey is not None
    assert (report.added, report.problems) == (2, ())
    assert [(row["stage"], row["score"]) for row in journey.emotions] == [("a1", 1), ("b2", -2)]
    assert [(row["name"], row["side"]) for row in journey.lanes] == [(said["doing"], "customer")]
