from __future__ import annotations

import difflib
import html
import re
from pathlib import Path
from typing import Any

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.as_markdown import write
from journeykit.formats.loading import load
from journeykit.formats.markdown.wording import JOINER, heading, inline, width
from journeykit.formats.saving import save
from tests.formats.any_map import maps, texts

HEAT_PUMP = Path(__file__).parents[3] / "examples" / "heat_pump.journey.json"
PLUGINS = ["table", "url", "strikethrough", "footnotes", "math", "task_lists", "mark", "superscript", "abbr"]
DANGEROUS = (
    "a|b", "`code`", "**bold**", "_it_", "<script>alert(1)</script>", "<img src=x onerror=y>",
    "[a](https://a.example)", "![i](x.png)", "https://a.example/x", "http://b.example", "www.a.example",
    "ana@a.example", "mailto:a@b.example", "@ana", "#12", "!34", "~label", "%1.0", "&7", "GH-9", ":tada:", "$x$",
    "$`y`$", "&amp;", "&#58;", "~~gone~~", "# no", "- no", "1. no", "> no", "| --- |", "---", "\\", "\\|",
    "two\nlines", "a\r\nb", "line\u2028end", "\u202eevil", "[^1]", "[x]: https://a.example", "^up^", "==m==",
    "{+ a +}", "*[HTML]: x", "<https://a.example>", "שלום | עולם", "| a | b |", "\x00", "end #", "    code", "```",
    "  ", "<!-- -->", "<br>", "\ttab",
)  # fmt: skip
dangerous = st.sampled_from(DANGEROUS) | texts


def tokens(text: str) -> list[dict[str, Any]]:
    parsed = mistune.create_markdown(renderer="ast", plugins=PLUGINS)(text)
    assert isinstance(parsed, list)
    return parsed


def kinds(parts: list[dict[str, Any]]) -> set[str]:
    return {part["type"] for part in parts} | {kind for part in parts for kind in kinds(part.get("children", []))}


def words(part: dict[str, Any]) -> str:
    if part["type"] == "linebreak" or part.get("raw", "").startswith("<br"):
        return "\n"
    return str(part.get("raw", "")) + "".join(map(words, part.get("children", [])))


def tables(text: str) -> list[list[list[str]]]:
    """Return each table's rows of cells, as a reader sees them."""
    return [
        [[html.unescape(words(cell)).replace(JOINER, "") for cell in row] for row in _rows(part)]
        for part in tokens(text)
        if part["type"] == "table"
    ]


def _rows(table: dict[str, Any]) -> list[list[dict[str, Any]]]:
    head, *body = table["children"]
    return [head["children"], *(row["children"] for part in body for row in part["children"])]


def page(journey: jk.JourneyMap) -> str:
    return write(journey).files[""].decode()


def seen(text: str) -> str:
    """Return a text as a cell shows it: line breaks stay, runs of blanks are one."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text.strip())
    plain = (re.sub(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "�", line) for line in lines)
    return "\n".join(" ".join(line.split()) for line in plain)


def test_the_example_reads_well():
    m = load(HEAT_PUMP)
    text = page(m)
    assert text.startswith("# Heat pump instead of gas\n\n*A customer journey map, written by journeykit to be read.")
    assert text.endswith("|\n")
    assert (
        "### 3. House visit\n\n- **Goal:** Hear it from somebody who has seen my cellar\n- **Moment of truth:** yes\n"
        in text
    )
    found = tables(text)
    assert found[0][0] == ["", "Ruth Lindqvist", "Emre Kaya"]
    assert ["Goals", "A warm house before the early shift\nTo decide well, and on her own",
            "Numbers he can check\nNo more surprises after the mortgage"] in found[0]  # fmt: skip
    assert found[1][0] == ["Lane", "Note", "Persona", "Channel", "How we know"]
    assert found[1][1] == [
        "Doing", "Bleeds the radiators and hears the boiler knock again", "Ruth Lindqvist", "", "Several voices",
    ]  # fmt: skip
    notes = sum(len(table) - 1 for table in found if table[0][:2] == ["Lane", "Note"])
    assert notes == len(m.notes)
    emotions = next(table for table in found if table[0][:3] == ["Stage", "Persona", "Version"])
    assert emotions[1] == ["Doubt", "Ruth Lindqvist", "As is", "−1", "Uneasy", "", ""]
    assert all(len(line) < 200 for line in text.splitlines())


def test_an_edit_of_a_cell_is_one_line_of_a_difference():
    m = load(HEAT_PUMP)
    before = page(m)
    need, note = next(iter(m.needs))["id"], next(iter(m.notes))["id"]
    for table, row, column, value in (
        (m.needs, need, "rival", "x" * 90),
        (m.needs, need, "grade", "measured"),
        (m.notes, note, "text", "A far longer text than any other on the board has been so far, by a good deal"),
        (m.stages, "doubt", "goal", "Sleep"),
        (m.personas, "ruth", "quote", "Hm"),
    ):
        table.set(row, **{column: value})
        after = page(m)
        changed = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:1] in "+-"]
        assert len(changed) in (1, 2), changed
        before = after


@given(text=dangerous)
@settings(max_examples=300, deadline=None)
def test_no_markup_comes_out_of_a_text(text: str):
    table = f"| A | B |\n| --- | --- |\n| {inline(text)} | x |\n\n## {heading(text)}\n\n- **T:** {inline(text)}\n"
    parsed = tokens(table)
    assert kinds(parsed) <= {
        "table", "table_head", "table_body", "table_row", "table_cell", "text", "blank_line", "heading", "list",
        "list_item", "block_text", "strong", "inline_html",
    }  # fmt: skip
    assert {*raw(parsed, "inline_html")} <= {"<br>"}
    [[cell, other]] = tables(table)[0][1:]
    assert (shown(cell), other) == (shown(seen(text)), "x")
    assert [shown(html.unescape(words(part)).replace(JOINER, "")) for part in parsed if part["type"] == "heading"] == [
        shown(seen(text).replace("\n", " "))
    ]


def shown(text: str) -> str:
    """Return a text without what nobody sees: joiners, and what ends its changes of direction."""
    return text.replace(JOINER, "").rstrip("\u202c\u2069 ")


def raw(parts: list[dict[str, Any]], kind: str) -> list[str]:
    found = [part["raw"] for part in parts if part["type"] == kind]
    return found + [text for part in parts for text in raw(part.get("children", []), kind)]


@pytest.mark.parametrize(
    "text",
    ["@ana", "x@a.example", "#12", "a#12", "!3", "~bug", "%2", "&4", "$5", "GH-6", ":tada:", "https://a", "www.a.at"],
)
def test_what_github_or_gitlab_would_link_is_parted(text):
    # Both look for links in what is shown, where an escape is gone already.
    assert re.sub(r"\\(.)", r"\1", inline(text)) != text
    assert re.sub(r"\\(.)", r"\1", inline(text)).replace(JOINER, "") == text


def test_what_harms_nobody_stays_as_it_is():
    for text in (
        "R&D (10:30) – 5 % off, 3 + 4 = 7; it's “fine”!",
        "請求 שלום 👩\u200d👩\u200d👧",
        "a-b.c/d, e? 'f' \"g\"",
    ):
        assert inline(text) == text


def test_a_change_of_direction_ends_with_its_text():
    assert inline("\u202ea") == "\u202ea\u202c"
    assert inline("\u2067a\u202bb\u202c") == "\u2067a\u202bb\u202c\u2069"
    assert inline("a\u202c") == "a\u202c"


def test_columns_stand_below_each_other_in_any_script():
    m = jk.JourneyMap(stages=["請求", "Größe"])
    for stage in m.stages:
        m.needs.add(stage=stage["id"], statement=stage["name"], importance=3)
    lines = [line for line in page(m).splitlines() if line.startswith(("| 請", "| Größe"))]
    ends = [[width(line[:place]) for place, letter in enumerate(line) if letter == "|"] for line in lines]
    assert len(lines) == 2
    assert ends[0] == ends[1]


@given(journey=maps())
@settings(max_examples=30, deadline=None)
def test_every_map_can_be_read_and_nothing_comes_out_of_it(journey: jk.JourneyMap):
    text = page(journey)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    parsed = tokens(text)
    assert not kinds(parsed) & {
        "link",
        "image",
        "block_html",
        "block_code",
        "block_quote",
        "thematic_break",
        "footnote_ref",
    }
    found = [cell for table in tables(text) for row in table for cell in row]
    for note in journey.notes:
        assert any(shown(cell) == shown(seen(note["text"])) for cell in found)
    for need in journey.needs:
        for column in ("statement", "usp", "usp_proof", "rival"):
            assert any(shown(cell) == shown(seen(need[column])) for cell in (*found, ""))
    assert page(journey) == text


def test_columns_and_tables_of_ones_own_are_shown():
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.add_column(jk.columns.scale("effort", 1, 5))
    m.notes.add_column(jk.columns.link("ticket"))
    m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.ref("stage", to="stages")])).add(
        risk="Nobody answers", stage="claims"
    )
    m.needs.add(statement="Be heard", effort=3)
    m.notes.add(stage="claims", lane="doing", text="Calls", ticket="https://a.example/x_1?a=b")
    text = page(m)
    found = tables(text)
    assert ["Statement", "Effort"] in [table[0] for table in found]
    assert [["Risk", "Stage"], ["Nobody answers", "Claims"]] in found
    assert "`https://a.example/x_1?a=b`" in text
    assert "link" not in kinds(tokens(text))


def test_what_has_no_place_is_shown_all_the_same():
    m = jk.JourneyMap(stages=["Claims"])
    m.notes.add(text="Astray")
    m.emotions.add(score=1)
    m.needs.add(importance=3)
    text = page(m)
    assert "### At no stage" in text
    assert "No notes yet." in text
    assert "Astray" in text
    assert "|    +1 |" in text
    assert page(jk.JourneyMap()).startswith("# Customer journey map\n")


def test_every_table_of_the_schema_is_there():
    m = jk.JourneyMap(stages=["Claims"])
    for table in m.tables:
        said = next(column.name for column in m.schema.table(table).columns if column.kind in ("text", "long_text"))
        m.table(table).add(**{said: f"One of the {table}"})
    assert [table for table in m.tables if f"One of the {table}" not in page(m)] == []


def test_what_columns_are_declared_with_is_told_to_be_left_out():
    m = jk.JourneyMap()
    assert not [what for what in write(m).lost if "declared" in what]
    m.needs.add_column(jk.columns.choice("effort", ["low", "high"], help="In weeks"))
    assert "the help texts, ranges and choices that columns are declared with" in write(m).lost


def test_a_table_of_a_few_columns_is_one():
    m = jk.JourneyMap()
    m.evidence.add(finding="Waits for weeks", source="interview", n=7)
    m.notes.add(text="At no stage")
    heads = [table[0] for table in tables(page(m))]
    assert ["Finding", "Source", "People"] in heads
    assert not [head for head in heads if "Stage" in head]


def test_more_than_three_personas_stand_below_each_other():
    m = jk.JourneyMap()
    for name in "ABCDE":
        m.personas.add(name=name, segment=name.lower())
    assert [table[0] for table in tables(page(m))[:2]] == [["", "A", "B", "C"], ["", "D", "E"]]


def test_joiners_in_texts_are_counted():
    m = jk.JourneyMap(stages=["Ask @anna"], title="As \u2060 is")
    told = [lost for lost in write(m).lost if "U+2060" in lost]
    assert told == [
        "1 place as written: a joiner without width (U+2060) keeps addresses, mentions and numbers from links",
    ]
    m.notes.add(stage="ask-anna", lane="doing", text="See https://a.example and #12")
    assert next(lost for lost in write(m).lost if "U+2060" in lost).startswith("3 places as written")
    assert not any("U+2060" in lost for lost in write(jk.JourneyMap(title="Motor")).lost)


def test_it_is_saved_and_not_read_back(tmp_path):
    m = load(HEAT_PUMP)
    report = save(m, tmp_path / "heat.md")
    assert report.lost == (
        "the ids of rows",
        "the revisions of cells and the map's lineage, which merging copies needs",
    )
    with pytest.raises(UnreadableFileError, match="no map can be read out of Markdown"):
        load(tmp_path / "heat.md")
