"""Journals that are torn, damaged, mixed up or not ours: the longest sound part counts, the rest is put aside."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import JourneyWarning
from journeykit.model.journal import keeper
from tests.model.journal.bench import NAME, NOBODY, Bench, Cells, cells, leave

Lines = list[bytes]


@pytest.fixture(autouse=True)
def _folds_when_told(monkeypatch):
    monkeypatch.setattr(keeper, "LOOK", 3_600.0)


@pytest.fixture
def crashed(tmp_path):
    """A kernel has ended with four edits that only the journal knows; the second line of all is the oldest of them."""
    bench = Bench(tmp_path / "crashed")
    bench.open()
    assert bench.edit()
    assert bench.send(1) == "ack"
    assert bench.send(2, NOBODY) == "reject"
    assert bench.edit()
    assert bench.send(3) == "ack"
    image = bench.crash()
    bench.hub.close()
    bench.m.close()
    return Crashed(image, bench.acked)


class Crashed:
    """What a crash has left, and the map after each line of its journal."""

    def __init__(self, folder: Path, acked: list[Cells]) -> None:
        self.folder, self.path = folder, folder / NAME
        [self.journal] = (folder / f".{NAME}.d").glob("*.journal")
        self.data = self.journal.read_bytes()
        self.lines = self.data.splitlines(keepends=True)
        one, two, three, four, five = acked
        # By how many lines are sound: none, the header, an edit, an op, a refusal, an edit, an op.
        self.after = [one, one, two, three, three, four, five]
        assert len(self.lines) + 1 == len(self.after)
        self.count = 0

    def with_journal(self, data: bytes) -> Path:
        """Return the file in a folder of its own, its journal holding something else."""
        self.count += 1
        folder = self.folder.with_name(f"damaged-{self.count}")
        shutil.copytree(self.folder, folder)
        (folder / f".{NAME}.d" / self.journal.name).write_bytes(data)
        return folder / NAME


def opening(path: Path) -> tuple[jk.JourneyMap, list[str]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        m = jk.open_map(path)
    assert all(warning.category is JourneyWarning for warning in caught)
    return m, [str(warning.message) for warning in caught]


def check(path: Path, expected: Cells, *, told: bool, where: object) -> None:
    """Open what is left: the sound part is there, the rest is reported once, and it goes on."""
    hidden = path.with_name(f".{NAME}.d")
    m, said = opening(path)
    assert cells(m) == expected, where
    assert m.commit_path.read_only == "", where
    assert len(said) == told, (where, said)
    for text in said:
        assert NAME in text, "it says which map"
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert str(hidden / "aside") in text, "and where the rest is"
        assert m.commit_path.standing.note == text, "in the views, too"
    if told:
        assert any(file.stat().st_size for file in (hidden / "aside").iterdir()), where
    # Somebody else's kernel dies at once, and the next one opens it without a word.
    image = path.parent.with_name(f"{path.parent.name}-again")
    shutil.copytree(path.parent, image)
    leave(image / NAME)
    again, said = opening(image / NAME)
    assert (cells(again), said) == (expected, []), where
    again.close()
    m.needs.set("n1", statement="it goes on")
    shutil.rmtree(image)
    shutil.copytree(path.parent, image)
    leave(image / NAME)
    again, said = opening(image / NAME)
    assert (cells(again), said) == (expected | {"n1": "it goes on"}, []), where
    again.close()
    m.close()
    m, said = opening(path)
    assert (cells(m), said) == (expected | {"n1": "it goes on"}, []), where
    m.close()
    shutil.rmtree(image)
    shutil.rmtree(path.parent)


def test_the_sound_journal_gives_every_edit(crashed):
    check(crashed.with_journal(crashed.data), crashed.after[-1], told=False, where="sound")


def test_a_last_line_torn_anywhere_was_never_acknowledged(crashed):
    whole, last = b"".join(crashed.lines[:-1]), crashed.lines[-1]
    for end in range(len(last)):
        path = crashed.with_journal(whole + last[:end])
        check(path, crashed.after[-2], told=False, where=f"torn at byte {end}")


@pytest.mark.parametrize("number", range(6))
def test_a_damaged_byte_costs_its_line_and_what_follows(crashed, number):
    line = crashed.lines[number]
    for at in {0, 5, 16, 17, len(line) // 2, len(line) - 2}:
        for bit in (0x01, 0x80):
            damaged = bytearray(line)
            damaged[at] ^= bit
            data = b"".join([*crashed.lines[:number], bytes(damaged), *crashed.lines[number + 1 :]])
            check(crashed.with_journal(data), crashed.after[number], told=True, where=f"byte {at} of line {number}")


def without(number: int) -> Callable[[Lines], Lines]:
    return lambda lines: lines[:number] + lines[number + 1 :]


def doubled(number: int) -> Callable[[Lines], Lines]:
    return lambda lines: lines[: number + 1] + lines[number:]


def swapped(number: int) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines[:number], lines[number + 1], lines[number], *lines[number + 2 :]]


@pytest.mark.parametrize(
    ("mix_up", "sound"),
    [
        # Nobody can tell that the last line is gone.
        *(pytest.param(without(number), number, id=f"without {number}") for number in range(5)),
        *(pytest.param(doubled(number), number + 1, id=f"{number} twice") for number in range(6)),
        *(pytest.param(swapped(number), number, id=f"{number} and the next swapped") for number in range(5)),
        pytest.param(lambda lines: [lines[0] + b"\n", *lines[1:]], 1, id="an empty line"),
        pytest.param(lambda lines: [*lines, b"garbage\n"], 6, id="garbage behind"),
        pytest.param(lambda lines: [b"\x00" * 4_096 + b"\n", *lines], 0, id="zeros before"),
        pytest.param(lambda _lines: [b"not a journal\n"], 0, id="a text"),
        pytest.param(lambda _lines: [b"\xff\xfe\x00\n" * 9], 0, id="no text"),
    ],
)
def test_lines_that_are_not_as_they_were_written_end_the_sound_part(crashed, mix_up, sound):
    path = crashed.with_journal(b"".join(mix_up(crashed.lines)))
    check(path, crashed.after[sound], told=True, where=mix_up)


def test_an_empty_journal_is_one_that_was_never_begun(crashed):
    check(crashed.with_journal(b""), crashed.after[0], told=False, where="empty")


def test_a_journal_of_another_map_is_put_aside_and_told_of(crashed, tmp_path):
    other = Bench(tmp_path / "other")
    other.open()
    assert other.edit()
    image = other.crash()
    other.hub.close()
    other.m.close()
    [theirs] = (image / f".{NAME}.d").glob("*.journal")
    check(crashed.with_journal(theirs.read_bytes()), crashed.after[0], told=True, where="instead of ours")
    path = crashed.with_journal(crashed.data)
    shutil.copy(theirs, path.with_name(f".{NAME}.d"))
    check(path, crashed.after[-1], told=True, where="beside ours")


@pytest.mark.parametrize("number", range(1, 5))
def test_damage_before_the_file_was_written_last_costs_what_only_the_journal_knows(tmp_path, number):
    bench = Bench(tmp_path / "folded")
    bench.open()
    for _ in range(2):
        assert bench.edit()
    bench.fold()
    in_the_file = bench.acked[-1]
    assert bench.edit()
    image = bench.crash()
    bench.hub.close()
    bench.m.close()
    [journal] = (image / f".{NAME}.d").glob("*.journal")
    lines = journal.read_bytes().splitlines(keepends=True)
    assert len(lines) == 5, "header, two edits, the file, an edit"
    journal.write_bytes(b"".join([*lines[:number], b"0" + lines[number][1:-3] + b"??\n", *lines[number + 1 :]]))
    check(image / NAME, in_the_file, told=True, where=f"line {number}")
