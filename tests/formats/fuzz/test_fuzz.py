"""Files made wrong by chance are refused in words or become whole maps."""

from __future__ import annotations

import subprocess
import sys

import pytest

from journeykit.formats import FORMATS
from tests.formats.fuzz.importers import ROOT, importers, try_bytes
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


@pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)
def test_the_files_it_begins_with_are_taken(importer, tmp_path):
    for data in importer.seeds:
        try_bytes(importer, data, tmp_path)
        assert mutations_of(data)
