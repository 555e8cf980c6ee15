"""Whether the kernel that holds a lock still runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from journeykit.model.journal.lock import Holder, MapLock, is_alive
from tests.browser.waiting import wait_until

TAKE = """
import sys
from pathlib import Path
from journeykit.model.journal.lock import MapLock
MapLock.take(Path(sys.argv[1]), "epoch_1")
print("taken", flush=True)
sys.stdin.readline()
"""


def test_a_kernel_that_has_ended_is_gone_even_before_anybody_has_asked_about_it(tmp_path: Path):
    path = tmp_path / "lock"
    kernel = subprocess.Popen(
        [sys.executable, "-c", TAKE, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with kernel:
        assert kernel.stdout is not None
        assert kernel.stdout.readline() == "taken\n"
        held = MapLock.take(path, "epoch_2")
        assert isinstance(held, Holder)
        assert is_alive(held, path)
        kernel.kill()
        # Its output ends with it; that it has ended is not asked before the lock is taken.
        assert kernel.stdout.read() == ""
        wait_until(lambda: isinstance(MapLock.take(path, "epoch_2"), MapLock), "the lock to be free")
