"""Pictures as files: SVG, PNG of so many pixels, PDF with text as text, and what saving says of each."""

from __future__ import annotations

import base64
import re
import struct
import sys
import zlib
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import (
    FileConflictError,
    InvalidValueError,
    MissingExtraError,
    PictureError,
    UnknownNameError,
)
from journeykit.formats import as_pdf, as_png, as_svg
from journeykit.formats.picture import drawing
from journeykit.formats.picture.page import own_page, page_on, too_small
from journeykit.formats.picture.pdf_objects import in_order
from tests.formats.any_map import maps
from tests.formats.html.page_reader import PageReader
from tests.formats.picture.any_board import boards
from tests.formats.picture.boards import BOARDS, board, picture
from tests.formats.picture.looks import letters, texts


def png_size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def objects(pdf: bytes) -> dict[int, bytes]:
    """Return the objects of a PDF, read as its table says where they are."""
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    rows = re.findall(rb"(\d{10}) \d{5} n", pdf[start:])
    found = {}
    for number, row in enumerate(rows, 1):
        head = re.match(rb"(\d+) 0 obj\s", pdf[int(row) :])
        assert head is not None
        assert int(head[1]) == number
        found[number] = pdf[int(row) : pdf.index(b"endobj", int(row))]
    return found


def written_in(pdf: bytes) -> str:
    """Return the text of a PDF: what its fonts say that the codes of its content mean."""
    parts = objects(pdf)
    maps_of_font = {}
    for number, part in parts.items():
        if found := re.search(rb"/ToUnicode (\d+) 0 R", part):
            pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", parts[int(found[1])])
            maps_of_font[number] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs
            }
    named = re.findall(rb"/(fo\d+) (\d+) 0 R", b"".join(parts.values()))
    fonts = {name: maps_of_font[int(number)] for name, number in named}
    said = []
    for part in parts.values():
        found = re.search(rb"stream\r?\n(.*?)\r?\nendstream", part, re.DOTALL)
        if not found or b"/FlateDecode" not in part or b"/Length1" in part:
            continue
        content = zlib.decompress(found[1])
        if b" Tf" not in content:
            continue
        for font, shown in re.findall(rb"/(fo\d+) [\d.]+ Tf\s*\(((?:\\.|[^\\)])*)\)", content, re.DOTALL):
            said.append("".join(fonts[font].get(code, "\ufffd") for code in _codes(shown)))
    return "".join(said)


def _codes(shown: bytes) -> list[int]:
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    plain = re.sub(
        rb"\\([0-7]{1,3}|.)",
        lambda found: bytes([int(found[1], 8)]) if found[1].isdigit() else escapes.get(found[1], found[1]),
        shown,
        flags=re.DOTALL,
    )
    return [plain[at] << 8 | plain[at + 1] for at in range(0, len(plain) - 1, 2)]


def page_size(pdf: bytes) -> tuple[float, float]:
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert found is not None
    return float(found[1]), float(found[2])


def test_svg_is_what_a_notebook_shows(tmp_path):
    m = board("heat_pump")
    report = jk.save(m, tmp_path / "board.svg", dark=True)
    shown = jk.board_picture(m, dark=True)
    assert (tmp_path / "board.svg").read_text("utf-8").startswith(shown.svg)
    assert report.rows == picture("heat_pump").rows
    assert "5 pieces of evidence" in report.lost
    bundle = shown._repr_mimebundle_()
    assert bundle["image/svg+xml"] == shown.svg
    assert bundle["text/plain"].startswith("<BoardPicture: ")


def test_a_notebook_shows_the_picture_as_broad_as_there_is_room_for_and_with_a_name():
    m = board("heat_pump").copy()
    m.title = 'Heat "pump" & <more>'
    shown = jk.board_picture(m)
    page = PageReader(shown._repr_mimebundle_()["text/html"])
    assert page.tags == {"img"}
    assert page.all("alt") == [f'Journey board: Heat "pump" & <more>. {shown.finding}']
    assert "max-width: 100%" in page.all("style")[0]
    head, _, data = page.all("src")[0].partition(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == shown.svg


def test_board_picture_says_which_texts_it_cuts():
    m = jk.JourneyMap(stages=["Claims"])
    assert "Not shown" not in repr(jk.board_picture(m))
    m.notes.add(stage="claims", lane="doing", text="word " * 1_000)
    assert repr(jk.board_picture(m)).endswith("Not shown: the end of 1 text of more than 2,000 letters.>")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"dark": "maybe"}, "dark has to be True or False; it was 'maybe'."),
        ({"personas": 3}, "an id or a name"),
        ({"lanes": 1.5}, "an id or a name"),
    ],
)
def test_what_a_picture_is_asked_must_make_sense(options, why):
    with pytest.raises(InvalidValueError, match=why):
        jk.board_picture(board("one_stage"), **options)


def test_board_picture_wants_a_map():
    with pytest.raises(InvalidValueError, match=re.escape("jk.board_picture(m)")):
        jk.board_picture("heat pump")  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [1, 2, 0.5])
def test_png_has_so_many_pixels(scale):
    width, height = picture("one_stage").size
    found = png_size(as_png.write(board("one_stage"), scale=scale).files[""])
    assert all(abs(side - wanted * scale) <= 1 for side, wanted in zip(found, (width, height), strict=True))


def test_a_png_past_all_measure_is_refused_with_what_fits():
    m = board("crowded")
    with pytest.raises(PictureError, match=r"scale=([\d.]+) fits") as caught:
        as_png.write(m, scale=30)
    fitting = re.findall(r"scale=([\d.]+)", str(caught.value))[0]
    width, height = picture("crowded").size
    assert 0.95 * as_png.MAX_PIXELS < width * height * float(fitting) ** 2 <= as_png.MAX_PIXELS


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf"), "2", True, 0.0001])
def test_a_scale_is_a_number_that_leaves_something(scale):
    with pytest.raises(InvalidValueError, match=r"^scale has to be .*; it was "):
        as_png.write(board("empty"), scale=scale)


def test_pdf_holds_text_as_text():
    pdf = as_pdf.write(board("heat_pump")).files[""]
    found = letters(written_in(pdf))
    for text in texts(picture("heat_pump").svg()):
        assert letters(text) in found, text
    assert b"/FontFile2" in pdf


@pytest.mark.parametrize("paper", as_pdf.PAPERS)
def test_pdf_fits_on_a_paper(paper):
    long, short = as_pdf.PAPERS[paper]
    size = page_size(as_pdf.write(board("one_stage"), paper=paper).files[""])
    assert sorted(size) == pytest.approx([short, long], abs=0.1)


@pytest.mark.parametrize("name", ["heat_pump", "thirty_stages", "empty"])
def test_on_a_paper_the_picture_is_in_the_middle_and_whole(name):
    width, height = picture(name).size
    for paper in as_pdf.PAPERS.values():
        page = page_on(paper, (width, height))
        x, y, wide, tall = page.view
        assert x + wide / 2 == pytest.approx(width / 2)
        assert y + tall / 2 == pytest.approx(height / 2)
        assert x < 32
        assert x + wide > width - 32
        assert y < 32
        assert y + tall > height - 32
        assert page.size[0] / wide == pytest.approx(page.size[1] / tall)


def test_a_page_of_its_own_is_no_larger_than_readers_show():
    assert own_page((1_600, 800)).size == (1_200, 600)
    assert max(own_page((1_000, 90_000)).size) == 14_400
    width, height = picture("stages_only").size
    pdf = as_pdf.write(board("stages_only")).files[""]
    assert page_size(pdf) == pytest.approx((width * 0.75, height * 0.75), abs=0.5)


def test_letters_too_small_to_read_are_told_of():
    size = picture("thirty_stages").size
    (told,) = too_small("A4", as_pdf.PAPERS, size)
    assert re.search(r"[\d.]+ points high on A4; try paper='A1'", told)
    assert too_small("A0", as_pdf.PAPERS, size) == ()
    assert told in as_pdf.write(board("thirty_stages"), paper="A4").lost


def test_a_paper_that_is_not_there():
    with pytest.raises(UnknownNameError, match="Did you mean 'A4'"):
        as_pdf.write(board("empty"), paper="A5")


@pytest.mark.parametrize("name", ["heat_pump", "every_script"])
def test_the_same_map_gives_the_same_bytes(name):
    m = board(name)
    assert len({as_svg.write(m).files[""] for _ in range(2)}) == 1
    assert len({as_png.write(m, scale=0.5).files[""] for _ in range(2)}) == 1
    assert len({as_pdf.write(m).files[""] for _ in range(4)}) == 1


def test_a_pdf_says_its_title_and_language():
    pdf = as_pdf.write(board("every_script")).files[""]
    (title,) = re.findall(rb"/Title <([0-9a-f]+)>", pdf)
    assert bytes.fromhex(title.decode()).decode("utf-16") == "Journey board: ביטוח רכב, מהתחלה (2025)"
    assert b"/Lang (he)" in pdf
    assert objects(pdf)[1].count(b"/Type /Catalog") == 1


def test_a_pdf_built_in_another_way_stays_as_it_is():
    for odd in (b"", b"%PDF-1.7\nnothing", b"%PDF\nxref\n0 1\ntrailer\n<<>>\nstartxref\n5\n%%EOF"):
        assert in_order(odd, "Title", "en") in (odd, in_order(odd, "Title", "en"))
    assert in_order(b"%PDF-1.7\nnothing", "Title", "en") == b"%PDF-1.7\nnothing"


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("form", [as_png, as_pdf], ids=["png", "pdf"])
def test_every_board_becomes_pixels_and_pages(name, form):
    options = {"scale": 0.25} if form is as_png else {}
    assert form.write(board(name), **options).files[""]


@settings(max_examples=15)
@given(maps() | boards())
def test_any_map_becomes_pixels_and_pages(m):
    assert as_png.write(m, scale=0.25).files[""]
    assert as_pdf.write(m).files[""]


def test_letters_that_no_font_has_are_told_of():
    m = jk.JourneyMap(title="A \U00012000", stages=["日本 ★"])
    told = as_png.write(m, scale=0.5).lost
    assert any(lost.startswith("letters that no font on this machine has: ") and "\U00012000" in lost for lost in told)
    assert drawing.undrawn(picture("heat_pump").svg()) == ()


def test_letters_that_cannot_be_drawn_joined_are_drawn_apart(monkeypatch):
    seen = []

    class Stumbling:
        def svg_to_png(self, svg: str, scale: float) -> bytes:
            seen.append(svg)
            if "\u200d" in svg:
                raise RuntimeError("Err(Any { .. })")
            return b"png"

    monkeypatch.setattr(drawing, "_converter", lambda form: Stumbling())
    data, told = drawing.drawn("PNG", "<svg>👩\u200d👧</svg>")
    assert (data, told) == (b"png", ("how letters are joined, such as emoji of several parts",))
    assert seen[-1] == "<svg>👩👧</svg>"


def test_what_cannot_be_drawn_at_all_is_an_error_of_ours(monkeypatch):
    class Broken:
        def svg_to_pdf(self, svg: str) -> bytes:
            raise ValueError("no")

    monkeypatch.setattr(drawing, "_converter", lambda form: Broken())
    with pytest.raises(PictureError, match=re.escape('jk.save(m, "board.svg")')):
        drawing.drawn("PDF", "<svg/>")


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_a_missing_package_is_named_with_the_way_to_get_it(monkeypatch, tmp_path, suffix):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=re.escape('pip install "journeykit[images]"')):
        jk.save(board("empty"), tmp_path / f"board.{suffix}")
    assert not list(tmp_path.iterdir())


def test_a_picture_is_not_written_over_another_map_unasked(tmp_path):
    path = tmp_path / "board.svg"
    jk.save(board("heat_pump"), path)
    jk.save(board("heat_pump"), path)
    with pytest.raises(FileConflictError):
        jk.save(board("empty"), path)
    jk.save(board("empty"), path, overwrite=True)
    assert ET.fromstring(path.read_text("utf-8")).attrib["role"] == "img"


def test_options_are_checked_by_name(tmp_path):
    with pytest.raises(UnknownNameError, match="Did you mean 'personas'"):
        jk.save(board("empty"), tmp_path / "board.svg", persona="Ann")
    report = jk.save(board("heat_pump"), tmp_path / "board.pdf", personas="Emre Kaya", lanes="Doing", version="as_is")
    assert any(lost.endswith("not asked for") for lost in report.lost)
