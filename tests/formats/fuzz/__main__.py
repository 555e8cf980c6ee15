"""``python -m tests.formats.fuzz N SEED``: N files made wrong, each given to the importer that it is for.

Each must become a whole map or a refusal in words, in seconds, within 2 GB, without reaching out. What fails is
kept in ``test-results/fuzz``, under a name that says how to make it again.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn

from tests.formats.fuzz.importers import ROOT, Importer, Seed, importers, try_bytes
from tests.formats.fuzz.mutations import mutations_of

SECONDS = 20
MEMORY = 2 * 1024**3


class _TooLong(BaseException):
    """An importer that does not come back."""


def _out(*given: object, **named: object) -> NoReturn:
    raise AssertionError(f"A file made journeykit reach out: {given} {named}")


def _late(signum: int, frame: FrameType | None) -> NoReturn:
    raise _TooLong(f"more than {SECONDS} s")


def main(count: int, seed: int) -> int:
    """Run the inputs; return how many failed."""
    known = importers()
    _alone()
    failed: Counter[str] = Counter()
    slowest, since = (0.0, ""), time.monotonic()
    for number in range(count):
        random = Random(f"{seed}:{number}")
        importer = known[number % len(known)]
        begun = random.choice(importer.seeds)
        data = begun.data
        for _ in range(random.choice((1, 1, 1, 2))):
            try:
                data = random.choice(mutations_of(data))(data, random)
            except (ValueError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
                break  # no JSON, or no archive, any more
        begin = time.monotonic()
        made = replace(begun, data=data)
        problem = _try(importer, made)
        slowest = max(slowest, (time.monotonic() - begin, f"{importer.name}, input {number}"))
        if problem:
            failed[importer.name] += 1
            _keep(f"{seed}-{number}-{importer.file}", importer, made)
            print(f"Input {number} of seed {seed}, {importer.name}:\n{problem}", flush=True)
    print(f"{count} inputs for {len(known)} importers in {time.monotonic() - since:.0f} s, {failed.total()} failed.")
    print(f"Slowest: {slowest[1]}, {slowest[0]:.2f} s.")
    return failed.total()


def _try(importer: Importer, made: Seed) -> str:
    with tempfile.TemporaryDirectory() as folder:
        signal.alarm(SECONDS)
        try:
            try_bytes(importer, made, Path(folder))
        except (Exception, _TooLong):  # noqa: BLE001  (whatever it is, it is told)
            return traceback.format_exc(limit=-8)
        finally:
            signal.alarm(0)
    return ""


def _alone() -> None:
    """Make connections, programs and too much memory errors from here on."""
    import resource

    signal.signal(signal.SIGALRM, _late)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    socket.socket.connect = _out  # type: ignore[method-assign]
    subprocess.Popen.__init__ = _out  # type: ignore[method-assign]
    os.system = _out


def _keep(name: str, importer: Importer, made: Seed) -> None:
    """Keep a file that did harm; a folder of them if it is one among others."""
    folder = ROOT / "test-results" / "fuzz"
    place = folder / name
    if made.beside:
        folder, place = place, place / importer.file
    folder.mkdir(parents=True, exist_ok=True)
    place.write_bytes(made.data)
    for other, data in made.beside.items():
        (folder / other).write_bytes(data)


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1]), int(sys.argv[2])), 1))
