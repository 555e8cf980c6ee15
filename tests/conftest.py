"""What holds for every test."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

SECONDS = 20
"""After which a test that asks for it is stuck, on any machine. No timing: what it does takes a moment."""

# A slow machine is not a bug: no example is timed.
settings.register_profile("journeykit", deadline=None, print_blob=True)
settings.load_profile("journeykit")


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Maps without a file are kept among a user's data, which tests leave alone."""
    folder = tmp_path_factory.getbasetemp() / "data"
    monkeypatch.setattr("journeykit.model.journal.recovery.data_folder", lambda: folder)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that opens a connection or starts a program."""

    def refuse(*given: object, **named: object) -> None:
        pytest.fail(f"A file made journeykit reach out: {given} {named}")

    for module, names in (
        (socket, ("socket", "create_connection", "getaddrinfo")),
        (subprocess, ("Popen", "run", "call", "check_output")),
        (os, ("system", "popen", "execv", "execve", "fork", "posix_spawn", "startfile")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, refuse, raising=False)


@pytest.fixture
def in_time() -> Iterator[None]:
    """End a test that hangs."""
    if sys.platform == "win32":
        yield
        return

    def late(*_: object) -> None:
        pytest.fail(f"After {SECONDS} s it was still at it.")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
