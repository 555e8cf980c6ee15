"""Any number of histories: python -m tests.sync.soak 50000 [SEED]. Ends with the first that breaks a promise."""

import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.sync.histories import complaint
from tests.sync.node_stores import NodeStores, build_driver

TOLD_EVERY = 1_000


def main(count: int, first: int) -> int:
    logging.disable(logging.CRITICAL)  # a fault of the kernel ends in a complaint
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        stores = NodeStores(build_driver(Path(folder)))
        try:
            for done in range(count):
                broken = complaint(stores, first + done)
                if broken:
                    print(broken)
                    return 1
                if (done + 1) % TOLD_EVERY == 0:
                    print(f"{done + 1} histories, {(done + 1) / (time.monotonic() - begun):.0f} a second", flush=True)
        finally:
            stores.close()
    print(f"{count} histories from seed {first}: every promise kept.")
    return 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(10_000, 0)[len(given) :]))
