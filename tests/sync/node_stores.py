"""The real TypeScript stores, run by Node: commands go in by the line, what the pages say and show comes out."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

JS = Path(__file__).parents[2] / "js"


def build_driver(folder: Path) -> Path:
    """Bundle js/test/sync/driver.ts into the folder."""
    bundle = folder / "driver.mjs"
    subprocess.run([_node(), "test/sync/build.mjs", str(bundle)], cwd=JS, check=True)
    return bundle


def _node() -> str:
    node = shutil.which("node")
    assert node is not None, "the simulation needs Node 20 or newer"
    return node


class NodeStores:
    """One Node process; ``begin`` clears it for the next history."""

    def __init__(self, bundle: Path) -> None:
        self._process = subprocess.Popen(
            [_node(), str(bundle)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def tell(self, *commands: dict[str, Any] | str) -> tuple[list[Any], dict[str, Any]]:
        """Run commands, given as objects or as JSON texts; return their results and the news of each page."""
        line = ",".join(command if isinstance(command, str) else json.dumps(command) for command in commands)
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"[{line}]\n")
        stdin.flush()
        answer = json.loads(stdout.readline() or '{"error": "The driver is gone."}')
        if "error" in answer:
            raise RuntimeError(f"In the driver: {answer['error']}")
        return answer["results"], answer["pages"]

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait()
