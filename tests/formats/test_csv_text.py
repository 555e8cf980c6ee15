"""Bytes as text: whatever a file was saved with, its letters are right or are said to be doubtful."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.csv_text import decode
from journeykit.formats.loading import read_map

MARK = "\ufeff"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_finds_the_encoding(encoding):
    text = "name;goal\r\nNadia Müller;Größe – 5 €\r\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Besoin;Étape\nÊtre rassuré avant d'acheter – l’été, 5 €"),
        ("cp1252", "Necesidad;Añadir\n¿Cuánto cuesta? ¡Rápido!"),
        ("cp1252", "Stage;Doing\nClaims;• calls us\nOffer;reads of HeatGuard™"),
        ("cp1250", "Potrzeba;Ważność\nBezpieczeństwo żółw;9\nŁucja;8"),
        ("cp1250", "Potřeba;Důležitost\nPříliš žluťoučký kůň"),
        ("cp1251", "Потребность;Важность\nЗнать цену;8"),
        ("cp1253", "Ανάγκη;Στάδιο\nΝα ξέρω την τιμή;Αγορά"),
        ("cp1256", "الحاجة;المرحلة\nمعرفة السعر"),
        ("mac-roman", "Bedürfnis;Größe\nWärme im Winter;8"),
        ("cp850", "Bedürfnis;Größe\nWärme;Küche"),
        ("cp932", "ニーズ;重要度\n価格を知りたい;9\nWebサイトで比較する"),
        ("gb18030", "需求;重要性\n想知道价格;9"),
        ("big5", "需求;重要性\n想知道價格;9"),
    ],
)
def test_finds_an_encoding_of_before_unicode_by_its_letters(encoding, text):
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.encoding
    assert found.foreign == ()


@pytest.mark.parametrize(
    ("encoding", "text", "word"),
    [
        ("cp1254", "İhtiyaç;Aşama\nFiyatı bilmek;Satın alma", "İhtiyaç"),
        ("cp1255", "צורך;שלב\nלדעת את המחיר", "צורך"),
        ("cp949", "요구;중요도\n가격을 알고 싶다;9", "중요도"),
    ],
)
def test_words_of_headers_tell_encodings_apart(encoding, text, word):
    assert decode(text.encode(encoding), {word}.__contains__).text == text


def test_a_damaged_letter_does_not_change_the_others():
    found = decode("Größe, Länge, Höhe".encode()[:-2] + b"\xff")
    assert (found.text, found.foreign) == ("Größe, Länge, Hö\ufffd", (1,))


def test_a_line_in_another_encoding_is_read_and_named():
    found = decode("Größe\nMaß\n".encode() + "Prämie\n".encode("cp1252") + "Übersicht".encode())
    assert (found.text, found.foreign) == ("Größe\nMaß\nPrämie\nÜbersicht", (3,))


def test_a_file_cut_off_within_a_letter_is_told():
    assert decode("name\nGröße".encode("utf-16")[:-1]).foreign == (2,)
    found = decode("name\nMüller, Grö".encode()[:-1])
    assert (found.text, found.encoding, found.foreign) == ("name\nMüller, Gr\ufffd", "", (2,))


def test_an_only_letter_at_the_very_end_is_doubtful():
    found = decode("name\nCafé".encode("cp1252"))
    assert (found.text, found.encoding, found.foreign) == ("name\nCafé", "", (2,))


def test_byte_order_marks_are_taken_off_however_many_there_are():
    for encoding in ("utf-8", "utf-16-le"):
        assert decode(f"{MARK}{MARK}name".encode(encoding)).text == "name"


def test_what_is_doubtful_is_reported_by_whatever_reads_it(tmp_path):
    m = jk.JourneyMap(stages=["Größe", "Maß"], title="Länge")
    m.needs.add(statement="Höhe", stage="Größe")
    jk.save(m, tmp_path / "map")
    jk.save(m, tmp_path / "map.tidy.csv")
    jk.save(m, tmp_path / "map.board.csv")
    jk.save(m, tmp_path / "map.mmd")
    for name in ("map", "map.tidy.csv", "map.board.csv", "map.mmd"):
        path = tmp_path / name / "needs.csv" if name == "map" else tmp_path / name
        lines = path.read_bytes().split(b"\n")
        at = next(at for at, line in enumerate(lines) if b"\xc3" in line)
        lines[at] = lines[at].decode().encode("cp1252")
        path.write_bytes(b"\n".join([*lines[:-1], "; ä".encode() if name == "map" else lines[-1]]))
        told = [problem.why for problem in read_map(tmp_path / name).problems]
        assert any("not in the encoding of the others" in why for why in told), (name, told)


def test_a_zero_byte_is_a_letter_like_others():
    assert decode(b"name,goal\na\x00b,c\n" * 300).text[:14] == "name,goal\na\x00b,"


@pytest.mark.parametrize(
    ("data", "what"), [(b"PK\x03\x04x", "workbook"), (b"\xd0\xcf\x11\xe0", "old Excel"), (b"%PDF-1", "PDF")]
)
def test_another_kind_of_file_is_named(data, what):
    with pytest.raises(UnreadableFileError, match=what):
        decode(data)
