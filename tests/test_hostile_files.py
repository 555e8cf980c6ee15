"""Files made to do harm: each opens or says why not; nothing in it is run, nobody is contacted, all goes on working."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.formats import FORMATS
from journeykit.formats.loading import read_map
from tests.hostile_maps import FORMULA, MAPS, MARKUP, NAMES, TEXTS, TRAVERSALS, Document, newer, other_shapes, pattern

pytestmark = pytest.mark.usefixtures("alone")


def use(m: jk.JourneyMap, folder: Path) -> None:
    """Do with a map whatever people do, and save it in every format."""
    folder.mkdir(exist_ok=True)
    outside = sorted(path for path in folder.parent.rglob("*") if folder not in path.parents)
    for name in m.tables:
        table = m.table(name)
        assert isinstance(table.df, pd.DataFrame)
        assert len(list(table)) == len(table) == len(table.df)
        repr(table)
    m.board_df()
    repr(jk.check(m))
    for form in FORMATS:
        for option in ({"delimiter": mark} for mark in ",;\t") if "delimiter" in form.options else ({},):
            for part in [m] if form.carries == "map" else [m.table(name) for name in m.tables]:
                path = folder / f"saved{(*form.suffixes, '')[0]}"
                jk.save(part, path, overwrite=True, **option)
                if form.name == "JSON":
                    assert read_map(path).journey == m
                elif form.read is not None and form.whole:
                    assert read_map(path).journey.tables == m.tables
                elif form.read is not None:
                    read_map(path)
    assert sorted(path for path in folder.parent.rglob("*") if folder not in path.parents) == outside
    twin = m.copy()
    row = twin.needs.add(statement="One more", importance=9, satisfaction=3)
    assert twin.needs[row]["opportunity"] == 15
    twin.undo()
    assert [need["id"] for need in twin.needs] == [need["id"] for need in m.needs]


def opened(path: Path) -> jk.JourneyMap | None:
    try:
        return read_map(path).journey
    except jk.JourneyError as problem:
        repr(str(problem))
        return None


def check(path: Path) -> jk.JourneyMap | None:
    """Open a file; if it opens, use it."""
    m = opened(path)
    if m is not None:
        use(m, path.parent / "out")
    return m


@pytest.mark.parametrize("made", MAPS.values(), ids=MAPS)
def test_a_hostile_map_opens_and_works(tmp_path: Path, made: Callable[[Document], None]) -> None:
    document = pattern()
    made(document)
    path = tmp_path / "map.journey.json"
    path.write_text(json.dumps(document), "utf-8")
    data = path.read_bytes()
    m = check(path)
    assert m is not None
    assert len(m.stages) >= 2
    assert path.read_bytes() == data


def test_all_of_them_at_once(tmp_path: Path) -> None:
    document = pattern()
    for made in MAPS.values():
        if made not in (newer, other_shapes):
            made(document)
    path = tmp_path / "map.json"
    path.write_text(json.dumps(document), "utf-8")
    assert check(path) is not None


def damaged() -> Iterator[tuple[str, bytes]]:
    whole = json.dumps(pattern(), ensure_ascii=False, indent=1)
    data = whole.replace("Motor", "Größe").encode()
    yield from ((f"cut at {cut}", data[:cut]) for cut in range(0, len(data), len(data) // 40))
    yield from (
        (code, whole.replace("Motor", "Größe").encode(code)) for code in ("utf-16", "utf-32", "latin-1", "utf-7")
    )
    yield "a list", b"[" * 100_000
    yield "a nest", b'{"a":' * 100_000
    yield "a number", b'{"format": "journeykit", "schema": "1.0", "rev": ' + b"9" * 10_000 + b"}"
    yield "no number", whole.replace('"rev": 0', '"rev": NaN').encode()
    yield "infinite", whole.replace('"rev": 0', '"rev": 1e999').encode()
    yield "twice", whole.replace('"id"', '"rev": 1, "id"', 1).encode()
    yield "halves", whole.replace("Motor", "\\ud800").encode()
    yield "zeros", bytes(1000)
    yield "pickle", b"cos\nsystem\n(S'id'\ntR."
    yield "yaml", b"!!python/object/apply:os.system ['id']"
    yield "zip", b"PK\x03\x04" + bytes(100)


DAMAGED = dict(damaged())


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_map_opens_or_says_why_not(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "map.journey.json"
    path.write_bytes(data)
    check(path)
    assert path.read_bytes() == data


# -- tables ----------------------------------------------------------------------------------------

HEAD = "id,statement,stage,importance,usp,opportunity\n"
TABLES: dict[str, bytes] = {
    "formulas": (HEAD + "".join(f'"{text}","{text}","{text}","{text}","{text}",{number}\n' for number, text in
                                enumerate(text.replace('"', '""') for text in TEXTS))).encode(),
    "headers": f'"{FORMULA}","__proto__",statement,"../../x",STATEMENT,\n1,2,3,4,5,6\n'.encode(),
    "names": ("id,statement\n" + "".join(f"{name},x\n" for name in (*NAMES, *TRAVERSALS))).encode(),
    "numbers": ("statement,importance,effort,opportunity\n" + "".join(f"a,{n},{n},{n}\n" for n in (
        "1e999", "-1e999", "nan", "inf", "9" * 5000, "1e-999", "3.0000000001", "٣", "0x10", "1_0", "−0"))).encode(),
    "quote": b'statement,usp\n"open,' + b'""' * 50_000,
    "quotes": b'statement,usp\n' + b'"a"b"c' * 20_000,
    "wide": ",".join(["statement"] * 5_000).encode() + b"\n" + b"a," * 5_000,
    "wider": b"statement\n" + b"," * 20_000,
    "blank": b"\n" * 50_000 + b"statement\na\n",
    "sep": b"sep==\nstatement=usp\n=1+1=@x\n",
    "zeros": bytes(5_000),
    "no bytes": b"",
    "utf-16": (HEAD + "n1,Größe,claims,9,,\n").encode("utf-16"),
    "half a letter": (HEAD + "n1,Größe").encode("utf-16")[:-1],
    "cp1252": (HEAD + "n1,Größe,claims,9,,\n").encode("cp1252"),
    "cut": (HEAD + "n1,Größe").encode()[:-2],
    "surrogates": HEAD.encode() + b"n1,\xed\xa0\x80,claims,9,,\n",
    "html": f"<html>{MARKUP}</html>".encode(),
    "workbook": b"PK\x03\x04" + bytes(100),
    "long": f"statement,stage\n{'x' * 200_000},{'y' * 200_000}\n".encode(),
}  # fmt: skip


@pytest.mark.parametrize("data", TABLES.values(), ids=TABLES)
def test_a_hostile_table_is_read_or_refused_as_a_whole(tmp_path: Path, data: bytes) -> None:
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.add_column(jk.columns.number("effort", step=5e-324))
    path = tmp_path / "needs.csv"
    path.write_bytes(data)
    before = m.copy()
    try:
        repr(jk.read_table(path, into=m.needs))
    except jk.JourneyError:
        assert m == before
    use(m, tmp_path / "out")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "needs.csv").write_bytes(data)
    check(folder)


@given(data=st.binary(max_size=60) | st.text(alphabet='a,;\t"\n\r=\x00ß', max_size=60).map(str.encode))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused_as_a_whole(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "needs.csv").write_bytes(b"statement,stage\n" + data)
    m, before = jk.JourneyMap(), jk.JourneyMap()
    try:
        jk.read_table(folder / "needs.csv", into=m.needs)
    except jk.JourneyError:
        assert m == before
    opened(folder)


# -- folders ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "source.json"
    source.write_text(json.dumps(pattern()), "utf-8")
    jk.save(read_map(source).journey, tmp_path / "map")
    return tmp_path / "map"


def test_links_and_what_is_no_file_are_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("id,statement\ns1,secret\n")
    for target in (secret, "/etc/passwd", folder, folder / "needs.csv", "/dev/zero", "/proc/self/environ"):
        (folder / "needs.csv").unlink()
        (folder / "needs.csv").symlink_to(target)
        assert opened(folder) is None
    (folder / "needs.csv").unlink()
    os.mkfifo(folder / "needs.csv")
    assert opened(folder) is None
    (folder / "needs.csv").unlink()
    (folder / "needs.csv").mkdir()
    assert opened(folder) is None
    assert secret.read_text() == "id,statement\ns1,secret\n"


def test_names_in_a_folder_lead_nowhere(folder: Path) -> None:
    for name in (*NAMES, "..", "...", "%2e%2e", FORMULA.replace("/", "_"), "_map", "__proto__"):
        (folder / f"{name}.csv").write_text(f"id,statement\nn1,{name}\n")
    with (folder / "_tables.csv").open("a") as file, (folder / "_columns.csv").open("a") as columns:
        for name in (*NAMES, *TRAVERSALS[:4], FORMULA):
            file.write(f'"{name}",,"{FORMULA}",,,,,"[1,"\n')
            columns.write(f'"{name}","{name}",,"text","x",,"{name}"\n"needs","{name}",,"{name}","x"\n')
    m = check(folder)
    assert m is not None
    assert {*m.tables} == {*jk.JourneyMap().tables, "risks", "constructor", "copy", "df", "tables", "undo"}


def test_declarations_in_a_folder_are_data(folder: Path) -> None:
    columns = folder / "_columns.csv"
    header = columns.read_text("utf-8-sig").splitlines()[0].split(",")
    bounds = ("-1e999", "1e999", "NaN", "9" * 5_000, "[" * 50_000, "0.5", "__import__('os')", '""x""')
    lines = []
    for number, low in enumerate(bounds):
        for kind in ("scale", "number", "choice", "eval"):
            wire = dict.fromkeys(header, "") | {"table": "needs", "column": f"c{number}_{kind}", "kind": kind}
            odd = ("low",) if kind in ("scale", "number") else ("choices", "open", "words")
            wire |= {"title": "x", "high": "5", "step": "1"} | dict.fromkeys(odd, low)
            lines.append(",".join(f'"{wire[key]}"' for key in header))
    columns.write_text(columns.read_text("utf-8-sig") + "\n".join(lines), "utf-8")
    m = check(folder)
    assert m is not None
    assert "c5_scale" in m.needs.spec


@pytest.mark.parametrize("name", ["_map.csv", "_tables.csv", "_columns.csv", "needs.csv", "stages.csv"])
@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 99, b'"', b"PK\x03\x04", b"\xff\xfe\x00", b"a,b\n,\n", b"\xef\xbb\xbf"]
)
def test_one_damaged_file_of_a_folder_is_told_or_does_no_harm(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    check(folder)
