"""Opening, taking over and closing while the disk fails: it says why, and the next attempt finds everything."""

from __future__ import annotations

import errno
import itertools
import json
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import JourneyWarning, NotStoredError
from journeykit.model.journal import keeper
from tests.model.journal.bench import NAME, Bench, Cells, cells, leave
from tests.model.journal.faulty_disk import FaultyDisk

CODES = [errno.ENOSPC, errno.EIO, errno.EACCES]


@pytest.fixture(autouse=True)
def _folds_when_told(monkeypatch):
    monkeypatch.setattr(keeper, "LOOK", 3_600.0)


@pytest.fixture
def disk(monkeypatch, tmp_path):
    return FaultyDisk(monkeypatch, tmp_path)


@pytest.fixture
def left(tmp_path):
    """What a kernel has left that ended: a file, and edits that only the journal knows."""
    bench = Bench(tmp_path / "left")
    bench.open()
    assert bench.edit()
    bench.fold()
    assert bench.edit()
    assert bench.send(1) == "ack"
    image = bench.crash()
    bench.hub.close()
    bench.m.close()
    return image, bench.acked[-1], bench.acked[1]


def as_it_is(_folder: Path) -> None:
    """The kernel was killed."""


def damaged(folder: Path) -> None:
    """A line behind the edits is garbage."""
    [journal] = (folder / f".{NAME}.d").glob("*.journal")
    journal.write_bytes(journal.read_bytes() + b"garbage\n")


def replaced(folder: Path) -> None:
    """Somebody has changed the file since."""
    other = jk.load(folder / NAME).copy()
    other.title = "Somebody else's"
    jk.save(other, folder / NAME, overwrite=True)


def opening(path: Path, *, take_over: bool = False) -> jk.JourneyMap:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", JourneyWarning)
        return jk.open_map(path, take_over=take_over)


def everything(folder: Path) -> Cells:
    """Return what the newest of the file and its conflict copies holds."""
    copies = sorted(folder.glob("[!.]*.conflict-*"))
    return cells(jk.load(copies[-1] if copies else folder / NAME))


@pytest.mark.parametrize("take_over", [False, True], ids=["opening", "taking over"])
@pytest.mark.parametrize("state", [as_it_is, damaged, replaced])
def test_an_opening_that_fails_loses_nothing(disk, tmp_path, left, state: Callable[[Path], None], take_over):
    image, expected, in_the_file = left
    source = Path(image)
    numbers = itertools.count()

    def fresh() -> Path:
        folder = tmp_path / f"fresh-{next(numbers)}"
        shutil.copytree(source, folder)
        state(folder)
        return Path(folder / NAME)

    path = fresh()
    with disk.watched():
        m = opening(path, take_over=take_over)
    calls = disk.calls
    m.close()
    for at, code in itertools.product(range(len(calls)), CODES):
        path = fresh()
        where = f"{errno.errorcode[code]} in call {at}, {calls[at]}"
        problem: OSError | None = None
        with disk.watched(at, code):
            try:
                m = opening(path, take_over=take_over)
            except OSError as raised:
                problem = raised
            else:
                standing = m.commit_path.standing
                for text in (standing.read_only, standing.note):
                    assert not text or text.endswith(".") and "Errno" not in text, (where, text)
                if not standing.read_only:
                    found = cells(m)
                    assert found == expected or state is replaced, where
                    m.needs.set("n1", statement="it goes on")
                    m.needs.set("n1", statement=found["n1"])
                m.close()
        # Python's own, which names the file.
        assert problem is None or problem.errno == code, where
        json.loads(path.read_bytes())
        leave(path)
        m = opening(path)
        assert m.commit_path.read_only == "", where
        m.close()
        assert everything(path.parent) in ([expected] if state is not replaced else [expected, in_the_file]), where
        assert in_aside_or_there(path, expected), where
        shutil.rmtree(path.parent)


def in_aside_or_there(path: Path, expected: Cells) -> bool:
    """Tell whether the last edits are in a file, or at least in a journal that was put aside."""
    if everything(path.parent) == expected:
        return True
    journals = (path.parent / f".{NAME}.d" / "aside").glob("*.journal")
    return any(expected["n2"].encode() in journal.read_bytes() for journal in journals)


def test_a_map_that_fails_to_close_says_so_and_keeps_its_journal(disk, tmp_path):
    numbers = itertools.count()

    def ready() -> Bench:
        bench = Bench(tmp_path / f"ready-{next(numbers)}")
        bench.open()
        assert bench.edit()
        return bench

    bench = ready()
    with disk.watched():
        bench.m.close()
    calls = disk.calls
    for at, code, for_good in itertools.product(range(len(calls)), CODES, (False, True)):
        where = f"{errno.errorcode[code]} in call {at}, {calls[at]}{' and on' * for_good}"
        bench = ready()
        with disk.watched(at, code, for_good=for_good):
            try:
                bench.m.close()
            except NotStoredError as problem:
                said = str(problem)
            else:
                said = ""
        assert not said or said.startswith(f"{NAME} could not be written: "), where
        assert not said or said.endswith(". Your edits are safe in the journal beside it."), where
        json.loads(bench.path.read_bytes())
        leave(bench.path)
        m = jk.open_map(bench.path)
        assert (cells(m), m.commit_path.standing.note) == (bench.acked[-1], ""), where
        m.close()
        shutil.rmtree(bench.folder)
