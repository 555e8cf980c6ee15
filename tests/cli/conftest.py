"""A shell for the command line as people use it, and one of our own, which is quicker."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeykit.cli import main

ROOT = Path(__file__).parents[2]
HEAT_PUMP = ROOT / "examples" / "heat_pump.journey.json"


@pytest.fixture
def shell(tmp_path):
    """Return a shell in a folder of its own, with the heat pump in it: a line in, code, output and errors out."""
    shutil.copy(HEAT_PUMP, tmp_path / "heat pump.journey.json")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def run(line: str) -> tuple[int, str, str]:
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            cwd=tmp_path,
            env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    run.folder = tmp_path  # type: ignore[attr-defined]
    return run


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """Return the command line without a shell, for what is tried many times: a line in, code, output and errors out."""
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> tuple[int, str, str]:
        code = main(shlex.split(line)[1:])
        return code, *capsys.readouterr()

    return run
