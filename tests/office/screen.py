"""A screen of the tests' own (X without a monitor): the programs on it share a clipboard, as on a desk."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

MISSING = (
    "The tests that share a clipboard with LibreOffice need a screen and found no `Xvfb` on the path. Install it "
    'with `apt install xvfb`. To leave these tests out: pytest -m "not desktop".'
)


class Screen:
    """An X server; ``environment`` is for the programs that are to show their windows on it."""

    def __init__(self) -> None:
        program = shutil.which("Xvfb")
        if not program:
            pytest.fail(MISSING, pytrace=False)
        said, says = os.pipe()
        # It chooses a number that is free, and tells it as soon as it can be used.
        command = [program, "-displayfd", str(says), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, pass_fds=[says], stderr=subprocess.DEVNULL)
        os.close(says)
        with os.fdopen(said) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start."
        self.environment = {**os.environ, "DISPLAY": f":{number}"}

    def stop(self) -> None:
        """End the X server."""
        self._process.terminate()
        self._process.wait()
