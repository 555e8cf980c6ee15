"""The page of js/test/page, built and served: views without a kernel, so without JupyterLab."""

from __future__ import annotations

import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

JS = Path(__file__).parents[3] / "js"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


class Site:
    """The page at an address of this machine, until it is stopped."""

    def __init__(self, folder: Path, page: str = "page", serves: type[Quiet] = Quiet) -> None:
        node = shutil.which("node")
        assert node, "These tests build a page with Node, which is not installed."
        subprocess.run([node, f"test/{page}/build.mjs", folder], cwd=JS, check=True)
        (folder / "favicon.ico").touch()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(serves, directory=folder))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Free the address."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
