from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import FileConflictError, ReadOnlyError, UnreadableFileError
from journeykit.formats import as_csv, csv_dialect
from journeykit.formats.read_report import ReadProblem, ReadReport
from journeykit.formats.saving import save
from journeykit.formats.sheets import cells
from journeykit.formats.table_reading import read_table
from journeykit.model.history import Event
from journeykit.model.rows import TableRows
from tests.formats.any_map import maps

FILES = Path(__file__).with_name("files")


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.personas.add(id="na", name="NA")
    m.personas.add(id="nadia", name="Nadia Müller")
    m.needs.add_column(jk.columns.scale("effort", 0, 5, step=0.5))
    return m


@pytest.fixture
def read(journey, tmp_path):
    def read(text: str | bytes, table: str = "needs") -> ReadReport:
        path = tmp_path / f"{table}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_table(path, into=journey.table(table))

    return read


def told(report: ReadReport) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.column, problem.text) for problem in report.problems]


@pytest.mark.parametrize("path", sorted(FILES.glob("*.csv")), ids=lambda path: path.stem)
def test_reads_files_as_people_have_them(journey, path):
    assert str(read_table(path, into=journey.needs)) == "2 rows added."
    first, second = journey.needs
    assert (first["stage"], first["persona"], first["level"]) == ("claims", "na", "safety")
    assert (first["importance"], first["satisfaction"], first["effort"]) == (9, 3, 1.5)
    assert first["usp"] == "Größe; immer"
    assert (second["statement"], second["stage"], second["persona"]) == (
        "Understand it\nwithout a lawyer", "research", "nadia",
    )  # fmt: skip
    assert (second["level"], second["satisfaction"], second["usp"]) == (None, None, "-10 % Wartezeit")


def test_is_one_undo_step(journey, read):
    read("statement\na\nb\nc\n")
    journey.needs.set("b", importance=3)
    journey.undo()
    journey.undo()
    assert len(journey.needs) == 0


def test_what_is_not_taken_is_told_cell_by_cell_and_the_rest_is_kept(journey, read):
    report = read(
        "Statement,Stage,Importance,Level,Importence,Persona,Opportunity\n"
        "Be heard,Klaims,sehr hoch,safty,1,Nobody at all,20\n\n"
        "Be paid,claims,9,esteem,,,,surplus\n"
    )
    assert (report.added, report.updated) == (2, 0)
    assert told(report) == [
        (1, "Importence", ""),
        (2, "stage", "Klaims"),
        (2, "importance", "sehr hoch"),
        (2, "level", "safty"),
        (2, "persona", "Nobody at all"),
        (4, "", "surplus"),
    ]
    assert [problem.why for problem in report.problems] == [
        "needs has no such column; it was passed over. Did you mean importance?",
        "There is no “Klaims” among the stages. Did you mean Claims?",
        ("“sehr hoch” is not a whole number from 0 to 10; values={'importance': {'sehr hoch': …}} says what it is."),
        (
            "“safty” is not one of Physiological, Safety, Love and belonging, Esteem, Self-actualization. "
            "Did you mean Safety?"
        ),
        "There is no “Nobody at all” among the personas.",
        "The row has more cells than the header has columns; left out: surplus.",
    ]
    assert [(need["statement"], need["stage"], need["importance"]) for need in journey.needs] == [
        ("Be heard", None, None), ("Be paid", "claims", 9),
    ]  # fmt: skip


def test_the_report_reads_well():
    problem = ReadProblem(7, "importance", "sehr hoch", "“sehr hoch” is not a whole number from 0 to 10.")
    assert repr(ReadReport(20, 0, (problem,))) == (
        "20 rows added, 1 cell not taken:\n  line 7, importance: “sehr hoch” is not a whole number from 0 to 10."
    )
    assert str(ReadReport(1, 2)) == "1 row added, 2 rows updated."
    many = tuple(replace(problem, text=f"hoch {line}") for line in range(40))
    assert str(ReadReport(0, 0, many)).endswith("\n  and 10 more (importance: 10) – all in .problems")
    assert str(ReadReport(0, 0, (problem,) * 300)) == (
        "0 rows added, 300 cells not taken:\n"
        "  line 7 and 299 more, importance: “sehr hoch” ×300 is not a whole number from 0 to 10."
    )
    assert str(ReadReport(1, 0, (ReadProblem(1, "x", "", "No."),))) == "1 row added, 1 problem:\n  line 1, x: No."


def test_a_known_id_brings_its_row_up_to_date_in_the_columns_there_are(journey, read):
    journey.needs.add(id="n1", statement="Old", usp="stays", importance=5, satisfaction=5, stage="claims")
    report = read("id,statement,importance,satisfaction,author,stage\nn1,New,much,,eve,\n")
    assert (report.added, report.updated) == (0, 1)
    need = journey.needs["n1"]
    assert (need["statement"], need["usp"], need["author"], need["stage"]) == ("New", "stays", "", None)
    assert (need["importance"], need["satisfaction"]) == (5, None)


def test_a_short_row_says_nothing_about_the_cells_it_lacks(journey, read):
    journey.needs.add(id="n1", statement="Old", usp="stays")
    read("id,statement,usp\nn1,New\n")
    assert (journey.needs["n1"]["statement"], journey.needs["n1"]["usp"]) == ("New", "stays")


def test_ids_are_kept_made_of_words_or_fresh(journey, read):
    report = read("id,statement\nn7,a\nNeed One,b\n,c\nn7,d\n請求,e\n'-x,f\nneed one!,g\n")
    ids = [need["id"] for need in journey.needs]
    assert (ids[0], ids[1], ids[3], ids[5], ids[6]) == ("n7", "need-one", "n7-2", "-x", "need-one-2")
    assert ids[2].startswith("n_")
    assert ids[4].startswith("n_")
    assert (5, "id", "n7") in told(report)
    read("id,statement\nNeed One,later\n")
    assert journey.needs["need-one"]["statement"] == "later"


def test_the_author_of_a_new_row_is_kept(journey, read):
    read("statement,author\na,ana\n")
    assert journey.needs["a"]["author"] == "ana"


def test_refs_are_ids_or_names_in_any_case_and_the_id_counts_first(journey, read):
    journey.stages.add(id="other", name="claims")
    report = read(
        "statement,stage,stage_name\n"
        "a,claims,Research\nb,,research\nc,gone,RESEARCH\nd,gone,lost\ne,Claims,\nf,CLAIMS,\ng,–,\n"
    )
    stages = {need["statement"]: need["stage"] for need in journey.needs}
    assert stages == {
        "a": "claims", "b": "research", "c": "research", "d": None, "e": "claims", "f": None, "g": None,
    }  # fmt: skip
    assert [(line, text) for line, _, text in told(report)] == [(2, "Research"), (5, "lost"), (7, "CLAIMS")]
    assert report.problems[0].why == "The id beside it is that of “Claims”, so “Claims” was taken."
    assert "are named" in report.problems[2].why


def test_rows_may_point_to_each_other(journey, read):
    journey.add_table(jk.table("tasks", [jk.columns.text("task"), jk.columns.ref("follows", to="tasks")]))
    assert read("id,task,follows\na,one,b\nb,two,a\nc,three,one\n", "tasks").problems[0].text == "one"
    assert [task["follows"] for task in journey.tasks] == ["b", "a", None]


def test_names_beside_ids_of_rows_the_file_brings_along_are_no_contradiction(journey, tmp_path):
    journey.add_table(jk.table("tasks", [jk.columns.text("task"), jk.columns.ref("follows", to="tasks")]))
    journey.tasks.extend([{"id": "b", "task": "two"}, {"id": "a", "task": "one", "follows": "b"}])
    save(journey.tasks, tmp_path / "tasks.csv")
    journey.tasks.remove("a", "b")
    assert read_table(tmp_path / "tasks.csv", into=journey.tasks) == ReadReport(2, 0)


def test_one_row_for_persona_stage_and_version(journey, read):
    journey.emotions.add(id="e1", persona="na", stage="claims", version="as_is", score=1)
    report = read(
        "persona,stage,version,score\nNA,Claims,As is,-2\nNA,Research,as_is,1\nNA,research,as is,2\n", "emotions"
    )
    assert (report.added, report.updated) == (1, 1)
    assert [emotion["score"] for emotion in journey.emotions] == [-2, 2]
    assert told(report) == [(4, "", "")]
    assert jk.check(journey, "duplicate_row") == []


def test_custom_columns_and_titles_are_found(journey, read):
    journey.needs.add_column(jk.columns.multi_choice("teams", ["law", "claims"], title="Who helps?"))
    read("STATEMENT;who helps?;Effort\na;Law; 1,5\n")
    assert journey.needs["a"]["teams"] == ("law",)
    assert journey.needs["a"]["effort"] == 1.5


def test_two_headers_for_one_column_and_none_for_another(journey, read):
    report = read("statement,Statement,,\na,b,c,\n")
    assert journey.needs["a"]["statement"] == "a"
    assert [problem.why for problem in report.problems] == [
        "needs has one column statement, the file two; the second was passed over.",
        "Column 3 has no header; it was passed over.",
    ]


def test_a_text_too_long_is_told_and_a_zero_byte_is_no_trouble(journey, read):
    report = read(f"statement,usp\n{'x' * 100_001},kept\na\x00b,c\n")
    assert [line for line, _, _ in told(report)] == [2]
    assert "100000 characters at most" in report.problems[0].why
    assert [need["statement"] for need in journey.needs] == ["", "a\x00b"]
    assert csv.field_size_limit() == 131_072


def test_a_quote_that_never_closes_is_told(journey, read):
    report = read('statement,usp\na,b\nc,"d\ne,f\n')
    assert [(problem.line, problem.why[:25]) for problem in report.problems] == [(3, "A quote opens here that n")]
    assert [need["usp"] for need in journey.needs] == ["b", "d", "f"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "needs.csv: The file is empty"),
        (b"\n\n \n", "empty"),
        (b"Wer,Was\na,b\n", r"No column of needs is among its headers .Wer, Was.*statement"),
        (b"\x00" * 1000, "No column of needs"),
        (b"PK\x03\x04", "workbook"),
    ],
)
def test_what_is_no_such_table_is_refused_as_a_whole(journey, read, data, said):
    with pytest.raises(UnreadableFileError, match=said):
        read(data)
    assert len(journey.needs) == 0


def test_a_file_of_nothing_but_wrong_words_does_not_take_for_ever(journey, read, monkeypatch):
    monkeypatch.setattr(cells, "MAX_REFUSED", 50)
    assert len(read("statement,level\n" + "a,wrong\n" * 100).problems) == 100
    with pytest.raises(UnreadableFileError, match="another table"):
        read("statement,level\n" + "".join(f"a,wrong{number}\n" for number in range(51)))


def test_a_read_only_map_stays_as_it_is(journey, read):
    journey.commit_path.stand(read_only="Somebody else edits it.")
    with pytest.raises(ReadOnlyError):
        read("statement\na\n")


def test_the_listeners_hear_of_one_edit(journey, read):
    events: list[Event] = []
    journey.subscribe(events.append)
    read("statement\na\nb\n")
    assert [len(event.changes) for event in events] == [2]


def test_a_file_that_was_taken_in_whole_may_be_saved_over(journey, tmp_path):
    path = tmp_path / "needs.csv"
    path.write_text("statement\na\n")
    read_table(path, into=journey.needs)
    save(journey.needs, path)
    path.write_text("statement,importance\na,much\n")
    read_table(path, into=journey.needs)
    with pytest.raises(FileConflictError):
        save(journey.needs, path)


class SeenLock:
    """A map's lock that says whether anybody holds it."""

    def __init__(self, lock: Any) -> None:
        self.lock, self.held = lock, 0

    def acquire(self) -> None:
        self.lock.acquire()
        self.held += 1

    def release(self) -> None:
        self.held -= 1
        self.lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


def test_others_may_go_on_editing_while_a_file_is_read(journey, read, monkeypatch):
    lock = SeenLock(journey.commit_path.lock)
    monkeypatch.setattr(journey.commit_path, "lock", lock)
    held: list[int] = []

    def seen(module: Any, name: str) -> None:
        call = getattr(module, name)

        def noted(*given: Any, **named: Any) -> Any:
            held.append(lock.held)
            return call(*given, **named)

        monkeypatch.setattr(module, name, noted)

    seen(csv_dialect, "decode")
    seen(cells, "parse")
    assert read("statement,importance,stage\na,9,claims\n").problems == ()
    assert held == [0, 0]
    assert journey.needs["a"]["stage"] == "claims"


def test_a_column_that_is_gone_when_the_file_is_read_is_told(journey, read, monkeypatch):
    parse: Any = vars(cells)["parse"]

    def late(*given: Any, **named: Any) -> Any:
        if "effort" in journey.needs.spec:
            journey.needs.remove_column("effort")
        return parse(*given, **named)

    monkeypatch.setattr(cells, "parse", late)
    assert told(read("statement,effort\na,1\n")) == [(1, "effort", "")]
    assert journey.needs["a"]["statement"] == "a"


def test_many_names_are_looked_up_in_one_pass(journey, read, monkeypatch):
    journey.stages.extend({"name": f"Stage {number}"} for number in range(200))
    walks: list[int] = []
    walk = TableRows.__iter__

    def counted(rows: TableRows) -> Any:
        walks.append(len(rows))
        return walk(rows)

    monkeypatch.setattr(TableRows, "__iter__", counted)
    lines = "".join(f"need {number},stage {number}\n" for number in range(200))
    assert read(f"statement,stage\n{lines}").problems == ()
    assert len(walks) < 10


@given(journey=maps())
@settings(max_examples=60)
def test_a_table_read_from_its_own_csv_changes_nothing(tmp_path_factory, journey):
    path = tmp_path_factory.getbasetemp() / "own.csv"
    table = journey.needs
    path.write_bytes(as_csv.write(table).files[""])
    before = journey.copy()
    report = read_table(path, into=table)
    dashes = {"–", "—"}
    lost = [
        cell
        for row in before.commit_path.contents.tables["needs"]
        for cell in row.cells.values()
        if cell in dashes or isinstance(cell, tuple) and dashes & set(cell)
    ]
    dangling = jk.check(before, "dangling_reference")
    if not lost and not any(problem.table == "needs" for problem in dangling):
        assert journey == before
        assert report.problems == ()
        assert report.added == 0


def test_what_pandas_writes_and_reads(journey, tmp_path):
    import pandas as pd

    journey.needs.add(id="n1", stage="claims", statement="=1+1", importance=9, effort=1.5, level="safety")
    frame = journey.needs.df
    frame.to_csv(tmp_path / "pandas.csv")
    twin = jk.JourneyMap(stages=["Claims"])
    assert read_table(tmp_path / "pandas.csv", into=twin.needs).added == 1
    assert twin.needs["n1"]["statement"] == "=1+1"
    save(journey.needs, tmp_path / "ours.csv")
    seen = pd.read_csv(tmp_path / "ours.csv")
    assert [seen[name][0] for name in ("id", "stage_name", "importance", "statement")] == ["n1", "Claims", 9, "'=1+1"]


def test_cells_that_a_file_empties_are_counted(tmp_path):
    m = jk.JourneyMap(stages=["Claims"])
    row = m.needs.add(statement="Be heard", importance=9, level="esteem")
    path = tmp_path / "needs.csv"
    path.write_text(f"id,statement,importance,level,usp\n{row},Be heard,,,\n")
    assert "2 cells were emptied, since the sheet has nothing there." in str(read_table(path, into=m.needs))
    assert m.needs[row]["importance"] is None


def test_the_encoding_of_an_old_file_is_told(tmp_path):
    path = tmp_path / "potrzeby.csv"
    path.write_bytes("Potrzeba;Ważność\nBezpieczeństwo żółwia;9\n".encode("cp1250"))
    m = jk.JourneyMap()
    report = jk.read_table(path, into=m.needs)
    assert m.needs.df["statement"].tolist() == ["Bezpieczeństwo żółwia"]
    assert m.needs.df["importance"].tolist() == [9]
    assert "Its letters were read as those of cp1250; saved as CSV UTF-8, there is no doubt." in str(report)
