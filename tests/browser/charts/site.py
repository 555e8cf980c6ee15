"""The page of js/test/chart-page, built and served with a policy that allows no code but its own scripts."""

from __future__ import annotations

import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

JS = Path(__file__).parents[3] / "js"

POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'none'; img-src 'self'"
"""No eval, no request from a script, no image from elsewhere."""


class Strict(SimpleHTTPRequestHandler):
    """Serves files under the policy and tells nobody."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class ChartSite:
    """The page at an address of this machine, until it is stopped."""

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        assert node, "The tests of live charts build a page with Node, which is not installed."
        subprocess.run([node, "test/chart-page/build.mjs", folder], cwd=JS, check=True)
        (folder / "favicon.ico").touch()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=folder))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Free the address."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
