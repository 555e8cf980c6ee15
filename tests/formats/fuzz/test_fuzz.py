"""Files made wrong by chance are refused in words or become whole maps."""

from __future__ import annotations

import subprocess
import sys

import pytest

from journeykit.formats import FORMATS
from tests.formats.fuzz.importers import IN_FOLDER, ROOT, importers, try_bytes
from tests.formats.fuzz.mutations import mutations_of

INPUTS = 2_000
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Memory and time are limited by POSIX calls.")


def test_two_thousand_wrong_files_do_no_harm():
    command = [sys.executable, "-W", "error", "-m", "tests.formats.fuzz", str(INPUTS), "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-5_000:]
    assert f"{INPUTS} inputs" in done.stdout


def test_every_readable_format_is_among_the_importers():
    names = {importer.name for importer in importers()}
    assert {form.name for form in FORMATS if form.read is not None and not form.folder} <= names


def test_a_folder_is_given_whole_and_without_what_says_which_map_it_is():
    for file in IN_FOLDER:
        seeds = next(importer for importer in importers() if importer.name == f"CSV folder, {file}").seeds
        for other in {*IN_FOLDER} - {file}:
            assert any(other in seed.beside for seed in seeds)
        assert any(len({*IN_FOLDER[:3]} - {file, *seed.beside}) == 1 for seed in seeds), "one of three is lost"


@pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)
def test_the_files_it_begins_with_are_taken(importer, tmp_path):
    for number, seed in enumerate(importer.seeds):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert try_bytes(importer, seed, folder), seed.data[:500]
        assert mutations_of(seed.data)
