"""Tables as HTML, read by a real browser's parser: our own exactly, those of others as they are shown."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.clipboard_page import build_clipboard_script, load_clipboard

pytestmark = pytest.mark.browser

FILES = Path(__file__).parent / "clipboards"

READ = "html => clipboard.read_table(html)"
READ_ALL = "flavours => clipboard.read_clipboard({ getData: type => flavours[type] ?? '' })"


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    page = chromium.new_page()
    load_clipboard(page, build_clipboard_script(tmp_path_factory.mktemp("clipboard")))
    yield page
    page.close()


def read_cell(page: Page, html: str) -> str:
    rows = page.evaluate(READ, f"<table><tr><td>{html}</td></tr></table>")
    return str(rows[0][0])


def test_what_is_written_is_read(page: Page) -> None:
    page.evaluate("clipboard.check_tables(2000)")


CLIPBOARDS: dict[str, list[list[str]]] = {
    "excel": [
        ["two\nlines", 'say "hi"', "007", "4,0"],
        ["a longer text that Excel wraps in its source", "a   b", "", "TRUE"],
        ["runs into the empty cell beside it", "", "=1+1", "31.03.2026"],
        ["merged", "", "a <b> & c", "50%"],
        ["", "", "", "last"],
    ],
    "google-sheets": [
        ["two\nlines", '"quoted"', "4,0"],
        ["", "007", "TRUE"],
        ["merged & <b>", "", ""],
    ],
    # Taken from LibreOffice Calc 7.4: blanks stay, remarks do not count, thousands are told by the number behind.
    "calc": [
        ["31.03.2026", "WAHR", "1234", "7", "50%", "123456.789"],
        ["a long text a long text a long text ", "a bold  red    word", "whole", "with remark", "see the link x", ""],
        ["merged", "", "ab", "\nl2", "Err:510", "tab  x"],
        ["", "", '"a"', "<br>", "שלום 👍", "a b"],
        ["end", "", "", "", "", ""],
    ],
    "word": [["Statement", "Importance"], ["Know what it costs\n  before signing\nanything", ""]],
    "data-frame": [["", "statement", "importance"], ["n1", "Know what it costs", "9.0"], ["n2", "<NA>", "NaN"]],
}


@pytest.mark.parametrize("name", CLIPBOARDS)
def test_what_others_copy(page: Page, name: str) -> None:
    assert page.evaluate(READ, (FILES / f"{name}.html").read_text("utf-8")) == CLIPBOARDS[name]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("  a \n  b  ", "a b"),
        ("a<br>b", "a\nb"),
        ("a <br> b", "a\nb"),
        ("a<br>", "a"),
        ("<br>", ""),
        ("a<br><br>b", "a\n\nb"),
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("a<div>b<br></div>c", "a\nb\nc"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "a\nb"),
        ("<b>a</b> <i> b</i>c", "a bc"),
        ("&nbsp;", ""),
        ("a&nbsp;b", "a b"),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ('<span style="white-space: pre-wrap">a\n\nb</span>', "a\n\nb"),
        ("a<!-- b --><script>c</script><style>d</style><template>e</template>", "a"),
        ('a<span style="display: none">b</span>', "a"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\nb\nc"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("=1+1", "=1+1"),
    ],
)
def test_the_text_of_a_cell_is_what_a_page_shows(page: Page, html: str, text: str) -> None:
    assert read_cell(page, html) == text


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", ""]]),
        ("<thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>", [["a"], ["b"]]),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", [["a", "", "b"], ["c", "d", "e"]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["", "c"]]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e", [["a", "b"], ["c", ""], ["d", "e"]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["", "c"], ["", "d"]]),
        ("<tr><td rowspan=9>a", [["a"]]),
        ("<tr><td>a<td style='display:none'>b<td>c<tr style='DISPLAY: none'><td>d", [["a", "c"]]),
        ("<tr><td>", [[""]]),
        ("<caption>t</caption><tr><td>a", [["a"]]),
    ],
)
def test_cells_stand_where_a_page_shows_them(page: Page, rows: str, cells: list[list[str]]) -> None:
    assert page.evaluate(READ, f"<table>{rows}</table>") == cells


@pytest.mark.parametrize(
    "html",
    [
        "",
        "prose",
        "<p>a</p>",
        "<table></table>",
        "<p>See:</p><table><tr><td>a</table>",
        "<table><tr><td>a</table><p>5 rows × 3 columns</p>",
        "<table><tr><td>a</table><table><tr><td>b</table>",
    ],
)
def test_what_is_more_or_less_than_a_table_is_none(page: Page, html: str) -> None:
    assert page.evaluate(READ, html) is None


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>a" * 2_000,
        "<table><tr>" + "<td colspan=1000>a" * 5_000,
        "<table>" + "<tr><td colspan=1000 rowspan=65534>" + "<tr>" * 50_000,
        "<table><tr><td>" + "<div>" * 5_000 + "a",
        "<table><tr><td>" + "<b>a </b> \n" * 50_000,
        "<table><tr><td>" + "<table><tr><td>" * 5_000,
        "<table><tr><td>" + " \n" * 300_000 + "a",
        "<table><tr><td>" + "<br> " * 100_000,
    ],
)
def test_a_hostile_table_takes_neither_long_nor_much(page: Page, html: str) -> None:
    start = time.monotonic()
    size = page.evaluate("html => (clipboard.read_table(html) ?? []).flat().length", html)
    assert size <= 200_000
    assert time.monotonic() - start < 20  # Without limits it never ends, or the page is gone.


def test_nothing_in_a_table_runs_or_loads(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    html = (
        "<table><tr><td>a<img src='http://127.0.0.1:9/x.png' onerror='window.ran = 1'><script>window.ran = 1</script>"
        "<svg onload='window.ran = 1'></svg><iframe srcdoc='<script>parent.ran = 1</script>'></iframe>"
        "<style>@import 'http://127.0.0.1:9/x.css';</style><link rel=stylesheet href='http://127.0.0.1:9/y.css'>"
    )
    assert read_cell(page, html) == "a"
    # An image of the page itself is asked for, after any that the table would have asked for.
    with page.expect_request("**/last.png"):
        page.evaluate("new Image().src = 'http://127.0.0.1:9/last.png'")
    assert page.evaluate("window.ran") is None
    assert asked == ["http://127.0.0.1:9/last.png"]


TABLE = "<table><tr><td>a</td><td>b</td></tr></table>"


@pytest.mark.parametrize(
    ("flavours", "pasted"),
    [
        ({"text/html": TABLE, "text/plain": "x"}, ([["a", "b"]], True)),
        ({"text/html": f"<p>See {TABLE}", "text/plain": "See a\tb"}, ([["See a", "b"]], True)),
        ({"text/html": "<b>c</b>", "text/plain": "c"}, ([["c"]], False)),
        ({"text/plain": "one\ntwo\n"}, ([["one"], ["two"]], False)),
        ({"text/plain": '"one\ntwo"\tx'}, ([["one\ntwo", "x"]], True)),
        ({"text/plain": ""}, None),
        ({}, None),
    ],
)
def test_the_flavour_that_tells_most_wins(
    page: Page, flavours: dict[str, str], pasted: tuple[list[list[str]], bool] | None
) -> None:
    wanted = pasted and {"block": pasted[0], "is_table": pasted[1]}
    assert page.evaluate(READ_ALL, flavours) == wanted
